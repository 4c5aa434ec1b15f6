"""The cells of a pattern's skin, worked out from what the browser draws."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import cos, radians, sin
from re import findall

from ..model.library import Skin
from ..model.patterns import Area, Oval, Stretch
from ..skin.extent import Extent, usual

Point = tuple[float, float]
_KEPT = 20_000


@lru_cache(maxsize=_KEPT)
def extent_of(skin: Skin, stretch: Stretch) -> Extent:
    """Return the left half's cells of a stretch.

    Of an oval only what its view shows: the skin behind is not shaded.
    """
    assert skin.drawn is not None
    found = of_area(skin, stretch.of)
    if stretch.cut_to is not None:
        found = found & of_area(skin, stretch.cut_to)
    if stretch.within is not None:
        points = _points_of_cells(skin, stretch.view)
        cells = [cell for _, cell in found.shares]
        inside = _inside(points, cells, stretch.within)
        found = Extent(
            {
                cell: round(n * inside[cell[1]])
                for cell, n in found.shares.items()
                if cell[1] in inside
            }
        )
    return found


@lru_cache(maxsize=512)
def of_area(skin: Skin, area: Area) -> Extent:
    """Return the usual skin of several ids of a map."""
    assert skin.drawn is not None
    return usual(skin.drawn.atlas, area.map, area.ids, "left")


def _inside(
    points: Mapping[int, tuple[Point, ...]], cells: Iterable[int], oval: Oval
) -> dict[int, float]:
    """Return how much of each cell lies in an oval: 0 to 1; of others nothing."""
    turn = radians(oval.turn_deg)
    along, across = cos(turn), sin(turn)
    far = 2 * (oval.rx + oval.ry)
    found = {}
    for cell in cells:
        here = points.get(cell)
        if here is None or abs(here[0][0] - oval.x) + abs(here[0][1] - oval.y) > far:
            continue
        inside = 0
        for px, py in here:
            x, y = px - oval.x, py - oval.y
            u, v = x * along + y * across, y * along - x * across
            inside += (u / oval.rx) ** 2 + (v / oval.ry) ** 2 <= 1
        if inside:
            found[cell] = inside / len(here)
    return found


def middles(skin: Skin, view: str) -> dict[int, Point]:
    """Return the middle of each cell of a view."""
    return {cell: points[0] for cell, points in _points_of_cells(skin, view).items()}


@lru_cache(maxsize=64)
def _points_of_cells(skin: Skin, view: str) -> dict[int, tuple[Point, ...]]:
    """Return a few points of each cell: its middle, and points round that."""
    assert skin.drawn is not None
    cells = skin.drawn.views[view].cells
    return {cell: _spread(path) for cell, path in cells.items()}


def _spread(path: str) -> tuple[Point, ...]:
    """Return the middle of a cell, and points half way out to its corners."""
    ring = points_of(path.partition("z")[0])
    x, y = (sum(values) / len(ring) for values in zip(*ring, strict=True))
    step = max(1, len(ring) // 6)
    return ((x, y), *(((x + u) / 2, (y + v) / 2) for u, v in ring[::step]))


def points_of(ring: str) -> list[Point]:
    """Return the corners of one closed path: M, then relative steps."""
    numbers = [int(n) for n in findall(r"-?\d+", ring)]
    x, y = 0, 0
    points: list[Point] = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points
