"""Which points lie in a patch of skin, and how far they are from its edges."""

from collections.abc import Callable, Mapping
from functools import cache

import numpy as np
import shapely
from scipy.interpolate import PchipInterpolator

from ..model.patches import Band, Box, Patch, Polygon, Ring, Strip
from ..model.territories import Border
from .charts import Coordinates
from .landmarks import Landmarks
from .surface import Bools, Floats

_TURN = 360.0
# Where a border of the trunk leaves its height behind and comes to that in front.
_SLANT_DEG = (30.0, 145.0)
_ROUNDS = 2  # of cutting the corners of a polygon


class Membership:
    """Evaluates patches; knows the heights that borders refer to."""

    def __init__(self, marks: Landmarks, borders: Mapping[str, Border]) -> None:
        self._marks, self._borders = marks, borders

    def inside(self, patch: Patch, charts: Mapping[str, Coordinates]) -> Bools:
        """Return which points lie in the patch."""
        on = charts[patch.chart]
        inside = on.valid.copy()
        inside[on.valid] = self._inside(patch, on.held)
        return inside

    def _inside(self, patch: Patch, on: Coordinates) -> Bools:
        match patch:
            case Strip():
                low, high = _limits(patch, on.second)
                theta = _above(on.first, low)
                start, end = patch.strip[0][0], patch.strip[-1][0]
                return (on.second >= start) & (on.second <= end) & (theta <= high)
            case Box():
                ray = _between(on.first, patch.rays)
                share = _between(on.second, patch.along)
                return ray & share & on.surface[patch.surface.value]
            case Band():
                above = self.border_mm(patch.above, on.first)
                below = self.border_mm(patch.below, on.first)
                level = (on.second <= above) & (on.second > below)
                low, high = self._sides(patch, on)
                return level & (on.first >= low) & (on.first <= high)
            case Polygon():
                shape = _rounded(patch.polygon)
                found: Bools = shapely.contains_xy(shape, on.first, on.second)
                return found
            case Ring():
                ring = _between(on.first, patch.rho_mm)
                return ring & on.surface[patch.half] if patch.half else ring

    def edges_mm(
        self, patch: Patch, charts: Mapping[str, Coordinates]
    ) -> dict[str, Floats]:
        """Return the distance of points to each edge of the patch, about, in mm.

        Where the patch's chart is not valid, points are infinitely far.
        """
        on = charts[patch.chart]
        found = {}
        for edge, away_mm in self._edges_mm(patch, on.held).items():
            found[edge] = np.full(len(on.valid), np.inf)
            found[edge][on.valid] = away_mm
        return found

    def _edges_mm(self, patch: Patch, on: Coordinates) -> dict[str, Floats]:
        match patch:
            case Strip():
                return _strip_edges(patch, on)
            case Box():
                (r0, r1), (f0, f1) = patch.rays, patch.along
                beside = _past(on.first, r0, r1) * on.first_mm
                beyond = _past(on.second, f0, f1) * on.second_mm
                return {
                    "from": np.hypot(np.abs(on.first - r0) * on.first_mm, beyond),
                    "to": np.hypot(np.abs(on.first - r1) * on.first_mm, beyond),
                    "start": np.hypot(np.abs(on.second - f0) * on.second_mm, beside),
                    "end": np.hypot(np.abs(on.second - f1) * on.second_mm, beside),
                }
            case Band():
                low, high = self._sides(patch, on)
                above = self.border_mm(patch.above, on.first)
                below = self.border_mm(patch.below, on.first)
                beside = _past(on.first, low, high) * on.first_mm
                beyond = _past(on.second, below, above)
                return {
                    "above": np.hypot(on.second - above, beside),
                    "below": np.hypot(on.second - below, beside),
                    "from": np.hypot((on.first - low) * on.first_mm, beyond),
                    "to": np.hypot((on.first - high) * on.first_mm, beyond),
                }
            case Polygon():
                return _polygon_edges(patch, on)
            case Ring():
                inner, outer = patch.rho_mm
                return {
                    "inner": np.abs(on.first - inner),
                    "outer": np.abs(on.first - outer),
                }

    def _sides(self, patch: Band, on: Coordinates) -> tuple[Floats, Floats]:
        """Return phi from and to at each point's height: straight between borders."""
        above = self.border_mm(patch.above, on.first)
        below = self.border_mm(patch.below, on.first)
        down = np.clip((above - on.second) / np.maximum(above - below, 1), 0, 1)
        ends = zip(patch.phi, patch.phi_below or patch.phi, strict=True)
        low, high = (top + down * (bottom - top) for top, bottom in ends)
        return low, high

    def border_mm(self, name: str, phi: Floats) -> Floats:
        """Return the height of a border of the trunk at each phi."""
        border = self._borders[name]
        back, front = self._marks.back(border.back), self._marks.front(border.front)
        low, high = _SLANT_DEG
        part = np.clip((phi - low) / (high - low), 0, 1)
        step = part * part * (3 - 2 * part)
        height: Floats = back + step * (front - back)
        return height


