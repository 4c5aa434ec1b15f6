"""Questions of skin, made from the real anatomy and the real body."""

from __future__ import annotations

from root_or_nerve.items.bank import DrawItem, Item, LocateItem, Skin
from root_or_nerve.items.from_skin import BodyItems, body_items
from root_or_nerve.items.skin_key import skin_key
from root_or_nerve.model.base import Side
from root_or_nerve.model.drawn import Atlas
from root_or_nerve.model.library import Library
from root_or_nerve.skin.asked import unrolled
from root_or_nerve.skin.score import Key

# Whose skin is drawn: of a look-alike that the story does not show.
DRAWN = {
    "crest-pain-after-fusion": "L3",
    "toe-catches-on-the-stairs": "common-fibular",
    "standing-to-feed": "S2",
    "small-screws": "ulnar",
}
UNDRAWN = (
    "a-shirt-that-burns",  # a condition
    "before-the-fusion",  # two lesions
    "bent-forward-before-surgery",  # not told yet
)


def atlas_of(library: Library) -> Atlas:
    assert library.skin.drawn is not None
    return library.skin.drawn.atlas


def asked_of(library: Library, case: str) -> BodyItems | None:
    found = next(file.case for file in library.cases if file.case.id == case)
    return body_items(found, library.anatomy, library.skin, f"cases/{case}.md")


def skin_of(library: Library, id: str, side: Side, map: str | None = None) -> Skin:
    key = skin_key(library.skin, library.anatomy, id, side, "So.", map, is_drawn=True)
    assert key is not None
    return key


def key_of(skin: Skin) -> Key:
    may = frozenset(cell for cell, _ in unrolled(skin.may))
    return Key(skin.side, dict(unrolled(skin.must)), may)


def is_of_skin(item: Item) -> bool:
    return isinstance(item, DrawItem | LocateItem)
