"""Path data says where the outlines are, to a quarter of a pixel."""

from __future__ import annotations

import re

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from root_or_nerve.geometry.paths import UNITS_PER_PX, line, path
from site_tests.geometry.drawn_paths import rings, shape_of

COORDINATE = st.integers(-4000, 4000).map(lambda n: n / UNITS_PER_PX)
BOXES = st.tuples(COORDINATE, COORDINATE, st.integers(1, 900), st.integers(1, 900))


def boxed(box: tuple[float, float, int, int]) -> BaseGeometry:
    x, y, width, height = box
    return shapely.box(x, y, x + width / UNITS_PER_PX, y + height / UNITS_PER_PX)


@given(BOXES, BOXES, COORDINATE, COORDINATE)
def test_areas_come_back(
    one: tuple[float, float, int, int],
    other: tuple[float, float, int, int],
    left_px: float,
    top_px: float,
) -> None:
    """Holes and pieces too: what lies in one box only."""
    shape = shapely.symmetric_difference(boxed(one), boxed(other))
    back = shape_of(path(shape, left_px, top_px))
    shift = np.array([left_px, top_px])
    moved = shapely.transform(shape, lambda c: (c + shift) * UNITS_PER_PX)
    assert back.symmetric_difference(moved).area == pytest.approx(0, abs=1e-6)


@given(st.lists(st.tuples(COORDINATE, COORDINATE), min_size=2, max_size=30))
def test_lines_come_back(points: list[tuple[float, float]]) -> None:
    text = line(np.array(points), 3.0, -5.0)
    assert not text.endswith("z")
    (back,) = rings(text)
    wanted = np.round((np.array(points) + np.array([3.0, -5.0])) * UNITS_PER_PX)
    stays = np.append(True, np.any(np.diff(wanted, axis=0) != 0, axis=1))
    assert back.tolist() == wanted[stays].tolist()


def test_path_data_is_short() -> None:
    text = path(shapely.box(1, 2, 3, 5), 0, 0)
    assert text == "M12 8l0 12-8 0 0-12z"
    assert re.fullmatch(r"[MLHVZmlhvz0-9 .,-]*", text)


def test_what_has_no_area_once_rounded_is_not_drawn() -> None:
    sliver = shapely.Polygon([(0, 0), (9, 0), (9, 0.05)])
    dot = shapely.box(0, 0, 0.05, 0.05)
    assert path(sliver, 0, 0) == path(dot, 0, 0) == ""
    assert path(shapely.MultiPolygon([dot, shapely.box(1, 1, 2, 2)]), 0, 0) == (
        path(shapely.box(1, 1, 2, 2), 0, 0)
    )
    assert path(shapely.Polygon(), 0, 0) == ""
