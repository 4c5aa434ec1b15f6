"""Values of a filter as numbers, which style sheet and list share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from root_or_nerve.model import anatomy
from root_or_nerve.model.base import Region
from root_or_nerve.model.cases import Level
from root_or_nerve.render.filters import Filter, region_filter
from site_tests.course import ROOT

EVERYWHERE = region_filter(Region)
FILTERS = [
    EVERYWHERE,
    Filter("Kind", tuple(anatomy.TestKind)),
    Filter("Level", tuple(Level)),
]
STYLE = Path(ROOT, "theme", "style", "filter.css").read_text(encoding="utf-8")


def test_numbers_count_from_one_for_nought_is_all() -> None:
    levels = Filter("Level", tuple(Level))
    assert levels.choices == [(1, "Intro"), (2, "Core"), (3, "Advanced")]
    assert levels.numbers([Level.ADVANCED, Level.INTRO]) == "3 1"
    assert levels.numbers([]) == ""


@pytest.mark.parametrize("filter", FILTERS, ids=lambda filter: filter.legend)
def test_every_value_has_the_number_of_its_choice(filter: Filter) -> None:
    for (number, words), value in zip(filter.choices, filter.values, strict=True):
        assert filter.numbers([value]) == str(number)
        assert words.lower() == value.value.lower()


@pytest.mark.parametrize("group", ["f1", "f2"])
@pytest.mark.parametrize("filter", FILTERS, ids=lambda filter: filter.legend)
def test_the_style_sheet_hides_for_every_choice(filter: Filter, group: str) -> None:
    rules = re.findall(
        rf'\[name="{group}"\]\[value="(\d)"\]:checked\) \[data-{group}\]'
        rf':not\(\[data-{group}~="(\d)"\]\)',
        STYLE,
    )
    assert all(chosen == kept for chosen, kept in rules)
    assert {str(number) for number, _ in filter.choices} <= {
        chosen for chosen, _ in rules
    }


def test_regions_are_in_the_order_of_the_body_and_only_those_that_are_used() -> None:
    assert EVERYWHERE.values == tuple(Region)
    used = region_filter([Region.LEG, Region.ARM, Region.LEG])
    assert used.choices == [(1, "Arm"), (2, "Leg")]
    assert region_filter([]).choices == []
