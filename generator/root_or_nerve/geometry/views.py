"""The views of the atlas, set up on this skin."""

import numpy as np

from .camera import Cut, View
from .digits import foot_rays, hand_rays
from .landmarks import Landmarks
from .surface import Floats, Skin, unit

_TRUNK = ("head", "trunk", "thigh", "shank", "foot", "t1", "t2", "t3", "t4", "t5")
_ARM = ("arm", "fore", "hand", "d1", "d2", "d3", "d4", "d5")
_HAND = ("hand", "d1", "d2", "d3", "d4", "d5", "fore")
_FOOT = ("foot", "t1", "t2", "t3", "t4", "t5", "shank")
_BUST = ("head", "trunk", "arm")
_X, _Y, _Z = np.eye(3)
_SHIN_MM = 30.0  # of the leg that the foot is shown with


def all_views(skin: Skin, marks: Landmarks) -> tuple[View, ...]:
    """Return every view; limbs are left ones, which a mirror turns."""
    return (
        View("anterior", "Front", _frame(_Z, _Y), 1.6, (*_TRUNK, *_ARM), True),
        View("posterior", "Back", _frame(-_Z, _Y), 1.6, (*_TRUNK, *_ARM), True),
        _lateral(skin),
        *_arm_views(skin),
        *_hand_views(skin),
        *_foot_views(skin),
        *_leg_views(skin, marks),
        _low_back(marks),
        _perineum(marks),
        *_head_views(marks),
    )


def _frame(towards: Floats, up: Floats) -> Floats:
    """Return right, up, towards the viewer as rows."""
    towards = unit(towards)
    right = unit(np.cross(up, towards))
    return np.array([right, np.cross(towards, right), towards])


def looking(towards: Floats) -> Floats:
    """Return the axes of a view from any direction, the body upright if it can be."""
    return _frame(towards, _Z if abs(float(towards[1])) > 0.99 else _Y)


def _lateral(skin: Skin) -> View:
    """Return the side view; the arm, which would hide the trunk, is cut off."""
    joints = skin.joints
    way = unit(joints["elbow"] - joints["shoulder"])
    arm = [int(i) for i in skin.index(*_ARM)]
    cut = Cut(way, float(way @ joints["shoulder"]) + 25, arm)
    segments = (*_TRUNK, "arm")
    return View("lateral", "Side", _frame(_X, _Y), 1.6, segments, False, cuts=[cut])


def _arm_views(skin: Skin) -> list[View]:
    """Return the arm from its outer side with the shoulder, and from its inner side."""
    shoulder, wrist = skin.joints["shoulder"], skin.joints["wrist"]
    up = unit(shoulder - wrist)
    outwards = np.cross(up, _Z)
    outwards = outwards if outwards[0] > 0 else -outwards
    body = [int(i) for i in skin.index("trunk", "head", "thigh")]
    beside_neck = Cut(-_X, 40 - float(shoulder[0]))
    below = Cut(-_Y, 70 - float(shoulder[1]), body)
    way = unit(skin.joints["elbow"] - shoulder)
    axilla = Cut(-way, -float(way @ shoulder) - 46)
    return [
        View(
            "arm-lateral",
            "Arm, outer side",
            _frame(outwards, up),
            0.9,
            ("trunk", *_ARM),
            False,
            cuts=[beside_neck, below],
        ),
        View(
            "arm-medial",
            "Arm, inner side",
            _frame(-outwards, up),
            0.9,
            _ARM,
            False,
            cuts=[axilla],
        ),
    ]


def _hand_views(skin: Skin) -> list[View]:
    rays = hand_rays(skin)
    wrist = skin.joints["wrist"]
    # Nothing of the forearm that lies more than 45 mm above the wrist.
    cut = Cut(-rays.ahead, float(-rays.ahead @ wrist) + 45)
    return [
        View(
            f"hand-{face}",
            f"Hand, {face}",
            _frame(sign * rays.up, rays.ahead),
            0.42,
            _HAND,
            False,
            cuts=[cut],
        )
        for face, sign in (("palmar", 1), ("dorsal", -1))
    ]


def _foot_views(skin: Skin) -> list[View]:
    rays = foot_rays(skin)
    ankle = skin.joints["ankle"]
    dorsal = _frame(np.array([0.1, 0.85, 0.52]), rays.ahead)
    plantar = _frame(-_Y, rays.ahead)
    cut = Cut(_Y, float(ankle[1]) + 42)
    # Seen edge-on, so that one does not look into the leg: level with its front.
    level = Cut(-dorsal[1], _SHIN_MM - float(dorsal[1] @ ankle))
    return [
        View("foot-dorsal", "Foot, dorsal", dorsal, 0.5, _FOOT, False, cuts=[level]),
        View("foot-plantar", "Foot, plantar", plantar, 0.5, _FOOT, False, cuts=[cut]),
    ]


def _leg_views(skin: Skin, marks: Landmarks) -> list[View]:
    segments = ("trunk", "thigh", *_FOOT)
    top = Cut(_Y, marks.gluteal_fold + 12)
    return [
        View(
            "leg-medial",
            "Leg, inner side",
            _frame(-_X, _Y),
            1.0,
            segments,
            False,
            cuts=[top],
        ),
        View(
            "leg-lateral",
            "Leg, outer side",
            _frame(_X, _Y),
            1.0,
            segments,
            False,
            cuts=[top],
        ),
    ]


def _low_back(marks: Landmarks) -> View:
    low, high = marks.gluteal_fold - 60, marks.crest_apex + 190
    return View(
        "low-back",
        "Low back and buttock",
        _frame(-_Z, _Y),
        0.75,
        ("trunk", "thigh"),
        True,
        cuts=[Cut(_Y, high), Cut(-_Y, -low)],
    )


def _perineum(marks: Landmarks) -> View:
    towards = np.array([0.0, -0.93, -0.36])
    low, high = marks.gluteal_fold - 170, marks.crest_apex - 20
    return View(
        "perineum",
        "Perineum, thighs raised",
        _frame(towards, _Z),
        0.75,
        ("trunk", "thigh"),
        True,
        "lithotomy",
        cuts=[Cut(_Y, high), Cut(-_Y, -low)],
    )


def _head_views(marks: Landmarks) -> list[View]:
    cut = [Cut(-_Y, 70 - marks.jugular_notch), Cut(_X, 190.0)]
    return [
        View(
            "head-lateral",
            "Head and neck, side",
            _frame(_X, _Y),
            0.6,
            _BUST,
            False,
            cuts=cut,
        ),
        View(
            "head-anterior",
            "Head and neck, front",
            _frame(_Z, _Y),
            0.6,
            _BUST,
            True,
            cuts=cut,
        ),
        View(
            "head-posterior",
            "Head and neck, back",
            _frame(-_Z, _Y),
            0.6,
            _BUST,
            True,
            cuts=cut,
        ),
    ]
