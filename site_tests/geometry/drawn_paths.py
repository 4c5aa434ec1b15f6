"""Reads path data of the drawn atlas back into shapes; units as in the files."""

from __future__ import annotations

import re

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from root_or_nerve.geometry.surface import Floats


def rings(text: str) -> list[Floats]:
    """Return the points of each subpath: M x y, then steps after l."""
    found = []
    for subpath in filter(None, text.split("M")):
        assert re.fullmatch(r"-?\d+ -?\d+(l[-\d ]+)?z?", subpath), subpath
        numbers = [int(word) for word in re.findall(r"-?\d+", subpath)]
        found.append(np.cumsum(np.array(numbers).reshape(-1, 2), axis=0))
    return [points.astype(np.float64) for points in found]


def shape_of(text: str) -> BaseGeometry:
    """Return the area that closed subpaths fill: rings within rings are holes."""
    shape: BaseGeometry = shapely.Polygon()
    for ring in rings(text):
        if len(ring) > 2:
            filled = shapely.make_valid(shapely.Polygon(ring))
            shape = shapely.symmetric_difference(shape, filled)
    return areas(shape)


def lines_of(text: str) -> list[BaseGeometry]:
    """Return the open lines of a path."""
    return [shapely.LineString(points) for points in rings(text)]


def areas(shape: BaseGeometry) -> BaseGeometry:
    """Return what has an area; rounding may leave spikes and points."""
    kinds = ("Polygon", "MultiPolygon")
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in kinds]
    return shapely.union_all(parts) if parts else shapely.Polygon()
