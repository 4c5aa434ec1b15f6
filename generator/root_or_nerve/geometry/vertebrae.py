"""L1 to L5 set on the sacrum, as content/geometry/vertebrae.json (Apache-2.0).

Frame: mm, x = subject's left, y = up, z = anterior; midline x = 0, sole y = 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bones import Bone, left_half, normals, read_stl, tenths, tidy
from .makehuman import Floats, rotation

LEVELS = ("L5", "L4", "L3", "L2", "L1")
SCALE = 1.18
DISC, WEDGE = 9.0, 16.0
ACROSS = np.array([1.0, 0, 0])


@dataclass(frozen=True)
class Place:
    """Where a body stands on the one below (m), and its mesh in it (m, radians)."""

    body: tuple[float, float]
    mesh: tuple[float, float]
    lean: float


# From the source's model of the torso: anterior and up; lean about the right.
CHAIN = {
    "L5": Place((-0.098, 0.071), (-0.010, -0.010), -0.3),
    "L4": Place((0.009, 0.0321), (-0.009, -0.004), -0.2),
    "L3": Place((0.0006, 0.0332), (-0.004, -0.002), -0.1),
    "L2": Place((-0.0067, 0.0351), (0.0, 0.0), 0.1),
    "L1": Place((-0.0114, 0.0288), (0.0, 0.0), 0.25),
}


@dataclass(frozen=True)
class Endplate:
    """A surface a disc lies on: its centre (mm) and normal, in the midline plane."""

    centre: Floats
    normal: Floats


@dataclass(frozen=True)
class Spine:
    """L1 to L5, whole, mm, and how the source's frame was moved to get there."""

    bones: dict[str, Bone]
    top: Floats
    turn: Floats
    shift: Floats
    base: Endplate


def place_spine(parts: Mapping[str, bytes], sacrum: Bone) -> Spine:
    """Assemble L1 to L5 and set them on the first sacral endplate (mm)."""
    bones: dict[str, Bone] = {}
    at = np.zeros(2)
    for level in LEVELS:
        place = CHAIN[level]
        at = at + place.body
        bones[level] = in_torso(read_stl(parts[level]), at + place.mesh, place.lean)
    base, under = sacral_endplate(sacrum), lower_endplate(bones["L5"])
    lean = slope(base.normal) - WEDGE - slope(-under.normal)
    turn = rotation(ACROSS, lean)
    shift = base.centre + base.normal * DISC - turn @ under.centre
    return Spine(
        {level: bone.moved(turn, shift) for level, bone in bones.items()},
        at,
        turn,
        shift,
        base,
    )


def in_torso(bone: Bone, at: Floats, lean: float) -> Bone:
    """Scale a mesh of the source (m; anterior, up, right) into our axes, mm."""
    turned = bone.vertices @ rotation(np.array([0, 0, 1.0]), np.degrees(lean)).T
    moved = turned + np.array([at[0], at[1], 0])
    return Bone(moved[:, [2, 1, 0]] * [-1, 1, 1] * 1000 * SCALE, bone.faces)


def slope(normal: Floats) -> float:
    """Return how far a normal leans forwards from upright, degrees."""
    return float(np.degrees(np.arctan2(normal[2], normal[1])))


def sacral_endplate(sacrum: Bone) -> Endplate:
    """Return the upper surface of S1."""
    normal, centre, area = normals(sacrum)
    points = sacrum.vertices
    upper = (np.abs(centre[:, 0]) < 22) & (normal @ [0, 0.83, 0.55] > 0.8)
    upper &= centre[:, 1] > points[:, 1].max() - 45
    upper &= centre[:, 2] > np.median(points[:, 2])
    return _endplate(normal[upper], centre[upper], area[upper])


def lower_endplate(vertebra: Bone) -> Endplate:
    """Return the lower surface of a vertebral body."""
    normal, centre, area = normals(vertebra)
    front = np.quantile(vertebra.vertices[:, 2], 0.65) - 8
    lower = (normal[:, 1] < -0.75) & (centre[:, 2] > front)
    return _endplate(normal[lower], centre[lower], area[lower])


def _endplate(normal: Floats, centre: Floats, area: Floats) -> Endplate:
    middle = np.average(centre, 0, area) * [0, 1, 1]
    facing = np.average(normal, 0, area) * [0, 1, 1]
    return Endplate(middle, facing / np.linalg.norm(facing))


def spinous_tip(vertebra: Bone) -> Floats:
    """Return the most posterior point of a vertebra, in the midline, mm."""
    points = vertebra.vertices
    back = points[points[:, 2] < points[:, 2].min() + 1.0]
    tip: Floats = back.mean(0) * [0, 1, 1]
    return tip


def transverse_tip(vertebra: Bone) -> Floats:
    """Return the most lateral point on the left of a vertebra, mm."""
    points = vertebra.vertices
    tip: Floats = points[points[:, 0].argmax()]
    return tip


def vertebrae_value(spine: Spine, thorax: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value of vertebrae.json."""
    landmarks = {"s1_endplate": tidy(spine.base.centre)}
    for level, bone in spine.bones.items():
        landmarks[f"{level.lower()}_spine"] = tidy(spinous_tip(bone))
        landmarks[f"{level.lower()}_transverse"] = tidy(transverse_tip(bone))
        landmarks[f"{level.lower()}_centre"] = tidy(body_centre(bone))
    halves = {level: left_half(bone, 0.5) for level, bone in spine.bones.items()}
    return {
        "licence": "Apache-2.0",
        "source": "musclemimic-models 1.0.6: lumbar1 to lumbar5, model of the torso",
        "modified": "halved, scaled, turned and set on another source's sacrum",
        "unit": "0.1 mm",
        "bones": {
            level: {
                "vertices": tenths(bone.vertices),
                "faces": bone.faces.reshape(-1).tolist(),
            }
            for level, bone in halves.items()
        },
        "landmarks": landmarks,
        "thorax": thorax,
        "notes": _notes(spine),
    }


def body_centre(vertebra: Bone) -> Floats:
    """Return the middle of the vertebral body: half way between its endplates, mm."""
    normal, centre, area = normals(vertebra)
    front = np.quantile(vertebra.vertices[:, 2], 0.65) - 8
    flat = (np.abs(normal[:, 1]) > 0.75) & (centre[:, 2] > front)
    ends = [
        np.average(centre[flat & side], 0, area[flat & side])
        for side in (normal[:, 1] > 0, normal[:, 1] < 0)
    ]
    middle: Floats = (ends[0] + ends[1]) / 2 * [0, 1, 1]
    return middle


def _notes(spine: Spine) -> list[str]:
    steep = slope(spine.base.normal)
    return [
        "A schematic assembly: two sources, one spine.",
        "The left half of each vertebra stands for both: the source is symmetric.",
        f"Scaled by {SCALE} to fit the sacrum: a judgement.",
        f"L5 set on the sacrum with a disc of {DISC:.0f} mm that opens forwards by "
        f"{WEDGE:.0f} degrees: both judgements, so that the spinous processes follow "
        f"the back. The endplate of S1 slopes {steep:.0f} degrees.",
        "Between L5 and L1 the source's own distances and angles, so scaled.",
    ]
