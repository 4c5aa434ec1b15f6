"""Patches of skin in charts, as they are described.

A chart unrolls one part of the body. Limbs: `t` along the limb (arm: 0 shoulder
joint, 1 elbow crease, 2 wrist crease; leg: 0 hip joint, 1 knee joint line, 2 ankle
joint line) and `theta` round it in degrees (0 front, 90 lateral, 180 back, 270 or -90
medial). Hand and foot: ray `r` (1 thumb or great toe ... 5 little) and `f` (hand: 0
wrist crease, 1 fingertip; foot: 0 back of the heel, 1 toe tip). Trunk: `phi` in
degrees (0 dorsal midline, 180 ventral midline) between borders. Buttock: `u` (0
midline, 1 greater trochanter) and `v` (0 gluteal fold, 1 crest apex). Perineum: `rho`
in mm from the anal verge. Head: `psi` in degrees (0 nose, 90 ear, 180 occiput) and
`h` (0 jugular notch, 1 chin, 2 corner of the mouth, 3 lateral canthus, 4 vertex).
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Strict

Number = Annotated[float, Field(ge=-1000, le=1000, allow_inf_nan=False)]
AnchorIds = Annotated[tuple[Id, ...], Field(strict=False)]
Anchored = Annotated[
    dict[str, AnchorIds],
    Field(
        description="anchors of each edge by its name; an edge that is not named here "
        "is interpreted: drawn soft, and never part of a key"
    ),
]


class Surface(StrEnum):
    """Faces of hand and foot."""

    PALMAR = "palmar"
    DORSAL = "dorsal"
    BOTH = "both"
    PLANTAR = "plantar"
    MEDIAL = "medial"
    LATERAL = "lateral"
    HEEL = "heel"


class _Patch(Strict):
    part: Annotated[
        Id | None, Field(description="branch or part that it belongs to: medial")
    ] = None
    anchored: Anchored = Field(default_factory=dict)


class Strip(_Patch):
    """A strip along a limb; edges: start, end, from, to."""

    chart: Annotated[Literal["arm", "leg"], Field(description="arm or leg")]
    strip: Annotated[
        tuple[Annotated[tuple[Number, Number, Number], Field(strict=False)], ...],
        Field(
            strict=False,
            min_length=2,
            description="rows of t, theta from, theta to, in rising t",
        ),
    ]


class Box(_Patch):
    """A box on hand or foot; edges: from, to (rays), start, end (along)."""

    chart: Annotated[Literal["hand", "foot"], Field(description="hand or foot")]
    surface: Annotated[Surface, Field(strict=False, description="which face of it")]
    rays: Annotated[
        tuple[Number, Number], Field(strict=False, description="r from, r to")
    ]
    along: Annotated[
        tuple[Number, Number], Field(strict=False, description="f from, f to")
    ]


class Band(_Patch):
    """A band of the trunk between two borders; edges: above, below, from, to."""

    chart: Annotated[Literal["trunk"], Field(description="trunk")]
    above: Annotated[str, Field(description="id of the upper border")]
    below: Annotated[str, Field(description="id of the lower border")]
    phi: Annotated[
        tuple[Number, Number], Field(strict=False, description="phi from, phi to")
    ] = (0, 180)
    phi_below: Annotated[
        tuple[Number, Number] | None,
        Field(strict=False, description="the same at the lower border, if it differs"),
    ] = None


class Polygon(_Patch):
    """A polygon on buttock or head; edges: "0" (first to second point), "1", ..."""

    chart: Annotated[Literal["buttock", "head"], Field(description="buttock or head")]
    polygon: Annotated[
        tuple[Annotated[tuple[Number, Number], Field(strict=False)], ...],
        Field(strict=False, min_length=3, description="points (u, v) or (psi, h)"),
    ]


class Ring(_Patch):
    """A ring round the anus; edges: inner, outer, from, to."""

    chart: Annotated[Literal["perineum"], Field(description="perineum")]
    rho_mm: Annotated[
        tuple[Number, Number], Field(strict=False, description="inner, outer radius")
    ]
    half: Annotated[
        Literal["front", "back"] | None,
        Field(description="before or behind the ischial tuberosities; else both"),
    ] = None


Patch = Annotated[
    Strip | Box | Band | Polygon | Ring,
    Field(description="a piece of skin", discriminator="chart"),
]
Patches = Annotated[tuple[Patch, ...], Field(strict=False)]
