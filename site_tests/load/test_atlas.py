"""The drawn atlas from files: whole, fresh, or told about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from root_or_nerve.load.atlas import fingerprints, load_atlas
from root_or_nerve.load.library import load_library
from root_or_nerve.problems import Code, Problem
from site_tests.course import ROOT, compiled, edit, write
from site_tests.skin_files import (
    DESCRIBED,
    GEOMETRY,
    TERRITORIES,
    WEBP,
    atlas_value,
    drawn_files,
    make_skin_course,
    put_atlas,
    view_value,
)

ATLAS = f"{GEOMETRY}/atlas.json"
VIEW = f"{GEOMETRY}/views/leg.json"
Change = Callable[[dict[str, Any]], object]


def problems_in(content: Path) -> list[Problem]:
    return load_library(content)[1]


def test_the_shipped_atlas_is_whole() -> None:
    drawn, problems = load_atlas(ROOT / "content")
    assert problems == []
    assert drawn
    assert drawn.views.keys() == drawn.light.keys() == drawn.dark.keys()
    assert {"anterior", "posterior", "hand-palmar"} <= drawn.views.keys()


def test_what_was_drawn_is_in_the_library(tmp_path: Path) -> None:
    library, problems = load_library(make_skin_course(tmp_path))
    assert problems == []
    drawn = library.skin.drawn
    assert drawn
    assert drawn.atlas.cells_of_region == {"shin": (0,), "calf": (1,)}
    assert drawn.views["leg"].cells == {0: "M0 0l9 0 0 9z"}
    assert drawn.light["leg"] == drawn.dark["leg"] == WEBP


@pytest.mark.parametrize("name", [*DESCRIBED, f"{GEOMETRY}/tiling.json"])
def test_a_changed_file_makes_the_atlas_stale(tmp_path: Path, name: str) -> None:
    content = make_skin_course(tmp_path)
    (tmp_path / name).write_text((tmp_path / name).read_text() + " \n")
    (problem,) = problems_in(content)
    assert (problem.path, problem.code) == (ATLAS, Code.STALE_ATLAS)
    short = name.removeprefix("content/")
    assert problem.message == f"{short} was changed after the atlas was drawn"
    assert problem.hint == "draw it: root-or-nerve geometry draw"


def test_a_new_file_and_a_lost_one_make_it_stale(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    write(tmp_path, {f"{TERRITORIES}/feet.yaml": "territories: {}\n"})
    (tmp_path / GEOMETRY / "skin.json").unlink()
    assert [p.message for p in problems_in(content)] == [
        "geometry/skin.json was removed after the atlas was drawn",
        "territories/feet.yaml was added after the atlas was drawn",
    ]


def test_an_atlas_of_what_is_not_described_is_not_shown(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    edit(tmp_path, f"{TERRITORIES}/regions.yaml", ("calf:\n  name", "calves:\n  name"))
    edit(tmp_path, f"{TERRITORIES}/roots.yaml", ("  S1:\n", "  L5-not:\n"))
    edit(tmp_path, f"{TERRITORIES}/roots.yaml", ("territories:", ROOT_NAMES))
    put_atlas(content, atlas_value())
    library, problems = load_library(content)
    assert [p.message for p in problems] == [
        "it shows region calf, which territories/ does not name",
        "it shows S1 of map roots, which territories/ does not name",
    ]
    assert library.skin.drawn is None
    assert library.skin.territories.maps


ROOT_NAMES = "others: {L5-not: another}\nterritories:"


def test_a_stale_atlas_of_the_same_names_compiles_without_a_traceback(
    tmp_path: Path,
) -> None:
    content = make_skin_course(tmp_path)
    edit(tmp_path, f"{TERRITORIES}/leg.yaml", ("[2, 90, 270]", "[2, 90, 260]"))
    assert {p.code for p in compiled(content)[1]} == {Code.STALE_ATLAS}


def test_fingerprints_in_the_atlas_open_no_file(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    value = json.loads((tmp_path / ATLAS).read_text())
    value["inputs"]["../../etc/passwd"] = "0" * 64
    (tmp_path / ATLAS).write_text(json.dumps(value))
    (problem,) = problems_in(content)
    assert problem.message == ("../../etc/passwd was removed after the atlas was drawn")


def test_fingerprints_are_those_of_what_it_is_drawn_from(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    names = {name.removeprefix("content/") for name in DESCRIBED}
    assert fingerprints(content, content).keys() == {
        *names,
        "geometry/skin.json",
        "geometry/tiling.json",
    }


@pytest.mark.parametrize("name", drawn_files())
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    content = make_skin_course(tmp_path)
    (tmp_path / name).unlink()
    library, problems = load_library(content)
    assert problems
    is_input = name.endswith(("skin.json", "tiling.json"))
    assert (library.skin.drawn is None) is not is_input


def test_a_folder_without_an_atlas_is_told(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    for path in sorted((tmp_path / GEOMETRY).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (problem,) = problems_in(content)
    assert (problem.path, problem.code) == (ATLAS, Code.UNREADABLE_FILE)
    assert problem.hint == "draw it: root-or-nerve geometry draw"


def change(path: Path, changed: Change) -> None:
    value = json.loads(path.read_text(encoding="utf-8"))
    changed(value)
    path.write_text(json.dumps(value), encoding="utf-8")


BROKEN: dict[str, tuple[str, Change]] = {
    "a region that is not there": (
        ATLAS,
        lambda v: v["cells"].update(region=[0, 2]),
    ),
    "a region below zero": (ATLAS, lambda v: v["cells"].update(region=[0, -1])),
    "a cell that is not there": (
        ATLAS,
        lambda v: v["maps"]["roots"]["territories"]["L5"]["usual"].update({"2": 1}),
    ),
    "a neighbour that is not there": (
        ATLAS,
        lambda v: v["cells"].update(touching=[[1], [7]]),
    ),
    "lists of different length": (ATLAS, lambda v: v["cells"].update(area_mm2=[1])),
    "more than all of a cell": (
        ATLAS,
        lambda v: v["maps"]["roots"]["territories"]["L5"]["usual"].update({"0": 101}),
    ),
    "a word for a number": (ATLAS, lambda v: v["cells"].update(area_mm2=["x", 1])),
    "no cells": (ATLAS, lambda v: v.pop("cells")),
    "a key that is not known": (ATLAS, lambda v: v.update(colour="red")),
    "a tint that is not there": (
        ATLAS,
        lambda v: v["maps"]["roots"]["territories"]["L5"].update(tint=8),
    ),
    "no scale": (VIEW, lambda v: v.update(unit_mm=0)),
    "an endless scale": (VIEW, lambda v: v.update(unit_mm=float("nan"))),
    "a path that is markup": (VIEW, lambda v: v.update(outline='"><script>')),
    "a cell of no atlas": (VIEW, lambda v: v["cells"].update({"9": "M0 0z"})),
    "a map of no atlas": (
        VIEW,
        lambda v: v["maps"].update(
            x={
                "core": {},
                "halo": {},
                "alone": {},
                "firm": "",
                "soft": "",
                "labels": {},
            }
        ),
    ),
    "an id that leads elsewhere": (VIEW, lambda v: v.update(id="../../x")),
    "another id": (VIEW, lambda v: v.update(id="arm")),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_told_and_shows_nothing(tmp_path: Path, what: str) -> None:
    content = make_skin_course(tmp_path)
    name, changed = BROKEN[what]
    change(tmp_path / name, changed)
    library, problems = load_library(content)
    assert [(p.path, p.code) for p in problems] == [(name, Code.BAD_VALUE)]
    assert problems[0].hint == "draw it: root-or-nerve geometry draw"
    assert library.skin.drawn is None
    assert library.skin.territories.maps


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"version": ' + b"9" * 10_000 + b"}",
        b'{"version": NaN}',
        b'{"version": 1, "version": 2}',
    ],
)
@pytest.mark.parametrize("name", [ATLAS, VIEW])
def test_whatever_a_file_holds_is_told_and_not_raised(
    tmp_path: Path, name: str, data: bytes
) -> None:
    content = make_skin_course(tmp_path)
    (tmp_path / name).write_bytes(data)
    library, problems = load_library(content)
    assert {p.path for p in problems} == {name}
    assert library.skin.drawn is None
    assert all(len(str(p).splitlines()) == 3 for p in problems)


def test_a_file_of_unusual_size_is_not_read(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    (tmp_path / VIEW).write_bytes(b" " * 5_000_000)
    (problem,) = problems_in(content)
    assert (problem.path, problem.code) == (VIEW, Code.FILE_TOO_LARGE)


def test_a_shade_that_leads_elsewhere_is_not_read(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    shade = content / "geometry" / "views" / "leg-dark.webp"
    shade.unlink()
    shade.symlink_to("/etc/passwd")
    assert [p.code for p in problems_in(content)] == [Code.OUTSIDE_CONTENT]


def test_a_view_is_named_like_its_file(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    write(tmp_path, {f"{GEOMETRY}/views/arm.json": json.dumps(view_value("leg"))})
    assert {p.code for p in problems_in(content)} >= {Code.BAD_VALUE}
