"""How much skin look-alikes share: on the page of a pair, and in one table."""

from dataclasses import dataclass

from ..model.anatomy import Pair, PairSideKind
from ..skin.extent import NERVES
from ..skin.overlap import Areas, Overlap, by_view, of_pair
from ..skin.words import cm2
from .addresses import address
from .anatomy_pages import Atlas
from .body_picture import Studio
from .comparison import Comparison, comparison, elsewhere
from .entries import Link, capital, pair_title, upward
from .page import Page, listed_page
from .templates import fill

PATH = "pairs/overlap.md"
_MM2_PER_CM2 = 100


def overlap_section(pair: Pair, atlas: Atlas) -> str:
    """Return pictures, sentences and a table of a pair; "" if a side has no skin."""
    found = _comparison(pair, atlas)
    if found is None or atlas.studio is None:
        return ""
    studio = atlas.studio
    names = [capital(name) for name in found.names]
    return fill(
        "overlap",
        found=found,
        names=names,
        rows=_rows(studio, found.overlap),
        maps=_maps(studio, found.overlap),
        all=upward(PATH),
    )


def _comparison(pair: Pair, atlas: Atlas) -> Comparison | None:
    if any(side.kind is PairSideKind.CONDITION for side in pair.sides):
        return None
    one, other = pair.sides
    return comparison(atlas.studio, atlas.anatomy, one.ids, other.ids)


def _rows(studio: Studio, found: Overlap) -> list[tuple[str, list[str]]]:
    """Return the areas in all, then as each view shows them."""
    rows = [("On the skin", _cells(found.areas))]
    for id, areas in by_view(studio.drawn, found):
        rows.append((f"Seen in: {studio.drawn.views[id].name}", _cells(areas)))
    return rows


def _cells(areas: Areas) -> list[str]:
    return [str(_whole(x)) for x in (areas.shared, areas.first, areas.second)]


def _whole(mm2: float) -> int:
    return round(mm2 / _MM2_PER_CM2)


def _maps(studio: Studio, found: Overlap) -> list[tuple[str, str]]:
    described = studio.territories.maps
    every = [found, *elsewhere(studio, found)]
    if found.root_map == NERVES or len(every) < 2:
        return []
    return [(described[o.root_map].title, cm2(o.areas.shared)) for o in every]


@dataclass(frozen=True)
class _Line:
    """One pair in the table: areas in cm², shares in percent."""

    link: Link
    shared: int
    of_first: int
    of_second: int
    map: str


def overlap_page(atlas: Atlas) -> dict[str, Page]:
    """Return the page that lists all pairs with skin on both sides; none if none."""
    lines = [
        line for pair in atlas.anatomy.pairs.values() for line in _line(pair, atlas)
    ]
    if not lines:
        return {}
    lines.sort(key=lambda line: (-line.shared, line.link.title))
    title = "Shared skin of look-alikes"
    summary = "How much skin each root shares with the nerve it is taken for."
    html = fill("overlaps", title=title, summary=summary, lines=lines)
    return {PATH: listed_page(title, html, summary, "atlas")}


def _line(pair: Pair, atlas: Atlas) -> list[_Line]:
    studio = atlas.studio
    found = of_pair(studio.skin, pair) if studio else None
    if found is None or studio is None:
        return []
    areas = found.areas
    link = Link(
        capital(pair_title(atlas.anatomy, pair)), upward(address("pairs", pair.id))
    )
    return [
        _Line(
            link,
            _whole(areas.shared),
            round(100 * areas.share_of_first),
            round(100 * areas.share_of_second),
            studio.territories.maps[found.root_map].short,
        )
    ]
