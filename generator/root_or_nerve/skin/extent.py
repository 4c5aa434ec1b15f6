"""A stretch of skin, on one side of the body or on both, as weighted cells.

A share is how much of a cell it covers, in percent. What two stretches share of a
cell is not known from their shares: the smaller one is the most that it can be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import dist
from typing import Literal

from ..model.base import Side
from ..model.drawn import Atlas, Cells, DrawnTerritory

Half = Literal["right", "left"]
Cell = tuple[Half, int]
Amount = Literal["core", "halo", "partial"]

NERVES = "nerves"
ROOT_MAPS = ("lee-2008", "keegan-garrett-1948")  # the first one that has the root
_PARTIAL = 2 / 3


@dataclass(frozen=True)
class Extent:
    """How much of each cell is covered, in percent; cells without any are left out."""

    shares: Mapping[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not all(self.shares.values()):
            kept = {cell: n for cell, n in self.shares.items() if n}
            object.__setattr__(self, "shares", kept)

    def __bool__(self) -> bool:
        return bool(self.shares)

    def __or__(self, other: "Extent") -> "Extent":
        """Return what either covers; of a cell the larger share."""
        every = dict(self.shares)
        for cell, n in other.shares.items():
            if n > every.get(cell, 0):
                every[cell] = n
        return Extent(every)

    def __and__(self, other: "Extent") -> "Extent":
        """Return what both may cover; of a cell the smaller share: the most."""
        theirs = other.shares
        return Extent(
            {
                cell: min(n, theirs[cell])
                for cell, n in self.shares.items()
                if cell in theirs
            }
        )

    def __sub__(self, other: "Extent") -> "Extent":
        """Return what this one covers and the other does not."""
        return Extent({c: max(0, n - other.of(c)) for c, n in self.shares.items()})

    def of(self, cell: Cell) -> int:
        """Return how much of a cell is covered, in percent."""
        return self.shares.get(cell, 0)

    @property
    def halves(self) -> tuple[Half, ...]:
        """Return the sides on which there is anything."""
        found = {half for half, _ in self.shares}
        return tuple(half for half in HALVES if half in found)

    @property
    def mirrored(self) -> "Extent":
        """Return the same on the other side."""
        return Extent({(_OTHER[h], id): n for (h, id), n in self.shares.items()})

    def on(self, half: Half) -> "Extent":
        """Return what lies on one side."""
        return Extent({c: n for c, n in self.shares.items() if c[0] == half})

    def area_mm2(self, cells: Cells) -> float:
        """Return the area of the skin."""
        return sum(cells.area_mm2[c[1]] * n for c, n in self.shares.items()) / 100

    def dice(self, other: "Extent", cells: Cells) -> float:
        """Return how alike two stretches are: 0 nothing shared, 1 the same."""
        both = self.area_mm2(cells) + other.area_mm2(cells)
        return 2 * (self & other).area_mm2(cells) / both if both else 1.0


HALVES: tuple[Half, ...] = ("right", "left")
_OTHER: Mapping[Half, Half] = {"right": "left", "left": "right"}


def halves_of(side: Side | None) -> tuple[Half, ...]:
    """Return the sides that a side in a case means; nothing said means the right."""
    if side is Side.BOTH:
        return HALVES
    return ("left",) if side is Side.LEFT else ("right",)


def of_cells(ids: Iterable[int], half: Half) -> Extent:
    """Return whole cells of one side."""
    return Extent({(half, id): 100 for id in ids})


def of_regions(atlas: Atlas, names: Iterable[str], half: Half) -> Extent:
    """Return named regions of one side. Raises KeyError."""
    return of_cells((c for n in names for c in atlas.cells_of_region[n]), half)


def map_of(atlas: Atlas, id: str, wanted: str | None = None) -> str | None:
    """Return the map that a root or nerve is drawn in.

    That is the wanted one if it has the skin; else, for a root that its map leaves
    blank, the next one that draws it: whoever shows it has to say so.
    """
    maps: list[str] = [wanted] if wanted else []
    maps += [NERVES] if territory_of(atlas, NERVES, id) else ROOT_MAPS
    for name in maps:
        territory = territory_of(atlas, name, id)
        if territory is not None and (territory.usual or territory.reach):
            return name
    return None


def territory_of(atlas: Atlas, map_id: str, id: str) -> DrawnTerritory | None:
    """Return a territory of a map, if the map has it."""
    return atlas.maps[map_id].territories.get(id) if map_id in atlas.maps else None


def of_territory(
    atlas: Atlas,
    id: str,
    half: Half,
    amount: Amount = "core",
    map_id: str | None = None,
) -> Extent:
    """Return the skin of a root, a nerve or a part of one (ID.PART) on one side.

    An id that no map draws has no skin.
    """
    found = map_of(atlas, id, map_id)
    territory = territory_of(atlas, found, id) if found else None
    if territory is None:
        return Extent()
    if amount == "partial":
        shares: Mapping[int, int] = _middle(atlas.cells, territory.usual)
    else:
        is_core = amount == "core"
        shares = (territory.sure or territory.usual) if is_core else territory.reach
    return Extent({(half, cell): share for cell, share in shares.items()})


def usual(atlas: Atlas, map_id: str, ids: Iterable[str], half: Half) -> Extent:
    """Return the usual skin of several together, from one map."""
    whole = Extent()
    for id in ids:
        territory = territory_of(atlas, map_id, id)
        if territory is not None:
            whole |= Extent({(half, c): n for c, n in territory.usual.items()})
    return whole


def _middle(cells: Cells, shares: Mapping[int, int]) -> dict[int, int]:
    """Return two thirds of the skin, from its middle out."""
    if not shares:
        return {}
    area = {id: cells.area_mm2[id] * share / 100 for id, share in shares.items()}
    whole = sum(area.values())
    centre = [
        sum(cells.at_mm[id][axis] * mm2 for id, mm2 in area.items()) / whole
        for axis in range(3)
    ]
    first = min(sorted(shares), key=lambda id: dist(cells.at_mm[id], centre))
    near = sorted(
        shares, key=lambda id: (dist(cells.at_mm[id], cells.at_mm[first]), id)
    )
    kept: dict[int, int] = {}
    covered = 0.0
    for id in near:
        if covered >= whole * _PARTIAL:
            break
        kept[id] = shares[id]
        covered += area[id]
    return kept
