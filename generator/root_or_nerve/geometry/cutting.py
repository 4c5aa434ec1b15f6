"""Triangle meshes cut along smooth borders between labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon

from .fine_mesh import Fine
from .surface import Floats, Ints

_SIMPLE_MM = 0.3
_SAME_MM = 2e-3
_DIGITS = 5  # of mm, so that pieces of a border meet
_LEAST_MM2 = 1e-6
_BULGE = 0.75  # of a Phong surface


@dataclass(frozen=True)
class Cut:
    """Triangles as corners in mm, with the label of each on each map."""

    corners: Floats  # (n, 3, 3)
    labels: Ints  # (n, maps)


def cut(mesh: Fine, maps: Sequence[Floats], normals: Floats) -> Cut:
    """Cut along every border of some maps, given as scores of labels at fine points.

    New corners bulge as the surface does whose normals stand at the mesh's vertices:
    on flat triangles, light would show where they were cut.
    """
    base, each = mesh.mesh, mesh.steps**2
    best = [scores.argmax(axis=1) for scores in maps]
    corners: list[Floats] = []
    labels: list[list[int]] = []
    for number, face in enumerate(base.faces):
        small = mesh.faces[number * each : (number + 1) * each]
        whole = [label[small] for label in best]
        if all((label == label[0, 0]).all() for label in whole):
            corners.append(base.vertices[face][None])
            labels.append([int(label[0, 0]) for label in whole])
            continue
        piece = _Piece(base.vertices[face], mesh, small)
        for part in piece.parts(maps, whole):
            found = piece.labels(maps, part)
            triangles = piece.triangles(part, normals[face])
            corners.append(triangles)
            labels += [found] * len(triangles)
    return Cut(np.concatenate(corners), np.array(labels, np.int64))


class _Piece:
    """One triangle that a border runs through, laid flat; mm."""

    def __init__(self, corners: Floats, mesh: Fine, small: Ints) -> None:
        self._origin = corners[0]
        across = corners[1] - corners[0]
        first = across / np.linalg.norm(across)
        up = np.cross(across, corners[2] - corners[0])
        self._axes = np.array([first, np.cross(up / np.linalg.norm(up), first)])
        self._corners = self._flat(corners)
        self._small = small
        self._at = self._flat(mesh.vertices[small])  # (faces, 3, 2)

    def _flat(self, points: Floats) -> Floats:
        flat: Floats = (points - self._origin) @ self._axes.T
        return flat

    def parts(self, maps: Sequence[Floats], labels: Sequence[Ints]) -> list[Polygon]:
        """Return what the borders cut the triangle into."""
        borders: list[LineString] = []
        for scores, label in zip(maps, labels, strict=True):
            steps = list(self._steps(scores[self._small], label))
            if steps:
                merged = shapely.line_merge(shapely.multilinestrings(steps))
                lines = shapely.get_parts(merged)
                borders += [shapely.simplify(line, _SIMPLE_MM) for line in lines]
        rim = self._rim(borders)
        noded = shapely.node(shapely.multilinestrings([rim, *borders]))
        found = shapely.get_parts(shapely.polygonize([noded]))
        return [part for part in found if part.area > _LEAST_MM2]

    def _steps(self, scores: Floats, labels: Ints) -> Iterator[Floats]:
        """Return the pieces of border within the small triangles."""
        for at, values, label in zip(self._at, scores, labels, strict=True):
            ends = [
                np.round(_between(at[[i, j]], values[[i, j]], label[[i, j]]), _DIGITS)
                for i, j in ((0, 1), (1, 2), (2, 0))
                if label[i] != label[j]
            ]
            if len(ends) == 2:
                yield np.array(ends)
            elif len(ends) == 3:
                middle = np.mean(ends, axis=0)
                for end in ends:
                    yield np.array([end, middle])

    def _rim(self, borders: Sequence[LineString]) -> LineString:
        """Return the triangle's edge, with a corner wherever a border ends on it."""
        ends = [np.array(line.coords)[[0, -1]] for line in borders]
        points = np.concatenate(ends) if ends else np.zeros((0, 2))
        ring: list[Floats] = []
        for a, b in zip(self._corners, np.roll(self._corners, -1, axis=0), strict=True):
            way = b - a
            long = float(np.hypot(*way))
            along = (points - a) @ way / long
            off = (
                np.abs(way[0] * (points - a)[:, 1] - way[1] * (points - a)[:, 0]) / long
            )
            on = (off < _SAME_MM) & (along > _SAME_MM) & (along < long - _SAME_MM)
            order = np.argsort(along[on])
            ring += [a, *points[on][order]]
        return shapely.LineString([*ring, ring[0]])

    def labels(self, maps: Sequence[Floats], part: Polygon) -> list[int]:
        """Return the label of a part on each map."""
        point = np.array(shapely.point_on_surface(part).coords[0])
        a, b, c = (self._at[:, k] for k in range(3))
        area = _cross(b - a, c - a)
        shares = np.stack(
            [_cross(b - point, c - point), _cross(c - point, a - point)], axis=-1
        )
        shares = shares / area[:, None]
        shares = np.c_[shares, 1 - shares.sum(axis=1)]
        chosen = int(shares.min(axis=1).argmax())
        corner = self._small[chosen]
        return [int((shares[chosen] @ scores[corner]).argmax()) for scores in maps]

    def triangles(self, part: Polygon, normals: Floats) -> Floats:
        """Return a part as triangles that look the way the whole one does."""
        found = shapely.get_parts(shapely.constrained_delaunay_triangles(part))
        flat = np.array([np.array(t.exterior.coords)[:3] for t in found])
        turned = _cross(flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]) < 0
        flat[turned] = flat[turned][:, ::-1]
        solid = flat @ self._axes + self._origin
        return self._bulged(solid, self._shares(flat), normals)

    def _shares(self, flat: Floats) -> Floats:
        """Return the shares of the three corners in points."""
        a, b, c = self._corners
        area = _cross(b - a, c - a)
        first = _cross(b - flat, c - flat) / area
        second = _cross(c - flat, a - flat) / area
        found: Floats = np.stack([first, second, 1 - first - second], axis=-1)
        return found

    def _bulged(self, solid: Floats, shares: Floats, normals: Floats) -> Floats:
        """Move points to the tangent planes of the corners, in proportion (Phong)."""
        corners = self._corners @ self._axes + self._origin
        moved = solid * (1 - _BULGE)
        for k in range(3):
            off = (solid - corners[k]) @ normals[k]
            plane = solid - off[..., None] * normals[k]
            moved = moved + _BULGE * shares[..., k, None] * plane
        return moved


def _cross(a: Floats, b: Floats) -> Floats:
    crossed: Floats = a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
    return crossed


def _between(at: Floats, scores: Floats, labels: Ints) -> Floats:
    """Return where one label's score falls below the other's, between two points."""
    one, other = labels
    lead = scores[:, one] - scores[:, other]
    share = lead[0] / (lead[0] - lead[1])
    found: Floats = at[0] + np.clip(share, 0, 1) * (at[1] - at[0])
    return found
