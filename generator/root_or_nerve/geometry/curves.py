"""Smooth courses through soft tissue: pulled straight, kept off bone and skin."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator, make_interp_spline

from .surface import Bools, Floats

Push = Callable[[Floats], Floats]  # where points should rather be
_STIFF, _EASE = 6.0, 0.7
_ROUNDS = 60
_FINE = 41  # points of a course while it is being shaped


@dataclass(frozen=True)
class Rod:
    """A course while it is shaped: some of its points are held."""

    points: Floats  # (n, 3) mm
    held: Bools  # (n,)


def through(waypoints: Sequence[Floats], count: int = _FINE) -> Floats:
    """Return a smooth line through waypoints, its points evenly spaced."""
    way = np.array(waypoints)
    run = _run(way)
    if len(way) < 3:
        curve = PchipInterpolator(run, way)
    else:
        # Centripetal steps: no loops where waypoints lie close together.
        run = np.r_[0, np.cumsum(np.sqrt(np.diff(run)))]
        curve = make_interp_spline(run, way, k=min(3, len(way) - 1))
    dense = curve(np.linspace(0, run[-1], 8 * count))
    return evenly(dense, count)


def evenly(line: Floats, count: int) -> Floats:
    """Return so many points of a line, evenly spaced along it."""
    run = _run(line)
    even = np.linspace(0, run[-1], count)
    return np.stack([np.interp(even, run, line[:, k]) for k in range(3)], axis=-1)


def _run(line: Floats) -> Floats:
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    run: Floats = np.r_[0, np.cumsum(steps)]
    return run


def length_mm(line: Floats) -> float:
    """Return the length of a line."""
    return float(_run(line)[-1])


def shaped(
    rod: Rod, push: Push, rounds: int = _ROUNDS, stiff: float = _STIFF
) -> Floats:
    """Bend a course as little as what it must keep away from allows."""
    bent, eased = _Bend(rod.held, stiff), _Bend(rod.held, _EASE)
    points = rod.points.copy()
    for _ in range(rounds):
        points = bent(push(points), points)
    return eased(push(points), points)


class _Bend:
    """One step towards a straighter line; held points stay."""

    def __init__(self, held: Bools, stiff: float) -> None:
        count = len(held)
        second = np.diff(np.eye(count), n=2, axis=0)
        system = np.eye(count) + stiff * second.T @ second
        self._held, self._free = held, ~held
        self._inner = np.linalg.inv(system[np.ix_(~held, ~held)])
        self._fixed = system[np.ix_(~held, held)]

    def __call__(self, pushed: Floats, points: Floats) -> Floats:
        moved = points.copy()
        given = pushed[self._free] - self._fixed @ points[self._held]
        moved[self._free] = self._inner @ given
        return moved


def joined(pieces: Sequence[Floats]) -> Floats:
    """Return pieces end to end as one line; shared ends are given once."""
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
