"""What a view shows: the right pixels, the nearest surface, and no more than cuts."""

from __future__ import annotations

import numpy as np
import pytest

from root_or_nerve.geometry.camera import Cut, View, see
from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.geometry.surface import Floats, Skin, refined, unit
from root_or_nerve.geometry.views import all_views

FRONT = np.eye(3)
SIDE = np.array([[0.0, 0, -1], [0, 1, 0], [1, 0, 0]])
CUBE = [
    *([0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1]),
    *([2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]),
]


def cube(side: float, middle: tuple[float, float, float]) -> Skin:
    """Return a closed cube whose faces look outwards."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    at = corners * side / 2 + np.array(middle)
    faces = np.array(CUBE)
    segment = np.zeros(len(at), dtype=np.int64)
    return Skin(at, at, faces, np.arange(6), segment, ("body", "arm"), {})


def together(one: Skin, other: Skin) -> Skin:
    """Return both bodies; the other one's segment is `arm`."""
    at = np.concatenate([one.vertices, other.vertices])
    faces = np.concatenate([one.faces, other.faces + len(one.vertices)])
    segment = np.repeat([0, 1], [len(one.vertices), len(other.vertices)])
    number = np.arange(len(faces))
    return Skin(at, at, faces, number, segment, one.segments, {})


def view(
    axes: Floats = FRONT,
    mm_per_px: float = 1.0,
    segments: tuple[str, ...] = ("body", "arm"),
    both: bool = False,
    cuts: tuple[Cut, ...] = (),
) -> View:
    return View("v", "View", axes, mm_per_px, segments, both, cuts=cuts)


def test_a_cube_is_seen_as_a_square_where_it_stands() -> None:
    seen = see(cube(20, (50, 100, 0)), view())
    assert seen.mask.sum() == 400
    rows, columns = np.nonzero(seen.mask)
    assert columns.min() + seen.left_px == 40
    assert columns.max() + seen.left_px == 59
    assert rows.min() + seen.top_px == -110
    assert seen.points.at[:, 2] == pytest.approx(10)
    assert seen.depth_mm == pytest.approx(10)
    assert seen.corner.sum(axis=1) == pytest.approx(1)
    at = np.argwhere(seen.mask)[:, ::-1] + [seen.left_px + 0.5, seen.top_px + 0.5]
    assert seen.points.at[:, :2] == pytest.approx(at * [1, -1])


def test_a_smaller_scale_shows_the_same_place_with_more_pixels() -> None:
    fine = see(cube(20, (50, 100, 0)), view(mm_per_px=0.5))
    assert fine.mask.sum() == 1600
    assert fine.points.at.mean(axis=0) == pytest.approx([50, 100, 10])


def test_what_is_nearer_hides_what_is_behind() -> None:
    far, near = cube(40, (50, 0, 0)), cube(10, (50, 0, 60))
    for both in (together(far, near), together(near, far)):
        seen = see(both, view())
        z = seen.points.at[:, 2]
        assert (z > 50).sum() == 100
        assert (z < 50).sum() == 1500
    from_side = see(together(far, near), view(SIDE))
    assert from_side.mask.sum() == 1600 + 100


def test_a_ball_is_round_and_looks_at_the_viewer() -> None:
    ball = cube(80, (100, 0, 0))
    for _ in range(4):
        ball = refined(ball)
    radius = np.ptp(ball.vertices[:, 0]) / 2
    seen = see(ball, view(mm_per_px=0.5))
    assert seen.mask.sum() / 4 == pytest.approx(np.pi * radius**2, rel=0.03)
    assert seen.facing[:, 2].min() > -0.05
    assert (seen.points.normal * seen.facing).sum(axis=1) == pytest.approx(1)
    centre = np.linalg.norm(seen.points.at[:, :2] - [100, 0], axis=1) < 2
    assert seen.facing[centre, 2].min() > 0.98


def test_of_two_segments_one_may_be_left_out() -> None:
    bodies = together(cube(40, (50, 0, 0)), cube(10, (50, 0, 60)))
    assert see(bodies, view(segments=("body",))).points.at[:, 2].max() == 20
    assert see(bodies, view(segments=("arm",))).mask.sum() == 100


def test_a_cut_leaves_out_what_lies_beyond_it() -> None:
    skin = cube(20, (50, 0, 0))
    seen = see(skin, view(cuts=(Cut(np.array([0.0, 1, 0]), 0.0),)))
    assert seen.points.at[:, 1].max() <= 0
    assert seen.mask.sum() == 200


def test_where_a_limb_is_cut_off_one_looks_inside() -> None:
    """From above into the cube whose lid is cut away."""
    above = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]])
    seen = see(cube(20, (50, 0, 0)), view(above, cuts=(Cut(FRONT[1], 5.0),)))
    assert seen.inside.sum() > 300
    assert not (seen.inside & seen.mask).any()


def test_a_cut_spares_segments_it_does_not_name() -> None:
    cut = Cut(np.array([0.0, 1, 0]), 0.0, (1,))
    at = np.array([[0.0, 5, 0], [0, 5, 0], [0, -5, 0]])
    assert cut.spares(at, np.array([0, 1, 1])).tolist() == [True, False, True]


@pytest.mark.parametrize("turned", [False, True])
def test_in_a_view_of_both_halves_the_midline_is_an_edge(turned: bool) -> None:
    axes = np.diag([-1.0, 1, -1]) if turned else FRONT
    seen = see(cube(20, (10, 0, 0)), view(axes, both=True))
    edge = seen.mask[:, -1] if turned else seen.mask[:, 0]
    assert edge.sum() == 20
    width = seen.mask.shape[1]
    assert seen.left_px == (-width if turned else 0)


def test_values_go_to_their_pixels() -> None:
    seen = see(cube(20, (50, 0, 0)), view())
    image = seen.image(seen.points.at[:, 0], -1)
    assert image.shape == seen.mask.shape
    assert (image[~seen.mask] == -1).all()
    assert (np.diff(image[10:12, seen.mask[10]], axis=1) > 0).all()


def test_views_of_the_atlas_are_set_up_square(canvas: Canvas) -> None:
    views = all_views(canvas.skin, canvas.marks)
    assert len({v.id for v in views}) == len(views)
    for v in views:
        assert v.axes @ v.axes.T == pytest.approx(np.eye(3), abs=1e-9)
        assert np.linalg.det(v.axes) == pytest.approx(1)
        if v.both:
            assert v.axes[0, 0] == pytest.approx(np.sign(v.axes[0, 0]))
        for cut in v.cuts:
            assert unit(cut.normal) == pytest.approx(cut.normal)


def test_the_front_shows_what_faces_forwards(canvas: Canvas) -> None:
    (front,) = (v for v in all_views(canvas.skin, canvas.marks) if v.id == "anterior")
    seen = see(canvas.skin, front)
    assert seen.points.normal[:, 2].min() > -0.06
    assert seen.points.at[:, 1].max() == pytest.approx(canvas.marks.vertex, abs=8)
    assert seen.points.at[:, 0].min() >= 0
