"""A study measured something, on something, and its parts know what of."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from root_or_nerve.model.studies import Study

STUDY = {
    "id": "x",
    "label": "X 2000",
    "source": {"key": "x2000"},
    "cannot_tell": "everything else",
}
SPECIMENS = {"n": 20, "unit": "sides"}
CROSSING = {"branch": "medial", "landmark": "psis", "mean_mm": 60.0}


def study(**parts: Any) -> Study:
    return Study.model_validate(STUDY | parts)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"specimens": SPECIMENS}, "at least one measurement"),
        ({"crossings": [CROSSING]}, "specimens, or an n and a unit for every length"),
        ({"crossings": [{**CROSSING, "n": 3}]}, "specimens, or an n and a unit"),
        ({"bands": [{**CROSSING, "mean_mm": 1.0}]}, "Extra inputs"),
        (
            {"bands": [{"branch": "medial", "landmark": "psis", "count": 1, "of": 2}]},
            "a from_mm, a to_mm, or both",
        ),
        (
            {
                "bands": [
                    {"branch": "medial", "landmark": "psis", "count": 1, "of": 2}
                    | {"from_mm": 5.0, "to_mm": 5.0}
                ]
            },
            "from_mm smaller than to_mm",
        ),
        ({"branches": [{"count": 1, "of": 2}]}, "either a branch or a number"),
        (
            {"branches": [{"count": 1, "of": 2, "branch": "medial", "nerves": 3}]},
            "either a branch or a number",
        ),
        (
            {"origins": [{"roots": ["L9"], "how": "whole", "count": 1, "of": 2}]},
            "String should match",
        ),
        (
            {
                "results": [
                    {
                        "treatment": "block",
                        "nerve": "superior",
                        "treated": SPECIMENS,
                        "follow_up": "none",
                        "control": "none",
                    }
                ]
            },
            "at least one of outcomes and scores",
        ),
        (
            {
                "severity": [
                    {"group": "g", "of": 3, "scale": "s", "median": 9.0}
                    | {"low_quartile": 10.0, "high_quartile": 12.0}
                ]
            },
            "low_quartile, median and high_quartile in this order",
        ),
    ],
)
def test_a_study_says_what_is_wrong_with_it(parts: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        study(**parts)


def test_a_length_is_of_the_specimens_unless_it_says_otherwise() -> None:
    made = study(
        specimens=SPECIMENS,
        crossings=[CROSSING, {**CROSSING, "n": 12, "unit": "grooves"}],
    )
    sizes = [made.size_of(crossing) for crossing in made.crossings]
    assert [(size.n, size.unit) for size in sizes] == [(20, "sides"), (12, "grooves")]


def test_a_share_is_of_the_specimens_unless_it_says_otherwise() -> None:
    tunnel = {"passage": "tunnel", "count": 1, "of": 2}
    made = study(specimens=SPECIMENS, tunnels=[tunnel, {**tunnel, "unit": "branches"}])
    assert [made.unit_of(share) for share in made.tunnels] == ["sides", "branches"]


def test_a_study_without_specimens_may_count_what_it_names() -> None:
    made = study(crossings=[{**CROSSING, "n": 3, "unit": "sides"}])
    assert made.size_of(made.crossings[0]).n == 3
