"""What all models share: strictness, ids, and facts with their evidence."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

ID_FORM = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ROOT_FORM = r"^(C[2-8]|T([1-9]|1[0-2])|L[1-5]|S[1-3]|S4-5)$"

Id = Annotated[
    str,
    StringConstraints(pattern=ID_FORM, max_length=60),
    Field(description="lower-case words joined by hyphens; never changes"),
]
RootId = Annotated[
    str,
    StringConstraints(pattern=ROOT_FORM),
    Field(description="a root as clinicians write it: L3, S1, S4-5"),
]


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _one_line(text: str) -> str:
    if _CONTROL.search(text):
        raise ValueError("text on one line, without control characters")
    return text


Words = Annotated[
    str,
    StringConstraints(min_length=1, max_length=600, strip_whitespace=True),
    AfterValidator(_one_line),
]


class Strict(BaseModel):
    """A frozen value that knows no other keys than its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Kind(StrEnum):
    """How well a fact is supported."""

    MEASURED = "measured"
    REVIEW = "review"
    TEXTBOOK = "textbook"
    CONSENSUS = "consensus"


class Citation(Strict):
    """A work and the place in it."""

    key: Annotated[str, Field(description="key of an entry in sources.bib")]
    where: Annotated[
        Words | None, Field(description="where in the work: abstract, table 2, p. 14")
    ] = None


class Cited(Strict):
    """Anything that says how well it is supported, and by what."""

    kind: Annotated[
        Kind,
        Field(
            strict=False,
            description="measured (a figure seen in the source), review, textbook, or "
            "consensus (standard anatomy, not individually sourced)",
        ),
    ]
    sources: Annotated[
        tuple[Citation, ...],
        Field(strict=False, description="works that the fact was seen in"),
    ] = ()


class Fact(Cited):
    """One statement with its evidence."""

    text: Annotated[Words, Field(description="the statement, as it will be printed")]


class Region(StrEnum):
    """Parts of the body, in the order in which lists go through them."""

    HEAD_NECK = "head and neck"
    ARM = "arm"
    TRUNK = "trunk"
    LOW_BACK = "low back and buttock"
    PERINEUM = "perineum"
    LEG = "leg"


class Side(StrEnum):
    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"
