"""The scene as a classic script: pages on file:// cannot fetch.

It registers, as every figure does, one value: the files of the scene as they are, with
names and words.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..model.library import Anatomy, Scene
from ..model.scene import LevelPlace
from ..pathways.levels import LEVELS, Reach, reach
from ..pathways.placing import COURSES, Placed, Placing, centre
from . import scene_words
from .course_table import course_name
from .entries import capital
from .scene_surgery import surgery_words

# The layer in which a nerve beside the superior cluneal ones is shown.
_LAYERS = {"middle-cluneal": "middle", "inferior-cluneal": "inferior"}
_BONES = {"innominate": "Hip bone", "sacrum": "Sacrum"}
_REGISTER = "(window.rnFigures=window.rnFigures||{})"


def scene_script(
    id: str, scene: Scene, placed: Sequence[Placing], anatomy: Anatomy
) -> str:
    """Return the script; nothing in it ends a script element."""
    parts = scene_words.parts_of_roots(anatomy.studies.values())
    leave_out = {"licence", "unit", "made_from", "notes"}
    value = {
        "bones": {
            name: {"name": _BONES.get(name, f"{name} vertebra"), **mesh.model_dump()}
            for name, mesh in scene.bones.items()
        },
        "courses": scene.courses.model_dump(mode="json", exclude=leave_out),
        "back": scene.back.model_dump(mode="json", exclude=leave_out),
        "names": _names(scene, anatomy),
        "placings": [_placing(placing) for placing in placed],
        "surgery": surgery_words(anatomy.studies.values()),
        "levels": {at.level: _places(at, parts) for id in LEVELS if (at := reach(id))},
    }
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return f'{_REGISTER}["{id}"]=' + data.replace("<", "\\u003c") + ";\n"


def _names(scene: Scene, anatomy: Anatomy) -> dict[str, Any]:
    """Return what to call the drawn nerves, skins and lines, and their layers."""
    pathways = anatomy.pathways
    return {
        "courses": {name: f"{name} branch" for name in COURSES},
        "others": {
            id: {
                "name": course_name(pathways[id], anatomy) if id in pathways else id,
                "layer": _LAYERS.get(id, "neighbours"),
            }
            for id in scene.courses.others
        },
        "patches": {id: _patch_name(id, anatomy) for id in scene.back.patches},
        "incisions": {
            id: f"{capital(id)} incision for a graft"
            for id in scene.courses.surgery.incisions
        },
        "screws": {id: f"{id} screw entry" for id in scene.courses.surgery.screws},
    }


def _patch_name(id: str, anatomy: Anatomy) -> str:
    nerve, _, part = id.partition(".")
    if nerve not in anatomy.nerves:
        return f"{id} dermatome"
    name = anatomy.nerves[nerve].name
    return f"{name}, {part}" if part else name


def _placing(placing: Placing) -> dict[str, Any]:
    return {
        "id": placing.id,
        "name": scene_words.name(placing),
        "words": scene_words.words(placing),
        "spread": scene_words.spread(placing),
        "branches": [_branch(placed) for placed in placing.branches],
    }


def _branch(placed: Placed) -> dict[str, Any]:
    crossing = placed.measured
    measured = None
    if crossing is not None:
        measured = {
            "from": crossing.landmark.value,
            "mean_mm": centre(crossing),
            "sd_mm": crossing.sd_mm,
        }
    return {
        "course": placed.course,
        "at_mm": round(placed.midline_mm, 2),
        "measured": measured,
        "label": scene_words.label(placed),
    }


def _places(at: Reach, parts: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        place.value: {
            "name": scene_words.PLACES[place],
            "roots": at.roots(place),
            "words": scene_words.reach_words(at, place, parts),
        }
        for place in LevelPlace
    }
