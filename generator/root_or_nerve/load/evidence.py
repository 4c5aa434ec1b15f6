"""Facts and their sources: cited works exist, figures have a source, none is idle."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from ..model.base import Citation, Cited, Fact, Kind
from ..problems import Code, Problem, did_you_mean
from .anatomy import TABLES, AnatomyFiles
from .places import Origin
from .yaml12 import Path

# A measured figure: a quantity with its unit, a share, or a number of cases.
_FIGURE = re.compile(
    r"\d[\d.,–]*\s*"
    r"(?:(?:mm|cm|m|per cent|patients?|people|cadavers?|sides|specimens)\b"
    r"|%|/\s*\d{2,})",
    re.I,
)

_PLAIN = (str, int, float)  # most parts of a model; looked at once, not walked


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Yield every model inside a value, with its path."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            if not isinstance(item, str):
                yield from walk(item, (*path, i))
    elif isinstance(value, BaseModel):
        yield path, value
        for name, part in vars(value).items():
            if part is not None and not isinstance(part, _PLAIN):
                yield from walk(part, (*path, name))


def check_evidence(files: AnatomyFiles) -> list[Problem]:
    """Check every fact and citation of the anatomy."""
    problems = []
    sources = files.ids("sources")
    for table in TABLES:
        for id, entry in getattr(files.anatomy, table).items():
            origin = Origin(*files.documents[table])
            problems += check_citations(entry, origin, sources, (id,))
    return problems


def check_citations(
    value: BaseModel, origin: Origin, sources: Collection[str], at: Path = ()
) -> list[Problem]:
    """Check every fact and citation inside one value."""
    problems = []
    cited = []
    for path, part in walk(value, at):
        if isinstance(part, Citation):
            cited.append(((*path, "key"), part.key))
        elif isinstance(part, Cited):
            problems += _check_cited(part, origin, path)
    return problems + check_keys(cited, origin, sources)


def citations_in(value: BaseModel | None) -> Iterator[tuple[Path, str]]:
    """Yield the place and the key of every citation inside a value."""
    for path, part in walk(value):
        if isinstance(part, Citation):
            yield (*path, "key"), part.key


def check_keys(
    cited: Iterable[tuple[Path, str]], origin: Origin, sources: Collection[str]
) -> list[Problem]:
    """Return a problem for each key that no entry of sources.bib has."""
    return [
        origin.problem(
            at,
            Code.UNKNOWN_REFERENCE,
            f'sources.bib has no entry "{key}"',
            did_you_mean(key, sources),
        )
        for at, key in cited
        if key not in sources
    ]


def _check_cited(part: Cited, origin: Origin, path: Path) -> list[Problem]:
    if part.kind is not Kind.CONSENSUS and not part.sources:
        message = f"a {part.kind} fact without a source"
        return [origin.problem(path, Code.MISSING_SOURCE, message)]
    if part.kind is Kind.CONSENSUS and part.sources:
        message = "consensus has no source; say measured, review or textbook"
        return [origin.problem((*path, "kind"), Code.BAD_VALUE, message)]
    if not isinstance(part, Fact) or part.kind is not Kind.CONSENSUS:
        return []
    if figure := _FIGURE.search(part.text):
        message = f'"{figure[0]}" in a fact without a source'
        return [origin.problem((*path, "text"), Code.UNSOURCED_NUMBER, message)]
    return []


def cited_keys(values: Iterable[BaseModel]) -> set[str]:
    """Return the keys of all works cited inside the values."""
    return {key for value in values for _, key in citations_in(value)}
