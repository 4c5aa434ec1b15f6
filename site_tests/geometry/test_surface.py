"""The skin as a surface: read, refined, sampled, measured."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.geometry.surface import (
    Skin,
    beside,
    edges,
    face_areas,
    pieces,
    refined,
    samples,
    unit,
    vertex_normals,
)


def grid(n: int) -> Skin:
    """Return a flat square of n by n faces in the plane z = 0, facing z."""
    y, x = np.mgrid[: n + 1, : n + 1].astype(np.float64)
    at = np.stack([x.ravel() + 10, y.ravel(), 0 * x.ravel()], axis=1)
    corner = np.arange((n + 1) ** 2).reshape(n + 1, n + 1)
    faces = np.stack(
        [corner[:-1, :-1], corner[:-1, 1:], corner[1:, 1:], corner[1:, :-1]], axis=-1
    ).reshape(-1, 4)
    return Skin(
        at, at + 1, faces, np.arange(n * n), (at[:, 0] > 11).astype(int), ("a", "b"), {}
    )


def test_a_flat_square_stays_flat_and_as_large_when_it_is_refined() -> None:
    skin = grid(3)
    finer = refined(skin)
    assert len(finer.faces) == 4 * len(skin.faces)
    assert face_areas(finer.vertices, finer.faces).sum() == pytest.approx(9)
    assert np.abs(finer.vertices[:, 2]).max() == 0
    assert finer.normals == pytest.approx(np.tile([0, 0, 1], (len(finer.vertices), 1)))


def test_a_face_keeps_its_number_when_it_is_cut_into_four() -> None:
    skin = grid(4)
    finer = refined(refined(skin))
    middle = finer.vertices[finer.faces].mean(axis=1)
    column, row = np.floor(middle[:, :2] - [10, 0]).astype(int).T
    assert finer.base_face.tolist() == (row * 4 + column).tolist()


def test_the_rim_stays_where_it_is() -> None:
    skin = grid(3)
    finer = refined(skin)
    rim = np.any((skin.vertices == 0) | (skin.vertices == 3), axis=1)
    assert finer.vertices[: len(skin.vertices)][rim] == pytest.approx(
        skin.vertices[rim]
    )


def test_the_right_half_is_the_mirror_of_the_left_when_refined(canvas: Canvas) -> None:
    """The midline must stay in its plane, or the halves come apart."""
    base, finer = canvas.base, canvas.skin
    for pose in (finer.vertices, finer.lithotomy):
        assert pose[:, 0].min() > -1e-9
    on_midline = base.vertices[:, 0] < 1e-9
    assert (finer.vertices[: len(base.vertices)][on_midline, 0] == 0).all()
    sides = np.sort(
        np.stack([finer.faces, np.roll(finer.faces, -1, axis=1)], axis=-1).reshape(
            -1, 2
        ),
        axis=1,
    )
    rims, count = np.unique(sides, axis=0, return_counts=True)
    assert set(count.tolist()) == {1, 2}
    rim = rims[count == 1].ravel()
    head = finer.segments.index("head")  # whose linings were left out
    below = rim[finer.segment[rim] != head]
    assert np.abs(finer.vertices[below, 0]).max() == 0
    assert np.abs(finer.normals[finer.vertices[:, 0] < 1e-9, 0]).max() == 0


def test_refining_rounds_the_body_and_hardly_shrinks_it(canvas: Canvas) -> None:
    base = face_areas(canvas.base.vertices, canvas.base.faces).sum()
    finer = face_areas(canvas.skin.vertices, canvas.skin.faces).sum()
    assert finer == pytest.approx(base, rel=0.02)
    assert np.bincount(canvas.skin.base_face).tolist() == [4] * len(canvas.base.faces)


def test_normals_point_out_of_the_body(canvas: Canvas) -> None:
    skin = canvas.base
    belly = np.isin(skin.segment, skin.index("trunk")) & (skin.vertices[:, 1] > 1000)
    out = np.sign(skin.vertices[belly, 2] - 45)
    far = np.abs(skin.vertices[belly, 2] - 45) > 60
    assert (skin.normals[belly, 2] * out > 0)[far].mean() > 0.95
    assert np.linalg.norm(skin.normals, axis=1) == pytest.approx(1)


def test_samples_stand_for_all_the_skin(canvas: Canvas) -> None:
    found = samples(canvas.base)
    area = face_areas(canvas.base.vertices, canvas.base.faces)
    by_face = np.bincount(found.base_face, weights=found.area_mm2)
    assert by_face == pytest.approx(area)
    assert found.area_mm2.min() > 0
    assert 750_000 < area.sum() < 1_000_000  # half of a body of 1.71 m
    corners = canvas.base.vertices[canvas.base.faces[found.base_face]]
    assert (found.points.at >= corners.min(axis=1) - 1e-9).all()
    assert (found.points.at <= corners.max(axis=1) + 1e-9).all()


@given(st.lists(st.floats(-1e3, 1e3), min_size=3, max_size=3))
def test_unit_vectors_have_length_1_or_0(vector: list[float]) -> None:
    length = float(np.linalg.norm(unit(np.array(vector))))
    assert length == pytest.approx(1) or np.linalg.norm(vector) < 1e-9


def test_faces_beside_each_other_share_an_edge() -> None:
    faces = np.array([[0, 1, 4, 3], [1, 2, 5, 4], [5, 8, 7, 6], [9, 10, 11, 12]])
    found, edge_of = edges(faces)
    assert len(found) == 15
    assert edge_of[0, 1] == edge_of[1, 3]
    assert beside(faces).tolist() == [[0, 1]]
    piece = pieces(4, beside(faces))
    assert piece[0] == piece[1]
    assert len(set(piece.tolist())) == 3


def test_the_area_of_a_quad_is_that_of_its_triangles() -> None:
    square = np.array([[1.0, 0, 0], [3, 0, 0], [3, 3, 0], [1, 3, 0]])
    assert face_areas(square, np.array([[0, 1, 2, 3]])) == pytest.approx([6])
    assert vertex_normals(square, np.array([[0, 1, 2, 3]])) == (
        pytest.approx(np.tile([0.0, 0, 1], (4, 1)))
    )
