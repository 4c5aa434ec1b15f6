"""How far each place is from a closed surface of the left half: in mm, negative inside.

Kept on a grid, so that many places can be asked at once; between its points it is
interpolated. Rays run forwards: to the left of the midline they meet the half mesh as
they would meet the whole one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree

from .bones import Bone
from .surface import Floats, Ints, unit

_SAMPLE_OF_STEP = 0.55
_OFF_GRID = np.array([0.0137, 0.0071, 0.0])  # rays that meet no vertex


@dataclass(frozen=True)
class Field:
    """Signed distance on a grid, up to the farthest that was asked for."""

    corner: Floats  # mm
    step_mm: float
    values: Floats  # (nx, ny, nz)

    def __call__(self, points: Floats) -> Floats:
        """Return the signed distance of points (…, 3) in mm."""
        at = (points - self.corner) / self.step_mm
        found: Floats = map_coordinates(
            self.values, at.reshape(-1, 3).T, order=1, mode="nearest"
        )
        return found.reshape(points.shape[:-1])

    def away(self, points: Floats) -> Floats:
        """Return the direction in which the distance grows."""
        steps = np.eye(3) * self.step_mm
        grown = [self(points + step) - self(points - step) for step in steps]
        return unit(np.stack(grown, axis=-1))


def field(
    halves: Sequence[Bone],
    low: Floats,
    high: Floats,
    step_mm: float,
    farthest_mm: float,
) -> Field:
    """Measure the distance from closed surfaces, of which left halves are given."""
    count = np.ceil((high - low) / step_mm).astype(int) + 1
    axes = [low[k] + step_mm * np.arange(count[k]) for k in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    sample_mm = step_mm * _SAMPLE_OF_STEP
    cloud = np.concatenate([_samples(half, sample_mm) for half in halves])
    reach = low - farthest_mm, high + farthest_mm
    mirrored = cloud[cloud[:, 0] < farthest_mm] * [-1, 1, 1]
    cloud = np.concatenate([cloud, mirrored])
    cloud = cloud[((cloud > reach[0]) & (cloud < reach[1])).all(axis=1)]
    away, _ = cKDTree(cloud).query(
        grid.reshape(-1, 3), distance_upper_bound=farthest_mm, workers=-1
    )
    away = np.minimum(away, farthest_mm).reshape(*count)
    inside = np.zeros(count, dtype=np.bool_)
    for half in halves:
        inside |= within(half, grid)
    return Field(low, step_mm, np.where(inside, -away, away))


def within(half: Bone, grid: Floats) -> np.typing.NDArray[np.bool_]:
    """Return which points of a regular grid lie inside a surface and its mirror."""
    columns = grid[:, :, 0, :].copy()
    columns[..., 0] = np.abs(columns[..., 0])
    flat = columns.reshape(-1, 3) + _OFF_GRID
    column, depth = crossings(half, flat[:, :2])
    z = grid[0, 0, :, 2]
    first = np.searchsorted(z, depth)
    turns = np.zeros((len(flat), len(z) + 1), dtype=np.int64)
    np.add.at(turns, (column, first), 1)
    odd = np.cumsum(turns, axis=1)[:, :-1] % 2 == 1
    return np.asarray(odd.reshape(grid.shape[:3]), dtype=np.bool_)


def crossings(surface: Bone, at: Floats) -> tuple[Ints, Floats]:
    """Return where lines along z through (x, y) meet triangles: line, and z in mm."""
    corners = surface.vertices[surface.faces]
    low, high = corners[..., :2].min(axis=1), corners[..., :2].max(axis=1)
    order = np.argsort(at[:, 0], kind="stable")
    sorted_x = at[order, 0]
    begin = np.searchsorted(sorted_x, low[:, 0])
    end = np.searchsorted(sorted_x, high[:, 0])
    lines, depths = [np.zeros(0, np.int64)], [np.zeros(0)]
    for face in np.flatnonzero(end > begin).tolist():
        near = order[begin[face] : end[face]]
        near = near[(at[near, 1] >= low[face, 1]) & (at[near, 1] <= high[face, 1])]
        if not len(near):
            continue
        weights = _weights(corners[face, :, :2], at[near])
        hit = (weights >= 0).all(axis=1)
        lines.append(near[hit])
        depths.append(weights[hit] @ corners[face, :, 2])
    return np.concatenate(lines), np.concatenate(depths)


def _weights(triangle: Floats, at: Floats) -> Floats:
    """Return the shares of a flat triangle's corners in points; below 0 outside."""
    a, b, c = triangle
    ab, ac = b - a, c - a
    area = ab[0] * ac[1] - ab[1] * ac[0]
    if abs(area) < 1e-12:
        return np.full((len(at), 3), -1.0)
    off = at - a
    second = (off[:, 0] * ac[1] - off[:, 1] * ac[0]) / area
    third = (ab[0] * off[:, 1] - ab[1] * off[:, 0]) / area
    return np.stack([1 - second - third, second, third], axis=1)


def _samples(surface: Bone, apart_mm: float) -> Floats:
    """Return points all over a surface, at most so far apart along its edges."""
    corners = surface.vertices[surface.faces]
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    steps = np.ceil(sides / apart_mm).astype(int)
    found = []
    for step in np.unique(steps):
        some = corners[steps == step]
        shares = [
            (i, j, step - i - j) for i in range(step + 1) for j in range(step + 1 - i)
        ]
        weights = np.array(shares, np.float64) / step
        found.append(np.einsum("sk,fkx->fsx", weights, some).reshape(-1, 3))
    return np.concatenate(found)
