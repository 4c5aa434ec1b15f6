"""d' and c are what they were for who made the answers, as often as they say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import product
from math import comb, inf
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.measures.answers import Interval, Steps
from root_or_nerve.measures.discrimination import (
    Counts,
    Discrimination,
    corrected,
    counts_of,
    discrimination,
    gain,
)
from site_tests.measures.exposed import observe

NORMAL = NormalDist()
D_PRIMES, CRITERIA, SIZES = (0, 1, 2, 3), (0, 0.7), (30, 50, 100)
NEGLIGIBLE = 1e-7


def rates(d_prime: float, criterion: float) -> tuple[float, float]:
    """Return the true H and F of an observer."""
    return NORMAL.cdf(d_prime / 2 - criterion), NORMAL.cdf(-d_prime / 2 - criterion)


def shares(n: int, rate: float) -> list[float]:
    """Return how often each count of n comes about."""
    return [comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in range(n + 1)]


def outcomes(
    n: int, d_prime: float, criterion: float
) -> Iterator[tuple[Counts, float]]:
    """Yield every outcome that matters, with its probability."""
    hit, false_alarm = rates(d_prime, criterion)
    for (h, one), (f, other) in product(
        enumerate(shares(n, hit)), enumerate(shares(n, false_alarm))
    ):
        if one * other > NEGLIGIBLE:
            yield Counts(h, n, f, n), one * other


known = cache(discrimination)


def holds(interval: Interval, truth: float) -> bool:
    return interval.low <= truth <= interval.high


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("d_prime", D_PRIMES)
def test_intervals_hold_the_truth_in_93_to_97_percent(
    d_prime: float, criterion: float, n: int
) -> None:
    seen = of_d_prime = of_criterion = 0.0
    for counts, chance in outcomes(n, d_prime, criterion):
        found = known(counts)
        seen += chance
        of_d_prime += chance * holds(found.d_prime_interval, d_prime)
        of_criterion += chance * holds(found.criterion_interval, criterion)
    assert seen > 0.999
    assert 0.93 <= of_d_prime <= 0.97
    assert 0.93 <= of_criterion <= 0.97


@pytest.mark.parametrize("n", [12, 14])
@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("d_prime", D_PRIMES)
def test_of_a_short_form_the_interval_of_d_prime_holds_too(
    d_prime: float, criterion: float, n: int
) -> None:
    held = [
        chance * holds(known(counts).d_prime_interval, d_prime)
        for counts, chance in outcomes(n, d_prime, criterion)
    ]
    assert 0.93 <= sum(held) <= 0.97


@pytest.mark.parametrize("d_prime", D_PRIMES)
def test_an_observer_is_recovered(d_prime: float) -> None:
    steps = observe(random.Random(7), d_prime, 0.4, 20_000)
    found = discrimination(counts_of(steps))
    # Only the upper half of the row says nerve: its cut lies 0.3 above the criterion.
    assert found.d_prime == pytest.approx(d_prime, abs=0.08)
    assert found.criterion == pytest.approx(0.7, abs=0.05)


def test_the_measures_by_hand() -> None:
    found = discrimination(Counts(hits=27, nerves=30, false_alarms=6, roots=30))
    assert found.hit_rate == pytest.approx(27.5 / 31)
    assert found.false_alarm_rate == pytest.approx(6.5 / 31)
    assert found.d_prime == pytest.approx(2.0188, abs=1e-4)
    assert found.criterion == pytest.approx(-0.2018, abs=1e-4)


counted = st.integers(30, 120).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n))
)
tables = st.builds(lambda h, f: Counts(*h, *f), counted, counted)


@given(tables)
def test_an_interval_has_its_value_inside(counts: Counts) -> None:
    found = discrimination(counts)
    assert holds(found.d_prime_interval, found.d_prime)
    assert holds(found.criterion_interval, found.criterion)


@given(tables)
def test_who_calls_everything_by_the_other_name_is_as_good_with_the_other_bias(
    counts: Counts,
) -> None:
    """Roots for nerves, and nerve for root: the measures turn round."""
    one = discrimination(counts)
    other = discrimination(
        Counts(
            counts.roots - counts.false_alarms,
            counts.roots,
            counts.nerves - counts.hits,
            counts.nerves,
        )
    )
    assert other.d_prime == pytest.approx(one.d_prime)
    assert other.criterion == pytest.approx(-one.criterion)
    assert ends(other.d_prime_interval) == pytest.approx(ends(one.d_prime_interval))
    low, high = ends(one.criterion_interval)
    assert ends(other.criterion_interval) == pytest.approx((-high, -low))


def ends(interval: Interval) -> tuple[float, float]:
    return interval.low, interval.high


@given(st.integers(30, 60), st.data())
def test_another_hit_raises_and_another_false_alarm_lowers(
    n: int, data: st.DataObject
) -> None:
    hits, alarms = (data.draw(st.integers(0, n - 1)) for _ in range(2))
    before = discrimination(Counts(hits, n, alarms, n))
    hit = discrimination(Counts(hits + 1, n, alarms, n))
    alarm = discrimination(Counts(hits, n, alarms + 1, n))
    for which in ("low", "high"):
        assert is_rising(alarm, before, which)
        assert is_rising(before, hit, which)


def is_rising(one: Discrimination, other: Discrimination, which: str) -> bool:
    low, high = (getattr(x.d_prime_interval, which) for x in (one, other))
    return bool(one.d_prime < other.d_prime and low < high)


@given(st.integers(0, 10_000), st.data())
def test_a_corrected_rate_is_never_0_or_1(n: int, data: st.DataObject) -> None:
    assert 0 < corrected(data.draw(st.integers(0, n)), n) < 1


def test_an_interval_narrows_with_more_items() -> None:
    width = inf
    for n in (30, 60, 300, 3000):
        interval = discrimination(Counts(n * 4 // 5, n, n // 5, n)).d_prime_interval
        assert interval.high - interval.low < 0.8 * width
        width = interval.high - interval.low


def test_neither_counts_as_not_nerve() -> None:
    steps = Steps(root=(0, 0, -1, 2), nerve=(0, 3, 1))
    assert counts_of(steps) == Counts(hits=2, nerves=3, false_alarms=1, roots=4)


@pytest.mark.parametrize(("n", "most"), [(14, 0.995), (30, 0.975)])
@pytest.mark.parametrize("before", [0, 1, 2, 3])
@pytest.mark.parametrize("after", [1, 2, 3])
def test_the_interval_of_a_gain_holds_the_truth(
    before: float, after: float, n: int, most: float
) -> None:
    """4,000 pairs of forms of n items a class; of short ones it may be too wide."""
    at_random = random.Random(11)
    first, second = (list(outcomes(n, d, 0.35)) for d in (before, after))
    pairs = zip(drawn(at_random, first), drawn(at_random, second), strict=True)
    held = [
        holds(gain(known(one), known(other)).interval, after - before)
        for one, other in pairs
    ]
    assert 0.93 <= sum(held) / len(held) <= most


def drawn(at_random: random.Random, each: list[tuple[Counts, float]]) -> list[Counts]:
    values, weights = zip(*each, strict=True)
    return at_random.choices(values, weights, k=4000)


def test_no_gain_is_no_gain() -> None:
    one = discrimination(Counts(20, 30, 9, 30))
    found = gain(one, one)
    assert found.difference == 0
    assert found.interval.low == pytest.approx(-found.interval.high)
