"""Regions where surgeons work near these nerves, and the landmark of the examiner."""

from dataclasses import dataclass

import numpy as np

from .bones import Bone
from .field import crossings
from .ground import LEVELS, Ground
from .surface import Floats

TRIGGER_MM = 70.0  # from the midline
_BELOW_CREST_MM = 7.0
_ALONG_CREST_MM = (30.0, 84.0)  # from the PSIS
_OBLIQUE_FROM_MM = 58.0
_ENTRY_X_MM = 20.0
_S1_ENTRY, _S2AI_ENTRY = (21.0, 1004.0), (24.0, 977.0)
_POINTS = 13


@dataclass(frozen=True)
class Incision:
    """An incision on the skin, and the line below it on the bone."""

    skin: Floats
    bone: Floats


def incisions(ground: Ground) -> dict[str, Incision]:
    """Return the three incisions for a graft from the posterior crest."""
    psis = ground.body.marks["psis"]
    share = np.linspace(0, 1, _POINTS)[:, None]
    upright = np.array([58.0, psis[1] - 8]), np.array([58.0, psis[1] + 30])
    top = ground.crest.at_psis(np.array([_OBLIQUE_FROM_MM]))[0]
    slant = top[:2] - 1, top[:2] + np.array([9.0, -44.0])
    along = ground.crest.at_psis(np.linspace(*_ALONG_CREST_MM, _POINTS))
    lines = {
        "vertical": upright[0] + share * (upright[1] - upright[0]),
        "oblique": slant[0] + share * (slant[1] - slant[0]),
        "transverse": along[:, :2] + [1.0, -_BELOW_CREST_MM],
    }
    return {name: _incision(ground, line) for name, line in lines.items()}


def _incision(ground: Ground, flat: Floats) -> Incision:
    skin = np.c_[flat, ground.body.back(flat)]
    bone = ground.behind_bone(np.c_[flat, ground.body.bone_back(flat) + 3], 1.0)
    return Incision(skin, bone)


def screws(ground: Ground) -> dict[str, Floats]:
    """Return entry points: of pedicle screws, and of one through sacrum and ilium."""
    marks, bones = ground.body.marks, ground.body.bones
    found = {}
    for level in LEVELS:
        height = float(marks[f"{level.lower()}_transverse"][1]) - 1
        found[level] = _back_of(bones[level], height)
    for name, (x, y) in (("S1", _S1_ENTRY), ("S2AI", _S2AI_ENTRY)):
        _, z = crossings(bones["sacrum"], np.array([[x + 0.01, y]]))
        found[name] = np.array([x, y, z.min()])
    return found


def _back_of(vertebra: Bone, height: float) -> Floats:
    """Return the rearmost point of a vertebra where process and facet meet."""
    _, z = crossings(vertebra, np.array([[_ENTRY_X_MM + 0.01, height]]))
    return np.array([_ENTRY_X_MM, height, z.min()])


def trigger(ground: Ground) -> tuple[Floats, Floats]:
    """Return the point on the crest that examiners press, and the skin over it."""
    bone = ground.crest.at_midline(np.array([TRIGGER_MM]))[0]
    return bone, ground.beneath(bone, 0.0)
