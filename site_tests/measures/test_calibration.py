"""How sure, and how often right: by hand, and of observers who know their chances."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.measures.answers import Interval, Steps
from root_or_nerve.measures.calibration import (
    PROBABILITY,
    Calibration,
    calibration,
    wilson,
)

some = st.lists(st.integers(-3, 3), max_size=40).map(tuple)
answered = st.builds(Steps, some, some).filter(lambda steps: steps.root or steps.nerve)
LEANING = tuple(step for step in PROBABILITY if step)


def knowing(at_random: random.Random, n: int, sharpness: float = 1) -> Steps:
    """Return what somebody answers for whom it is a nerve as often as they say.

    With a sharpness below 1 they are right less often than they say.
    """
    root: list[int] = []
    nerve: list[int] = []
    for step in at_random.choices(LEANING, k=n):
        truth = 0.5 + sharpness * (PROBABILITY[step] - 0.5)
        (nerve if at_random.random() < truth else root).append(step)
    return Steps(tuple(root), tuple(nerve))


def excess(found: Calibration) -> float:
    assert found.over_confidence
    return found.over_confidence.excess


def test_by_hand() -> None:
    found = calibration(Steps(root=(-3, -3, 1), nerve=(3, 2, 0)))
    squares = (0.0025 * 2 + 0.36) + (0.0025 + 0.04 + 0.25)
    assert found.brier == pytest.approx(squares / 6)
    assert excess(found) == pytest.approx((0.95 * 3 + 0.8 + 0.6) / 5 - 4 / 5)
    seen = [(bar.step, bar.said, bar.n, bar.nerves, bar.was) for bar in found.bars]
    assert seen == [
        (-3, 0.05, 2, 0, 0),
        (-2, 0.2, 0, 0, None),
        (-1, 0.4, 0, 0, None),
        (1, 0.6, 1, 0, 0),
        (2, 0.8, 1, 1, 1),
        (3, 0.95, 1, 1, 1),
    ]


@pytest.mark.parametrize(
    ("steps", "brier"),
    [
        (Steps((0,) * 9, (0,) * 9), 0.25),
        (Steps((-3,) * 9, (3,) * 9), 0.0025),
        (Steps((3,) * 9, (-3,) * 9), 0.9025),
    ],
)
def test_the_ends_of_the_score(steps: Steps, brier: float) -> None:
    found = calibration(steps)
    assert found.brier == pytest.approx(brier)
    assert (found.over_confidence is None) == (brier == 0.25)


@given(answered)
def test_values_lie_in_their_intervals(steps: Steps) -> None:
    found = calibration(steps)
    assert holds(found.brier_interval, found.brier)
    assert 0 <= found.brier <= 0.9025 + 1e-9
    assert sum(bar.n for bar in found.bars) <= len(steps.root) + len(steps.nerve)
    for bar in found.bars:
        assert bar.was is None or holds(bar.interval, bar.was)


def holds(interval: Interval, value: float) -> bool:
    return interval.low - 1e-9 <= value <= interval.high + 1e-9


@given(answered)
def test_sides_do_not_matter(steps: Steps) -> None:
    turned = Steps(tuple(-s for s in steps.nerve), tuple(-s for s in steps.root))
    one, other = calibration(steps), calibration(turned)
    assert other.brier == pytest.approx(one.brier)
    assert other.brier_interval.low == pytest.approx(one.brier_interval.low)
    for bar, opposite in zip(one.bars, reversed(other.bars), strict=True):
        assert (bar.n, bar.nerves) == (opposite.n, opposite.n - opposite.nerves)


def test_who_knows_their_chances_is_not_over_confident() -> None:
    found = calibration(knowing(random.Random(5), 60_000))
    assert excess(found) == pytest.approx(0, abs=0.01)
    for bar in found.bars:
        assert bar.was == pytest.approx(bar.said, abs=0.02)


def test_who_is_right_less_often_than_sure_is_over_confident() -> None:
    found = calibration(knowing(random.Random(5), 60_000, sharpness=0.5))
    said = sum(abs(PROBABILITY[step] - 0.5) for step in LEANING) / len(LEANING)
    assert excess(found) == pytest.approx(said / 2, abs=0.01)


@pytest.mark.parametrize("sharpness", [0.4, 1])
@pytest.mark.parametrize("n", [60, 200])
def test_intervals_hold_the_truth(n: int, sharpness: float) -> None:
    """Of the score, given the steps chosen; and of over-confidence, likewise."""
    at_random = random.Random(2)
    briers, excesses = 0, 0
    for _ in range(2000):
        steps = knowing(at_random, n, sharpness)
        found = calibration(steps)
        chances = [PROBABILITY[s] for s in (*steps.root, *steps.nerve)]
        brier = sum(p * p - (2 * p - 1) * true_share(p, sharpness) for p in chances)
        gap = sum((1 - sharpness) * abs(p - 0.5) for p in chances)
        assert found.over_confidence
        bounds, others = found.brier_interval, found.over_confidence.interval
        briers += bounds.low <= brier / n <= bounds.high
        excesses += others.low <= gap / n <= others.high
    assert 0.93 <= briers / 2000 <= 0.98
    assert 0.93 <= excesses / 2000 <= 0.98


def true_share(said: float, sharpness: float) -> float:
    return 0.5 + sharpness * (said - 0.5)


def test_a_share_by_hand_and_of_nothing() -> None:
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)
