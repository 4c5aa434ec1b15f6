"""Courses of the branches of the superior cluneal nerves, station by station."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..model.pathways import Branched
from .curves import Rod, evenly, joined, length_mm, shaped, through
from .ground import Ground
from .surface import Floats
from .trunk import Push, Trunk, on_crest, trunk

APART_MM = 6.0  # of stations along the crest
_OWN_FALL_MM = 10.0  # what comes from below crosses the crest so far below its start
_OWN_OFF_MM = 3.2  # off bone
_REJOIN_MM = 30.0  # below the crest, where it has then joined the branch
_POINT_MM, _TURN_MM = 7.0, 4.5  # between points; and where a strand turns more
_JOIN_MM = 28.0  # before it pierces the fascia a thin strand has joined the main one
_SHORT_MM = 4.0  # between hole and crossing: no points are needed between them
_END_MM = 5.5  # beneath the skin


@dataclass(frozen=True)
class Strand:
    """One piece of a branch at every station: the same number of points in each."""

    part: str
    root: str | None
    kind: str
    stations: Floats  # (stations, points, 3) mm


@dataclass(frozen=True)
class Family:
    """All courses of a branch, from medial to lateral."""

    crossings: Floats  # (stations, 3) on the ridge
    perforations: Floats
    strands: tuple[Strand, ...]


def family(ground: Ground, branch: Branched) -> Family:
    """Compute the courses of a branch for its row of stations."""
    span = branch.span
    count = round((span.last_psis_mm - span.first_psis_mm) / APART_MM) + 1
    away = np.linspace(span.first_psis_mm, span.last_psis_mm, count)
    crossings = ground.crest.at_psis(away)
    ends = [_ends(ground, branch, share) for share in np.linspace(0, 1, count).tolist()]
    main = next(feeder.root for feeder in branch.feeders if feeder.kind == "main")
    middle = len(branch.twigs) // 2
    rise = branch.perforation.above_crest_mm
    trunks = [
        trunk(ground, main, at, end[middle], rise)
        for at, end in zip(crossings, ends, strict=True)
    ]
    strands = _trunk_strands(trunks, main)
    for feeder in branch.feeders:
        if feeder.kind != "main":
            lines = [_feeder(ground, feeder.root, trunk) for trunk in trunks]
            apart = _POINT_MM if feeder.kind == "thin" else _TURN_MM
            stations = _even(lines, apart)
            strands.append(Strand("deep", feeder.root, feeder.kind, stations))
    for i in range(len(branch.twigs)):
        lines = [
            trunk.twig if i == middle else _twig(ground, trunk, end[i])
            for trunk, end in zip(trunks, ends, strict=True)
        ]
        strands.append(Strand("skin", None, "main", _even(lines)))
    holes = np.array([trunk.hole for trunk in trunks])
    return Family(crossings, holes, tuple(strands))


def _ends(ground: Ground, branch: Branched, share: float) -> list[Floats]:
    """Return where the twigs end, between the most medial and most lateral course."""
    places = [_mix(twig.medial, twig.lateral, share) for twig in branch.twigs]
    return [ground.beneath(ground.on_buttock(place), _END_MM) for place in places]


def _mix(
    first: tuple[float, float], last: tuple[float, float], share: float
) -> tuple[float, float]:
    a, b = np.array(first), np.array(last)
    mixed = a + (b - a) * share
    return float(mixed[0]), float(mixed[1])


def _feeder(ground: Ground, root: str, trunk: Trunk) -> Floats:
    """Return a strand that joins the main one."""
    begin, behind = ground.lateral_branch(root)
    own = begin[1] - _OWN_FALL_MM
    if own < ground.crest.points[:, 1].max():
        return _own_way(ground, begin, behind, trunk)
    run = np.linalg.norm(np.diff(trunk.deep, axis=0), axis=1)[::-1].cumsum()
    steps = int(np.searchsorted(run, min(_JOIN_MM, 0.45 * run[-1])))
    joint = len(trunk.deep) - 1 - steps
    meet = trunk.deep[joint]
    ghost = trunk.deep[joint : joint + 4]
    lead = meet - 0.55 * (trunk.deep[joint + 3] - meet)
    line = joined([through([begin, behind, lead, meet], 33), ghost])
    held = np.zeros(len(line), dtype=np.bool_)
    held[0], held[32:] = True, True
    push = Push(ground, -np.inf, 33, len(line))
    return shaped(Rod(line, held), push)[:33]


def _own_way(ground: Ground, begin: Floats, behind: Floats, trunk: Trunk) -> Floats:
    """Return a strand that starts so low that it crosses the crest nearer to the PSIS.

    It runs beneath the fascia, and joins the branch beyond the crest.
    """
    rising, at = ground.crest.points, trunk.crossing
    top = int(rising[:, 1].argmax())
    level = begin[1] - _OWN_FALL_MM
    height = min(float(level), float(at[1]) if at[0] < rising[top, 0] else 1e9)
    near = [np.interp(height, rising[:top, 1], rising[:top, k]) for k in range(3)]
    cross = on_crest(ground, np.array(near), 2.6)
    aside = np.abs(trunk.twig[:, 0] - cross[0])
    below_crest = trunk.twig[:, 1] < cross[1] - _REJOIN_MM - 0.8 * aside
    joint = min(int(below_crest.argmax()), len(trunk.twig) - 6)
    meet, ghost = trunk.twig[joint], trunk.twig[joint : joint + 4]
    below = ground.behind_bone(cross + np.array([1.0, -13.0, 0]), 4.5)
    lead = meet - 0.6 * (ghost[-1] - meet)
    pieces = [
        through([begin, (begin + behind) / 2, cross], 25),
        through([cross, below, lead, meet], 21),
        ghost,
    ]
    line = joined(pieces)
    held = np.zeros(len(line), dtype=np.bool_)
    held[0], held[24], held[44:] = True, True, True
    push = Push(ground, -np.inf, 25, len(line), _OWN_OFF_MM)
    return shaped(Rod(line, held), push)[:45]


def _twig(ground: Ground, trunk: Trunk, end: Floats) -> Floats:
    """Return a twig that leaves the trunk where it has come over the crest."""
    ghost = trunk.over[1]
    start, way = ghost[-1], ghost[-1] - ghost[-3]
    lead = start + 1.1 * way
    half = ground.beneath(0.45 * start + 0.55 * end, 7.0)
    line = joined([ghost, through([start, lead, half, end], 25)])
    first = len(ghost) - 1
    held = np.zeros(len(line), dtype=np.bool_)
    held[: first + 1], held[-1] = True, True
    push = Push(ground, np.inf, 0, first)
    return shaped(Rod(line, held), push)[first:]


def _trunk_strands(trunks: Sequence[Trunk], root: str) -> list[Strand]:
    first = min(length_mm(trunk.over[0]) for trunk in trunks)
    count = 4 if first > _SHORT_MM else 2
    over = [
        joined([evenly(trunk.over[0], count), evenly(trunk.over[1], 4)])
        for trunk in trunks
    ]
    return [
        Strand("deep", root, "main", _even([trunk.deep for trunk in trunks])),
        Strand("over-crest", None, "main", np.array(over)),
    ]


def _even(lines: Sequence[Floats], apart_mm: float = _POINT_MM) -> Floats:
    """Return lines with the same number of even points, about so far apart."""
    longest = max(length_mm(line) for line in lines)
    count = max(5, round(longest / apart_mm) + 1)
    return np.array([evenly(line, count) for line in lines])
