"""Whether the state that a fenced figure asks for is one that the figure has."""

from typing import NamedTuple

from ..model.texts import FigureBlock
from ..pathways.levels import LEVELS
from ..problems import Code, did_you_mean
from .figures import Figure
from .scene_figure import SCENE, SceneFigure


class StateFault(NamedTuple):
    """A key of a block that asks for what is not there."""

    key: str
    code: Code
    message: str
    hint: str | None = None


def state_fault(block: FigureBlock, figure: Figure) -> StateFault | None:
    """Return the first thing wrong with the state of a block; None if it is sound."""
    if not isinstance(figure, SceneFigure):
        given = sorted(block.model_fields_set - {"figure"})
        message = f'only the figure "{SCENE}" has states'
        return StateFault(given[0], Code.BAD_VALUE, message) if given else None
    if block.study is not None and block.study not in figure.studies:
        message = f'no study and measure is called "{block.study}"'
        hint = did_you_mean(block.study, figure.studies)
        return StateFault("study", Code.UNKNOWN_REFERENCE, message, hint)
    if block.level is not None and block.level not in LEVELS:
        message = f'the figure has no level "{block.level}"'
        hint = f"one of {', '.join(LEVELS)}"
        return StateFault("level", Code.UNKNOWN_REFERENCE, message, hint)
    if block.place is not None and block.level is None:
        return StateFault("place", Code.BAD_VALUE, "a place needs a level")
    return None
