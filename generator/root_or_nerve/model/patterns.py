"""Made-up patients on the body, as `root-or-nerve geometry patterns` chose them.

No prose: a build words them from the anatomy. An id hangs on what the pattern is,
not on its place in the list, and is permanent.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .base import Id
from .cases import Result

Verdict = Literal["root", "nerve", "other", "undetermined", "emergency"]
Symptom = Literal["pain", "numbness"]
PatternSide = Literal["left", "right", "both"]
Extent = Literal["whole", "part", "shared", "region"]
Form = Literal["A", "B"]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]{1,80}$")]


WORKS, TIMES, ASIDES = 13, 10, 6  # how many words there are to choose from


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Oval(_Value):
    """An ellipse in a view, in its units, on the half that is drawn."""

    x: int
    y: int
    rx: Annotated[int, Field(gt=0)]
    ry: Annotated[int, Field(gt=0)]
    turn_deg: int = 0


class Area(_Value):
    """The usual areas of one or several ids in a map, as one stretch."""

    map: Name
    ids: Annotated[tuple[Name, ...], Field(min_length=1)]


class Stretch(_Value):
    """Skin as a view shows it: of some, cut to that of others, within an oval."""

    view: Name
    of: Area
    cut_to: Area | None = None
    within: Oval | None = None


class Person(_Value):
    """Who comes, since when, and what is told besides: numbers of words in lists."""

    age: Annotated[int, Field(ge=0, le=120)]
    woman: bool
    work: Annotated[int, Field(ge=0, lt=WORKS)]
    since: Annotated[int, Field(ge=0, lt=TIMES)]
    asides: tuple[Annotated[int, Field(ge=0, lt=ASIDES)], ...] = ()


class Pattern(_Value):
    """One patient: skin, what was found there, and what it is keyed to."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}\.[0-9a-f]{10}$")]
    pair: Id
    key: Verdict
    symptom: Symptom
    side: PatternSide
    extent: Extent
    skin: Annotated[int, Field(ge=0, description="its place in the list of skins")]
    signs: tuple[tuple[Id, Result], ...] = ()
    told: Annotated[Id | None, Field(description="condition whose clue is told")] = None
    both: Annotated[bool, Field(description="both sides of the pair are true")] = False
    person: Person
    margin: Annotated[float | None, Field(description="where the skin decides")] = None
    form: Form | None = None


class Patterns(_Value):
    """The whole file."""

    version: Literal[1]
    made_from: Annotated[
        dict[str, str], Field(description="sha256 of every file it was made from")
    ]
    skins: tuple[Stretch, ...]
    items: tuple[Pattern, ...]
