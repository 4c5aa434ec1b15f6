"""Reading content from disk, with suspicion: small regular UTF-8 files only."""

import errno
import os
import re
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..problems import Code, Problem, did_you_mean

# Prose is parsed in Python, by time that grows faster; JSON is made by a program.
MAX_BYTES = {".md": 200_000, ".json": 4_000_000}
MAX_OTHER_BYTES = 1_000_000
FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Pages of these names are made from the rest of the content.
MADE = frozenset(
    {
        "cases/index.md",
        "lessons/index.md",
        "educators/fields.md",
        "educators/ids.md",
        "educators/messages.md",
    }
)
MAX_NAME = 60
# U+2028 and U+2029 end lines in YAML but in no editor; U+FEFF is a lost mark.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True)
class TextFile:
    """A file's text and its path relative to the content folder's parent."""

    path: str
    text: str


def read(root: Path, path: Path) -> TextFile | Problem:
    """Read one file of text below `root`, or say why not."""
    data = read_bytes(root, path)
    return data if isinstance(data, Problem) else decode(shown(root, path), data)


def read_bytes(root: Path, path: Path) -> bytes | Problem:
    """Read one file below `root`, or say why not."""
    name = shown(root, path)
    try:
        if not _is_inside(path, root):
            return Problem(
                name, 1, Code.OUTSIDE_CONTENT, "leads out of the content folder"
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem(name, 1, Code.UNREADABLE_FILE, "is not an ordinary file")
        most = MAX_BYTES.get(path.suffix, MAX_OTHER_BYTES)
        if status.st_size > most:
            size = f"{status.st_size // 1000} kB; at most {most // 1000} kB"
            return Problem(name, 1, Code.FILE_TOO_LARGE, size)
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        return Problem(name, 1, Code.UNREADABLE_FILE, _reason(error))


def _is_inside(path: Path, root: Path) -> bool:
    """Return whether the file that the path leads to is below the root."""
    real, base = os.path.realpath(path), os.path.realpath(root)
    return real.startswith(f"{base}{os.sep}")


def _reason(error: OSError | RuntimeError) -> str:
    """Say why a file cannot be read, without the paths of this machine."""
    if isinstance(error, OSError) and error.errno not in (None, errno.ELOOP):
        return os.strerror(error.errno).lower()
    return "a symbolic link that leads to itself"


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
        name = f"{root.name}/{path.relative_to(root).as_posix()}"
    except ValueError:
        name = path.name
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def listing(root: Path, folder: str, suffix: str) -> tuple[list[Path], list[Problem]]:
    """Return the files of a content folder in order, and problems with their names."""
    found: list[Path] = []
    problems: list[Problem] = []
    try:
        paths = sorted((root / folder).iterdir())
    except FileNotFoundError:
        return found, problems
    except OSError as error:
        name = shown(root, root / folder)
        return found, [Problem(name, 1, Code.UNREADABLE_FILE, _reason(error))]
    for path in paths:
        if is_private(path):
            continue
        if path.suffix != suffix or path.is_dir():
            message = "is a folder" if path.is_dir() else f"files here end in {suffix}"
            problems.append(
                Problem(shown(root, path), 1, Code.UNEXPECTED_FILE, message)
            )
        elif not FILE_NAME.fullmatch(path.stem) or len(path.stem) > MAX_NAME:
            message = "lower-case letters, digits and single hyphens, at most 60"
            problems.append(Problem(shown(root, path), 1, Code.BAD_FILE_NAME, message))
        elif f"{folder}/{path.name}" in MADE:
            message = "a page of this name is made already; choose another"
            problems.append(Problem(shown(root, path), 1, Code.BAD_FILE_NAME, message))
        else:
            found.append(path)
    return found, problems


def is_private(path: Path) -> bool:
    """Return whether this is no content: a dot or an underscore before it, a backup."""
    return path.name.startswith((".", "_")) or path.name.endswith("~")


def strangers(root: Path, folders: Collection[str]) -> list[Problem]:
    """Return a problem for everything in the content folder that nothing reads."""
    problems = []
    try:
        paths = sorted(root.iterdir())
    except OSError as error:
        return [Problem(root.name, 1, Code.UNREADABLE_FILE, _reason(error))]
    for path in paths:
        if path.name in folders or is_private(path):
            continue
        message = f"nothing reads it; the folders here are {', '.join(folders)}"
        hint = did_you_mean(path.name, folders)
        problems.append(
            Problem(shown(root, path), 1, Code.UNEXPECTED_FILE, message, hint=hint)
        )
    return problems
