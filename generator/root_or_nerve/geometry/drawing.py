"""Territories and skin -> the drawn atlas: numbers in one file, pictures by view."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from ..load.atlas import fingerprints
from ..model.territories import Shape, Territories
from ..skin.colouring import tints
from .camera import Seen, View, see
from .charts import Charts, Coordinates
from .landmarks import Landmarks, measure
from .outlines import OUTSIDE, outlines
from .painting import Described, Ground, Painting
from .paths import UNITS_PER_PX, path
from .picture import Picture, draw
from .shading import shade
from .surface import Bools, Floats, Ints, Points, Skin, read_skin, refined, samples
from .tiling import Tiling, centres, touching
from .views import all_views
from .weights import (
    Extent,
    extents,
    halo_field,
    shared_mm2,
    weighted,
    with_branches,
)

Say = Callable[[str], None]


@dataclass(frozen=True)
class Canvas:
    """The skin, charted and sampled."""

    base: Skin
    marks: Landmarks

    @cached_property
    def skin(self) -> Skin:
        return refined(self.base)

    @cached_property
    def charts(self) -> Charts:
        return Charts(self.skin, self.marks)

    @cached_property
    def ground(self) -> Ground:
        return Ground(self.charts, samples(self.base))


def read_canvas(geometry: Path) -> Canvas:
    """Read skin and bones, and measure what charts are anchored to."""
    base = read_skin(geometry / "skin.json")
    marks = json.loads((geometry / "pelvis.json").read_text())["landmarks"]
    bones = {name: np.array(at, dtype=np.float64) for name, at in marks.items()}
    spine = json.loads((geometry / "vertebrae.json").read_text())
    tips = {**spine["landmarks"], **spine["thorax"]["landmarks"]}
    spines = {
        name.removesuffix("_spine").upper(): float(at[1])
        for name, at in tips.items()
        if name.endswith("_spine")
    }
    return Canvas(base, measure(base, bones, spines))


@dataclass(frozen=True)
class Layer:
    """One map, painted, with the extent of each territory on the samples."""

    painting: Painting
    extents: Mapping[str, Extent]  # labels, wholes, and nerves with their branches
    widths_mm: Mapping[str, float]
    away_mm: Mapping[str, Floats]  # of each vertex from each territory
    firm_mm: Mapping[str, Floats]  # of each vertex from each label's anchored edges


def layers(territories: Territories, canvas: Canvas) -> dict[str, Layer]:
    """Paint every map."""
    found = {}
    skin = canvas.skin
    on_vertices = canvas.charts(Points(skin.vertices, skin.normals, skin.segment))
    for id, described in territories.maps.items():
        named = territories.of(id)
        painting = Painting(
            Described(
                described.shape, territories.borders, named, territories.layers(id)
            ),
            canvas.ground,
            canvas.marks,
        )
        whole = extents(painting, canvas.ground, described.halo_mm)
        whole |= with_branches(whole, named)
        widths = {
            name: described.halo_mm if t.halo_mm is None else t.halo_mm
            for name, t in named.items()
        }
        away = {
            name: halo_field(skin.vertices, whole[name].usual, canvas.ground)
            for name in named
            if name in whole and described.shape is not Shape.ZONES
        }
        labels = painting.described.labels
        firm = {label: painting.firm(on_vertices, label) for label in labels}
        found[id] = Layer(painting, whole, widths, away, firm)
    return found


def numbers(
    painted: Mapping[str, Layer],
    tiling: Tiling,
    canvas: Canvas,
    tint: Mapping[str, Mapping[str, int]],
) -> dict[str, object]:
    """Return cells, regions, weighted territories with tints, and shared skin."""
    area, face = canvas.ground.samples.area_mm2, canvas.ground.samples.base_face
    cell = tiling.cell_of_face[face]
    count = len(tiling.region_of_cell)
    whole = np.bincount(cell, weights=area, minlength=count)
    nerves = painted["nerves"].extents
    maps = {
        id: {
            "territories": {
                name: {**weighted(extent, area, cell, count), "tint": tint[id][name]}
                for name, extent in layer.extents.items()
            }
        }
        for id, layer in painted.items()
    }
    return {
        "version": 1,
        "regions": list(tiling.regions),
        "cells": {
            "region": tiling.region_of_cell.tolist(),
            "area_mm2": np.round(whole).astype(int).tolist(),
            "at_mm": centres(canvas.ground.samples, cell, count).tolist(),
            "touching": touching(canvas.base.faces, tiling.cell_of_face, count),
        },
        "maps": maps,
        "shared_mm2": {
            id: shared_mm2(nerves, layer.extents, area)
            for id, layer in painted.items()
            if id != "nerves"
        },
    }


def view_picture(
    view: View, painted: Mapping[str, Layer], tiling: Tiling, canvas: Canvas
) -> tuple[dict[str, object], bytes, bytes, set[tuple[str, str, str]]]:
    """Return a view's paths, its shading for light and dark, and who meets whom."""
    seen = see(canvas.skin, view)
    charts = canvas.charts(seen.points)
    meeting: set[tuple[str, str, str]] = set()
    maps = {}
    for id, layer in painted.items():
        picture = _picture(layer, seen, charts, canvas)
        maps[id] = _as_json(picture)
        meeting |= {(id, a, b) for a, b in picture.neighbours}
    cell = tiling.cell_of_face[canvas.skin.base_face[seen.quad]]
    light, dark = shade(seen)
    mm2 = view.mm_per_px**2
    covered = np.bincount(cell, minlength=len(tiling.region_of_cell)) * mm2
    height, width = seen.mask.shape
    return (
        {
            "id": view.id,
            "name": view.name,
            "both": view.both,
            "unit_mm": view.mm_per_px / UNITS_PER_PX,
            "box": [
                round(seen.left_px * UNITS_PER_PX),
                round(seen.top_px * UNITS_PER_PX),
                width * UNITS_PER_PX,
                height * UNITS_PER_PX,
            ],
            "outline": _outline(seen, seen.mask),
            "inside": _outline(seen, seen.inside),
            "cells": _cells(seen, cell, len(tiling.region_of_cell)),
            "seen_mm2": {
                str(i): round(float(covered[i])) for i in np.flatnonzero(covered)
            },
            "maps": maps,
        },
        light,
        dark,
        meeting,
    )