def _between(values: Floats, limits: tuple[float, float]) -> Bools:
    inside: Bools = (values >= limits[0]) & (values <= limits[1])
    return inside


def _past(values: Floats, low: float | Floats, high: float | Floats) -> Floats:
    """Return how far values lie outside the limits."""
    past: Floats = np.maximum(np.maximum(low - values, values - high), 0)
    return past


def _above(theta: Floats, low: Floats) -> Floats:
    """Return theta turned to the first value at or above `low`."""
    turned: Floats = low + np.mod(theta - low, _TURN)
    return turned


def _limits(patch: Strip, t: Floats) -> tuple[Floats, Floats]:
    """Return theta from and to at each t, smooth between the rows."""
    first, last = _edge(patch.strip, 1), _edge(patch.strip, 2)
    held = np.clip(t, patch.strip[0][0], patch.strip[-1][0])
    return first(held), last(held)


@cache
def _edge(
    rows: tuple[tuple[float, float, float], ...], column: int
) -> Callable[[Floats], Floats]:
    t, theta = [row[0] for row in rows], [row[column] for row in rows]
    curve: Callable[[Floats], Floats] = PchipInterpolator(t, theta)
    return curve


def _strip_edges(patch: Strip, on: Coordinates) -> dict[str, Floats]:
    low, high = _limits(patch, on.second)
    start, end = patch.strip[0][0], patch.strip[-1][0]
    beyond = np.maximum(np.maximum(start - on.second, on.second - end), 0)
    past_end = beyond * on.second_mm

    def to_angle(angle: Floats) -> Floats:
        off = np.abs(np.mod(on.first - angle + 180, _TURN) - 180) * on.first_mm
        away: Floats = np.hypot(off, past_end)
        return away

    theta = _above(on.first, low)
    past_high = np.maximum(theta - high, 0)
    past_low = np.maximum(low + _TURN - theta, 0)
    outside = np.minimum(past_high, past_low) * on.first_mm

    def to_row(t: float) -> Floats:
        return np.hypot(np.abs(on.second - t) * on.second_mm, outside)

    return {
        "from": to_angle(low),
        "to": to_angle(high),
        "start": to_row(start),
        "end": to_row(end),
    }


def _polygon_edges(patch: Polygon, on: Coordinates) -> dict[str, Floats]:
    """Return distances from sides, each point measuring by the scale that it has."""
    at = np.stack([on.first, on.second], axis=-1)
    mm = np.stack([on.first_mm, on.second_mm], axis=-1)
    corners = [(np.array(corner) - at) * mm for corner in patch.polygon]
    sides = zip(corners, [*corners[1:], corners[0]], strict=True)
    return {str(i): _from_origin(a, b) for i, (a, b) in enumerate(sides)}


def _from_origin(a: Floats, b: Floats) -> Floats:
    """Return how far the origin is from each line between points a and b."""
    way = b - a
    long = np.maximum((way * way).sum(axis=-1), 1e-12)
    share = np.clip(-(a * way).sum(axis=-1) / long, 0, 1)
    away: Floats = np.hypot(*(a + share[:, None] * way).T)
    return away


@cache
def _rounded(polygon: tuple[tuple[float, float], ...]) -> shapely.Polygon:
    """Return the polygon with its corners cut (Chaikin)."""
    corners = np.array(polygon)
    for _ in range(_ROUNDS):
        following = np.roll(corners, -1, axis=0)
        near = 0.8 * corners + 0.2 * following
        far = 0.2 * corners + 0.8 * following
        corners = np.stack([near, far], axis=1).reshape(-1, 2)
    shape = shapely.Polygon(corners)
    shapely.prepare(shape)
    return shape
