"""The MakeHuman base mesh (CC0-1.0): shapes blended, rig posed, skin bound to bones.

Frame of the mesh: decimetres, x = subject's left, y = up, z = anterior.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rotations = Mapping[str, Floats]
SIDES = (("L", 1), ("R", -1))
# Chosen by looking: a neutral body, arms and palms as in the anatomical position.
MALE, IDEAL = 0.6, 0.6
ABDUCTION, LEGS_TOGETHER, ELBOW, SUPINATION, EXTERNAL = 20.0, -3.2, 0.85, 70.0, 22.0


@dataclass(frozen=True)
class BaseMesh:
    """The file as read: vertices in dm, and the faces of the body alone."""

    vertices: Floats
    faces: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Rig:
    """Bones with parent, head and tail (dm), and the vertices each one moves."""

    parent: dict[str, str]
    head: dict[str, Floats]
    tail: dict[str, Floats]
    weights: dict[str, tuple[Ints, Floats]]


@dataclass(frozen=True)
class Posed:
    """Vertices, heads and tails after a pose, dm."""

    vertices: Floats
    head: dict[str, Floats]
    tail: dict[str, Floats]


def read_mesh(text: str) -> BaseMesh:
    """Read an OBJ: every vertex (dm), the faces of the group body."""
    vertices: list[list[float]] = []
    faces: list[tuple[int, ...]] = []
    group = ""
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "v":
            vertices.append([float(word) for word in rest.split()[:3]])
        elif kind == "g":
            group = rest.strip()
        elif kind == "f" and group == "body":
            faces.append(tuple(int(w.split("/")[0]) - 1 for w in rest.split()))
    return BaseMesh(np.array(vertices), tuple(faces))


def read_shape(packed: bytes) -> tuple[Ints, Floats]:
    """Read a target: the vertices it moves and by how much, dm."""
    lines = gzip.decompress(packed).decode().splitlines()
    rows = [line.split() for line in lines if line.strip() and line[0] != "#"]
    which = np.array([int(row[0]) for row in rows], np.int64)
    by = np.array([[float(word) for word in row[1:4]] for row in rows], np.float64)
    return which, by.reshape(-1, 3)


def blend(mesh: BaseMesh, parts: Mapping[str, bytes]) -> Floats:
    """Return the vertices (dm) of the neutral body: 60% male, average, young."""
    vertices = mesh.vertices.copy()
    for sex, share in (("male", MALE), ("female", 1 - MALE)):
        weights = dict.fromkeys(("african", "asian", "caucasian"), share / 3)
        weights |= {"universal": share, "ideal": share * IDEAL}
        for kind, weight in weights.items():
            which, by = read_shape(parts[f"{kind}-{sex}"])
            vertices[which] += weight * by
    return vertices


def read_rig(parts: Mapping[str, bytes], vertices: Floats) -> Rig:
    """Read the rig and place its joints by the vertices of this body, dm."""
    bones: dict[str, dict[str, Any]] = json.loads(parts["rig"])
    groups: dict[str, list[list[int]]] = json.loads(parts["groups"])
    moved: dict[str, list[list[float]]] = json.loads(parts["weights"])["weights"]

    def place(at: Mapping[str, Any]) -> Floats:
        if at["strategy"] == "CUBE":
            spans = groups[at["cube_name"]]
            ids = np.concatenate([np.arange(a, b + 1) for a, b in spans])
        elif at["strategy"] == "MEAN":
            ids = np.array(at["vertex_indices"])
        else:
            ids = np.array([at["vertex_index"]])
        centre: Floats = vertices[ids].mean(0)
        return centre

    weights = {}
    for bone, rows in moved.items():
        if rows and bone in bones:
            table = np.array(rows, np.float64)
            weights[bone] = (table[:, 0].astype(np.int64), table[:, 1])
    return Rig(
        {bone: spec["parent"] for bone, spec in bones.items()},
        {bone: place(spec["head"]) for bone, spec in bones.items()},
        {bone: place(spec["tail"]) for bone, spec in bones.items()},
        weights,
    )


def rotation(axis: Floats, degrees: float) -> Floats:
    """Return the matrix that turns about an axis, right-handed."""
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = np.radians(degrees)
    turn: Floats = (
        np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross
    )
    return turn


def pose(vertices: Floats, rig: Rig, turns: Rotations) -> Posed:
    """Turn bones about their heads and let the skin follow (linear blend), dm."""
    moves = _moves(rig, turns)
    total = np.zeros((len(vertices), 4, 4))
    sums = np.zeros(len(vertices))
    for bone, (which, weight) in rig.weights.items():
        total[which] += weight[:, None, None] * moves[bone]
        sums[which] += weight
    bound = sums > 1e-6
    total[bound] /= sums[bound, None, None]
    total[~bound] = np.eye(4)
    points = np.c_[vertices, np.ones(len(vertices))]
    return Posed(
        np.einsum("nij,nj->ni", total, points)[:, :3],
        {bone: (moves[bone] @ np.r_[at, 1])[:3] for bone, at in rig.head.items()},
        {bone: (moves[bone] @ np.r_[at, 1])[:3] for bone, at in rig.tail.items()},
    )


def _moves(rig: Rig, turns: Rotations) -> dict[str, Floats]:
    """Return how each bone moves (4 by 4), its parents' turns included."""
    moves: dict[str, Floats] = {}

    def of(bone: str) -> Floats:
        if bone not in moves:
            own = np.eye(4)
            if bone in turns:
                own[:3, :3] = turns[bone]
                own[:3, 3] = rig.head[bone] - turns[bone] @ rig.head[bone]
            parent = rig.parent[bone]
            moves[bone] = (of(parent) if parent else np.eye(4)) @ own
        return moves[bone]

    for bone in rig.parent:
        of(bone)
    return moves


