"""Groups of regions that have a name of their own, smallest first."""

from collections.abc import Mapping

_THUMB = ("thumb-palmar", "thumb-pulp", "thumb-dorsal", "thumb-nail")
_INDEX = ("index-palmar", "index-pulp", "index-dorsal", "index-dorsal-end")
_MIDDLE_PALMAR = ("middle-finger-palmar", "middle-finger-pulp")
_MIDDLE_DORSAL = (
    "middle-finger-dorsal-radial",
    "middle-finger-dorsal-ulnar",
    "middle-finger-dorsal-end",
)
_RING_RADIAL = (
    "ring-finger-palmar-radial",
    "ring-finger-pulp-radial",
    "ring-finger-dorsal-radial",
    "ring-finger-dorsal-end-radial",
)
_RING_ULNAR = (
    "ring-finger-palmar-ulnar",
    "ring-finger-pulp-ulnar",
    "ring-finger-dorsal-ulnar",
    "ring-finger-dorsal-end-ulnar",
)
_LITTLE_PALMAR = ("little-finger-palmar", "little-finger-pulp")
_LITTLE_DORSAL = ("little-finger-dorsal", "little-finger-dorsal-end")
_HAND_DORSUM = ("hand-dorsum-radial", "hand-dorsum-middle", "hand-dorsum-ulnar")
_PALM = ("thenar", "palm-centre", "hypothenar", "palm-distal-radial")
_HEEL = ("heel-pad", "heel-inner", "heel-back", "heel-outer")
_SOLE = ("sole-inner", "sole-middle", "sole-outer")
_BALL = ("ball-of-great-toe", "ball-middle", "ball-outer")
_FOOT_DORSUM = ("foot-dorsum-inner", "foot-dorsum-middle", "foot-dorsum-outer")
_TOES_PLANTAR = (
    "great-toe-plantar",
    "second-and-third-toe-plantar",
    "fourth-toe-plantar-inner",
    "fourth-toe-plantar-outer",
    "little-toe-plantar",
)
_TOES_DORSAL = (
    "great-toe-inner-edge",
    "great-toe-dorsal",
    "second-and-third-toe-dorsal",
    "fourth-toe-dorsal",
    "little-toe-dorsal-inner",
    "little-toe-outer",
)
_GREAT_TOE = ("great-toe-inner-edge", "great-toe-dorsal", "great-toe-plantar")


def _thirds(face: str) -> tuple[str, ...]:
    return tuple(f"thigh-{face}-{third}" for third in ("upper", "middle", "lower"))


GROUPS: Mapping[str, tuple[str, ...]] = {
    "ball of the foot": _BALL,
    "whole heel": _HEEL,
    "whole sole": (*_SOLE, *_BALL, "heel-pad"),
    "back of the foot": _FOOT_DORSUM,
    "whole great toe": _GREAT_TOE,
    "all toes, plantar": _TOES_PLANTAR,
    "all toes, dorsal": _TOES_DORSAL,
    "back of the hand": _HAND_DORSUM,
    "palm": (*_PALM, "palm-distal-ulnar"),
    "whole thumb": _THUMB,
    "whole index finger": _INDEX,
    "middle finger, palmar": _MIDDLE_PALMAR,
    "middle finger, dorsal": _MIDDLE_DORSAL,
    "whole middle finger": (*_MIDDLE_PALMAR, *_MIDDLE_DORSAL),
    "radial half of the ring finger": _RING_RADIAL,
    "ulnar half of the ring finger": _RING_ULNAR,
    "whole ring finger": (*_RING_RADIAL, *_RING_ULNAR),
    "little finger, palmar": _LITTLE_PALMAR,
    "little finger, dorsal": _LITTLE_DORSAL,
    "whole little finger, palmar and dorsal": (*_LITTLE_PALMAR, *_LITTLE_DORSAL),
    "front of the thigh": _thirds("front"),
    "back of the thigh": _thirds("back"),
    "inner side of the thigh": _thirds("inner"),
    "outer side of the thigh": _thirds("outer"),
    "inner side of the leg": ("leg-inner-upper", "leg-inner-lower"),
    "shin": ("shin-upper", "shin-lower"),
    "outer side of the leg": ("leg-outer-upper", "leg-outer-lower"),
    "front of the leg outside the shin": (
        "leg-front-outer-upper",
        "leg-front-outer-lower",
    ),
    "calf": ("calf-upper", "calf-middle", "calf-lower"),
    "upper buttock": (
        "buttock-upper-inner",
        "buttock-upper-middle",
        "buttock-upper-outer",
    ),
    "lower buttock": ("buttock-lower-inner", "buttock-lower-outer"),
    "radial edge of the forearm": (
        "forearm-radial-edge-upper",
        "forearm-radial-edge-lower",
    ),
    "ulnar edge of the forearm": (
        "forearm-ulnar-edge-upper",
        "forearm-ulnar-edge-lower",
    ),
    "front of the forearm, radial half": (
        "forearm-front-radial-upper",
        "forearm-front-radial-lower",
    ),
    "front of the forearm, ulnar half": (
        "forearm-front-ulnar-upper",
        "forearm-front-ulnar-lower",
    ),
    "back of the forearm, middle strip": ("forearm-back-upper", "forearm-back-lower"),
    "inner side of the upper arm": (
        "arm-inner-upper",
        "arm-inner-middle",
        "arm-inner-lower",
    ),
    "outer arm over deltoid": ("deltoid-upper", "deltoid-lower"),
    "front of the upper arm": ("arm-front-upper", "arm-front-lower"),
    "back of the upper arm": ("arm-back-upper", "arm-back-lower"),
}
