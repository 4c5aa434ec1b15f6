"""Made-up patients on the body, as the bank holds them."""

from typing import Annotated, Literal

from pydantic import Field

from .item_parts import Because, ItemBase, Option, Value, Verdict


class Ellipse(Value):
    """An ellipse in a view, in its units, on the half that is drawn."""

    x: float
    y: float
    rx: Annotated[float, Field(gt=0)]
    ry: Annotated[float, Field(gt=0)]
    turn_deg: float = 0


class Painted(Value):
    """Skin of a map: usual areas of one or several ids, drawn as one stretch."""

    map: Annotated[str, Field(description="id of a map")]
    ids: Annotated[tuple[str, ...], Field(min_length=1)]


class PatternSkin(Value):
    """What is shaded on the body: skin of a map, cut to other skin or to an ellipse."""

    of: Painted
    cut_to: Painted | None = None
    within: Ellipse | None = None


class Candidate(Value):
    """A root or nerve that could be thought of, to be shown afterwards."""

    name: Annotated[str, Field(description="the C8 root")]
    look: Literal["root", "nerve", "condition"]
    skin: Annotated[Painted | None, Field(description="null: it has none of its own")]
    page: Annotated[str, Field(description="source path of its page")]


class PatternItem(ItemBase):
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
        float | None,
        Field(
            description="where the skin alone is keyed: Dice with the best candidate "
            "of the keyed class, minus that of the best of the other class, in the map "
            "that leaves least; null: findings decide, or nothing does"
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
