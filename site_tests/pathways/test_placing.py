"""A study's branches on one crest: exact in its own measure, the other one told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.model.studies import MeasuredFrom
from root_or_nerve.pathways.placing import Crest, placings, spacing
from site_tests.pathways.test_crossings import study

MIDLINE, PSIS = MeasuredFrom.MIDLINE, MeasuredFrom.PSIS
# From 40 to 130 mm from the midline; the straight way from the spine is longer.
EVEN = Crest([40.0, 70.0, 100.0, 130.0], [20.0, 60.0, 95.0, 125.0])
ALL: tuple[dict[str, Any], ...] = (
    {"mean_mm": 50},
    {"branch": "intermediate", "mean_mm": 65},
    {"branch": "lateral", "mean_mm": 73},
)


def placed(*distances: dict[str, Any], id: str = "lu") -> Sequence[Any]:
    return placings({id: study(*distances, id=id)}, EVEN)


@given(
    st.lists(st.floats(0.5, 9), min_size=3, max_size=30),
    st.lists(st.floats(0.5, 9), min_size=30, max_size=30),
    st.floats(0, 1),
)
def test_the_two_distances_of_a_point_lead_to_each_other(
    steps: list[float], others: list[float], share: float
) -> None:
    midline = list(accumulate(steps, initial=40.0))
    psis = list(accumulate(others[: len(steps)], initial=15.0))
    crest = Crest(midline, psis)
    here = midline[0] + share * (midline[-1] - midline[0])
    there = crest.other_mm(MIDLINE, here)
    assert psis[0] <= there <= psis[-1]
    assert crest.other_mm(PSIS, there) == pytest.approx(here)


@pytest.mark.parametrize(("asked", "given_mm"), [(-5.0, 20.0), (500.0, 125.0)])
def test_beyond_its_ends_the_crest_gives_the_end(asked: float, given_mm: float) -> None:
    assert EVEN.other_mm(MIDLINE, asked) == given_mm
    assert not EVEN.holds(MIDLINE, asked)


def test_a_measure_is_met_exactly_and_the_other_one_told() -> None:
    by_midline, by_psis = placed(
        {"landmark": "midline", "mean_mm": 70, "sd_mm": 9}, {"mean_mm": 45, "sd_mm": 5}
    )
    assert (by_midline.id, by_psis.id) == ("lu-midline", "lu-psis")
    (medial,) = by_midline.branches
    assert (medial.midline_mm, medial.psis_mm, medial.sd_mm) == (70, 60, 9)
    assert medial.missed_mm == pytest.approx(15)
    (medial,) = by_psis.branches
    assert (medial.psis_mm, medial.sd_mm) == (45, 5)
    assert medial.midline_mm == pytest.approx(58.75)
    assert medial.missed_mm == pytest.approx(58.75 - 70)


def test_one_measure_alone_has_nothing_to_miss() -> None:
    (placing,) = placed({"mean_mm": 60})
    assert [b.missed_mm for b in placing.branches] == [None]
    assert placing.branches[0].sd_mm is None


def test_branches_that_were_not_measured_stand_at_another_study_s_spacing() -> None:
    studies = {"lu": study({"mean_mm": 60}), "tubbs": study(*ALL, id="tubbs")}
    lu, tubbs = placings(studies, EVEN)
    assert [round(b.psis_mm, 6) for b in lu.branches] == [60, 75, 83]
    assert [b.measured is not None for b in lu.branches] == [True, False, False]
    assert (lu.spaced_by, tubbs.spaced_by) == ("Tubbs", None)
    assert [b.psis_mm for b in tubbs.branches] == [50, 65, 73]


def test_without_such_a_study_only_what_was_measured_is_placed() -> None:
    assert spacing([study({"mean_mm": 60})]) is None
    (placing,) = placed({"mean_mm": 60})
    assert [b.course for b in placing.branches] == ["medial"]


def test_a_range_stands_at_its_middle_without_a_spread() -> None:
    (placing,) = placed({"landmark": "midline", "low_mm": 70, "high_mm": 80})
    (medial,) = placing.branches
    assert (medial.midline_mm, medial.sd_mm) == (75, None)


@pytest.mark.parametrize("branch", ["most-medial", "not-split", "groove"])
def test_what_is_not_a_branch_runs_where_the_medial_one_does(branch: str) -> None:
    (placing,) = placed({"branch": branch, "mean_mm": 60})
    assert placing.branches[0].course == "medial"


def test_a_distance_that_the_crest_does_not_have_is_not_placed() -> None:
    assert placed({"mean_mm": 190}) == ()
