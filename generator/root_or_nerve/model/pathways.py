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
Away = Annotated[float, Field(gt=0, lt=200, allow_inf_nan=False)]


class Choice(Strict):
    """What a part of a course rests on."""

    basis: Annotated[
        Literal["measured", "review", "textbook", "consensus", "schematic"],
        Field(description="kind of evidence; schematic: none but the drawing"),
    ]
    sources: Annotated[
        tuple[Citation, ...],
        Field(strict=False, description="works it was seen in, if it was"),
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

    above_crest_mm: Annotated[
        float, Field(ge=-30, le=40, description="height; below the crest: minus")
    ]
    sd_mm: Annotated[
        float | None, Field(gt=0, lt=30, description="its standard deviation")
    ] = None
    rests_on: Annotated[Choice, Field(description="where the height is from")]


class Span(Strict):
    """The row of courses that is computed, by how far from the PSIS they cross."""

    first_psis_mm: Annotated[Away, Field(description="of the most medial course")]
    last_psis_mm: Annotated[Away, Field(description="of the most lateral course")]

    @model_validator(mode="after")
    def _runs_outwards(self) -> "Span":
        if self.first_psis_mm >= self.last_psis_mm:
            raise ValueError("first_psis_mm smaller than last_psis_mm")
        return self


class Branched(Strict):
    """A branch of the superior cluneal nerves."""

    span: Annotated[Span, Field(description="the row of courses")]
    feeders: Annotated[
        tuple[Feeder, ...],
        Field(
            strict=False, min_length=1, description="roots, one of them the main one"
        ),
    ]
    perforation: Annotated[Perforation, Field(description="through the fascia")]
    twigs: Annotated[
        tuple[Twig, ...],
        Field(strict=False, min_length=1, description="from medial to lateral"),
    ]

    @model_validator(mode="after")
    def _has_one_main_root(self) -> "Branched":
        if sum(feeder.kind == "main" for feeder in self.feeders) != 1:
            raise ValueError("one feeder of kind main")
        return self


class Crossing(Strict):
    """Where a nerve crosses the crest or pierces a ligament, from a landmark."""

    landmark: Annotated[
        Literal["asis", "psis-and-midline"], Field(description="measured from")
    ]
    away_mm: Annotated[
        Away | None, Field(description="straight distance from the ASIS")
    ] = None
    midline_mm: Annotated[Away | None, Field(description="from the midline")] = None
    below_psis_mm: Annotated[Away | None, Field(description="below the PSIS")] = None

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
    """One nerve, or branch, as it is drawn in the scene of bones, fascia and skin."""

    id: Id
    nerve: Annotated[Id, Field(description="id of the nerve")]
    part: Annotated[Id | None, Field(description="part of its territory")] = None
    branch: Annotated[
        Branched | None, Field(description="for a branch with a row of courses")
    ] = None
    crossing: Annotated[
        Crossing | None, Field(description="for a nerve with one course")
    ] = None
    roots: Annotated[
        tuple[RootId, ...],
        Field(strict=False, description="roots it is drawn from, with one course"),
    ] = ()
    ends: Annotated[
        tuple[Where, ...],
        Field(strict=False, description="where its twigs end, with one course"),
    ] = ()
    rests_on: Annotated[
        tuple[Choice, ...],
        Field(strict=False, min_length=1, description="what was measured or chosen"),
    ]

    @property
    def territory(self) -> str:
        """Return the name of its skin: ID, or ID.PART."""
        return f"{self.nerve}.{self.part}" if self.part else self.nerve
