"""Published crossing distances: numbers to numbers."""

from __future__ import annotations

from typing import Any

import pytest

from root_or_nerve.model.library import Library
from root_or_nerve.model.studies import MeasuredFrom, Study
from root_or_nerve.pathways.crossings import crossings


def study(*distances: dict[str, Any], id: str = "lu", n: int = 15) -> Study:
    rows = [
        {"branch": "medial", "landmark": "psis", **distance} for distance in distances
    ]
    return Study.model_validate(
        {
            "id": id,
            "label": id.title(),
            "source": {"key": "lu1998"},
            "specimens": {"n": n, "unit": "cadavers"},
            "crossings": rows,
            "cannot_tell": "everything else",
        }
    )


@pytest.mark.parametrize(
    ("distance", "low", "high", "is_range"),
    [
        ({"mean_mm": 64.7, "sd_mm": 5.3}, 59.4, 70.0, False),
        ({"mean_mm": 60}, None, None, False),
        ({"low_mm": 40, "high_mm": 80}, 40, 80, True),
        ({"mean_mm": 60, "low_mm": 40, "high_mm": 80}, 40, 80, True),
        ({"mean_mm": 60, "sd_mm": 5, "low_mm": 40, "high_mm": 80}, 55, 65, False),
    ],
)
def test_the_spread_is_one_sd_where_published_and_else_the_range(
    distance: dict[str, float], low: float | None, high: float | None, is_range: bool
) -> None:
    (crossing,) = crossings([study(distance)], MeasuredFrom.PSIS)
    assert (crossing.low_mm, crossing.high_mm) == (
        pytest.approx(low) if low else None,
        pytest.approx(high) if high else None,
    )
    assert crossing.is_range is is_range


def test_crossings_come_nearest_first_from_one_landmark() -> None:
    studies = [
        study({"mean_mm": 70}, {"mean_mm": 50, "landmark": "midline"}, id="b"),
        study({"low_mm": 40, "high_mm": 60}, {"mean_mm": 70}, id="a"),
    ]
    found = crossings(studies, MeasuredFrom.PSIS)
    assert [(c.study, c.mean_mm) for c in found] == [("A", None), ("A", 70), ("B", 70)]


@pytest.mark.parametrize(("distance", "n"), [({}, 15), ({"n": 12}, 12)])
def test_a_count_of_its_own_goes_before_that_of_the_series(
    distance: dict[str, int], n: int
) -> None:
    (crossing,) = crossings([study({"mean_mm": 60, **distance})], MeasuredFrom.PSIS)
    assert crossing.n == n


def test_no_published_distance_is_lost(library: Library) -> None:
    studies = library.anatomy.studies.values()
    found = [c for landmark in MeasuredFrom for c in crossings(studies, landmark)]
    assert len(found) == sum(len(study.crossings) for study in studies)
    assert all(c.mean_mm is not None or c.is_range for c in found)
    assert {c.source for c in found} <= library.anatomy.sources.keys()
