"""Filters of a list: radio buttons by which a style sheet hides items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..model.base import Region


@dataclass(frozen=True)
class Filter:
    """A legend and its values; an item carries the numbers of its own, from 1."""

    legend: str
    values: Sequence[StrEnum]

    @property
    def choices(self) -> list[tuple[int, str]]:
        """Return number and words of each value; the number 0 stands for all."""
        words = (value.value for value in self.values)
        return [(n, w[:1].upper() + w[1:]) for n, w in enumerate(words, 1)]

    def numbers(self, values: Iterable[StrEnum]) -> str:
        """Return what an item carries: "1 4"."""
        return " ".join(str(self.values.index(value) + 1) for value in values)


def region_filter(used: Iterable[Region]) -> Filter:
    """Return a filter by those regions that there is anything in."""
    found = set(used)
    return Filter("Region", tuple(region for region in Region if region in found))
