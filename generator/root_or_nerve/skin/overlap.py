"""How much skin two look-alikes share, by map: in all, and as views show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model.anatomy import Pair, PairSide, PairSideKind
from ..model.drawn import Drawn, ViewPaths
from ..model.library import Skin
from ..model.territories import Shape
from .extent import NERVES, ROOT_MAPS, Extent, map_of, territory_of, usual
from .sight import views_of
from .undecided import covered

LEAST_MM2 = 50  # of skin: less is no more than the width of a line
_LEAST_SHOWN_MM2 = 100


@dataclass(frozen=True)
class Areas:
    """Skin of two sides in mm²: of both, of the first only, of the second only.

    What one side has where the other one's map is blank is neither: it is not known.
    """

    shared: float
    first: float
    second: float
    open_first: float = 0.0
    open_second: float = 0.0

    @property
    def share_of_first(self) -> float:
        """Return how much of the first side's skin the other has as well."""
        return _part(self.shared, self.shared + self.first + self.open_first)

    @property
    def share_of_second(self) -> float:
        return _part(self.shared, self.shared + self.second + self.open_second)

    @property
    def blank(self) -> tuple[int, int]:
        """Return how much of each side's skin the other map leaves blank, in %."""
        first = self.shared + self.first + self.open_first
        second = self.shared + self.second + self.open_second
        return (
            round(100 * _part(self.open_first, first)),
            round(100 * _part(self.open_second, second)),
        )


def _part(some: float, whole: float) -> float:
    return some / whole if whole else 0.0


@dataclass(frozen=True)
class Candidate:
    """One side with its usual skin in one map."""

    ids: tuple[str, ...]
    map_id: str
    extent: Extent


@dataclass(frozen=True)
class Overlap:
    """Two candidates on one body: skin of both, and of each what the other has not."""

    first: Candidate
    second: Candidate
    areas: Areas
    shared: Extent  # of each cell the most that both may hold
    only_first: Extent  # that the other map gives to somebody else
    only_second: Extent

    @property
    def root_map(self) -> str:
        """Return the map of dermatomes that it is read from; else that of nerves."""
        found = [c.map_id for c in (self.first, self.second) if c.map_id != NERVES]
        return found[0] if found else NERVES

    @property
    def is_shared(self) -> bool:
        return self.areas.shared >= LEAST_MM2


def overlap(
    skin: Skin, first: Sequence[str], second: Sequence[str], root_map: str | None = None
) -> Overlap | None:
    """Return how two sides of roots or nerves overlap; None if one has no skin.

    With a map of dermatomes only that one counts; else the first that has the skin.
    """
    if skin.drawn is None:
        return None
    one, other = (_candidate(skin, tuple(ids), root_map) for ids in (first, second))
    return overlap_of(skin, one, other) if one and other else None


def overlap_of(skin: Skin, one: Candidate, other: Candidate) -> Overlap:
    """Return how two stretches of drawn skin overlap."""
    drawn = skin.drawn
    assert drawn is not None
    cells = drawn.atlas.cells
    most = one.extent & other.extent
    shared = min(_exact(skin, one, other), most.area_mm2(cells))
    taken = most if shared >= LEAST_MM2 else Extent()
    (first, blank_first), (second, blank_second) = (
        _apart(skin, side, against, taken)
        for side, against in ((one, other), (other, one))
    )
    open_first, open_second = blank_first.area_mm2(cells), blank_second.area_mm2(cells)
    areas = Areas(
        shared,
        max(0.0, _area(drawn, one) - shared - open_first),
        max(0.0, _area(drawn, other) - shared - open_second),
        open_first,
        open_second,
    )
    return Overlap(one, other, areas, most, first, second)


def _apart(
    skin: Skin, side: Candidate, other: Candidate, taken: Extent
) -> tuple[Extent, Extent]:
    """Return what the other map gives to somebody else, and what it leaves blank."""
    rest = side.extent - taken
    if side.map_id == other.map_id:
        return rest, Extent()
    held = covered(skin, other.map_id)
    only = Extent(
        {
            cell: min(n, max(0, held.get(cell[1], 0) - other.extent.of(cell)))
            for cell, n in rest.shares.items()
        }
    )
    return only, rest - only


