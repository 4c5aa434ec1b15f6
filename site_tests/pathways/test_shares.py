"""Wilson's interval, and where none is computed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.model.amounts import Share
from root_or_nerve.model.library import Library
from root_or_nerve.pathways.shares import interval_percent, wilson_percent


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),  # Newcombe, Statistics in Medicine 1998, table I
    [
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0, 16.11),
        (1, 29, 0.61, 17.18),
    ],
)
def test_intervals_are_those_of_the_published_examples(
    count: int, of: int, low: float, high: float
) -> None:
    assert wilson_percent(count, of) == pytest.approx((low, high), abs=0.006)


@given(st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_mirrors(counts: tuple[int, int]) -> None:
    count, of = counts
    low, high = wilson_percent(count, of)
    assert 0 <= low <= 100 * count / of + 1e-9
    assert 100 * count / of - 1e-9 <= high <= 100
    assert wilson_percent(of - count, of) == pytest.approx((100 - high, 100 - low))


@pytest.mark.parametrize(
    ("share", "unit", "has_one"),
    [
        (Share(count=3, of=15), "patients", True),
        (Share(count=3, of=15), "volunteers", True),
        (Share(count=3, of=15), "sides", False),
        (Share(count=3, of=15), "sides of 30 patients", False),
        (Share(count=3, of=15), "branches in a tunnel", False),
        (Share(percent=24, of=170), "patients", False),
        (Share(low_percent=47, high_percent=84, note="review"), "patients", False),
    ],
)
def test_only_counted_people_have_an_interval(
    share: Share, unit: str, has_one: bool
) -> None:
    assert (interval_percent(share, unit) is not None) is has_one


def test_no_interval_of_the_course_is_of_sides_or_branches(library: Library) -> None:
    for study in library.anatomy.studies.values():
        for share in (*study.tunnels, *study.entrapments, *study.origins):
            assert interval_percent(share, study.unit_of(share)) is None
