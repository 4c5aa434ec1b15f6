"""Skin in words: places by name, groups merged, few words, the same each time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.model.library import Library
from root_or_nerve.skin.extent import HALVES, Extent, of_cells, of_regions, usual
from root_or_nerve.skin.region_groups import GROUPS
from root_or_nerve.skin.words import cm2, in_words, places_of
from site_tests.skins import COUNT, drawn, territories

ATLAS, NAMES = drawn().atlas, territories().regions
cells = st.tuples(st.sampled_from(HALVES), st.integers(0, COUNT - 1))
extents = st.dictionaries(cells, st.integers(0, 100)).map(Extent)


def test_most_of_a_region_is_named_and_less_is_a_part_of_it() -> None:
    # two thirds of the calf, half of the heel, all of the thigh
    extent = of_cells([0, 1, 2, 3, 5], "left")
    assert in_words(extent, ATLAS, NAMES) == (
        "left: skin of the calf; skin of the thigh; part of skin of the heel"
    )


def test_a_hint_of_a_region_is_not_named_beside_more() -> None:
    extent = of_cells([7], "right") | Extent({("right", 5): 20})
    assert in_words(extent, ATLAS, NAMES) == "right: skin of the sole"
    alone = Extent({("right", 5): 20})
    assert in_words(alone, ATLAS, NAMES) == "right: part of skin of the heel"


def test_sides_are_said_once_if_they_are_alike() -> None:
    sole = of_cells([7], "left")
    assert in_words(sole | sole.mirrored, ATLAS, NAMES) == (
        "both sides: skin of the sole"
    )
    other = sole | of_cells([0, 1], "right")
    assert in_words(other, ATLAS, NAMES) == (
        "right: skin of the thigh; left: skin of the sole"
    )
    assert in_words(Extent(), ATLAS, NAMES) == "no skin"


@given(extents)
def test_words_of_the_mirror_differ_in_the_side_only(extent: Extent) -> None:
    said = in_words(extent.on("left"), ATLAS, NAMES)
    mirrored = in_words(extent.on("left").mirrored, ATLAS, NAMES)
    assert mirrored == said.replace("left:", "right:")


def test_groups_name_regions_that_there_are(library: Library) -> None:
    regions = library.skin.territories.regions
    assert {m for members in GROUPS.values() for m in members} <= regions.keys()


def test_a_whole_group_is_one_place(library: Library) -> None:
    body, regions = library.skin.drawn, library.skin.territories.regions
    assert body is not None
    finger = of_regions(
        body.atlas, GROUPS["whole little finger, palmar and dorsal"], "left"
    )
    assert [p.name for p in places_of(finger, body.atlas, regions)] == [
        "whole little finger, palmar and dorsal"
    ]


def test_words_of_the_course_are_few(library: Library) -> None:
    body, regions = library.skin.drawn, library.skin.territories.regions
    assert body is not None
    for name, map in body.atlas.maps.items():
        for id in map.territories:
            extent = usual(body.atlas, name, [id], "left")
            said = in_words(extent, body.atlas, regions)
            assert len(said.split()) <= 32, said
            assert said == in_words(extent, body.atlas, regions)


def test_areas_are_whole() -> None:
    assert cm2(1250) == "12 cm²"
    assert cm2(49) == "less than 1 cm²"
