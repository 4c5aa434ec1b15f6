"""Territories of the skin, as they are described: patches in charts, with anchors.

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

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .base import Citation, Fact, Id, Strict, Words

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


class Border(Strict):
    """A line round the trunk, given where it is known: behind and in front."""

    back: Annotated[
        Words,
        Field(description="spinous process or processes: T4, T6-T7; 20 mm from it"),
    ]
    front: Annotated[
        Words,
        Field(
            description="rib-2, space-3, X+0.375 (of xiphisternum to umbilicus), "
            "U+0.25 (of umbilicus to inguinal line) or I; mid-clavicular line"
        ),
    ]


class Territory(Strict):
    """The skin of one root or nerve in one description."""

    patches: Annotated[
        Patches, Field(description="the usual area; left out if `includes` says all")
    ] = ()
    includes: Annotated[
        tuple[str, ...],
        Field(strict=False, description="nerves whose skin it supplies as well"),
    ] = ()
    autonomous: Annotated[
        Patches, Field(description="skin most often supplied by this one alone")
    ] = ()
    reach: Annotated[
        Patches, Field(description="reported reach beyond the usual area")
    ] = ()
    halo_mm: Annotated[
        Number | None,
        Field(ge=0, le=60, description="width of the halo, if not the map's"),
    ] = None
    optional: Annotated[
        bool, Field(description="often missing: all of it is halo, and no core")
    ] = False
    notes: Annotated[
        tuple[Fact, ...], Field(strict=False, description="variants, disputes")
    ] = ()


class Shape(StrEnum):
    PARTITION = "partition"
    PATCHES = "patches"
    FIELDS = "fields"
    ZONES = "zones"


class TerritoryPart(Strict):
    """One file of territories, with the landmark statements they rest on."""

    anchors: Annotated[
        dict[Id, Fact],
        Field(description="landmark statements that edges refer to, by id"),
    ] = Field(default_factory=dict)
    borders: Annotated[
        dict[str, Border], Field(description="borders of the trunk, by id: C4-T2")
    ] = Field(default_factory=dict)
    others: Annotated[
        dict[str, Words],
        Field(description="names of territories that are no root or nerve here: V1"),
    ] = Field(default_factory=dict)
    territories: Annotated[
        dict[str, Territory],
        Field(description="by id of root or nerve, in the order of painting"),
    ]


class TerritoryMap(Strict):
    """One description of the whole skin: a published map of dermatomes, the nerves."""

    title: Annotated[
        Words, Field(description="drawn after the description of ..., with the year")
    ]
    short: Annotated[Words, Field(max_length=40, description="name on a button")]
    of: Annotated[
        Literal["dermatomes", "nerves"], Field(description="dermatomes or nerves")
    ]
    shape: Annotated[
        Shape,
        Field(
            strict=False,
            description="partition (no blanks, no overlap), patches (blanks), fields "
            "(overlap) or zones (outlines only)",
        ),
    ]
    summary: Annotated[Words, Field(description="what this map holds, in short")]
    sources: Annotated[
        tuple[Citation, ...], Field(strict=False, description="where it is described")
    ] = ()
    halo_mm: Annotated[Number, Field(ge=0, le=60, description="width of halos")] = 12
    parts: Annotated[
        tuple[Id, ...],
        Field(
            strict=False,
            min_length=1,
            description="files of territories in the order of painting",
        ),
    ]


class SkinRegion(Strict):
    """A named piece of skin, for keyboard, lists and words."""

    id: Id
    name: Annotated[Words, Field(description="ulnar half of the ring finger, palmar")]
    group: Annotated[Id, Field(description="where it stands in lists: hand-palmar")]
    patches: Annotated[Patches, Field(min_length=1, description="later ones on top")]


class Doubt(Strict):
    """A place where this atlas is unsure, and the words to print there."""

    id: Id
    place: Annotated[Words, Field(description="great toe")]
    conflict: Annotated[Fact, Field(description="what disagrees with what")]
    wording: Annotated[Words, Field(description="what a reader is told there")]
    territories: Annotated[
        tuple[str, ...],
        Field(strict=False, description="roots and nerves it is shown with"),
    ] = ()
    regions: Annotated[
        tuple[Id, ...],
        Field(
            strict=False,
            description="skin that is now one's, now the other's: it decides no "
            "question about them",
        ),
    ] = ()


@dataclass(frozen=True)
class Territories:
    """All that is said of the skin, as it stands in content/territories/."""

    maps: Mapping[str, TerritoryMap] = field(default_factory=dict)
    parts: Mapping[str, TerritoryPart] = field(default_factory=dict)
    regions: Mapping[str, SkinRegion] = field(default_factory=dict)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)

    def of(self, map_id: str) -> dict[str, Territory]:
        """Return a map's territories; what several files say of one is put together."""
        found: dict[str, Territory] = {}
        for name in self.maps[map_id].parts:
            for id, territory in self.parts[name].territories.items():
                found[id] = (
                    _together(found[id], territory) if id in found else territory
                )
        return found

    def layers(self, map_id: str) -> tuple[tuple[str, Patch], ...]:
        """Return whose patch it is and the patch, file by file: later ones on top."""
        return tuple(
            (id, patch)
            for name in self.maps[map_id].parts
            for id, territory in self.parts[name].territories.items()
            for patch in territory.patches
            if not territory.optional
        )

    @property
    def borders(self) -> dict[str, Border]:
        """Return the borders of the trunk, of all files."""
        return {
            id: border
            for part in self.parts.values()
            for id, border in part.borders.items()
        }

    def names(self, map_id: str) -> dict[str, str]:
        """Return names of territories that are neither roots nor nerves here."""
        return {
            id: name
            for part in self.maps[map_id].parts
            for id, name in self.parts[part].others.items()
        }


def _together(first: Territory, second: Territory) -> Territory:
    """Return a territory that two files describe, each a piece of it."""
    lists = ("patches", "includes", "autonomous", "reach", "notes")
    both = {name: (*getattr(first, name), *getattr(second, name)) for name in lists}
    widths = [t.halo_mm for t in (second, first) if t.halo_mm is not None]
    return first.model_copy(update={**both, "halo_mm": widths[0] if widths else None})
