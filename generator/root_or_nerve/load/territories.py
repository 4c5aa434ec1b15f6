"""territories/*.yaml -> what is said of the skin, and where each part of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from ..model.territories import (
    Doubt,
    SkinRegion,
    Territories,
    TerritoryMap,
    TerritoryPart,
)
from ..problems import Code, Problem
from .anatomy import faults
from .files import listing, read
from .places import Origin
from .validate import build
from .yaml12 import Document, load

FOLDER = "territories"
# Files of entries; every other file is a TerritoryPart.
TABLES: Mapping[str, type[BaseModel]] = {
    "maps": TerritoryMap,
    "regions": SkinRegion,
    "doubts": Doubt,
}
_WITH_ID = ("regions", "doubts")  # the id is the key of the entry
M = TypeVar("M", bound=BaseModel)


@dataclass
class TerritoryFiles:
    """What the files say, with what a later check needs to name a place."""

    territories: Territories = field(default_factory=Territories)
    documents: dict[str, tuple[str, Document]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    @property
    def region_ids(self) -> frozenset[str]:
        """Return every id that regions.yaml states, of faulty entries too."""
        if "regions" not in self.documents or "regions" in self.unreadable:
            return frozenset()
        return frozenset(map(str, self.documents["regions"][1].value))

    def origin(self, name: str) -> Origin:
        """Return the file of a name, as `origin("nerves-arm")`."""
        return Origin(*self.documents[name])


def load_territories(root: Path) -> TerritoryFiles:
    """Read every file of `root`/territories; what cannot be read is a problem."""
    files = TerritoryFiles()
    found, files.problems = listing(root, FOLDER, ".yaml")
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    parts: dict[str, TerritoryPart] = {}
    for path in found:
        document = _document(root, path, files)
        if document is None:
            continue
        if path.stem in TABLES:
            tables[path.stem] = _table(path.stem, document, files)
        elif (part := _part(path.stem, document, files)) is not None:
            parts[path.stem] = part
    files.territories = Territories(parts=parts, **tables)
    return files


def _document(root: Path, path: Path, files: TerritoryFiles) -> Document | None:
    """Return what a file holds, if that is keys with values."""
    text = read(root, path)
    if isinstance(text, Problem):
        files.unreadable.add(path.stem)
        files.problems.append(text)
        return None
    document = load(text.text)
    files.documents[path.stem] = text.path, document
    files.problems += faults(text.path, document)
    if isinstance(document.value, dict):
        return document
    files.unreadable.add(path.stem)
    if not document.faults:
        message = "a file of territories holds keys, each with its values below it"
        files.problems.append(Problem(text.path, 1, Code.BAD_VALUE, message))
    return None


def _table(name: str, document: Document, files: TerritoryFiles) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    path = files.documents[name][0]
    for id, value in document.value.items():
        given = {"id": id} if name in _WITH_ID else {}
        made, problems = build(TABLES[name], value, document, path, (id,), **given)
        files.problems += problems
        if made is not None:
            entries[id] = made
    return entries


def _part(name: str, document: Document, files: TerritoryFiles) -> TerritoryPart | None:
    path = files.documents[name][0]
    made, problems = build(TerritoryPart, document.value, document, path)
    files.problems += problems
    return made
