"""How a nerve of the low back runs, as it is drawn: which roots, how far, how high.

What a source says has it; everything else here is a choice for the drawing, and says
so: schematic. Lengths in mm.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Citation, Id, RootId, Strict, Words

Share = Annotated[float, Field(ge=-0.2, le=1.3)]
Where = Annotated[
    tuple[Share, Share],
    Field(strict=False, description="chart of the buttock: across, up from the fold"),
]
Basis = Annotated[
    Literal["measured", "review", "textbook", "consensus", "schematic"],
    Field(description="what a choice rests on; schematic: on nothing but the drawing"),
]


class Choice(Strict):
    """What a part of a course rests on."""

    basis: Basis
    sources: Annotated[
        tuple[Citation, ...], Field(strict=False, description="works it was seen in")
    ] = ()
    text: Annotated[Words, Field(description="what was chosen, or measured")]

    @model_validator(mode="after")
    def _is_honest(self) -> "Choice":
        cited = self.basis in ("measured", "review", "textbook")
        if cited != bool(self.sources):
            raise ValueError("sources if, and only if, it is taken from some")
        return self


class Feeder(Strict):
    """A root whose dorsal ramus runs into a branch."""

    root: RootId
    kind: Annotated[
        Literal["main", "thin", "variable"],
        Field(description="drawn always; drawn thin; drawn only when asked for"),
    ]


class Twig(Strict):
    """Where a twig ends, for the most medial and the most lateral course."""

    medial: Where
    lateral: Where


class Perforation(Strict):
    """Height at which a branch pierces the fascia, from where it crosses the crest."""

    above_crest_mm: Annotated[float, Field(ge=-30, le=40, description="below: minus")]
    sd_mm: Annotated[float | None, Field(gt=0, lt=30)] = None
    rests_on: Choice


class Span(Strict):
    """The row of courses that is computed, by distance from the PSIS."""

    first_psis_mm: Annotated[float, Field(gt=0, lt=200)]
    last_psis_mm: Annotated[float, Field(gt=0, lt=200)]


class Branched(Strict):
    """A branch of the superior cluneal nerves."""

    span: Span
    feeders: Annotated[tuple[Feeder, ...], Field(strict=False, min_length=1)]
    perforation: Perforation
    twigs: Annotated[tuple[Twig, ...], Field(strict=False, min_length=1)]


class Crossing(Strict):
    """Where a nerve crosses the crest or pierces a ligament, from a landmark."""

    landmark: Annotated[
        Literal["asis", "psis-and-midline"], Field(description="measured from")
    ]
    away_mm: Annotated[float | None, Field(gt=0, lt=200)] = None
    midline_mm: Annotated[float | None, Field(gt=0, lt=200)] = None
    below_psis_mm: Annotated[float | None, Field(gt=0, lt=200)] = None

    @model_validator(mode="after")
    def _is_a_place(self) -> "Crossing":
        from_asis = self.away_mm is not None
        from_psis = self.midline_mm is not None and self.below_psis_mm is not None
        if (self.landmark == "asis") != from_asis or from_asis == from_psis:
            raise ValueError(
                "away_mm with asis; midline_mm and below_psis_mm with psis-and-midline"
            )
        return self


class Pathway(Strict):
    """One nerve, or branch, as it is drawn."""

    id: Id
    nerve: Annotated[Id, Field(description="id of the nerve")]
    part: Annotated[Id | None, Field(description="part of its territory")] = None
    branch: Branched | None = None
    crossing: Crossing | None = None
    roots: Annotated[tuple[RootId, ...], Field(strict=False)] = ()
    ends: Annotated[tuple[Where, ...], Field(strict=False)] = ()
    rests_on: Annotated[tuple[Choice, ...], Field(strict=False, min_length=1)]

    @property
    def territory(self) -> str:
        """Return the name of its skin: ID, or ID.PART."""
        return f"{self.nerve}.{self.part}" if self.part else self.nerve
