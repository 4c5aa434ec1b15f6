"""How much better skin fits one class than the other: Dice with every candidate.

A map is claimed by an item if it gives most of the skin to somebody: what a map
leaves blank counts neither way, so it cannot make a key.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from ..model.anatomy import Pair, PairSideKind
from ..model.library import Skin
from ..model.patterns import Area
from ..model.relations import ids_of
from ..skin.extent import NERVES, ROOT_MAPS, Extent
from ..skin.undecided import blank, covered
from .pattern_extent import of_area

LEAST = 0.15  # of a difference between classes
MOST_BLANK = 0.3  # of the skin: a map that leaves more to nobody is not claimed
Class = Literal["root", "nerve"]


def claimed(skin: Skin, extent: Extent) -> tuple[str, ...]:
    """Return the maps of dermatomes that say whose skin this is."""
    return tuple(map for map in ROOT_MAPS if blank(skin, map, extent) <= MOST_BLANK)


def margin(skin: Skin, extent: Extent, key: Class, pair: Pair) -> float | None:
    """Return the smallest margin that any claimed map leaves; None if none is claimed.

    The Dice of the best candidate of the keyed class, minus that of the best of the
    other: all roots and nerves stand for election, and both sides of the pair.
    """
    maps = claimed(skin, extent)
    return min((_margin(skin, extent, key, pair, map) for map in maps), default=None)


def _margin(skin: Skin, extent: Extent, key: Class, pair: Pair, map: str) -> float:
    root, nerve = (best(skin, extent, of, pair, map) for of in ("root", "nerve"))
    return round(root - nerve if key == "root" else nerve - root, 3)


def best(skin: Skin, extent: Extent, of: str, pair: Pair, map: str) -> float:
    """Return the Dice of the best root or nerve on the skin that a map gives away."""
    assert skin.drawn is not None
    cells, held = skin.drawn.atlas.cells, given(skin, map)
    known = extent & held
    found = (
        known.dice(candidate, cells)
        for candidate in _candidates(skin, of, pair.id, map, _sides(pair, of))
        if not known.shares.keys().isdisjoint(candidate.shares)
    )
    return max(found, default=0.0)


def _sides(pair: Pair, of: str) -> tuple[str, ...]:
    return ids_of(pair, PairSideKind.ROOT if of == "root" else PairSideKind.NERVE)


@lru_cache(maxsize=1024)
def _candidates(
    skin: Skin, of: str, _pair: str, map: str, ids: tuple[str, ...]
) -> tuple[Extent, ...]:
    return tuple(_each(skin, of, map, ids))


def _each(skin: Skin, of: str, map: str, ids: tuple[str, ...]) -> Iterator[Extent]:
    """Yield every root or nerve, and those of the pair together."""
    yield from _alone(skin, of, map)
    if len(ids) > 1:
        own = map if of == "root" else NERVES
        yield of_area(skin, Area(map=own, ids=ids)) & given(skin, map)


@lru_cache(maxsize=8)
def _alone(skin: Skin, of: str, map: str) -> tuple[Extent, ...]:
    assert skin.drawn is not None
    own = map if of == "root" else NERVES
    ids = [id for id in skin.drawn.atlas.maps[own].territories if "." not in id]
    held = given(skin, map)
    return tuple(of_area(skin, Area(map=own, ids=(id,))) & held for id in ids)


@lru_cache(maxsize=8)
def given(skin: Skin, map: str) -> Extent:
    """Return the left skin that a map gives to anybody."""
    return Extent({("left", cell): n for cell, n in covered(skin, map).items()})
