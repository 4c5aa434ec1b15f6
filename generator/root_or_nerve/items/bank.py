"""The item bank: one versioned schema that widgets and packages read.

All texts are plain text. Widgets and exporters escape them; nothing in the
bank is markup.
"""

from typing import Annotated, Literal

from pydantic import Field

from .item_parts import Because as Because
from .item_parts import ItemBase, Step, Value
from .item_parts import Option as Option
from .item_parts import Verdict as Verdict
from .pattern_bank import Candidate as Candidate
from .pattern_bank import Ellipse as Ellipse
from .pattern_bank import Painted as Painted
from .pattern_bank import PatternItem as PatternItem
from .pattern_bank import PatternSkin as PatternSkin


class ClassifyItem(ItemBase):
    """Root, nerve, other or both, cannot be told yet, or stop."""

    kind: Literal["classify"] = "classify"
    key: Verdict
    because: Because


class ChoiceItem(ItemBase):
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


class Neighbour(Value):
    """Skin beside the answer, to name it to those who went there."""

    name: Annotated[str, Field(description="the skin of the sural nerve")]
    cells: Runs


class Skin(Value):
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


class LocateItem(ItemBase):
    """One place where feeling would be lost."""

    kind: Literal["locate"] = "locate"
    skin: Skin
    reveals: Annotated[
        bool, Field(description="the prompt gives another item's answer away")
    ] = False


class DrawItem(ItemBase):
    """All of the skin where feeling would be lost; scored by Dice on weighted cells."""

    kind: Literal["draw"] = "draw"
    skin: Skin
    right_from: Annotated[float, Field(ge=0, le=1, description="Dice of a right one")]
    near_from: Annotated[float, Field(ge=0, le=1, description="Dice of a near one")]
    reveals: Annotated[
        bool, Field(description="the prompt gives another item's answer away")
    ] = False


class Stretch(Value):
    """A part of a line, by the distance of its ends from the midline."""

    from_mm: float
    to_mm: float


class Elsewhere(Value):
    """What lies beside the line, and on it where nothing was asked."""

    short: str
    beyond: str
    above: str
    below: str
    inside: str
    outside: str


class Line(Value):
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


class StudyMark(Value):
    """What one study measured, where the drawn line has it, from the midline."""

    words: Annotated[str, Field(description="study, branch, value, number")]
    from_midline: Annotated[bool, Field(description="else from the line's start")]
    at_mm: float
    low_mm: Annotated[float | None, Field(description="of mean - SD, or of a range")]
    high_mm: float | None


class PressedPlace(Value):
    """A place in words, for those who choose from a list; on the asked side."""

    words: str
    x_mm: Annotated[float, Field(description="from the midline")]
    y_mm: float


class PalpateItem(ItemBase):
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


class Bank(Value):
    """Every item of a site, or of one page."""

    version: Literal[1] = 1
    scale: tuple[Step, ...] = SCALE
    items: tuple[Item, ...] = ()
