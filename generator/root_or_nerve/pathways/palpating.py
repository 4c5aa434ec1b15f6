"""How a press meets a line of bone, as seen from behind: millimetres to an outcome.

The browser judges in the same way (theme/widgets/src/palpate-score.ts; a test
compares them). Coordinates are those of the meshes: x to the subject's left from the
midline, y up. Distances are rounded to whole millimetres before they are judged, so
that what is told is what counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, hypot
from typing import Literal

# A finger covers more than a point: a press whose middle lies within a finger's
# breadth of the line counts as on it. The crest is not drawn when it is asked for.
ON_LINE_MM = 20
# As near as this to the line's start a press is told by the start's name.
START_MM = 15
# Half the width of what counts as the midline, which belongs to neither side.
MIDLINE_MM = 10

Outcome = Literal["right", "near", "wrong"]
Where = Literal[
    "on-line",
    "short",
    "beyond",
    "start",
    "above",
    "below",
    "inside",
    "outside",
    "midline",
    "other-side",
]
Side = Literal["left", "right"]
Point = tuple[float, float]


@dataclass(frozen=True)
class Stretches:
    """The ends of both stretches, from the midline."""

    right: tuple[float, float]
    near: tuple[float, float]


@dataclass(frozen=True)
class Press:
    """What a press met; `midline_mm` is that of the line's nearest point."""

    outcome: Outcome
    where: Where
    away_mm: int
    midline_mm: int


def press(
    point: Point, side: Side, line: Sequence[Point], stretches: Stretches
) -> Press:
    """Judge a press on a line of the left half, or on its mirror image.

    The line runs outwards: x increases, or stays.
    """
    across, up = point[0] if side == "left" else -point[0], point[1]
    away, at = nearest((across, up), line)
    away_mm, midline_mm = _whole(away), _whole(at[0])
    outcome: Outcome = "wrong"
    if away_mm > ON_LINE_MM:
        where = _beside((across, up), line)
    elif midline_mm < stretches.near[0]:
        where = "short"
    elif midline_mm > stretches.near[1]:
        where = "beyond"
    else:
        is_right = stretches.right[0] <= midline_mm <= stretches.right[1]
        where = "on-line"
        outcome = "right" if is_right else "near"
    if outcome == "wrong":
        where = _named((across, up), line) or where
    return Press(outcome, where, away_mm, midline_mm)


def nearest(point: Point, line: Sequence[Point]) -> tuple[float, Point]:
    """Return how far a point lies from a line, and the line's point nearest to it."""
    found, at = hypot(point[0] - line[0][0], point[1] - line[0][1]), line[0]
    for one, two in pairwise(line):
        along = two[0] - one[0], two[1] - one[1]
        square = along[0] * along[0] + along[1] * along[1]
        if square == 0:
            continue
        dot = (point[0] - one[0]) * along[0] + (point[1] - one[1]) * along[1]
        share = min(1.0, max(0.0, dot / square))
        there = one[0] + share * along[0], one[1] + share * along[1]
        away = hypot(point[0] - there[0], point[1] - there[1])
        if away < found:
            found, at = away, there
    return found, at


def height(line: Sequence[Point], across: float) -> float:
    """Return the line's height at a distance from the midline; of an end beyond it."""
    for one, two in pairwise(line):
        if across < two[0]:
            if across <= one[0]:
                return one[1]
            share = (across - one[0]) / (two[0] - one[0])
            return one[1] + share * (two[1] - one[1])
    return line[-1][1]


def _named(point: Point, line: Sequence[Point]) -> Where | None:
    """Return the place that has a name of its own."""
    if point[0] < -MIDLINE_MM:
        return "other-side"
    if point[0] <= MIDLINE_MM:
        return "midline"
    away = hypot(point[0] - line[0][0], point[1] - line[0][1])
    return "start" if away <= START_MM else None


def _beside(point: Point, line: Sequence[Point]) -> Where:
    if point[0] < line[0][0]:
        return "inside"
    if point[0] > line[-1][0]:
        return "outside"
    return "above" if point[1] > height(line, point[0]) else "below"


def _whole(value: float) -> int:
    """Round as the browser does: halves go up."""
    return floor(value + 0.5)
