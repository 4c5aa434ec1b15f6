"""Two candidates on the same body: shared skin hatched, separating skin outlined.

It stands after an answer, and on pages of look-alikes: here the two hues are used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..items.words import lesion_name, listed, with_the
from ..model.library import Anatomy
from ..model.territories import Shape
from ..skin.compared import told
from ..skin.extent import NERVES, Half
from ..skin.overlap import Candidate, Overlap, overlap
from ..skin.words import cm2
from .body_picture import Layer, Plate, Studio
from .entries import capital, roots_name
from .templates import fill


class Said(NamedTuple):
    """What is said of two sides in words."""

    overlap: Overlap
    names: tuple[str, str]
    sentences: tuple[str, ...]
    maps: str


@dataclass(frozen=True)
class Comparison:
    """What is printed of two candidates: pictures, a key and sentences."""

    overlap: Overlap
    names: tuple[str, str]
    plates: tuple[Plate, ...]
    key: tuple[tuple[str, str, str], ...]  # look, texture, words
    sentences: tuple[str, ...]
    maps: str


def comparison(
    studio: Studio | None,
    anatomy: Anatomy,
    first: Sequence[str],
    second: Sequence[str],
    half: Half = "left",
) -> Comparison | None:
    """Compare two sides of roots or nerves; None if one of them has no skin.

    It is drawn on one half of the body.
    """
    if studio is None:
        return None
    said = _said(studio, anatomy, tuple(first), tuple(second))
    if said is None:
        return None
    found, names = said.overlap, said.names
    looks = _looks(found)
    shared = found.is_shared
    layers = [
        _layer(studio, side, look, capital(name), half)
        for side, look, name in zip(
            (found.first, found.second), looks, names, strict=True
        )
    ]
    if shared:
        cut = Layer("", layers[1].extent, layers[1].paths, "shared", 0)
        layers.append(cut)
    key = [(look, "", capital(n)) for look, n in zip(looks, names, strict=True)]
    if shared:
        key.append(("", "shared", "Both"))
    return Comparison(
        found,
        names,
        tuple(studio.plates(layers)),
        tuple(key),
        said.sentences,
        said.maps,
    )


def _said(
    studio: Studio, anatomy: Anatomy, first: tuple[str, ...], second: tuple[str, ...]
) -> Said | None:
    """Return what is said of two sides, which does not depend on the half."""
    return studio.once(
        ("said", first, second), lambda: _told(studio, anatomy, first, second)
    )


def _told(
    studio: Studio, anatomy: Anatomy, first: tuple[str, ...], second: tuple[str, ...]
) -> Said | None:
    found = overlap(studio.skin, first, second)
    if found is None:
        return None
    one, other = (_name(anatomy, side.ids) for side in (found.first, found.second))
    return Said(
        found,
        (one, other),
        told(found, (one, other), studio.drawn.atlas, studio.territories),
        _maps(studio, found),
    )


def compared_on_body(
    studio: Studio | None, anatomy: Anatomy, first: str, second: str, half: Half
) -> str:
    """Return two candidates of a case on one body as HTML; many cases have the same."""
    if studio is None:
        return ""

    def make() -> str:
        found = comparison(studio, anatomy, [first], [second], half)
        return comparison_figure(found, "x")

    return studio.once(("compared", first, second, half), make)


def comparison_figure(found: Comparison | None, prefix: str) -> str:
    """Return the pictures and what they say as HTML; "" for nothing."""
    return fill("comparison", found=found, prefix=prefix) if found else ""


def _name(anatomy: Anatomy, ids: Sequence[str]) -> str:
    """the L5 root; the L1–L3 roots; the pudendal nerve or the ..."""
    if all(id in anatomy.roots for id in ids):
        return f"the {roots_name(anatomy, ids)}"
    return listed((with_the(lesion_name(anatomy, id)) for id in ids), "or")


def _looks(found: Overlap) -> tuple[str, str]:
    """Return the hue of each side; two of a kind differ by their line."""
    looks = ["nerve" if c.map_id == NERVES else "root" for c in _sides(found)]
    return looks[0], f"{looks[1]}-2" if looks[0] == looks[1] else looks[1]


def _sides(found: Overlap) -> tuple[Candidate, Candidate]:
    return found.first, found.second


def _layer(studio: Studio, side: Candidate, look: str, words: str, half: Half) -> Layer:
    paths = studio.of_territories(side.map_id, side.ids)
    extent = side.extent if half == "left" else side.extent.mirrored
    return Layer(look, extent, paths, words=words)


def _maps(studio: Studio, found: Overlap) -> str:
    """Say which map this is, and what other ones would have said."""
    described = studio.territories.maps
    said = f"Drawn after: {described[found.root_map].short}."
    here = cm2(found.areas.shared)
    others = [
        (there, described[other.root_map].short)
        for other in elsewhere(studio, found)
        if (there := cm2(other.areas.shared)) != here
    ]
    if others:
        told_there = listed(f"{there} on {short}" for there, short in others)
        said += f" Other maps differ: both hold {told_there}."
    return said


def elsewhere(studio: Studio, found: Overlap) -> list[Overlap]:
    """Return the same overlap by the other maps of dermatomes that have all of it."""
    if found.root_map == NERVES:
        return []
    first, second = found.first.ids, found.second.ids
    others = [
        overlap(studio.skin, first, second, id)
        for id, described in studio.territories.maps.items()
        if id not in (found.root_map, NERVES) and described.shape is not Shape.ZONES
    ]
    return [
        o
        for o in others
        if o is not None and (o.first.ids, o.second.ids) == (first, second)
    ]
