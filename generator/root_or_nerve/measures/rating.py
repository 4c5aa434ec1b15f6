"""The curve of the ratings: how far root and nerve items lie apart on the seven steps.

Each point is what would have been called nerve by somebody who says so from that step
on. The area beneath, by trapezoids, is the chance that a nerve item got a step nearer
to nerve than a root item, ties counted half (Bamber, J Math Psychol 1975; 12: 387-415;
Hanley and McNeil, Radiology 1982; 143: 29-36).

Its interval is the fifth method of Newcombe (Stat Med 2006; 25: 559-573): the
variance of Hanley and McNeil, at the bound itself and with the mean size of both
classes, so that a perfect area has a lower bound too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import NormalDist

from .answers import Interval, Steps

_Z = NormalDist().inv_cdf(0.975)
_FROM = range(3, -4, -1)


@dataclass(frozen=True)
class RatingCurve:
    """Points (F, H) from 0, 0 to 1, 1; and the area."""

    points: tuple[tuple[float, float], ...]
    area: float
    interval: Interval


def rating_curve(steps: Steps) -> RatingCurve:
    """Return the curve; both classes must have items."""
    points = [(0.0, 0.0)]
    for lowest in _FROM:
        points.append((_share(steps.root, lowest), _share(steps.nerve, lowest)))
    area = sum(
        (right - left) * (low + high) / 2
        for (left, low), (right, high) in pairwise(points)
    )
    bounds = area_interval(area, len(steps.root), len(steps.nerve))
    return RatingCurve(tuple(points), area, bounds)


def _share(steps: tuple[int, ...], lowest: int) -> float:
    return sum(step >= lowest for step in steps) / len(steps)


def area_interval(area: float, roots: int, nerves: int) -> Interval:
    """Return the interval of an area."""
    more = (roots + nerves) / 2 - 1

    def is_too_far(bound: float) -> bool:
        spread = 1 + more * ((1 - bound) / (2 - bound) + bound / (1 + bound))
        variance = bound * (1 - bound) * spread / (roots * nerves)
        return abs(area - bound) >= _Z * sqrt(variance)

    return Interval(_bound(is_too_far, area, 0), _bound(is_too_far, area, 1))


def _bound(is_too_far: Callable[[float], bool], inside: float, outside: float) -> float:
    """Halve the stretch between a place that is near enough and one too far away."""
    for _ in range(50):
        middle = (inside + outside) / 2
        if is_too_far(middle):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2
