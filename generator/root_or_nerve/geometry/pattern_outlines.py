"""The outline of a pattern as its view draws it: area, elongation, vertices."""

from functools import lru_cache
from math import hypot
from re import findall

import numpy as np
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from ..model.drawn import Drawn, PathData
from ..model.library import Skin
from ..model.patterns import Area, Oval, Stretch

Outline = tuple[float, float, int]


def outline_of(skin: Skin, stretch: Stretch) -> Outline:
    """Return area in mm², length by width of the smallest box, and corners."""
    assert skin.drawn is not None
    shape = _drawn(skin, stretch)
    unit = skin.drawn.views[stretch.view].unit_mm
    corners = shapely.get_coordinates(shape)
    if len(corners) < 3 or not shape.area:
        return 0.0, 1.0, 0
    box = shapely.get_coordinates(shapely.oriented_envelope(shape))
    one, two = (hypot(*(box[n + 1] - box[n])) for n in (0, 1))
    long, short = max(one, two), max(min(one, two), 1)
    return float(shape.area * unit**2), float(long / short), len(corners)


def _drawn(skin: Skin, stretch: Stretch) -> BaseGeometry:
    shape = _of_area(skin, stretch.view, stretch.of)
    if stretch.cut_to is not None:
        shape = shape & _of_area(skin, stretch.view, stretch.cut_to)
    return shape & _oval(stretch.within) if stretch.within else shape


@lru_cache(maxsize=1024)
def _of_area(skin: Skin, view: str, area: Area) -> BaseGeometry:
    assert skin.drawn is not None
    paths = _paths(skin.drawn, view, area)
    return shapely.union_all([shape_of(path) for path in paths])


def _paths(drawn: Drawn, view: str, area: Area) -> list[PathData]:
    core = drawn.views[view].maps[area.map].core
    return [core[id] for id in area.ids if id in core]


def shape_of(path: PathData) -> BaseGeometry:
    """Return the area inside closed paths, by the even-odd rule."""
    shape: BaseGeometry = shapely.Polygon()
    for ring in path.split("z"):
        numbers = [int(n) for n in findall(r"-?\d+", ring)]
        points = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0)
        if len(points) > 2:
            shape = shape ^ shapely.make_valid(shapely.Polygon(points))
    return shape


def _oval(oval: Oval) -> BaseGeometry:
    round_one = shapely.Point(0, 0).buffer(1, quad_segs=16)
    stretched = affinity.scale(round_one, oval.rx, oval.ry)
    turned = affinity.rotate(stretched, oval.turn_deg, origin=(0, 0))
    return affinity.translate(turned, oval.x, oval.y)
