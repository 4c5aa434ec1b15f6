"""Answers and simulated observers for tests of measures."""

from __future__ import annotations

import random
from typing import Any

from root_or_nerve.measures.answers import Answer, Steps

CUTS = (-1.6, -0.9, -0.3, 0.3, 0.9, 1.6)  # between the seven steps, round a criterion
KEPT: dict[str, Any] = {
    "id": "ulnar-or-c8.1",
    "rev": 1,
    "pair": "ulnar-or-c8",
    "key": "nerve",
    "option": "sure-nerve",
    "bet": None,
    "right": True,
    "at": 1000,
    "taken_ms": 4000,
    "stream": "probe",
    "first": True,
}


def answer(**changes: Any) -> Answer:
    """Return an answer that is a hit by a probe, but for what is changed."""
    return Answer(**(KEPT | changes))


def observe(
    at_random: random.Random, d_prime: float, criterion: float, n: int
) -> Steps:
    """Return what an ideal observer answers to n items of each class.

    Roots lie at -d'/2 and nerves at d'/2 with a deviation of 1; the row of steps is
    cut round the criterion, and its middle is narrow.
    """

    def step(middle: float) -> int:
        felt = at_random.gauss(middle, 1) - criterion
        return sum(felt > cut for cut in CUTS) - 3

    root = tuple(step(-d_prime / 2) for _ in range(n))
    return Steps(root, tuple(step(d_prime / 2) for _ in range(n)))
