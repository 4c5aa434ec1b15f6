"""Where a value came from, and how to complain about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..problems import Code, Problem
from .validate import key_path
from .yaml12 import Document, Path, load


@dataclass(frozen=True)
class Origin:
    """A file and the places of everything in it."""

    path: str
    document: Document

    def problem(
        self, at: Path, code: Code, message: str, hint: str | None = None
    ) -> Problem:
        """Return a problem at a key path of the file."""
        place = self.document.place(at)
        words = f"{key_path(at)}: {message}"
        return Problem(self.path, place.line, code, words, place.column, hint)


class Lines(Mapping[str, int]):
    """The line of each key of a document, found out when one is asked for."""

    def __init__(self, document: Document) -> None:
        self._text, self._line = document.text, document.line

    @cached_property
    def _lines(self) -> dict[str, int]:
        keys = load(self._text, self._line).keys
        return {key_path(path): place.line for path, place in keys.items()}

    def __getitem__(self, key: str) -> int:
        return self._lines[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
