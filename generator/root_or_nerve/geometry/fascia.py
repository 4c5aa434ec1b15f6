"""The posterior layer of the thoracolumbar fascia: a sheet between skin and bone.

Schematic: under the skin of the back by an even depth, drawn down onto the ridge of
the crest, and nowhere through bone.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter, minimum_filter

from .body import LOW, Body, Sheet
from .bones import Bone
from .crest import Crest
from .surface import Floats

UNDER_SKIN_MM = 10.0
OFF_BONE_MM = 2.5
_LEAST_UNDER_SKIN_MM = 5.0
_ONTO_CREST_MM = (2.0, 46.0)  # above the crest: on it, and free of it
_BESIDE_MM = 34.0  # from the midline: here the sheet has left the spinous processes
_SMOOTH_MM = 7.0
_ROUNDS = 6
_ACROSS, _ALONG = 12, 16
_STEP_MM = 2.0


@dataclass(frozen=True)
class Fascia:
    """The sheet as depth seen from behind, and its lateral and lower borders."""

    body: Body
    crest: Crest
    border_mm: tuple[float, float]  # from the midline: on the crest, and at the top

    @cached_property
    def sheet(self) -> Sheet:
        """Return the depth of the sheet, beyond its borders too."""
        skin, bone = self.body.back.z, self.body.bone_back.z
        grid = self._grid(skin)
        height = grid[..., 1] - self.crest_height(grid[..., 0])
        share = np.clip(
            (height - _ONTO_CREST_MM[0]) / (_ONTO_CREST_MM[1] - _ONTO_CREST_MM[0]), 0, 1
        )
        share = share * share * (3 - 2 * share)
        share = np.where(grid[..., 0] < self.crest.midline_mm[0], 1, share)
        deep = self._crest_z(grid[..., 0]) - OFF_BONE_MM
        skin = np.where(skin > 200, 100, skin)
        z = share * (skin + UNDER_SKIN_MM) + (1 - share) * deep
        aside = np.clip(np.abs(grid[..., 0]) / _BESIDE_MM, 0, 1)
        aside = np.sin(aside * np.pi / 2) ** 1.5
        spines = self._spines_z(grid[..., 1])
        z = aside * z + (1 - aside) * np.maximum(spines, z)
        near_bone = minimum_filter(bone, 3)
        sigma = _SMOOTH_MM / _STEP_MM
        for _ in range(_ROUNDS):
            z = gaussian_filter(z, sigma / 2, mode="nearest")
            z = np.maximum(z, skin + _LEAST_UNDER_SKIN_MM)
            z = np.minimum(z, near_bone - OFF_BONE_MM)
        return Sheet(LOW[:2], gaussian_filter(z, 0.6, mode="nearest"))

    def crest_height(self, x: Floats) -> Floats:
        """Return the height of the ridge at distances from the midline."""
        height: Floats = np.interp(x, self.crest.midline_mm, self.crest.points[:, 1])
        return height

    def _crest_z(self, x: Floats) -> Floats:
        depth: Floats = np.interp(x, self.crest.midline_mm, self.crest.points[:, 2])
        return depth

    def _spines_z(self, y: Floats) -> Floats:
        """Return the depth of the sheet in the midline: on the spinous processes."""
        marks = self.body.marks
        names = [f"l{n}_spine" for n in range(5, 0, -1)]
        tips = [marks["sacral_crest_at_psis"], *(marks[name] for name in names)]
        height, z = np.array(tips)[:, 1], np.array(tips)[:, 2]
        height = np.r_[0, height, 2000]
        z = np.r_[z[0], z, z[-1]] - OFF_BONE_MM
        depth: Floats = PchipInterpolator(height, z)(y)
        return depth

    @staticmethod
    def _grid(of: Floats) -> Floats:
        x, y = (LOW[k] + _STEP_MM * np.arange(of.shape[k]) for k in range(2))
        return np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)

    def mesh(self, top_mm: float, bottom_mm: float) -> Bone:
        """Return the sheet from spinous processes to its border, down to the crest.

        `bottom_mm` is its height at the midline.
        """
        wide, narrow = self.border_mm
        low_x = np.linspace(0, wide, _ACROSS)
        low = self._lower_border(low_x, bottom_mm)
        share = np.linspace(0, 1, _ALONG)
        y = low[:, None] + (top_mm - low[:, None]) * share
        x = low_x[:, None] * (1 + (narrow / wide - 1) * share)
        flat = np.stack([x, y], axis=-1)
        points = np.concatenate([flat, self.sheet(flat)[..., None]], axis=-1)
        at = np.arange(points[..., 0].size).reshape(y.shape)
        a, b, c, d = at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:]
        faces = np.stack([a, d, c, a, c, b], axis=-1).reshape(-1, 3)
        return Bone(points.reshape(-1, 3), faces.astype(np.int64))

    def _lower_border(self, x: Floats, bottom_mm: float) -> Floats:
        """Return the heights of the lower edge: over the sacrum, then the ridge."""
        inner = float(self.crest.midline_mm[0])
        start = float(self.crest.points[0, 1])
        share = np.clip(x / inner, 0, 1) ** 2
        over_sacrum = bottom_mm + (start - bottom_mm) * share
        height: Floats = np.where(x < inner, over_sacrum, self.crest_height(x))
        return height
