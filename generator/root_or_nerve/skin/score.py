"""How well an answer fits the skin that was asked for: Dice on weighted pieces.

What the answer surely covers is asked, what it may reach counts neither way, all
else is wrong. Pointers answer in cells, keyboard and lists in named regions. The
browser counts in the same way (theme/widgets/src/score.ts; a test compares them).
"""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ..model.drawn import Atlas, Cells
from .extent import HALVES, Cell, Half

Place = tuple[Half, int]  # side and number of a region
Piece = TypeVar("Piece", bound=Hashable)
_MOSTLY = 0.5  # of a region: wrong skin that makes it a wrong region
_PART = 0.15  # of a region: less of it is not asked


@dataclass(frozen=True)
class Key:
    """The skin that is asked for: cells with the percent that is surely in it."""

    half: Half
    must: Mapping[int, int]
    may: Collection[int]

    @property
    def mirrored(self) -> "Key":
        """Return the same on the other side."""
        return Key("left" if self.half == "right" else "right", self.must, self.may)


class Worth(NamedTuple):
    """What painting a piece does: skin that was asked, skin that is wrong, in mm²."""

    asked: float
    wrong: float


@dataclass(frozen=True)
class Score:
    """Areas in mm²: asked and painted, asked and left out, painted and wrong."""

    hit: float
    missed: float
    over: float

    @property
    def dice(self) -> float:
        """Return 0 for nothing right, 1 for all that was asked and nothing wrong."""
        whole = 2 * self.hit + self.missed + self.over
        return 2 * self.hit / whole if whole else 0.0

    @property
    def found(self) -> float:
        """Return the share of what was asked that was painted."""
        asked = self.hit + self.missed
        return self.hit / asked if asked else 0.0

    @property
    def excess(self) -> float:
        """Return the share of what was painted that is wrong."""
        painted = self.hit + self.over
        return self.over / painted if painted else 0.0


def score(worth: Mapping[Piece, Worth], painted: Collection[Piece]) -> Score:
    """Count an answer; every piece that could be painted has a worth."""
    chosen = {*painted}
    hit = sum(worth[piece].asked for piece in chosen)
    asked = sum(each.asked for each in worth.values())
    return Score(hit, asked - hit, sum(worth[piece].wrong for piece in chosen))


def worth_of_cells(key: Key, cells: Cells) -> dict[Cell, Worth]:
    """Return what each cell of both sides is worth; none is split."""
    return {
        (half, id): _of_cell(key, half, id, area)
        for half in HALVES
        for id, area in enumerate(cells.area_mm2)
    }


def _of_cell(key: Key, half: Half, id: int, area: int) -> Worth:
    if half == key.half:
        if id in key.must:
            return Worth(area * key.must[id] / 100, 0.0)
        if id in key.may:
            return Worth(0.0, 0.0)
    return Worth(0.0, float(area))


def worth_of_regions(key: Key, atlas: Atlas) -> dict[Place, Worth]:
    """Return what each region of both sides is worth.

    A region is asked if a part of it is, and no more of it is wrong; at least one is.
    Of the others those count neither way that are mostly within reach.
    """
    cells = worth_of_cells(key, atlas.cells)
    sums = {
        (half, n): Worth(0, 0) for half in HALVES for n in range(len(atlas.regions))
    }
    for (half, id), each in cells.items():
        place = half, atlas.cells.region[id]
        sums[place] = Worth(
            sums[place].asked + each.asked, sums[place].wrong + each.wrong
        )
    whole = dict.fromkeys(range(len(atlas.regions)), 0)
    for id, area in enumerate(atlas.cells.area_mm2):
        whole[atlas.cells.region[id]] += area
    asked = {
        (half, n)
        for (half, n), each in sums.items()
        if each.asked and each.asked >= max(each.wrong, _PART * whole[n])
    }
    if not asked and key.must:
        asked = {max(sums, key=lambda p: (sums[p].asked, -p[1]))}
    return {
        (half, n): Worth(each.asked, 0)
        if (half, n) in asked
        else Worth(0, each.wrong if each.wrong > _MOSTLY * whole[n] else 0)
        for (half, n), each in sums.items()
    }
