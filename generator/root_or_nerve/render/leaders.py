"""Labels in columns beside a picture, with leader lines that do not cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_MOST_ROUNDS = 12
_FEW = 4
_TOWARDS = 0.6  # a line starts this share of the free radius nearer to its label


class Side(Enum):
    LEFT = -1
    RIGHT = 1


@dataclass(frozen=True)
class Spot:
    """A place that wants a label: with room round it, on one half or on both.

    x is counted from the middle of the picture.
    """

    id: str
    x: float
    y: float
    room: float = 0
    mirrored: bool = False  # the same place is seen at -x


@dataclass(frozen=True)
class Columns:
    """Where the columns are: their inner edges, the rows, and how far they reach."""

    left: float
    right: float
    row: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Leader:
    """A line from a place to the middle of its label's edge."""

    id: str
    side: Side
    x: float
    y: float
    to_x: float
    to_y: float


def place(
    left: Sequence[Spot], right: Sequence[Spot], columns: Columns
) -> list[Leader]:
    """Give each spot a row in its column, near it; lines of a column do not cross.

    As `divided` does it, lines of two columns do not cross either.
    """
    return [
        *_column(left, Side.LEFT, columns.left, columns),
        *_column(right, Side.RIGHT, columns.right, columns),
    ]


def crosses(one: Leader, other: Leader) -> bool:
    """Return whether two lines cross; to touch is not to cross."""
    a, b = (one.x, one.y), (one.to_x, one.to_y)
    c, d = (other.x, other.y), (other.to_x, other.to_y)
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def enters(leader: Leader, x: float, y: float, wide: float, high: float) -> bool:
    """Return whether a line enters a box round x and y."""
    left, right, top, bottom = x - wide / 2, x + wide / 2, y - high / 2, y + high / 2
    ends = sorted((leader.x, leader.to_x)), sorted((leader.y, leader.to_y))
    apart = (
        ends[0][0] > right
        or ends[0][1] < left
        or ends[1][0] > bottom
        or ends[1][1] < top
    )
    turns = [
        _turn((leader.x, leader.y), (leader.to_x, leader.to_y), corner)
        for corner in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    return not apart and min(turns) <= 0 <= max(turns)


def _turn(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def divided(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Divide spots: what is mirrored by height in turn, others by x.

    Few of those go where they are nearer; of many, neither column gets far more.
    """
    left: list[Spot] = []
    right: list[Spot] = []
    both = [spot for spot in spots if spot.mirrored]
    for number, spot in enumerate(sorted(both, key=lambda s: (s.y, s.x, s.id))):
        (right if number % 2 else left).append(spot)
    others = sorted((s for s in spots if not s.mirrored), key=lambda s: (s.x, s.id))
    spare = max(len(others) - _FEW, 0) * 2 // 5
    nearer = sum(spot.x < 0 for spot in others)
    cut = min(max(nearer, spare), len(others) - spare)
    return left + others[:cut], right + others[cut:]


def _column(
    spots: Sequence[Spot], side: Side, edge: float, columns: Columns
) -> list[Leader]:
    """Put a side's labels in order, and change places until no lines cross."""
    sign = side.value
    starts = [
        (
            spot.id,
            (abs(spot.x) * sign if spot.mirrored else spot.x)
            + sign * spot.room * _TOWARDS,
            spot.y,
        )
        for spot in spots
    ]
    starts.sort(key=lambda start: (start[2], start[1], start[0]))
    found: list[Leader] = []
    for _ in range(_MOST_ROUNDS):
        rows = _rows([y for _, _, y in starts], columns)
        found = [
            Leader(id, side, x, y, edge, row)
            for (id, x, y), row in zip(starts, rows, strict=True)
        ]
        found = _untangled(found)
        after = [(leader.id, leader.x, leader.y) for leader in found]
        if after == starts:
            break
        starts = after
    return found


def _rows(wanted: Sequence[float], columns: Columns) -> list[float]:
    """Return heights in the same order, as near to those wanted as rows allow."""
    groups: list[tuple[float, int]] = []  # sum of what its members want, and how many
    for number, height in enumerate(wanted):
        groups.append((height - number * columns.row, 1))
        while len(groups) > 1 and _mean(groups[-2]) >= _mean(groups[-1]):
            (total, count), (more, n) = groups[-2:]
            groups[-2:] = [(total + more, count + n)]
    flat = [_mean(group) for group in groups for _ in range(group[1])]
    highest = max(columns.bottom - (len(wanted) - 1) * columns.row, columns.top)
    return [
        min(max(base, columns.top), highest) + number * columns.row
        for number, base in enumerate(flat)
    ]


def _mean(group: tuple[float, int]) -> float:
    return group[0] / group[1]


def _untangled(leaders: Sequence[Leader]) -> list[Leader]:
    """Swap the labels of lines that cross: each time all of them become shorter."""
    found = list(leaders)
    tangled = True
    while tangled:
        tangled = False
        for i, one in enumerate(found):
            for j in range(i + 1, len(found)):
                other = found[j]
                if crosses(one, other):
                    found[i] = _to_row(other, one.to_y)
                    found[j] = _to_row(one, other.to_y)
                    one, tangled = found[i], True
    return found


def _to_row(leader: Leader, row: float) -> Leader:
    return Leader(leader.id, leader.side, leader.x, leader.y, leader.to_x, row)
