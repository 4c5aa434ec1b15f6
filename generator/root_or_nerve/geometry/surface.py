"""The skin of the left half of the body: mesh, refinement, points on it.

Frame in mm: x to the subject's left (never negative), y up from the sole, z forwards.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_SAMPLES = 4  # a side of each base face


@dataclass(frozen=True)
class Points:
    """Places on the skin with their normals and the body segment they belong to."""

    at: Floats  # (n, 3) mm
    normal: Floats  # (n, 3)
    segment: Ints  # (n,)


@dataclass(frozen=True)
class Skin:
    """Quads of the left half; the right half is its mirror image."""

    vertices: Floats  # (n, 3) mm
    lithotomy: Floats  # (n, 3) mm, the same vertices with the hips flexed
    faces: Ints  # (m, 4)
    base_face: Ints  # (m,) the face of the unrefined mesh each one came from
    segment: Ints  # (n,)
    segments: Sequence[str]
    joints: Mapping[str, Floats]

    def index(self, *names: str) -> Ints:
        """Return the numbers of segments by name."""
        return np.array([self.segments.index(name) for name in names])

    @cached_property
    def normals(self) -> Floats:
        """Return the normal at each vertex; the midline's lie in its plane."""
        return vertex_normals(self.vertices, self.faces)


def read_skin(path: Path) -> Skin:
    """Read skin.json."""
    return skin_of(json.loads(path.read_text(encoding="utf-8")))


def skin_of(stored: Mapping[str, Any]) -> Skin:
    """Return the value of skin.json as arrays."""
    faces = np.array(stored["faces"], dtype=np.int64).reshape(-1, 4)
    return Skin(
        np.array(stored["vertices"], dtype=np.float64).reshape(-1, 3) / 10,
        np.array(stored["lithotomy"], dtype=np.float64).reshape(-1, 3) / 10,
        faces,
        np.arange(len(faces)),
        np.array(stored["segment"], dtype=np.int64),
        tuple(stored["segments"]),
        {name: np.array(at, dtype=np.float64) for name, at in stored["joints"].items()},
    )


def vertex_normals(vertices: Floats, faces: Ints) -> Floats:
    """Return unit normals at vertices, the means of those of the faces round them."""
    a, b, c, d = (vertices[faces[:, k]] for k in range(4))
    of_face = np.cross(c - a, d - b)
    normals = np.zeros_like(vertices)
    for k in range(4):
        np.add.at(normals, faces[:, k], of_face)
    normals[vertices[:, 0] < 1e-6, 0] = 0  # the mirrored half pulls the other way
    return unit(normals)


def unit(vectors: Floats) -> Floats:
    """Return vectors of length 1."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    result: Floats = vectors / np.maximum(length, 1e-12)
    return result


def refined(skin: Skin) -> Skin:
    """Return the skin with each face cut into four and rounded (Catmull and Clark)."""
    rule = _Rule(skin.faces, len(skin.vertices))
    return Skin(
        rule(skin.vertices),
        rule(skin.lithotomy),
        rule.faces,
        np.repeat(skin.base_face, 4),
        rule.inherited(skin.segment),
        skin.segments,
        skin.joints,
    )


class _Rule:
    """How the points of a refined mesh follow from those of the mesh before."""

    def __init__(self, faces: Ints, n: int) -> None:
        self._old, self._n = faces, n
        self._edges, self._edge_of = edges(faces)
        on_edge = n + len(faces) + self._edge_of
        centre = n + np.arange(len(faces))
        self.faces = np.stack(
            [
                np.stack(
                    [faces[:, k], on_edge[:, k], centre, on_edge[:, k - 1]], axis=1
                )
                for k in range(4)
            ],
            axis=1,
        ).reshape(-1, 4)

    def __call__(self, points: Floats) -> Floats:
        n, edges = self._n, self._edges
        middles = points[self._old].mean(axis=1)
        faces_at = np.bincount(self._edge_of.ravel(), minlength=len(edges))
        touching = np.zeros((len(edges), 3))
        for k in range(4):
            np.add.at(touching, self._edge_of[:, k], middles)
        ends = points[edges]
        inner = faces_at == 2
        halves = ends.mean(axis=1)
        on_edge = np.where(inner[:, None], (ends.sum(axis=1) + touching) / 4, halves)
        valence = np.bincount(edges.ravel(), minlength=n)[:, None]
        faces_here = np.bincount(self._old.ravel(), minlength=n)[:, None]
        mean_face, mean_edge = np.zeros((n, 3)), np.zeros((n, 3))
        for k in range(4):
            np.add.at(mean_face, self._old[:, k], middles)
        for k in range(2):
            np.add.at(mean_edge, edges[:, k], halves)
        smooth = (
            mean_face / np.maximum(faces_here, 1)
            + 2 * mean_edge / np.maximum(valence, 1)
            + (valence - 3) * points
        ) / np.maximum(valence, 1)
        rim = np.unique(edges[~inner])
        smooth[rim] = points[rim]
        return np.concatenate([smooth, middles, on_edge])

    def inherited(self, labels: Ints) -> Ints:
        """Return labels of the new points: those of an old point beside them."""
        return np.concatenate(
            [labels, labels[self._old[:, 0]], labels[self._edges[:, 0]]]
        )


@dataclass(frozen=True)
class Samples:
    """Points spread over all faces, each standing for a piece of skin."""

    points: Points
    area_mm2: Floats
    base_face: Ints


def samples(skin: Skin) -> Samples:
    """Return points inside every face; more than one a face, evenly spread."""
    steps = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
    u, v = (grid.ravel() for grid in np.meshgrid(steps, steps))
    weights = np.stack([(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v])
    at = np.einsum("ks,fkx->fsx", weights, skin.vertices[skin.faces]).reshape(-1, 3)
    normal = np.einsum("ks,fkx->fsx", weights, skin.normals[skin.faces])
    nearest = weights.argmax(axis=0)
    segment = skin.segment[skin.faces[:, nearest]].ravel()
    area = face_areas(skin.vertices, skin.faces) / len(u)
    return Samples(
        Points(at, unit(normal.reshape(-1, 3)), segment),
        np.repeat(area, len(u)),
        np.repeat(skin.base_face, len(u)),
    )


def edges(faces: Ints) -> tuple[Ints, Ints]:
    """Return the edges as pairs of vertices, and the edge of each face and side."""
    sides = np.stack([faces, np.roll(faces, -1, axis=1)], axis=-1)
    sides = np.sort(sides.reshape(-1, 2), axis=1)
    found, edge_of = np.unique(sides, axis=0, return_inverse=True)
    return found, edge_of.reshape(faces.shape)


def beside(faces: Ints) -> Ints:
    """Return the pairs of faces that share an edge."""
    _, edge_of = edges(faces)
    order = np.argsort(edge_of, axis=None, kind="stable")
    edge, face = edge_of.ravel()[order], order // faces.shape[1]
    same = edge[1:] == edge[:-1]
    return np.stack([face[:-1][same], face[1:][same]], axis=1)


def pieces(n: int, pairs: Ints) -> Ints:
    """Return the number of the piece that each of n faces hangs together with."""
    graph = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(n, n))
    piece: Ints = connected_components(graph, directed=False)[1].astype(np.int64)
    return piece


def face_areas(vertices: Floats, faces: Ints) -> Floats:
    """Return the area of each quad in mm², as two triangles."""
    a, b, c, d = (vertices[faces[:, k]] for k in range(4))
    first = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    second = np.linalg.norm(np.cross(c - a, d - a), axis=1)
    total: Floats = (first + second) / 2
    return total
