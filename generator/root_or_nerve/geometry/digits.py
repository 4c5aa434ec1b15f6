"""Hand and foot: rays from 1 (thumb, great toe) to 5, and how far along each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .surface import Bools, Floats, Points, Skin, unit

# Share of a ray at its joints; hand: wrist crease 0 to fingertip 1.
_FINGER = (0.0, 0.47, 0.73, 0.87, 1.0)
_THUMB = (0.0, 0.56, 0.78, 1.0)
_BEFORE = -0.3  # before wrist or heel, where rays run together, shares mean nothing
_BALL = (-0.6, 0.3)  # of the thumb's first phalanx: between these the charts merge
# Foot: back of the heel 0 to toe tip 1; the first joint is where toes begin.
_TOE_BASE = 0.70
_HEEL = 0.25


@dataclass(frozen=True)
class OnRays:
    """Ray and share of it at each point, and the surfaces it lies on."""

    r: Floats
    f: Floats
    valid: Bools
    surface: Mapping[str, Bools]


@dataclass(frozen=True)
class Rays:
    """A hand or a foot."""

    segments: tuple[str, ...]  # the whole first, then its digits
    numbers: Sequence[int]  # of the segments
    lines: Sequence[Floats]  # points of each ray from its root to its tip
    shares: Sequence[Sequence[float]]  # f at those points
    across: Floats  # unit vector from ray 1 to ray 5
    ahead: Floats  # unit vector from root to tip
    up: Floats  # unit vector out of palm or dorsum
    half_widths_mm: Sequence[float]
    is_foot: bool

    @property
    def spacing_mm(self) -> float:
        """Return the mean distance of two rays where the digits begin."""
        first, last = self.lines[1][1], self.lines[4][1]
        return float(np.linalg.norm(last - first)) / 3

    @property
    def length_mm(self) -> float:
        """Return the length of the middle ray."""
        return float(np.linalg.norm(np.diff(self.lines[2], axis=0), axis=1).sum())

    def __call__(self, points: Points, here: Bools) -> OnRays:
        n = len(points.at)
        r, f = np.zeros(n), np.zeros(n)
        body = here & ~np.isin(points.segment, self.numbers[1:])
        r[body], f[body] = self._on_body(points.at[body])
        for k in range(5):
            digit = here & (points.segment == self.numbers[k + 1])
            r[digit], f[digit] = self._on_digit(points.at[digit], k)
        if not self.is_foot:
            thumb = here & (points.segment == self.numbers[1])
            self._level_ball(points.at[thumb], thumb, r, f)
        faces = self._foot_faces if self.is_foot else self._hand_faces
        return OnRays(r, f, here, faces(points, r, f, here))

    def _plane(self, at: Floats) -> Floats:
        """Return points in the plane of the rays: across, ahead."""
        return np.stack([at @ self.across, at @ self.ahead], axis=-1)

    def _on_body(self, at: Floats) -> tuple[Floats, Floats]:
        """Find the two rays a point lies between, by its place in their quad."""
        flat = self._plane(at)
        roots = [self._plane(line[0]) for line in self.lines]
        bases = [self._plane(line[1]) for line in self.lines]
        share = [shares[1] for shares in self.shares]
        f0 = self.shares[0][0]
        side = np.full((len(at), 5), 0.0)
        along = np.full((len(at), 5), 0.0)
        for k in range(5):
            way = bases[k] - roots[k]
            length = float(np.linalg.norm(way))
            from_root = flat - roots[k]
            along[:, k] = from_root @ way / length**2
            side[:, k] = (from_root[:, 0] * way[1] - from_root[:, 1] * way[0]) / length
        r, f = np.zeros(len(at)), np.zeros(len(at))
        pick = (side > 0).sum(axis=1)  # rays passed on the way to the fifth
        for k in range(6):
            here = pick == k
            lower, upper = max(k - 1, 0), min(k, 4)
            if lower == upper:
                gap = self.spacing_mm if k else self.spacing_mm * 0.9
                r[here] = lower + 1 + np.clip(side[here, lower] / gap, -0.75, 0.75)
                f[here] = f0 + along[here, lower] * (share[lower] - f0)
                continue
            past, before = side[here, lower], -side[here, upper]
            part = np.clip(past / np.maximum(past + before, 1e-6), 0, 1)
            r[here] = lower + 1 + part
            mean = (1 - part) * along[here, lower] + part * along[here, upper]
            f[here] = f0 + mean * ((1 - part) * share[lower] + part * share[upper] - f0)
        return r, np.maximum(f, _BEFORE)

    def _level_ball(self, at: Floats, thumb: Bools, r: Floats, f: Floats) -> None:
        """Lead the rays of the palm over the ball of the thumb, up to its knuckle."""
        joint, beyond = self.lines[0][1:3]
        bone = beyond - joint
        past = (at - joint) @ bone / (bone @ bone)
        part = np.clip((past - _BALL[0]) / (_BALL[1] - _BALL[0]), 0, 1)
        own = part * part * (3 - 2 * part)
        flat_r, flat_f = self._on_body(at)
        r[thumb] = own * r[thumb] + (1 - own) * flat_r
        f[thumb] = own * f[thumb] + (1 - own) * flat_f

    def _on_digit(self, at: Floats, k: int) -> tuple[Floats, Floats]:
        """Return ray and share on a digit: bones one after another, and the side."""
        line, shares = self.lines[k], self.shares[k]
        best = np.full(len(at), np.inf)
        f, off = np.zeros(len(at)), np.zeros(len(at))
        for i in range(1, len(line) - 1):
            bone = line[i + 1] - line[i]
            raw = (at - line[i]) @ bone / (bone @ bone)
            low = -0.6 if i == 1 else 0.0
            high = 1.3 if i == len(line) - 2 else 1.0
            along = np.clip(raw, low, high)
            away = at - line[i] - along[:, None] * bone
            distance = np.linalg.norm(away, axis=1)
            nearer = distance < best
            best[nearer] = distance[nearer]
            way = bone / np.linalg.norm(bone)
            sideways = self.across - (self.across @ way) * way
            sideways = sideways / np.linalg.norm(sideways)
            f[nearer] = (shares[i] + along * (shares[i + 1] - shares[i]))[nearer]
            off[nearer] = (away @ sideways)[nearer]
        half = self.half_widths_mm[k]
        return k + 1 + 0.49 * np.clip(off / half, -1, 1), np.clip(f, 0, 1)

    def _hand_faces(
        self, points: Points, r: Floats, f: Floats, here: Bools
    ) -> dict[str, Bools]:
        palmar = points.normal @ self.up > 0
        thumb = points.segment == self.numbers[1]
        if thumb.any():
            line = self.lines[0]
            way = unit(line[-1] - line[-2])
            towards = unit(self.up + 0.8 * self.across)
            pulp = towards - (towards @ way) * way
            palmar[thumb] = points.normal[thumb] @ pulp > 0
        return {"palmar": palmar, "dorsal": ~palmar, "both": np.ones_like(palmar)}

    def _foot_faces(
        self, points: Points, r: Floats, f: Floats, here: Bools
    ) -> dict[str, Bools]:
        plantar = (points.normal[:, 1] < -0.35) & (points.at[:, 1] < 45)
        heel = ~plantar & (f < _HEEL) & (points.at[:, 1] < 60)
        inner = points.normal @ self.across
        medial = ~plantar & ~heel & (inner < -0.5) & (r < 1.1) & (f < 0.68)
        lateral = ~plantar & ~heel & (inner > 0.5) & (r > 4.9)
        dorsal = ~plantar & ~heel & ~medial
        return {
            "plantar": plantar,
            "heel": heel,
            "medial": medial,
            "lateral": lateral,
            "dorsal": dorsal,
            "both": np.ones_like(plantar),
        }


def hand_rays(skin: Skin) -> Rays:
    """Return the rays of the hand."""
    joints = skin.joints
    wrist = joints["wrist"]
    ahead = unit(joints["finger3-1"] - wrist)
    across = joints["finger5-1"] - joints["finger2-1"]
    across = unit(across - (across @ ahead) * ahead)
    up = np.cross(ahead, across)
    up = up if up[2] > 0 else -up
    lines = []
    for k in range(1, 6):
        names = [f"finger{k}-{i}" for i in (1, 2, 3)] + [f"finger{k}-tip"]
        points = [joints[name] for name in names]
        root = wrist + across * (k - 3) * 9.0
        lines.append(np.array([root, *(points[1:] if k == 1 else points)]))
    shares = [_THUMB, *([_FINGER] * 4)]
    return _rays(skin, "hand", "d", lines, shares, across, ahead, up)


def foot_rays(skin: Skin) -> Rays:
    """Return the rays of the foot, from the back of the heel."""
    joints = skin.joints
    ankle, second = joints["ankle"], joints["toe2-1"]
    ahead = second - ankle
    ahead[1] = 0
    ahead = unit(ahead)
    across = np.cross(np.array([0.0, 1.0, 0.0]), ahead)
    across = across if across[0] > 0 else -across
    foot = skin.vertices[np.isin(skin.segment, skin.index("foot"))]
    behind = float(((foot - ankle) @ ahead).min())
    heel = ankle + behind * ahead
    lines = []
    for k in range(1, 6):
        last = 2 if k == 1 else 3
        names = [f"toe{k}-{i}" for i in range(1, last + 1)] + [f"toe{k}-tip"]
        root = heel + across * (k - 3) * 11.0
        lines.append(np.array([root, *(joints[name] for name in names)]))
    shares = [
        (0.0, *np.linspace(_TOE_BASE, 1.0, len(line) - 1).tolist()) for line in lines
    ]
    up = np.array([0.0, 1.0, 0.0])
    return _rays(skin, "foot", "t", lines, shares, across, ahead, up)


def _rays(
    skin: Skin,
    whole: str,
    digit: str,
    lines: Sequence[Floats],
    shares: Sequence[Sequence[float]],
    across: Floats,
    ahead: Floats,
    up: Floats,
) -> Rays:
    names = (whole, *(f"{digit}{k}" for k in range(1, 6)))
    widths = []
    for k, line in enumerate(lines):
        on_digit = skin.segment == skin.segments.index(f"{digit}{k + 1}")
        way = unit(line[-1] - line[1])
        side = unit(across - (across @ way) * way)
        spread = (skin.vertices[on_digit] - line[1]) @ side
        widths.append(float(np.percentile(spread, 96) - np.percentile(spread, 4)) / 2)
    numbers = [int(i) for i in skin.index(*names)]
    is_foot = whole == "foot"
    return Rays(names, numbers, lines, shares, across, ahead, up, widths, is_foot)
