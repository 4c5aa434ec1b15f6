"""Reading content from disk, with suspicion: small regular UTF-8 files only."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from ..problems import Code, Problem

MAX_BYTES = 1_000_000
FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_NAME = 60
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff]")


@dataclass(frozen=True)
class TextFile:
    """A file's text and its path relative to the content folder's parent."""

    path: str
    text: str


def read(root: Path, path: Path) -> TextFile | Problem:
    """Read one file below `root`, or say why not."""
    name = shown(root, path)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            return Problem(
                name, 1, Code.OUTSIDE_CONTENT, "leads out of the content folder"
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(name, 1, Code.UNREADABLE_FILE, "is not an ordinary file")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1e6:.1f} MB, at most {MAX_BYTES // 1_000_000} MB"
            return Problem(name, 1, Code.FILE_TOO_LARGE, size)
        data = path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = (
            os.strerror(error.errno)
            if isinstance(error, OSError) and error.errno
            else str(error)
        )
        return Problem(name, 1, Code.UNREADABLE_FILE, reason)
    return decode(name, data)


def decode(name: str, data: bytes) -> TextFile | Problem:
    """Return UTF-8 text with `\\n` line ends, or say where it stops being text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return Problem(name, line, Code.NOT_TEXT, message)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = f"control character U+{ord(match[0]):04X}"
        return Problem(name, line, Code.NOT_TEXT, message)
    return TextFile(name, text)


def shown(root: Path, path: Path) -> str:
    """Return the path as authors see it: content/cases/ID.md."""
    try:
        return f"{root.name}/{path.relative_to(root).as_posix()}"
    except ValueError:
        return path.name


def listing(root: Path, folder: str, suffix: str) -> tuple[list[Path], list[Problem]]:
    """Return the files of a content folder in order, and problems with their names."""
    found: list[Path] = []
    problems: list[Problem] = []
    base = root / folder
    if not base.is_dir():
        return found, problems
    for path in sorted(base.iterdir()):
        if path.name.startswith((".", "_")) or path.name.endswith("~"):
            continue
        if path.suffix != suffix or path.is_dir():
            message = f"files here end in {suffix}"
            problems.append(
                Problem(shown(root, path), 1, Code.UNEXPECTED_FILE, message)
            )
        elif not FILE_NAME.fullmatch(path.stem) or len(path.stem) > MAX_NAME:
            message = "lower-case letters, digits and single hyphens, at most 60"
            problems.append(Problem(shown(root, path), 1, Code.BAD_FILE_NAME, message))
        else:
            found.append(path)
    return found, problems
