"""Courses of nerves and the skin of the back -> the files of content/geometry."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from ..model.pathways import Pathway
from ..model.territories import Territories
from .back_skin import RIBBONS, BackSkin, back_skin
from .body import Body, read_body
from .bone_plate import NAME, bone_plate
from .bones import tenths
from .canal import SACRAL, Canal, Level, RootCourse
from .course_notes import back_skin_notes, course_notes, plate_notes
from .derive import packed
from .ground import LEVELS, Ground
from .neighbours import Line, neighbours
from .packing import in_order
from .superior import Family, family
from .surface import Floats
from .surgery import incisions, screws, trigger
from .tunnel import tunnel_faces, tunnel_points

LICENCE, SKIN_LICENCE, PLATE_LICENCE = "CC-BY-SA-4.0", "CC0-1.0", "MPL-2.0"
PLATES = "plates"
ROOTS = (*LEVELS, *SACRAL)
_SUPERIOR = "superior-cluneal"
_SHOWN_MM = 1.2  # off bone
_ABOVE_L1_MM, _BELOW_PSIS_MM = 4.0, 24.0


def course_files(
    geometry: Path,
    pathways: Mapping[str, Pathway],
    territories: Territories,
    made_from: Mapping[str, str],
) -> dict[str, bytes]:
    """Return every file below content/geometry by name."""
    body = read_body(geometry)
    values = course_values(body, pathways, territories, made_from)
    plate = bone_plate(body)
    name = f"{PLATES}/{NAME}"
    values[f"{name}.json"] = {
        "licence": PLATE_LICENCE,
        "unit": "0.1 mm",
        "made_from": dict(made_from),
        "notes": plate_notes(),
        **plate.value,
    }
    pictures = {f"{name}-light.webp": plate.light, f"{name}-dark.webp": plate.dark}
    return {name: packed(value) for name, value in values.items()} | pictures


def course_values(
    body: Body,
    pathways: Mapping[str, Pathway],
    territories: Territories,
    made_from: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """Return the values of courses and skin by name of the file."""
    shared = {"unit": "0.1 mm", "made_from": dict(made_from)}
    ground = Ground(body)
    courses = courses_value(ground, pathways)
    skin = back_skin_value(back_skin(body, territories))
    notes = [*course_notes(ground), *dict.fromkeys(_choices(pathways))]
    return {
        "courses.json": {"licence": LICENCE, **shared, "notes": notes, **courses},
        "back-skin.json": {
            "licence": SKIN_LICENCE,
            **shared,
            "notes": back_skin_notes(),
            **skin,
        },
    }


def _choices(pathways: Mapping[str, Pathway]) -> list[str]:
    """Return what the drawing chose, as the pathways say it."""
    return [
        f"{id}: {choice.text}"
        for id, pathway in pathways.items()
        for choice in pathway.rests_on
        if choice.basis == "schematic"
    ]


def courses_value(ground: Ground, pathways: Mapping[str, Pathway]) -> dict[str, Any]:
    """Return what courses.json holds, without where it comes from."""
    families = {
        str(pathway.part): (pathway, family(ground, pathway.branch))
        for pathway in pathways.values()
        if pathway.branch and pathway.nerve == _SUPERIOR
    }
    canal = Canal(ground)
    crest = ground.crest
    sac, radius = canal.sac
    pressed, over_it = trigger(ground)
    return {
        "crest": {
            "points": tenths(crest.points),
            "midline": _whole(crest.midline_mm),
            "psis": _whole(crest.psis_mm),
            "shown": tenths(ground.off_bone(crest.points[::2], _SHOWN_MM)),
        },
        "branches": {
            part: _branch(ground, pathway, found)
            for part, (pathway, found) in families.items()
        },
        "tunnel": {
            "at": row(tunnel_points(ground, families["medial"][1])),
            "faces": tunnel_faces(),
        },
        "fascia": _fascia(ground),
        "others": {
            id: [_line(line) for line in lines]
            for id, lines in neighbours(ground, pathways).items()
        },
        "roots": {id: _root(id, canal.root(id)) for id in ROOTS},
        "sac": {"points": tenths(sac), "radius": _whole(radius)},
        "levels": {id: _level(level) for id, level in canal.levels().items()},
        "surgery": {
            "incisions": {
                id: {"skin": tenths(cut.skin), "bone": tenths(cut.bone)}
                for id, cut in incisions(ground).items()
            },
            "screws": {id: tenths(at) for id, at in screws(ground).items()},
        },
        "trigger": {"bone": tenths(pressed), "skin": tenths(over_it)},
    }


def row(stations: Floats) -> dict[str, Any]:
    """Return points (stations, points, 3) in mm as a first station and changes."""
    whole = np.rint(stations * 10).astype(np.int64).reshape(len(stations), -1)
    return {"first": whole[0].tolist(), "then": np.diff(whole, axis=0).tolist()}


def _branch(ground: Ground, pathway: Pathway, found: Family) -> dict[str, Any]:
    assert pathway.branch is not None
    pierce = pathway.branch.perforation
    away = np.linalg.norm(found.crossings - ground.crest.psis, axis=1)
    return {
        "midline": _whole(found.crossings[:, 0]),
        "psis": _whole(away),
        "crossing": row(found.crossings[:, None]),
        "perforation": {
            "above_crest": round(pierce.above_crest_mm * 10),
            "sd": None if pierce.sd_mm is None else round(pierce.sd_mm * 10),
            "at": row(found.perforations[:, None]),
        },
        "strands": [
            {
                "part": strand.part,
                "kind": strand.kind,
                "root": strand.root,
                **row(strand.stations),
            }
            for strand in found.strands
        ],
    }


def _fascia(ground: Ground) -> dict[str, Any]:
    marks = ground.body.marks
    top = float(ground.body.bones["L1"].vertices[:, 1].max()) + _ABOVE_L1_MM
    mesh = ground.fascia.mesh(top, float(marks["psis"][1]) - _BELOW_PSIS_MM)
    return {
        "vertices": tenths(mesh.vertices),
        "faces": mesh.faces.reshape(-1).tolist(),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"part": line.part, "root": line.root, "points": tenths(line.points)}


def _root(id: str, course: RootCourse) -> dict[str, Any]:
    pieces = ("canal", "exit", "ventral", "dorsal")
    values = {name: tenths(getattr(course, name)) for name in pieces}
    return {**values, "inside_bone": id in SACRAL}


def _level(level: Level) -> dict[str, Any]:
    return {
        "disc": {
            "centre": tenths(level.centre),
            "half_axes": [tenths(axis) for axis in level.half_axes],
        },
        "lateral": tenths(level.lateral),
        "foramen": tenths(level.foramen),
    }


def back_skin_value(skin: BackSkin) -> dict[str, Any]:
    """Return what back-skin.json holds, without where it comes from."""
    vertices, faces, group = in_order(skin.faces, skin.group)
    pieces = [
        {
            "nerve": nerve,
            "root": root,
            "faces": faces[group == number].reshape(-1).tolist(),
        }
        for number, (nerve, root) in enumerate(skin.labels)
    ]
    return {
        "vertices": tenths(skin.vertices[vertices]),
        "map": RIBBONS,
        "pieces": pieces,
    }


def _whole(values: Floats) -> list[int]:
    return [round(value * 10) for value in values.tolist()]
