"""The ridge of the iliac crest, and its two measures: from midline and from PSIS.

The ridge is where the bone lies farthest up and backwards near the PSIS, and farthest
up near the most lateral part: there the crest is felt.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from .bones import Bone
from .surface import Floats, unit

_EVERY_MM = 0.5  # across the body, where sections are taken
_BACKWARDS_DEG = 45.0
_TURNS_MM = (78.0, 112.0)  # from the midline: here the direction turns upwards
_ROUND_MM = 4.0
_POINT_MM = 2.0  # along the ridge


@dataclass(frozen=True)
class Crest:
    """Points of the ridge from the PSIS outwards, evenly along it; mm."""

    points: Floats
    psis: Floats  # the landmark

    @cached_property
    def midline_mm(self) -> Floats:
        return self.points[:, 0]

    @cached_property
    def psis_mm(self) -> Floats:
        away: Floats = np.linalg.norm(self.points - self.psis, axis=1)
        return away

    def at_midline(self, mm: Floats) -> Floats:
        """Return the points so far from the midline; beyond its ends, the ends."""
        return _between(mm, self.midline_mm, self.points)

    def at_psis(self, mm: Floats) -> Floats:
        """Return the points so far from the PSIS; beyond its ends, the ends."""
        return _between(mm, self.psis_mm, self.points)


def ridge(innominate: Bone, psis: Floats, outer_mm: float) -> Crest:
    """Find the ridge from the PSIS to a distance from the midline."""
    places = np.arange(psis[0] + 0.4, outer_mm, _EVERY_MM)
    found = _farthest(innominate, places)
    found = found[found[:, 1] > psis[1]]
    found = np.concatenate([psis[None], found])
    round_steps = _ROUND_MM / _EVERY_MM
    along = _evenly(found, _EVERY_MM)
    smooth = gaussian_filter1d(along, round_steps, axis=0, mode="nearest")
    smooth[0] = psis
    points = _evenly(smooth, _POINT_MM)
    points = points[_records(points[:, 0])]
    away = np.linalg.norm(points - psis, axis=1)
    return Crest(points[_records(away)], psis)


def _farthest(bone: Bone, places: Floats) -> Floats:
    """Return of each section across x the point farthest in the ridge's direction."""
    edges = np.concatenate([bone.faces[:, k] for k in ([0, 1], [1, 2], [2, 0])])
    low, high = bone.vertices[edges[:, 0]], bone.vertices[edges[:, 1]]
    found = []
    for x, way in zip(places.tolist(), _direction(places), strict=True):
        over = (low[:, 0] < x) & (high[:, 0] >= x)
        share = (x - low[over, :1]) / (high[over, :1] - low[over, :1])
        points = low[over] + share * (high[over] - low[over])
        found.append(points[(points @ way).argmax()])
    return np.array(found)


def _direction(mm: Floats) -> Floats:
    first, last = _TURNS_MM
    part = np.clip((mm - first) / (last - first), 0, 1)
    angle = np.radians(_BACKWARDS_DEG) * (1 - part * part * (3 - 2 * part))
    return unit(np.stack([angle * 0, np.cos(angle), -np.sin(angle)], axis=-1))


def _between(mm: Floats, measure: Floats, points: Floats) -> Floats:
    columns = [np.interp(mm, measure, points[:, k]) for k in range(3)]
    return np.stack(columns, axis=-1)


def _evenly(points: Floats, apart_mm: float) -> Floats:
    """Return points of a line at even steps along it."""
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    count = max(2, round(float(run[-1]) / apart_mm) + 1)
    curve = PchipInterpolator(run, points)
    even: Floats = curve(np.linspace(0, run[-1], count))
    return even


def _records(values: Floats) -> np.typing.NDArray[np.bool_]:
    """Return where a value, in tenths, exceeds all before it."""
    whole = np.rint(values * 10)
    before = np.r_[-np.inf, np.maximum.accumulate(whole)[:-1]]
    return np.asarray(whole > before, dtype=np.bool_)
