"""Territories from files: what is read, what is told, what is used when."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.load.library import Loader, load_library
from root_or_nerve.load.territories import load_territories
from root_or_nerve.load.territory_checks import _BACK, _FRONT
from root_or_nerve.load.validate import build
from root_or_nerve.load.yaml12 import load
from root_or_nerve.model.library import NO_SKIN
from root_or_nerve.model.patches import Band, Box, Polygon, Ring, Strip
from root_or_nerve.model.territories import Territory
from root_or_nerve.problems import Code, Problem
from site_tests.course import ROOT, edit, make_course, shown, write
from site_tests.skin_files import DESCRIBED, TERRITORIES, make_skin_course

LEG = f"{TERRITORIES}/leg.yaml"
BIB = "content/anatomy/sources.bib"
WORK = """
@book{gray1918,
  author = {Gray, Henry},
  title = {Anatomy of the human body},
  year = {1918},
}
"""


def problems_in(content: Path, shipped: Path | None = None) -> list[Problem]:
    return load_library(content, shipped)[1]


def test_the_shipped_territories_are_sound() -> None:
    library, problems = load_library(ROOT / "content")
    about = [p for p in problems if p.path.startswith(TERRITORIES)]
    assert about == []
    assert library.skin.territories.maps.keys() >= {"nerves", "lee-2008"}


def test_what_the_files_say_is_in_the_library(tmp_path: Path) -> None:
    library, problems = load_library(make_skin_course(tmp_path))
    assert problems == []
    territories = library.skin.territories
    assert list(territories.of("nerves")) == ["tibial", "common-fibular"]
    assert territories.regions["calf"].id == "calf"
    assert territories.borders["T12-L1"].front == "I"
    (patch,) = territories.of("nerves")["tibial"].patches
    assert isinstance(patch, Strip)
    assert patch.strip[0] == (1, 90, 270)


def test_a_course_without_territories_has_no_skin(tmp_path: Path) -> None:
    library, problems = load_library(make_course(tmp_path))
    assert (library.skin, problems) == (NO_SKIN, [])


def test_a_fault_leaves_no_skin(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    edit(tmp_path, LEG, ("T12-L1: {back: L1,", "T12-L1: {back: L9,"))
    library, problems = load_library(content)
    assert library.skin is NO_SKIN
    assert [p.code for p in problems if p.path == LEG] == [Code.BAD_VALUE]


def test_works_that_territories_cite_are_not_idle(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    path = tmp_path / BIB
    path.write_text(path.read_text(encoding="utf-8") + WORK, encoding="utf-8")
    idle = [p for p in problems_in(content) if p.code is Code.UNUSED_SOURCE]
    assert len(idle) == 1
    sourced = "kind: textbook, sources: [{key: gray1918}]"
    edit(tmp_path, LEG, ("kind: consensus", sourced))
    assert Code.UNUSED_SOURCE not in {p.code for p in problems_in(content)}


@pytest.mark.parametrize("name", DESCRIBED)
def test_what_an_unreadable_file_holds_is_not_missed_elsewhere(
    tmp_path: Path, name: str
) -> None:
    content = make_skin_course(tmp_path)
    write(tmp_path, {name: "a: b: c\n"})
    found = {
        p.path: p.code for p in problems_in(content) if p.path.startswith(TERRITORIES)
    }
    assert found == {name: Code.YAML_SYNTAX}


def test_a_file_with_a_mistake_still_gives_its_borders_and_names(
    tmp_path: Path,
) -> None:
    content = make_skin_course(tmp_path)
    edit(tmp_path, LEG, ("territories:\n", "others: {V1: brow}\nterritorie:\n"))
    band = "  V1:\n    patches: [{chart: trunk, above: T12-L1, below: T12-L1}]\n"
    path = tmp_path / TERRITORIES / "roots.yaml"
    path.write_text(path.read_text(encoding="utf-8") + band, encoding="utf-8")
    found = [line for line in shown(problems_in(content)) if TERRITORIES in line]
    assert [line.split()[1] for line in found] == ["missing-key", "unknown-key"]


def test_an_edge_of_a_region_has_no_anchor_to_refer_to(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    name = f"{TERRITORIES}/regions.yaml"
    wrong = "[2, 90, 270]], anchored: {start: [knee]}}]"
    edit(tmp_path, name, ("[2, 90, 270]]}]", wrong))
    assert [p.code for p in problems_in(content) if p.path == name] == [
        Code.UNKNOWN_REFERENCE
    ]


@pytest.mark.parametrize(
    "text",
    [
        "territories: &a {L5: *a}",
        "territories: !!python/object/apply:os.system [ls]",
        "territories: {L5: {patches: {}}}",
        "territories: [L5]",
        "territories: {L5: [1]}",
        "territories: {L5: {patches: [[], 1, null, x, {chart: [arm]}, {chart: null}]}}",
        "territories: {L5: {halo_mm: -1}}",
        "territories: {L5: {halo_mm: 1e999}}",
        "territories: {L5: {halo_mm: .inf}}",
        "territories: {L5: {optional: 1}}",
        "territories: {L5: {includes: [1]}}",
        "territories: {L5: {patches: [{chart: arm, strip: [[0, .nan, 1], [1, 0]]}]}}",
        "territories: {L5: {patches: [{chart: head, polygon: [[0, 1], [0, 1e308]]}]}}",
        "anchors: {Knee: {text: x, kind: consensus}}\nterritories: {}",
        "anchors: 3\nborders: 3\nothers: 3\nterritories: 3",
        "borders: {a: {back: L1}}\nterritories: {}",
        "[" * 5000,
        "null",
        "",
    ],
)
def test_whatever_a_file_holds_is_told_and_not_raised(
    tmp_path: Path, text: str
) -> None:
    content = make_skin_course(tmp_path)
    write(tmp_path, {f"{TERRITORIES}/feet.yaml": text})
    library, problems = load_library(content)
    assert {p.path for p in problems if p.code is not Code.STALE_ATLAS} >= {
        f"{TERRITORIES}/feet.yaml"
    }
    assert library.skin is NO_SKIN


@pytest.mark.parametrize("target", ["/etc/passwd", "leg.yaml", "gone", "feet.yaml"])
def test_a_link_out_of_the_content_is_not_followed(tmp_path: Path, target: str) -> None:
    content = make_skin_course(tmp_path)
    (content / "territories" / "feet.yaml").symlink_to(target)
    name = f"{TERRITORIES}/feet.yaml"
    found = {p.code for p in problems_in(content) if p.path == name}
    inside = target == "leg.yaml"  # an ordinary file of the content
    assert found <= {Code.OUTSIDE_CONTENT, Code.UNREADABLE_FILE, Code.STALE_ATLAS}
    assert bool(found) is not inside


def test_a_folder_of_territories_that_is_a_file_is_told(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    (content / "territories").write_text("x")
    assert [p.code for p in problems_in(content)] == [Code.UNREADABLE_FILE]


def test_the_same_files_give_the_same_skin(tmp_path: Path) -> None:
    content = make_skin_course(tmp_path)
    loader = Loader(content)
    first = loader()[0].skin
    assert loader()[0].skin is first
    edit(tmp_path, "content/cases/foot-that-slaps.md", ("rev: 1", "rev: 2"))
    assert loader()[0].skin is first
    status = (tmp_path / LEG).stat()
    os.utime(tmp_path / LEG, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert loader()[0].skin is not first


def shipped_skin(tmp_path: Path) -> Path:
    (tmp_path / "shipped").mkdir()
    return make_skin_course(tmp_path / "shipped")


def own_course(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return make_course(tmp_path / "own")


def test_a_course_without_territories_uses_the_shipped_ones(tmp_path: Path) -> None:
    library, problems = load_library(own_course(tmp_path), shipped_skin(tmp_path))
    assert problems == []
    assert library.skin.drawn
    assert library.skin.territories.maps.keys() == {"nerves", "roots"}


def test_shipped_territories_are_left_out_if_the_anatomy_lacks_their_nerves(
    tmp_path: Path,
) -> None:
    content, shipped = own_course(tmp_path), shipped_skin(tmp_path)
    extra = "  sural: {}\n"
    path = shipped / "territories" / "leg.yaml"
    path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
    library, problems = load_library(content, shipped)
    assert (library.skin, problems) == (NO_SKIN, [])


def test_own_territories_without_an_atlas_are_not_shown_in_the_shipped_one(
    tmp_path: Path,
) -> None:
    content, shipped = own_course(tmp_path), shipped_skin(tmp_path)
    write(content.parent, DESCRIBED)
    library, problems = load_library(content, shipped)
    assert problems == []
    assert library.skin.territories.maps
    assert library.skin.drawn is None


@pytest.mark.parametrize(
    ("text", "is_read"),
    [("T4", True), ("T6-T7", True), ("C2", True), ("L5", True)]
    + [(x, False) for x in ("C1", "T13", "L6", "S1", "T6-", "T6-T7-T8", "t4", "T4 ")],
)
def test_spinous_processes_behind(text: str, is_read: bool) -> None:
    assert bool(_BACK.fullmatch(text)) is is_read


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        (x, True)
        for x in ("rib-2", "space-5", "X", "U", "I", "X+0.375", "X-0.125", "U+1")
    ]
    + [
        (x, False)
        for x in ("rib-0", "rib-13", "X+", "X+.5", "X0.5", "X+0.3.7", "i", "")
    ],
)
def test_levels_in_front(text: str, is_read: bool) -> None:
    assert bool(_FRONT.fullmatch(text)) is is_read


@given(
    chart=st.sampled_from(["arm", "leg", "hand", "foot", "trunk", "head", "perineum"]),
    keys=st.dictionaries(
        st.sampled_from(["strip", "rays", "along", "phi", "polygon", "rho_mm", "part"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=6,
        ),
    ),
)
def test_every_fault_of_a_patch_has_a_message(
    chart: str, keys: dict[str, object]
) -> None:
    value = {"patches": [{"chart": chart, **keys}]}
    made, problems = build(Territory, value, load(""), "x.yaml")
    assert (made is None) == bool(problems)
    for problem in problems:
        assert problem.message.startswith("patches[0]")
        assert "Input should" not in problem.message
        str(problem)


def test_each_chart_has_its_own_kind_of_patch() -> None:
    text = """\
patches:
  - {chart: arm, strip: [[0, 1, 2], [1, 2, 3]]}
  - {chart: foot, surface: heel, rays: [1, 5], along: [0, 1]}
  - {chart: trunk, above: a, below: b}
  - {chart: buttock, polygon: [[0, 0], [0, 1], [1, 1]]}
  - {chart: perineum, rho_mm: [0, 30], half: back}
"""
    document = load(text)
    made, problems = build(Territory, document.value, document, "x.yaml")
    assert problems == []
    assert made is not None
    assert [type(p) for p in made.patches] == [Strip, Box, Band, Polygon, Ring]


def test_reading_does_not_need_maps(tmp_path: Path) -> None:
    write(tmp_path, {LEG: "territories: {}\n"})
    files = load_territories(tmp_path / "content")
    assert files.problems == []
    assert files.territories.maps == {}
