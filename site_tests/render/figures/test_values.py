"""Lengths and shares as cells and rows."""

from __future__ import annotations

from typing import Any

import pytest

from root_or_nerve.model.amounts import Length, Share
from root_or_nerve.model.studies import Study
from root_or_nerve.render.figures.values import (
    bare_row,
    length_cells,
    length_row,
    share_cells,
    share_row,
)


def study(unit: str = "patients") -> Study:
    return Study.model_validate(
        {
            "id": "x",
            "label": "X & Y 2000",
            "source": {"key": "x2000"},
            "specimens": {"n": 20, "unit": unit},
            "remarks": [{"subject": "origins", "text": "Something."}],
            "cannot_tell": "everything else",
        }
    )


@pytest.mark.parametrize(
    ("length", "cells"),
    [
        ({"mean_mm": 64.7, "sd_mm": 5.3}, ("64.7", "5.3", "–", "20 patients")),
        ({"mean_mm": 50.0, "n": 3}, ("50", "–", "–", "3 patients")),
        ({"low_mm": 70.0, "high_mm": 80.0}, ("–", "–", "70 to 80", "20 patients")),
    ],
)
def test_a_length_is_written_as_published(
    length: dict[str, Any], cells: tuple[str, ...]
) -> None:
    assert length_cells(study(), Length.model_validate(length)) == cells


@pytest.mark.parametrize(
    ("share", "unit", "cells"),
    [
        (
            Share(count=24, of=200, percent=12),
            "patients",
            ("24", "200", "patients", "12", "8.2 to 17.2"),
        ),
        (Share(count=2, of=109), "sides", ("2", "109", "sides", "1.8", "–")),
        (Share(percent=24, of=170), "patients", ("–", "170", "patients", "24", "–")),
        (
            Share(count=54, of=113, percent=49, note="prints 49%"),
            "sides",
            ("54", "113", "sides", "47.8", "–"),
        ),
        (
            Share(low_percent=47, high_percent=84, note="review"),
            "patients",
            ("–", "–", "patients", "47 to 84", "–"),
        ),
    ],
)
def test_a_share_is_written_as_published_and_divided_only_where_it_must(
    share: Share, unit: str, cells: tuple[str, ...]
) -> None:
    assert share_cells(study(unit), share) == cells


def test_a_share_is_a_bar_with_its_interval() -> None:
    row = share_row(study(), Share(count=24, of=200), "met them")
    assert row.is_bar
    assert (row.centre, row.value, row.size) == (12, "12%", "24/200")
    assert [row.low, row.high] == pytest.approx([8.2, 17.2], abs=0.05)
    assert "<b>X &amp; Y 2000</b>" in row.hover
    assert "Wilson, 95%: 8.2 to 17.2%" in row.hover


def test_a_range_of_shares_is_no_bar_from_zero() -> None:
    share = Share(low_percent=47, high_percent=84, note="review")
    row = share_row(study(), share, "leg")
    assert (row.is_bar, row.is_range, row.centre) == (False, True, None)
    assert (row.low, row.high, row.size) == (47, 84, "n ?")


def test_a_length_below_the_crest_is_turned_round() -> None:
    row = length_row(study(), Length(mean_mm=5.8, sd_mm=1.8), "medial", sign=-1)
    assert (row.centre, row.low, row.high) == (-5.8, -7.6, -4.0)


def test_a_result_without_a_number_says_so() -> None:
    row = bare_row(study(), "better", "n 25")
    assert (row.centre, row.low, row.high) == (None, None, None)
    assert "no number was seen" in row.hover
