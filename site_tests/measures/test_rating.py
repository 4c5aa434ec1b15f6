"""The curve of ratings: its points, its area, and how far the area may be off."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.measures.answers import Steps
from root_or_nerve.measures.rating import area_interval, rating_curve
from site_tests.measures.exposed import observe

some = st.lists(st.integers(-3, 3), min_size=1, max_size=40).map(tuple)
answered = st.builds(Steps, some, some)


def chance(steps: Steps) -> float:
    """Return how often a nerve item was rated above a root item, ties by half."""
    wins = [
        1.0 if nerve > root else 0.5 if nerve == root else 0.0
        for nerve in steps.nerve
        for root in steps.root
    ]
    return sum(wins) / len(wins)


@given(answered)
def test_the_area_is_the_chance_that_a_nerve_is_rated_above_a_root(
    steps: Steps,
) -> None:
    curve = rating_curve(steps)
    assert curve.area == pytest.approx(chance(steps))
    assert curve.interval.low <= curve.area <= curve.interval.high
    assert 0 <= curve.interval.low <= curve.interval.high <= 1


@given(answered)
def test_the_curve_rises_from_corner_to_corner(steps: Steps) -> None:
    points = rating_curve(steps).points
    assert (points[0], points[-1], len(points)) == ((0, 0), (1, 1), 8)
    for (x, y), (next_x, next_y) in pairwise(points):
        assert x <= next_x
        assert y <= next_y


@given(answered)
def test_with_classes_exchanged_the_area_is_the_rest(steps: Steps) -> None:
    one, other = rating_curve(steps), rating_curve(Steps(steps.nerve, steps.root))
    assert other.area == pytest.approx(1 - one.area)
    assert other.interval.low == pytest.approx(1 - one.interval.high, abs=1e-9)


def test_neither_stands_in_the_middle() -> None:
    curve = rating_curve(Steps(root=(-1, 0), nerve=(0, 1)))
    assert curve.points[3:6] == ((0, 0.5), (0.5, 1), (1, 1))
    assert curve.area == pytest.approx(0.875)


def test_a_perfect_area_is_not_certain() -> None:
    curve = rating_curve(Steps((-3,) * 30, (3,) * 30))
    assert (curve.area, curve.interval.high) == (1, 1)
    assert 0.85 < curve.interval.low < 0.97


def test_an_area_narrows_with_more_items() -> None:
    widths = [area_interval(0.8, n, n) for n in (30, 100, 1000)]
    assert [round(x.high - x.low, 2) for x in widths] == [0.22, 0.12, 0.04]


@pytest.mark.parametrize("n", [30, 100])
@pytest.mark.parametrize("d_prime", [0, 1, 2, 3])
def test_the_interval_holds_the_area_of_an_observer(d_prime: float, n: int) -> None:
    """Seven steps make ties, which the variance does not know: never too narrow."""
    at_random = random.Random(3)
    truth = rating_curve(observe(at_random, d_prime, 0.35, 100_000)).area
    found = [rating_curve(observe(at_random, d_prime, 0.35, n)) for _ in range(600)]
    held = sum(x.interval.low <= truth <= x.interval.high for x in found)
    assert 0.93 <= held / len(found) <= 1
