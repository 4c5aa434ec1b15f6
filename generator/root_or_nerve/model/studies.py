"""Published measurements: what was measured, on whom, and what it cannot tell."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from .base import Citation, Id, Strict, Words


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


class Specimens(Strict):
    """What was dissected."""

    n: Annotated[int, Field(gt=0, description="how many")]
    unit: Annotated[Words, Field(description="of what: cadavers, sides, ilia")]


class CrossingDistance(Strict):
    """Distance at which a branch crosses the iliac crest, in millimetres."""

    branch: Annotated[Branch, Field(strict=False, description="branch measured")]
    landmark: Annotated[MeasuredFrom, Field(strict=False, description="measured from")]
    mean_mm: Annotated[float | None, Field(gt=0, lt=300, description="mean")] = None
    sd_mm: Annotated[
        float | None, Field(gt=0, lt=100, description="standard deviation")
    ] = None
    low_mm: Annotated[
        float | None, Field(gt=0, lt=300, description="smallest published value")
    ] = None
    high_mm: Annotated[
        float | None, Field(gt=0, lt=300, description="largest published value")
    ] = None
    n: Annotated[int | None, Field(gt=0, description="if not all specimens")] = None
    unit: Annotated[
        Words | None, Field(description="of what, if not the study's specimens")
    ] = None
    note: Annotated[Words | None, Field(description="what a reader must know")] = None

    @model_validator(mode="after")
    def _has_a_value(self) -> "CrossingDistance":
        bounds = self.low_mm is not None, self.high_mm is not None
        if self.mean_mm is None and not all(bounds):
            raise ValueError("a mean_mm, or both low_mm and high_mm")
        if any(bounds) != all(bounds):
            raise ValueError("low_mm and high_mm together")
        if (
            self.low_mm is not None
            and self.high_mm is not None
            and self.low_mm >= self.high_mm
        ):
            raise ValueError("low_mm smaller than high_mm")
        if self.sd_mm is not None and self.mean_mm is None:
            raise ValueError("a mean_mm with the sd_mm")
        return self


class Study(Strict):
    """One published series."""

    id: Id
    label: Annotated[Words, Field(description="author and year, as printed")]
    source: Citation
    specimens: Specimens
    crossings: Annotated[
        tuple[CrossingDistance, ...],
        Field(strict=False, min_length=1, description="crossing distances"),
    ]
    cannot_tell: Annotated[Words, Field(description="the limit of this series")]
