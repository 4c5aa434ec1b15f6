"""Label images become outlines that fit each other and leave nothing out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.ndimage import distance_transform_edt

from root_or_nerve.geometry.outlines import (
    OUTSIDE,
    ROUNDING_PX,
    TOLERANCE_PX,
    contour,
    outlines,
)
from root_or_nerve.geometry.surface import Ints

HEIGHT, WIDTH = 70, 60
SPECK_RADIUS_PX = 6.0  # a label with a disc of this size in it is no speck
MOVED_PX = 0.5  # the outline of a body may move by twice so much
SMOOTHINGS = st.sampled_from([1.6, 2.0, 4.0, 6.0])


@dataclass(frozen=True)
class Image:
    """A body of labels round random seeds; one that is mirrored reaches an edge."""

    labels: Ints
    n: int
    mirrored: bool


@st.composite
def images(draw: st.DrawFn) -> Image:
    n = draw(st.integers(1, 7))
    seeds = draw(
        st.lists(
            st.tuples(st.integers(0, HEIGHT), st.integers(0, WIDTH)),
            min_size=n,
            max_size=n,
        )
    )
    mirrored = draw(st.booleans())
    middle = draw(st.sampled_from([0, WIDTH])) if mirrored else WIDTH / 2
    y, x = np.mgrid[:HEIGHT, :WIDTH] + 0.5
    away = [(y - row) ** 2 + (x - column) ** 2 for row, column in seeds]
    body = ((x - middle) / (WIDTH * 0.42)) ** 2 + ((y - HEIGHT / 2) / 30) ** 2 < 1
    return Image(np.where(body, np.argmin(away, axis=0), OUTSIDE), n, mirrored)


@given(images(), SMOOTHINGS)
@settings(max_examples=40, deadline=None)
def test_outlines_fit_without_gap_or_overlap(image: Image, smoothing: float) -> None:
    found = outlines(
        image.labels, image.n, mirrored=image.mirrored, smoothing_px=smoothing
    )
    shapes = list(found.values())
    assert shapely.coverage_is_valid(shapes)
    body = int((image.labels != OUTSIDE).sum())
    whole = shapely.union_all(shapes)
    assert sum(shape.area for shape in shapes) == pytest.approx(whole.area, abs=1e-6)
    # A closed line that is rounded loses pi times the square of the rounding, whatever
    # its shape; leaving points out moves no part of it by more than the tolerance.
    lost = np.pi * ROUNDING_PX**2 + TOLERANCE_PX * whole.length
    assert whole.area == pytest.approx(body, abs=lost)


@given(images(), SMOOTHINGS)
@settings(max_examples=40, deadline=None)
def test_however_smooth_the_borders_the_body_keeps_its_outline(
    image: Image, smoothing: float
) -> None:
    one = np.where(image.labels == OUTSIDE, OUTSIDE, 0)
    body = outlines(one, 1, mirrored=image.mirrored)[0]
    found = outlines(
        image.labels, image.n, mirrored=image.mirrored, smoothing_px=smoothing
    )
    apart = body.symmetric_difference(shapely.union_all(list(found.values())))
    assert apart.buffer(-MOVED_PX).is_empty


@given(images(), SMOOTHINGS)
@settings(max_examples=40, deadline=None)
def test_no_label_is_lost_that_is_more_than_a_speck(
    image: Image, smoothing: float
) -> None:
    found = outlines(
        image.labels, image.n, mirrored=image.mirrored, smoothing_px=smoothing
    )
    assert found.keys() <= set(np.unique(image.labels).tolist())
    for value in range(image.n):
        room = distance_transform_edt(np.pad(image.labels == value, 1))
        if room.max() >= max(SPECK_RADIUS_PX, 2 * smoothing):
            assert value in found


def test_specks_go_to_what_lies_round_them() -> None:
    labels = np.zeros((40, 40), dtype=np.int64)
    labels[10:13, 10:13] = 1
    found = outlines(labels, 2, mirrored=False)
    assert found.keys() == {0}
    assert len(shapely.get_rings(found[0])) == 1


def test_a_hole_stays_a_hole() -> None:
    labels = np.zeros((60, 60), dtype=np.int64)
    labels[20:40, 20:40] = OUTSIDE
    found = outlines(labels, 1, mirrored=False)[0]
    assert len(shapely.get_rings(found)) == 2
    assert found.area == pytest.approx(60 * 60 - 20 * 20, rel=0.01)


@pytest.mark.parametrize("at_left", [True, False])
def test_the_midline_is_straight_and_borders_meet_it_squarely(at_left: bool) -> None:
    labels = np.full((60, 50), OUTSIDE, dtype=np.int64)
    labels[5:55, :40] = 0
    labels[30:55, :40] = 1
    labels = labels if at_left else labels[:, ::-1]
    middle = 0.0 if at_left else 50.0
    found = outlines(labels, 2, mirrored=True)
    line = shapely.LineString([(middle, -9), (middle, 69)])
    for shape, length in ((found[0], 25), (found[1], 25)):
        on_midline = shapely.intersection(shapely.boundary(shape), line)
        assert on_midline.length == pytest.approx(length, abs=0.7)
        low, _, high, _ = shape.bounds
        assert 0 <= low <= high <= 50
    border = shapely.intersection(found[0], found[1])
    heights = shapely.get_coordinates(border)[:, 1]
    assert np.ptp(heights) < 0.5


def test_a_mirrored_half_and_its_mirror_image_have_mirrored_outlines() -> None:
    y, x = np.mgrid[:60, :50]
    labels = np.where((x - 10) ** 2 + (y - 30) ** 2 < 400, (y > x + 15) * 1, OUTSIDE)
    one = outlines(labels, 2, mirrored=True)
    other = outlines(labels[:, ::-1], 2, mirrored=True)
    for value in (0, 1):
        turned = shapely.transform(
            other[value], lambda c: np.stack([50 - c[:, 0], c[:, 1]], axis=1)
        )
        assert turned.symmetric_difference(one[value]).area < 8


def test_an_empty_image_has_no_outlines() -> None:
    assert outlines(np.full((9, 9), OUTSIDE), 3, mirrored=False) == {}


def test_the_contour_of_a_mask_lies_within_what_is_seen() -> None:
    seen = np.zeros((50, 50), dtype=np.bool_)
    seen[5:45, 5:45] = True
    mask = np.zeros_like(seen)
    mask[20:60, 20:60] = True
    shape = contour(mask, seen, mirrored=False)
    assert shape.area == pytest.approx(25 * 25, rel=0.03)
    assert contour(~seen, seen, mirrored=False).is_empty
