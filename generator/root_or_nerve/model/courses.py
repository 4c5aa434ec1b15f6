"""Courses of nerves over bone, and the skin of the back, as the files hold them.

`root-or-nerve geometry courses` makes them; a build only reads them. Left half of the
body, lengths in 0.1 mm: x to the subject's left, y up from the sole, z forwards. Points
and corners of triangles stand one after another in flat lists.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .base import Words
from .drawn import PathData

Tenths = Annotated[int, Field(ge=-30_000, le=30_000)]
Flat = Annotated[tuple[Tenths, ...], Field(description="x, y, z of each point")]
Triangles = Annotated[
    tuple[Annotated[int, Field(ge=0)], ...], Field(description="three corners of each")
]
Course = Literal["medial", "intermediate", "lateral"]
Point = tuple[Tenths, Tenths, Tenths]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Made(_Value):
    """A file made by the command: its licence, its inputs, what is schematic in it."""

    licence: str
    unit: Literal["0.1 mm"]
    made_from: Annotated[
        dict[str, Sha256], Field(description="sha256 of every file it was made from")
    ]
    notes: tuple[Words, ...]


class Row(_Value):
    """The same points at every station: at the first, then how much each changes."""

    first: Flat
    then: Annotated[
        tuple[Flat, ...], Field(description="changes from the station before")
    ]

    @model_validator(mode="after")
    def _is_even(self) -> "Row":
        if any(len(change) != len(self.first) for change in self.then):
            raise ValueError("as many points at every station")
        return self

    def stations(self) -> list[list[int]]:
        """Return the points of every station."""
        found = [list(self.first)]
        for change in self.then:
            found.append([a + b for a, b in zip(found[-1], change, strict=True)])
        return found


class Strand(Row):
    """A piece of a branch; deep ones come from a root."""

    part: Literal["deep", "over-crest", "skin"]
    kind: Annotated[
        Literal["main", "thin", "variable"],
        Field(description="drawn always; drawn thin; drawn only when asked for"),
    ]
    root: str | None


class Perforation(_Value):
    """Where a branch pierces the fascia: at every station the same height."""

    above_crest: Annotated[Tenths, Field(description="of the crossing; minus: below")]
    sd: Tenths | None
    at: Row


class BranchCourses(_Value):
    """One branch: a course for each of a row of crossings, from medial to lateral."""

    midline: Annotated[tuple[Tenths, ...], Field(description="of each crossing")]
    psis: Annotated[tuple[Tenths, ...], Field(description="of each crossing, straight")]
    crossing: Annotated[Row, Field(description="on the ridge of the crest")]
    perforation: Perforation
    strands: tuple[Strand, ...]


class Crest(_Value):
    """The ridge from the PSIS outwards, and its two measures."""

    points: Flat
    midline: tuple[Tenths, ...]
    psis: tuple[Tenths, ...]
    shown: Annotated[Flat, Field(description="a line to draw, a little off the bone")]


class Mesh(_Value):
    vertices: Flat
    faces: Triangles


class Tunnel(_Value):
    """The fascia over the crossing of the medial branch, at its stations."""

    at: Row
    faces: Triangles


class Line(_Value):
    part: Literal["deep", "skin"]
    root: str | None
    points: Flat


class RootCourse(_Value):
    """A root from the canal outwards; `inside_bone` where the mesh has no canal."""

    canal: Flat
    exit: Flat
    ventral: Flat
    dorsal: Flat
    inside_bone: bool


class Sac(_Value):
    points: Flat
    radius: tuple[Tenths, ...]


class Disc(_Value):
    """An elliptic puck: its half axes sideways, forwards, upwards."""

    centre: Point
    half_axes: tuple[Point, Point, Point]


class Level(_Value):
    disc: Disc
    lateral: Annotated[Point, Field(description="where a lateral recess narrows")]
    foramen: Point


class Incision(_Value):
    skin: Flat
    bone: Flat


class Surgery(_Value):
    incisions: dict[str, Incision]
    screws: dict[str, Point]


class Trigger(_Value):
    bone: Point
    skin: Point


class Courses(_Made):
    """Everything of the scene but bones and skin."""

    crest: Crest
    branches: dict[Course, BranchCourses]
    tunnel: Tunnel
    fascia: Mesh
    others: dict[str, tuple[Line, ...]]
    roots: dict[str, RootCourse]
    sac: Sac
    levels: dict[str, Level]
    surgery: Surgery
    trigger: Trigger


class Piece(_Value):
    """Skin of one nerve and one dermatome; None: of none that is shown."""

    nerve: str | None
    root: str | None
    faces: Triangles


class BackSkin(_Made):
    """The skin of the back in pieces; together they are all of it.

    A patch is the pieces of its nerve or of its root, drawn in place of the skin there:
    two surfaces less than some millimetres apart would flicker.
    """

    vertices: Flat
    map: Annotated[str, Field(description="whose dermatomes")]
    pieces: tuple[Piece, ...]

    @property
    def patches(self) -> Mapping[str, tuple[int, ...]]:
        """Return the pieces of each nerve and of each root."""
        found: dict[str, tuple[int, ...]] = {}
        for at, piece in enumerate(self.pieces):
            for name in (piece.nerve, piece.root):
                if name:
                    found[name] = (*found.get(name, ()), at)
        return found


class BonePlate(_Made):
    """Pelvis and L1 to L5 from behind; the drawn half, beside it goes its mirror image.

    x to the right of the picture is the subject's right, y points down.
    """

    unit_mm: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    box: Annotated[
        tuple[int, int, int, int],
        Field(description="x, y, width, height of the drawn half; midline: x = 0"),
    ]
    shade_box: Annotated[
        tuple[int, int, int, int], Field(description="where its shading lies")
    ]
    skin: Annotated[PathData, Field(description="silhouette of the back")]
    skin_line: Annotated[PathData, Field(description="its outline, but the midline")]
    bones: Annotated[dict[str, PathData], Field(description="areas, to be filled")]
    lines: Annotated[
        PathData, Field(description="outlines and inner contours of bones")
    ]
