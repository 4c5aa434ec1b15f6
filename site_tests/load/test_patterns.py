"""patterns.json: stale, torn and hostile files are said to be so, and left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from root_or_nerve.load.patterns import (
    FILE,
    check_stale_patterns,
    load_patterns,
    pattern_fingerprints,
)
from root_or_nerve.model.library import Library
from root_or_nerve.problems import Code

CONTENT = Path(__file__).resolve().parents[2] / "content"


def put(folder: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """Write a changed copy of the file below a folder."""
    value = json.loads((CONTENT / "geometry" / FILE).read_text(encoding="utf-8"))
    value["items"] = value["items"][:3]
    change(value)
    (folder / "geometry").mkdir()
    text = json.dumps(value)
    (folder / "geometry" / FILE).write_text(text, encoding="utf-8")
    return folder


def test_the_files_patterns_come_from_are_as_they_were(library: Library) -> None:
    assert library.patterns is not None
    now = pattern_fingerprints(CONTENT, CONTENT)
    assert check_stale_patterns(library.patterns, now, CONTENT) == []


def test_patterns_are_stale_when_what_they_hang_on_changes(library: Library) -> None:
    assert library.patterns is not None
    now = pattern_fingerprints(CONTENT, CONTENT)
    now["anatomy/pairs.yaml"] = "0" * 64
    [problem] = check_stale_patterns(library.patterns, now, CONTENT)
    assert problem.code is Code.STALE_ATLAS
    assert "anatomy/pairs.yaml" in problem.message


def test_nobody_has_to_choose_patterns(tmp_path: Path, library: Library) -> None:
    assert load_patterns(tmp_path, library.anatomy, library.skin) == (None, [])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version":2}', "\x00", "null"])
def test_a_torn_file_is_a_problem(tmp_path: Path, library: Library, text: str) -> None:
    (tmp_path / "geometry").mkdir()
    (tmp_path / "geometry" / FILE).write_text(text, encoding="utf-8")
    patterns, problems = load_patterns(tmp_path, library.anatomy, library.skin)
    assert patterns is None
    assert len(problems) == 1


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a pair": lambda v: v["items"][0].update(pair="nobody"),
    "a skin": lambda v: v["items"][0].update(skin=10**6),
    "a test": lambda v: v["items"][0].update(signs=[["nothing", "weak"]]),
    "a condition": lambda v: v["items"][0].update(told="nothing"),
    "an id twice": lambda v: v["items"].append(v["items"][0]),
    "markup": lambda v: v["items"][0].update(id="<script>.0123456789"),
    "a view": lambda v: v["skins"][0].update(view="nowhere"),
    "a path": lambda v: v["skins"][0]["of"].update(ids=["../../x"]),
    "work": lambda v: v["items"][0]["person"].update(work=10**9),
    "an age": lambda v: v["items"][0]["person"].update(age=-1),
    "more": lambda v: v.update(more=1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_names_nothing_is_a_problem(
    tmp_path: Path, library: Library, change: Callable[[dict[str, Any]], object]
) -> None:
    root = put(tmp_path, change)
    patterns, problems = load_patterns(root, library.anatomy, library.skin)
    assert patterns is None
    assert len(problems) == 1
    assert "<script>" not in problems[0].message


def test_a_sound_file_is_read(tmp_path: Path, library: Library) -> None:
    (tmp_path / "geometry").mkdir()
    copyfile(CONTENT / "geometry" / FILE, tmp_path / "geometry" / FILE)
    patterns, problems = load_patterns(tmp_path, library.anatomy, library.skin)
    assert problems == []
    assert patterns == library.patterns
