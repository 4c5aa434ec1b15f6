"""Skin to choose patterns from: whole, in part, and what two candidates share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import ceil

from ..load.patterns import is_drawn
from ..model.anatomy import Pair, PairSideKind
from ..model.library import Skin
from ..model.patterns import Area, Oval, Stretch
from ..model.patterns import Extent as Kind
from ..model.relations import ids_of
from ..skin.extent import NERVES, ROOT_MAPS, Extent, territory_of
from ..skin.overlap import branches
from ..skin.sight import seen_share
from .pattern_extent import extent_of, middles, of_area

_SEEN = 0.5  # of the skin, by a view that shows it
_MOST_VIEWS = 3
_LEAST_MM2 = 800  # of a pattern: less is hard to see
_LEAST_FINE_MM2 = 300
_OF_LIMB_ENDS = ("hand", "foot", "perineum", "head")
_SIZES = (0.35, 0.45, 0.6, 0.8)
_TURNS = (0, 30, 60, 90, 120, 150)


@dataclass(frozen=True)
class Offer:
    """Skin that a pattern may have."""

    stretch: Stretch
    kind: Kind
    of: PairSideKind | None  # whose skin it is; None: it is shared
    ids: tuple[str, ...]


def areas_of(skin: Skin, ids: Sequence[str], of: PairSideKind) -> Iterator[Area]:
    """Yield the skin of roots or nerves in each map that has it: together, alone."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    for map in ROOT_MAPS if of is PairSideKind.ROOT else (NERVES,):
        drawn = [id for id in ids if _has_skin(territory_of(atlas, map, id))]
        sets = {tuple(drawn), *((id,) for id in drawn)}
        for some in sorted(s for s in sets if s):
            yield Area(map=map, ids=with_branches(skin, map, some))


def with_branches(skin: Skin, map: str, ids: Sequence[str]) -> tuple[str, ...]:
    """Return ids with those of branches: a trunk is drawn by what it includes."""
    if map != NERVES:
        return tuple(ids)
    assert skin.drawn is not None
    every = (one for id in ids for one in (id, *branches(skin, id)))
    known = skin.drawn.atlas.maps[map].territories
    return tuple(dict.fromkeys(id for id in every if id in known))


def _has_skin(territory: object) -> bool:
    return bool(territory is not None and getattr(territory, "usual", None))


def offers(skin: Skin, pair: Pair, ovals: int) -> list[Offer]:
    """Return the skin that a pair of a root and a nerve offers."""
    return [offer for offer in _offers(skin, pair, ovals) if is_large(skin, offer)]


def _offers(skin: Skin, pair: Pair, ovals: int) -> Iterator[Offer]:
    for kind in (PairSideKind.ROOT, PairSideKind.NERVE):
        for area in areas_of(skin, ids_of(pair, kind), kind):
            yield from _of_area(skin, pair.id, area, kind, ovals)
    yield from shared(skin, pair, ovals)


def _of_area(
    skin: Skin, pair: str, area: Area, of: PairSideKind, ovals: int
) -> Iterator[Offer]:
    whole = of_area(skin, area)
    for view in views_for(skin, whole):
        yield Offer(Stretch(view=view, of=area), "whole", of, area.ids)
        seed = f"{pair} {area.map} {area.ids} {view}"
        for oval in _ovals(skin, view, whole, seed, ovals):
            cut = Stretch(view=view, of=area, within=oval)
            yield Offer(cut, "part", of, area.ids)


def shared(skin: Skin, pair: Pair, ovals: int) -> Iterator[Offer]:
    """Yield what a root's and a nerve's skin have in common, and parts of that."""
    roots, nerves = (
        list(areas_of(skin, ids_of(pair, kind), kind))
        for kind in (PairSideKind.ROOT, PairSideKind.NERVE)
    )
    for root in roots:
        for nerve in nerves:
            both = of_area(skin, root) & of_area(skin, nerve)
            for view in views_for(skin, both):
                cut = Stretch(view=view, of=root, cut_to=nerve)
                yield Offer(cut, "shared", None, (*root.ids, *nerve.ids))
                seed = f"{pair.id} {root.map} {root.ids} {nerve.ids} {view}"
                for oval in _ovals(skin, view, both, seed, ovals):
                    within = cut.model_copy(update={"within": oval})
                    yield Offer(within, "shared", None, (*root.ids, *nerve.ids))


def views_for(skin: Skin, extent: Extent) -> list[str]:
    """Return the views that show most of the skin, the best ones first."""
    assert skin.drawn is not None
    drawn = skin.drawn
    if not extent:
        return []
    seen = {view: seen_share(drawn, view, extent) for view in drawn.views}
    views = [view for view in seen if seen[view] >= _SEEN]
    return sorted(views, key=lambda view: (-round(seen[view], 1), view))[:_MOST_VIEWS]


def is_large(skin: Skin, offer: Offer) -> bool:
    """Say whether a pattern is large enough in its view to be seen."""
    assert skin.drawn is not None
    if not is_drawn(skin, offer.stretch):
        return False
    view = skin.drawn.views[offer.stretch.view]
    extent = extent_of(skin, offer.stretch)
    shown = sum(
        n * view.seen_mm2.get(cell, 0)
        for (_, cell), n in extent.shares.items()
        if cell in view.cells
    )
    fine = view.id.startswith(_OF_LIMB_ENDS)
    return shown / 100 >= (_LEAST_FINE_MM2 if fine else _LEAST_MM2)


def _ovals(
    skin: Skin, view: str, whole: Extent, seed: str, count: int
) -> Iterator[Oval]:
    """Yield ovals round places of the skin, of several sizes and turns."""
    middle = middles(skin, view)
    places = [middle[c] for _, c in sorted(whole.shares) if c in middle]
    if not places:
        return
    xs, ys = zip(*places, strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    reach = max(wide, high, 1)
    for n in range(count):
        place, size, flat, turn = dice(f"{seed} {n}", 4)
        x, y = places[place % len(places)]
        rx = reach * _SIZES[size % len(_SIZES)] * (0.8 + (flat % 40) / 100)
        ry = rx * (0.45 + (flat % 56) / 100)
        yield Oval(
            x=round(x), y=round(y), rx=ceil(rx), ry=ceil(ry), turn_deg=_TURNS[turn % 6]
        )


@lru_cache(maxsize=100_000)
def dice(seed: str, count: int) -> tuple[int, ...]:
    """Return whole numbers that look random and hang on the words alone."""
    digest = sha256(seed.encode()).digest()
    return tuple(int.from_bytes(digest[4 * n : 4 * n + 4], "big") for n in range(count))


def by_chance(things: Iterable[Offer], seed: str) -> list[Offer]:
    """Return offers in an order that looks random."""
    return sorted(things, key=lambda x: dice(f"{seed} {x.stretch!r}", 1))
