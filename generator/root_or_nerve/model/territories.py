"""Territories of the skin, as they are described: patches in charts, with anchors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .base import Citation, Fact, Id, Strict, Words
from .patches import Number, Patch, Patches


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
