"""Skin that decides nothing: left blank by its map, or now of one nerve, now of two."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from ..model.library import Skin
from .extent import NERVES, Extent

_BLANK = 50  # percent of a cell: more of it left blank makes it blank skin
_KEPT = 64  # maps
_SADDLE = "perineum"  # group of regions


@lru_cache(maxsize=_KEPT)
def covered(skin: Skin, map_id: str) -> Mapping[int, int]:
    """Return how much of each cell a map gives to anybody, in percent: the most."""
    assert skin.drawn is not None
    found: dict[int, int] = {}
    for id, territory in skin.drawn.atlas.maps[map_id].territories.items():
        if "." not in id:
            for cell, share in territory.usual.items():
                found[cell] = min(100, found.get(cell, 0) + share)
    return found


def blank(skin: Skin, map_id: str, extent: Extent) -> float:
    """Return how much of a stretch a map leaves to nobody: 0 to 1."""
    assert skin.drawn is not None
    drawn, area = covered(skin, map_id), skin.drawn.atlas.cells.area_mm2
    whole = left = 0.0
    for (_, cell), share in extent.shares.items():
        held = min(share, drawn.get(cell, 0))
        whole += area[cell] * share
        left += area[cell] * (share - held)
    return left / whole if whole else 0.0


@lru_cache(maxsize=_KEPT)
def blank_cells(skin: Skin, map_id: str) -> frozenset[int]:
    """Return the cells that a map of dermatomes leaves blank for the most part."""
    if map_id == NERVES or skin.drawn is None:
        return frozenset()
    drawn = covered(skin, map_id)
    every = range(len(skin.drawn.atlas.cells.area_mm2))
    return frozenset(cell for cell in every if 100 - drawn.get(cell, 0) > _BLANK)


def blank_round(skin: Skin, map_id: str, inside: Iterable[int]) -> set[int]:
    """Return the blank skin that hangs together with a territory of dermatomes.

    A map that leaves skin blank does not say that it is another root's. The saddle is
    not among it: no map gives that to a root of the limbs.
    """
    assert skin.drawn is not None
    atlas, regions = skin.drawn.atlas, skin.territories.regions
    saddle = {
        cell
        for id, cells in atlas.cells_of_region.items()
        if id in regions and regions[id].group == _SADDLE
        for cell in cells
    }
    blank, touching = blank_cells(skin, map_id) - saddle, atlas.cells.touching
    found: set[int] = set()
    edge = {*inside}
    while edge:
        edge = {n for c in edge for n in touching[c] if n in blank} - found
        found |= edge
    return found


def disputed(skin: Skin, ids: Collection[str]) -> set[int]:
    """Return the cells that doubts call now one's, now the other's.

    Where all of those are meant, it is theirs in any case.
    """
    assert skin.drawn is not None
    of_region = skin.drawn.atlas.cells_of_region
    return {
        cell
        for doubt in skin.territories.doubts.values()
        if 0 < len({*ids} & {*doubt.territories}) < len(doubt.territories)
        for region in doubt.regions
        for cell in of_region.get(region, ())
    }
