"""Hostile files on a real disk: each is a problem with its place, none an exception."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from root_or_nerve.compile import Compiler
from root_or_nerve.load.files import MADE, MAX_BYTES, TextFile, decode, read, shown
from root_or_nerve.model.library import Library
from root_or_nerve.problems import Code, Problem
from site_tests.course import CASE, LESSON, make_course, problems_of
from site_tests.course import shown as listed

NERVES, BIB = "content/anatomy/nerves.yaml", "content/anatomy/sources.bib"
EVERY_SORT = (CASE, LESSON, "content/about/index.md", NERVES, BIB)

BYTES = {
    "Latin-1": ("---\ntitle: M\xfcller\n".encode("latin-1"), 2),
    "UTF-16": ("---\ntitle: x\n".encode("utf-16"), 1),
    "UTF-16 without mark": ("---\ntitle: x\n".encode("utf-16-be"), 1),
    "binary": (b"a\nb\n\x89PNG\r\n\x1a\n\x00\x00", 3),
    "NUL": (b"a\nb\x00\n", 2),
    "escape": (b"a\n\nb\x1b[2J\n", 3),
    "C1 control": ("a\u0085b\n".encode(), 1),
    "line separator": ("a\nb\u2028c\n".encode(), 2),
    "mark in the middle": ("a\n\ufeffb\n".encode(), 2),
    "cut off in a character": ("a\nü".encode()[:-1], 2),
    "half of a character": (b"a\n\xed\xa0\x80", 2),
    "overlong": (b"a\n\n\xc0\xaf", 3),
}


@pytest.mark.parametrize("name", EVERY_SORT)
@pytest.mark.parametrize(("data", "line"), BYTES.values(), ids=BYTES)
def test_what_is_not_text_is_said_with_its_line(
    tmp_path: Path, name: str, data: bytes, line: int
) -> None:
    content = make_course(tmp_path)
    (tmp_path / name).write_bytes(data)
    (problem,) = [p for p in problems_of(content) if p.path == name]
    assert (problem.code, problem.line) == (Code.NOT_TEXT, line)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        (b"\xef\xbb\xbf---\r\nid: x\r\n", "---\nid: x\n"),
        (b"a\rb", "a\nb"),
        ("a\tß😀\u00a0é".encode(), "a\tß😀\u00a0é"),
    ],
    ids=["empty", "only a mark", "mark and CRLF", "CR", "Unicode"],
)
def test_marks_and_line_ends_are_evened_out(data: bytes, text: str) -> None:
    assert decode("x.md", data) == TextFile("x.md", text)


@pytest.mark.parametrize("name", EVERY_SORT)
@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"\n\n"], ids=["empty", "mark", "blank"]
)
def test_an_empty_file_is_no_exception(tmp_path: Path, name: str, data: bytes) -> None:
    content = make_course(tmp_path)
    (tmp_path / name).write_bytes(data)
    found = problems_of(content)
    assert found != ()
    assert any(p.path == name and p.line == 1 for p in found) or name in (NERVES, BIB)


def test_windows_line_ends_and_a_mark_change_nothing(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    for path in content.rglob("*.*"):
        data = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + data)
    assert problems_of(content) == ()


@pytest.mark.parametrize("name", EVERY_SORT)
def test_a_file_of_more_than_a_megabyte_is_not_read(tmp_path: Path, name: str) -> None:
    content = make_course(tmp_path)
    (tmp_path / name).write_bytes(b"a" * 1_100_000)
    (problem,) = [p for p in problems_of(content) if p.path == name]
    assert (problem.code, problem.line) == (Code.FILE_TOO_LARGE, 1)
    assert "1100 kB" in problem.message


def test_markdown_has_a_limit_of_its_own(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    path = content / "lessons" / "leg.md"
    path.write_bytes(path.read_bytes().ljust(MAX_BYTES[".md"], b"\n"))
    assert problems_of(content) == ()
    path.write_bytes(path.read_bytes() + b"\n")
    assert [p.code for p in problems_of(content) if p.path == LESSON] == [
        Code.FILE_TOO_LARGE
    ]


def outside(path: Path) -> None:
    other = path.parents[2] / "outside.md"
    other.write_text("---\nid: x\n---\n")
    path.symlink_to(other)


def up_and_out(path: Path) -> None:
    path.symlink_to("../../../../../../etc/hostname")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def mutual(path: Path) -> None:
    other = path.with_name(f"_{path.name}")
    path.symlink_to(other.name)
    other.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere.md")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


SPECIAL: list[tuple[Callable[[Path], None], Code]] = [
    (outside, Code.OUTSIDE_CONTENT),
    (up_and_out, Code.OUTSIDE_CONTENT),
    (device, Code.OUTSIDE_CONTENT),
    (loop, Code.UNREADABLE_FILE),
    (mutual, Code.UNREADABLE_FILE),
    (dangling, Code.UNREADABLE_FILE),
    (fifo, Code.UNREADABLE_FILE),
]


@pytest.mark.parametrize("name", EVERY_SORT)
@pytest.mark.parametrize(
    ("make", "code"), SPECIAL, ids=lambda x: getattr(x, "__name__", "")
)
def test_what_is_no_ordinary_file_is_not_opened(
    tmp_path: Path, name: str, make: Callable[[Path], None], code: Code
) -> None:
    content = make_course(tmp_path)
    path = tmp_path / name
    path.unlink()
    make(path)
    found = in_time(lambda: problems_of(content))
    (problem,) = [p for p in found if p.path == name]
    assert (problem.code, problem.line) == (code, 1)
    assert str(tmp_path) not in problem.message


def in_time(call: Callable[[], tuple[Problem, ...]]) -> tuple[Problem, ...]:
    """Return what the call returns; fail, instead of hanging, if it does not."""
    result: list[tuple[Problem, ...]] = []
    thread = threading.Thread(target=lambda: result.append(call()), daemon=True)
    thread.start()
    thread.join(20)
    assert result, "still waiting for a file"
    return result[0]


def test_a_link_inside_the_content_is_an_ordinary_file(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    path = content / "anatomy" / "nerves.yaml"
    path.rename(content / "anatomy" / "_kept.yaml")
    path.symlink_to("_kept.yaml")
    assert problems_of(content) == ()


def test_a_folder_linked_from_elsewhere_is_outside(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    (content / "lessons").rename(tmp_path / "elsewhere")
    (content / "lessons").symlink_to(tmp_path / "elsewhere")
    assert [p.code for p in problems_of(content) if p.path == LESSON] == [
        Code.OUTSIDE_CONTENT
    ]


def test_a_content_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    content = make_course(tmp_path / "real")
    (tmp_path / "course").symlink_to(content)
    assert problems_of(tmp_path / "course") == ()


@pytest.mark.parametrize("folder", ["cases", "lessons", "about", "anatomy"])
def test_a_folder_in_the_place_of_a_file_and_the_reverse(
    tmp_path: Path, folder: str
) -> None:
    content = make_course(tmp_path)
    inner = content / folder / ("x.yaml" if folder == "anatomy" else "x.md")
    inner.mkdir()
    expected = [f"content/{folder}/{inner.name}:1 unexpected-file is a folder"]
    assert listed(problems_of(content)) == expected
    for path in sorted((content / folder).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (content / folder).rmdir()
    (content / folder).write_text("a file")
    (problem,) = [p for p in problems_of(content) if p.path == f"content/{folder}"]
    assert problem.code is Code.UNREADABLE_FILE


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize(
    "name", [*EVERY_SORT, "content/cases", "content/anatomy", "content"]
)
def test_what_may_not_be_read_is_said(tmp_path: Path, name: str) -> None:
    content = make_course(tmp_path)
    (tmp_path / name).chmod(0)
    try:
        found = problems_of(content)
    finally:
        (tmp_path / name).chmod(0o755)
    assert (name, Code.UNREADABLE_FILE) in {(p.path, p.code) for p in found}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Case.md", Code.BAD_FILE_NAME),
        ("a--b.md", Code.BAD_FILE_NAME),
        ("a b.md", Code.BAD_FILE_NAME),
        ("übung.md", Code.BAD_FILE_NAME),
        ("x" * 61 + ".md", Code.BAD_FILE_NAME),
        ("x.MD", Code.UNEXPECTED_FILE),
        ("x.md.txt", Code.UNEXPECTED_FILE),
        ("x", Code.UNEXPECTED_FILE),
        ("<script>alert(1)<|script>.md", Code.BAD_FILE_NAME),
        ("new\nline.md", Code.BAD_FILE_NAME),
    ],
)
def test_a_file_name_that_is_no_id_is_said(
    tmp_path: Path, name: str, code: Code
) -> None:
    content = make_course(tmp_path)
    (content / "cases" / name).write_text("x")
    (problem,) = problems_of(content)
    assert (problem.path, problem.code) == (f"content/cases/{name}", code)
    assert len(str(problem).splitlines()) == 3


def test_a_file_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    try:
        (content / "cases" / os.fsdecode(b"\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such names")
    (problem,) = problems_of(content)
    assert problem.path == "content/cases/\\xff.md"
    str(problem).encode("ascii")


@pytest.mark.parametrize("name", [".hidden.md", "_draft.md", "leg.md~", ".x.md.swp"])
def test_private_files_are_left_alone(tmp_path: Path, name: str) -> None:
    content = make_course(tmp_path)
    (content / "lessons" / name).write_bytes(b"\x00")
    assert problems_of(content) == ()


def test_there_may_be_no_content_at_all(tmp_path: Path) -> None:
    assert listed(problems_of(tmp_path / "nowhere")) == [
        "nowhere:1 unreadable-file is not a folder"
    ]


def test_paths_are_shown_from_the_content_folder_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_course(tmp_path)
    (content / "cases" / "x.txt").write_text("x")
    monkeypatch.chdir(content)
    assert [p.path for p in problems_of(Path())] == ["content/cases/x.txt"]
    assert [p.path for p in problems_of(Path("../content"))] == ["content/cases/x.txt"]


def test_a_file_elsewhere_is_shown_by_its_name_alone(tmp_path: Path) -> None:
    assert shown(tmp_path / "content", Path("/etc/hostname")) == "hostname"
    assert isinstance(read(tmp_path, Path("/etc/hostname")), Problem)


def test_names_are_refused_of_pages_that_are_made() -> None:
    site, _ = Compiler()(Library())
    folders = {"cases", "educators", "learn"}
    made = {path for path in site.pages if path.split("/")[0] in folders}
    assert made == {path.replace("lessons/", "learn/") for path in MADE}
