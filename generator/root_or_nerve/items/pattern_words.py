"""Names and skin of a pair in words, for feedback on its patterns."""

from dataclasses import dataclass

from ..model.anatomy import Pair, PairSide, PairSideKind
from ..model.library import Anatomy, Skin
from ..model.patterns import Area
from ..skin.extent import NERVES, ROOT_MAPS, territory_of
from ..skin.overlap import LEAST_MM2, overlap
from ..skin.words import in_words
from .pattern_stretches import with_branches
from .words import lesion_name, listed, with_the

_LOOKS = {
    PairSideKind.ROOT: "root",
    PairSideKind.NERVE: "nerve",
    PairSideKind.CONDITION: "condition",
}


@dataclass(frozen=True)
class SideWords:
    """One of two look-alikes: what it is called, and where it has skin of its own."""

    name: str  # the L5 root
    look: str
    page: str
    area: Area | None
    only: str  # skin that the other side has not; "" if there is none


def side_words(
    anatomy: Anatomy, skin: Skin, pair: Pair, root_map: str | None = None
) -> tuple[SideWords, SideWords]:
    """Return both sides of a pair in words, roots by this map or the first of all."""
    only = _only(skin, pair, root_map)
    first, second = (
        SideWords(
            name=_name(anatomy, side),
            look=_LOOKS[side.kind],
            page=_page(side),
            area=_area(skin, side, root_map),
            only=words,
        )
        for side, words in zip(pair.sides, only, strict=True)
    )
    return first, second


def _name(anatomy: Anatomy, side: PairSide) -> str:
    """the L5 root, the T4 to T7 roots, the median nerve, zoster"""
    if side.kind is PairSideKind.ROOT and len(side.ids) > 1:
        ids = [id.replace("-", "–") for id in side.ids]
        some = f"{ids[0]} to {ids[-1]}" if len(ids) > 2 else " and ".join(ids)
        return f"the {some} roots"
    return listed((with_the(lesion_name(anatomy, id)) for id in side.ids), "or")


def _page(side: PairSide) -> str:
    if side.kind is PairSideKind.CONDITION:
        return f"conditions/index.md#{side.ids[0]}"
    folder = "roots" if side.kind is PairSideKind.ROOT else "nerves"
    return f"{folder}/{side.ids[0]}.md"


def _area(skin: Skin, side: PairSide, root_map: str | None) -> Area | None:
    """Return the skin of a side in the map, or the first that draws any of it."""
    assert skin.drawn is not None
    if side.kind is PairSideKind.CONDITION:
        return None
    maps = (root_map, *ROOT_MAPS) if root_map else ROOT_MAPS
    for map in maps if side.kind is PairSideKind.ROOT else (NERVES,):
        found = [territory_of(skin.drawn.atlas, map, id) for id in side.ids]
        ids = [
            id
            for id, t in zip(side.ids, found, strict=True)
            if t is not None and t.usual
        ]
        if ids:
            return Area(map=map, ids=with_branches(skin, map, ids))
    return None


def _only(skin: Skin, pair: Pair, root_map: str | None) -> tuple[str, str]:
    assert skin.drawn is not None
    atlas, regions = skin.drawn.atlas, skin.territories.regions
    if any(side.kind is PairSideKind.CONDITION for side in pair.sides):
        return "", ""
    first, second = (side.ids for side in pair.sides)
    found = overlap(skin, first, second, root_map) or overlap(skin, first, second)
    if found is None:
        return "", ""
    only_first, only_second = (
        in_words(extent, atlas, regions, most_words=14, with_side=False)
        if extent.area_mm2(atlas.cells) >= LEAST_MM2
        else ""
        for extent in (found.only_first, found.only_second)
    )
    return only_first, only_second
