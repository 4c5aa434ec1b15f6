"""What the drawn skin of a root or nerve rests on, and the works that say so."""

from collections.abc import Iterator, Mapping

from ..items.words import lesion_name
from ..load.evidence import cited_keys
from ..model.base import Fact
from ..model.library import Anatomy, Skin
from ..model.territories import Territories, Territory, TerritoryPart
from .addresses import lesion_address
from .entries import Link, Section, capital, upward
from .statements import Statements
from .unsure_pages import UNSURE

_LEAD = (
    "Landmarks by which borders of the drawn skin were placed, and its variants; "
    "the other borders were interpreted."
)


def rests_on(skin: Skin | None, id: str, state: Statements) -> Section:
    """Return the section of a page; it is empty where nothing is said."""
    facts = _by_map(skin.territories, id) if skin else []
    return Section(
        "drawing",
        "What the drawing rests on",
        _LEAD if facts else "",
        statements=tuple(state.all(facts)),
    )


def _by_map(described: Territories, id: str) -> list[Fact]:
    """Return landmarks and notes, each behind the name of the map that it is about."""
    found: dict[Fact, list[str]] = {}
    for map in described.maps.values():
        for name in map.parts:
            for fact in _in_part(described.parts[name], id):
                maps = found.setdefault(fact, [])
                if map.short not in maps:
                    maps.append(map.short)
    of_nerves = {map.short for map in described.maps.values() if map.of == "nerves"}
    return [
        fact
        if of_nerves.issuperset(maps)
        else fact.model_copy(update={"text": f"{_named(maps)}: {fact.text}"})
        for fact, maps in found.items()
    ]


def _named(maps: list[str]) -> str:
    return maps[0] if len(maps) == 1 else "Layer common to the maps"


def _facts(described: Territories, id: str) -> Iterator[Fact]:
    """Yield landmarks and notes of a territory."""
    for part in described.parts.values():
        yield from _in_part(part, id)


def _in_part(part: TerritoryPart, id: str) -> Iterator[Fact]:
    if id in part.territories:
        territory = part.territories[id]
        for anchor in _anchors(territory):
            if anchor in part.anchors:
                yield part.anchors[anchor]
        yield from territory.notes


def _anchors(territory: Territory) -> Iterator[str]:
    every = (*territory.patches, *territory.autonomous, *territory.reach)
    for patch in every:
        for ids in patch.anchored.values():
            yield from ids


def citing_skin(skin: Skin, anatomy: Anatomy) -> Mapping[str, tuple[Link, ...]]:
    """Return the pages that cite each work for the skin: entries, and the doubts."""
    found: dict[str, dict[Link, None]] = {}
    if skin.drawn is None:
        return {}
    for id in (*anatomy.roots, *anatomy.nerves):
        link = Link(
            capital(lesion_name(anatomy, id)), upward(lesion_address(anatomy, id))
        )
        for key in cited_keys(_facts(skin.territories, id)):
            found.setdefault(key, {})[link] = None
    unsure = Link("Where this atlas is unsure", upward(UNSURE))
    described = skin.territories
    for key in cited_keys([*described.doubts.values(), *described.maps.values()]):
        found.setdefault(key, {})[unsure] = None
    return {key: tuple(links) for key, links in found.items()}
