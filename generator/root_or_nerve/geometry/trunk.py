"""One course of a branch: from its root over the crest to the end of a twig."""

from dataclasses import dataclass

import numpy as np

from .curves import Rod, joined, shaped, through
from .ground import Ground
from .surface import Floats, unit

_LEAN = np.radians(16)  # from upright, outwards, where a branch crosses
_ON_CREST_MM = {True: 2.0, False: 2.5}  # off bone; beneath the fascia, or above it
_BEHIND, _BACKWARDS = np.array([0, 0, -1.0]), (0.6, 0.9, 1.4, 2.2, 4.0)
_LEAST_FALL_MM = 1.4  # from the hole in the fascia to the crossing
_BEYOND_MM = 13.0  # past the crest, where twigs part
_OFF_BONE_MM = 2.4
_UNDER_FASCIA_MM = 1.5
_UNDER_SKIN_MM = (4.5, 7.0)
_DEEP_MM = 30.0


@dataclass(frozen=True)
class Trunk:
    """A branch at one station: the deep piece, over the crest, and the middle twig."""

    deep: Floats
    over: tuple[Floats, Floats]
    twig: Floats
    hole: Floats
    crossing: Floats  # on the ridge


def on_crest(ground: Ground, at: Floats, mm: float, below: float = 9.0) -> Floats:
    """Return the place so far off the ridge, as far from the midline as it.

    It lies on the rim, and the more behind it the less it may rise above the ridge.
    """
    rim = unit(ground.body.bone.away(at[None])[0] * [0, 1, 1])
    found = at
    for share in _BACKWARDS:
        way = unit(rim + share * _BEHIND)
        steps = at + np.linspace(0, 8, 81)[:, None] * way
        clear = ground.body.bone(steps) >= mm
        found = steps[clear.argmax() if clear.any() else -1]
        if found[1] - at[1] <= below:
            break
    return found


def trunk(ground: Ground, root: str, at: Floats, end: Floats, rise: float) -> Trunk:
    """Return a branch from its root to the end of its middle twig."""
    begin, behind = ground.lateral_branch(root)
    low = rise < 0
    below = 9.0 if low else rise - _LEAST_FALL_MM
    cross = on_crest(ground, at, _ON_CREST_MM[low], below)
    above = cross + 24 * np.array([-np.sin(_LEAN) * 1.5, np.cos(_LEAN), 0])
    above[2] = cross[2] + np.clip(ground.fascia.sheet(above) + 4 - cross[2], -14, 2)
    fall = end[:2] - cross[:2]
    past = cross + _BEYOND_MM * np.array([*(fall / np.linalg.norm(fall)), 0])
    past = ground.behind_bone(past, 4.5)
    half = ground.beneath(0.45 * past + 0.55 * end, 7.0)
    pieces = [
        through([begin, behind, above, cross], 41),
        np.linspace(cross, past, 8),
        through([past, half, end], 25),
    ]
    line = joined(pieces)
    stops = np.cumsum([len(piece) - 1 for piece in pieces]).tolist()
    held = np.zeros(len(line), dtype=np.bool_)
    held[[0, stops[0], -1]] = True
    push = Push(ground, at[1] + rise, stops[0], stops[1])
    line = shaped(Rod(line, held), push)
    over, hole = _over(line[: stops[1] + 1], stops[0], float(at[1] + rise), low=low)
    deep = line[: stops[0] + 1] if low else _before(line, stops[0], hole)
    return Trunk(deep, over, line[stops[1] :], hole, at)


def _over(
    line: Floats, at: int, level: float, *, low: bool
) -> tuple[tuple[Floats, Floats], Floats]:
    """Return the piece over the crest, cut at its two marked points, and the hole.

    One of these is the crossing, the other is where the branch comes to a height.
    """
    after = int((line[at:, 1] <= level).argmax()) + at
    if low:  # it gets there beyond the crossing
        hole = _at_height(line[after - 1], line[after], level)
        rest = np.concatenate([hole[None], line[after:]])
        return (np.concatenate([line[at:after], hole[None]]), rest), hole
    last = int(np.flatnonzero(line[: at + 1, 1] >= level)[-1])
    hole = _at_height(line[last], line[last + 1], level)
    return (np.concatenate([hole[None], line[last + 1 : at + 1]]), line[at:]), hole


def _before(line: Floats, at: int, hole: Floats) -> Floats:
    """Return a course as far as the hole that it comes to before a point."""
    last = int(np.flatnonzero(line[: at + 1, 1] >= hole[1])[-1])
    return np.concatenate([line[: last + 1], hole[None]])


def _at_height(first: Floats, second: Floats, level: float) -> Floats:
    share = (first[1] - level) / max(first[1] - second[1], 1e-9)
    found: Floats = first + share * (second - first)
    return found


@dataclass(frozen=True)
class Push:
    """Keeps a course off bone, beneath the fascia until it pierces it, under skin."""

    ground: Ground
    level: float  # height of the hole in the fascia
    crossing: int  # number of the point on the crest
    parts: int  # and of that where twigs part
    off_mm: float = _OFF_BONE_MM

    def __call__(self, points: Floats) -> Floats:
        body, fascia = self.ground.body, self.ground.fascia
        moved = points.copy()
        deep = moved[: self.crossing]
        deep = deep[deep[:, 1] > self.level]
        deep[:, 2] = np.maximum(deep[:, 2], fascia.sheet(deep) + _UNDER_FASCIA_MM)
        moved[: len(deep)] = deep
        moved = under_skin(self.ground, moved, self.parts)
        lacking = np.clip(self.off_mm - body.bone(moved), 0, None)
        freed: Floats = moved + lacking[:, None] * body.bone.away(moved)
        return freed


def under_skin(ground: Ground, points: Floats, parts: int) -> Floats:
    """Return points not too near the skin; past `parts`, not too deep either."""
    depth = -ground.body.depth(points)
    least, most = _UNDER_SKIN_MM
    limit = np.full(len(points), 99.0)
    tail = len(points) - parts
    run = np.linspace(0, 1, tail)
    limit[parts:] = _DEEP_MM + (most - _DEEP_MM) * np.clip(run / 0.5, 0, 1) ** 0.6
    wrong = np.clip(least - depth, 0, None) - np.clip(depth - limit, 0, None)
    moved: Floats = points - wrong[:, None] * ground.body.depth.away(points)
    return moved
