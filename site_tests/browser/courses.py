"""Courses of many patients in few words, built as a whole, for tests of practice."""

from __future__ import annotations

from pathlib import Path

from root_or_nerve.engines import mkdocs_command
from site_tests.course import CASE, make_course

SETTINGS = """\
site_name: Root or Nerve
docs_dir: content
nav: [Home: index.md, Practise: practice/index.md, Cases: cases/index.md]
theme: {name: material}
plugins: [root-or-nerve, search]
validation: {nav: {omitted_files: ignore}}
"""
LEVELS = ("intro", "core", "advanced")


def write_course(folder: Path, count: int) -> Path:
    """Write a course of this many cases, levels in turn; return its folder."""
    content = make_course(folder)
    original = folder / CASE
    text = original.read_text(encoding="utf-8")
    original.unlink()
    for number in range(count):
        write_case(folder, number, text)
    lesson = content / "lessons" / "leg.md"
    changed = lesson.read_text(encoding="utf-8").replace("foot-that-slaps", "foot-00")
    lesson.write_text(changed, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


def write_case(folder: Path, number: int, text: str) -> None:
    """Write one case; the words of each are its own."""
    changes = {
        "id: foot-that-slaps": f"id: foot-{number:02d}",
        "title: A foot that slaps": f"title: Foot number {number}",
        "hears his own foot": f"hears foot number {number}",
        "level: core": f"level: {LEVELS[number % 3]}",
    }
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / "content" / "cases" / f"foot-{number:02d}.md"
    path.write_text(text, encoding="utf-8")


def build_course(folder: Path) -> Path:
    """Build it; return the folder of the site."""
    return mkdocs_command.build(folder / "mkdocs.yml", None, folder / "site")
