"""Bones and skin of the left half as the courses need them: distances and surfaces."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from scipy.ndimage import map_coordinates

from .bones import Bone
from .drawing import Canvas, read_canvas
from .field import Field, crossings, field
from .surface import Floats

LOW, HIGH = np.array([-6.0, 740.0, -130.0]), np.array([190.0, 1225.0, 110.0])
_SHEET_MM = 2.0
_BONE_STEP_MM, _BONE_FAR_MM = 2.0, 16.0
_SKIN_STEP_MM, _SKIN_FAR_MM = 4.0, 36.0
_AROUND_MM = 14.0
_OFF_GRID = np.array([0.0137, 0.0071])  # lines that meet no vertex
_NOTHING_MM = 300.0  # z where nothing was met


@dataclass(frozen=True)
class Sheet:
    """A depth (z, mm) for each place (x, y) seen from behind."""

    corner: Floats
    z: Floats  # (nx, ny)

    def __call__(self, points: Floats) -> Floats:
        """Return z below or above points whose last axis begins with x, y."""
        at = (points[..., :2] - self.corner) / _SHEET_MM
        found: Floats = map_coordinates(
            self.z, at.reshape(-1, 2).T, order=1, mode="nearest"
        )
        return found.reshape(points.shape[:-1])


@dataclass(frozen=True)
class Body:
    """The scene before any nerve is drawn."""

    canvas: Canvas
    bones: dict[str, Bone]
    marks: dict[str, Floats]

    @cached_property
    def skin(self) -> Bone:
        """Return the refined skin as triangles."""
        quads = self.canvas.skin.faces
        faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
        return Bone(self.canvas.skin.vertices, faces)

    @cached_property
    def torso(self) -> Bone:
        """Return the skin of trunk and thigh between the limits of the scene."""
        skin = self.canvas.skin
        near = np.isin(skin.segment, skin.index("trunk", "thigh"))
        at = self.skin.vertices[self.skin.faces]
        tall = (at[..., 1].max(axis=1) > LOW[1] - 60) & (
            at[..., 1].min(axis=1) < HIGH[1] + 60
        )
        return Bone(
            self.skin.vertices,
            self.skin.faces[tall & near[self.skin.faces].any(axis=1)],
        )

    @cached_property
    def bone(self) -> Field:
        """Return the distance from bone, in mm."""
        halves = list(self.bones.values())
        every = np.concatenate([half.vertices for half in halves])
        low, high = every.min(axis=0) - _AROUND_MM, every.max(axis=0) + _AROUND_MM
        low[0] = LOW[0]
        return field(halves, low, high, _BONE_STEP_MM, _BONE_FAR_MM)

    @cached_property
    def depth(self) -> Field:
        """Return how deep below the skin, as a field that is negative beneath it."""
        return field([self.torso], LOW, HIGH, _SKIN_STEP_MM, _SKIN_FAR_MM)

    @cached_property
    def back(self) -> Sheet:
        """Return the skin of the back as z at (x, y)."""
        return self.behind([self.torso])

    @cached_property
    def bone_back(self) -> Sheet:
        """Return the rearmost bone as z at (x, y); far in front where there is none."""
        return self.behind(list(self.bones.values()))

    def behind(self, surfaces: list[Bone]) -> Sheet:
        """Return the rearmost of some surfaces."""
        count = np.ceil((HIGH - LOW) / _SHEET_MM).astype(int) + 1
        x, y = (LOW[k] + _SHEET_MM * np.arange(count[k]) for k in range(2))
        grid = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
        flat = np.abs(grid.reshape(-1, 2)) + _OFF_GRID
        z = np.full(len(flat), _NOTHING_MM)
        for surface in surfaces:
            line, depth = crossings(surface, flat)
            np.minimum.at(z, line, depth)
        return Sheet(LOW[:2], z.reshape(count[0], count[1]))


def read_body(geometry: Path) -> Body:
    """Read bones, landmarks and skin."""
    bones: dict[str, Bone] = {}
    marks: dict[str, Floats] = {}
    for name in ("pelvis.json", "vertebrae.json"):
        stored = json.loads((geometry / name).read_text(encoding="utf-8"))
        bones |= {id: as_bone(value) for id, value in stored["bones"].items()}
        marks |= {id: np.array(at, float) for id, at in stored["landmarks"].items()}
    return Body(read_canvas(geometry), bones, marks)


def as_bone(stored: dict[str, Any]) -> Bone:
    """Return a stored half mesh, in mm."""
    return Bone(
        np.array(stored["vertices"], dtype=np.float64).reshape(-1, 3) / 10,
        np.array(stored["faces"], dtype=np.int64).reshape(-1, 3),
    )
