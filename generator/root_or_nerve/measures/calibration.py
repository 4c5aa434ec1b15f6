"""Whether somebody is as often right as they are sure.

The steps stand for a probability that it is a nerve: sure 0.95, probably 0.8, leaning
0.6, and the same towards root; an answer that is neither, without a bet, for 0.5. The
words of the scale carry no numbers, so these are a convention: evenly spread between
a guess and what is as good as certain, and never certainty.

The Brier score is the mean square of (probability - what it was), 0 at best and 0.25
for who never leans (Brier, Mon Weather Rev 1950; 78: 1-3). Over-confidence is mean
confidence minus the share of right answers, among answers that lean.

Intervals of shares are Wilson's (J Am Stat Assoc 1927; 22: 209-212). Given the steps
that were chosen, the Brier score is a weighted sum of such shares, so its interval is
made from theirs (Zou and Donner, Stat Med 2008; 27: 1693-1702).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from statistics import NormalDist

from .answers import Interval, Steps

PROBABILITY = {-3: 0.05, -2: 0.2, -1: 0.4, 0: 0.5, 1: 0.6, 2: 0.8, 3: 0.95}
_SIZES = (1, 2, 3)
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Bar:
    """A step: the probability that it says, and how often it was a nerve."""

    step: int
    said: float
    n: int
    nerves: int
    interval: Interval

    @property
    def was(self) -> float | None:
        """The share that was a nerve; None where the step was never used."""
        return self.nerves / self.n if self.n else None


@dataclass(frozen=True)
class OverConfidence:
    """Mean confidence minus the share of right answers."""

    excess: float
    interval: Interval


@dataclass(frozen=True)
class Calibration:
    """Bars of the six steps that lean, from root to nerve; and what they add up to."""

    bars: tuple[Bar, ...]
    brier: float
    brier_interval: Interval
    over_confidence: OverConfidence | None  # None: no answer leans


def wilson(count: int, n: int) -> Interval:
    """Return the interval of a share; of nothing, all is possible."""
    if n == 0:
        return Interval(0, 1)
    spread = _Z * sqrt(count * (n - count) / n + _Z * _Z / 4)
    middle, size = count + _Z * _Z / 2, n + _Z * _Z
    return Interval((middle - spread) / size, (middle + spread) / size)


def calibration(steps: Steps) -> Calibration:
    """Return how well the steps fit; there must be an answer."""
    bars = tuple(_bar(steps, step) for step in PROBABILITY if step)
    brier = _brier(steps)
    interval = _brier_interval(steps, brier)
    return Calibration(bars, brier, interval, _over_confidence(steps))


def _bar(steps: Steps, step: int) -> Bar:
    nerves = steps.nerve.count(step)
    n = nerves + steps.root.count(step)
    return Bar(step, PROBABILITY[step], n, nerves, wilson(nerves, n))


def _brier(steps: Steps) -> float:
    squares = [(1 - PROBABILITY[step]) ** 2 for step in steps.nerve]
    squares += [PROBABILITY[step] ** 2 for step in steps.root]
    return sum(squares) / len(squares)


def _right(steps: Steps, sizes: Sequence[int]) -> tuple[int, int]:
    """Return how many answers of these sizes, to either side, were right, of all."""
    right = sum(steps.nerve.count(s) + steps.root.count(-s) for s in sizes)
    wrong = sum(steps.root.count(s) + steps.nerve.count(-s) for s in sizes)
    return right, right + wrong


def _brier_interval(steps: Steps, brier: float) -> Interval:
    total = len(steps.root) + len(steps.nerve)
    better, worse = [], []
    for size in _SIZES:
        right, n = _right(steps, (size,))
        if n:
            # A right answer costs (1 - p)^2, a wrong one p^2: 2p - 1 more.
            weight = (2 * PROBABILITY[size] - 1) * n / total
            bounds = wilson(right, n)
            better.append(weight * (bounds.high - right / n))
            worse.append(weight * (right / n - bounds.low))
    return Interval(brier - hypot(*better), brier + hypot(*worse))


def _over_confidence(steps: Steps) -> OverConfidence | None:
    right, n = _right(steps, _SIZES)
    if n == 0:
        return None
    sizes = [abs(step) for step in (*steps.root, *steps.nerve) if step]
    confidence = sum(PROBABILITY[size] for size in sizes) / n
    bounds = wilson(right, n)
    interval = Interval(confidence - bounds.high, confidence - bounds.low)
    return OverConfidence(confidence - right / n, interval)
