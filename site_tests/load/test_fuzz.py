"""Random and spoilt files: never an exception, and every problem has a real place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from root_or_nerve.load.bibliography import read_sources
from root_or_nerve.load.files import TextFile, decode
from root_or_nerve.load.latex import plain_text
from root_or_nerve.load.markdown_files import read_markdown
from root_or_nerve.load.yaml12 import load
from root_or_nerve.model.cases import Case
from root_or_nerve.model.library import Text
from root_or_nerve.model.texts import Guide, Lesson
from root_or_nerve.problems import Problem
from root_or_nerve.render.prose import parse
from site_tests.course import BASE, ROOT, problems_of
from site_tests.live_markup import live

SIGNS = st.sampled_from(
    [*"-:[]{}&*!|>'\"%@`#?,<\\ \n\t~=", "\n  ", ": ", "- ", "\n---\n"]
)
PIECES = st.one_of(
    SIGNS, st.text(max_size=6), st.sampled_from(["title", "id", "null", "1e9"])
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
MARKS = st.sampled_from(
    [
        *(
            "> ",
            "- ",
            "1. ",
            "    ",
            "```item\n",
            "```\n",
            "!!! note ",
            "## ",
            "|",
            "[",
        ),
        *("](", ")", "[@", "]", "<b>", "<", "&#", "**", "_", "`", "\\", "\n", "\n\n"),
        *("!", "---\n", "x", "é"),
    ]
)
PROSE = st.lists(st.one_of(MARKS, st.text(max_size=4)), max_size=40).map("".join)
BIBTEX = st.lists(
    st.sampled_from(
        ["@", "@article", "{", "}", "key", ",", "=", "title", '"', "#", "\n", "\\'e"]
    ),
    max_size=40,
).map("".join)
quick = settings(max_examples=150, deadline=None, derandomize=True, database=None)
few = settings(max_examples=15, deadline=None, derandomize=True, database=None)


def assert_placed(problems: Sequence[Problem], path: str, text: str) -> None:
    rows = text.split("\n")
    for problem in problems:
        if problem.path != path:
            continue
        assert 1 <= problem.line <= len(rows), problem
        if problem.column is not None:
            assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1, problem
        assert len(str(problem).splitlines()) == 3


@given(st.binary(max_size=200))
@quick
def test_any_bytes_are_text_or_a_problem(data: bytes) -> None:
    found = decode("x.md", data)
    if isinstance(found, Problem):
        assert 1 <= found.line <= data.count(b"\n") + data.count(b"\r") + 1


@given(TEXTS)
@quick
def test_any_text_is_yaml_or_a_fault(text: str) -> None:
    found = decode("x.yaml", text.encode(errors="replace"))
    if isinstance(found, TextFile):
        document = load(found.text)
        rows = found.text.split("\n")
        for place in [f.place for f in document.faults] + list(document.keys.values()):
            assert 1 <= place.line <= len(rows)
            assert 1 <= place.column <= len(rows[place.line - 1]) + 1


@pytest.mark.parametrize("model", [Case, Lesson, Guide])
@given(TEXTS, PROSE)
@quick
def test_any_front_matter_is_valid_or_a_problem(
    model: type[Case | Lesson | Guide], front: str, body: str
) -> None:
    found = decode("x.md", f"---\n{front}\n---\n{body}".encode(errors="replace"))
    if isinstance(found, TextFile):
        file = read_markdown(found, model, "x")
        assert file.meta is not None or file.problems
        assert_placed(file.problems, "x.md", found.text)


@given(BIBTEX)
@quick
def test_any_bibliography_is_read_or_a_problem(text: str) -> None:
    found = read_sources(TextFile("x.bib", text))
    assert_placed(found.problems, "x.bib", text)
    assert found.sources.keys() <= set(found.stated)


@given(st.text(alphabet="\\'\"`^~{}uvcaoiOäx $&", max_size=30))
@quick
def test_any_latex_becomes_one_line(text: str) -> None:
    assert "{" not in plain_text(text).replace("\\{", "") or "\\" in text
    assert plain_text(plain_text("é")) == "é"


@given(PROSE)
@settings(quick, max_examples=400)
def test_any_prose_is_inert_and_its_problems_placed(text: str) -> None:
    found = decode("content/lessons/x.md", text.encode(errors="replace"))
    if isinstance(found, TextFile):
        prose = parse(
            Text(found.path, found.text, 1), "learn/x.md", lambda *words: "", ("a",)
        )
        assert live(prose.html) == []
        assert_placed(prose.problems, found.path, found.text)


SMALL = sorted(path for path in BASE.rglob("*.*") if path.is_file())
REAL = sorted(
    path
    for path in (ROOT / "content").rglob("*.*")
    if path.suffix in (".md", ".yaml", ".bib")
)


@st.composite
def spoilt(draw: st.DrawFn, path: Path) -> str:
    """Return the text of a file with a few of the mistakes that people make."""
    rows = path.read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(rows) - 1))
        row = rows[at]
        column = draw(st.integers(0, max(len(row) - 1, 0)))
        kind = draw(
            st.sampled_from(
                ["cut", "indent", "outdent", "swap", "drop", "put", "twice", "end"]
            )
        )
        if kind == "cut":
            del rows[at]
        elif kind == "indent":
            rows[at] = " " * draw(st.integers(1, 3)) + row
        elif kind == "outdent":
            rows[at] = row.lstrip()
        elif kind == "swap":
            rows[at] = (
                row[:column]
                + row[column + 1 : column + 2]
                + row[column : column + 1]
                + row[column + 2 :]
            )
        elif kind == "drop":
            rows[at] = row[:column] + row[column + 1 :]
        elif kind == "put":
            rows[at] = row[:column] + draw(SIGNS) + row[column:]
        elif kind == "twice":
            rows.insert(at, row)
        else:
            del rows[at + 1 :]
        rows = "\n".join(rows).split("\n") or [""]
    return "\n".join(rows)


@given(st.data())
@settings(quick, max_examples=120)
def test_a_spoilt_file_of_a_small_course_gives_problems_with_places(
    data: st.DataObject,
) -> None:
    check_spoilt(data, BASE, SMALL)


@given(st.data())
@few
def test_a_spoilt_file_of_the_course_gives_problems_with_places(
    data: st.DataObject,
) -> None:
    check_spoilt(data, ROOT / "content", REAL)


def check_spoilt(data: st.DataObject, base: Path, files: Sequence[Path]) -> None:
    path = data.draw(st.sampled_from(files))
    text = data.draw(spoilt(path))
    with tempfile.TemporaryDirectory() as folder:
        content = Path(shutil.copytree(base, Path(folder, "content")))
        name = path.relative_to(base)
        (content / name).write_text(text, encoding="utf-8")
        found = problems_of(content)
    assert_placed(found, f"content/{name.as_posix()}", text)
    for problem in found:
        other = base / Path(problem.path).relative_to("content")
        if other.is_file() and problem.path != f"content/{name.as_posix()}":
            assert_placed([problem], problem.path, other.read_text(encoding="utf-8"))
