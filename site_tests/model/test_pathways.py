"""What a pathway may say: sources for what was seen, a place that is one."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from root_or_nerve.load.anatomy import load_anatomy
from root_or_nerve.model.courses import Row
from root_or_nerve.model.pathways import Choice, Crossing, Pathway
from site_tests.course import ROOT

PATHWAYS = load_anatomy(ROOT / "content").anatomy.pathways


def test_the_course_describes_the_branches_and_their_neighbours() -> None:
    assert set(PATHWAYS) == {
        "superior-cluneal-medial",
        "superior-cluneal-intermediate",
        "superior-cluneal-lateral",
        "middle-cluneal",
        "inferior-cluneal",
        "iliohypogastric-lateral",
        "subcostal-lateral",
    }


@pytest.mark.parametrize(
    ("name", "above_mm", "sd_mm"),
    [("medial", -5.8, 1.8), ("intermediate", 2.2, 1.8), ("lateral", 12.0, 4.4)],
)
def test_heights_are_those_of_lu_1998(name: str, above_mm: float, sd_mm: float) -> None:
    branch = PATHWAYS[f"superior-cluneal-{name}"].branch
    assert branch is not None
    hole = branch.perforation
    assert (hole.above_crest_mm, hole.sd_mm) == (above_mm, sd_mm)
    assert [source.key for source in hole.rests_on.sources] == ["lu1998"]


def test_which_root_feeds_which_branch_is_called_schematic() -> None:
    for id, pathway in PATHWAYS.items():
        said = [x.text for x in pathway.rests_on if x.basis == "schematic"]
        assert said, id
        if pathway.branch:
            main = next(f.root for f in pathway.branch.feeders if f.kind == "main")
            assert any(main in text for text in said)


def test_a_territory_is_named_as_the_atlas_names_it() -> None:
    assert PATHWAYS["superior-cluneal-medial"].territory == "superior-cluneal.medial"
    assert PATHWAYS["middle-cluneal"].territory == "middle-cluneal"


@pytest.mark.parametrize(
    "value",
    [
        {"basis": "measured", "text": "so"},
        {"basis": "schematic", "text": "so", "sources": [{"key": "lu1998"}]},
        {"basis": "consensus", "text": "so", "sources": [{"key": "lu1998"}]},
    ],
)
def test_sources_go_with_what_was_seen_and_with_nothing_else(
    value: dict[str, Any],
) -> None:
    with pytest.raises(ValidationError, match="sources if"):
        Choice.model_validate(value)


@pytest.mark.parametrize(
    "value",
    [
        {"landmark": "asis"},
        {"landmark": "asis", "midline_mm": 36.0, "below_psis_mm": 28.5},
        {"landmark": "psis-and-midline", "away_mm": 97.4},
        {"landmark": "psis-and-midline", "midline_mm": 36.0},
    ],
)
def test_a_crossing_is_one_place(value: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="away_mm with asis"):
        Crossing.model_validate(value)


def test_a_pathway_knows_no_other_keys() -> None:
    stored = {
        "id": "x",
        "nerve": "x",
        "rests_on": [{"basis": "schematic", "text": "y"}],
    }
    assert Pathway.model_validate(stored).territory == "x"
    with pytest.raises(ValidationError, match="extra"):
        Pathway.model_validate({**stored, "colour": "red"})


def test_a_row_adds_up_what_changes() -> None:
    row = Row(first=(10, 20, 30), then=((1, 0, -1), (2, 2, 2)))
    assert row.stations() == [[10, 20, 30], [11, 20, 29], [13, 22, 31]]
    with pytest.raises(ValidationError, match="every station"):
        Row(first=(1, 2, 3), then=((1, 2),))
