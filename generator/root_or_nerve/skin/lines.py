"""Paths of the atlas as points: their bounds, outlines of several together."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import dist
from typing import NamedTuple

Point = tuple[int, int]
_PIECE = re.compile(r"M[^Mz]*z?")
_NUMBER = re.compile(r"-?\d+")


class Box(NamedTuple):
    """A frame in the units of a view."""

    x: float
    y: float
    width: float
    height: float

    @property
    def mirrored(self) -> "Box":
        return Box(-self.x - self.width, self.y, self.width, self.height)


def rings(path: str) -> Iterator[list[Point]]:
    """Yield the points of each closed piece: `M x y l dx dy ... z`."""
    for piece in _PIECE.findall(path):
        numbers = [int(n) for n in _NUMBER.findall(piece)]
        x, y = numbers[0], numbers[1]
        points = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        yield points


def written(points: list[Point], *, closed: bool = True) -> str:
    """Return points as a path, in relative steps."""
    (x, y), text = points[0], ""
    start = f"M{x} {y}l"
    for to_x, to_y in points[1:]:
        dx, dy = to_x - x, to_y - y
        text += f"{' ' if text and dx >= 0 else ''}{dx}{'' if dy < 0 else ' '}{dy}"
        x, y = to_x, to_y
    return f"{start}{text}{'z' if closed else ''}"


class Ring(NamedTuple):
    """A closed piece without points that stand twice in a row, and its frame."""

    points: list[Point]
    left: int
    top: int
    right: int
    bottom: int


@lru_cache(maxsize=1024)
def _measured(path: str) -> tuple[Ring, ...]:
    """Return the pieces of a path: many frames are laid over the same one."""
    found = []
    for ring in rings(path):
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        points = _without_repeats(ring)
        found.append(Ring(points, min(xs), min(ys), max(xs), max(ys)))
    return tuple(found)


def _without_repeats(points: list[Point]) -> list[Point]:
    return [p for n, p in enumerate(points) if p != points[n - 1]]


def bounds(paths: Iterable[str]) -> Box | None:
    """Return the smallest frame round paths, if they have any points."""
    every = [ring for path in paths for ring in _measured(path)]
    if not every:
        return None
    left, top = min(ring.left for ring in every), min(ring.top for ring in every)
    right = max(ring.right for ring in every)
    bottom = max(ring.bottom for ring in every)
    return Box(left, top, right - left, bottom - top)


def together(paths: Iterable[str]) -> str:
    """Return the outline of neighbouring cells: lines between two of them go."""
    edges: dict[tuple[Point, Point], int] = {}
    for path in paths:
        for ring in rings(path):
            for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
                if edges.get((end, start), 0):
                    edges[end, start] -= 1
                else:
                    edges[start, end] = edges.get((start, end), 0) + 1
    onward: dict[Point, list[Point]] = {}
    for (start, end), count in edges.items():
        if count:
            onward.setdefault(start, []).extend([end] * count)
    return "".join(written(ring) for ring in _walked(onward) if len(ring) > 2)


def _walked(onward: dict[Point, list[Point]]) -> Iterator[list[Point]]:
    """Yield closed rings that use every edge once."""
    while onward:
        start = here = next(iter(onward))
        ring = []
        while here in onward:
            ring.append(here)
            ends = onward[here]
            after = ends.pop()
            if not ends:
                del onward[here]
            here = after
            if here == start and here not in onward:
                break
        yield ring


@lru_cache(maxsize=1024)
def clipped(path: str, box: Box, least: float = 0, *, is_open: bool = False) -> str:
    """Return what of a path can be seen in a frame, closed along the frame.

    Steps shorter than `least` are left out; if it is open at the midline, so are the
    lines along x = 0, where the other half meets it: a fill closes it again.
    """
    right, bottom = box.x + box.width, box.y + box.height
    found = []
    for ring in _measured(path):
        points = ring.points
        if ring.left < box.x:
            points = _beyond(points, 0, 1, box.x)
        if ring.right > right:
            points = _beyond(points, 0, -1, right)
        if ring.top < box.y:
            points = _beyond(points, 1, 1, box.y)
        if ring.bottom > bottom:
            points = _beyond(points, 1, -1, bottom)
        points = _coarser(points, least)
        if len(points) > 2:
            found.append(_opened(points) if is_open else written(points))
    return "".join(found)


def _coarser(points: list[Point], least: float) -> list[Point]:
    """Leave out points close to the one before, but none at the midline."""
    kept: list[Point] = []
    for point in points:
        if not kept or not point[0] or dist(point, kept[-1]) >= least:
            kept.append(point)
    return kept


def _beyond(points: list[Point], axis: int, sign: int, limit: float) -> list[Point]:
    """Return a ring cut to one side of a line."""
    kept: list[Point] = []
    for here, after in zip(points, [*points[1:], *points[:1]], strict=True):
        a, b = sign * (here[axis] - limit), sign * (after[axis] - limit)
        if a >= 0:
            kept.append(here)
        if (a >= 0) is not (b >= 0):
            share = a / (a - b)
            x = here[0] + share * (after[0] - here[0])
            y = here[1] + share * (after[1] - here[1])
            kept.append((round(x), round(y)))
    return _without_repeats(kept)


def _opened(ring: list[Point]) -> str:
    """Return a half's outline without the lines along x = 0."""
    cuts = [
        i
        for i, (x, _) in enumerate(ring)
        if x == 0 and ring[(i + 1) % len(ring)][0] == 0
    ]
    if not cuts:
        return written(ring)
    pieces = []
    for cut, following in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
        piece = [ring[i % len(ring)] for i in range(cut + 1, following + 1)]
        if len(piece) > 1:
            pieces.append(written(piece, closed=False))
    return "".join(pieces)
