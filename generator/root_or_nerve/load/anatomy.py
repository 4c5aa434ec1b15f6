"""anatomy/*.yaml -> tables of facts by id, and where each of them stands."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..model.anatomy import (
    Condition,
    Landmark,
    Muscle,
    Nerve,
    Pair,
    Reflex,
    Root,
    Term,
    Test,
)
from ..model.library import Anatomy
from ..model.pathways import Pathway
from ..model.sources import Source
from ..model.studies import Study
from ..problems import Code, Problem
from .bibliography import read_sources
from .files import TextFile, listing, read, shown
from .ids import Anything
from .validate import build
from .yaml12 import Document, Place, load

TABLES: Mapping[str, type[BaseModel]] = {
    "roots": Root,
    "nerves": Nerve,
    "muscles": Muscle,
    "reflexes": Reflex,
    "tests": Test,
    "conditions": Condition,
    "pairs": Pair,
    "studies": Study,
    "pathways": Pathway,
    "landmarks": Landmark,
    "terms": Term,
}
# Ids of one group are looked up together, so they must differ.
MAX_FAULTS = 100  # of one file's YAML; nobody mends more at once
_NAMESPACES = (("roots", "nerves", "conditions"), ("tests", "reflexes", "muscles"))


@dataclass
class AnatomyFiles:
    """The anatomy with what a later check needs to name a place."""

    anatomy: Anatomy = field(default_factory=Anatomy)
    documents: dict[str, tuple[str, Document]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)

    def ids(self, table: str) -> Collection[str]:
        """Return every id of a table, of faulty entries too; anything if unreadable."""
        if table in self.unreadable:
            return Anything()
        _, document = self.documents.get(table, ("", Document()))
        stated = document.value if isinstance(document.value, dict) else {}
        return {*getattr(self.anatomy, table), *stated}

    def place(self, table: str, *path: str | int) -> tuple[str, Place]:
        """Return file and place of a value, as `place("nerves", "sural", "roots")`."""
        name, document = self.documents[table]
        return name, document.place(path)


def load_anatomy(root: Path) -> AnatomyFiles:
    """Read every table of `root`/anatomy; what cannot be read is a problem."""
    files = AnatomyFiles()
    found, problems = listing(root, "anatomy", ".yaml")
    files.problems += [p for p in problems if not p.path.endswith("/sources.bib")]
    if any(problem.code is Code.UNREADABLE_FILE for problem in problems):
        files.unreadable.update([*TABLES, "sources"])
        return files
    tables = {}
    for path in found:
        if path.stem in TABLES:
            tables[path.stem] = _table(path.stem, read(root, path), files)
        else:
            message = f"files here are {', '.join(TABLES)}"
            problem = Problem(shown(root, path), 1, Code.UNEXPECTED_FILE, message)
            files.problems.append(problem)
    if found:
        bib = root / "anatomy" / "sources.bib"
        tables["sources"] = _sources(read(root, bib), files)
    files.anatomy = Anatomy(**tables)
    files.problems += _shared_ids(files)
    return files


def _sources(file: TextFile | Problem, files: AnatomyFiles) -> dict[str, Source]:
    if isinstance(file, Problem):
        files.unreadable.add("sources")
        files.problems.append(file)
        return {}
    bibliography = read_sources(file)
    files.documents["sources"] = file.path, Document(dict.fromkeys(bibliography.stated))
    files.problems += bibliography.problems
    if bibliography.lost:
        files.unreadable.add("sources")
    return bibliography.sources


def _table(name: str, file: TextFile | Problem, files: AnatomyFiles) -> dict[str, Any]:
    if isinstance(file, Problem):
        files.unreadable.add(name)
        files.problems.append(file)
        return {}
    document = load(file.text)
    files.documents[name] = file.path, document
    files.problems += faults(file.path, document)
    if not isinstance(document.value, dict):
        if document.value is not None:
            message = f"a file of {name} is a list of ids, each with its keys below it"
            files.problems.append(Problem(file.path, 1, Code.BAD_VALUE, message))
        if document.value is not None or document.faults:
            files.unreadable.add(name)
        return {}
    entries: dict[str, Any] = {}
    for id, value in document.value.items():
        made, problems = build(TABLES[name], value, document, file.path, (id,), id=id)
        files.problems += problems
        if made is not None:
            entries[id] = made
    return entries


def faults(path: str, document: Document) -> list[Problem]:
    """Turn faults of the YAML itself into problems."""
    problems = [
        Problem(path, f.place.line, Code[f.code], f.message, f.place.column)
        for f in document.faults[:MAX_FAULTS]
    ]
    if rest := document.faults[MAX_FAULTS:]:
        message = f"{len(rest)} more from here; mend the first {MAX_FAULTS} first"
        line = rest[0].place.line
        problems.append(Problem(path, line, Code[rest[0].code], message))
    return problems


def _shared_ids(files: AnatomyFiles) -> list[Problem]:
    problems = []
    for group in _NAMESPACES:
        seen: dict[str, str] = {}
        for table in group:
            for id in getattr(files.anatomy, table):
                if id in seen:
                    path, place = files.place(table, id)
                    message = f'"{id}" is also one of the {seen[id]}'
                    problems.append(
                        Problem(
                            path, place.line, Code.DUPLICATE_ID, message, place.column
                        )
                    )
                seen.setdefault(id, table)
    return problems
