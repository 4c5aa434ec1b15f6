"""The page of all plates, map by map."""

from collections.abc import Sequence
from itertools import groupby

from ..model.library import Anatomy
from ..model.territories import Territories
from .citations import Reference, references
from .page import Entry, Page, listed_page
from .plates import Plate
from .skin_words import summary_of
from .templates import fill

PATH = "atlas/plates.md"
_TITLE = "Plates"
_SUMMARY = (
    "Every map of this atlas in every view, as a picture to print or to keep. "
    "Redrawn from published descriptions, not traced."
)


def plate_pages(
    plates: Sequence[Plate], described: Territories, anatomy: Anatomy
) -> dict[str, Page]:
    """Return the page by path; none if nothing was drawn."""
    if not plates:
        return {}
    groups = [
        (id, described.maps[id], list(some), _sources(id, described, anatomy))
        for id, some in groupby(plates, key=lambda plate: plate.map)
    ]
    summaries = {id: summary_of(described, id) for id, _, _, _ in groups}
    html = fill(
        "plates", title=_TITLE, summary=_SUMMARY, groups=groups, summaries=summaries
    )
    maps = [(id, map.short, summaries[id]) for id, map, _, _ in groups]
    page = listed_page(
        _TITLE,
        html,
        _SUMMARY,
        "atlas",
        [Entry(f"{_TITLE}: {short}", summary, id) for id, short, summary in maps],
        [(id, short) for id, short, _ in maps],
    )
    return {PATH: page}


def _sources(
    map_id: str, described: Territories, anatomy: Anatomy
) -> list[tuple[Reference, str]]:
    """Return the works that a map and its landmarks rest on; of its own, the place."""
    map = described.maps[map_id]
    where = {citation.key: citation.where or "" for citation in map.sources}
    for part in map.parts:
        for anchor in described.parts[part].anchors.values():
            for citation in anchor.sources:
                where.setdefault(citation.key, "")
    works = references(where, anatomy.sources)
    return [(work, where[work.key]) for work in works]
