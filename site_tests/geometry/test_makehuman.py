"""Turning bones: small cases whose answer is known."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from root_or_nerve.geometry.makehuman import (
    Floats,
    Posed,
    Rig,
    pose,
    read_mesh,
    read_shape,
    rotation,
)

POINTS = np.array([[0.0, 0, 0], [1, 0, 0], [2, 0, 0], [9, 9, 9]])
FORWARD = np.array([0, 0, 1.0])
OBJ = """\
# comment
v 0 0 0
v 1 0 0.5
v 1 1 0
v 0 1 0
g body
f 1/1 2/2 3/3 4/4
g helper
f 1/1 2/2 3/3
"""


def arm() -> Rig:
    """Return two bones along x, the second from x = 1, and a point bound to none."""
    return Rig(
        {"upper": "", "lower": "upper"},
        {"upper": np.zeros(3), "lower": np.array([1.0, 0, 0])},
        {"upper": np.array([1.0, 0, 0]), "lower": np.array([2.0, 0, 0])},
        {
            "upper": (np.array([0, 1]), np.array([1.0, 0.5])),
            "lower": (np.array([1, 2]), np.array([0.5, 1.0])),
        },
    )


def turned(**degrees: float) -> Posed:
    turns = {bone: rotation(FORWARD, by) for bone, by in degrees.items()}
    return pose(POINTS, arm(), turns)


def close(found: Floats, wanted: list[float]) -> bool:
    return bool(np.allclose(found, wanted, atol=1e-12))


def test_a_pose_without_turns_changes_nothing() -> None:
    posed = turned()
    assert np.array_equal(posed.vertices, POINTS)
    assert close(posed.tail["lower"], [2, 0, 0])


def test_a_bone_takes_what_hangs_on_it_along() -> None:
    posed = turned(upper=90)
    assert close(posed.vertices[2], [0, 2, 0])
    assert close(posed.head["lower"], [0, 1, 0])


def test_a_bone_turns_about_its_own_head() -> None:
    posed = turned(lower=90)
    assert close(posed.vertices[2], [1, 1, 0])
    assert close(posed.vertices[1], [1, 0, 0])
    assert close(posed.head["upper"], [0, 0, 0])


def test_turns_add_up_along_the_limb() -> None:
    assert close(turned(upper=90, lower=90).vertices[2], [-1, 1, 0])


def test_what_is_bound_to_no_bone_stays() -> None:
    assert close(turned(upper=90).vertices[3], [9, 9, 9])


@pytest.mark.parametrize(
    ("axis", "start", "end"),
    [
        ([0, 0, 2.0], [1, 0, 0], [0, 1, 0]),
        ([1.0, 0, 0], [0, 1, 0], [0, 0, 1]),
        ([0, 1.0, 0], [0, 0, 1], [1, 0, 0]),
    ],
)
def test_a_rotation_is_right_handed(
    axis: list[float], start: list[float], end: list[float]
) -> None:
    assert close(rotation(np.array(axis), 90) @ np.array(start), end)


def test_a_rotation_keeps_lengths() -> None:
    turn = rotation(np.array([1.0, 2, 3]), 37)
    assert np.allclose(turn @ turn.T, np.eye(3))
    assert np.isclose(np.linalg.det(turn), 1)


def test_of_a_mesh_all_vertices_and_the_faces_of_the_body_are_read() -> None:
    mesh = read_mesh(OBJ)
    assert mesh.vertices.tolist()[1] == [1, 0, 0.5]
    assert mesh.faces == ((0, 1, 2, 3),)


def test_a_shape_says_which_vertices_move() -> None:
    which, by = read_shape(gzip.compress(b"# comment\n\n3 .5 0 -1\n7 0 0 2\n"))
    assert which.tolist() == [3, 7]
    assert by.tolist() == [[0.5, 0, -1], [0, 0, 2]]


def test_an_empty_shape_moves_nothing() -> None:
    which, by = read_shape(gzip.compress(b"# comment\n"))
    assert (which.shape, by.shape) == ((0,), (0, 3))
