"""Markdown files with front matter: cases, lessons, guides."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from ..model.library import Text
from ..problems import Code, Problem
from ..processes import Shared
from .anatomy import faults
from .evidence import citations_in
from .files import TextFile, listing, read
from .validate import build
from .yaml12 import Document, Path, load

M = TypeVar("M", bound=BaseModel)
_CITED_IN_PROSE = re.compile(r"@([A-Za-z][\w-]*)")
_NO_STAMP = (0, 0)
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*$\n?", re.S | re.M)


@dataclass(frozen=True)
class MarkdownFile(Generic[M]):
    """A front matter, where its keys stand, and the Markdown below it.

    `meta` is None if the front matter has an error.
    """

    meta: M | None
    document: Document = field(compare=False)
    text: Text
    problems: tuple[Problem, ...] = ()

    @cached_property
    def citations(self) -> tuple[tuple[Path, str], ...]:
        """Place and key of the works that the front matter cites."""
        return tuple(citations_in(self.meta))

    @cached_property
    def cited(self) -> frozenset[str]:
        """Keys of all works cited, in the prose too."""
        prose = _CITED_IN_PROSE.findall(self.text.markdown)
        return frozenset([*prose, *(key for _, key in self.citations)])


Stamp = tuple[int, int]
# What earlier runs read: path -> (time of change, size) and the result.
Memory = dict[FilePath, tuple[Stamp, Any]]


class Folder(Generic[M]):
    """A folder's Markdown files, which other processors begin to read at once.

    Those whose time and size are as they were are not read again. The name of a file
    must equal its id.
    """

    def __init__(
        self,
        root: FilePath,
        name: str,
        model: type[M],
        memory: Memory,
        *,
        with_id: bool = True,
    ) -> None:
        paths, self._unread = listing(root, name, ".md")
        self._stamps = {path: _stamp(path) for path in paths}
        self._memory = memory
        self._stale = [path for path in paths if not self._is_known(path)]
        work = partial(_read, root, model, with_id)
        self._reading = Shared(work, self._stale)

    @cached_property
    def files(self) -> list[MarkdownFile[M]]:
        """Every file, in order."""
        for path, file in zip(self._stale, self._reading.results(), strict=True):
            self._memory[path] = self._stamps[path], file
        return [self._memory[path][1] for path in self._stamps]

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with them, and with the folder."""
        return [*self._unread, *(p for file in self.files for p in file.problems)]

    def _is_known(self, path: FilePath) -> bool:
        now = self._stamps[path]
        return path in self._memory and self._memory[path][0] == now != _NO_STAMP


def _stamp(path: FilePath) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return _NO_STAMP
    return status.st_mtime_ns, status.st_size


def _read(
    root: FilePath, model: type[M], with_id: bool, path: FilePath
) -> MarkdownFile[M]:
    text = read(root, path)
    if isinstance(text, Problem):
        return MarkdownFile(None, Document(), Text(text.path, "", 1), (text,))
    return read_markdown(text, model, path.stem if with_id else None)


def read_markdown(file: TextFile, model: type[M], id: str | None) -> MarkdownFile[M]:
    """Split off the front matter and validate it; `id` is what its id must be."""
    front = _FRONT.match(file.text)
    if front is None:
        message = "starts with `---`, the keys, and a second `---`"
        problem = Problem(file.path, 1, Code.NO_FRONT_MATTER, message)
        return MarkdownFile(None, Document(), Text(file.path, file.text, 1), (problem,))
    document = load(front[1], line=2)
    line = file.text.count("\n", 0, front.end()) + 1
    text = Text(file.path, file.text[front.end() :], line)
    problems = faults(file.path, document)
    meta = None
    if document.value is not None or not problems:
        value = {} if document.value is None else document.value
        meta, found = build(model, value, document, file.path)
        problems += found
        if meta is not None and id is not None:
            problems += _named_otherwise(meta, id, document, file.path)
    document = replace(document, value=None)  # the model holds it now
    return MarkdownFile(None if problems else meta, document, text, tuple(problems))


def _named_otherwise(
    meta: Any, id: str, document: Document, path: str
) -> list[Problem]:
    if meta.id == id:
        return []
    place = document.place(("id",))
    message = f'id: is "{meta.id}", but the file is named "{id}.md"'
    return [Problem(path, place.line, Code.BAD_FILE_NAME, message, place.column)]