def standing(rig: Rig) -> dict[str, Floats]:
    """Return the turns of the anatomical position: arms low, palms forward."""
    turns: dict[str, Floats] = {}
    forward = np.array([0, 0, 1.0])
    for side, sign in SIDES:
        upper = _along(rig, f"upperarm01.{side}", f"upperarm02.{side}")
        fore = _along(rig, f"lowerarm01.{side}", f"lowerarm02.{side}")
        lower = np.degrees(np.arctan2(abs(upper[0]), -upper[1])) - ABDUCTION
        for bone, share in (("clavicle", 0.10), ("shoulder01", 0.25)):
            turns[f"{bone}.{side}"] = rotation(forward, -sign * lower * share)
        outward = rotation(upper, -sign * EXTERNAL * 0.5)
        turns[f"upperarm01.{side}"] = rotation(forward, -sign * lower * 0.65) @ outward
        turns[f"upperarm02.{side}"] = outward
        bend = float(np.degrees(np.arccos(np.clip(fore @ upper, -1, 1))))
        straight = rotation(np.cross(fore, upper), bend * ELBOW)
        supine = {
            bone: rotation(fore, -sign * SUPINATION * share)
            for bone, share in (("lowerarm01", 0.34), ("lowerarm02", 0.45))
        }
        turns[f"lowerarm01.{side}"] = straight @ supine["lowerarm01"]
        turns[f"lowerarm02.{side}"] = supine["lowerarm02"]
        turns[f"wrist.{side}"] = rotation(fore, -sign * SUPINATION * 0.21)
        turns[f"upperleg01.{side}"] = rotation(forward, sign * LEGS_TOGETHER)
    return turns


def lithotomy(rig: Rig) -> dict[str, Floats]:
    """Return the turns for the perineum: hips bent and apart, knees bent."""
    turns = {}
    across, forward = np.array([1.0, 0, 0]), np.array([0, 0, 1.0])
    for side, sign in SIDES:
        hip = rotation(forward, sign * 30) @ rotation(across, -80)
        turns[f"upperleg01.{side}"] = hip
        turns[f"lowerleg01.{side}"] = rotation(across, 70)
    return turns


def _along(rig: Rig, first: str, last: str) -> Floats:
    """Return the direction from one bone's head to another's tail."""
    line = rig.tail[last] - rig.head[first]
    unit: Floats = line / np.linalg.norm(line)
    return unit
