"""The drawn atlas against the stated roots of nerves, as a table to read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .model.drawn import Atlas
from .model.library import Anatomy
from .model.relations import all_roots

NERVES = "nerves"  # the map of cutaneous nerves
LOW_PERCENT = 60  # less than this of a nerve's skin inside its stated roots: look again
_MOST_ROOTS = 6
_HEAD = ("nerve", "stated", "cm²", "blank", "inside", "")


@dataclass(frozen=True)
class Crossing:
    """One nerve's usual skin by dermatome. Where dermatomes overlap it counts twice."""

    nerve: str
    stated: tuple[str, ...]
    area_mm2: int
    by_root: Mapping[str, int]

    @property
    def inside_percent(self) -> int | None:
        """Return the share within stated roots of what any dermatome has; or None."""
        whole = sum(self.by_root.values())
        inside = sum(self.by_root.get(root, 0) for root in self.stated)
        return round(100 * inside / whole) if whole else None

    @property
    def blank_percent(self) -> int:
        """Return how much of the skin no dermatome of the map has, at least."""
        blank = max(0, self.area_mm2 - sum(self.by_root.values()))
        return round(100 * blank / self.area_mm2) if self.area_mm2 else 0

    @property
    def is_low(self) -> bool:
        return self.inside_percent is not None and self.inside_percent < LOW_PERCENT


def crossings(anatomy: Anatomy, atlas: Atlas, map_id: str) -> list[Crossing]:
    """Return every nerve that has skin in the atlas, the least fitting first."""
    areas = {id: drawn.area_mm2 for id, drawn in atlas.maps[NERVES].territories.items()}
    found = [
        Crossing(
            id,
            all_roots(anatomy.nerves[id].roots),
            areas.get(id, 0),
            {root: mm2 for root, mm2 in shared.items() if mm2 > 0},
        )
        for id, shared in atlas.shared_mm2[map_id].items()
        if id in anatomy.nerves
    ]
    return sorted(found, key=_least_first)


def _least_first(crossing: Crossing) -> tuple[bool, int, str]:
    percent = crossing.inside_percent
    return percent is None, percent or 0, crossing.nerve


def crosstab_lines(anatomy: Anatomy, atlas: Atlas, map_id: str) -> Iterator[str]:
    """Yield the table, line by line."""
    rows = [_row(crossing) for crossing in crossings(anatomy, atlas, map_id)]
    widths = [max(len(row[i]) for row in [_HEAD, *rows]) for i in range(5)]
    for row in [_HEAD, *rows]:
        words = [word.ljust(n) for word, n in zip(row[:2], widths[:2], strict=True)]
        words += [word.rjust(n) for word, n in zip(row[2:5], widths[2:], strict=True)]
        yield "  ".join([*words, row[5]]).rstrip()
    yield ""
    yield (
        f"{map_id}: inside is the share of a nerve's usual skin, as far as the map "
        f"colours it, that lies in its stated roots. ! marks less than {LOW_PERCENT}%."
    )


def _row(crossing: Crossing) -> tuple[str, ...]:
    ordered = sorted(crossing.by_root.items(), key=lambda item: -item[1])
    whole = sum(crossing.by_root.values())
    roots = [
        f"{root} {round(100 * mm2 / whole)}" for root, mm2 in ordered[:_MOST_ROOTS]
    ]
    percent = crossing.inside_percent
    return (
        crossing.nerve,
        " ".join(crossing.stated),
        f"{crossing.area_mm2 / 100:.0f}",
        f"{crossing.blank_percent}%",
        "-" if percent is None else f"{percent}%",
        f"{'! ' if crossing.is_low else '  '}{', '.join(roots)}",
    )
