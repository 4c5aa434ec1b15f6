"""Stretches of skin as weighted cells: sums, differences, mirrors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.model.base import Side
from root_or_nerve.model.library import Library
from root_or_nerve.skin.extent import (
    HALVES,
    Extent,
    halves_of,
    map_of,
    of_cells,
    of_regions,
    of_territory,
    usual,
)
from site_tests.skins import COUNT, drawn

ATLAS = drawn().atlas
cells = st.tuples(st.sampled_from(HALVES), st.integers(0, COUNT - 1))
extents = st.dictionaries(cells, st.integers(0, 100)).map(Extent)


@given(extents, extents)
def test_difference_and_intersection_are_the_whole(one: Extent, other: Extent) -> None:
    rest, shared = one - other, one & other
    every = rest.shares.keys() | shared.shares.keys()
    assert {c: rest.of(c) + shared.of(c) for c in every} == one.shares
    areas = rest.area_mm2(ATLAS.cells) + shared.area_mm2(ATLAS.cells)
    assert areas == pytest.approx(one.area_mm2(ATLAS.cells))


@given(extents, extents)
def test_a_mirrored_question_has_the_mirrored_answer(
    one: Extent, other: Extent
) -> None:
    assert one.mirrored.mirrored == one
    assert (one & other).mirrored == one.mirrored & other.mirrored
    assert (one | other).mirrored == one.mirrored | other.mirrored
    assert (one - other).mirrored == one.mirrored - other.mirrored
    assert one.mirrored.area_mm2(ATLAS.cells) == pytest.approx(
        one.area_mm2(ATLAS.cells)
    )


@given(extents, extents)
def test_likeness_is_symmetric_and_between_nothing_and_all(
    one: Extent, other: Extent
) -> None:
    likeness = one.dice(other, ATLAS.cells)
    assert likeness == other.dice(one, ATLAS.cells)
    assert 0 <= likeness <= 1
    assert one.dice(one, ATLAS.cells) == 1


@given(extents, extents)
def test_both_is_within_each_and_each_within_either(one: Extent, other: Extent) -> None:
    assert not (one & other) - one
    assert not one - (one | other)
    assert one & other == other & one
    assert one | other == other | one


def test_cells_without_any_share_are_left_out() -> None:
    assert Extent({("left", 1): 0}) == Extent()
    assert not Extent()


@pytest.mark.parametrize(
    ("side", "halves"),
    [
        (Side.LEFT, ("left",)),
        (Side.RIGHT, ("right",)),
        (None, ("right",)),
        (Side.BOTH, HALVES),
    ],
)
def test_sides_are_halves(side: Side | None, halves: tuple[str, ...]) -> None:
    assert halves_of(side) == halves


def test_regions_are_their_cells() -> None:
    assert of_regions(ATLAS, ["thigh", "sole"], "left") == of_cells([0, 1, 7], "left")
    with pytest.raises(KeyError):
        of_regions(ATLAS, ["wing"], "left")


def test_the_core_of_a_territory_is_what_is_sure() -> None:
    assert of_territory(ATLAS, "L5", "left") == of_cells([0, 1, 2], "left")
    assert of_territory(ATLAS, "L5", "right", "halo") == of_cells(range(5), "right")
    assert not of_territory(ATLAS, "L1", "left")


def test_a_part_is_two_thirds_from_the_middle_out() -> None:
    part = of_territory(ATLAS, "tibial", "left", "partial")
    assert part == of_cells([5, 6], "left")
    assert part == of_territory(ATLAS, "tibial", "left", "partial")


def test_a_root_that_the_first_map_leaves_blank_is_read_from_the_next(
    library: Library,
) -> None:
    assert library.skin.drawn is not None
    atlas = library.skin.drawn.atlas
    assert map_of(atlas, "L5") == "lee-2008"
    assert map_of(atlas, "S3") == map_of(atlas, "S4-5") == "keegan-garrett-1948"
    assert map_of(atlas, "L5", "foerster-1933") == "foerster-1933"
    assert map_of(atlas, "sural") == "nerves"
    assert map_of(atlas, "wing") is None


def test_parts_of_the_course_hold_about_two_thirds(library: Library) -> None:
    assert library.skin.drawn is not None
    atlas = library.skin.drawn.atlas
    for id in ("superior-cluneal", "T6", "S1", "sural", "superior-cluneal.medial"):
        name = map_of(atlas, id)
        assert name is not None
        whole = usual(atlas, name, [id], "left")
        part = of_territory(atlas, id, "left", "partial")
        assert not part - whole
        share = part.area_mm2(atlas.cells) / whole.area_mm2(atlas.cells)
        assert 0.66 < share < 0.95, id
