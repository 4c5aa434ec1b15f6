"""What clinics counted: criteria, frequencies, results, injuries, severity."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from .amounts import Length, Percent, Share, Specimens
from .base import Strict, Words
from .measurements import OfNerve


class Counted(StrEnum):
    MET_CRITERIA = "met-criteria"
    ALONE = "alone"
    LEG_SYMPTOMS = "leg-symptoms"
    BOTH_SIDES = "both-sides"


class Treatment(StrEnum):
    BLOCK = "block"
    RELEASE = "release"
    STIMULATION = "stimulation"


class Control(StrEnum):
    NONE = "none"
    SHAM = "sham"
    OTHER = "other"


class Harm(StrEnum):
    NERVE = "nerve"
    SITE = "site"
    AGAINST = "against"


class Margin(StrEnum):
    MORE_THAN = "more-than"
    AT_LEAST = "at-least"


class ClinicShare(Share):
    """How often a clinic found the disorder, or something in those who had it."""

    nerve: OfNerve
    counted: Annotated[
        Counted,
        Field(
            strict=False,
            description="met the criteria, had this disorder alone, had leg symptoms, "
            "or had it on both sides",
        ),
    ]
    setting: Annotated[Words, Field(description="who was counted, and where")]
    criteria: Annotated[Words | None, Field(description="criteria used")] = None
    reference_standard: Annotated[
        Words | None, Field(description="what was taken as proof")
    ] = None


class Relief(Strict):
    """The relief after a block that a study asked for."""

    margin: Annotated[Margin, Field(strict=False, description="of the percentage")]
    percent: Annotated[Percent, Field(description="relief of pain")]
    when: Annotated[Words, Field(description="at, within or for how long")]


class Criterion(Strict):
    """One diagnostic criterion as a study used it."""

    text: Annotated[Words, Field(description="the criterion")]
    tender_point: Annotated[
        Length | None,
        Field(description="distance of the tender point from the midline"),
    ] = None
    relief: Annotated[
        Relief | None, Field(description="threshold of relief after a block")
    ] = None


class Accuracy(Strict):
    """How well a test told those who met the criteria from those who did not."""

    test: Annotated[Words, Field(description="the test")]
    sensitivity_percent: Annotated[Percent, Field(description="sensitivity")]
    specificity_percent: Annotated[Percent, Field(description="specificity")]


class Outcome(Strict):
    """One outcome of a treatment; without a share where no number was seen."""

    text: Annotated[Words, Field(description="the outcome")]
    share: Annotated[Share | None, Field(description="how many had it")] = None


class Score(Strict):
    """A mean on a scale, at one time."""

    when: Annotated[Words, Field(description="before, or how long after")]
    mean: Annotated[float, Field(ge=0, description="mean")]
    sd: Annotated[float | None, Field(gt=0, description="standard deviation")] = None


class ScoreChange(Strict):
    """A mean on a scale before and after."""

    scale: Annotated[Words, Field(description="the scale, with its unit and ends")]
    before: Annotated[Score, Field(description="before treatment")]
    after: Annotated[Score, Field(description="after treatment")]


class Result(Strict):
    """What became of those who were treated."""

    treatment: Annotated[Treatment, Field(strict=False, description="the treatment")]
    nerve: OfNerve
    treated: Annotated[Specimens, Field(description="who was treated")]
    outcomes: Annotated[
        tuple[Outcome, ...], Field(strict=False, description="outcomes")
    ] = ()
    scores: Annotated[
        tuple[ScoreChange, ...], Field(strict=False, description="changes on a scale")
    ] = ()
    follow_up: Annotated[Words, Field(description="how long they were followed")]
    control: Annotated[
        Control, Field(strict=False, description="the group that was not treated so")
    ]
    note: Annotated[Words | None, Field(description="what a reader must know")] = None

    @model_validator(mode="after")
    def _has_a_result(self) -> "Result":
        if not self.outcomes and not self.scores:
            raise ValueError("at least one of outcomes and scores")
        return self


class InjuryShare(Share):
    """Share of patients harmed by an operation near the crest, or evidence against."""

    harm: Annotated[
        Harm,
        Field(
            strict=False,
            description="of these nerves, of the site whatever the cause, or evidence "
            "against harm",
        ),
    ]
    operation: Annotated[Words, Field(description="what was done")]
    outcome: Annotated[Words, Field(description="what was counted")]
    follow_up: Annotated[Words | None, Field(description="after how long")] = None


class Severity(Strict):
    """How disabled a group was: the median of a score, with its quartiles."""

    group: Annotated[Words, Field(description="who")]
    of: Annotated[int, Field(gt=0, description="how many")]
    scale: Annotated[Words, Field(description="the score, with its ends")]
    median: Annotated[float, Field(ge=0, description="median")]
    low_quartile: Annotated[float, Field(ge=0, description="first quartile")]
    high_quartile: Annotated[float, Field(ge=0, description="third quartile")]
    duration_months: Annotated[
        float | None, Field(gt=0, description="how long they had been ill")
    ] = None

    @model_validator(mode="after")
    def _is_in_order(self) -> "Severity":
        if not self.low_quartile <= self.median <= self.high_quartile:
            raise ValueError("low_quartile, median and high_quartile in this order")
        return self
