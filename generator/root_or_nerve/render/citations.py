"""Works as they are printed under a text."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..model.base import Citation
from ..model.sources import Source

_MANY = 6


class Reference(NamedTuple):
    """One entry of a list of sources; `number` counts from 1."""

    number: int
    key: str
    people: str
    title: str
    where: str
    year: str
    link: str | None
    note: str | None


def references(
    cited: Iterable[str], sources: Mapping[str, Source], also: Iterable[Citation] = ()
) -> tuple[Reference, ...]:
    """Return the works in order of first mention, then those of the front matter."""
    keys = list(dict.fromkeys([*cited, *(citation.key for citation in also)]))
    return tuple(
        reference(n, sources[key]) for n, key in enumerate(keys, 1) if key in sources
    )


def reference(number: int, source: Source) -> Reference:
    """Write one work in the Vancouver manner."""
    people = list(source.people)
    if len(people) > _MANY:
        people = [*people[:_MANY], "et al."]
    link = f"https://doi.org/{source.doi}" if source.doi else source.url
    return Reference(
        number,
        source.key,
        ", ".join(people),
        source.title,
        source.where,
        source.year,
        link if link and link.startswith(("https://", "http://")) else None,
        source.note,
    )
