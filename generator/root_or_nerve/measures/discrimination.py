"""How well roots and nerves are told apart, and which of both is called more readily.

H is the share of nerve items answered nerve, F that of root items answered nerve.
d' = z(H) - z(F) and c = -(z(H) + z(F)) / 2, the model of equal variances (Macmillan
and Creelman, Detection Theory, 2nd ed. 2005, chapters 1 and 2). c > 0 leans to root.
Both rates have the log-linear correction (x + 0.5) / (n + 1), which keeps them off 0
and 1 (Hautus, Behav Res Methods Instrum Comput 1995; 27: 46-51).

Intervals: each rate gets the posterior of a symmetric Beta prior, and d' and c the
middle 95 % of the difference and of the sum of both on the scale of z. The prior's
0.8 was chosen by exact coverage: over all outcomes of 30, 50 and 100 items a class, for
d' 0 to 3 and c 0 and 0.7, the intervals hold the true value in 94.3 to 96.7 %. Priors
of 0.5 and less, and 1, miss the bounds of 93 to 97 % where d' is 3.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import hypot
from statistics import NormalDist

from .answers import Interval, Steps
from .posterior import interval_of_difference, interval_of_sum, posterior

PRIOR = 0.8
_NORMAL = NormalDist()


@dataclass(frozen=True)
class Counts:
    """How often nerve was answered, to items of each class."""

    hits: int
    nerves: int
    false_alarms: int
    roots: int


@dataclass(frozen=True)
class Discrimination:
    """d' and c with their intervals, from corrected rates."""

    counts: Counts
    hit_rate: float
    false_alarm_rate: float
    d_prime: float
    d_prime_interval: Interval
    criterion: float
    criterion_interval: Interval


@dataclass(frozen=True)
class Gain:
    """How much d' has grown from one form to another."""

    difference: float
    interval: Interval


def counts_of(steps: Steps) -> Counts:
    """Count the answers that say nerve."""
    return Counts(
        hits=sum(step > 0 for step in steps.nerve),
        nerves=len(steps.nerve),
        false_alarms=sum(step > 0 for step in steps.root),
        roots=len(steps.root),
    )


def corrected(count: int, n: int) -> float:
    """Return the log-linear rate."""
    return (count + 0.5) / (n + 1)


@lru_cache(maxsize=4096)
def discrimination(counts: Counts) -> Discrimination:
    """Return d' and c. Of how many items they are shown is the caller's to say."""
    hit_rate = corrected(counts.hits, counts.nerves)
    false_alarm_rate = corrected(counts.false_alarms, counts.roots)
    z_hit, z_false = _NORMAL.inv_cdf(hit_rate), _NORMAL.inv_cdf(false_alarm_rate)
    hit = _posterior(counts.hits, counts.nerves)
    alarm = _posterior(counts.false_alarms, counts.roots)
    total = interval_of_sum(hit, alarm)
    return Discrimination(
        counts=counts,
        hit_rate=hit_rate,
        false_alarm_rate=false_alarm_rate,
        d_prime=z_hit - z_false,
        d_prime_interval=interval_of_difference(hit, alarm),
        criterion=-(z_hit + z_false) / 2,
        criterion_interval=Interval(-total.high / 2, -total.low / 2),
    )


def _posterior(count: int, n: int) -> tuple[float, ...]:
    return posterior(count + PRIOR, n - count + PRIOR)


def gain(earlier: Discrimination, later: Discrimination) -> Gain:
    """Return the difference of two d' from other items.

    Its interval is made from both intervals (method of variance estimates recovery:
    Zou and Donner, Stat Med 2008; 27: 1693-1702). From 30 items a class it holds the
    truth in 93 to 97.5 % of simulated pairs of forms; of 14 a class it is never too
    narrow, but too wide, up to 99 %, where both d' are near 3.
    """
    before, after = earlier.d_prime_interval, later.d_prime_interval
    difference = later.d_prime - earlier.d_prime
    down = hypot(later.d_prime - after.low, before.high - earlier.d_prime)
    up = hypot(after.high - later.d_prime, earlier.d_prime - before.low)
    return Gain(difference, Interval(difference - down, difference + up))
