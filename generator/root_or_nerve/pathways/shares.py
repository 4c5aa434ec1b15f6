"""Shares: the interval that belongs to a count of people."""

from math import sqrt

from ..model.amounts import Share

METHOD = "Wilson, 95%"
PEOPLE = frozenset({"patients", "volunteers"})  # two sides of one body are not apart
_Z = 1.959964  # of 95%


def interval_percent(share: Share, unit: str) -> tuple[float, float] | None:
    """Return Wilson's interval of a share, or None where none may be computed.

    It needs a published count, of people: sides or branches of one body depend on
    each other, and a percentage alone does not say how many answered.
    """
    if share.count is None or share.of is None or unit not in PEOPLE:
        return None
    return wilson_percent(share.count, share.of)


def wilson_percent(count: int, of: int) -> tuple[float, float]:
    """Return the 95% score interval (Wilson 1927) of `count` in `of`, in percent."""
    part, square = count / of, _Z * _Z
    middle = part + square / (2 * of)
    reach = _Z * sqrt(part * (1 - part) / of + square / (4 * of * of))
    scale = 100 / (1 + square / of)
    return max(0.0, (middle - reach) * scale), min(100.0, (middle + reach) * scale)
