"""What of the scene in three dimensions an author may ask for."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Id, Strict


class View(StrEnum):
    """From where the scene is seen."""

    BEHIND = "behind"
    OBLIQUE = "oblique"
    SIDE = "side"
    CREST = "crest"
    SPINE = "spine"


class Layer(StrEnum):
    """What the scene may show beside bones and superior cluneal nerves."""

    SKIN = "skin"
    FASCIA = "fascia"
    TERRITORY = "territory"
    TUNNEL = "tunnel"
    VARIABLE = "variable"
    MIDDLE = "middle"
    INFERIOR = "inferior"
    NEIGHBOURS = "neighbours"
    ROOTS = "roots"
    TRIGGER = "trigger"
    SURGERY = "surgery"


class SceneSide(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class LevelPlace(StrEnum):
    """Where at a level of the spine something takes room from a root."""

    FORAMEN = "foramen"
    RECESS = "lateral-recess"
    CANAL = "canal"


class SceneState(Strict):
    """A state of the scene; what is left out is as the figure opens by itself."""

    view: Annotated[
        View | None, Field(strict=False, description="from where it is seen")
    ] = None
    layers: Annotated[
        tuple[Annotated[Layer, Field(strict=False)], ...] | None,
        Field(strict=False, description="what is shown"),
    ] = None
    study: Annotated[
        Id | None,
        Field(description="study and measure that place the nerves: lu-1998-midline"),
    ] = None
    side: Annotated[
        SceneSide | None, Field(strict=False, description="side of the nerves")
    ] = None
    differ: Annotated[
        bool, Field(description="whether people sampled from the spread are shown")
    ] = False
    level: Annotated[
        str | None,
        Field(max_length=6, description="a narrowing at a lumbar level: L4-L5"),
    ] = None
    place: Annotated[
        LevelPlace | None, Field(strict=False, description="where at that level")
    ] = None

    @property
    def address(self) -> str:
        """The state as the widget reads it: view=crest&side=both; "" for none."""
        words = {
            "view": self.view,
            "layers": None if self.layers is None else ",".join(self.layers),
            "study": self.study,
            "side": self.side,
            "differ": "yes" if self.differ else None,
            "level": self.level,
            "place": self.place,
        }
        return "&".join(f"{k}={v}" for k, v in words.items() if v is not None)
