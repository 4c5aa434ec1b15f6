"""Where a value came from, and how to complain about it."""

from dataclasses import dataclass

from ..problems import Code, Problem
from .validate import key_path
from .yaml12 import Document, Path


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
