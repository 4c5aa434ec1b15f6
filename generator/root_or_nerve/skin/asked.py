"""What a question asks of a territory: cells, views, words, and the skin beside it.

All of it is the same on either side, so it is worked out once for each territory.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..model.drawn import Atlas, CellShare, Drawn
from ..model.library import Skin
from .extent import NERVES, Extent, territory_of
from .overlap import branches
from .sight import seen_share, views_of
from .undecided import blank_cells, blank_round, disputed
from .words import in_words

Runs = tuple[int, ...]
_ASKED = 15  # percent of a cell: less is only an edge of it
_REACHED = 15
_RINGS = 4  # of cells round the answer in which skin is told by name
_LEAST_MM2 = 100
_STEP = 25  # percent: fine enough to tell whose skin it is
_MOST_VIEWS = 3
_SHOWN = 0.2  # of the skin on a hand or foot
_FINE = ("hand", "foot")  # views and regions where areas are small
_KEPT = 512  # territories


class Beside(NamedTuple):
    """Skin of another territory outside the answer, and whether it is near."""

    id: str
    cells: Runs
    is_near: bool


class Asked(NamedTuple):
    """The skin of a territory as a question asks for it."""

    views: tuple[str, ...]  # to begin with
    shown: tuple[str, ...]  # ids whose paths make up its picture
    must: Runs
    may: Runs  # its edge
    free: Runs  # what a drawing may take in as well: the edge, and blank skin
    words: str
    area_mm2: float
    fine_mm2: float  # of it on a hand or foot
    beside: tuple[Beside, ...]


@lru_cache(maxsize=_KEPT)
def asked(skin: Skin, map_id: str, id: str) -> Asked | None:
    """Return what is asked, or None if no cell is surely the territory's own."""
    drawn = skin.drawn
    territory = territory_of(drawn.atlas, map_id, id) if drawn else None
    if drawn is None or territory is None:
        return None
    own = (id, *_branches(skin, map_id, id))
    must, may, free = _shares(skin, drawn, map_id, own)
    if not must:
        return None
    cells, regions = drawn.atlas.cells, skin.territories.regions
    extent = Extent({("left", cell): share for cell, share in must.items()})
    fine = Extent({c: n for c, n in extent.shares.items() if _is_fine(skin, c[1])})
    return Asked(
        _views(drawn, extent, fine),
        tuple(dict.fromkeys(own)),
        runs(must),
        runs(dict.fromkeys(may, 100)),
        runs(dict.fromkeys(may | free, 100)),
        in_words(extent, drawn.atlas, regions, with_side=False),
        extent.area_mm2(cells),
        fine.area_mm2(cells),
        tuple(_beside(skin, map_id, {*own}, {*must} | may, free)),
    )


def runs(shares: Mapping[int, int]) -> Runs:
    """Write shares of cells in short: first cell, how many in a row, percent."""
    found: list[list[int]] = []
    for cell, share in sorted(shares.items()):
        last = found[-1] if found else None
        if last and last[0] + last[1] == cell and last[2] == share:
            last[1] += 1
        else:
            found.append([cell, 1, share])
    return tuple(number for run in found for number in run)


def unrolled(written: Runs) -> Iterator[tuple[int, int]]:
    """Yield each cell with its share."""
    groups = zip(written[::3], written[1::3], written[2::3], strict=True)
    for first, count, share in groups:
        yield from ((cell, share) for cell in range(first, first + count))


def _shares(
    skin: Skin, drawn: Drawn, map_id: str, own: tuple[str, ...]
) -> tuple[CellShare, set[int], set[int]]:
    """Return what is asked, its edge, and other cells that count neither way.

    What no view shows cannot be painted, so it is not asked; nor is what two nerves
    have by turns, and what a map of roots leaves blank.
    """
    territory = territory_of(drawn.atlas, map_id, own[0])
    assert territory is not None
    sure, turns = territory.sure, disputed(skin, own)
    asked = {c for view in drawn.views.values() for c in view.cells} - turns
    every = {c: n for c, n in sure.items() if n >= _ASKED and c in asked}
    blank = blank_cells(skin, map_id)
    must = {c: n for c, n in every.items() if c not in blank} or every
    reach = {c for c, n in territory.reach.items() if n >= _REACHED}
    may = (reach | territory.usual.keys() | sure.keys() | turns) - must.keys()
    free = blank_round(skin, map_id, {*reach, *must}) - must.keys()
    return must, may, free


def _views(drawn: Drawn, extent: Extent, fine: Extent) -> tuple[str, ...]:
    """Return the views to begin with: hands and feet in views of their own."""
    cells = drawn.atlas.cells
    if 5 * fine.area_mm2(cells) < extent.area_mm2(cells):
        return views_of(drawn, extent)
    large = extent - fine
    near = {id: seen_share(drawn, id, fine) for id in drawn.views}
    close = [id for id in near if id.startswith(_FINE) and near[id] >= _SHOWN]
    close.sort(key=lambda id: -near[id])
    rest = list(views_of(drawn, large)) if large else []
    first = 2 * fine.area_mm2(cells) >= extent.area_mm2(cells)
    views = [*close, *rest] if first else [*rest, *close]
    return tuple(dict.fromkeys(views))[:_MOST_VIEWS]


def _is_fine(skin: Skin, cell: int) -> bool:
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    region = skin.territories.regions.get(atlas.regions[atlas.cells.region[cell]])
    return region is not None and region.group.startswith(_FINE)


def _branches(skin: Skin, map_id: str, id: str) -> tuple[str, ...]:
    return branches(skin, id) if map_id == NERVES else ()


def _beside(
    skin: Skin, map_id: str, own: set[str], inside: set[int], free: set[int]
) -> Iterator[Beside]:
    """Yield what others hold outside the answer: of a nerve without its branches."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    around = _around(atlas, inside)
    inside = inside | free
    for id in atlas.maps[map_id].territories:
        if "." in id or id in own:
            continue
        shares, written = _without_branches(skin, map_id, id)
        if not inside.isdisjoint(shares):
            shares = {c: n for c, n in shares.items() if c not in inside}
            written = _roughly(atlas, shares)
        if written:
            yield Beside(id, written, not around.isdisjoint(shares))


def _roughly(atlas: Atlas, shares: Mapping[int, int]) -> Runs:
    """Return shares in steps; nothing of skin that is too small to speak of."""
    size = sum(atlas.cells.area_mm2[c] * n for c, n in shares.items()) / 100
    if size < _LEAST_MM2:
        return ()
    return runs({c: max(_STEP, round(n / _STEP) * _STEP) for c, n in shares.items()})


@lru_cache(maxsize=_KEPT)
def _without_branches(
    skin: Skin, map_id: str, id: str
) -> tuple[Mapping[int, int], Runs]:
    """Return usual skin without that of branches with names of their own."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    territory = territory_of(atlas, map_id, id)
    shares = dict(territory.usual) if territory else {}
    for branch in _branches(skin, map_id, id):
        other = territory_of(atlas, map_id, branch)
        for cell, share in other.usual.items() if other else ():
            shares[cell] = max(0, shares.get(cell, 0) - share)
    shares = {cell: share for cell, share in shares.items() if share >= _ASKED}
    return shares, _roughly(atlas, shares)


def _around(atlas: Atlas, inside: set[int]) -> set[int]:
    reached = inside
    for _ in range(_RINGS):
        reached = reached | {n for c in reached for n in atlas.cells.touching[c]}
    return reached - inside
