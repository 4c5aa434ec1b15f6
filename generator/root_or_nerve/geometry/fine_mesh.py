"""Triangle meshes cut by planes, cut fine, and with values smoothed over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array, csr_array, diags_array

from .bones import Bone, only
from .surface import Floats, Ints

Edge = tuple[int, int]


def halved(mesh: Bone, normal: Floats, limit: float) -> Bone:
    """Return what lies below a plane, cut clean; corners on the cut are shared."""
    side = mesh.vertices @ normal - limit
    side[np.abs(side) < 0.02] = 0.0
    points = [mesh.vertices]
    count = len(mesh.vertices)
    cuts: dict[Edge, int] = {}
    faces: list[Sequence[int]] = []
    for face in mesh.faces.tolist():
        ring: list[int] = []
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            if side[a] <= 0:
                ring.append(a)
            if side[a] * side[b] < 0:
                key = (min(a, b), max(a, b))
                if key not in cuts:
                    share = side[key[0]] / (side[key[0]] - side[key[1]])
                    low, high = mesh.vertices[key[0]], mesh.vertices[key[1]]
                    cuts[key] = count + len(cuts)
                    points.append((low + share * (high - low))[None])
                ring.append(cuts[key])
        if any(at >= count or side[at] < 0 for at in ring):
            faces += [(ring[0], b, c) for b, c in pairwise(ring[1:])]
    kept = np.array(faces, np.int64)
    return only(Bone(np.concatenate(points), kept), np.ones(len(kept), np.bool_))


@dataclass(frozen=True)
class Fine:
    """A mesh with each triangle cut into steps², its corners shared."""

    mesh: Bone
    steps: int
    vertices: Floats
    faces: Ints  # steps² a triangle of the mesh, in its order
    shares: Floats  # (fine vertices, 3): of the corners of the triangle it came from
    of: Ints  # (fine vertices,): that triangle


def fine(mesh: Bone, steps: int) -> Fine:
    """Cut every triangle into steps²."""
    shares, small = _steps(steps)
    points = np.einsum("sk,fkx->fsx", shares, mesh.vertices[mesh.faces])
    keys = np.round(points.reshape(-1, 3), 5) + 0.0
    _, first, at = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    numbers = at.reshape(len(mesh.faces), -1)
    faces = numbers[:, small].reshape(-1, 3)
    return Fine(
        mesh,
        steps,
        points.reshape(-1, 3)[first],
        faces,
        shares[first % len(shares)],
        first // len(shares),
    )


def _steps(steps: int) -> tuple[Floats, Ints]:
    """Return shares of a triangle's corners at a grid of points, and its triangles."""
    places = [(i, j) for i in range(steps + 1) for j in range(steps + 1 - i)]
    number = {place: at for at, place in enumerate(places)}
    faces = []
    for i, j in places:
        if i + j < steps:
            faces.append((number[i, j], number[i + 1, j], number[i, j + 1]))
        if i + j < steps - 1:
            faces.append((number[i + 1, j], number[i + 1, j + 1], number[i, j + 1]))
    shares = np.array([(steps - i - j, i, j) for i, j in places], np.float64) / steps
    return shares, np.array(faces, np.int64)


def spread(mesh: Fine, scores: Floats, rounds: int) -> Floats:
    """Return scores smoothed over the mesh: each point becomes more like its near."""
    edges = np.concatenate([mesh.faces[:, k] for k in ([0, 1], [1, 2], [2, 0])])
    edges = np.unique(np.sort(edges, axis=1), axis=0)
    ends = np.concatenate([edges, edges[:, ::-1]])
    n = len(mesh.vertices)
    near = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(n, n))
    mean: csr_array = (diags_array(1 / near.sum(axis=1)) @ near).tocsr()
    smooth = scores
    for _ in range(rounds):
        smooth = 0.5 * smooth + 0.5 * (mean @ smooth)
    return smooth
