"""What every nerve is drawn on: body, crest, fascia, and places by name."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import LinearNDInterpolator

from .body import Body
from .crest import Crest, ridge
from .fascia import Fascia
from .surface import Floats, Points

OUTER_MM = 136.5  # from the midline: the crest is followed so far
BORDER_MM = (98.0, 80.0)  # lateral border of the fascia: on the crest, at the top
LEVELS = ("L1", "L2", "L3", "L4", "L5")
_BELOW = {"T12": "l1", "L1": "l2", "L2": "l3", "L3": "l4", "L4": "l5"}
_OFF_BONE_MM = 2.6


@dataclass(frozen=True)
class Ground:
    """Body, crest and fascia."""

    body: Body

    @cached_property
    def crest(self) -> Crest:
        psis = self.body.marks["psis"]
        return ridge(self.body.bones["innominate"], psis, OUTER_MM)

    @cached_property
    def fascia(self) -> Fascia:
        return Fascia(self.body, self.crest, BORDER_MM)

    @cached_property
    def _chart(self) -> LinearNDInterpolator:
        """Return the skin of the buttock by its chart."""
        skin = self.body.canvas.skin
        points = Points(skin.vertices, skin.normals, skin.segment)
        on = self.body.canvas.charts(points)["buttock"]
        here = on.valid & (skin.vertices[:, 2] < 110)
        flat = np.stack([on.first[here], on.second[here]], axis=-1)
        return LinearNDInterpolator(flat, skin.vertices[here])

    def on_buttock(self, place: tuple[float, float]) -> Floats:
        """Return a place of the buttock's chart on the skin."""
        found = np.asarray(self._chart(*place), dtype=np.float64).reshape(3)
        if not np.isfinite(found).all():
            raise ValueError(f"{place} lies beyond the chart of the buttock")
        return found

    def beneath(self, points: Floats, mm: float) -> Floats:
        """Return points moved along the field so that they lie so deep under skin."""
        moved = points
        for _ in range(8):
            depth = self.body.depth(moved)
            moved = moved - (depth + mm)[..., None] * self.body.depth.away(moved)
        return moved

    def off_bone(self, points: Floats, mm: float = _OFF_BONE_MM) -> Floats:
        """Return points moved straight off bone until they are so far from it."""
        moved = points
        for _ in range(8):
            lacking = np.clip(mm - self.body.bone(moved), 0, None)
            moved = moved + lacking[..., None] * self.body.bone.away(moved)
        return moved

    def behind_bone(self, points: Floats, mm: float) -> Floats:
        """Return points moved backwards until they are so far from bone."""
        moved = points.copy()
        for _ in range(24):
            moved[..., 2] -= np.clip(mm - self.body.bone(moved), 0, None)
        return moved

    def transverse(self, root: str) -> Floats:
        """Return the tip of the transverse process that a dorsal ramus runs behind."""
        if root in _BELOW:
            return self.body.marks[f"{_BELOW[root]}_transverse"]
        if root == "L5":  # no process here: the ala of the sacrum
            return np.array([38.0, 1017.0, -13.0])
        raise KeyError(root)

    def lateral_branch(self, root: str) -> tuple[Floats, Floats]:
        """Return where the lateral branch begins, and where it leaves the process."""
        tip = self.transverse(root)
        begin = np.array([0.68 * tip[0], tip[1] + 8, tip[2] - 10])
        behind = np.array([tip[0] + 1, tip[1] - 6, tip[2] - 12])
        near = self.behind_bone(np.array([begin, behind]), _OFF_BONE_MM)
        return near[0], near[1]
