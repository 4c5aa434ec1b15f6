"""What the scene says: of a study, of spread, of a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from root_or_nerve.model.library import Library
from root_or_nerve.model.scene import LevelPlace
from root_or_nerve.pathways.levels import LEVELS, reach
from root_or_nerve.pathways.placing import Crest, Placing, placings
from root_or_nerve.render.scene_words import (
    label,
    name,
    parts_of_roots,
    reach_words,
    spread,
    words,
)
from site_tests.pathways.test_crossings import study

CREST = Crest([40.0, 70.0, 100.0, 130.0], [20.0, 60.0, 95.0, 125.0])
PART = {"L4": "45% of 20 sides", "L5": "10% of 20 sides"}
BOTH = (
    {"landmark": "midline", "mean_mm": 81, "sd_mm": 9.2},
    {"mean_mm": 64.7, "sd_mm": 5.3},
)


def placed(*distances: Mapping[str, Any]) -> Placing:
    return placings({"lu": study(*(dict(d) for d in distances))}, CREST)[0]


def test_a_placing_is_called_by_study_and_landmark() -> None:
    assert name(placed(*BOTH)) == "Lu, from the midline"
    assert name(placed({"mean_mm": 60})) == "Lu, from the PSIS"


def test_the_measure_its_spread_and_its_size_are_said() -> None:
    assert "the medial branch, 81 ± 9.2 mm (15 cadavers)" in words(placed(*BOTH))
    assert "60 mm on average, no spread" in words(placed({"mean_mm": 60}))
    assert "70 to 80 mm" in words(placed({"low_mm": 70, "high_mm": 80}))


def test_a_pelvis_that_cannot_satisfy_both_measures_says_so() -> None:
    said = words(placed(*BOTH))
    assert "lies 73 mm from the posterior superior iliac spine" in said
    assert "measured 64.7 mm, 8 mm less: one mean pelvis cannot satisfy both" in said
    within = words(placed(BOTH[0], {"mean_mm": 72, "sd_mm": 9}))
    assert "1 mm more: within one standard deviation" not in within
    assert "1 mm less: within one standard deviation" in within
    alone = words(placed(BOTH[0], {"mean_mm": 72}))
    assert alone.endswith("measured 72.0 mm, 1 mm less.")


def test_without_a_second_measure_nothing_is_compared() -> None:
    said = words(placed({"mean_mm": 60}))
    assert "the same study" not in said
    assert "lies 70 mm from the midline." in said


def test_what_was_not_measured_is_called_so_and_by_whose_spacing() -> None:
    tubbs = study(
        {"mean_mm": 50},
        {"branch": "intermediate", "mean_mm": 65},
        {"branch": "lateral", "mean_mm": 73},
        id="tubbs",
    )
    lu, own = placings({"lu": study({"mean_mm": 60}), "tubbs": tubbs}, CREST)
    assert "means of Tubbs, along the crest" in words(lu)
    assert "paler" not in words(own)
    assert [label(b) for b in lu.branches] == [
        "medial 60 mm",
        "intermediate",
        "lateral",
    ]


def test_people_differ_only_by_what_was_published() -> None:
    assert "mean and standard deviation of the medial branch" in spread(placed(*BOTH))
    assert "no spread was published" in spread(placed({"mean_mm": 60}))


@pytest.mark.parametrize(
    ("distance", "said"),
    [
        ({"mean_mm": 64.7}, "medial 64.7 mm"),
        ({"mean_mm": 70.0}, "medial 70 mm"),
        ({"low_mm": 70, "high_mm": 80}, "medial 70–80 mm"),
        ({"branch": "not-split", "mean_mm": 70}, "70 mm"),
        ({"branch": "groove", "mean_mm": 70}, "70 mm"),
    ],
)
def test_a_label_has_the_published_figure(distance: dict[str, Any], said: str) -> None:
    assert label(placed(distance).branches[0]) == said


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("place", LevelPlace)
def test_every_level_and_place_names_its_roots_and_what_they_feed(
    level: str, place: LevelPlace
) -> None:
    found = reach(level)
    assert found is not None
    said = reach_words(found, place, PART)
    roots = found.roots(place)
    assert roots[0] in said
    assert level.replace("-", "–") in said
    feeds = {"L1", "L2", "L3"} & {*roots}
    assert ("cannot decide" in said) == bool(feeds)
    assert ("does not reach" in said) == (not feeds)
    took_part = "L5 took part on 10% of 20 sides" in said
    assert took_part == (not feeds and "L5" in roots)


def test_how_often_a_root_takes_part_is_read_from_the_first_study_that_says_so(
    library: Library,
) -> None:
    parts = parts_of_roots(library.anatomy.studies.values())
    assert parts["L4"] == "45% of 20 sides (Iwanaga 2019)"
    assert parts["L5"] == "10% of 20 sides (Iwanaga 2019)"
    assert parts_of_roots([study({"mean_mm": 60})]) == {}


@pytest.mark.parametrize("branch", ["not-split", "groove"])
def test_what_is_no_branch_says_on_which_course_it_is_drawn(branch: str) -> None:
    said = words(placed({"branch": branch, "mean_mm": 60}))
    assert "drawn on the course of the medial branch" in said
    assert "on the course of" not in words(placed({"mean_mm": 60}))
