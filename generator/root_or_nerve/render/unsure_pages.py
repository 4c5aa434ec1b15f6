"""Where this atlas is unsure, and nerves set against the dermatomes under them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..items.words import lesion_name
from ..model.base import Cited, Kind
from ..model.drawn import Atlas as DrawnAtlas
from ..model.drawn import DrawnTerritory
from ..model.library import Anatomy, Skin
from ..model.relations import all_roots
from ..model.territories import Doubt, Shape, TerritoryMap
from ..skin.extent import NERVES
from ..skin.words import cm2
from .entries import Link, capital, lesion_links, nerve_link, printed
from .page import Entry, Page, listed_page
from .skin_words import summary_of
from .statements import Statement, Statements
from .templates import fill

UNSURE, CROSS = "atlas/unsure.md", "atlas/cross-table.md"
ABOUT_ROOTS = "roots-of-"  # doubts whose id begins so comment on the cross-table
_LOW = 50  # percent of the usual area that is sure
_MOST_LOW = 8
_SMALL_MM2 = 50
_MOSTLY_BLANK = 75  # percent: the rest of the skin speaks for hardly any of it


def unsure_pages(skin: Skin, anatomy: Anatomy) -> dict[str, Page]:
    """Return both pages by path; none of a course without territories."""
    if not skin.territories.doubts or skin.drawn is None:
        return {}
    return {UNSURE: _unsure(skin, anatomy), CROSS: _cross_table(skin, anatomy)}


@dataclass(frozen=True)
class _Shown:
    """A doubt as it is printed."""

    id: str
    place: str
    wording: str
    conflict: Statement | None
    links: tuple[Link, ...]


def _unsure(skin: Skin, anatomy: Anatomy) -> Page:
    state = Statements(anatomy.sources)
    doubts = [
        _shown(doubt, state, anatomy) for doubt in skin.territories.doubts.values()
    ]
    title = "Where this atlas is unsure"
    summary = (
        "Places where maps disagree, edges that were interpreted, and what no source "
        "gave."
    )
    html = fill(
        "unsure",
        title=title,
        summary=summary,
        doubts=doubts,
        maps=_maps(skin, anatomy, state),
        references=state.references,
    )
    return listed_page(
        title,
        html,
        summary,
        "atlas",
        [Entry(f"Unsure: {x.place}", x.wording, x.id) for x in doubts],
        [("places", "Places"), ("edges", "Interpreted edges"), ("maps", "The maps")],
    )


def _shown(doubt: Doubt, state: Statements, anatomy: Anatomy) -> _Shown:
    known = [
        id for id in doubt.territories if id in anatomy.roots or id in anatomy.nerves
    ]
    return _Shown(
        doubt.id,
        capital(doubt.place),
        doubt.wording,
        state(doubt.conflict),
        lesion_links(anatomy, known),
    )


def _maps(skin: Skin, anatomy: Anatomy, state: Statements) -> list[dict[str, object]]:
    """Return how much of each map rests on landmarks, and where least does."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    return [
        {
            **_interpreted(described, atlas, id, anatomy),
            "summary": summary_of(skin.territories, id),
            "evidence": state.evidence(
                Cited(kind=Kind.TEXTBOOK, sources=described.sources)
            ),
        }
        for id, described in skin.territories.maps.items()
        if id in atlas.maps
    ]


def _interpreted(
    described: TerritoryMap, atlas: DrawnAtlas, id: str, anatomy: Anatomy
) -> dict[str, object]:
    wholes = {
        name: territory
        for name, territory in atlas.maps[id].territories.items()
        if "." not in name and territory.usual
    }
    usual = sum(_area(atlas, t.usual) for t in wholes.values())
    sure = sum(_area(atlas, t.sure) for t in wholes.values())
    shares = sorted((_sure(atlas, t), name) for name, t in wholes.items())
    low = [(share, name) for share, name in shares if share < _LOW][:_MOST_LOW]
    return {
        "title": described.short,
        "percent": round(100 * (1 - sure / usual)) if usual else 0,
        "low": [
            (_name(anatomy, name), 100 - share)
            for share, name in low
            if name in anatomy.roots or name in anatomy.nerves
        ],
    }


