"""Triangle meshes of bones: merged, split, halved, measured; lengths in mm."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .makehuman import Floats, Ints

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Bone:
    """A surface: vertices in mm, triangles of their indices, seen from outside."""

    vertices: Floats
    faces: Ints

    def moved(self, turn: Floats, shift: Floats) -> "Bone":
        """Return the bone turned about the origin, then shifted (mm)."""
        return replace(self, vertices=self.vertices @ turn.T + shift)


def merged(points: Floats, faces: Ints) -> Bone:
    """Join points that agree to 0.001 mm, and drop triangles that vanish."""
    _, first, at = np.unique(
        np.round(points, 3) + 0.0, axis=0, return_index=True, return_inverse=True
    )
    joined = at.reshape(-1)[faces]
    a, b, c = joined.T
    whole = (a != b) & (b != c) & (c != a)
    return Bone(points[first], joined[whole])


def split(bone: Bone) -> tuple[Bone, ...]:
    """Return the connected parts, from the subject's right to left."""
    label = np.arange(len(bone.vertices))
    while True:
        lowest = label[bone.faces].min(1)
        spread = label.copy()
        np.minimum.at(spread, bone.faces.reshape(-1), np.repeat(lowest, 3))
        if (spread == label).all():
            break
        label = spread
    parts = (only(bone, label[bone.faces[:, 0]] == name) for name in np.unique(label))
    return tuple(sorted(parts, key=lambda part: float(part.vertices[:, 0].mean())))


def only(bone: Bone, kept: Bools) -> Bone:
    """Return the bone with only some of its triangles, and the vertices they use."""
    used, at = np.unique(bone.faces[kept], return_inverse=True)
    return Bone(bone.vertices[used], at.reshape(-1, 3).astype(np.int64))


def nearest(points: Floats, cloud: Floats) -> Ints:
    """Return for each point the index of the nearest one of a cloud."""
    squares = (cloud**2).sum(1)
    found = [
        (squares - 2 * block @ cloud.T).argmin(1)
        for block in np.array_split(points, 1 + len(points) // 256)
    ]
    return np.concatenate(found).astype(np.int64)


def normals(bone: Bone) -> tuple[Floats, Floats, Floats]:
    """Return of every triangle the outward normal, the centre (mm), the area (mm²)."""
    a, b, c = (bone.vertices[bone.faces[:, k]] for k in range(3))
    cross = np.cross(b - a, c - a)
    length = np.linalg.norm(cross, axis=1)
    return cross / length[:, None], (a + b + c) / 3, length / 2


def volume(bone: Bone) -> float:
    """Return the volume inside a closed surface (mm³): above 0 if outside is out."""
    a, b, c = (bone.vertices[bone.faces[:, k]] for k in range(3))
    return float((a * np.cross(b, c)).sum() / 6)


def smoothed(bone: Bone, rounds: int) -> Bone:
    """Smooth without shrinking (Taubin: one step in, a slightly larger one out)."""
    edges = np.concatenate([bone.faces[:, k] for k in ([0, 1], [1, 2], [2, 0])])
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    both = np.concatenate([edges, edges[:, ::-1]])
    count = np.bincount(both[:, 0], minlength=len(bone.vertices))[:, None]
    points = bone.vertices
    for step in (0.5, -0.53) * rounds:
        mean = np.zeros_like(points)
        np.add.at(mean, both[:, 0], points[both[:, 1]])
        points = points + step * (mean / count - points)
    return replace(bone, vertices=points)


def left_half(bone: Bone, snap: float) -> Bone:
    """Cut at the midline and keep x >= 0; vertices within snap (mm) move onto it."""
    points = bone.vertices.copy()
    points[np.abs(points[:, 0]) < snap, 0] = 0.0
    added: list[Floats] = []
    cuts: dict[tuple[int, int], int] = {}

    def cut(a: int, b: int) -> int:
        key = (min(a, b), max(a, b))
        if key not in cuts:
            low, high = points[key[0]], points[key[1]]
            at = low + (high - low) * (low[0] / (low[0] - high[0]))
            at[0] = 0.0
            cuts[key] = len(points) + len(added)
            added.append(at)
        return cuts[key]

    faces: list[tuple[int, int, int]] = []
    for face in bone.faces.tolist():
        ring: list[int] = []
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            if points[a, 0] >= 0:
                ring.append(a)
            if points[a, 0] * points[b, 0] < 0:
                ring.append(cut(a, b))
        if any(at < len(points) and points[at, 0] > 0 for at in ring):
            faces += [(ring[0], b, c) for b, c in pairwise(ring[1:])]
    kept = np.array(faces, np.int64)
    whole = Bone(np.concatenate([points, *(row[None] for row in added)]), kept)
    return only(whole, np.ones(len(kept), np.bool_))


def slice_tops(bone: Bone, places: Iterable[float]) -> Floats:
    """Return the highest point (mm) of the bone's section at each x (mm)."""
    edges = np.concatenate([bone.faces[:, k] for k in ([0, 1], [1, 2], [2, 0])])
    low, high = bone.vertices[edges[:, 0]], bone.vertices[edges[:, 1]]
    tops = []
    for x in places:
        over = (low[:, 0] < x) & (high[:, 0] >= x)
        share = (x - low[over, :1]) / (high[over, :1] - low[over, :1])
        points = low[over] + share * (high[over] - low[over])
        tops.append(points[points[:, 1].argmax()])
    return np.array(tops)


def read_stl(binary: bytes) -> Bone:
    """Read a binary STL, in its own unit; equal corners are joined."""
    record = np.dtype([("normal", "<f4", 3), ("at", "<f4", (3, 3)), ("end", "<u2")])
    corners = np.frombuffer(binary, record, offset=84)["at"].astype(np.float64)
    used, at = np.unique(corners.reshape(-1, 3), axis=0, return_inverse=True)
    return Bone(used, at.reshape(-1, 3).astype(np.int64))


def tenths(points: Floats) -> list[int]:
    """Return points (mm) as flat integers, 0.1 mm."""
    flat: list[int] = np.rint(points * 10).astype(np.int64).reshape(-1).tolist()
    return flat


def tidy(point: Floats) -> list[float]:
    """Return a point (mm) with one decimal."""
    return [round(float(value), 1) + 0.0 for value in point]
