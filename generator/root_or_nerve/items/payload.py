"""Items as they stand in a page: JSON for widgets, plain lists for everybody."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from .bank import (
    SCALE,
    Bank,
    ClassifyItem,
    DrawItem,
    Item,
    LocateItem,
    PalpateItem,
    PatternItem,
)


class Question(NamedTuple):
    """An item that can be read without script."""

    id: str
    prompt: str
    options: tuple[str, ...]
    scale: bool
    body: bool = False  # answered on a picture


def question(item: Item) -> Question:
    """Return what is read before any script runs: no key, no feedback."""
    if isinstance(item, ClassifyItem | PatternItem):
        return Question(item.id, item.prompt, tuple(step.text for step in SCALE), True)
    if isinstance(item, LocateItem | DrawItem | PalpateItem):
        return Question(item.id, item.prompt, (), scale=False, body=True)
    return Question(item.id, item.prompt, tuple(o.text for o in item.options), False)


class Solution(NamedTuple):
    """An item with its right answer, for the page of answers."""

    prompt: str
    right: str
    because: str


def solution(item: Item) -> Solution:
    """Return the right answer in words."""
    if isinstance(item, ClassifyItem | PatternItem):
        return Solution(
            item.prompt, VERDICTS[item.key.value], getattr(item.because, item.key.value)
        )
    if isinstance(item, LocateItem | DrawItem):
        skin = item.skin
        where = skin.words[:1].upper() + skin.words[1:]
        return Solution(item.prompt, where, f"{skin.source} {skin.because}".strip())
    if isinstance(item, PalpateItem):
        right = f"{item.answer[:1].upper()}{item.answer[1:]}."
        return Solution(item.prompt, right, " ".join([item.because, *item.limits]))
    right_one = next(option for option in item.options if option.id == item.key)
    return Solution(item.prompt, right_one.text, right_one.because)


VERDICTS = {
    "root": "A spinal root",
    "nerve": "A named nerve",
    "other": "Another cause, or both",
    "undetermined": "It cannot be told yet",
    "emergency": "Stop: act now",
}


Packed = tuple[bytes, ...]
"""Items as JSON, one by one: a small part of the size of the values."""

_HEAD = Bank().model_dump_json().removesuffix("]}").encode()


def pack(items: Iterable[Item]) -> Packed:
    """Return each item as JSON."""
    return tuple(item.model_dump_json().encode() for item in items)


def unpack(items: Packed) -> Bank:
    """Return the bank of packed items."""
    return Bank.model_validate_json(_bank(items))


def _bank(items: Packed) -> bytes:
    return b"%b%b]}" % (_HEAD, b",".join(items))


def payload(items: Packed, **more: object) -> str:
    """Return JSON of a bank, and of more by name, that is safe inside a script."""
    bank = _bank(items).decode().replace("=", "\\u003d")
    extra = "".join(f', "{name}": {json.dumps(value)}' for name, value in more.items())
    text = f'{{"bank": {bank}{extra}}}'
    # Without `=` no text in the bank can look like a link that an engine resolves.
    return (
        text.replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
