"""A stretch of skin in words, for readers who do not see the picture."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model.drawn import Atlas
from ..model.territories import SkinRegion
from .extent import Extent, Half
from .region_groups import GROUPS

MOSTLY = 0.60  # of a region: it is named
_PART = 0.15  # of a region: part of it is named
_MOST_WORDS = 30
_FOR_THE_REST = 4  # words: and 3 smaller places
_MM2_PER_CM2 = 100


class Place(NamedTuple):
    """A region or a named group of regions, and how much of it is covered."""

    name: str
    covered_mm2: float
    share: float

    @property
    def words(self) -> str:
        return self.name if self.share >= MOSTLY else f"part of {with_the(self.name)}"


def in_words(
    extent: Extent,
    atlas: Atlas,
    regions: Mapping[str, SkinRegion],
    *,
    most_words: int = _MOST_WORDS,
    with_side: bool = True,
) -> str:
    """Return where the skin lies: right side: whole heel, part of the calf."""
    if not extent:
        return "no skin"
    right, left = extent.on("right"), extent.on("left")
    if right and left and right.mirrored != left:
        room = most_words // 2
        return "; ".join(_one_side(x, atlas, regions, room) for x in (right, left))
    side = "both sides" if right and left else extent.halves[0]
    places = _listed(places_of(right or left, atlas, regions), most_words - 2)
    return f"{side}: {places}" if with_side else places


def _one_side(
    extent: Extent, atlas: Atlas, regions: Mapping[str, SkinRegion], room: int
) -> str:
    places = _listed(places_of(extent, atlas, regions), room - 1)
    return f"{extent.halves[0]}: {places}"


def places_of(
    extent: Extent, atlas: Atlas, regions: Mapping[str, SkinRegion]
) -> list[Place]:
    """Return the places of one side that are covered, the largest first.

    Where a whole group of regions is covered, the group stands for them.
    """
    half: Half = extent.halves[0] if extent else "right"
    covered, whole = _by_region(extent, atlas, half), atlas.area_of_region_mm2
    merged: dict[str, tuple[str, ...]] = {}
    for name, members in GROUPS.items():
        if all(covered.get(m, 0) >= MOSTLY * whole.get(m, 1) for m in members):
            merged = {n: ms for n, ms in merged.items() if not {*ms} <= {*members}}
            merged[name] = members
    inside = {member for members in merged.values() for member in members}
    found = [_place(n, ms, covered, whole) for n, ms in merged.items()]
    found += [
        Place(regions[id].name if id in regions else id, mm2, mm2 / whole[id])
        for id, mm2 in covered.items()
        if id not in inside
    ]
    kept = [place for place in found if place.share >= _PART]
    kept = kept or [max(found, key=lambda p: p.share)] if found else []
    return sorted(kept, key=lambda p: (p.share < MOSTLY, -p.covered_mm2, p.name))


def _place(
    name: str,
    members: Sequence[str],
    covered: Mapping[str, float],
    whole: Mapping[str, float],
) -> Place:
    area = sum(covered[id] for id in members)
    return Place(name, area, area / sum(whole[id] for id in members))


def _by_region(extent: Extent, atlas: Atlas, half: Half) -> dict[str, float]:
    """Return how much of each region is covered, in mm²."""
    covered: dict[str, float] = {}
    cells = atlas.cells
    for (_, cell), share in extent.on(half).shares.items():
        region = atlas.regions[cells.region[cell]]
        covered[region] = covered.get(region, 0) + cells.area_mm2[cell] * share / 100
    return covered


def _listed(places: Iterable[Place], room: int) -> str:
    """Return as many places as there is room for, and how many there are besides."""
    told: list[str] = []
    left, rest = room - _FOR_THE_REST, 0
    for place in places:
        length = len(place.words.split())
        if told and (rest or length > left):
            rest += 1
        else:
            told.append(place.words)
            left -= length
    if rest:
        told.append(f"and {rest} smaller place{'s' if rest > 1 else ''}")
    return "; ".join(told)


def with_the(name: str) -> str:
    """Return a name of skin in a sentence.

    the great toe; but skin over the sacrum, all toes, backs of toes 2 and 3
    """
    return name if name.startswith(("skin ", "all ", "backs ")) else f"the {name}"


def cm2(mm2: float) -> str:
    """Return an area as it is printed: 38 cm², or less than 1 cm²."""
    whole = round(mm2 / _MM2_PER_CM2)
    return f"{whole} cm²" if whole else "less than 1 cm²"
