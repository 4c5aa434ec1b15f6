"""Where the anchors of the charts lie on this skin, measured by rule.

Heights in mm above the sole. What cannot be felt for on a mesh is taken from
proportions, which are the constants below.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .surface import Floats, Skin

# Estimates, in mm on a body of 1710 mm, where the mesh shows nothing to measure.
_MANUBRIUM_MM = 48.0
_XIPHISTERNUM_BELOW_SPACE_5_MM = 16.0
_INION_ABOVE_NAPE_MM = 60.0


@dataclass(frozen=True)
class Landmarks:
    """Heights, depths and points in mm."""

    jugular_notch: float
    menton: float
    mouth: float
    canthus: float
    vertex: float
    inion: float
    nipple: float
    umbilicus: float
    crest_apex: float
    gluteal_fold: float
    trochanter_x: float
    asis: Floats
    psis: Floats
    pubic_tubercle: Floats
    coccyx_tip: Floats
    ischial_tuberosity: Floats
    anal_verge: Floats
    spines: Mapping[str, float]  # heights of spinous processes, T1 to L5

    @property
    def inguinal(self) -> float:
        """Return the height of the mid-inguinal point."""
        return float(self.asis[1] + self.pubic_tubercle[1]) / 2

    def front(self, name: str) -> float:
        """Return the height of rib-2, space-3, X+0.375, U+0.25 or I."""
        angle = self.jugular_notch - _MANUBRIUM_MM
        rib_mm = (angle - self.nipple) / 2.5
        xiphisternum = angle - 3.5 * rib_mm - _XIPHISTERNUM_BELOW_SPACE_5_MM
        if name == "I":
            return self.inguinal
        if found := re.fullmatch(r"(rib|space)-(\d+)", name):
            below = int(found[2]) - 2 + (0.5 if found[1] == "space" else 0)
            return angle - below * rib_mm
        if found := re.fullmatch(r"([XU])([+-][\d.]+)?", name):
            share = float(found[2] or 0)
            ends = {
                "X": (xiphisternum, self.umbilicus),
                "U": (self.umbilicus, self.inguinal),
            }[found[1]]
            return ends[0] + share * (ends[1] - ends[0])
        raise KeyError(name)

    def back(self, name: str) -> float:
        """Return the height of a spinous process (T4), or of a gap (T6-T7)."""
        heights = [self._spinous(level) for level in name.split("-")]
        return sum(heights) / len(heights)

    def _spinous(self, level: str) -> float:
        if level in self.spines:
            return self.spines[level]
        if not re.fullmatch("C[2-7]", level):
            raise KeyError(level)
        step = self.spines["T1"] - self.spines["T2"]
        return self.spines["T1"] + (8 - int(level[1])) * step


def measure(
    skin: Skin, bones: Mapping[str, Floats], spines: Mapping[str, float]
) -> Landmarks:
    """Find the landmarks; those of pelvis and spine come from the bones."""
    front, back = _midline(skin)
    notch = _lowest(front, 1400, 1450)[1]
    nape = back[(back[:, 1] > 1480) & (back[:, 1] < 1550)]
    fold = _gluteal_fold(skin)
    coccyx = bones["coccyx_tip"]
    hip = skin.joints["hip"]
    torso = np.isin(skin.segment, skin.index("trunk", "thigh"))
    level = torso & (np.abs(skin.vertices[:, 1] - hip[1]) < 12)
    return Landmarks(
        jugular_notch=float(notch),
        menton=float(_chin(front)),
        mouth=float(_mouth(front)),
        canthus=float(skin.joints["eye"][1]),
        vertex=float(skin.vertices[:, 1].max()),
        inion=float(nape[nape[:, 2].argmax(), 1]) + _INION_ABOVE_NAPE_MM,
        nipple=float(skin.joints["breast"][1]),
        umbilicus=float(_lowest(front, 1000, 1150)[1]),
        crest_apex=float(bones["crest_apex"][1]),
        gluteal_fold=fold,
        trochanter_x=float(skin.vertices[level, 0].max()),
        asis=bones["asis"],
        psis=bones["psis"],
        pubic_tubercle=bones["pubic_tubercle"],
        coccyx_tip=coccyx,
        ischial_tuberosity=bones["ischial_tuberosity"],
        anal_verge=_anal_verge(back, coccyx),
        spines=dict(spines),
    )


def _midline(skin: Skin) -> tuple[Floats, Floats]:
    """Return the midline's points in front and behind, from below upwards."""
    points = skin.vertices[skin.vertices[:, 0] < 1e-6]
    points = points[np.argsort(points[:, 1])]
    middle = np.interp(points[:, 1], [800, 1400, 1500, 1710], [15, 15, 25, 50])
    return points[points[:, 2] > middle], points[points[:, 2] <= middle]


def _lowest(profile: Floats, low: float, high: float) -> Floats:
    """Return the hollow of the front between two heights."""
    part = profile[(profile[:, 1] > low) & (profile[:, 1] < high)]
    hollow: Floats = part[part[:, 2].argmin()]
    return hollow


def _chin(front: Floats) -> float:
    part = front[(front[:, 1] > 1470) & (front[:, 1] < 1505) & (front[:, 2] > 120)]
    return float(part[:, 1].min())


def _mouth(front: Floats) -> float:
    part = front[(front[:, 1] > 1525) & (front[:, 1] < 1545) & (front[:, 2] > 140)]
    return float(part[part[:, 2].argmin(), 1])


def _gluteal_fold(skin: Skin) -> float:
    """Return the height of the hollow below the buttock, 80 mm from the midline."""
    at = skin.vertices
    here = np.isin(skin.segment, skin.index("trunk", "thigh"))
    here &= (np.abs(at[:, 0] - 80) < 8) & (at[:, 2] < 0)
    here &= (at[:, 1] > 700) & (at[:, 1] < 860)
    points = at[here][np.argsort(at[here, 1])]
    heights = np.linspace(points[0, 1], points[-1, 1], 60)
    depth = np.interp(heights, points[:, 1], points[:, 2])
    chord = np.interp(heights, heights[[0, -1]], depth[[0, -1]])
    return float(heights[(depth - chord).argmax()])


def _anal_verge(back: Floats, coccyx: Floats) -> Floats:
    """Return the midline point where the cleft turns into the perineum."""
    part = back[back[:, 1] < coccyx[1]]
    step = np.diff(part, axis=0)
    turned = np.abs(np.degrees(np.arctan2(step[:, 1], -step[:, 2])) - 45)
    verge: Floats = part[turned.argmin()]
    return verge
