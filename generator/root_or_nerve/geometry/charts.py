"""Charts: coordinates that unroll a part of the body, measured on this skin.

What the coordinates mean stands in `model/territories.py`. Every chart says where it
is valid; charts overlap, so that no seam lies where one ends.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .digits import Rays, foot_rays, hand_rays
from .landmarks import Landmarks
from .surface import Bools, Floats, Points, Skin

_WRIST = 0.04  # share of the hand that the arm still reaches
_WRIST_FROM, _ANKLE_FROM = 1.9, 2.0  # t from which hand and foot have their charts
_ANKLE_MM = 53.0  # from the axis of the leg: what lies farther is foot
_CLEFT_MM = 45.0  # from the verge: what lies farther in the cleft is buttock
_LIGAMENT_MM = 6.0  # half of its breadth
_JOINTS = {"arm": ("shoulder", "elbow", "wrist"), "leg": ("hip", "knee", "ankle")}


@dataclass(frozen=True)
class Coordinates:
    """Two coordinates of each point, and how many mm one unit of them is there."""

    first: Floats
    second: Floats
    first_mm: Floats
    second_mm: Floats
    valid: Bools
    surface: Mapping[str, Bools]

    @cached_property
    def held(self) -> "Coordinates":
        """Return those of the points where the chart is valid."""
        here = self.valid
        return Coordinates(
            self.first[here],
            self.second[here],
            self.first_mm[here],
            self.second_mm[here],
            self.valid[here],
            {name: mask[here] for name, mask in self.surface.items()},
        )


@dataclass(frozen=True)
class Charts:
    """All charts of one skin."""

    skin: Skin
    marks: Landmarks

    def __call__(self, points: Points) -> dict[str, Coordinates]:
        """Return the coordinates of points in every chart."""
        return {
            "arm": self._arm(points),
            "leg": self._leg(points),
            "hand": self._hand(points),
            "foot": self._foot(points),
            "trunk": self._trunk(points),
            "buttock": self._buttock(points),
            "perineum": self._perineum(points),
            "head": self._head(points),
        }

    def _within(self, points: Points, *segments: str) -> Bools:
        return np.isin(points.segment, self.skin.index(*segments))

    def _arm(self, points: Points) -> Coordinates:
        joints = [self.skin.joints[name] for name in _JOINTS["arm"]]
        theta, t, away_mm, length_mm = along_limb(points.at, *joints)
        arm = self._within(points, "arm", "fore")
        near = self._within(points, "trunk", "head") & (t < 0.12) & (away_mm < 95)
        near &= points.at[:, 0] > joints[0][0] - 95
        hand = self._within(points, "hand")
        wrist = hand & (hand_rays(self.skin)(points, hand).f < _WRIST)
        return _limb(theta, t, away_mm, length_mm, arm | near | wrist)

    def _leg(self, points: Points) -> Coordinates:
        joints = [self.skin.joints[name] for name in _JOINTS["leg"]]
        theta, t, away_mm, length_mm = along_limb(points.at, *joints)
        leg = self._within(points, "thigh", "shank")
        top = self._within(points, "trunk") & self._below_ligament(points)
        ankle = self._within(points, "foot") & (t < 2.1) & (away_mm < _ANKLE_MM)
        valid = (leg | top | ankle) & ~self._between_thighs(points)
        return _limb(theta, t, away_mm, length_mm, valid)

    def _below_ligament(self, points: Points) -> Bools:
        """Return what lies below the crest and, in front, the inguinal ligament."""
        x, y, z = points.at.T
        spine, tubercle = self.marks.asis, self.marks.pubic_tubercle
        line = np.interp(x, [tubercle[0], spine[0]], [tubercle[1], spine[1]])
        below: Bools = y < np.where(z > 20, line + _LIGAMENT_MM, spine[1])
        return below

    def _between_thighs(self, points: Points) -> Bools:
        """Return what lies between the thighs: skin of the perineum, of no limb."""
        x, y, _ = points.at.T
        wide = np.interp(
            y, [self.marks.gluteal_fold, self.marks.pubic_tubercle[1]], [6, 30]
        )
        below, above = self.marks.pubic_tubercle[1], self.marks.gluteal_fold
        between: Bools = (x < wide) & (y < below) & (y > above)
        return between

    def _hand(self, points: Points) -> Coordinates:
        """Return the chart of the hand; the wrist crease bounds it, not a segment."""
        rays = hand_rays(self.skin)
        wrist = self._within(points, "fore") & (
            self._along(points, "arm")[0] > _WRIST_FROM
        )
        return self._digits(points, rays, self._within(points, *rays.segments) | wrist)

    def _foot(self, points: Points) -> Coordinates:
        """Return the chart of the foot: below the ankle joint and in front of it."""
        rays = foot_rays(self.skin)
        t, away_mm = self._along(points, "leg")
        foot = self._within(points, *rays.segments)
        here = foot & ((t > _ANKLE_FROM) | (away_mm > _ANKLE_MM))
        here |= self._within(points, "shank") & (t > _ANKLE_FROM)
        here |= self._within(points, *rays.segments[1:])
        return self._digits(points, rays, here)

    def _along(self, points: Points, limb: str) -> tuple[Floats, Floats]:
        """Return how far points are along a limb, and from its axis in mm."""
        joints = [self.skin.joints[name] for name in _JOINTS[limb]]
        _, t, away_mm, _ = along_limb(points.at, *joints)
        return t, away_mm

    def _digits(self, points: Points, rays: Rays, here: Bools) -> Coordinates:
        found = rays(points, here)
        n = len(points.at)
        mm = np.full(n, rays.spacing_mm), np.full(n, rays.length_mm)
        return Coordinates(found.r, found.f, *mm, found.valid, found.surface)

    def _trunk(self, points: Points) -> Coordinates:
        x, y, z = points.at.T
        middle = np.interp(y, [800, 1100, 1300, 1450], [25, 45, 40, 20])
        phi = np.degrees(np.arctan2(x, middle - z))
        radius = np.hypot(x, z - middle)
        valid = self._within(points, "trunk", "head")
        valid |= self._within(points, "thigh") & (y > self.marks.gluteal_fold)
        valid &= ~self._on_shoulder(points)
        ones = np.ones(len(x))
        return Coordinates(phi, y, np.radians(1) * radius, ones, valid, {})

    def _on_shoulder(self, points: Points) -> Bools:
        """Return what lies on the arm's side of shoulder and axillary folds."""
        joints = [self.skin.joints[name] for name in _JOINTS["arm"]]
        theta, t, away_mm, _ = along_limb(points.at, *joints)
        outer = np.mod(theta + 20, 360) < 240  # front, outer side and back of the arm
        on_arm = self._within(points, "arm") & (outer | (t > 0.05))
        near = self._within(points, "trunk") & (away_mm < 90) & (t > -0.22)
        inside: Bools = on_arm | (near & outer)
        return inside

    def _buttock(self, points: Points) -> Coordinates:
        x, y, z = points.at.T
        marks = self.marks
        height = marks.crest_apex - marks.gluteal_fold
        hip_z = self.skin.joints["hip"][2]
        # In front of its widest place the hip runs forwards: go on by depth.
        forwards = np.clip(z - hip_z - 20, 0, None) * (x > 90)
        u = (x + forwards) / marks.trochanter_x
        v = (y - marks.gluteal_fold) / height
        behind = (z < hip_z + 90) & ((points.normal[:, 2] < 0.35) | (x > 120))
        # The cleft and the floor of the pelvis look down or to the midline.
        floor = (v < 0.3) & (points.normal[:, 1] < -0.6) & (x < 60)
        inner = (v < 0.12) & (points.normal[:, 0] < -0.55)
        valid = self._within(points, "trunk", "thigh") & behind & ~floor & ~inner
        valid &= (v > -0.12) & (v < 1.25)
        n = np.ones(len(x))
        return Coordinates(u, v, n * marks.trochanter_x, n * height, valid, {})

    def _perineum(self, points: Points) -> Coordinates:
        verge, tuber = self.marks.anal_verge, self.marks.ischial_tuberosity
        away = points.at - verge
        rho = np.linalg.norm(away, axis=1)
        valid = self._within(points, "trunk", "thigh") & (rho < 140)
        # What faces backwards is buttock; what one sees from below is perineum.
        cleft = (points.at[:, 0] < 18) & (
            (rho < _CLEFT_MM) | (points.at[:, 2] > verge[2])
        )
        valid &= cleft | (points.normal[:, 1] < -0.4)
        top = np.where(
            points.at[:, 2] > 20,
            self.marks.pubic_tubercle[1] - 8,
            verge[1] + _CLEFT_MM,
        )
        valid &= points.at[:, 1] < top
        valid &= points.at[:, 1] > self.marks.gluteal_fold - 25
        line = min(float(tuber[2]), float(verge[2]) + 25)
        front = points.at[:, 2] > line
        halves = {"front": front, "back": ~front}
        n = np.ones(len(rho))
        return Coordinates(rho, rho * 0, n, n, valid, halves)

    def _head(self, points: Points) -> Coordinates:
        x, y, z = points.at.T
        marks = self.marks
        rungs = [
            marks.jugular_notch,
            marks.menton,
            marks.mouth,
            marks.canthus,
            marks.vertex,
        ]
        slope = (marks.menton - marks.jugular_notch, marks.vertex - marks.canthus)
        h = np.interp(y, rungs, range(5))
        h = np.where(y < rungs[0], (y - rungs[0]) / slope[0], h)
        axis = np.interp(y, [1400, 1480, 1560, 1710], [15, 25, 50, 50])
        psi = np.degrees(np.arctan2(x, z - axis))
        radius = np.hypot(x, z - axis)
        mm = np.interp(h, [0.5, 1.5, 2.5, 3.5], np.diff(rungs))
        valid = self._within(points, "head", "trunk", "arm") & (h > -1.2)
        return Coordinates(psi, h, np.radians(1) * radius, mm, valid, {})


