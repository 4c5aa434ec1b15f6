"""Two stretches of skin told apart in words: on pages, and by Compare in the atlas.

The atlas says the same in the browser (theme/widgets/src/atlas-compare.ts; a test
compares them). Each region stands once: with both, or with the one that has most.
"""

from collections.abc import Mapping, Sequence

from ..model.drawn import Atlas
from ..model.territories import Shape, SkinRegion, Territories
from .extent import Extent
from .overlap import LEAST_MM2, Overlap
from .words import MOSTLY, cm2, places_of, with_the

BLANK_TOLD, BLANK_RULES = 10, 75  # percent of a territory that a map leaves blank
_NEARLY_ALL, _HARDLY = 0.95, 0.05
_MOST_PLACES = 4


def told(
    found: Overlap,
    names: tuple[str, str],
    atlas: Atlas,
    described: Territories,
) -> tuple[str, ...]:
    """Say what both hold, what a map leaves open, and what only one of them holds."""
    if is_one_layer(found, described):
        return (ONE_LAYER,)
    areas = found.areas
    both, *only = once(found, atlas)
    said = [_shared(found, both, atlas, described), *_blanks(found, names, described)]
    if found.is_shared:
        within = (areas.share_of_first, areas.share_of_second)
        for share, (one, other) in zip(within, (names, names[::-1]), strict=True):
            if share > _NEARLY_ALL:
                said.append(_within(one, other))
                break
    sides = zip(names, only, (areas.first, areas.second), areas.blank, strict=True)
    for name, extent, mm2, blank in sides:
        said += _only(name, extent, mm2, blank, atlas, described.regions)
    return tuple(said)


ONE_LAYER = (
    "Trunk, neck and face are one layer, drawn once for all maps of dermatomes, so "
    "these two cannot disagree here."
)


def is_one_layer(found: Overlap, described: Territories) -> bool:
    """Say if two maps show the same drawing of one root."""
    one, other = found.first, found.second
    if one.ids != other.ids or one.map_id == other.map_id:
        return False
    return all(
        is_common(described, side.map_id, id) for side in (one, other) for id in one.ids
    )


def is_common(described: Territories, map_id: str, id: str) -> bool:
    """Say if a territory was drawn once for several maps."""
    parts = [p for p in described.maps[map_id].parts if id in _ids(described, p)]
    return bool(parts) and all(
        sum(part in map.parts for map in described.maps.values()) > 1 for part in parts
    )


def _ids(described: Territories, part: str) -> Mapping[str, object]:
    return described.parts[part].territories if part in described.parts else {}


def once(found: Overlap, atlas: Atlas) -> tuple[Extent, Extent, Extent]:
    """Return skin of both, and of each alone, each region with the one of most."""
    stretches = (
        found.shared if found.is_shared else Extent(),
        found.only_first,
        found.only_second,
    )
    sums: list[dict[int, float]] = [{}, {}, {}]
    cells = atlas.cells
    for at, stretch in enumerate(stretches):
        for (_, cell), n in stretch.shares.items():
            region = cells.region[cell]
            sums[at][region] = sums[at].get(region, 0) + cells.area_mm2[cell] * n / 100

    def kept(at: int) -> Extent:
        return Extent(
            {
                place: n
                for place, n in stretches[at].shares.items()
                if _first_of_most(sums, cells.region[place[1]]) == at
            }
        )

    return kept(0), kept(1), kept(2)


def _first_of_most(sums: Sequence[Mapping[int, float]], region: int) -> int:
    held = [some.get(region, 0) for some in sums]
    return held.index(max(held))


def _shared(found: Overlap, both: Extent, atlas: Atlas, described: Territories) -> str:
    areas = found.areas
    if is_unreadable(found):
        return "What they share cannot be read off this map."
    if found.is_shared:
        first, second = (
            round(100 * share)
            for share in (areas.share_of_first, areas.share_of_second)
        )
        places = largest(both, atlas, described.regions)
        return (
            f"Both hold {places} ({cm2(areas.shared)}: {first}% of the first, "
            f"{second}% of the second)."
        )
    if found.first.map_id == found.second.map_id:
        map = described.maps.get(found.first.map_id)
        if found.shared and not (map and map.shape is Shape.FIELDS):
            return "Their borders touch; this map draws no overlap of neighbours."
    return "On this map their usual areas share no skin."


def is_unreadable(found: Overlap) -> bool:
    """Say if a map leaves so much of a side blank that a small share means nothing."""
    areas = found.areas
    shares = (areas.share_of_first, areas.share_of_second)
    return any(
        blank > BLANK_RULES and share < _HARDLY
        for blank, share in zip(areas.blank, shares, strict=True)
    )


def _blanks(
    found: Overlap, names: tuple[str, str], described: Territories
) -> list[str]:
    maps = (found.second.map_id, found.first.map_id)
    return [
        f"{described.maps[map].short} leaves {blank}% of the skin of {name} blank."
        for name, map, blank in zip(names, maps, found.areas.blank, strict=True)
        if blank >= BLANK_TOLD and map in described.maps
    ]


def _within(one: str, other: str) -> str:
    return (
        f"Nearly all skin of {one} lies within that of {other}: the place alone does "
        "not tell them apart."
    )


def _only(
    name: str,
    extent: Extent,
    mm2: float,
    blank: int,
    atlas: Atlas,
    regions: Mapping[str, SkinRegion],
) -> list[str]:
    holds = "hold" if name.endswith(("s", "rami")) else "holds"
    if mm2 >= LEAST_MM2:
        return [f"Only {name} {holds} {largest(extent, atlas, regions)} ({cm2(mm2)})."]
    if blank >= BLANK_TOLD:
        return []
    return [f"{name[:1].upper()}{name[1:]} {holds} hardly any skin besides."]


def largest(extent: Extent, atlas: Atlas, regions: Mapping[str, SkinRegion]) -> str:
    """Return the places that tell most: large ones, and of those the whole ones.

    the calf, part of the shin and the outer ankle
    """
    found = sorted(
        places_of(extent, atlas, regions),
        key=lambda p: (-p.covered_mm2 * p.share, p.name),
    )[:_MOST_PLACES]
    words = [p.words if p.share < MOSTLY else with_the(p.name) for p in found]
    if len(words) < 2:
        return "".join(words) or "narrow strips"
    joint = "; " if any("," in word for word in words) else ", "
    return f"{joint.join(words[:-1])}{';' if joint == '; ' else ''} and {words[-1]}"
