"""The skin of the back: cut clean, along the edges of territories."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from root_or_nerve.geometry.back_skin import BOTTOM_MM, PAINTED, TOP_MM
from root_or_nerve.geometry.bones import Bone
from root_or_nerve.geometry.cutting import cut
from root_or_nerve.geometry.fine_mesh import fine, halved, spread
from root_or_nerve.geometry.packing import in_order
from site_tests.geometry.courses_scene import (
    Floats,
    back,
    courses,
    points,
    squared,
    stations,
)

BACK = back()
VERTICES = points(BACK.vertices)
NERVES, RIBBONS = PAINTED.values()


def faces(name: str) -> Floats:
    """Return the triangles of a patch as corners."""
    pieces = [BACK.pieces[at].faces for at in BACK.patches[name]]
    corners: Floats = VERTICES[
        np.concatenate([np.array(p).reshape(-1, 3) for p in pieces])
    ]
    return corners


def every_face() -> NDArray[np.int64]:
    pieces = [np.array(piece.faces).reshape(-1, 3) for piece in BACK.pieces]
    return np.concatenate(pieces)


def test_every_territory_has_a_patch() -> None:
    assert set(BACK.patches) == {*NERVES, *RIBBONS}


def test_all_pieces_together_are_one_skin_without_gap_or_overlap() -> None:
    whole = every_face()
    edges = np.concatenate([whole[:, k] for k in ([0, 1], [1, 2], [2, 0])])
    assert len(np.unique(edges, axis=0)) == len(edges), "two faces on one side"
    _, count = np.unique(np.sort(edges, axis=1), axis=0, return_counts=True)
    rim = np.sort(edges, axis=1)
    _, at = np.unique(rim, axis=0, return_inverse=True)
    open_edges = edges[count[at.reshape(-1)] == 1]
    ends = VERTICES[open_edges]
    on_cut = np.zeros(len(ends), dtype=np.bool_)
    for normal, limit in (
        ((1, 0, 0), 0.0),
        ((0, 1, 0), TOP_MM),
        ((0, 1, 0), BOTTOM_MM),
    ):
        off = np.abs(ends @ np.array(normal, dtype=np.float64) - limit)
        on_cut |= (off < 1.2).all(axis=1)
    on_cut |= (ends[..., 2] > 82).all(axis=1)
    inner = np.abs(ends @ np.array([-1.6, 0, 1.0]) / np.hypot(1.6, 1) + 5)
    on_cut |= (inner < 1.2).all(axis=1)
    assert on_cut.mean() > 0.995
    assert VERTICES[:, 0].min() == 0


@pytest.mark.parametrize("name", [*NERVES[:3], "middle-cluneal", "L3", "S2"])
def test_the_edge_of_a_patch_is_smooth(name: str) -> None:
    corners = faces(name)
    flat = [
        shapely.Polygon(c[:, :2]) for c in corners if shapely.Polygon(c[:, :2]).area
    ]
    whole = shapely.union_all([shapely.buffer(shape, 0.05) for shape in flat])
    whole = shapely.buffer(shapely.buffer(whole, 0.4), -0.4)
    largest = max(shapely.get_parts(whole), key=lambda part: part.area)
    assert largest.area > 0.9 * whole.area
    smooth = shapely.buffer(shapely.buffer(largest, 4), -4)
    smooth = shapely.buffer(shapely.buffer(smooth, -4), 4)
    rough = shapely.area(shapely.symmetric_difference(largest, smooth))
    assert rough / largest.area < 0.06


@pytest.mark.parametrize("name", ["medial", "intermediate", "lateral"])
def test_twigs_end_in_their_own_territory(name: str) -> None:
    whole = VERTICES[every_face()]
    own = faces(f"superior-cluneal.{name}")
    branches = {str(id): branch for id, branch in courses().branches.items()}
    for strand in branches[name].strands:
        if strand.part == "skin":
            ends = stations(strand)[:, -1]
            nearest = squared(whole, ends).min(axis=1)
            assert squared(own, ends).min(axis=1) == pytest.approx(nearest)
            assert np.sqrt(nearest.max()) < 9


@pytest.mark.parametrize(
    ("nerve", "part"),
    [
        ("middle-cluneal", "middle-cluneal"),
        ("inferior-cluneal", "inferior-cluneal"),
        ("iliohypogastric-lateral", "iliohypogastric-lateral"),
        ("subcostal-lateral", "subcostal-lateral"),
    ],
)
def test_other_nerves_end_in_their_own_territory(nerve: str, part: str) -> None:
    whole, own = VERTICES[every_face()], faces(part)
    for line in courses().others[nerve]:
        if line.part == "skin":
            end = points(line.points)[-1:]
            assert squared(own, end).min() == pytest.approx(squared(whole, end).min())


# What cuts it.


def square() -> Bone:
    """Return a square of 8 mm as two triangles, seen from z above."""
    corners = np.array([[0, 0, 0], [8, 0, 0], [8, 8, 0], [0, 8, 0]], np.float64)
    return Bone(corners, np.array([[0, 1, 2], [0, 2, 3]]))


def test_a_plane_cuts_a_mesh_exactly() -> None:
    half = halved(square(), np.array([1.0, 0, 0]), 3.0)
    assert half.vertices[:, 0].max() == pytest.approx(3)
    corners = half.vertices[half.faces]
    area = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])[:, 2]
    assert area.min() > 0
    assert area.sum() / 2 == pytest.approx(24)


def test_a_round_border_is_cut_round() -> None:
    small = fine(square(), 24)
    off = np.linalg.norm(small.vertices[:, :2] - 4, axis=1)
    inside = np.clip(2.5 - off, -1, 1)
    up = np.tile([0, 0, 1.0], (4, 1))
    done = cut(small, [np.stack([inside, -inside], axis=1)], up)
    disc = done.corners[done.labels[:, 0] == 0]
    area = np.cross(disc[:, 1] - disc[:, 0], disc[:, 2] - disc[:, 0])[:, 2].sum() / 2
    assert area == pytest.approx(np.pi * 2.5**2, rel=0.12)
    whole = done.corners
    every = np.cross(whole[:, 1] - whole[:, 0], whole[:, 2] - whole[:, 0])[:, 2]
    assert every.sum() / 2 == pytest.approx(64)
    assert every.min() > 0


def test_spreading_keeps_sums_of_scores() -> None:
    small = fine(square(), 6)
    scores = np.zeros((len(small.vertices), 2))
    scores[:, 0] = small.vertices[:, 0] > 4
    scores[:, 1] = 1 - scores[:, 0]
    smooth = spread(small, scores, 4)
    assert smooth.sum(axis=1) == pytest.approx(1)
    assert smooth[:, 0].min() > 0 or smooth[:, 0].max() <= 1


def test_packing_keeps_every_face_in_its_group() -> None:
    some = np.array([[5, 3, 1], [3, 5, 7], [1, 3, 9], [9, 3, 2]])
    group = np.array([1, 0, 1, 0])
    old, new, order = in_order(some, group)
    assert order.tolist() == [0, 0, 1, 1]
    back_again = sorted(tuple(face) for face in old[new].tolist())
    assert back_again == sorted(tuple(face) for face in some.tolist())