def _picture(
    layer: Layer, seen: Seen, charts: Mapping[str, Coordinates], canvas: Canvas
) -> Picture:
    faces = canvas.skin.faces[seen.quad]

    def at_pixels(at_vertex: Floats) -> Floats:
        values: Floats = (np.minimum(at_vertex, 99)[faces] * seen.corner).sum(axis=1)
        return values

    away = {id: at_pixels(mm) for id, mm in layer.away_mm.items()}
    firm = {label: at_pixels(mm) for label, mm in layer.firm_mm.items()}
    return draw(layer.painting, seen, charts, away, layer.widths_mm, firm)


def _as_json(picture: Picture) -> dict[str, object]:
    return {
        "core": picture.core,
        "halo": picture.halo,
        "alone": picture.alone,
        "firm": picture.firm,
        "soft": picture.soft,
        "labels": picture.labels,
    }


def _outline(seen: Seen, mask: Bools) -> str:
    image = np.where(mask, 0, OUTSIDE)
    found = outlines(image, 1, mirrored=seen.view.both)
    return "".join(path(s, seen.left_px, seen.top_px) for s in found.values())


def _cells(seen: Seen, cell: Ints, count: int) -> dict[str, str]:
    image = seen.image(cell, OUTSIDE).astype(np.int64)
    found = outlines(image, count, mirrored=seen.view.both)
    return {
        str(i): text
        for i, shape in sorted(found.items())
        if (text := path(shape, seen.left_px, seen.top_px))
    }


def write_json(target: Path, value: object) -> str:
    """Write a value, the same bytes each time; return its hash."""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text + "\n", encoding="utf-8")
    return hashlib.sha256(text.encode()).hexdigest()


def draw_all(
    territories: Territories,
    tiling: Tiling,
    geometry: Path,
    say: Say,
    inputs: Mapping[str, str] | None = None,
) -> set[tuple[str, str, str]]:
    """Draw everything into content/geometry; return who meets whom, by map.

    `inputs` are the fingerprints of the files as they were when they were read.
    """
    if inputs is None:
        inputs = fingerprints(geometry.parent, geometry.parent)
    canvas = read_canvas(geometry)
    painted = layers(territories, canvas)
    meeting: set[tuple[str, str, str]] = set()
    for view in all_views(canvas.skin, canvas.marks):
        say(view.name)
        paths, light, dark, pairs = view_picture(view, painted, tiling, canvas)
        write_json(geometry / "views" / f"{view.id}.json", paths)
        (geometry / "views" / f"{view.id}-light.webp").write_bytes(light)
        (geometry / "views" / f"{view.id}-dark.webp").write_bytes(dark)
        meeting |= pairs
    tint = tints(
        {id: layer.extents for id, layer in painted.items()},
        meeting,
        {id: _branches(territories, id) for id in painted},
    )
    atlas = {**numbers(painted, tiling, canvas, tint), "inputs": dict(inputs)}
    write_json(geometry / "atlas.json", atlas)
    return meeting


def _branches(territories: Territories, map_id: str) -> dict[str, tuple[str, ...]]:
    return {id: x.includes for id, x in territories.of(map_id).items() if x.includes}