def by_view(drawn: Drawn, found: Overlap) -> list[tuple[str, Areas]]:
    """Return the areas as each view shows them, the best views first."""
    one, other = found.first.extent, found.second.extent
    upper = found.shared.area_mm2(drawn.atlas.cells)
    scale = found.areas.shared / upper if upper else 0.0
    best = views_of(drawn, one | other)
    views = []
    for view in drawn.views.values():
        shared = _seen(view, found.shared) * scale
        areas = Areas(
            shared,
            *(
                max(0.0, _seen(view, side) - shared - _open(view, side, only, found))
                for side, only in ((one, found.only_first), (other, found.only_second))
            ),
        )
        if sum(_all(areas)) >= _LEAST_SHOWN_MM2:
            views.append((view.id, areas))
    return sorted(views, key=lambda x: (x[0] not in best, -sum(_all(x[1]))))


def of_pair(skin: Skin, pair: Pair, root_map: str | None = None) -> Overlap | None:
    """Return the overlap of a pair of roots or nerves."""
    if any(side.kind is PairSideKind.CONDITION for side in pair.sides):
        return None
    one, other = pair.sides
    return overlap(skin, _ids(one), _ids(other), root_map)


def _ids(side: PairSide) -> tuple[str, ...]:
    return side.ids


def _all(areas: Areas) -> tuple[float, float, float]:
    return areas.shared, areas.first, areas.second


@lru_cache(maxsize=512)
def _candidate(
    skin: Skin, ids: tuple[str, ...], root_map: str | None
) -> Candidate | None:
    """Return a side in the map that draws most of its members."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    nerves = any(territory_of(atlas, NERVES, id) for id in ids)
    maps = (NERVES,) if nerves else (root_map,) if root_map else ROOT_MAPS
    for name in maps:
        drawn_here = tuple(id for id in ids if map_of(atlas, id, name) == name)
        extent = usual(atlas, name, drawn_here, "left")
        if extent and (len(drawn_here) == len(ids) or name == maps[-1]):
            return Candidate(drawn_here, name, extent)
    return None


def _area(drawn: Drawn, side: Candidate) -> float:
    """Return the skin of a side; of one id as it was measured on the surface."""
    if len(side.ids) == 1:
        territory = territory_of(drawn.atlas, side.map_id, side.ids[0])
        return float(territory.area_mm2) if territory else 0.0
    return side.extent.area_mm2(drawn.atlas.cells)


def _exact(skin: Skin, one: Candidate, other: Candidate) -> float:
    """Return the skin of both as it was measured, or the most that it can be."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    if one.map_id == other.map_id:
        return _in_one_map(skin, one, other)
    if NERVES not in (one.map_id, other.map_id):
        return (one.extent & other.extent).area_mm2(atlas.cells)
    root, nerve = (other, one) if one.map_id == NERVES else (one, other)
    table = atlas.shared_mm2.get(root.map_id, {})
    outer = [id for id in nerve.ids if not _is_within(skin, id, nerve.ids)]
    if not table.keys() >= {*outer}:  # parts of nerves were not measured
        return (one.extent & other.extent).area_mm2(atlas.cells)
    return float(sum(table.get(n, {}).get(r, 0) for n in outer for r in root.ids))


def _is_within(skin: Skin, id: str, others: Iterable[str]) -> bool:
    """Say if another nerve of the list includes this one."""
    return any(id in branches(skin, other) for other in others if other != id)


def _in_one_map(skin: Skin, one: Candidate, other: Candidate) -> float:
    """Return what two of the same map share: only fields overlap, and branches."""
    assert skin.drawn is not None
    cells = skin.drawn.atlas.cells
    map = skin.territories.maps.get(one.map_id)
    if map is None or map.shape is Shape.FIELDS:
        return (one.extent & other.extent).area_mm2(cells)
    nested = [
        id
        for ids, rest in ((one.ids, other.ids), (other.ids, one.ids))
        for id in ids
        if id in rest or _is_within(skin, id, rest) or id.partition(".")[0] in rest
    ]
    return usual(skin.drawn.atlas, one.map_id, nested, "left").area_mm2(cells)


@lru_cache(maxsize=512)
def branches(skin: Skin, id: str) -> tuple[str, ...]:
    """Return the nerves through which a nerve supplies skin, and theirs."""
    described = skin.territories
    nerve = described.of(NERVES).get(id) if NERVES in described.maps else None
    found: list[str] = []
    for branch in nerve.includes if nerve else ():
        found += [branch, *branches(skin, branch)]
    return tuple(dict.fromkeys(found))


def _open(view: ViewPaths, side: Extent, only: Extent, found: Overlap) -> float:
    """Return what a view shows of skin that the other map leaves blank."""
    taken = found.shared if found.is_shared else Extent()
    return _seen(view, side - taken - only)


def _seen(view: ViewPaths, extent: Extent) -> float:
    seen = view.seen_mm2
    return sum(seen.get(cell, 0) * n for (_, cell), n in extent.shares.items()) / 100
