"""Every kind of problem, as a course that has it and the report that follows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from root_or_nerve.problems import (
    Code,
    ContentError,
    Problem,
    Severity,
    did_you_mean,
    errors,
    in_order,
    visible,
)
from site_tests.course import edit, make_course, problems_of, shown, write

GOLDEN = Path(__file__).parent / "golden" / "problems"
FILES = sorted(GOLDEN.glob("*.yaml"))


def golden(path: Path) -> dict[str, Any]:
    """Read one file: all but `expect` make the course, `expect` is the report.

    `long` has a size in kB for a file of words, `links` a target for a symbolic link.
    `expect` has a line per problem, in order: path:line[:column] code, then words
    that its message (and, behind a bar, its hint) contains.
    """
    value: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert value.keys() <= {"edits", "files", "remove", "links", "long", "expect"}
    return value


def course_of(case: dict[str, Any], folder: Path) -> Path:
    content = make_course(folder)
    for name, changes in case.get("edits", {}).items():
        edit(folder, name, *((change["find"], change["put"]) for change in changes))
    write(folder, case.get("files", {}))
    for name in case.get("remove", []):
        (folder / name).unlink()
    for name, target in case.get("links", {}).items():
        (folder / name).symlink_to(target)
    for name, kilobytes in case.get("long", {}).items():
        (folder / name).write_text("word " * (kilobytes * 200), encoding="utf-8")
    return content


def matches(expected: str, problem: str) -> bool:
    """Compare place and code exactly, words and hint as parts."""
    (head, words), (real_head, real_words) = split(expected), split(problem)
    message, _, hint = words.partition(" | ")
    real_message, _, real_hint = real_words.partition(" | ")
    return head == real_head and message in real_message and hint in real_hint


def split(line: str) -> tuple[list[str], str]:
    place, code, *words = line.split(" ", 2)
    return [place, code], "".join(words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_course_gives_this_report(path: Path, tmp_path: Path) -> None:
    case = golden(path)
    found = shown(problems_of(course_of(case, tmp_path)))
    assert len(found) == len(case["expect"]), found
    for expected, problem in zip(case["expect"], found, strict=True):
        assert matches(expected, problem), found


def test_the_base_course_is_sound(tmp_path: Path) -> None:
    assert problems_of(make_course(tmp_path)) == ()


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_every_code_has_a_golden_file(code: Code) -> None:
    expected = [line for path in FILES for line in golden(path)["expect"]]
    assert any(split(line)[0][1] == code.slug for line in expected)


def test_every_problem_of_a_rotten_course_comes_once_in_one_run(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    wanted = set()
    for path in FILES:  # every broken lesson, side by side
        case = golden(path)
        for name, text in case.get("files", {}).items():
            if name == "content/lessons/leg-two.md":
                own = f"content/lessons/{path.stem[:60]}.md"
                write(
                    tmp_path,
                    {own: text.replace("id: leg-two", f"id: {path.stem[:60]}")},
                )
                wanted |= {
                    (split(line)[0][0].replace(name, own), split(line)[0][1])
                    for line in case["expect"]
                    # told once the facts are sound, which the others stand on
                    if "broken-link" not in line and "no figure" not in line
                }
    edit(tmp_path, "content/anatomy/tests.yaml", ("kind: sensation", "kind: touch"))
    edit(tmp_path, "content/anatomy/sources.bib", ("{2001}", "{}"))
    wanted |= {
        ("content/anatomy/tests.yaml:3:3", "bad-value"),
        ("content/anatomy/sources.bib:3", "bib-syntax"),
    }
    found = problems_of(content)
    places = [(split(line)[0][0], split(line)[0][1]) for line in shown(found)]
    assert len(wanted) > 30
    assert wanted <= set(places)
    assert list(found) == sorted(found, key=lambda problem: problem.sort_key)
    assert len(set(found)) == len(found)


def problem(line: int = 3, code: Code = Code.UNKNOWN_KEY, **words: Any) -> Problem:
    return Problem("content/x.yaml", line, code, words.pop("message", "m"), **words)


def test_a_problem_prints_in_one_shape() -> None:
    text = str(problem(column=7, hint='did you mean "id"?', message="ids: no key"))
    assert text.splitlines() == [
        "content/x.yaml:3:7  unknown-key",
        "    ids: no key",
        '    did you mean "id"?   more: educators/messages/#unknown-key',
    ]


def test_a_problem_without_column_or_hint_prints_neither() -> None:
    warning = problem(code=Code.UNUSED_SOURCE)
    assert str(warning).splitlines() == [
        "content/x.yaml:3  warning unused-source",
        "    m",
        "    more: educators/messages/#unused-source",
    ]


def test_text_from_a_file_cannot_move_the_cursor_or_break_the_shape() -> None:
    hostile = problem(message="a\x1b[2J\r\nb\u202ec" + "d" * 10_000, hint="\ud800")
    assert len(str(hostile).splitlines()) == 3
    assert str(hostile).replace("\n", "").isprintable()
    assert len(str(hostile)) < 1_000
    assert json.dumps(hostile.as_json()).isascii()
    str(hostile).encode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain ü – ′ ×", "plain ü – ′ ×"),
        ("\t", "\\t"),
        ("\x00", "\\x00"),
        ("\u2028", "\\u2028"),
        ("\udcff", "\\udcff"),
    ],
)
def test_invisible_characters_are_shown_as_escapes(text: str, expected: str) -> None:
    assert visible(text) == expected


def test_problems_are_ordered_by_place_and_reported_once() -> None:
    later, first = problem(line=10), problem(line=9, column=2)
    assert in_order([later, first, later]) == (first, later)


def test_only_errors_stop_a_build() -> None:
    warning, error = problem(code=Code.UNEXPECTED_FILE), problem()
    assert warning.severity is Severity.WARNING
    assert errors([warning, error]) == (error,)


def test_a_content_error_carries_every_problem() -> None:
    found = [problem(line=2), problem(line=1)]
    error = ContentError(found)
    assert error.problems == in_order(found)
    assert str(error).count("more:") == 2


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("ulnr", ["radial", "ulnar"], 'did you mean "ulnar"?'),
        ("Ulnar", ["radial"], None),
        ("", ["radial"], None),
        ("x" * 1_000_000, ["x" * 1_000_000], None),
    ],
)
def test_hints_name_the_nearest_word(
    word: str, known: Sequence[str], hint: str | None
) -> None:
    assert did_you_mean(word, known) == hint
