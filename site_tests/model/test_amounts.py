"""A length has a value, a share is of something, and neither contradicts itself."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from root_or_nerve.model.amounts import Length, Share


@pytest.mark.parametrize(
    ("length", "said"),
    [
        ({}, "a mean_mm, or both low_mm and high_mm"),
        ({"low_mm": 3.0}, "a mean_mm, or both"),
        ({"mean_mm": 3.0, "high_mm": 3.0}, "low_mm and high_mm together"),
        ({"low_mm": 3.0, "high_mm": 3.0}, "low_mm smaller than high_mm"),
        ({"low_mm": 2.0, "high_mm": 3.0, "sd_mm": 1.0}, "a mean_mm with the sd_mm"),
    ],
)
def test_a_length_says_what_it_lacks(length: dict[str, float], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Length.model_validate(length)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ({"of": 10}, "a count, a percent, or low_percent and high_percent"),
        ({"count": 11, "of": 10}, "a count that is not more than of"),
        ({"count": 1, "note": "n unknown"}, "a count that is not more than of"),
        ({"percent": 30.0}, "of; or a note that says why"),
        ({"low_percent": 3.0, "of": 9}, "low_percent and high_percent together"),
        ({"low_percent": 3.0, "high_percent": 2.0, "of": 9}, "low_percent smaller"),
        ({"count": 54, "of": 113, "percent": 49.0}, r"49 is not 54 of 113 \(47.8%\)"),
        ({"percent": 101.0, "of": 5}, "less than or equal to 100"),
        ({"count": -1, "of": 5}, "greater than or equal to 0"),
        ({"count": 1, "of": 5, "percents": 20.0}, "Extra inputs"),
    ],
)
def test_a_share_says_what_is_wrong_with_it(share: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Share.model_validate(share)


@pytest.mark.parametrize(
    ("share", "percent", "agrees"),
    [
        ({"count": 22, "of": 37, "percent": 60.0}, 59.459, True),
        ({"count": 0, "of": 4}, 0, True),
        ({"percent": 23.0, "of": 39}, 23, True),
        ({"count": 54, "of": 113, "percent": 49.0, "note": "!"}, 47.788, False),
        ({"low_percent": 1.0, "high_percent": 2.0, "note": "review"}, None, True),
        ({"percent": 30.0, "note": "how many was not seen"}, 30, True),
    ],
)
def test_a_share_is_divided_where_it_was_counted(
    share: dict[str, Any], percent: float | None, agrees: bool
) -> None:
    made = Share.model_validate(share)
    wanted = None if percent is None else pytest.approx(percent, abs=0.001)
    assert made.value_percent == wanted
    assert made.agrees is agrees
