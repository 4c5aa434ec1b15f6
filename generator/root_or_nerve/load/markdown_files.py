"""Markdown files with front matter: cases, lessons, guides."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from ..model.library import Text
from ..problems import Code, Problem
from .anatomy import faults
from .evidence import citations_in
from .files import TextFile, listing, read
from .validate import build
from .yaml12 import Document, Path, load

M = TypeVar("M", bound=BaseModel)
_CITED_IN_PROSE = re.compile(r"@([A-Za-z][\w-]*)")
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


# What earlier runs read: path -> (time of change, size) and the result.
Memory = dict[FilePath, tuple[tuple[int, int], Any]]


def load_folder(
    root: FilePath, folder: str, model: type[M], memory: Memory, *, with_id: bool = True
) -> tuple[list[MarkdownFile[M]], list[Problem]]:
    """Read every Markdown file of a folder; the file name must equal the id."""
    found, problems = listing(root, folder, ".md")
    files = []
    for path in found:
        file = _remembered(root, path, model, memory, with_id)
        problems += file.problems
        files.append(file)
    return files, problems


def _remembered(
    root: FilePath, path: FilePath, model: type[M], memory: Memory, with_id: bool
) -> MarkdownFile[M]:
    """Read a file, unless neither its time nor its size changed since last time."""
    try:
        status = path.stat()
    except OSError:
        stamp = (0, 0)
    else:
        stamp = (status.st_mtime_ns, status.st_size)
    if path in memory and memory[path][0] == stamp and stamp != (0, 0):
        kept: MarkdownFile[M] = memory[path][1]
        return kept
    text = read(root, path)
    if isinstance(text, Problem):
        file = MarkdownFile[M](None, Document(), Text(text.path, "", 1), (text,))
    else:
        file = read_markdown(text, model, path.stem if with_id else None)
    memory[path] = (stamp, file)
    return file


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
