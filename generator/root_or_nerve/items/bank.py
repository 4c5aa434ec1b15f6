"""The item bank: one versioned schema that widgets and packages read.

All texts are plain text. Widgets and exporters escape them; nothing in the
bank is markup.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Verdict(StrEnum):
    """What a classification says; also the classes of the discrimination measures."""

    ROOT = "root"
    NERVE = "nerve"
    OTHER = "other"
    UNDETERMINED = "undetermined"
    EMERGENCY = "emergency"


class _Value(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class Step(_Value):
    """One answer of the classification scale."""

    id: str
    verdict: Verdict
    text: str


class Because(_Value):
    """What to say to somebody who gave each verdict."""

    root: str
    nerve: str
    other: str
    undetermined: str
    emergency: str


class Option(_Value):
    """One option of a choice item."""

    id: str
    text: str
    because: Annotated[str, Field(description="why it is right or wrong")]


class _Item(_Value):
    id: Annotated[str, Field(description="permanent: CASE.classify, CASE.imaging-1")]
    rev: Annotated[
        int, Field(ge=1, description="progress starts again when it changes")
    ]
    page: Annotated[str, Field(description="source path of the page it stands on")]
    prompt: str


class ClassifyItem(_Item):
    """Root, nerve, other or both, cannot be told yet, or stop."""

    kind: Literal["classify"] = "classify"
    key: Verdict
    because: Because


class ChoiceItem(_Item):
    """One right option."""

    kind: Literal["name", "decide", "imaging"]
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    key: Annotated[str, Field(description="id of the right option")]
    reveals: Annotated[
        bool, Field(description="the prompt gives another item's answer away")
    ] = False


Runs = Annotated[
    tuple[int, ...],
    Field(
        description="cells of the drawn half: first one, how many in a row, how much "
        "of each in percent; and again"
    ),
]


class Neighbour(_Value):
    """Skin beside the answer, to name it to those who went there."""

    name: Annotated[str, Field(description="the skin of the sural nerve")]
    cells: Runs


class Skin(_Value):
    """Skin that is asked for, on one side of the body, from one map."""

    side: Literal["left", "right"]
    name: Annotated[str, Field(description="the skin of the saphenous nerve")]
    look: Annotated[Literal["root", "nerve"], Field(description="its hue, afterwards")]
    views: Annotated[
        tuple[str, ...], Field(min_length=1, description="ids of those to begin with")
    ]
    map: Annotated[str, Field(description="id of the map that it is drawn in")]
    source: Annotated[str, Field(description="the map as it is called on a page")]
    shown: Annotated[
        tuple[str, ...], Field(description="ids in the map that make up its picture")
    ]
    must: Annotated[Runs, Field(description="surely its own: asked, by this weight")]
    may: Annotated[Runs, Field(description="its reach: neither asked nor wrong")]
    neighbours: tuple[Neighbour, ...]
    words: Annotated[str, Field(description="where it lies, region by region")]
    because: str

    @property
    def map_name(self) -> str:
        """Return the map as it is called: Evidence composite (Lee 2008)."""
        return self.source.removeprefix("Map: ").removesuffix(".")


class LocateItem(_Item):
    """One place where feeling would be lost."""

    kind: Literal["locate"] = "locate"
    skin: Skin
    reveals: Annotated[
        bool, Field(description="the prompt gives another item's answer away")
    ] = False


class DrawItem(_Item):
    """All of the skin where feeling would be lost; scored by Dice on weighted cells."""

    kind: Literal["draw"] = "draw"
    skin: Skin
    right_from: Annotated[float, Field(ge=0, le=1, description="Dice of a right one")]
    near_from: Annotated[float, Field(ge=0, le=1, description="Dice of a near one")]
    reveals: Annotated[
        bool, Field(description="the prompt gives another item's answer away")
    ] = False


class Stretch(_Value):
    """A part of a line, by the distance of its ends from the midline."""

    from_mm: float
    to_mm: float


class Elsewhere(_Value):
    """What lies beside the line, and on it where nothing was asked."""

    short: str
    beyond: str
    above: str
    below: str
    inside: str
    outside: str


class Line(_Value):
    """A line of bone on the left half as seen from behind, and what is asked of it."""

    name: Annotated[str, Field(description="the crest")]
    start: Annotated[str, Field(description="what its first point is called")]
    start_short: Annotated[str, Field(description="PSIS")]
    points: Annotated[
        tuple[int, ...],
        Field(
            description="x to the subject's left and y up of the first, in 0.1 mm; of "
            "each other how much they change"
        ),
    ]
    right: Stretch
    near: Stretch
    elsewhere: Elsewhere


class StudyMark(_Value):
    """What one study measured, where the drawn line has it, from the midline."""

    words: Annotated[str, Field(description="study, branch, value, number")]
    from_midline: Annotated[bool, Field(description="else from the line's start")]
    at_mm: float
    low_mm: Annotated[float | None, Field(description="of mean - SD, or of a range")]
    high_mm: float | None


class PressedPlace(_Value):
    """A place in words, for those who choose from a list; on the asked side."""

    words: str
    x_mm: Annotated[float, Field(description="from the midline")]
    y_mm: float


class PalpateItem(_Item):
    """A place to press, on a line of bone that is not drawn until it is answered."""

    kind: Literal["palpate"] = "palpate"
    side: Literal["left", "right"]
    view: Annotated[str, Field(description="id of a view from behind")]
    line: Line
    places: tuple[PressedPlace, ...]
    studies: tuple[StudyMark, ...]
    answer: Annotated[str, Field(description="on the crest, 65 to 80 mm from …")]
    because: str
    limits: tuple[str, ...]
    reveals: Annotated[
        bool, Field(description="the prompt gives another item's answer away")
    ] = False


class Ellipse(_Value):
    """An ellipse in a view, in its units, on the half that is drawn."""

    x: float
    y: float
    rx: Annotated[float, Field(gt=0)]
    ry: Annotated[float, Field(gt=0)]
    turn_deg: float = 0


class Painted(_Value):
    """Skin of a map: usual areas of one or several ids, drawn as one stretch."""

    map: Annotated[str, Field(description="id of a map")]
    ids: Annotated[tuple[str, ...], Field(min_length=1)]


class PatternSkin(_Value):
    """What is shaded on the body: skin of a map, cut to other skin or to an ellipse."""

    of: Painted
    cut_to: Painted | None = None
    within: Ellipse | None = None


class Candidate(_Value):
    """A root or nerve that could be thought of, to be shown afterwards."""

    name: Annotated[str, Field(description="the C8 root")]
    look: Literal["root", "nerve", "condition"]
    skin: Annotated[Painted | None, Field(description="null: it has none of its own")]
    page: Annotated[str, Field(description="source path of its page")]


class PatternItem(_Item):
    """A made-up patient on the body: the same question as of a case."""

    kind: Literal["pattern"] = "pattern"
    pair: Annotated[str, Field(description="id of the look-alikes it trains")]
    family: Annotated[
        str, Field(description="pair, key, extent and basis: what items share")
    ]
    key: Verdict
    because: Because
    symptom: Literal["pain", "numbness"]
    side: Literal["left", "right", "both"]
    view: Annotated[str, Field(description="id of the view it is shown in")]
    extent: Annotated[
        Literal["whole", "part", "shared", "region"],
        Field(description="of a territory: all, a part, what both candidates share"),
    ]
    basis: Annotated[
        Literal["pattern", "examined"],
        Field(description="skin alone, or with what the examination found"),
    ]
    skin: tuple[PatternSkin, ...]
    words: Annotated[str, Field(description="where it lies, region by region")]
    deciding: Annotated[str, Field(description="the finding that decides")]
    separating: Annotated[
        str, Field(description="the skin that only one of both has, in words")
    ]
    candidates: Annotated[tuple[Candidate, ...], Field(min_length=2, max_length=2)]
    margin: Annotated[
        float,
        Field(
            description="Dice of the pattern with the best candidate of the keyed "
            "class, minus that of the best of the other class"
        ),
    ]
    next: Annotated[
        tuple[Option, ...], Field(description="tests to choose from if it is open")
    ] = ()
    next_key: Annotated[str | None, Field(description="id of the test that tells")] = (
        None
    )
    form: Annotated[
        Literal["A", "B"] | None, Field(description="kept for this fixed form")
    ] = None


Item = Annotated[
    ClassifyItem | ChoiceItem | LocateItem | DrawItem | PalpateItem | PatternItem,
    Field(discriminator="kind"),
]

SCALE = (
    Step(id="sure-root", verdict=Verdict.ROOT, text="Sure root"),
    Step(id="probably-root", verdict=Verdict.ROOT, text="Probably root"),
    Step(id="leaning-root", verdict=Verdict.ROOT, text="Leaning root"),
    Step(id="leaning-nerve", verdict=Verdict.NERVE, text="Leaning nerve"),
    Step(id="probably-nerve", verdict=Verdict.NERVE, text="Probably nerve"),
    Step(id="sure-nerve", verdict=Verdict.NERVE, text="Sure nerve"),
    Step(id="other-or-both", verdict=Verdict.OTHER, text="Other or both"),
    Step(id="cannot-tell", verdict=Verdict.UNDETERMINED, text="Cannot tell yet"),
    Step(id="stop", verdict=Verdict.EMERGENCY, text="Stop: act now"),
)


class Bank(_Value):
    """Every item of a site, or of one page."""

    version: Literal[1] = 1
    scale: tuple[Step, ...] = SCALE
    items: tuple[Item, ...] = ()
