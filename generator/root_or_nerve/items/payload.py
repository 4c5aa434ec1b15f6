"""Items as they stand in a page: JSON for widgets, plain lists for everybody."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from .bank import SCALE, Bank, ClassifyItem, Item


@dataclass(frozen=True)
class Question:
    """An item that can be read without script."""

    id: str
    prompt: str
    options: tuple[str, ...]
    scale: bool


def question(item: Item) -> Question:
    """Return what is read before any script runs: no key, no feedback."""
    if isinstance(item, ClassifyItem):
        return Question(item.id, item.prompt, tuple(step.text for step in SCALE), True)
    return Question(item.id, item.prompt, tuple(o.text for o in item.options), False)


@dataclass(frozen=True)
class Solution:
    """An item with its right answer, for the page of answers."""

    prompt: str
    right: str
    because: str


def solution(item: Item) -> Solution:
    """Return the right answer in words."""
    if isinstance(item, ClassifyItem):
        return Solution(
            item.prompt, VERDICTS[item.key.value], getattr(item.because, item.key.value)
        )
    right = next(option for option in item.options if option.id == item.key)
    return Solution(item.prompt, right.text, right.because)


VERDICTS = {
    "root": "A spinal root",
    "nerve": "A named nerve",
    "other": "Another cause, or both",
    "undetermined": "It cannot be told yet",
    "emergency": "Stop: act now",
}


def payload(items: Sequence[Item], **more: object) -> str:
    """Return JSON of a bank, and of more by name, that is safe inside a script."""
    bank = Bank(items=tuple(items)).model_dump_json().replace("=", "\\u003d")
    extra = "".join(f', "{name}": {json.dumps(value)}' for name, value in more.items())
    text = f'{{"bank": {bank}{extra}}}'
    # Without `=` no text in the bank can look like a link that an engine resolves.
    return (
        text.replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
