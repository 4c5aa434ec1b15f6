"""Painting: the later patch wins, partitions have no blank, fields overlap."""

from __future__ import annotations

import numpy as np

from root_or_nerve.geometry.drawing import Canvas, Layer
from root_or_nerve.geometry.painting import BLANK, Described, Painting
from root_or_nerve.geometry.surface import Points
from root_or_nerve.model.patches import Strip
from root_or_nerve.model.territories import Shape, Territories, Territory


def strip(low: float, high: float, part: str | None = None) -> Strip:
    """Return a strip of the whole forearm."""
    rows = ((1.0, low, high), (2.0, low, high))
    return Strip(chart="arm", strip=rows, part=part, anchored={"from": ("crease",)})


FRONT, OUTER = strip(-90, 90), strip(0, 180, "outer")


def painting(canvas: Canvas, shape: Shape, *painted: tuple[str, Strip]) -> Painting:
    territories = {id: Territory(patches=(patch,)) for id, patch in painted}
    described = Described(shape, {}, territories, painted)
    return Painting(described, canvas.ground, canvas.marks)


def test_a_later_patch_lies_on_top(canvas: Canvas) -> None:
    on = canvas.ground.on["arm"]
    both = on.valid & (on.second > 1) & (on.second < 2)
    both &= (on.first > 0) & (on.first < 90)
    one = painting(canvas, Shape.PATCHES, ("C6", FRONT), ("C7", OUTER))
    other = painting(canvas, Shape.PATCHES, ("C7", OUTER), ("C6", FRONT))
    assert one.described.labels == ("C6", "C7.outer")
    assert set(one.on_samples[both]) == {1}
    assert set(other.on_samples[both]) == {1}
    assert other.described.labels == ("C7.outer", "C6")


def test_patches_leave_blanks_and_a_partition_does_not(canvas: Canvas) -> None:
    patches = painting(canvas, Shape.PATCHES, ("C6", FRONT), ("C7", OUTER))
    whole = painting(canvas, Shape.PARTITION, ("C6", FRONT), ("C7", OUTER))
    assert (patches.on_samples == BLANK).sum() > len(patches.on_samples) / 2
    assert (whole.on_samples != BLANK).all()
    given = patches.on_samples != BLANK
    assert (whole.on_samples == patches.on_samples)[given].all()


def test_masks_of_fields_overlap(canvas: Canvas) -> None:
    found = painting(canvas, Shape.FIELDS, ("C6", FRONT), ("C7", OUTER))
    masks = found.masks(canvas.ground.on)
    assert (masks["C6"] & masks["C7.outer"]).any()
    assert (masks["C6"] & ~masks["C7.outer"]).any()


def test_gaps_are_filled_alike_wherever_one_asks(canvas: Canvas) -> None:
    """Samples asked for one by one get what they had among all the others."""
    whole = painting(canvas, Shape.PARTITION, ("C6", FRONT), ("C7", OUTER))
    points = canvas.ground.samples.points
    some = np.arange(0, len(points.at), 997)
    few = Points(points.at[some], points.normal[some], points.segment[some])
    labels = whole.labels(few, canvas.charts(few))
    assert (labels == whole.on_samples[some]).mean() > 0.95


def test_only_anchored_edges_are_firm(canvas: Canvas) -> None:
    found = painting(canvas, Shape.PATCHES, ("C6", FRONT), ("C7", OUTER))
    on = canvas.ground.on["arm"]
    firm = found.firm(canvas.ground.on, "C6")
    near = on.valid & (np.abs(on.first + 90) < 2) & (np.abs(on.second - 1.5) < 0.4)
    loose = on.valid & (np.abs(on.first - 90) < 2) & (np.abs(on.second - 1.5) < 0.4)
    assert firm[near].max() < 4
    assert firm[loose].min() > 40
    assert np.isinf(firm[~on.valid]).all()
    assert np.isinf(found.firm(canvas.ground.on, "C5")).all()


def test_maps_hold_the_shapes_that_they_say(
    painted: dict[str, Layer], territories: Territories
) -> None:
    for id, layer in painted.items():
        shape = territories.maps[id].shape
        blank = (layer.painting.on_samples == BLANK).any()
        assert blank == (shape is not Shape.PARTITION), id


def test_every_patch_shows_somewhere(
    painted: dict[str, Layer], territories: Territories
) -> None:
    """A patch that later ones hide altogether, or that holds no skin, is a mistake."""
    for id, layer in painted.items():
        for label in layer.painting.described.labels:
            assert layer.extents[label].usual.any(), f"{id}: {label} holds no skin"


def test_fields_overlap(painted: dict[str, Layer]) -> None:
    extents = painted["foerster-1933"].extents
    held = np.sum([e.usual for id, e in extents.items() if "." not in id], axis=0)
    assert held.max() > 1
