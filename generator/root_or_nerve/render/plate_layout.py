"""Where names stand on a plate: in their areas, or beside the figure with a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from ..model.territories import Shape
from .label_spots import inside, start
from .leaders import Columns, Leader, Side, Spot, crosses, divided, enters, place
from .letter_widths import width
from .plate_subject import SMALLEST, Subject

SIZE, INNER = 13.0, 11.0
ROW, GAP, STUB = 17.0, 26.0, 5.0
_CAPITAL = 0.72  # height of a capital letter, as a share of the size
_ROOM = 3.0


class Box(NamedTuple):
    """The place of a name in its area, in px from the middle of the upper edge."""

    x: float
    y: float
    wide: float
    high: float


@dataclass(frozen=True)
class Layout:
    """All names of a plate, and how much room they need."""

    subject: Subject
    inner: dict[str, Box]
    leaders: tuple[Leader, ...]

    @cached_property
    def tall(self) -> float:
        """Height of the figure, or of its longer column."""
        sides = [leader.side for leader in self.leaders]
        return _tall(self.subject, max(map(sides.count, Side)))

    @cached_property
    def left(self) -> float:
        """Width of everything on the left of the figure."""
        return self._column(Side.LEFT) + GAP + 2 * STUB

    @cached_property
    def right(self) -> float:
        return self._column(Side.RIGHT) + GAP + 2 * STUB

    def _column(self, side: Side) -> float:
        words = [self.subject.name(x.id) for x in self.leaders if x.side is side]
        caption = ["Right"] if self.subject.view.both else []
        return max((width(name, SIZE) for name in [*words, *caption]), default=0)


def layout(subject: Subject) -> Layout:
    """Place every name once: no line crosses another or runs through a name."""
    inner = _inner(subject) if subject.is_of_roots else {}
    while True:
        leaders = _leaders(subject, [id for id in subject.shown if id not in inner])
        hit = {
            id
            for id, box in inner.items()
            if any(enters(leader, *box) for leader in leaders)
        }
        if not hit:
            return Layout(subject, inner, tuple(leaders))
        inner = {id: box for id, box in inner.items() if id not in hit}


def _inner(subject: Subject) -> dict[str, Box]:
    """Return the names that fit into their areas."""
    found: dict[str, Box] = {}
    if subject.map.shape is Shape.ZONES:
        return found
    core, scale = subject.paths.core, subject.scale
    for id in subject.shown:
        wide = width(subject.name(id), INNER) + _ROOM
        high = INNER * _CAPITAL + _ROOM
        x, y, _ = subject.paths.labels[id]
        others = [core[other] for other in subject.shown if other != id]
        at = inside(core[id], others, (x, y), (wide / scale, high / scale))
        if at:
            box = Box(*subject.on_figure(*at), wide, high)
            if not any(_overlap(box, other) for other in found.values()):
                found[id] = box
    return found


def _overlap(one: Box, other: Box) -> bool:
    return (
        abs(one.x - other.x) * 2 < one.wide + other.wide
        and abs(one.y - other.y) * 2 < one.high + other.high
    )


def _leaders(subject: Subject, ids: Iterable[str]) -> list[Leader]:
    left, right = _sides(subject, [_spot(subject, id) for id in ids])
    edge = subject.size[0] / 2 + GAP
    tall = _tall(subject, max(len(left), len(right)))
    columns = Columns(-edge, edge, ROW, ROW / 2, tall - ROW / 2)
    found = place(
        _all_clear(subject, left, Side.LEFT),
        _all_clear(subject, right, Side.RIGHT),
        columns,
    )
    if any(crosses(a, b) for a, b in combinations(found, 2)):
        found = place(left, right, columns)
    return found


def _tall(subject: Subject, rows: int) -> float:
    return max(subject.size[1], (rows + 1) * ROW)


def _spot(subject: Subject, id: str) -> Spot:
    x, y, room = subject.paths.labels[id]
    at = subject.on_figure(x, y)
    return Spot(id, *at, room * subject.scale, subject.view.both)


def _sides(
    subject: Subject, spots: Sequence[Spot]
) -> tuple[Sequence[Spot], Sequence[Spot]]:
    """Divide them; where names stand in the drawn half, others go to the mirrored."""
    seen = [spot for spot in spots if spot.room >= SMALLEST]
    if not (subject.view.both and subject.is_of_roots):
        return divided(seen)
    return ((), seen) if subject.drawn_side < 0 else (seen, ())


def _all_clear(subject: Subject, spots: Sequence[Spot], side: Side) -> list[Spot]:
    """Move the start of each line to where it crosses least on its way out."""
    found: list[Spot] = []
    taken: list[float] = []
    for spot in sorted(spots, key=lambda spot: (spot.room, spot.id)):
        x, y = _clear(subject, spot.id, side, taken)
        taken.append(y)
        at = subject.on_figure(x, y)
        found.append(replace(spot, x=at[0], y=at[1], room=0))
    return found


def _clear(
    subject: Subject, id: str, side: Side, taken: Sequence[float]
) -> tuple[float, float]:
    mirrored = subject.view.both and side.value != subject.drawn_side
    sign = -side.value if mirrored else side.value
    x, y, _ = subject.paths.labels[id]
    core, outline = subject.paths.core[id], subject.view.outline
    return start(core, outline, (x, y), sign, subject.scale, taken)
