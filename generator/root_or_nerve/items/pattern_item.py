"""Made-up patients as items of the bank, as JSON: thousands, so in milliseconds."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..model.anatomy import Pair
from ..model.cases import Result
from ..model.library import Anatomy, Skin
from ..model.patterns import Area, Pattern, Patterns, Stretch
from ..skin.extent import NERVES
from ..skin.words import in_words
from .pattern_because import Told, because, deciding
from .pattern_extent import extent_of
from .pattern_next import alike, next_tests
from .pattern_note import note
from .pattern_words import SideWords, side_words
from .words import sentence

Sides = tuple[SideWords, SideWords]


def pattern_items(
    anatomy: Anatomy, skin: Skin, patterns: Patterns
) -> dict[str, tuple[Pattern, bytes]]:
    """Return each item's descriptor and its JSON, by id, in the order of the file."""
    if skin.drawn is None:
        return {}
    maker = _Maker(anatomy, skin, patterns.skins)
    return {
        pattern.id: (pattern, maker.json(pattern))
        for pattern in patterns.items
        if pattern.pair in anatomy.pairs
    }


class _Maker:
    """Shares what items of one pair, or on one stretch of skin, have in common."""

    def __init__(
        self, anatomy: Anatomy, skin: Skin, stretches: tuple[Stretch, ...]
    ) -> None:
        self._anatomy, self._skin, self._stretches = anatomy, skin, stretches
        self._sides: dict[tuple[str, str | None], Sides] = {}
        self._alike: dict[str, dict[str, Result]] = {}
        self._where: dict[int, str] = {}

    def json(self, pattern: Pattern) -> bytes:
        value = self._value(pattern)
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def _value(self, pattern: Pattern) -> dict[str, Any]:
        pair = self._anatomy.pairs[pattern.pair]
        stretch = self._stretches[pattern.skin]
        sides = self._sides_of(pair, _root_map(stretch))
        where = self._words_of(pattern.skin)
        told = Told(self._anatomy, pattern, pair, sides, where)
        basis = "examined" if pattern.signs or pattern.told else "pattern"
        side = "both sides" if pattern.side == "both" else f"{pattern.side} side"
        return {
            "id": pattern.id,
            "rev": 1,
            "page": f"pairs/{pair.id}.md",
            "prompt": note(self._anatomy, pattern),
            "kind": "pattern",
            "pair": pair.id,
            "family": f"{pair.id}.{pattern.key}.{pattern.extent}.{basis}",
            "key": pattern.key,
            "because": {key: sentence(text) for key, text in because(told).items()},
            "symptom": pattern.symptom,
            "side": pattern.side,
            "view": stretch.view,
            "extent": pattern.extent,
            "basis": basis,
            "skin": [_skin(stretch)],
            "words": f"{side}: {where}",
            "deciding": deciding(told),
            "separating": _separating(sides),
            "candidates": [_candidate(side) for side in sides],
            "margin": pattern.margin,
            **self._next(pattern, pair, sides),
            "form": pattern.form,
        }

    def _next(self, pattern: Pattern, pair: Pair, sides: Sides) -> dict[str, Any]:
        found = None
        if pattern.key == "undetermined":
            same = self._alike.get(pair.id)
            if same is None:
                same = self._alike[pair.id] = alike(self._anatomy, pair)
            found = next_tests(self._anatomy, pair, pattern, sides, same)
        if found is None:
            return {"next": [], "next_key": None}
        options = [option.model_dump() for option in found[0]]
        return {"next": options, "next_key": found[1]}

    def _sides_of(self, pair: Pair, root_map: str | None) -> Sides:
        asked = pair.id, root_map
        if asked not in self._sides:
            self._sides[asked] = side_words(self._anatomy, self._skin, pair, root_map)
        return self._sides[asked]

    def _words_of(self, number: int) -> str:
        if number not in self._where:
            assert self._skin.drawn is not None
            extent = extent_of(self._skin, self._stretches[number])
            self._where[number] = in_words(
                extent,
                self._skin.drawn.atlas,
                self._skin.territories.regions,
                most_words=20,
                with_side=False,
            )
        return self._where[number]


def _root_map(stretch: Stretch) -> str | None:
    """Return the map of dermatomes that the skin is drawn after, if it is."""
    maps = [area.map for area in (stretch.of, stretch.cut_to) if area]
    return next((map for map in maps if map != NERVES), None)


def _skin(stretch: Stretch) -> dict[str, Any]:
    return {
        "of": _painted(stretch.of),
        "cut_to": _painted(stretch.cut_to),
        "within": stretch.within.model_dump() if stretch.within else None,
    }


def _painted(area: Area | None) -> dict[str, Any] | None:
    return {"map": area.map, "ids": list(area.ids)} if area else None


def _candidate(side: SideWords) -> dict[str, Any]:
    return {
        "name": side.name,
        "look": side.look,
        "skin": _painted(side.area),
        "page": side.page,
    }


def _separating(sides: Sides) -> str:
    """Return the skin that only one of both has: the L5 root alone: part of …"""
    told = (f"{side.name} alone: {side.only}" for side in sides if side.only)
    return "; ".join(told)


def by_pair(
    items: Mapping[str, tuple[Pattern, bytes]],
) -> Iterator[tuple[str, list[tuple[Pattern, bytes]]]]:
    """Yield the items of each pair that are not kept for a form."""
    found: dict[str, list[tuple[Pattern, bytes]]] = {}
    for pattern, data in items.values():
        if pattern.form is None:
            found.setdefault(pattern.pair, []).append((pattern, data))
    yield from found.items()


def of_form(items: Iterable[tuple[Pattern, bytes]], form: str) -> tuple[bytes, ...]:
    """Return the items of a fixed form."""
    return tuple(data for pattern, data in items if pattern.form == form)
