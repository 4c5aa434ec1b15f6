"""The list of works, each with the pages that it is cited on."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from ..load.evidence import cited_keys
from ..model.library import Anatomy
from .addresses import address
from .citations import Reference, reference
from .entries import Link, capital, pair_title, upward
from .page import Page, listed_page
from .templates import fill

_TABLES = (
    "roots",
    "nerves",
    "muscles",
    "reflexes",
    "pairs",
    "conditions",
    "tests",
    "landmarks",
    "terms",
    "studies",
)


@dataclass(frozen=True)
class Work:
    """One work, the pages that cite it, and how many cases do."""

    reference: Reference
    links: tuple[Link, ...]
    cases: int


def citing_anatomy(anatomy: Anatomy) -> dict[str, tuple[Link, ...]]:
    """Return the entries of the anatomy that cite each work, by its key."""
    found: dict[str, dict[Link, None]] = {}
    for table in _TABLES:
        for id, entry in getattr(anatomy, table).items():
            link = Link(_name(anatomy, table, id), upward(address(table, id)))
            for key in cited_keys([entry]):
                found.setdefault(key, {})[link] = None
    return {key: tuple(links) for key, links in found.items()}


def _name(anatomy: Anatomy, table: str, id: str) -> str:
    if table == "studies":
        return "The numbers on the cluneal nerves"
    if table == "pairs":
        return capital(pair_title(anatomy, anatomy.pairs[id]))
    return capital(getattr(anatomy, table)[id].name)


def source_list(
    anatomy: Anatomy,
    cases: Iterable[Collection[str]],
    pages: Mapping[str, tuple[Link, ...]],
) -> Page:
    """Every work, with the pages that cite it.

    Of cases only the keys of their works are given, and only their number is told:
    a work's title may give an answer away.
    """
    works = sorted(
        anatomy.sources.values(), key=lambda s: (s.people or (s.title,), s.year)
    )
    counts = Counter(key for keys in cases for key in keys)
    rows = [
        Work(reference(n, work), pages.get(work.key, ()), counts[work.key])
        for n, work in enumerate(works, 1)
    ]
    summary = "Every work that a fact, case or lesson of this course is cited from."
    return listed_page("Sources", fill("sources", works=rows), summary, "about")