def _sure(atlas: DrawnAtlas, territory: DrawnTerritory) -> int:
    return round(100 * _area(atlas, territory.sure) / _area(atlas, territory.usual))


def _area(atlas: DrawnAtlas, shares: Mapping[int, int]) -> float:
    return sum(atlas.cells.area_mm2[cell] * n for cell, n in shares.items()) / 100


def _name(anatomy: Anatomy, id: str) -> str:
    return printed(id) if id in anatomy.roots else capital(lesion_name(anatomy, id))


@dataclass(frozen=True)
class _Row:
    """One nerve; by map: the share in its stated roots, blank skin, other roots."""

    link: Link
    roots: str
    variable: str
    area: str
    maps: tuple[tuple[int | None, int, str], ...]
    comment: str


def _cross_table(skin: Skin, anatomy: Anatomy) -> Page:
    assert skin.drawn is not None
    atlas, described = skin.drawn.atlas, skin.territories
    maps = [
        id
        for id, map in described.maps.items()
        if map.of == "dermatomes" and map.shape in (Shape.PATCHES, Shape.PARTITION)
    ]
    rows = [
        _row(anatomy, atlas, id, maps, _comments(described.doubts.values(), id))
        for id in anatomy.nerves
        if _has_skin(atlas, id)
    ]
    title = "Nerves and the dermatomes under them"
    summary = (
        "How much of each nerve’s skin lies in the dermatomes of the roots it is said "
        "to carry."
    )
    html = fill(
        "cross_table",
        title=title,
        summary=summary,
        maps=[described.maps[id].short for id in maps],
        rows=rows,
    )
    return listed_page(title, html, summary, "atlas")


def _has_skin(atlas: DrawnAtlas, id: str) -> bool:
    nerves = atlas.maps[NERVES].territories if NERVES in atlas.maps else {}
    return id in nerves and nerves[id].area_mm2 >= _SMALL_MM2


def _comments(doubts: Iterable[Doubt], id: str) -> str:
    return " ".join(
        doubt.wording
        for doubt in doubts
        if doubt.id.startswith(ABOUT_ROOTS) and id in doubt.territories
    )


def _row(
    anatomy: Anatomy, atlas: DrawnAtlas, id: str, maps: Iterable[str], comment: str
) -> _Row:
    nerve = anatomy.nerves[id]
    area = atlas.maps[NERVES].territories[id].area_mm2
    stated = set(all_roots(nerve.roots))
    cells = [
        _cell(atlas.shared_mm2.get(name, {}).get(id, {}), stated, area) for name in maps
    ]
    return _Row(
        nerve_link(nerve),
        ", ".join(map(printed, nerve.roots.usual)),
        ", ".join(map(printed, nerve.roots.variable)),
        cm2(area),
        tuple(cells),
        comment,
    )


def _cell(
    shared: Mapping[str, int], stated: set[str], area: int
) -> tuple[int | None, int, str]:
    """Return percent in stated roots, percent of skin left blank, and other roots.

    Where nearly all is blank nothing is said of the rest.
    """
    drawn = sum(shared.values())
    blank = max(0, round(100 * (1 - drawn / area)))
    if drawn < _SMALL_MM2 or blank > _MOSTLY_BLANK:
        return None, blank, ""
    inside = sum(mm2 for root, mm2 in shared.items() if root in stated)
    others = sorted(
        ((mm2, root) for root, mm2 in shared.items() if root not in stated),
        reverse=True,
    )
    named = [
        f"{printed(root)} {round(100 * mm2 / drawn)}"
        for mm2, root in others
        if mm2 >= 0.05 * drawn
    ]
    return round(100 * inside / drawn), blank, ", ".join(named)
