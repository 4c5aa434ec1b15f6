"""Pelvis and L1 to L5 from behind, drawn like the views of the body.

Both halves are shown: the left one is drawn, its mirror image goes beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from scipy.ndimage import gaussian_filter1d
from shapely.geometry.base import BaseGeometry

from .back_skin import BOTTOM_MM, TOP_MM
from .body import Body
from .camera import Cut, Seen, View, see
from .outlines import OUTSIDE, outlines
from .paths import UNITS_PER_PX, path
from .paths import line as path_line
from .shading import shade
from .surface import Floats, Ints, Skin

NAME = "bones-posterior"
_MM_PER_PX = 0.6
_POSTERIOR = np.array([[-1.0, 0, 0], [0, 1.0, 0], [0, 0, -1.0]])
_STEP_MM = 5.0  # one part of a bone stands so far before another
_SKIN_MM = (TOP_MM, BOTTOM_MM)
_SHORTEST_PX, _ROUND_PX = 14.0, 2.0


@dataclass(frozen=True)
class Plate:
    """The drawing, and its shading for light and dark pages."""

    value: dict[str, Any]
    light: bytes
    dark: bytes


def bone_plate(body: Body) -> Plate:
    """Draw the plate."""
    names = tuple(body.bones)
    solid, bone_of = _as_skin(body)
    view = View(NAME, "Bones from behind", _POSTERIOR, _MM_PER_PX, ("bone",), True)
    seen = see(solid, view)
    label = seen.image(bone_of[solid.base_face[seen.quad]], OUTSIDE).astype(np.int64)
    shapes = outlines(label, len(names), mirrored=True)
    light, dark = shade(seen)
    skin = _skin(body)
    around = np.where(skin.mask, 0, OUTSIDE)
    silhouette = outlines(around, 1, mirrored=True)[0]
    value = {
        "unit_mm": _MM_PER_PX / UNITS_PER_PX,
        "box": _box(skin),
        "shade_box": _box(seen),
        "skin": path(silhouette, skin.left_px, skin.top_px),
        "skin_line": _edges([silhouette], skin),
        "bones": {
            names[i]: path(shape, seen.left_px, seen.top_px)
            for i, shape in sorted(shapes.items())
        },
        "lines": _edges(list(shapes.values()), seen) + _ledges(seen, label),
    }
    return Plate(value, light, dark)


def _as_skin(body: Body) -> tuple[Skin, Ints]:
    """Return all bones as one surface that can be seen, and the bone of each face."""
    points: list[Floats] = []
    faces: list[Ints] = []
    bone_of: list[Ints] = []
    count = 0
    for number, bone in enumerate(body.bones.values()):
        quads = np.c_[bone.faces, bone.faces[:, 2]] + count
        points.append(bone.vertices)
        faces.append(quads)
        bone_of.append(np.full(len(quads), number))
        count += len(bone.vertices)
    vertices, every = np.concatenate(points), np.concatenate(faces)
    segment = np.zeros(len(vertices), dtype=np.int64)
    solid = Skin(
        vertices, vertices, every, np.arange(len(every)), segment, ("bone",), {}
    )
    return solid, np.concatenate(bone_of)


def _skin(body: Body) -> Seen:
    """Return the skin of the back as far as the scene shows it."""
    up, (top, bottom) = np.array([0, 1.0, 0]), _SKIN_MM
    cuts = (Cut(up, top), Cut(-up, -bottom))
    view = View(NAME, "", _POSTERIOR, _MM_PER_PX, ("trunk", "thigh"), True, cuts=cuts)
    return see(body.canvas.skin, view)


def _box(seen: Seen) -> list[int]:
    """Return x, y, width and height of a picture in units of its paths."""
    height, width = seen.mask.shape
    corner = [seen.left_px * UNITS_PER_PX, seen.top_px * UNITS_PER_PX]
    return [*map(round, corner), width * UNITS_PER_PX, height * UNITS_PER_PX]


def _edges(shapes: Sequence[BaseGeometry], seen: Seen) -> str:
    """Return outlines without what runs along the midline, where the halves meet."""
    height, width = seen.mask.shape
    middle = shapely.MultiLineString([[(x, -9), (x, height + 9)] for x in (0, width)])
    every = shapely.union_all([shapely.boundary(shape) for shape in shapes])
    open_lines = shapely.difference(every, shapely.buffer(middle, 0.2))
    merged = shapely.line_merge(open_lines)
    return "".join(
        path_line(np.array(run.coords), seen.left_px, seen.top_px)
        for run in shapely.get_parts(merged)
        if run.length > 1
    )


def _ledges(seen: Seen, label: Ints) -> str:
    """Return lines where a bone stands before a deeper part of itself."""
    depth = seen.image(seen.depth_mm, 0.0)
    texts = []
    for line in _runs(depth, label):
        if line.length < _SHORTEST_PX:
            continue
        at = np.array(line.coords)
        if len(at) > 4 and not line.is_closed:
            at = gaussian_filter1d(at, _ROUND_PX, axis=0, mode="nearest")
        smooth = shapely.simplify(shapely.LineString(at), 0.3)
        coords = np.array(smooth.coords)
        texts.append(path_line(coords, seen.left_px, seen.top_px))
    return "".join(texts)


def _runs(depth: Floats, label: Ints) -> list[shapely.LineString]:
    """Return borders between pixels of one bone that lie at different depths."""
    steps: list[Floats] = []
    across = np.abs(depth[:, 1:] - depth[:, :-1]) > _STEP_MM
    across &= (label[:, 1:] == label[:, :-1]) & (label[:, 1:] >= 0)
    y, x = np.nonzero(across)
    steps.append(np.stack([x + 1, y, x + 1, y + 1], axis=-1))
    down = np.abs(depth[1:] - depth[:-1]) > _STEP_MM
    down &= (label[1:] == label[:-1]) & (label[1:] >= 0)
    y, x = np.nonzero(down)
    steps.append(np.stack([x, y + 1, x + 1, y + 1], axis=-1))
    ends = np.concatenate(steps).reshape(-1, 2, 2).astype(np.float64)
    if not len(ends):
        return []
    lines = np.asarray(shapely.linestrings(ends))
    merged = shapely.line_merge(shapely.multilinestrings(lines))
    return list(shapely.get_parts(merged))
