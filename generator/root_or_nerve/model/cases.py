"""Cases, as authors write them."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Citation, Id, Region, Side, Strict, Words
from .scene import LevelPlace

LEVEL_FORM = r"^[CTLS]\d{1,2}-[CTLS]\d{1,2}$"


class Status(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"


class Level(StrEnum):
    INTRO = "intro"
    CORE = "core"
    ADVANCED = "advanced"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class LesionKind(StrEnum):
    ROOT = "root"
    NERVE = "nerve"
    OTHER = "other"


class Symptom(StrEnum):
    PAIN = "pain"
    NUMBNESS = "numbness"
    PARAESTHESIA = "paraesthesia"
    WEAKNESS = "weakness"


class Result(StrEnum):
    NORMAL = "normal"
    REDUCED = "reduced"
    ABSENT = "absent"
    WEAK = "weak"
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Patient(Strict):
    """Who comes. Always a fictional composite."""

    fictional: Annotated[Literal[True], Field(description="always true")]
    age: Annotated[int, Field(ge=0, le=120, description="in years")]
    sex: Annotated[Sex, Field(strict=False, description="female or male")]


class Lesion(Strict):
    """One thing that is wrong."""

    kind: Annotated[LesionKind, Field(strict=False, description="root, nerve or other")]
    id: Annotated[str, Field(description="id of the root, nerve or condition")]
    side: Annotated[
        Side | None, Field(strict=False, description="right, left or both")
    ] = None
    since: Annotated[Words | None, Field(description="since when: after operation")] = (
        None
    )
    because: Annotated[
        Words | None, Field(description="why this one, once its class is known")
    ] = None


class Against(Strict):
    """Why the pattern does not follow a class, without naming what is asked later."""

    root: Annotated[Words | None, Field(description="why not a root")] = None
    nerve: Annotated[Words | None, Field(description="why not a named nerve")] = None
    other: Annotated[Words | None, Field(description="why no other, or second")] = None
    undetermined: Annotated[
        Words | None, Field(description="why it can be told already")
    ] = None
    emergency: Annotated[
        Words | None, Field(description="why there is nothing to stop for, or not yet")
    ] = None


class Rejected(Strict):
    """A test that would not tell, and why."""

    test: Annotated[Id, Field(description="id of a test, reflex or muscle")]
    because: Annotated[Words, Field(description="why it would not tell")]


class Answer(Strict):
    """What is wrong, or which test would tell."""

    lesions: Annotated[
        tuple[Lesion, ...],
        Field(
            strict=False,
            description="several may stand together; [] if it cannot be told yet",
        ),
    ]
    because: Annotated[
        Words,
        Field(
            description="why it is this class: root, nerve, other, or not yet; "
            "without naming what the later questions ask"
        ),
    ]
    against: Annotated[
        Against | None, Field(description="feedback to those who chose another class")
    ] = None
    next_test: Annotated[
        Id | None, Field(description="with no lesions: the test that would tell")
    ] = None
    next_because: Annotated[
        Words | None, Field(description="why that test comes next")
    ] = None
    instead_of: Annotated[
        tuple[Rejected, ...],
        Field(strict=False, description="tests that would not tell, as wrong options"),
    ] = ()

    @model_validator(mode="after")
    def _told_or_testable(self) -> "Answer":
        if self.lesions and (self.next_test or self.next_because or self.instead_of):
            raise ValueError("either lesions, or next_test with lesions: []")
        if not self.lesions and not (self.next_test and self.instead_of):
            raise ValueError("with lesions: [], a next_test and tests under instead_of")
        return self


class Contrast(Strict):
    """A look-alike, and why it is wrong (or why it stays open)."""

    id: Annotated[str, Field(description="id of the root, nerve or condition")]
    because: Annotated[
        Words, Field(description="what speaks against it, or keeps it open")
    ]


class Complaint(Strict):
    """What the patient shows at one time."""

    when: Annotated[Words, Field(description="before operation, now")]
    symptom: Annotated[Symptom, Field(strict=False, description="what is felt")]
    words: Annotated[Words, Field(description="where, as one would write it in a note")]
    territories: Annotated[
        tuple[str, ...],
        Field(strict=False, description="roots or nerves whose skin it covers"),
    ] = ()
    regions: Annotated[
        tuple[Id, ...],
        Field(
            strict=False,
            description="ids of regions of skin, where it is not a whole territory; "
            "with territories: the part of them that lies in these regions",
        ),
    ] = ()
    side: Annotated[
        Side | None, Field(strict=False, description="right, left or both")
    ] = None
    extent: Annotated[
        Literal["core", "halo", "partial"] | None,
        Field(description="how much of that skin: core, halo or partial"),
    ] = None


class Finding(Strict):
    """One result of the examination."""

    test: Annotated[Id, Field(description="id of a test, reflex or muscle")]
    result: Annotated[Result, Field(strict=False, description="what was found")]
    side: Annotated[
        Side | None, Field(strict=False, description="right, left or both")
    ] = None
    grade: Annotated[
        int | None, Field(ge=0, le=5, description="power by the MRC scale, 0 to 5")
    ] = None
    words: Annotated[Words | None, Field(description="the result in words")] = None
    separates: Annotated[
        tuple[str, ...],
        Field(
            strict=False,
            description="ids of the contrasts that this finding speaks against",
        ),
    ] = ()
    because: Annotated[
        Words | None, Field(description="why it separates them, or why it does not")
    ] = None

    @model_validator(mode="after")
    def _says_why(self) -> "Finding":
        if self.separates and not self.because:
            raise ValueError("a because, to say why it separates them")
        return self


class Image(Strict):
    """One imaging finding and whether it explains the pattern."""

    modality: Annotated[Words, Field(description="MRI, CT, radiograph")]
    level: Annotated[
        str | None,
        Field(pattern=LEVEL_FORM, description="disc level: L4-L5"),
    ] = None
    place: Annotated[
        LevelPlace | None,
        Field(
            strict=False,
            description="where at that level, if it is known: foramen, "
            "lateral-recess, canal",
        ),
    ] = None
    finding: Annotated[Words, Field(description="what the report says")]
    explains: Annotated[
        bool | Literal["partly"], Field(description="true, false or partly")
    ]
    because: Annotated[
        Words, Field(description="why it explains the pattern, or does not")
    ]


class Case(Strict):
    """The front matter of a case."""

    id: Id
    rev: Annotated[int, Field(ge=1, description="raised when the meaning changes")]
    title: Annotated[
        Words,
        Field(max_length=80, description="what one notices first; never the answer"),
    ]
    summary: Annotated[
        Words,
        Field(
            max_length=200,
            description="one sentence for lists and search; never the answer",
        ),
    ]
    status: Annotated[
        Status, Field(strict=False, description="draft, review or published")
    ]
    level: Annotated[Level, Field(strict=False, description="intro, core or advanced")]
    region: Annotated[
        Region, Field(strict=False, description="where the complaint is, in lists")
    ]
    authors: Annotated[
        tuple[Words, ...], Field(strict=False, min_length=1, description="who wrote it")
    ]
    reviewed_by: Annotated[
        Words | None,
        Field(description="the clinician who signed it; left out until then"),
    ] = None
    sources: Annotated[tuple[Citation, ...], Field(strict=False, min_length=1)]
    patient: Patient
    answer: Answer
    contrasts: Annotated[tuple[Contrast, ...], Field(strict=False, min_length=1)]
    pattern: Annotated[tuple[Complaint, ...], Field(strict=False, min_length=1)]
    findings: Annotated[tuple[Finding, ...], Field(strict=False, min_length=1)]
    imaging: Annotated[tuple[Image, ...], Field(strict=False)] = ()
    see_also: Annotated[
        tuple[Id, ...], Field(strict=False, description="lessons to read afterwards")
    ] = ()
