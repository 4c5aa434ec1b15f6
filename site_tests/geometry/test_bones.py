"""The bones as committed: closed, inside the skin, with their landmarks in order."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from root_or_nerve.geometry import bones as of_bones
from root_or_nerve.geometry.bones import Bone
from root_or_nerve.geometry.makehuman import rotation
from root_or_nerve.geometry.patches import Patch, cubic_weights, evaluate
from root_or_nerve.geometry.pelvis import depth_beneath, hip_joint, mirror_plane
from site_tests.course import ROOT

FOLDER = ROOT / "content" / "geometry"


def read(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return value


SKIN, PELVIS, VERTEBRAE = map(read, ("skin.json", "pelvis.json", "vertebrae.json"))
BONES = {**PELVIS["bones"], **VERTEBRAE["bones"]}
POINTS = {**PELVIS["landmarks"], **VERTEBRAE["landmarks"]}
THORAX = VERTEBRAE["thorax"]["landmarks"]
ALL_POINTS = {**POINTS, **THORAX}


def bone(name: str) -> Bone:
    stored = BONES[name]
    return Bone(
        np.array(stored["vertices"]).reshape(-1, 3) / 10,
        np.array(stored["faces"]).reshape(-1, 3),
    )


def both_halves(half: Bone) -> Bone:
    """Return the bone with its mirror image, joined where they meet."""
    mirrored = half.faces[:, ::-1] + len(half.vertices)
    return of_bones.merged(
        np.concatenate([half.vertices, half.vertices * [-1, 1, 1]]),
        np.concatenate([half.faces, mirrored]),
    )


def cube() -> Bone:
    """Return a cube of 2 mm a side about the origin."""
    corners = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)])
    quads = [
        *([0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1]),
        *([2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]),
    ]
    faces = [[q[0], q[i], q[i + 1]] for q in quads for i in (1, 2)]
    return Bone(corners.astype(np.float64), np.array(faces))


def test_each_file_names_its_licence() -> None:
    assert PELVIS["licence"] == "MPL-2.0"
    assert VERTEBRAE["licence"] == "Apache-2.0"
    assert "modified" in VERTEBRAE
    assert PELVIS["notes"]
    assert VERTEBRAE["notes"]
    assert VERTEBRAE["thorax"]["notes"]


def test_the_attribution_tells_of_every_file() -> None:
    text = (FOLDER / "ATTRIBUTION.md").read_text(encoding="utf-8")
    names = {path.name + "/" * path.is_dir() for path in FOLDER.iterdir()}
    names -= {"ATTRIBUTION.md"}
    assert [name for name in sorted(names) if f"`{name}`" not in text] == []


def test_pelvis_and_vertebrae_are_kept_in_separate_files() -> None:
    assert PELVIS["bones"].keys() == {"innominate", "sacrum"}
    assert VERTEBRAE["bones"].keys() == {"L1", "L2", "L3", "L4", "L5"}


@pytest.mark.parametrize("name", BONES)
def test_a_bone_is_the_left_half_and_closed_with_its_mirror_image(name: str) -> None:
    half = bone(name)
    assert half.vertices[:, 0].min() >= 0
    assert (half.faces.min(), half.faces.max()) == (0, len(half.vertices) - 1)
    _, _, area = of_bones.normals(half)
    assert area.min() > 0
    whole = both_halves(half)
    edges = np.concatenate([whole.faces[:, k] for k in ([0, 1], [1, 2], [2, 0])])
    assert len(np.unique(edges, axis=0)) == len(edges)
    _, count = np.unique(np.sort(edges, axis=1), axis=0, return_counts=True)
    assert set(count.tolist()) == {2}
    assert of_bones.volume(whole) > 0


def test_the_pelvis_is_as_large_as_a_grown_one() -> None:
    assert 260 < 2 * POINTS["crest_lateral"][0] < 300
    assert 1000 < len(BONES["innominate"]["faces"]) / 3 < 2000
    assert 1000 < 2 * len(BONES["sacrum"]["faces"]) / 3 < 2000


def test_asis_and_pubic_tubercle_lie_in_one_coronal_plane() -> None:
    assert abs(POINTS["asis"][2] - POINTS["pubic_tubercle"][2]) < 0.5


def test_the_psis_lies_just_beneath_the_skin() -> None:
    assert 5 <= depth_beneath(SKIN, np.array(POINTS["psis"])) <= 15


@pytest.mark.parametrize("name", [name for name in ALL_POINTS if "spine" in name])
def test_a_spinous_process_lies_beneath_the_skin_of_the_back(name: str) -> None:
    assert ALL_POINTS[name][0] == 0
    assert 5 <= depth_beneath(SKIN, np.array(ALL_POINTS[name])) <= 35


def test_landmarks_stand_in_their_order_from_above() -> None:
    spines = [f"t{n}_spine" for n in range(1, 13)] + [
        f"l{n}_spine" for n in range(1, 6)
    ]
    heights = [ALL_POINTS[name][1] for name in (*spines, "psis", "coccyx_tip")]
    assert heights == sorted(heights, reverse=True)
    front = ("crest_apex", "asis", "hip_joint", "pubic_tubercle", "ischial_tuberosity")
    heights = [POINTS[name][1] for name in front]
    assert heights == sorted(heights, reverse=True)


def test_the_line_between_the_crests_meets_the_spine_at_l4_or_l5() -> None:
    assert POINTS["l5_spine"][1] < POINTS["crest_apex"][1] < POINTS["l4_centre"][1]


def test_rib_ends_go_down_and_the_sternum_stands_between() -> None:
    heights = [THORAX[f"rib_{n}_end"][1] for n in range(1, 11)]
    assert heights == sorted(heights, reverse=True)
    assert THORAX["jugular_notch"][1] > heights[0]
    assert THORAX["rib_6_end"][1] > THORAX["xiphoid_tip"][1] > THORAX["rib_9_end"][1]


def test_the_crest_runs_outwards_from_the_psis_on_the_bone() -> None:
    crest = np.array(PELVIS["crest"])
    assert np.diff(crest[:, 0]).min() > 1
    assert abs(crest[0, 0] - POINTS["psis"][0]) < 10
    assert crest[:, 1].max() <= POINTS["crest_apex"][1]
    ilium = bone("innominate").vertices
    near = ilium[of_bones.nearest(crest, ilium)]
    assert np.linalg.norm(near - crest, axis=1).max() < 10


def test_half_a_cube_has_half_its_volume_and_ends_at_the_midline() -> None:
    half = of_bones.left_half(cube(), 0.0)
    assert half.vertices[:, 0].min() == 0
    whole = both_halves(half)
    assert of_bones.volume(whole) == pytest.approx(8)


def test_vertices_close_to_the_midline_move_onto_it() -> None:
    aside = Bone(cube().vertices + np.array([0.9, 0, 0]), cube().faces)
    assert set(of_bones.left_half(aside, 0.2).vertices[:, 0]) == {0, 1.9}


def test_parts_are_found_from_right_to_left() -> None:
    a, b = cube(), cube()
    pair = Bone(
        np.concatenate([a.vertices + np.array([5.0, 0, 0]), b.vertices]),
        np.concatenate([a.faces, b.faces + 8]),
    )
    right, left = of_bones.split(pair)
    assert (right.vertices[:, 0].max(), left.vertices[:, 0].min()) == (1, 4)


def test_a_slice_finds_the_highest_point() -> None:
    assert of_bones.slice_tops(cube(), [0.5])[0, :2].tolist() == [0.5, 1]


def test_smoothing_hardly_shrinks() -> None:
    bone_now = bone("innominate")
    smooth = of_bones.smoothed(bone_now, 2)
    assert of_bones.volume(smooth) == pytest.approx(of_bones.volume(bone_now), rel=0.03)


def test_the_weights_of_a_cubic_are_one_at_their_node_and_add_up_to_one() -> None:
    nodes = np.arange(4) / 3
    assert np.allclose(cubic_weights(nodes), np.eye(4))
    assert np.allclose(cubic_weights(np.linspace(0, 1, 7)).sum(1), 1)


def test_a_flat_patch_keeps_its_place() -> None:
    nodes = np.array([[x / 3, y / 3, 0] for y in range(4) for x in range(4)])
    points, faces = evaluate((Patch("quad44", nodes),), 2)
    assert np.allclose(points[:3], np.array([[0, 0, 0], [0.5, 0, 0], [1.0, 0, 0]]))
    assert len(faces) == 8


def test_a_triangular_patch_keeps_its_place() -> None:
    nodes = np.array([[x / 3, y / 3, 0] for y in range(4) for x in range(4 - y)])
    points, faces = evaluate((Patch("tri10", nodes),), 3)
    assert np.allclose(points, nodes)
    _, _, area = of_bones.normals(Bone(points, faces))
    assert (len(faces), area.sum()) == (9, pytest.approx(0.5))


def test_the_mirror_plane_of_two_sides_is_found() -> None:
    shape = np.array([[4.0, 0, 0], [6, 1, 0], [5, 0, 3], [7, -2, 1], [5, 2, 2]])
    turn, away = rotation(np.array([0, 0, 1.0]), 5), np.array([1.0, 2, 3])
    right = (shape * [-1, 1, 1]) @ turn.T + away
    across, middle = mirror_plane(right, shape @ turn.T + away)
    assert np.allclose(across, turn[:, 0])
    assert (middle - away) @ across == pytest.approx(0, abs=1e-9)


def test_the_hip_joint_of_the_pelvis_lies_within_its_acetabulum() -> None:
    centre, radius = hip_joint(bone("innominate"))
    assert np.allclose(centre, POINTS["hip_joint"], atol=1)
    assert 20 < radius < 28
