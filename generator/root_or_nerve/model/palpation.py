"""Where a finger presses to find a nerve on bone, and what that rests on."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Fact, Strict, Words

Millimetres = Annotated[float, Field(ge=0, le=200, allow_inf_nan=False)]


class Stretch(Strict):
    """A part of the line, by the distance of its ends from the midline."""

    from_mm: Annotated[Millimetres, Field(description="nearest end")]
    to_mm: Annotated[Millimetres, Field(description="farthest end")]

    @model_validator(mode="after")
    def _runs_outwards(self) -> "Stretch":
        if self.from_mm >= self.to_mm:
            raise ValueError("from_mm below to_mm")
        return self


class Elsewhere(Strict):
    """What lies where the nerve does not, each to end a sentence."""

    short: Annotated[Words, Field(description="on the line, nearer to the midline")]
    beyond: Annotated[Words, Field(description="on the line, farther out")]
    above: Annotated[Words, Field(description="higher than the line")]
    below: Annotated[Words, Field(description="lower than the line")]
    inside: Annotated[Words, Field(description="between the midline and the line")]
    outside: Annotated[Words, Field(description="at the side, past the line's end")]


class PalpatedPlace(Strict):
    """A place in words, for those who choose from a list."""

    words: Annotated[Words, Field(description="over the spinous process of L4")]
    level: Annotated[
        Literal["line", "start", "top"],
        Field(description="of the line there, of its start, or of its highest point"),
    ]
    midline_mm: Annotated[Millimetres, Field(description="from the midline")]
    up_mm: Annotated[
        float, Field(ge=-200, le=200, description="above that level; below: minus")
    ] = 0.0


class Palpation(Strict):
    """A question that is answered by pressing on a line of bone."""

    line: Annotated[
        Literal["iliac-crest"], Field(description="the line, as the pelvis has it")
    ]
    line_name: Annotated[Words, Field(description="in a sentence: the crest")]
    start_name: Annotated[
        Words, Field(description="where the line begins, nearest the midline")
    ]
    start_short: Annotated[Words, Field(max_length=8, description="as in PSIS")]
    wanted: Annotated[Words, Field(description="Press … : where the nerves cross it")]
    right: Annotated[Stretch, Field(description="full credit")]
    near: Annotated[Stretch, Field(description="nearly right")]
    reason: Annotated[Fact, Field(description="what both stretches rest on")]
    varies: Annotated[Fact, Field(description="with what the place varies")]
    limits: Annotated[Fact, Field(description="what else hurts there")]
    elsewhere: Elsewhere
    places: Annotated[
        tuple[PalpatedPlace, ...], Field(strict=False, min_length=4, max_length=12)
    ]

    @model_validator(mode="after")
    def _nests(self) -> "Palpation":
        right, near = self.right, self.near
        if not near.from_mm <= right.from_mm < right.to_mm <= near.to_mm:
            raise ValueError("right within near")
        return self
