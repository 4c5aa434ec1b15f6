"""The scene from files: whole, fresh, or told about."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from root_or_nerve.load.courses import course_fingerprints
from root_or_nerve.load.scene import (
    BACK,
    BONES,
    COURSES,
    PLATE,
    SceneLoader,
    check_stale_scene,
    load_scene,
)
from root_or_nerve.problems import Code
from site_tests.course import ROOT

CONTENT = ROOT / "content"
FILES = (COURSES, BACK, PLATE, *BONES)
SHADES = tuple(PLATE.replace(".json", f"-{tone}.webp") for tone in ("light", "dark"))
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a scene, and what it was made from."""
    for name in (*FILES, *SHADES, "skin.json", "tiling.json"):
        target = tmp_path / "geometry" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(CONTENT / "geometry" / name, target)
    shutil.copytree(CONTENT / "territories", tmp_path / "territories")
    (tmp_path / "anatomy").mkdir()
    shutil.copy(CONTENT / "anatomy" / "pathways.yaml", tmp_path / "anatomy")
    return tmp_path


def changed(content: Path, name: str, change: Change) -> None:
    path = content / "geometry" / name
    value = json.loads(path.read_text())
    change(value)
    path.write_text(json.dumps(value))


def test_the_shipped_scene_is_whole() -> None:
    scene, problems = load_scene(CONTENT)
    assert problems == []
    assert scene is not None
    assert {"innominate", "sacrum", "L1", "L5"} <= scene.bones.keys()
    assert scene.light[:4] == scene.dark[:4] == b"RIFF"


def test_a_folder_without_one_has_none(tmp_path: Path) -> None:
    assert load_scene(tmp_path) == (None, [])


@pytest.mark.parametrize("name", [*FILES[1:], *SHADES])
def test_a_missing_file_is_named_with_the_remedy(content: Path, name: str) -> None:
    (content / "geometry" / name).unlink()
    scene, (problem,) = load_scene(content)
    assert scene is None
    assert problem.path.endswith(f"geometry/{name}")
    assert "geometry courses" in (problem.hint or "")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (COURSES, lambda v: v.pop("trigger")),
        (COURSES, lambda v: v["fascia"]["faces"].append(10**6)),
        (COURSES, lambda v: v["branches"]["medial"]["midline"].pop()),
        (COURSES, lambda v: v["branches"]["medial"]["strands"][0]["then"].pop()),
        (BACK, lambda v: v["pieces"][0]["faces"].append(10**6)),
        (BONES[0], lambda v: v["bones"]["sacrum"]["faces"].append(10**6)),
        (PLATE, lambda v: v.update(skin="M0 0<script>")),
    ],
)
def test_a_broken_file_is_named(content: Path, name: str, change: Change) -> None:
    changed(content, name, change)
    scene, problems = load_scene(content)
    assert scene is None
    assert {p.code for p in problems} == {Code.BAD_VALUE}


@pytest.mark.parametrize("name", SHADES)
def test_a_picture_of_another_kind_is_refused(content: Path, name: str) -> None:
    (content / "geometry" / name).write_bytes(b"<svg onload=alert(1)>")
    scene, (problem,) = load_scene(content)
    assert (scene, problem.message) == (None, "is not a WebP picture")


def made_now(content: Path) -> None:
    """Let the scene be of the files as they are."""
    now = course_fingerprints(content, content, content)
    changed(content, COURSES, lambda v: v.update(made_from=now))


@pytest.mark.parametrize("name", ["anatomy/pathways.yaml", "territories/maps.yaml"])
def test_a_file_that_changed_makes_it_stale(content: Path, name: str) -> None:
    made_now(content)
    scene, _ = load_scene(content)
    assert scene is not None
    fresh = course_fingerprints(content, content, content)
    assert check_stale_scene(scene, fresh, content) == []
    (content / name).write_text((content / name).read_text() + "# more\n")
    now = course_fingerprints(content, content, content)
    (problem,) = check_stale_scene(scene, now, content)
    assert problem.code is Code.STALE_ATLAS
    assert name in problem.message


def test_words_of_doubt_move_no_course(content: Path) -> None:
    before = course_fingerprints(content, content, content)
    doubts = content / "territories" / "doubts.yaml"
    doubts.write_text(doubts.read_text() + "# more\n")
    assert course_fingerprints(content, content, content) == before


def test_it_is_read_again_only_when_a_file_changed(content: Path) -> None:
    made_now(content)
    load = SceneLoader()
    first, problems = load(content, content, content)
    assert problems == []
    assert load(content, content, content)[0] is first
    path = content / "anatomy" / "pathways.yaml"
    path.write_text(path.read_text() + "# more\n")
    _, (problem,) = load(content, content, content)
    assert problem.code is Code.STALE_ATLAS
