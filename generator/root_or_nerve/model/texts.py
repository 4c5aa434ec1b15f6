"""Lessons, guides and fenced blocks, as authors write them."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Citation, Id, Strict, Words
from .cases import Status
from .scene import SceneState


class Lesson(Strict):
    """The front matter of a lesson."""

    id: Id
    title: Annotated[Words, Field(max_length=80, description="as it heads the page")]
    summary: Annotated[
        Words, Field(max_length=200, description="one sentence for lists and search")
    ]
    status: Annotated[
        Status, Field(strict=False, description="draft, review or published")
    ]
    authors: Annotated[
        tuple[Words, ...], Field(strict=False, min_length=1, description="who wrote it")
    ]
    reviewed_by: Annotated[
        Words | None,
        Field(description="the clinician who signed it; left out until then"),
    ] = None
    sources: Annotated[tuple[Citation, ...], Field(strict=False, min_length=1)]
    order: Annotated[int, Field(ge=1, description="place in the list of lessons")]


class ItemKind(Strict):
    """What a fenced `item` block asks, whichever keys go with it."""

    kind: Annotated[
        Literal["name", "decide", "imaging", "locate", "draw", "palpate"],
        Field(description="what is asked: the other keys depend on it"),
    ]


class AuthoredOption(Strict):
    """One option of an authored item."""

    id: Annotated[Id, Field(description="unique within the item")]
    text: Annotated[Words, Field(description="the option, as it will be printed")]
    correct: Annotated[bool, Field(description="true on the one right option")] = False
    because: Annotated[Words, Field(description="why it is right or wrong")]


class AuthoredItem(Strict):
    """A fenced `item` block."""

    id: Annotated[Id, Field(description="unique within the file")]
    rev: Annotated[int, Field(ge=1, description="raised when the meaning changes")]
    kind: Annotated[
        Literal["name", "decide", "imaging"],
        Field(
            description="which root or nerve, which finding, does the image explain it"
        ),
    ]
    prompt: Annotated[Words, Field(description="the question")]
    options: Annotated[
        tuple[AuthoredOption, ...], Field(strict=False, min_length=2, max_length=6)
    ]

    @model_validator(mode="after")
    def _one_right(self) -> "AuthoredItem":
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("exactly one option with correct: true")
        for name in ("id", "text"):
            if len({getattr(option, name) for option in self.options}) != len(
                self.options
            ):
                raise ValueError(f"options that differ in {name}")
        return self


class SkinBlock(Strict):
    """A fenced `item` block that is answered on the body."""

    id: Annotated[Id, Field(description="unique within the file")]
    rev: Annotated[int, Field(ge=1, description="raised when the meaning changes")]
    kind: Annotated[
        Literal["locate", "draw"],
        Field(description="show one place, or draw all of the skin"),
    ]
    territory: Annotated[
        str, Field(description="id of the root or nerve whose skin is asked for")
    ]
    map: Annotated[
        Id | None,
        Field(description="id of a map of dermatomes, for a root; else lee-2008"),
    ] = None
    side: Annotated[
        Literal["right", "left"], Field(description="of the body: right or left")
    ]
    prompt: Annotated[
        Words | None, Field(description="the question; else one is made")
    ] = None
    because: Annotated[Words, Field(description="what to remember of this skin")]


class PalpateBlock(Strict):
    """A fenced `item` block that is answered by pressing on a bone."""

    id: Annotated[Id, Field(description="unique within the file")]
    rev: Annotated[int, Field(ge=1, description="raised when the meaning changes")]
    kind: Annotated[Literal["palpate"], Field(description="show where to press")]
    landmark: Annotated[
        str, Field(description="id of a landmark that says what is asked: crest-point")
    ]
    side: Annotated[
        Literal["right", "left"], Field(description="of the body: right or left")
    ]
    prompt: Annotated[
        Words | None, Field(description="the question; else one is made")
    ] = None
    because: Annotated[Words, Field(description="what to remember of this place")]


class FigureBlock(SceneState):
    """A fenced `figure` block; all but `figure` is for the scene cluneal-3d."""

    figure: Annotated[Id, Field(description="id of the figure: crossing-distances")]


class Guide(Strict):
    """The front matter of a page for educators, or about the course."""

    title: Annotated[Words, Field(max_length=80, description="as it heads the page")]
    summary: Annotated[
        Words, Field(max_length=200, description="one sentence for lists and search")
    ]
    order: Annotated[int, Field(ge=1, description="place in the list of its folder")]
