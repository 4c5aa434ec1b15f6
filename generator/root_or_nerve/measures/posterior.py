"""What is known of a rate after some trials, on the scale of z = probit(rate).

The posterior of a rate under a Beta prior is laid on an even grid of z from -6 to 6,
so that rates near 0 and 1 keep their long tails. The difference of two such values
has the convolution of both as its distribution; quantiles are read from it.

Up to 4,000 trials the grid is finer than the narrowest posterior's deviation.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from math import exp, log
from operator import mul
from statistics import NormalDist

from .answers import Interval

_STEP = 0.02
_MIDDLE = 300
_COUNT = 2 * _MIDDLE + 1
_NORMAL = NormalDist()
_LOG_CDF = [log(_NORMAL.cdf((i - _MIDDLE) * _STEP)) for i in range(_COUNT)]
_LOG_PDF = [-(((i - _MIDDLE) * _STEP) ** 2) / 2 for i in range(_COUNT)]
_TAIL = 0.025

Weights = tuple[float, ...]


@lru_cache(maxsize=4096)
def posterior(hits: float, misses: float) -> Weights:
    """Return the weights of Beta(hits, misses) on the grid; they add up to 1.

    Both counts contain those of the prior. With p = cdf(z), p^(h-1) (1-p)^(m-1) dp is
    p^(h-1) (1-p)^(m-1) pdf(z) dz.
    """
    logs = [
        (hits - 1) * below + (misses - 1) * above + density
        for below, above, density in zip(
            _LOG_CDF, reversed(_LOG_CDF), _LOG_PDF, strict=True
        )
    ]
    highest = max(logs)
    weights = [exp(each - highest) for each in logs]
    total = sum(weights)
    return tuple(weight / total for weight in weights)


def interval_of_rate(weights: Weights) -> Interval:
    """Return the middle 95 % of a rate."""
    below = _below(weights)
    low, high = (
        _quantile(lambda i: below[i], (0, _COUNT - 1), tail)
        for tail in (_TAIL, 1 - _TAIL)
    )
    return Interval(*(_NORMAL.cdf((i - _MIDDLE) * _STEP) for i in (low, high)))


def interval_of_difference(one: Weights, other: Weights) -> Interval:
    """Return the middle 95 % of z(one) - z(other)."""
    padded = [0.0] * _COUNT + _below(one) + [1.0] * _COUNT

    def share(shift: int) -> float:
        start = _COUNT + shift
        return float(sum(map(mul, other, padded[start : start + _COUNT])))

    ends = 1 - _COUNT, _COUNT - 1
    low, high = (_quantile(share, ends, tail) for tail in (_TAIL, 1 - _TAIL))
    return Interval(low * _STEP, high * _STEP)


def interval_of_sum(one: Weights, other: Weights) -> Interval:
    """Return the middle 95 % of z(one) + z(other): the grid has a middle."""
    return interval_of_difference(one, other[::-1])


def _below(weights: Weights) -> list[float]:
    """Return how much lies below each point, half of its own weight included."""
    sums = accumulate(weights)
    return [total - weight / 2 for total, weight in zip(sums, weights, strict=True)]


def _quantile(
    share: Callable[[int], float], ends: tuple[int, int], wanted: float
) -> float:
    """Return the place, between points, below which `wanted` lies."""
    low, high = ends
    while high - low > 1:
        middle = (low + high) // 2
        if share(middle) < wanted:
            low = middle
        else:
            high = middle
    before, after = share(low), share(high)
    return low + (wanted - before) / (after - before)
