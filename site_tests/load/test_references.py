"""Ids that content mentions, and what is known when a file cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from root_or_nerve.load.ids import Anything, union
from root_or_nerve.load.library import Loader
from root_or_nerve.problems import Code
from site_tests.course import CASE, edit, make_course, problems_of, shown, write
from site_tests.skin_files import make_skin_course

ANATOMY = "content/anatomy"


def test_anything_holds_every_id_and_lists_none() -> None:
    anything = Anything()
    assert "x" in anything
    assert list(anything) == []
    assert len(anything) == 0


def test_a_union_with_anything_is_anything() -> None:
    assert union({"a"}, {"b"}) == {"a", "b"}
    assert isinstance(union({"a"}, Anything()), Anything)


@pytest.mark.parametrize(
    "table", ["roots", "nerves", "muscles", "reflexes", "tests", "conditions", "pairs"]
)
def test_what_an_unreadable_table_holds_is_not_missed_elsewhere(
    tmp_path: Path, table: str
) -> None:
    content = make_course(tmp_path)
    write(tmp_path, {f"{ANATOMY}/{table}.yaml": "a: b: c\n"})
    assert [(p.path, p.code) for p in problems_of(content)] == [
        (f"{ANATOMY}/{table}.yaml", Code.YAML_SYNTAX)
    ]


def test_an_unreadable_bibliography_makes_no_citation_wrong(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    write(tmp_path, {f"{ANATOMY}/sources.bib": "@article{smith2001,"})
    assert [p.code for p in problems_of(content)] == [Code.BIB_SYNTAX]


def test_a_faulty_entry_is_known_all_the_same(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, f"{ANATOMY}/tests.yaml", ("kind: provocation", "kind: tap"))
    assert [p.code for p in problems_of(content)] == [Code.BAD_VALUE]


def test_a_missing_table_has_no_ids(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    (content / "anatomy" / "conditions.yaml").unlink()
    assert [p.code for p in problems_of(content)] == [Code.UNKNOWN_REFERENCE]


@pytest.mark.parametrize(
    ("kind", "id", "sound"),
    [
        ("nerve", "tibial", True),
        ("root", "S1", True),
        ("other", "polyneuropathy", False),  # it is a contrast already
        ("root", "tibial", False),
        ("nerve", "S1", False),
        ("other", "S1", False),
        ("nerve", "Tibial", False),
    ],
)
def test_a_lesion_is_looked_up_among_its_own_kind(
    tmp_path: Path, kind: str, id: str, sound: bool
) -> None:
    content = make_course(tmp_path)
    edit(
        tmp_path,
        CASE,
        ("{kind: nerve, id: common-fibular", f"{{kind: {kind}, id: {id}"),
    )
    assert (problems_of(content) == ()) is sound


def test_a_case_may_point_to_a_lesson_with_an_error(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, "content/lessons/leg.md", ("order: 1", "order: 0"))
    assert shown(problems_of(content)) == [
        "content/lessons/leg.md:8:1 bad-value order: expected 1 or more; received 0"
    ]


def test_a_course_without_anatomy_uses_the_shipped_one(tmp_path: Path) -> None:
    shipped = make_course(tmp_path / "package")
    content = make_course(tmp_path / "mine")
    for path in (content / "anatomy").iterdir():
        path.unlink()
    (content / "anatomy").rmdir()
    library, problems = Loader(content, shipped)()
    assert problems == []
    assert [file.case.id for file in library.cases] == ["foot-that-slaps"]
    assert library.anatomy.nerves.keys() == {"common-fibular", "tibial"}


def test_an_unchanged_file_is_read_once(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    loader = Loader(content)
    first, _ = loader()
    again, _ = loader()
    assert again.cases[0].case is first.cases[0].case
    edit(tmp_path, CASE, ("A foot that slaps", "A foot which slaps"))
    changed, _ = loader()
    assert changed.cases[0].case.title == "A foot which slaps"
    assert changed.lessons[0].lesson is first.lessons[0].lesson


def test_a_file_that_went_and_came_back_is_read_again(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    loader = Loader(content)
    loader()
    text = (tmp_path / CASE).read_bytes()
    (tmp_path / CASE).unlink()
    library, _ = loader()
    assert library.cases == ()
    (tmp_path / CASE).write_bytes(text)
    library, problems = loader()
    assert (len(library.cases), problems) == (1, [])


def test_lines_of_keys_travel_with_a_case(tmp_path: Path) -> None:
    library, _ = Loader(make_course(tmp_path))()
    lines = library.cases[0].lines
    assert (lines["id"], lines["title"], lines["contrasts[1].id"]) == (2, 4, 18)


def placed(tmp_path: Path, regions: str) -> Path:
    """Return a course with skin whose case places its complaint in regions."""
    content = make_skin_course(tmp_path)
    old = "    territories: [common-fibular]\n"
    edit(tmp_path, CASE, (old, f"{old}    regions: {regions}\n"))
    return content


def test_a_case_may_name_regions_of_skin(tmp_path: Path) -> None:
    assert problems_of(placed(tmp_path, "[shin, calf]")) == ()


def test_an_unknown_region_is_a_problem(tmp_path: Path) -> None:
    [found] = problems_of(placed(tmp_path, "[shin, clf]"))
    assert found.code is Code.UNKNOWN_REFERENCE
    assert 'no region of skin has the id "clf"' in found.message
    assert found.hint == 'did you mean "calf"?'


def test_a_faulty_region_is_known_all_the_same(tmp_path: Path) -> None:
    content = placed(tmp_path, "[shin, calf]")
    edit(tmp_path, "content/territories/regions.yaml", ("  name: calf\n", ""))
    paths = {found.path for found in problems_of(content)}
    assert "content/territories/regions.yaml" in paths
    assert CASE not in paths


def test_without_described_skin_regions_are_not_looked_up(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("    side: left\nfindings", "    regions: [x]\nfindings"))
    assert problems_of(content) == ()
