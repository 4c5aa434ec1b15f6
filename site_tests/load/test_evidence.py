"""Facts, their kinds and their sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from root_or_nerve.load.evidence import cited_keys, walk
from root_or_nerve.load.library import load_library
from root_or_nerve.model.base import Citation, Fact, Kind
from root_or_nerve.problems import Code
from site_tests.course import BASE, LESSON, edit, make_course, problems_of

ROOTS = "content/anatomy/roots.yaml"
FACT = "    text: Lateral border of the foot.\n    kind: consensus\n"
SOURCES = "    sources: [{key: smith2001, where: abstract}]\n"


def codes_with(tmp_path: Path, fact: str) -> list[Code]:
    content = make_course(tmp_path)
    edit(tmp_path, ROOTS, (FACT, fact))
    return [problem.code for problem in problems_of(content)]


@pytest.mark.parametrize("kind", ["measured", "review", "textbook"])
def test_a_sourced_kind_needs_a_source(tmp_path: Path, kind: str) -> None:
    fact = FACT.replace("consensus", kind)
    assert codes_with(tmp_path, fact) == [Code.MISSING_SOURCE]
    assert codes_with(tmp_path / "sourced", fact + SOURCES) == []


def test_consensus_has_no_source(tmp_path: Path) -> None:
    assert codes_with(tmp_path, FACT + SOURCES) == [Code.BAD_VALUE]


@pytest.mark.parametrize(
    "figure",
    [
        *("7 mm", "7mm", "70.5 mm", "2 cm", "12%", "12 %", "1 person in 100 per cent"),
        *("3 of 20 sides", "15 cadavers", "20 patients", "8/21"),
    ],
)
def test_a_measured_figure_needs_a_source(tmp_path: Path, figure: str) -> None:
    fact = FACT.replace("Lateral", f"Lateral, {figure},")
    assert codes_with(tmp_path, fact) == [Code.UNSOURCED_NUMBER]


@pytest.mark.parametrize(
    "words",
    [
        "L5 and S1",
        "L4-L5",
        "grade 4/5",
        "two of three",
        "the 12th rib",
        "T12",
        "1 or 2",
    ],
)
def test_other_numbers_need_none(tmp_path: Path, words: str) -> None:
    assert codes_with(tmp_path, FACT.replace("Lateral", f"Lateral, {words},")) == []


def test_a_work_cited_only_in_prose_is_used(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(
        tmp_path,
        "content/anatomy/sources.bib",
        (
            "@article{",
            "@book{other2000, author={O}, title={T}, year={2000}}\n\n@article{",
        ),
    )
    assert [p.code for p in problems_of(content)] == [Code.UNUSED_SOURCE]
    edit(
        tmp_path,
        LESSON,
        ("becomes two [@smith2001]", "becomes two [@other2000; @smith2001]"),
    )
    assert problems_of(content) == ()


def test_every_model_inside_a_value_is_found() -> None:
    library, _ = load_library(BASE)
    nerve = library.anatomy.nerves["common-fibular"]
    found = dict(walk(nerve, ("nerve",)))
    assert isinstance(found["nerve", "skin"], Fact)
    assert isinstance(found["nerve", "skin", "sources", 0], Citation)
    assert found["nerve",] is nerve
    assert cited_keys([nerve]) == {"smith2001"}
    assert [kind for kind in Kind if kind is not Kind.CONSENSUS] == [
        "measured",
        "review",
        "textbook",
    ]
