"""Other nerves of the low back and buttock: one course each, schematic."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..model.pathways import Pathway
from .canal import SACRAL
from .curves import Rod, evenly, length_mm, shaped, through
from .ground import Ground
from .surface import Floats
from .trunk import on_crest

_POINT_MM, _TURN_MM = 7.0, 4.0  # between points; and where a nerve turns round
_OFF_BONE_MM = 4.0
_UNDER_SKIN_MM = 5.0


@dataclass(frozen=True)
class Line:
    """A piece of a nerve."""

    part: str
    root: str | None
    points: Floats


def neighbours(
    ground: Ground, pathways: Mapping[str, Pathway]
) -> dict[str, list[Line]]:
    """Return the pieces of each nerve that is not a branch of the superior ones."""
    ways = {
        "middle-cluneal": _middle,
        "inferior-cluneal": _inferior,
        "iliohypogastric-lateral": _over_crest,
        "subcostal-lateral": _over_crest,
    }
    return {id: way(ground, pathways[id]) for id, way in ways.items() if id in pathways}


def _middle(ground: Ground, pathway: Pathway) -> list[Line]:
    crossing = pathway.crossing
    if (
        crossing is None
        or crossing.midline_mm is None
        or crossing.below_psis_mm is None
    ):
        return []
    psis = ground.body.marks["psis"]
    hole = np.array([crossing.midline_mm, psis[1] - crossing.below_psis_mm, -45.0])
    hole = ground.behind_bone(hole, 4.0)
    lines = []
    for root, end in zip(pathway.roots, _ends(ground, pathway), strict=True):
        start = np.array([19.0, SACRAL[root] - 1, 0])
        start[2] = ground.body.bone_back(start) - 2.5
        near = ground.behind_bone(0.35 * start + 0.65 * hole, 3.5)
        way = ground.beneath((hole + end) / 2, _UNDER_SKIN_MM + 1)
        deep, skin = _bent(ground, [start, near, hole], [hole, way, end])
        lines += [Line("deep", root, _even(deep)), Line("skin", root, _even(skin))]
    return lines


def _bent(
    ground: Ground, before: list[Floats], after: list[Floats]
) -> tuple[Floats, Floats]:
    """Return two pieces that run smoothly through the point where they meet."""
    whole = through([*before, *after[1:]], 49)
    middle = int(np.linalg.norm(whole - before[-1], axis=1).argmin())
    whole[middle] = before[-1]
    line = _shaped(ground, whole, middle)
    return line[: middle + 1], line[middle:]


def _inferior(ground: Ground, pathway: Pathway) -> list[Line]:
    """Return the turn round the lower edge of gluteus maximus: down, under, up."""

    def place(across: float, up: float, deep: float) -> Floats:
        return ground.beneath(ground.on_buttock((across, up)), deep)

    fork = place(0.44, 0.1, 26.0)
    trunk = through([place(0.34, 0.36, 34.0), place(0.4, 0.22, 33.0), fork], 25)
    lines = [Line("deep", None, _even(_shaped(ground, trunk)))]
    for (across, up), end in zip(pathway.ends, _ends(ground, pathway), strict=True):
        aside = 0.5 * across + 0.22
        under = place(aside, -0.03, 17.0)
        out = place(0.5 * (aside + across), 0.02, 7.0)
        rise = place(0.2 * aside + 0.8 * across, 0.5 * up, 5.5)
        skin = through([fork, under, out, rise, end], 41)
        lines.append(Line("skin", None, _even(_shaped(ground, skin), _TURN_MM)))
    return lines


def _over_crest(ground: Ground, pathway: Pathway) -> list[Line]:
    crossing = pathway.crossing
    if crossing is None or crossing.away_mm is None:
        return []
    outer = float(ground.crest.psis_mm[-1])
    ridge = ground.crest.at_psis(np.linspace(0.6 * outer, outer, 160))
    crosses = np.array([on_crest(ground, at, 3.0) for at in ridge])
    away = np.linalg.norm(crosses - ground.body.marks["asis"], axis=1)
    cross = crosses[np.abs(away - crossing.away_mm).argmin()]
    start = ground.beneath(cross + np.array([-8.0, 46.0, 2.0]), 17.0)
    lead = ground.beneath(cross + np.array([-3.0, 22.0, 0.0]), 15.0)
    lines: list[Line] = []
    for end in _ends(ground, pathway):
        way = ground.beneath(0.6 * cross + 0.4 * end, 7.0)
        deep, skin = _bent(ground, [start, lead, cross], [cross, way, end])
        if not lines:
            lines.append(Line("deep", pathway.roots[0], _even(deep)))
        lines.append(Line("skin", None, _even(skin)))
    return lines


def _ends(ground: Ground, pathway: Pathway) -> list[Floats]:
    return [
        ground.beneath(ground.on_buttock(place), _UNDER_SKIN_MM)
        for place in pathway.ends
    ]


def _shaped(ground: Ground, line: Floats, through_at: int = 0) -> Floats:
    """Return a line off bone and beneath skin, its ends and one more point held."""
    held = np.zeros(len(line), dtype=np.bool_)
    held[[0, through_at, -1]] = True
    body = ground.body

    def push(points: Floats) -> Floats:
        lacking = np.clip(_OFF_BONE_MM - body.bone(points), 0, None)
        moved = points + lacking[:, None] * body.bone.away(points)
        shallow = np.clip(_UNDER_SKIN_MM - 0.5 + body.depth(moved), 0, None)
        freed: Floats = moved - shallow[:, None] * body.depth.away(moved)
        return freed

    return shaped(Rod(line, held), push, rounds=40, stiff=3.0)


def _even(line: Floats, apart_mm: float = _POINT_MM) -> Floats:
    return evenly(line, max(3, round(length_mm(line) / apart_mm) + 1))
