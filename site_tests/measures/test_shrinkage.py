"""Accuracy of a pair, drawn to the learner's mean."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from root_or_nerve.measures.shrinkage import STRENGTH, accuracy_by_pair, shrunken
from site_tests.measures.exposed import answer

means = st.floats(0.05, 0.95)


@given(st.integers(0, 200), means, st.data())
def test_the_interval_is_that_of_the_beta_distribution(
    n: int, mean: float, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, n))
    found = shrunken(right, n, mean)
    exact = beta(right + STRENGTH * mean, n - right + STRENGTH * (1 - mean))
    low, high = exact.ppf([0.025, 0.975])
    assert found.accuracy == pytest.approx(exact.mean())
    assert found.interval.low == pytest.approx(low, abs=1e-3)
    assert found.interval.high == pytest.approx(high, abs=1e-3)


@given(st.integers(0, 50), means, st.data())
def test_a_pair_lies_between_what_it_shows_and_the_mean(
    n: int, mean: float, data: st.DataObject
) -> None:
    right = data.draw(st.integers(0, n))
    found = shrunken(right, n, mean).accuracy
    shown = right / n if n else mean
    assert min(shown, mean) - 1e-9 <= found <= max(shown, mean) + 1e-9


def test_many_answers_speak_for_themselves() -> None:
    assert shrunken(0, 1, 0.8).accuracy == pytest.approx(8 / 11)
    assert shrunken(0, 1000, 0.8).accuracy < 0.01


def test_pairs_are_counted_apart_and_cases_not_at_all() -> None:
    kept = [answer(pair="a", right=True)] * 3 + [answer(pair="b", right=False)] * 2
    found = accuracy_by_pair([*kept, answer(pair=None, right=False)])
    assert {pair: (x.right, x.n) for pair, x in found.items()} == {
        "a": (3, 3),
        "b": (0, 2),
    }
    mean = 4 / 7
    assert found["a"].accuracy == pytest.approx((3 + 10 * mean) / 13)
    assert found["b"].accuracy == pytest.approx((10 * mean) / 12)


def test_nothing_answered_is_nothing_known() -> None:
    assert accuracy_by_pair([]) == {}


def test_nobody_is_taken_to_be_always_right_or_wrong() -> None:
    for right, bound in ((True, 0.9), (False, 0.0)):
        found = accuracy_by_pair([answer(right=right)] * 400 + [answer(pair="new")])
        low, high = found["new"].interval.low, found["new"].interval.high
        assert high - low > 0.05
        assert found["new"].accuracy > bound


def test_the_interval_holds_the_truth_of_pairs_that_differ_as_supposed() -> None:
    at_random = random.Random(4)
    held = 0
    for _ in range(1500):
        truth = at_random.betavariate(STRENGTH * 0.7, STRENGTH * 0.3)
        right = sum(at_random.random() < truth for _ in range(12))
        interval = shrunken(right, 12, 0.7).interval
        held += interval.low <= truth <= interval.high
    assert 0.93 <= held / 1500 <= 0.97
