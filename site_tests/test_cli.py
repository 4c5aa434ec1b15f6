"""The command line: what it prints, and with which number it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from root_or_nerve.cli import main
from root_or_nerve.items.schema import bank_schema
from site_tests.course import CASE, edit, make_course


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_sound_course_ends_with_0(tmp_path: Path) -> None:
    result = run("check", make_course(tmp_path))
    assert (result.exit_code, result.output) == (0, "no errors, no warnings\n")


def test_an_error_ends_with_1_and_is_counted(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("rev: 1", "rev: 0"))
    (content / "cases" / "notes.txt").write_text("x")
    result = run("check", content)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "content/cases/foot-that-slaps.md:3:1  bad-value",
        "    rev: expected 1 or more; received 0",
        "    more: educators/messages/#bad-value",
        "",
        "content/cases/notes.txt:1  warning unexpected-file",
        "    files here end in .md",
        "    more: educators/messages/#unexpected-file",
        "",
        "1 error, 1 warning",
    ]


def test_warnings_alone_end_with_0(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    (content / "cases" / "notes.txt").write_text("x")
    assert run("check", content).exit_code == 0


def test_json_is_for_programs(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("level: core", "level: cor"))
    result = run("check", content, "--json")
    assert result.exit_code == 1
    assert json.loads(result.output) == [
        {
            "path": CASE,
            "line": 7,
            "column": 1,
            "severity": "error",
            "code": "bad-value",
            "message": "level: expected 'intro', 'core' or 'advanced'; "
            'received "cor"',
            "hint": 'did you mean "core"?',
        }
    ]
    edit(tmp_path, CASE, ("level: cor", "level: core"))
    assert json.loads(run("check", content, "--json").output) == []


@pytest.mark.parametrize("name", ["nowhere", "a file"])
def test_what_is_no_folder_is_said_without_a_traceback(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a file").write_text("x")
    result = run("check", tmp_path / name)
    assert result.exit_code in (1, 2)
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output


def test_the_schema_is_printed_as_committed() -> None:
    assert run("schema").output == bank_schema()


@pytest.mark.parametrize(
    "words", [(), ("-h",), ("--help",), ("check", "-h"), ("--version",)]
)
def test_help_and_version_are_there(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    "words",
    [
        ("chek",),
        ("check", "--jsn"),
        ("build", "--config", "nowhere.yml"),
        ("serve", "--port", "0"),
    ],
)
def test_a_mistyped_command_ends_with_2(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_a_broken_course_is_not_built(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    make_course(tmp_path)
    edit(tmp_path, CASE, ("rev: 1", "rev: 0"))
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: A course\ndocs_dir: content\ntheme: {name: material}\n"
        "plugins: [root-or-nerve, search]\n"
    )
    result = run("build", "--config", config, "--site", tmp_path / "site")
    assert result.exit_code == 1
    assert "foot-that-slaps.md:3:1  bad-value" in result.output + caplog.text
    assert isinstance(result.exception, SystemExit)
    assert not list((tmp_path / "site").rglob("*.html"))