def _limb(
    theta: Floats, t: Floats, away_mm: Floats, length_mm: Floats, valid: Bools
) -> Coordinates:
    return Coordinates(theta, t, np.radians(1) * away_mm, length_mm, valid, {})


def along_limb(
    at: Floats, near: Floats, middle: Floats, far: Floats
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return theta (degrees), t, distance from the axis in mm, and mm a unit of t."""
    upper, lower = middle - near, far - middle
    lengths = np.linalg.norm(upper), np.linalg.norm(lower)
    ways = upper / lengths[0], lower / lengths[1]
    bend = ways[0] + ways[1]
    below = (at - middle) @ bend > 0
    theta, t, away = np.zeros(len(at)), np.zeros(len(at)), np.zeros(len(at))
    parts = (
        (~below, near, ways[0], lengths[0], 0),
        (below, middle, ways[1], lengths[1], 1),
    )
    for here, origin, way, length, start in parts:
        from_origin = at[here] - origin
        along = from_origin @ way
        out = from_origin - along[:, None] * way
        front = np.array([0.0, 0.0, 1.0])
        front = front - (front @ way) * way
        front = front / np.linalg.norm(front)
        side = np.cross(way, front)
        side = side if side[0] > 0 else -side
        theta[here] = np.degrees(np.arctan2(out @ side, out @ front))
        t[here] = start + along / length
        away[here] = np.linalg.norm(out, axis=1)
    return theta, t, away, np.where(below, lengths[1], lengths[0])
