"""Surfaces given as cubic patches, evaluated to triangles.

A patch is square (16 nodes, bicubic Lagrange) or triangular (10 nodes, cubic);
patches share nodes along their edges, so equal steps make a closed surface.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .makehuman import Floats, Ints

NODES = {"quad44": 16, "tri10": 10}


@dataclass(frozen=True)
class Patch:
    """One patch: its kind and the places of its nodes, mm."""

    kind: str
    nodes: Floats


def read_patches(parts: Mapping[str, bytes]) -> tuple[Patch, ...]:
    """Read the patches of the mean pelvis, nodes in mm (left, posterior, up)."""
    elements = json.loads(parts["pelvis-elements"])
    kinds = {int(key): text.split()[1] for key, text in elements["elements"].items()}
    shared = elements["connectivity"]
    renamed = json.loads(parts["pelvis-map"])["custom_map"]
    field = json.loads(parts["pelvis-nodes"])
    given = field["field_parameters"]
    places = np.array(
        [
            [float(given[f"node {n:08d}"][f"dim {axis}"]) for axis in range(3)]
            for n in range(field["ensemble_point_counter"])
        ]
    )
    numbers = _number_nodes(kinds, shared)
    return tuple(
        Patch(kind, places[[renamed[str(number)] for number in numbers[element]]])
        for element, kind in sorted(kinds.items())
    )


def _number_nodes(
    kinds: Mapping[int, str], shared: Mapping[str, str]
) -> dict[int, list[int]]:
    """Number the nodes of each patch; nodes that are shared get one number."""
    numbers: dict[str, int] = {}
    found: dict[int, list[int]] = {}
    following = 0
    for element, kind in sorted(kinds.items()):
        names = [f"{element}_{node}" for node in range(NODES[kind])]
        for name in names:
            if name in numbers:
                continue
            reached = [name]
            while reached:
                here = reached.pop()
                numbers[here] = following
                reached += [
                    other
                    for other in shared.get(here, "").split()
                    if other not in numbers
                ]
            following += 1
        found[element] = [numbers[name] for name in names]
    return found


def evaluate(patches: tuple[Patch, ...], steps: int) -> tuple[Floats, Ints]:
    """Return points (mm) and triangles of all patches, cut into equal steps a side."""
    square, square_faces = _square(steps)
    corner, corner_faces = _triangle(steps)
    points: list[Floats] = []
    faces: list[Ints] = []
    count = 0
    for patch in patches:
        shape, own = (
            (square, square_faces) if patch.kind == "quad44" else (corner, corner_faces)
        )
        points.append(shape @ patch.nodes)
        faces.append(own + count)
        count += len(shape)
    return np.concatenate(points), np.concatenate(faces)


def _square(steps: int) -> tuple[Floats, Ints]:
    """Return node weights at each point of a square patch, and its triangles."""
    line = cubic_weights(np.linspace(0, 1, steps + 1))
    weights = np.einsum("ap,bq->abpq", line, line).reshape(-1, 16)
    row = steps + 1
    faces = [
        triangle
        for at in (i * row + j for i in range(steps) for j in range(steps))
        for triangle in ((at, at + 1, at + row + 1), (at, at + row + 1, at + row))
    ]
    return weights, np.array(faces, np.int64)


def cubic_weights(at: Floats) -> Floats:
    """Return the weights of four even nodes on 0..1 at each place (Lagrange)."""
    nodes = np.arange(4) / 3
    weights = np.ones((len(at), 4))
    for i in range(4):
        for j in set(range(4)) - {i}:
            weights[:, i] *= (at - nodes[j]) / (nodes[i] - nodes[j])
    return weights


def _triangle(steps: int) -> tuple[Floats, Ints]:
    """Return node weights at each point of a triangular patch, and its triangles."""
    weights = _powers(_grid(steps)) @ np.linalg.inv(_powers(_grid(3)))
    starts = np.cumsum([0, *range(steps + 1, 0, -1)]).tolist()
    faces: list[tuple[int, int, int]] = []
    for j, (low, high) in enumerate(pairwise(starts[:-1])):
        for i in range(steps - j):
            faces.append((low + i, low + i + 1, high + i))
            if i + j < steps - 1:
                faces.append((low + i + 1, high + i + 1, high + i))
    return weights, np.array(faces, np.int64)


def _grid(steps: int) -> Floats:
    rows = [(i, j) for j in range(steps + 1) for i in range(steps + 1 - j)]
    grid: Floats = np.array(rows, np.float64) / steps
    return grid


def _powers(at: Floats) -> Floats:
    columns = [at[:, 0] ** a * at[:, 1] ** b for a in range(4) for b in range(4 - a)]
    powers: Floats = np.stack(columns, axis=-1)
    return powers
