"""What dissections measured: distances, shares, diameters."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from .amounts import Length, Share
from .base import RootId, Strict, Words


class Branch(StrEnum):
    MEDIAL = "medial"
    INTERMEDIATE = "intermediate"
    LATERAL = "lateral"
    MOST_MEDIAL = "most-medial"
    NOT_SPLIT = "not-split"
    GROOVE = "groove"


class MeasuredFrom(StrEnum):
    MIDLINE = "midline"
    PSIS = "psis"


class CrestSide(StrEnum):
    ABOVE = "above"
    BELOW = "below"


class Origin(StrEnum):
    """What is said of the roots: they take part, make up the whole, or are missing."""

    TAKES_PART = "takes-part"
    WHOLE = "whole"
    IN_TUNNEL = "in-tunnel"
    MISSING = "missing"


class Passage(StrEnum):
    TUNNEL = "tunnel"
    GROOVE = "groove"


class ClunealNerve(StrEnum):
    SUPERIOR = "superior"
    MIDDLE = "middle"
    INFERIOR = "inferior"


class Place(StrEnum):
    """How the point of a middle cluneal nerve was measured."""

    BELOW_PSIS = "below-psis"
    FROM_PSIS = "from-psis"
    FROM_MIDLINE = "from-midline"


class Subject(StrEnum):
    """What a finding without a number belongs to."""

    ORIGINS = "origins"
    NEIGHBOURS = "neighbours"
    BLOCKS = "blocks"
    CRITERIA = "criteria"


OfBranch = Annotated[Branch, Field(strict=False, description="branch measured")]
OfNerve = Annotated[
    ClunealNerve, Field(strict=False, description="which cluneal nerves")
]


class CrossingDistance(Length):
    """Distance at which a branch crosses the iliac crest, in millimetres."""

    branch: OfBranch
    landmark: Annotated[MeasuredFrom, Field(strict=False, description="measured from")]


class CrossingBand(Share):
    """Share that crosses the crest within a stretch, in millimetres."""

    branch: OfBranch
    landmark: Annotated[MeasuredFrom, Field(strict=False, description="measured from")]
    from_mm: Annotated[float | None, Field(ge=0, description="nearest end")] = None
    to_mm: Annotated[float | None, Field(gt=0, description="farthest end")] = None

    @model_validator(mode="after")
    def _has_an_end(self) -> "CrossingBand":
        if self.from_mm is None and self.to_mm is None:
            raise ValueError("a from_mm, a to_mm, or both")
        if (
            self.from_mm is not None
            and self.to_mm is not None
            and self.from_mm >= self.to_mm
        ):
            raise ValueError("from_mm smaller than to_mm")
        return self


class PerforationHeight(Length):
    """Height at which a branch comes through the fascia, from the crest."""

    branch: OfBranch
    side: Annotated[
        CrestSide, Field(strict=False, description="above or below the crest")
    ]


class OriginShare(Share):
    """Share of specimens in which roots give rise to the nerves."""

    roots: Annotated[
        tuple[RootId, ...],
        Field(strict=False, min_length=1, description="the roots"),
    ]
    how: Annotated[
        Origin,
        Field(
            strict=False,
            description="each takes part, they make up the whole, branches found in a "
            "tunnel came from it, or it is missing",
        ),
    ]
    linked: Annotated[
        RootId | None, Field(description="root that is joined to them by a link")
    ] = None


class LevelShare(Share):
    """Share of specimens in which so many roots take part."""

    levels: Annotated[int, Field(gt=0, lt=8, description="number of roots")]


class BranchShare(Share):
    """Share of specimens in which a branch is there, or so many nerves are."""

    branch: Annotated[
        Branch | None, Field(strict=False, description="branch that is there")
    ] = None
    nerves: Annotated[
        int | None, Field(gt=0, description="number that pierces the fascia")
    ] = None

    @model_validator(mode="after")
    def _is_of_one(self) -> "BranchShare":
        if (self.branch is None) == (self.nerves is None):
            raise ValueError("either a branch or a number of nerves")
        return self


class PiercingShare(Share):
    """Share of branches from one root that pierce iliocostalis."""

    root: RootId


class Diameter(Length):
    """Thickness of a nerve."""

    nerve: OfNerve
    root: Annotated[RootId | None, Field(description="its root, if told apart")] = None
    where: Annotated[Words | None, Field(description="where it was measured")] = None


class TunnelShare(Share):
    """Share of specimens, or of branches, in a tunnel or a groove at the crest."""

    passage: Annotated[
        Passage, Field(strict=False, description="tunnel of bone and fascia, or groove")
    ]
    branches: Annotated[
        tuple[Annotated[Branch, Field(strict=False)], ...],
        Field(strict=False, description="branches in it; none means any branch"),
    ] = ()
    only: Annotated[bool, Field(description="true: these, and no other branch")] = False


class EntrapmentShare(Share):
    """Share that was called entrapped, and what was called so."""

    nerve: OfNerve
    definition: Annotated[Words, Field(description="what counted as entrapment")]


class MiddlePoint(Length):
    """Where a middle cluneal nerve goes through the ligament, or was measured."""

    place: Annotated[
        Place, Field(strict=False, description="direction and landmark of the distance")
    ]
    point: Annotated[Words, Field(description="which point of the nerve")]


class NeighbourDistance(Length):
    """How far a neighbour is from a landmark, or an implant from a nerve."""

    subject: Annotated[Words, Field(description="what was measured")]
    landmark: Annotated[Words, Field(description="from where")]


class Remark(Strict):
    """A finding without a number."""

    subject: Annotated[
        Subject, Field(strict=False, description="the figure that says it")
    ]
    text: Annotated[Words, Field(description="the finding")]
