"""Where ribs, sternum and the spines of T1 to T12 lie: points only, no surface.

Frame: mm, x = subject's left, y = up, z = anterior; midline x = 0, sole y = 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bones import Bone, read_stl, split, tidy
from .makehuman import Floats, rotation
from .vertebrae import ACROSS, SCALE, Place, Spine, body_centre, in_torso, spinous_tip

# Found by trial: sternum and spines of the thorax come to lie just beneath the skin.
RATIO, EXTENSION = 0.78, 10.0
TORSO = Place((0.0025, -0.089), (0.028, 0.365), 0.0)
# Anterior and up on the torso (m), lean (radians), from the source's model.
THORACIC = {
    "T12": Place(TORSO.body, (-0.016, 0.119), 0.4),
    "T11": Place(TORSO.body, (-0.032, 0.146), 0.2),
    "T10": Place(TORSO.body, (-0.040, 0.171), 0.15),
    "T9": Place(TORSO.body, (-0.043, 0.198), 0.1),
    "T8": Place(TORSO.body, (-0.045, 0.223), -0.04),
    "T7": Place(TORSO.body, (-0.044, 0.249), -0.06),
    "T6": Place(TORSO.body, (-0.043, 0.270), -0.06),
    "T5": Place(TORSO.body, (-0.041, 0.292), -0.1),
    "T4": Place(TORSO.body, (-0.0395, 0.314), -0.15),
    "T3": Place(TORSO.body, (-0.036, 0.337), -0.2),
    "T2": Place(TORSO.body, (-0.032, 0.358), -0.25),
    "T1": Place(TORSO.body, (-0.028, 0.375), -0.3),
}
RIBS, FLOATING = 12, 11


class ThoraxProblem(Exception):
    """The mesh of the thorax is not what the derivation relies on."""


@dataclass(frozen=True)
class _Frame:
    """Puts meshes of the source's torso on our L1, mm."""

    spine: Spine

    def placed(self, bone: Bone, place: Place) -> Bone:
        """Return a mesh of the source (m) in our frame."""
        at = self.spine.top + place.body + place.mesh
        spinal = in_torso(bone, at, place.lean)
        spinal = spinal.moved(self.spine.turn, self.spine.shift)
        centre = body_centre(self.spine.bones["L1"])
        turn = rotation(ACROSS, -EXTENSION) * RATIO
        return spinal.moved(turn, centre - turn @ centre)


def thorax_value(parts: Mapping[str, bytes], spine: Spine) -> dict[str, Any]:
    """Return the part of vertebrae.json that tells of the thorax."""
    frame = _Frame(spine)
    points = {
        f"{level.lower()}_spine": spinous_tip(
            frame.placed(read_stl(parts[level]), place)
        )
        for level, place in THORACIC.items()
    }
    cage = split(frame.placed(read_stl(parts["thorax"]), TORSO))
    points |= rib_ends(cage) | sternum(cage)
    return {
        "landmarks": {name: tidy(point) for name, point in points.items()},
        "notes": [
            f"Scaled by {SCALE * RATIO:.2f} and turned back by {EXTENSION:.0f} degrees "
            "about the body of L1, so that the sternum and the spines lie beneath the "
            "skin: a judgement.",
            "Rib ends are the bony ends; costal cartilage follows them.",
            "The source shows no seam between the parts of the sternum.",
        ],
    }


def rib_ends(cage: tuple[Bone, ...]) -> dict[str, Floats]:
    """Return the front ends of the left ribs, mm."""
    ribs = [
        part
        for part in cage
        if part.vertices[:, 0].min() > 5 and np.ptp(part.vertices[:, 0]) > 35
    ]
    if len(ribs) != RIBS:
        raise ThoraxProblem(f"The thorax has {len(ribs)} left ribs instead of {RIBS}.")
    ribs.sort(key=lambda rib: -float(rib.vertices[:, 1].max()))
    return {f"rib_{n}_end": _end(rib, n) for n, rib in enumerate(ribs, start=1)}


def _end(rib: Bone, number: int) -> Floats:
    points = rib.vertices
    reach = -points[:, 1] if number >= FLOATING else points[:, 2]
    end: Floats = points[reach > reach.max() - 2.0].mean(0)
    return end


def sternum(cage: tuple[Bone, ...]) -> dict[str, Floats]:
    """Return points of the part that joins both sides: sternum and cartilages, mm."""
    both = [part for part in cage if abs(_middle(part)) < 5 and _width(part) > 200]
    if len(both) != 1:
        raise ThoraxProblem("The thorax has no single sternum with both its margins.")
    points = both[0].vertices
    middle = points[np.abs(points[:, 0]) < 2.0] * [0, 1, 1]
    left = points[points[:, 0] > 0]
    return {
        "jugular_notch": middle[middle[:, 1].argmax()],
        "xiphoid_tip": middle[middle[:, 1].argmin()],
        "costal_margin": left[left[:, 1].argmin()],
    }


def _middle(part: Bone) -> float:
    return float(part.vertices[:, 0].mean())


def _width(part: Bone) -> float:
    return float(np.ptp(part.vertices[:, 0]))
