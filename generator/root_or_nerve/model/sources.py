"""Works that facts are cited from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One entry of sources.bib; `people` are surnames with initials, in order."""

    key: str
    kind: str
    people: tuple[str, ...]
    title: str
    year: str
    where: str
    doi: str | None = None
    url: str | None = None
    note: str | None = None
    line: int = 1
