"""Small courses to break: the sound one in golden/base, with files edited."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from root_or_nerve.compile import Compiler, Site
from root_or_nerve.load.library import load_library
from root_or_nerve.problems import Problem, in_order, visible

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
BASE = HERE / "golden" / "base" / "content"
CASE = "content/cases/foot-that-slaps.md"
LESSON = "content/lessons/leg.md"


def make_course(folder: Path, base: Path = BASE) -> Path:
    """Copy a sound course below `folder` and return its content folder."""
    return Path(shutil.copytree(base, folder / "content"))


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files whose paths begin with content/."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(value.encode() if isinstance(value, str) else value)


def edit(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replace, in one file, texts that each stand there exactly once."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{name} has {text.count(old)} times {old!r}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def compiled(content: Path) -> tuple[Site, tuple[Problem, ...]]:
    """Load and compile a content folder, as the commands do."""
    library, problems = load_library(content)
    site, more = Compiler()(library)
    return site, in_order([*problems, *more])


def problems_of(content: Path) -> tuple[Problem, ...]:
    """Return every problem of a content folder."""
    return compiled(content)[1]


def shown(problems: Sequence[Problem]) -> list[str]:
    """Return problems on one line each: path:line[:column] code message | hint."""
    return [
        f"{p.path}:{p.line}{f':{p.column}' if p.column else ''} {p.code.slug} "
        f"{visible(p.message)}{f' | {p.hint}' if p.hint else ''}"
        for p in problems
    ]
