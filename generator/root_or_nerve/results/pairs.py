"""Confusions of a pair, in both directions, of all learners together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..measures.answers import Answer, Interval, first_exposures
from ..measures.calibration import wilson
from .learners import Learner


@dataclass(frozen=True)
class Direction:
    """How often one class of a pair was called the other."""

    confused: int
    n: int
    interval: Interval

    @property
    def share(self) -> float | None:
        return self.confused / self.n if self.n else None


@dataclass(frozen=True)
class PairConfusions:
    """What learners make of a pair."""

    pair: str
    title: str
    roots_called_nerve: Direction
    nerves_called_root: Direction

    @property
    def order(self) -> tuple[float, str]:
        """The most often confused come first, by what is at least so often."""
        lows = self.roots_called_nerve, self.nerves_called_root
        return -max(each.interval.low for each in lows), self.pair


def pair_confusions(
    learners: Iterable[Learner], titles: Mapping[str, str]
) -> tuple[PairConfusions, ...]:
    """Return every pair that was asked, from first answers of every stream."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for learner in learners:
        for answer in first_exposures(learner.answers):
            pair = answer.pair
            if pair is not None and pair in titles and answer.key in ("root", "nerve"):
                counts[pair, answer.key, _side(answer)] += 1
    found = [
        PairConfusions(
            pair=pair,
            title=titles[pair],
            roots_called_nerve=_direction(counts, pair, "root", 1),
            nerves_called_root=_direction(counts, pair, "nerve", -1),
        )
        for pair in {pair for pair, _, _ in counts}
    ]
    return tuple(sorted(found, key=lambda each: each.order))


def _side(answer: Answer) -> int:
    return (answer.step > 0) - (answer.step < 0)


def _direction(
    counts: Counter[tuple[str, str, int]], pair: str, key: str, side: int
) -> Direction:
    n = sum(counts[pair, key, each] for each in (-1, 0, 1))
    confused = counts[pair, key, side]
    return Direction(confused, n, wilson(confused, n))
