"""How often a pair is right, drawn to what the learner gets right in general.

Accuracy of a pair is the mean of Beta(right + k m, wrong + k (1 - m)): the shares of a
learner's pairs lie around their mean m with the strength k (beta-binomial; Gelman and
others, Bayesian Data Analysis, 3rd ed. 2013, chapter 5). m is the share of all their
right answers, after one right and one wrong that were not given, and kept between 0.05
and 0.95: nobody is taken to be always right.

k is fixed at 10, not estimated: with few answers to few pairs an estimate by moments
is often infinite or negative, and the numbers of a learner would jump. With k = 10,
pairs of a learner who is right in 7 of 10 differ by a deviation of 14 in 100, and after
ten answers a pair counts as much as all the others. The interval is the middle 95 %.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .answers import Answer, Interval
from .posterior import interval_of_rate, posterior

STRENGTH = 10
_LEAST = 0.05


@dataclass(frozen=True)
class PairAccuracy:
    """What is known of one pair."""

    right: int
    n: int
    accuracy: float
    interval: Interval


def shrunken(right: int, n: int, mean: float) -> PairAccuracy:
    """Return the accuracy of a pair, given the learner's mean."""
    for_it = right + STRENGTH * mean
    against = n - right + STRENGTH * (1 - mean)
    interval = interval_of_rate(posterior(for_it, against))
    return PairAccuracy(right, n, for_it / (for_it + against), interval)


def accuracy_by_pair(answers: Iterable[Answer]) -> dict[str, PairAccuracy]:
    """Return the accuracy of each pair that was answered; cases belong to none."""
    right: dict[str, list[bool]] = {}
    for answer in answers:
        if answer.pair is not None:
            right.setdefault(answer.pair, []).append(answer.right)
    every = [each for list_ in right.values() for each in list_]
    mean = min(max((sum(every) + 1) / (len(every) + 2), _LEAST), 1 - _LEAST)
    return {pair: shrunken(sum(x), len(x), mean) for pair, x in right.items()}
