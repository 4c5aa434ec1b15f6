"""Territories as cells in percent, and the skin that two of them share."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.geometry.drawing import Canvas, Layer
from root_or_nerve.geometry.surface import Bools, Floats, Ints
from root_or_nerve.geometry.weights import (
    Extent,
    joined,
    percent_by_cell,
    shared_mm2,
    with_branches,
)
from root_or_nerve.model.territories import Shape, Territories, Territory

SAMPLES = 24
MASKS = st.lists(st.booleans(), min_size=SAMPLES, max_size=SAMPLES).map(np.array)
AREAS = st.lists(st.floats(1, 900), min_size=SAMPLES, max_size=SAMPLES).map(np.array)
CELLS = st.lists(st.integers(0, 4), min_size=SAMPLES, max_size=SAMPLES).map(np.array)


def extent(mask: Bools) -> Extent:
    return Extent(mask, mask, mask, mask)


@given(MASKS, AREAS, CELLS)
def test_a_part_and_the_rest_make_the_whole(
    mask: Bools,
    area: Floats,
    cell: Ints,
) -> None:
    part = percent_by_cell(mask, area, cell, 5)
    rest = percent_by_cell(~mask, area, cell, 5)
    assert set(part.values()) <= set(range(1, 101))
    for number in np.unique(cell).tolist():
        here = str(number)
        assert part.get(here, 0) + rest.get(here, 0) == pytest.approx(100, abs=1)
        exact = 100 * area[mask & (cell == number)].sum() / area[cell == number].sum()
        assert part.get(here, 0) == pytest.approx(exact, abs=0.51)
    assert part.keys() | rest.keys() == {str(i) for i in np.unique(cell)}


@given(MASKS, MASKS, AREAS)
def test_shared_skin_is_the_same_from_both_sides(
    one: Bools,
    other: Bools,
    area: Floats,
) -> None:
    ours, theirs = {"a": extent(one)}, {"b": extent(other)}
    there = shared_mm2(ours, theirs, area)["a"].get("b", 0)
    back = shared_mm2(theirs, ours, area)["b"].get("a", 0)
    assert there == back
    assert there <= round(min(area[one].sum(), area[other].sum())) + 1
    both = area[one & other].sum()
    assert there == (round(both) if both >= 50 else 0)


def test_branches_are_followed_through() -> None:
    marks = np.eye(4, dtype=np.bool_)
    names = ("sciatic", "tibial", "sural", "plantar")
    found = {name: extent(marks[i]) for i, name in enumerate(names)}
    includes = {
        "sciatic": ("tibial", "elsewhere"),
        "tibial": ("sural", "plantar"),
        "sural": (),
        "plantar": ("sciatic",),
    }
    territories = {id: Territory(includes=ids) for id, ids in includes.items()}
    wholes = with_branches(found, territories)
    assert wholes.keys() == {"sciatic", "tibial", "plantar"}
    assert wholes["sciatic"].usual.all()
    del found["sciatic"]
    assert with_branches(found, territories)["sciatic"].usual.tolist() == (
        [False, True, True, True]
    )


@given(MASKS, MASKS)
def test_joined_skin_is_that_of_any(
    one: Bools,
    other: Bools,
) -> None:
    both = joined([extent(one), extent(other)])
    assert both.usual.tolist() == (one | other).tolist()


def test_sure_lies_in_usual_and_usual_in_reach(painted: dict[str, Layer]) -> None:
    for id, layer in painted.items():
        for name, e in layer.extents.items():
            assert not (e.sure & ~e.usual).any(), f"{id}: {name}"
            assert not (e.usual & ~e.reach).any(), f"{id}: {name}"


def test_skin_of_its_own_lies_within_reach(
    painted: dict[str, Layer], canvas: Canvas
) -> None:
    for id, layer in painted.items():
        for name, e in layer.extents.items():
            if (alone := canvas.ground.samples.area_mm2[e.alone].sum()) > 0:
                lost = canvas.ground.samples.area_mm2[e.alone & ~e.reach].sum()
                assert lost <= 0.05 * alone, f"{id}: {name}"


def test_a_partition_counts_all_skin_once(
    painted: dict[str, Layer], territories: Territories
) -> None:
    for id, layer in painted.items():
        if territories.maps[id].shape is Shape.PARTITION:
            labels = layer.painting.described.labels
            owners = [layer.painting.on_samples == i for i in range(len(labels))]
            assert (np.sum(owners, axis=0) == 1).all()
            if id != "nerves":  # whose wholes lie over their branches
                held = [e.usual for n, e in layer.extents.items() if "." not in n]
                assert (np.sum(held, axis=0) == 1).all()


def test_a_halo_is_as_wide_as_it_says(
    painted: dict[str, Layer], territories: Territories, canvas: Canvas
) -> None:
    at = canvas.ground.samples.points.at
    layer = painted["keegan-garrett-1948"]
    width = territories.maps["keegan-garrett-1948"].halo_mm
    e = layer.extents["C7"]
    halo = e.reach & ~e.usual
    for i in np.flatnonzero(halo)[::50].tolist():
        gap = np.linalg.norm(at[e.usual] - at[i], axis=1).min()
        assert gap < width
    beyond = np.flatnonzero(~e.reach)[::500]
    for i in beyond.tolist():
        assert np.linalg.norm(at[e.usual] - at[i], axis=1).min() >= width


def test_parts_make_their_whole(painted: dict[str, Layer]) -> None:
    for layer in painted.values():
        for id, whole in layer.extents.items():
            parts = [e for n, e in layer.extents.items() if n.startswith(f"{id}.")]
            for part in parts:
                assert not (part.usual & ~whole.usual).any()


def test_shared_skin_has_bounds_on_the_body(
    painted: dict[str, Layer], canvas: Canvas
) -> None:
    area = canvas.ground.samples.area_mm2
    nerves = painted["nerves"].extents
    for id in ("keegan-garrett-1948", "foerster-1933"):
        table = shared_mm2(nerves, painted[id].extents, area)
        for nerve, row in table.items():
            for root, mm2 in row.items():
                least = min(
                    area[nerves[nerve].usual].sum(),
                    area[painted[id].extents[root].usual].sum(),
                )
                assert 50 <= mm2 <= least + 1
    roots = [f"T{i}" for i in range(3, 8)]
    for one, other in pairwise(roots):
        extents = painted["keegan-garrett-1948"].extents
        assert not (extents[one].usual & extents[other].usual).any()
