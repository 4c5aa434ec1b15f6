"""Fenced `item` and `figure` blocks in authors' prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..items.authored import authored_item, skin_item
from ..items.bank import Item
from ..items.palpate import palpate_item
from ..items.payload import pack, payload, question
from ..load.anatomy import faults
from ..load.validate import build
from ..load.yaml12 import Document, load
from ..model.courses import Crest
from ..model.library import NO_SKIN, Anatomy, Skin, Text
from ..model.texts import (
    AuthoredItem,
    FigureBlock,
    ItemKind,
    PalpateBlock,
    SkinBlock,
)
from ..problems import Code, Problem, did_you_mean
from .figures import Figure
from .scene_figure import SceneFigure
from .scene_state import state_fault
from .skin_blocks import Fault, palpation_fault, skin_fault
from .templates import fill, safe


@dataclass
class Blocks:
    """Makes the HTML of blocks in one text, and collects items and problems."""

    owner: str
    text: Text
    page: str
    figures: Mapping[str, Figure]
    anatomy: Anatomy | None = None  # without it nothing is looked up
    skin: Skin = NO_SKIN
    crest: Crest | None = None
    items: list[Item] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __call__(self, word: str, content: str, line: int) -> str:
        """Return the HTML of a block whose first line is `line` of the text, from 1."""
        document = load(content, self.text.line + line)
        self.problems += faults(self.text.path, document)
        if document.faults:
            return ""
        value = {} if document.value is None else document.value
        if word == "figure":
            figure, problems = build(FigureBlock, value, document, self.text.path)
            self.problems += problems
            return self._figure(figure, document, line) if figure else ""
        if not isinstance(value, dict) or "kind" not in value:
            return self._asked_with_options(value, document, line)
        kind, problems = build(
            ItemKind, {"kind": value["kind"]}, document, self.text.path
        )
        self.problems += problems
        if kind is None:
            return ""
        if kind.kind == "palpate":
            return self._asked_to_press(value, document, line)
        if "territory" in value or kind.kind in ("locate", "draw"):
            return self._asked_of_skin(value, document, line)
        return self._asked_with_options(value, document, line)

    def _asked_with_options(self, value: object, document: Document, line: int) -> str:
        item, problems = build(AuthoredItem, value, document, self.text.path)
        self.problems += problems
        if item is None:
            return ""
        return self._item(authored_item(item, self.owner, self.page), item.id, line)

    def _asked_of_skin(
        self, value: dict[str, object], document: Document, line: int
    ) -> str:
        block, problems = build(SkinBlock, value, document, self.text.path)
        self.problems += problems
        if block is None or self.anatomy is None or self.skin.drawn is None:
            return ""
        fault = skin_fault(block, self.anatomy, self.skin)
        if fault is not None:
            return self._refer(fault, document)
        item = skin_item(block, self.owner, self.page, self.anatomy, self.skin)
        return self._item(item, block.id, line) if item else ""

    def _asked_to_press(
        self, value: dict[str, object], document: Document, line: int
    ) -> str:
        block, problems = build(PalpateBlock, value, document, self.text.path)
        self.problems += problems
        if block is None or self.anatomy is None:
            return ""
        if fault := palpation_fault(block, self.anatomy):
            return self._refer(fault, document)
        item = palpate_item(
            block, self.owner, self.page, self.anatomy, self.skin, self.crest
        )
        return self._item(item, block.id, line) if item else ""

    def _refer(self, fault: Fault, document: Document) -> str:
        """Report what a block names that is not there."""
        place = document.place((fault.key,))
        self.problems.append(
            Problem(
                self.text.path,
                place.line,
                Code.UNKNOWN_REFERENCE,
                f"{fault.key}: {fault.message}",
                place.column,
                fault.hint,
            )
        )
        return ""

    def _figure(self, block: FigureBlock, document: Document, line: int) -> str:
        figure = self.figures.get(block.figure)
        if figure is None:
            hint = did_you_mean(block.figure, self.figures)
            message = f'no figure has the id "{block.figure}"'
            self._report(line, Code.UNKNOWN_REFERENCE, message, hint)
            return ""
        if fault := state_fault(block, figure):
            place = document.place((fault.key,))
            self.problems.append(
                Problem(
                    self.text.path,
                    place.line,
                    fault.code,
                    f"{fault.key}: {fault.message}",
                    place.column,
                    fault.hint,
                )
            )
            return ""
        self.used.append(block.figure)
        return figure.of(block) if isinstance(figure, SceneFigure) else figure.html

    def _item(self, item: Item, id: str, line: int) -> str:
        if any(item.id == other.id for other in self.items):
            self._report(line, Code.DUPLICATE_ID, f'item "{id}" stands twice')
            return ""
        self.items.append(item)
        return fill("item", question=question(item), data=safe(payload(pack([item]))))

    def _report(
        self, line: int, code: Code, message: str, hint: str | None = None
    ) -> None:
        at = self.text.line + line
        self.problems.append(Problem(self.text.path, at, code, message, hint=hint))
