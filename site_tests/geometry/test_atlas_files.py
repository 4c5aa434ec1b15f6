"""The committed pictures and numbers agree with each other, and fit where they must.

Lengths of paths are in units of a quarter of a pixel, areas of skin in mm².
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

import numpy as np
import pytest
import shapely
from PIL import Image
from shapely.geometry.base import BaseGeometry

from root_or_nerve.model.drawn import DrawnTerritory
from site_tests.geometry.drawn_atlas import (
    APART,
    PARTITIONS,
    PX,
    SPECK_PX,
    TERRITORIES,
    VIEWS,
    agree,
    atlas,
    body,
    branches,
    cores,
    named,
    shape_name,
    view,
    wholes,
    with_branches,
)
from site_tests.geometry.drawn_paths import lines_of, shape_of

# What rounding may do, as it was measured, with some room.
OVERLAP_UNITS = 0.02  # of the length of all outlines
LINE_PX = 1.0  # a line lies as near as this to the borders that it is drawn for
ROUNDED_MM = {"partition": 1.5, "fields": 1.0, "zones": 1.0, "patches": 4.5}
ROUNDED_PX = 1.5  # but no less than this
WHOLE_PERCENT = {"partition": 5, "fields": 5, "zones": 8, "patches": 9}
MEETING_PX = 6  # two areas meet on the skin if they share a border of this length
WELL_SEEN = 0.85  # of a cell: that which is seen is as good as all of it
SHADE_BYTES = 20_000
FIRST_BYTES = 60_000  # of one view with one map, compressed
STRETCH = {"perineum": 1.8}  # by raising the thighs, skin grows there, or folds
# Folds that no view looks into.
UNSEEN_MM2 = 1_500


@pytest.mark.parametrize("map_id", APART)
@pytest.mark.parametrize("view_id", VIEWS)
def test_areas_do_not_overlap(view_id: str, map_id: str) -> None:
    """And between those of a partition there is no gap."""
    shapes = list(wholes(view_id, map_id).values())
    total = sum(shape.area for shape in shapes)
    union = shapely.union_all(shapes)
    lengths = sum(shape.length for shape in shapes)
    assert total - union.area <= OVERLAP_UNITS * lengths
    if map_id in PARTITIONS:
        assert agree(body(view_id), union)
    else:
        assert agree(body(view_id), body(view_id).union(union))


@pytest.mark.parametrize("map_id", PARTITIONS)
@pytest.mark.parametrize("view_id", VIEWS)
def test_each_border_is_drawn_once(view_id: str, map_id: str) -> None:
    """Neighbours share every point of it: gaps do not open at any magnification."""
    shapes = np.array(list(wholes(view_id, map_id).values()))
    wrong = shapely.coverage_invalid_edges(shapes)
    assert sum(edges.length for edges in wrong) <= OVERLAP_UNITS * sum(
        shape.length for shape in shapes
    )


@pytest.mark.parametrize("view_id", VIEWS)
def test_cells_cover_the_body_once(view_id: str) -> None:
    shapes = [shape_of(text) for text in view(view_id).cells.values()]
    union = shapely.union_all(shapes)
    lengths = sum(shape.length for shape in shapes)
    assert sum(shape.area for shape in shapes) - union.area <= OVERLAP_UNITS * lengths
    assert agree(body(view_id), union)


@pytest.mark.parametrize("view_id", VIEWS)
def test_halves_meet_in_a_straight_midline(view_id: str) -> None:
    """Nothing drawn of one half reaches across; so its mirror image fits exactly."""
    if not view(view_id).both:
        return
    left, _, width, _ = view(view_id).box
    assert left in (0, -width)
    for map_id in view(view_id).maps:
        for shape in cores(view_id, map_id).values():
            low, _, high, _ = shape.bounds
            assert left <= low <= high <= left + width
    at_midline = shapely.LineString([(0, -99999), (0, 99999)])
    assert shapely.intersection(body(view_id).boundary, at_midline).length > 0


def parts_of(map_id: str) -> Mapping[str, DrawnTerritory]:
    return atlas().atlas.maps[map_id].territories


def limits_mm2(view_id: str, extent: DrawnTerritory) -> tuple[float, float, float]:
    """Return the least, expected and most skin of a territory that a view can show.

    Of a cell that is seen in part one does not know which part it is.
    """
    low = expected = high = 0.0
    seen, area = view(view_id).seen_mm2, atlas().atlas.cells.area_mm2
    for cell, percent in extent.usual.items():
        here, whole = seen.get(cell, 0), area[cell] * STRETCH.get(view_id, 1)
        expected += here * percent / 100
        low += max(0.0, here - whole * (100 - percent) / 100)
        high += min(here, whole * percent / 100)
    return low, expected, high


def drawn_and_counted(
    view_id: str, map_id: str
) -> Iterator[tuple[str, BaseGeometry, tuple[float, float, float]]]:
    for id, extent in parts_of(map_id).items():
        shape = with_branches(view_id, map_id, id)
        yield id, shape, limits_mm2(view_id, extent)


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
@pytest.mark.parametrize("view_id", VIEWS)
def test_drawn_areas_are_those_of_the_cells(view_id: str, map_id: str) -> None:
    """But for what rounding takes along the border, and for specks."""
    unit_mm = view(view_id).unit_mm
    px_mm = unit_mm * PX
    for id, shape, (low, _, high) in drawn_and_counted(view_id, map_id):
        border_mm = max(ROUNDED_MM[shape_name(map_id)], ROUNDED_PX * px_mm)
        longest = max(shape.length * unit_mm, 4 * np.sqrt(max(high, 1)))
        room = border_mm * longest + SPECK_PX * px_mm**2
        assert low - room <= shape.area * unit_mm**2 <= high + room, id


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
def test_on_the_whole_drawn_areas_are_those_of_the_cells(map_id: str) -> None:
    apart = total = 0.0
    for view_id in VIEWS:
        for id, shape, (_, expected, _) in drawn_and_counted(view_id, map_id):
            if "." not in id:
                apart += abs(shape.area * view(view_id).unit_mm ** 2 - expected)
                total += expected
    assert 100 * apart / total < WHOLE_PERCENT[shape_name(map_id)]


def occlusions(view_id: str) -> BaseGeometry:
    """Return where skin meets other skin in the picture only, as an arm the side."""
    touching = atlas().atlas.cells.touching
    cells = {cell: shape_of(text) for cell, text in view(view_id).cells.items()}
    numbers, shapes = list(cells), np.array(list(cells.values()))
    ones, others = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    found = [
        shapely.intersection(shapes[a], shapes[b])
        for a, b in zip(ones.tolist(), others.tolist(), strict=True)
        if a < b and numbers[b] not in touching[numbers[a]]
    ]
    return shapely.union_all(found)


@cache
def meeting_on_skin(map_id: str) -> frozenset[tuple[str, str]]:
    """Return territories that lie in the same cell or in cells that touch."""
    cells = atlas().atlas.cells
    holders: list[set[str]] = [set() for _ in cells.region]
    for id, extent in parts_of(map_id).items():
        for cell in extent.usual:
            holders[cell].add(id)
    found = set()
    for cell, near in enumerate(cells.touching):
        around = set.union(holders[cell], *(holders[other] for other in near))
        found |= {(a, b) for a in holders[cell] for b in around if a != b}
    return frozenset(found | {(b, a) for a, b in found})


@pytest.mark.parametrize("view_id", VIEWS)
def test_who_meets_in_a_picture_meets_on_the_skin(view_id: str) -> None:
    hidden = shapely.buffer(occlusions(view_id), 3 * PX)
    for map_id in APART:
        shapes = wholes(view_id, map_id)
        for a, b in combinations(shapes, 2):
            border = shapely.intersection(shapes[a], shapes[b])
            if border.length < MEETING_PX * PX:
                continue
            if border.difference(hidden).length >= MEETING_PX * PX:
                assert (a, b) in meeting_on_skin(map_id), f"{map_id}: {a}, {b}"


@pytest.mark.parametrize("map_id", PARTITIONS)
@pytest.mark.parametrize("view_id", VIEWS)
def test_who_meets_on_skin_that_is_seen_meets_in_its_pictures(
    view_id: str, map_id: str
) -> None:
    """The same skin has the same topology in every view that shows it well."""
    seen, area = view(view_id).seen_mm2, atlas().atlas.cells.area_mm2
    shapes = wholes(view_id, map_id)
    px_mm2 = (view(view_id).unit_mm * PX) ** 2
    for cell, mm2 in seen.items():
        share = {
            id: extent.usual.get(cell, 0)
            for id, extent in parts_of(map_id).items()
            if id in TERRITORIES.of(map_id) and branches(map_id, id) == {id}
        }
        pair = sorted(id for id, percent in share.items() if percent >= 30)
        least = min((share[id] * mm2 / 100 / px_mm2 for id in pair), default=0)
        if len(pair) == 2 and mm2 >= WELL_SEEN * area[cell] and least > 2 * SPECK_PX:
            a, b = pair
            gap = shapes[a].distance(shapes[b])
            assert gap <= PX, f"cell {cell}: {a} and {b} are {gap} units apart"


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
@pytest.mark.parametrize("view_id", VIEWS)
def test_lines_lie_on_borders(view_id: str, map_id: str) -> None:
    paths = named(view_id, map_id)
    edges = [shape.boundary for shape in cores(view_id, map_id).values()]
    borders = shapely.union_all(edges)
    for text in (paths.firm, paths.soft):
        for line in lines_of(text):
            at = shapely.points(np.array(shapely.segmentize(line, PX).coords))
            assert shapely.distance(at, borders).max() <= LINE_PX * PX


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
@pytest.mark.parametrize("view_id", VIEWS)
def test_labels_stand_in_their_areas(view_id: str, map_id: str) -> None:
    paths = named(view_id, map_id)
    assert paths.labels.keys() == paths.core.keys()
    for id, (x, y, room) in paths.labels.items():
        place = shapely.Point(x, y)
        shape = cores(view_id, map_id)[id]
        assert shape.distance(place) <= 1, id
        assert room >= 0
        if room > 2 * PX:
            assert shape.buffer(PX).contains(place.buffer(room - PX)), id


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
def test_every_territory_is_shown_somewhere(map_id: str) -> None:
    views = [v.maps[map_id] for v in atlas().views.values()]
    for id, extent in parts_of(map_id).items():
        if extent.usual:
            some = branches(map_id, id)
            assert any(some & v.core.keys() for v in views), id
        else:
            assert any(id in v.halo for v in views), id


def test_every_cell_is_shown_somewhere() -> None:
    cells = atlas().atlas.cells
    seen = {cell for v in atlas().views.values() for cell in v.seen_mm2}
    hidden = [cell for cell in range(len(cells.region)) if cell not in seen]
    assert sum(cells.area_mm2[cell] for cell in hidden) < UNSEEN_MM2


def test_no_view_shows_more_of_a_cell_than_there_is() -> None:
    area = np.array(atlas().atlas.cells.area_mm2)
    for v in atlas().views.values():
        for cell, mm2 in v.seen_mm2.items():
            most = 1.25 * area[cell] * STRETCH.get(v.id, 1) + 4 * (v.unit_mm * PX) ** 2
            assert mm2 <= most, (v.id, cell)


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
def test_numbers_of_a_territory_fit_each_other(map_id: str) -> None:
    area = atlas().atlas.cells.area_mm2
    for id, extent in parts_of(map_id).items():
        for cell, percent in extent.sure.items():
            assert percent <= extent.usual[cell], id
        for cell, percent in extent.usual.items():
            assert 1 <= percent <= extent.reach[cell] <= 100, id
        mm2 = sum(area[cell] * percent / 100 for cell, percent in extent.usual.items())
        assert mm2 == pytest.approx(extent.area_mm2, rel=0.01, abs=60), id


@pytest.mark.parametrize("view_id", VIEWS)
@pytest.mark.parametrize("tone", ["light", "dark"])
def test_shading_is_small_and_fits_its_view(view_id: str, tone: str) -> None:
    data = getattr(atlas(), tone)[view_id]
    assert len(data) < SHADE_BYTES
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        assert picture.format == "WEBP"
        assert picture.mode == "RGB"  # white where there is no skin, to multiply
        _, _, width, height = view(view_id).box
        assert picture.width / picture.height == pytest.approx(width / height, rel=0.02)


@pytest.mark.parametrize("map_id", TERRITORIES.maps)
@pytest.mark.parametrize("view_id", VIEWS)
def test_a_view_with_a_map_is_small(view_id: str, map_id: str) -> None:
    one = view(view_id).model_copy(update={"maps": {map_id: named(view_id, map_id)}})
    assert len(gzip.compress(one.model_dump_json().encode())) <= FIRST_BYTES
