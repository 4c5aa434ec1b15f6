"""Paths: joined, cut and opened."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.model.library import Library
from root_or_nerve.skin.lines import (
    Box,
    bounds,
    clipped,
    rings,
    together,
    written,
)
from site_tests.skins import square

points = st.lists(
    st.tuples(st.integers(-500, 500), st.integers(-500, 500)), min_size=3, max_size=9
)


@given(points)
def test_a_ring_is_read_as_it_was_written(ring: list[tuple[int, int]]) -> None:
    assert list(rings(written(ring))) == [ring]


def test_lines_between_neighbours_go() -> None:
    (ring,) = rings(together([square(1), square(2)]))
    assert sorted(ring) == sorted(
        [(100, 0), (200, 0), (300, 0), (300, 100), (200, 100), (100, 100)]
    )
    assert len(list(rings(together([square(1), square(3)])))) == 2


@given(points, st.integers(-300, 0), st.integers(1, 300))
def test_nothing_is_kept_beyond_the_frame(
    ring: list[tuple[int, int]], start: int, size: int
) -> None:
    frame = Box(start, start, size, size)
    kept = bounds([clipped(written(ring), frame)])
    if kept is not None:
        assert kept.x >= frame.x
        assert kept.y >= frame.y
        assert kept.x + kept.width <= frame.x + frame.width
        assert kept.y + kept.height <= frame.y + frame.height


def test_what_lies_inside_is_kept_as_it_is() -> None:
    (before,) = rings(square(2))
    (after,) = rings(clipped(square(2), Box(0, -50, 900, 900)))
    assert sorted(before) == sorted(after)


def test_a_half_is_open_where_the_other_one_meets_it() -> None:
    frame = Box(-50, -50, 900, 900)
    whole, opened = clipped(square(0), frame), clipped(square(0), frame, is_open=True)
    assert whole == "M0 0l100 0 0 100-100 0z"
    assert opened == "M0 0l100 0 0 100-100 0"
    assert clipped(square(1), frame, is_open=True) == clipped(square(1), frame)


def test_cells_of_the_course_join_to_few_rings(library: Library) -> None:
    assert library.skin.drawn is not None
    for view in library.skin.drawn.views.values():
        joined = together(view.cells.values())
        assert len(joined) < sum(map(len, view.cells.values())) / 3, view.id
