"""Answers that can be read before the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from root_or_nerve.problems import Code
from site_tests.course import CASE, edit, make_course, problems_of

TITLE, SUMMARY = "title: A foot that slaps", "summary: A man of 40 hears"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (TITLE, "title: The common fibular nerve", 4),
        (TITLE, "title: Common Fibular trouble", 4),
        (TITLE, "title: A peroneal nerve", 4),
        (TITLE, "title: Is it the CFN?", 4),
        (SUMMARY, "summary: A cfn hears", 5),
    ],
)
def test_a_name_of_the_answer_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, (old, new))
    found = problems_of(content)
    assert {(p.code, p.line) for p in found} == {(Code.ANSWER_GIVEN_AWAY, line)}


@pytest.mark.parametrize(
    "title",
    ["The tibial nerve, perhaps", "Uncommon fibulas", "CFNs", "A root?", "L5 or not"],
)
def test_other_names_give_nothing_away(tmp_path: Path, title: str) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, (TITLE, f"title: {title}"))
    assert problems_of(content) == ()


def test_a_file_named_after_the_answer_is_told(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("id: foot-that-slaps", "id: common-fibular-palsy"))
    (tmp_path / CASE).rename(content / "cases" / "common-fibular-palsy.md")
    edit(
        tmp_path, "content/lessons/leg.md", ("foot-that-slaps", "common-fibular-palsy")
    )
    (problem,) = problems_of(content)
    assert (problem.code, problem.line) == (Code.ANSWER_GIVEN_AWAY, 2)


@pytest.mark.parametrize(
    ("id", "title", "told"),
    [
        ("L5", "The L5 root", True),
        ("L5", "Pain at level L55", False),
        ("S1", "L5", False),
    ],
)
def test_roots_are_named_as_whole_words(
    tmp_path: Path, id: str, title: str, told: bool
) -> None:
    content = make_course(tmp_path)
    edit(
        tmp_path,
        CASE,
        (TITLE, f"title: {title}"),
        ("{kind: nerve, id: common-fibular", f"{{kind: root, id: {id}"),
        ("  - id: L5\n", "  - id: tibial\n"),
        ("separates: [L5]", "separates: [tibial]"),
        ("separates: [L5, p", "separates: [p"),
    )
    assert [p.code for p in problems_of(content)] == [Code.ANSWER_GIVEN_AWAY] * told
