"""How much skin look-alikes share: on the page of a pair, and in one table."""

from dataclasses import dataclass

from ..model.anatomy import Pair, PairSideKind
from ..model.territories import Doubt, Shape
from ..skin.compared import is_unreadable
from ..skin.extent import NERVES
from ..skin.overlap import Areas, Overlap, by_view, of_pair
from ..skin.words import cm2
from .addresses import address
from .anatomy_pages import Atlas
from .body_picture import Studio
from .comparison import Comparison, comparison, elsewhere
from .entries import Link, capital, pair_title, upward
from .page import Page, listed_page
from .statements import Statement, Statements
from .templates import fill

PATH = "pairs/overlap.md"
_MM2_PER_CM2 = 100
_UNSAID = "–"


def overlap_section(pair: Pair, atlas: Atlas, state: Statements) -> str:
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
        reported=_reported(studio, found.overlap, state),
        all=upward(PATH),
    )


def _comparison(pair: Pair, atlas: Atlas) -> Comparison | None:
    if any(side.kind is PairSideKind.CONDITION for side in pair.sides):
        return None
    one, other = pair.sides
    return comparison(atlas.studio, atlas.anatomy, one.ids, other.ids)


def _reported(
    studio: Studio, found: Overlap, state: Statements
) -> list[tuple[str, Statement | None]]:
    """Return what is reported of the skin that two nerves have by turns, or both."""
    if found.root_map != NERVES:
        return []
    doubts = studio.territories.doubts.values()
    return [
        (doubt.wording, state(doubt.conflict))
        for doubt in doubts
        if _names_both(doubt, found)
    ]


def _names_both(doubt: Doubt, found: Overlap) -> bool:
    sides = (found.first.ids, found.second.ids)
    return all(not {*ids}.isdisjoint(doubt.territories) for ids in sides)


def _rows(studio: Studio, found: Overlap) -> list[tuple[str, list[str]]]:
    """Return the areas in all, then as each view shows them."""
    whole = found.areas
    rows = [("On the skin", _cells(whole))]
    blank = whole.open_first, whole.open_second
    if any(map(_whole, blank)):
        name = "Of it left blank by the other map"
        rows.append((name, ["", *(str(_whole(mm2)) for mm2 in blank)]))
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
    """One pair in the table: cm² and percent, or a dash where a map cannot say."""

    link: Link
    note: str
    shared: str
    of_first: str
    of_second: str
    blank: str
    others: tuple[str, ...]

    @property
    def order(self) -> tuple[bool, int, str]:
        unsaid = self.shared == _UNSAID
        return unsaid, -int("0" if unsaid else self.shared), self.link.title


def overlap_page(atlas: Atlas) -> dict[str, Page]:
    """Return the page that lists all pairs with skin on both sides; none if none."""
    studio = atlas.studio
    if studio is None:
        return {}
    lines = [
        _line(pair, found, atlas, studio)
        for pair in atlas.anatomy.pairs.values()
        if (found := of_pair(studio.skin, pair))
    ]
    if not lines:
        return {}
    title = "Shared skin of look-alikes"
    summary = "How much skin each root shares with the nerve it is taken for, by map."
    html = fill(
        "overlaps",
        title=title,
        summary=summary,
        lines=sorted(lines, key=lambda line: line.order),
        maps=[studio.territories.maps[id].short for id in _other_maps(studio)],
    )
    return {PATH: listed_page(title, html, summary, "atlas")}


def _other_maps(studio: Studio) -> list[str]:
    """Return the maps of dermatomes besides the first that draw all of the skin."""
    maps = studio.territories.maps.items()
    of_roots = [id for id, map in maps if id != NERVES and map.shape is not Shape.ZONES]
    return of_roots[1:]


def _line(pair: Pair, found: Overlap, atlas: Atlas, studio: Studio) -> _Line:
    areas, is_one_map = found.areas, found.first.map_id == found.second.map_id
    is_said = found.is_shared if is_one_map else not is_unreadable(found)
    note = studio.territories.maps[found.root_map].short
    if is_one_map and not is_said:
        note += ": borders at most touch"
    by_map = {o.root_map: o for o in (found, *elsewhere(studio, found))}
    title = capital(pair_title(atlas.anatomy, pair))
    return _Line(
        Link(title, upward(address("pairs", pair.id))),
        note,
        str(_whole(areas.shared)) if is_said else _UNSAID,
        str(round(100 * areas.share_of_first)) if is_said else _UNSAID,
        str(round(100 * areas.share_of_second)) if is_said else _UNSAID,
        _UNSAID if is_one_map else str(max(areas.blank)),
        tuple(
            _elsewhere(None if is_one_map else by_map.get(id))
            for id in _other_maps(studio)
        ),
    )


def _elsewhere(found: Overlap | None) -> str:
    if found is None or is_unreadable(found):
        return _UNSAID
    return str(_whole(found.areas.shared))
