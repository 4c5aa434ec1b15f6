"""The dural sac, roots L1 to S3 from the canal through their foramina, and the discs.

Schematic: between bones of a mesh that has no canal in the sacrum, and no nerve at all.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from .bones import Bone
from .curves import Rod, evenly, length_mm, shaped, through
from .field import crossings
from .ground import LEVELS, Ground
from .surface import Floats
from .vertebrae import Endplate, lower_endplate, sacral_endplate

SACRAL = {"S1": 986.0, "S2": 968.0, "S3": 952.0}  # heights of the foramina, estimates
_FORAMEN_X_MM, _SACRAL_X_MM = 15.0, 18.0
_OFF_BONE_MM = 1.4
_POINT_MM = 5.0
_ROOF_MM = 9.0  # from the back of the sacrum to the middle of its canal
_RECESS_X_MM = 8.5
_BEYOND_MM, _STUB_MM = np.array([12.0, -8.0, 1.0]), np.array([16.0, -22.0, 9.0])
_OVER_ALA_MM, _ALA_STUB_MM = np.array([11.0, -1.0, 6.0]), np.array([12.0, -14.0, 19.0])
_IN_SAC_MM = {  # from the midline, near the conus: the lower a root, the nearer
    **{"L1": 5.5, "L2": 5.0, "L3": 4.0, "L4": 3.2, "L5": 2.4},
    **{"S1": 1.7, "S2": 1.2, "S3": 0.8},
}
_SAC_MM = {"L1": 7.0, "L2": 7.0, "L3": 6.5, "L4": 6.5, "L5": 6.0, "S1": 5.0, "S2": 3.0}


@dataclass(frozen=True)
class RootCourse:
    """Pieces of one root, each from the canal outwards, mm."""

    canal: Floats
    exit: Floats
    ventral: Floats
    dorsal: Floats


@dataclass(frozen=True)
class Level:
    """A disc as an elliptic puck, and where it or a stenosis can press."""

    centre: Floats
    half_axes: Floats  # rows: sideways, forwards, upwards; mm
    lateral: Floats
    foramen: Floats


@dataclass(frozen=True)
class Canal:
    """What runs in the vertebral canal."""

    ground: Ground

    @cached_property
    def middle(self) -> dict[str, Floats]:
        """Return the middle of the canal at each level."""
        found = {}
        for level in LEVELS:
            height = float(self.ground.body.marks[f"{level.lower()}_centre"][1])
            at = np.array([[1.0137, height]])
            _, z = crossings(self.ground.body.bones[level], at)
            z = np.sort(z)
            found[level] = np.array([0, height, (z[1] + z[2]) / 2])
        for level, low in (("S1", 1000.0), ("S2", 972.0)):
            back = float(self.ground.body.bone_back(np.array([1.0, low])))
            found[level] = np.array([0, low, back + _ROOF_MM])
        return found

    @cached_property
    def sac(self) -> tuple[Floats, Floats]:
        """Return centre line and radius of the dural sac, from L1 to S2.

        In the lumbar canal it keeps to the widest place; the sacrum is solid here.
        """
        points = np.array([*self.middle.values()])
        height = points[:, 1]
        y = np.linspace(height[0] + 16, height[-1], 27)
        guess = PchipInterpolator(height[::-1], points[::-1, 2], extrapolate=True)(y)
        radius = np.array([_SAC_MM[level] for level in self.middle])
        thick = np.interp(y, height[::-1], radius[::-1])
        off = np.linspace(-6, 6, 25)
        grid = np.stack(
            [
                np.zeros((27, 25)),
                *np.broadcast_arrays(y[:, None], guess[:, None] + off),
            ],
            axis=-1,
        )
        clear = self.ground.body.bone(grid)
        lumbar = y > height[4] - 4
        best = np.where(lumbar, guess + off[clear.argmax(axis=1)], guess)
        free = np.where(lumbar, clear.max(axis=1) - 0.3, thick)
        z = gaussian_filter1d(best, 1.2, mode="nearest")
        width = gaussian_filter1d(np.clip(free, 3.0, thick), 1.0, mode="nearest")
        return np.stack([y * 0, y, z], axis=-1), width

    def _sac_at(self, y: Floats) -> Floats:
        line, _ = self.sac
        z: Floats = np.interp(y, line[::-1, 1], line[::-1, 2])
        return z

    def foramen(self, root: str) -> Floats:
        """Return the widest place of a root's foramen, a little below its pedicle."""
        body = self.ground.body
        if root in SACRAL:
            behind = np.array([_SACRAL_X_MM, SACRAL[root]])
            return np.array([*behind, float(body.bone_back(behind)) + 13])
        pedicle = float(body.marks[f"{root.lower()}_transverse"][1]) - 3
        y = np.linspace(pedicle - 17, pedicle - 8, 19)
        back = float(self.middle[root][2])
        z = np.linspace(back - 6, back + 10, 33)
        grid = np.stack(np.meshgrid(y, z, indexing="ij"), axis=-1).reshape(-1, 2)
        at = np.c_[np.full(len(grid), _FORAMEN_X_MM), grid]
        best: Floats = at[body.bone(at).argmax()]
        return best

    def root(self, root: str) -> RootCourse:
        """Return the course of a root."""
        place = self.foramen(root)
        canal = self._descent(root, float(place[1]))
        if root in SACRAL:
            return self._sacral(root, canal, place)
        low = root == "L5"  # the ala of the sacrum is in the way
        beyond = place + (_OVER_ALA_MM if low else _BEYOND_MM)
        stub = beyond + (_ALA_STUB_MM if low else _STUB_MM)
        begin, _ = self.ground.lateral_branch(root)
        whole = self._shaped([*canal, place, beyond, stub], 81)
        cut = [self._nearest(whole, p) for p in (canal[-1], beyond)]
        behind = (0.6 * beyond + 0.4 * begin) + np.array([-1.0, 0, -2.0])
        dorsal = self._shaped([whole[cut[1]], behind, begin], 25)
        pieces = (
            whole[: cut[0] + 1],
            whole[cut[0] : cut[1] + 1],
            whole[cut[1] :],
            dorsal,
        )
        return RootCourse(*map(_even, pieces))

    def _descent(self, root: str, foramen: float) -> Floats:
        """Return the way from the disc between L1 and L2 to above the foramen.

        A root passes the disc above its foramen in the lateral recess, beside the sac.
        """
        marks = self.ground.body.marks
        disc = float(marks["l1_centre"][1] + marks["l2_centre"][1]) / 2
        top = max(disc, foramen + 24)
        inner = _IN_SAC_MM[root]
        rungs = [(12.0, _RECESS_X_MM, 3.0), (27.0, 7.5, 2.5), (54.0, inner + 1, 0.5)]
        above, aside, ahead = np.array(rungs).T
        y = np.linspace(top, foramen + 12, max(3, round((top - foramen) / 9)))
        far = np.r_[above, max(top - foramen, 80.0)]
        x = np.interp(y - foramen, far, np.r_[aside, inner])
        z = self._sac_at(y) + np.interp(y - foramen, far, np.r_[ahead, -1.0])
        return np.stack([x, y, z], axis=-1)

    def _sacral(self, root: str, canal: Floats, place: Floats) -> RootCourse:
        """Return the course of a sacral root: in the mesh's solid bone."""
        body = self.ground.body
        front = place + np.array([3.0, -5.0, 0])
        _, z = crossings(body.bones["sacrum"], front[None, :2] + 0.0137)
        front[2] = z.max() + 2
        out = np.array([place[0] + 1, place[1] - 1, body.bone_back(place) - 2.5])
        way = through([*canal, place], 65)
        cut = self._nearest(way, canal[-1])
        ventral = through([place, front, front + np.array([5.0, -18.0, 5.0])], 17)
        dorsal = np.linspace(place, out, 5)
        return RootCourse(
            _even(way[: cut + 1]), _even(way[cut:]), _even(ventral), _even(dorsal)
        )

    def _shaped(self, way: list[Floats], count: int) -> Floats:
        line = through(way, count)
        held = np.zeros(count, dtype=np.bool_)
        held[[0, -1]] = True
        return shaped(Rod(line, held), self._off_bone, rounds=30, stiff=1.5)

    def _off_bone(self, points: Floats) -> Floats:
        bone = self.ground.body.bone
        lacking = np.clip(_OFF_BONE_MM - bone(points), 0, None)
        moved: Floats = points + lacking[:, None] * bone.away(points)
        return moved

    @staticmethod
    def _nearest(line: Floats, place: Floats) -> int:
        return int(np.linalg.norm(line - place, axis=1).argmin())

    def levels(self) -> dict[str, Level]:
        """Return discs L1-L2 to L5-S1."""
        bones = self.ground.body.bones
        lower = {level: lower_endplate(_both(bones[level])) for level in LEVELS}
        upper = {level: upper_endplate(_both(bones[level])) for level in LEVELS}
        upper["S1"] = sacral_endplate(_both(bones["sacrum"]))
        found = {}
        for above, below in zip(LEVELS, [*LEVELS[1:], "S1"], strict=True):
            found[f"{above}-{below}"] = self._level(above, lower[above], upper[below])
        return found

    def _level(self, above: str, over: Endplate, under: Endplate) -> Level:
        centre = (over.centre + under.centre) / 2
        up = under.normal - over.normal
        up = up / np.linalg.norm(up)
        forwards = np.cross(np.array([1.0, 0, 0]), up)
        forwards = forwards * np.sign(forwards[2])
        bone = self.ground.body.bones[above]
        body = bone.vertices[bone.vertices[:, 2] > over.centre[2] - 19]
        near = body[np.abs((body - over.centre) @ over.normal) < 5]
        wide = float(near[:, 0].max()) - 0.5
        along = (near - over.centre) @ forwards
        deep = float(along.max() - along.min()) / 2 - 0.5
        centre = centre + forwards * float(along.max() + along.min()) / 2
        tall = abs(float((under.centre - over.centre) @ up)) / 2
        axes = np.array([[wide, 0, 0], forwards * deep, up * max(tall, 2.0)])
        lateral = centre - forwards * deep * 0.9 + np.array([_RECESS_X_MM, 0, 0])
        return Level(centre, axes, lateral, self.foramen(above))


def upper_endplate(vertebra: Bone) -> Endplate:
    """Return the upper surface of a vertebral body."""
    flipped = Bone(vertebra.vertices * [1, -1, 1], vertebra.faces[:, ::-1])
    found = lower_endplate(flipped)
    return Endplate(found.centre * [1, -1, 1], found.normal * [1, -1, 1])


def _both(half: Bone) -> Bone:
    """Return a bone with its mirror image."""
    return Bone(
        np.concatenate([half.vertices, half.vertices * [-1, 1, 1]]),
        np.concatenate([half.faces, half.faces[:, ::-1] + len(half.vertices)]),
    )


def _even(line: Floats) -> Floats:
    return evenly(line, max(4, round(length_mm(line) / _POINT_MM) + 1))
