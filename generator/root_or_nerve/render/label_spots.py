"""Where a name stands in its area, and where a line to one beside it starts."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

Span = tuple[float, float]
Edge = tuple[float, float, float, float]

_TOKEN = re.compile(r"[MlLzZ]|-?\d+(?:\.\d+)?")
_STEPS = 24  # heights that are tried in each area
_ROWS = 14
_PIECE = 70.0  # to cross another limb costs as much as so many px
_ASIDE = 0.6  # a px up or down costs this much
_SHARED, _NEAR = 30.0, 9.0  # so does a line nearer than so many px to this one
_INSET, _THIN = 9.0, 2.5


def start(
    area: str,
    outline: str,
    centre: Span,
    sign: int,
    scale: float,
    taken: Collection[float] = (),
) -> tuple[float, float]:
    """Return the best start of a line that leaves to the left (-1) or right (1).

    `centre` is where the label would be without all this; at heights that are taken
    other lines leave.
    """
    edges = _edges(area)
    low, high = _reach(edges)
    best, place = float("inf"), centre
    margin = _THIN / scale
    for height in _heights(low + margin, high - margin, centre[1]):
        levels = [_spans(edges, height + d) for d in (-margin, 0, margin)]
        for x, room in _candidates(levels, sign, scale):
            cost = _cost(x, room, sign, _outside(outline, height), scale)
            cost += _ASIDE * abs(height - centre[1]) * scale
            cost += _SHARED * any(abs(height - y) * scale < _NEAR for y in taken)
            if cost < best:
                best, place = cost, (x, height)
    return place


def inside(
    area: str, others: Sequence[str], centre: Span, size: Span
) -> tuple[float, float] | None:
    """Return the middle of a box in the area that no border crosses; near `centre`."""
    own = _edges(area)
    low, high = _reach(own)
    near = [
        edge
        for path in (area, *others)
        if _reach(_edges(path))[0] < high and _reach(_edges(path))[1] > low
        for edge in _edges(path)
    ]
    for x, y in [centre, *sorted(_grid(own, size), key=lambda at: _away(at, centre))]:
        if _is_clear(near, x, y, size):
            return x, y
    return None


def _grid(edges: tuple[Edge, ...], size: Span) -> Iterator[tuple[float, float]]:
    """Yield places where a box may fit: the middle and the ends of each span."""
    low, high = _reach(edges)
    wide, tall = size
    step = max((high - low) / _ROWS, 1)
    for row in range(_ROWS):
        y = low + (row + 0.5) * step
        for a, b in _spans(edges, y):
            if b - a > wide and tall < high - low:
                yield (a + b) / 2, y
                yield a + (b - a) / 3, y
                yield b - (b - a) / 3, y


def _away(one: Span, other: Span) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _is_clear(edges: Sequence[Edge], x: float, y: float, size: Span) -> bool:
    left, right = x - size[0] / 2, x + size[0] / 2
    top, bottom = y - size[1] / 2, y + size[1] / 2
    return not any(
        min(y1, y2) < bottom
        and max(y1, y2) > top
        and min(x1, x2) < right
        and max(x1, x2) > left
        and _enters((x1, y1, x2, y2), left, top, right, bottom)
        for x1, y1, x2, y2 in edges
    )


def _enters(edge: Edge, left: float, top: float, right: float, bottom: float) -> bool:
    """Return whether a line that may enter a box does, by the sides of its corners."""
    x1, y1, x2, y2 = edge
    turns = [
        (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
        for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    return min(turns) < 0 < max(turns)


def _heights(low: float, high: float, first: float) -> Iterator[float]:
    """Yield heights to try, rounded so that areas share those of the outline."""
    yield first
    step = max(4, round((high - low) / _STEPS / 4) * 4)
    yield from (float(y) for y in range(int(low // 4) * 4 + 4, int(high), step))


def _candidates(
    levels: Sequence[Sequence[Span]], sign: int, scale: float
) -> Iterator[tuple[float, float]]:
    """Yield places, with the room beside them, in each part of the area at a height."""
    for a, b in levels[1]:
        inset = min((b - a) / 2, max(_INSET / scale, (b - a) * 0.3))
        x = b - inset if sign > 0 else a + inset
        if all(any(p < x < q for p, q in spans) for spans in levels):
            yield x, inset


def _cost(
    x: float, room: float, sign: int, pieces: Sequence[Span], scale: float
) -> float:
    """Return the way over others' skin, and over other limbs, in px."""
    far = 0.0
    for a, b in pieces:
        if a <= x <= b:
            far += max((b - x if sign > 0 else x - a) - room, 0) * scale / 2
        elif (a - x) * sign > 0:
            far += _PIECE + (b - a) * scale
    return far - min(room * scale, _INSET) * 2


def area_px(path: str, scale: float) -> float:
    """Return how much a path encloses."""
    return sum(x1 * y2 - x2 * y1 for x1, y1, x2, y2 in _edges(path)) / 2 * scale**2


def without_midline(path: str) -> str:
    """Return a path without its edges along x = 0, where two halves meet."""
    pieces: list[str] = []
    end: Span | None = None
    for x1, y1, x2, y2 in _edges(path):
        if x1 == x2 == 0:
            end = None
            continue
        begin = "" if end == (x1, y1) else f"M{x1:g} {y1:g}l"
        gap = "" if begin or x2 < x1 else " "
        pieces.append(f"{begin}{gap}{x2 - x1:g} {y2 - y1:g}".replace(" -", "-"))
        end = x2, y2
    return "".join(pieces)


def along_midline(path: str, aside: float) -> str:
    """Return narrow boxes over the edges of a path along x = 0."""
    found = ((y1, y2) for x1, y1, x2, y2 in _edges(path) if x1 == x2 == 0)
    return "".join(
        f"M{-aside:g} {min(a, b):g}h{2 * aside:g}v{abs(b - a):g}h{-2 * aside:g}z"
        for a, b in found
    )


@lru_cache(maxsize=256)
def _edges(path: str) -> tuple[Edge, ...]:
    """Return the edges of a path of absolute M and relative l."""
    found: list[Edge] = []
    points: list[tuple[float, float]] = []
    numbers: list[float] = []
    relative = False
    for token in [*_TOKEN.findall(path), "z"]:
        if token in "MzZ":
            if len(points) > 2:
                closed = [*points, points[0]]
                found += [(*a, *b) for a, b in pairwise(closed)]
            points, numbers, relative = [], [], False
        elif token in "lL":
            relative = token == "l"
        else:
            numbers.append(float(token))
            if len(numbers) == 2:
                x, y = numbers
                before = points[-1] if relative and points else (0.0, 0.0)
                points.append((before[0] + x, before[1] + y))
                numbers = []
    return tuple(found)


@lru_cache(maxsize=20_000)
def _outside(outline: str, height: float) -> tuple[Span, ...]:
    return tuple(_spans(_edges(outline), height))


@lru_cache(maxsize=256)
def _reach(edges: tuple[Edge, ...]) -> Span:
    heights = [edge[1] for edge in edges]
    return (min(heights), max(heights)) if heights else (0, 0)


def _spans(edges: Sequence[Edge], height: float) -> list[Span]:
    """Return where a horizontal line is inside."""
    at = sorted(
        x1 + (height - y1) * (x2 - x1) / (y2 - y1)
        for x1, y1, x2, y2 in edges
        if (y1 <= height) != (y2 <= height)
    )
    return list(zip(at[::2], at[1::2], strict=False))
