"""A short half tube of fascia over the crossing of the medial branch: schematic."""

import numpy as np

from .ground import Ground
from .superior import Family
from .surface import Floats, unit

RADIUS_MM = 3.2
_ACROSS, _ALONG = 7, 6
_HALF_DEG = 105.0


def tunnel_points(ground: Ground, medial: Family) -> Floats:
    """Return the tube of each station: from the crossing to the hole in the fascia."""
    deep = next(s for s in medial.strands if s.part == "deep" and s.kind == "main")
    over = next(s for s in medial.strands if s.part == "over-crest")
    return np.array(
        [
            _tube(ground, np.concatenate([before[-2:-1], after[:4]]))
            for before, after in zip(deep.stations, over.stations, strict=True)
        ]
    )


def _tube(ground: Ground, course: Floats) -> Floats:
    run = np.r_[0, np.cumsum(np.linalg.norm(np.diff(course, axis=0), axis=1))]
    even = np.linspace(max(0.0, run[1] - 5.0), run[-1], _ALONG)
    line = np.stack([np.interp(even, run, course[:, k]) for k in range(3)], axis=-1)
    ahead = unit(np.gradient(line, axis=0))
    off = ground.body.bone.away(line)
    aside = unit(np.cross(ahead, off))
    off = unit(np.cross(aside, ahead))
    angle = np.radians(np.linspace(-_HALF_DEG, _HALF_DEG, _ACROSS))
    arch = np.sin(angle)[:, None, None] * aside + np.cos(angle)[:, None, None] * off
    points = line + RADIUS_MM * arch
    return ground.off_bone(points.reshape(-1, 3), 0.4)


def tunnel_faces() -> list[int]:
    """Return the triangles of the tube, the same at every station."""
    at = np.arange(_ACROSS * _ALONG).reshape(_ACROSS, _ALONG)
    a, b, c, d = at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:]
    faces: list[int] = np.stack([a, b, c, a, c, d], axis=-1).reshape(-1).tolist()
    return faces
