"""The skin as committed: half a body that mirrors into a whole one."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from root_or_nerve.geometry.derive import derive_files
from root_or_nerve.geometry.makehuman import Floats
from root_or_nerve.geometry.skin_mesh import (
    SEGMENTS,
    SkinProblem,
    joints_of,
    require_mirror,
    segment_of,
    twins,
)
from root_or_nerve.geometry.wheels import read_wheels
from site_tests.course import ROOT

FOLDER = ROOT / "content" / "geometry"
SKIN: dict[str, Any] = json.loads((FOLDER / "skin.json").read_text(encoding="utf-8"))
POSES = ("vertices", "lithotomy")
FACES = np.array(SKIN["faces"]).reshape(-1, 4)
WHEELS = os.environ.get("ROOT_OR_NERVE_WHEELS")


def points(pose: str) -> Floats:
    """Return the vertices of a pose, mm."""
    return np.array(SKIN[pose]).reshape(-1, 3) / 10


def test_the_file_says_what_it_is() -> None:
    assert SKIN["licence"] == "CC0-1.0"
    assert SKIN["unit"] == "0.1 mm"
    assert set(SKIN) == {
        *("licence", "source", "unit", "height_mm", "vertices", "lithotomy"),
        *("faces", "segments", "segment", "joints"),
    }


@pytest.mark.parametrize("pose", POSES)
def test_a_pose_is_the_left_half_of_a_body(pose: str) -> None:
    body = points(pose)
    assert body.shape == (len(SKIN["segment"]), 3)
    assert body[:, 0].min() == 0
    assert 150 < (body[:, 0] == 0).sum() < 250


def test_the_body_stands_on_its_soles_as_high_as_stated() -> None:
    standing = points("vertices")
    assert standing[:, 1].min() == 0
    assert standing[:, 1].max() == SKIN["height_mm"] == 1710


def test_the_thighs_are_lifted_for_the_perineum_and_the_head_is_not() -> None:
    up = points("lithotomy")[:, 1] - points("vertices")[:, 1]
    part = np.array(SKIN["segment"])
    assert np.abs(up[part == SEGMENTS.index("head")]).max() < 5
    assert up[part == SEGMENTS.index("foot")].min() > 300


@pytest.mark.parametrize("pose", POSES)
def test_no_face_is_flat_or_names_a_vertex_that_is_not_there(pose: str) -> None:
    assert FACES.min() == 0
    assert FACES.max() == len(SKIN["segment"]) - 1
    corners = points(pose)[FACES]
    across = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    assert np.linalg.norm(across, axis=1).min() / 2 > 0.05


def test_the_half_is_open_at_the_midline_and_where_linings_began() -> None:
    edges = Counter(
        frozenset(edge)
        for face in FACES.tolist()
        for edge in zip(face, face[1:] + face[:1], strict=True)
    )
    assert set(edges.values()) == {1, 2}
    rim = {vertex for edge, count in edges.items() if count == 1 for vertex in edge}
    midline = np.flatnonzero(points("vertices")[:, 0] == 0)
    rest = np.array(sorted(rim - set(midline.tolist())))
    used = set(FACES.ravel().tolist())
    assert set(midline.tolist()) & used <= rim
    assert (np.array(SKIN["segment"])[rest] == SEGMENTS.index("head")).all()


def test_every_part_of_the_body_has_skin() -> None:
    assert SKIN["segments"] == list(SEGMENTS)
    assert set(SKIN["segment"]) == set(range(len(SEGMENTS)))


def test_every_joint_is_there() -> None:
    assert SKIN["joints"].keys() == joints_of().keys()
    assert {f"finger{n}-{part}" for n in range(1, 6) for part in (1, 2, 3, "tip")} <= (
        SKIN["joints"].keys()
    )
    assert {f"toe{n}-{part}" for n in range(1, 6) for part in (1, 2, "tip")} <= (
        SKIN["joints"].keys()
    )


def test_joints_lie_where_a_standing_body_has_them() -> None:
    joints = SKIN["joints"]
    down = ["head", "shoulder", "elbow", "wrist", "finger3-1", "finger3-tip"]
    heights = [joints[name][1] for name in (*down, "knee", "ankle", "toe1-1")]
    assert heights == sorted(heights, reverse=True)
    for name, (bone, _) in joints_of().items():
        left = bone.endswith(".L") and name != "pelvis"
        assert (joints[name][0] > 0) is left, name


def test_the_palm_faces_forwards() -> None:
    """Thumb lateral to the little finger, and the fingers bent forwards."""
    joints = SKIN["joints"]
    assert joints["finger1-1"][0] > joints["finger5-1"][0]
    assert joints["finger3-tip"][2] > joints["finger3-1"][2]


@pytest.mark.parametrize(
    ("bone", "part"),
    [
        ("finger3-2.L", "d3"),
        ("toe1-1.R", "t1"),
        ("metacarpal2.L", "hand"),
        ("wrist.L", "hand"),
        ("lowerarm02.L", "fore"),
        ("upperleg01.L", "thigh"),
        ("lowerleg02.L", "shank"),
        ("foot.L", "foot"),
        ("pelvis.L", "trunk"),
        ("spine03", "trunk"),
        ("neck02", "head"),
        ("oris04.L", "head"),
    ],
)
def test_a_bone_moves_one_part_of_the_body(bone: str, part: str) -> None:
    assert segment_of(bone) == part


def test_twins_are_found_and_the_midline_is_its_own() -> None:
    body = np.array([[0.0, 1, 2], [-3, 1, 0], [3, 1, 0]])
    assert twins(body).tolist() == [0, 2, 1]


def test_a_mesh_that_does_not_mirror_is_refused() -> None:
    with pytest.raises(SkinProblem, match="1 vertices of the mesh have no mirror"):
        twins(np.array([[0.0, 1, 2], [3, 1, 0]]))


def test_a_pose_that_does_not_mirror_is_refused() -> None:
    body = np.array([[-3.0, 1, 0], [3, 1.5, 0]])
    with pytest.raises(SkinProblem, match=r"standing pose differs by 0\.5000 mm"):
        require_mirror("standing", body, np.array([1, 0]))


@pytest.mark.skipif(not WHEELS, reason="ROOT_OR_NERVE_WHEELS names no folder")
def test_the_committed_files_are_what_the_wheels_give() -> None:
    files = derive_files(read_wheels(Path(WHEELS or "")))
    for name, content in files.items():
        assert (FOLDER / name).read_bytes() == content, name
    assert {path.name for path in FOLDER.glob("*.txt")} <= files.keys()
