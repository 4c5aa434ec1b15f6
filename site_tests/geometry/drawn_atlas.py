"""The committed atlas, and the shapes that its paths draw, for tests to compare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import shapely
from shapely.geometry.base import BaseGeometry

from root_or_nerve.geometry.paths import UNITS_PER_PX
from root_or_nerve.load.atlas import load_atlas
from root_or_nerve.load.territories import load_territories
from root_or_nerve.model.drawn import Drawn, MapPaths, ViewPaths
from root_or_nerve.model.territories import Shape
from site_tests.course import ROOT
from site_tests.geometry.drawn_paths import shape_of

VIEWS = sorted(
    path.stem for path in (ROOT / "content" / "geometry" / "views").glob("*.json")
)
TERRITORIES = load_territories(ROOT / "content").territories
PARTITIONS = [id for id, m in TERRITORIES.maps.items() if m.shape is Shape.PARTITION]
APART = [
    id
    for id, m in TERRITORIES.maps.items()
    if m.shape in (Shape.PARTITION, Shape.PATCHES)
]
PX = UNITS_PER_PX
RIM_PX = 2.0  # the outline of the body, drawn by itself and as that of its areas
SPECK_PX = 40  # areas, px²: what is less is not drawn


@cache
def atlas() -> Drawn:
    drawn, problems = load_atlas(ROOT / "content")
    assert problems == []
    assert drawn is not None
    return drawn


def view(id: str) -> ViewPaths:
    return atlas().views[id]


@cache
def body(id: str) -> BaseGeometry:
    return shape_of(view(id).outline)


@cache
def cores(view_id: str, map_id: str) -> Mapping[str, BaseGeometry]:
    """Return the drawn areas of a map's territories, parts too."""
    paths = view(view_id).maps[map_id]
    return {id: shape_of(text) for id, text in paths.core.items()}


def wholes(view_id: str, map_id: str) -> dict[str, BaseGeometry]:
    found = cores(view_id, map_id)
    return {id: shape for id, shape in found.items() if "." not in id}


def named(view_id: str, map_id: str) -> MapPaths:
    return view(view_id).maps[map_id]


@cache
def branches(map_id: str, id: str) -> frozenset[str]:
    """Return a territory and all that branches from it."""
    described = TERRITORIES.of(map_id)
    found = {id}
    if id in described:
        for branch in set(described[id].includes) & described.keys():
            found |= branches(map_id, branch)
    return frozenset(found)


def agree(one: BaseGeometry, other: BaseGeometry) -> bool:
    """Return whether areas are the same but for a thin rim and specks."""
    apart = one.symmetric_difference(other)
    thick = shapely.get_parts(apart.buffer(-RIM_PX * PX / 2))
    specks = all(part.area < SPECK_PX * PX**2 for part in thick)
    return specks and apart.area < 0.01 * one.area


def with_branches(view_id: str, map_id: str, id: str) -> BaseGeometry:
    found = cores(view_id, map_id)
    return shapely.union_all([found[x] for x in branches(map_id, id) if x in found])


def shape_name(map_id: str) -> str:
    return TERRITORIES.maps[map_id].shape.value
