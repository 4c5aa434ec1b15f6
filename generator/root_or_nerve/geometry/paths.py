"""Outlines as path data of SVG: whole numbers, relative, short."""

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from .surface import Floats, Ints

UNITS_PER_PX = 4


def path(shape: BaseGeometry, left_px: float, top_px: float) -> str:
    """Return closed paths; units are quarters of a pixel, the midline is x = 0.

    What has no area in these units is left out.
    """
    out = []
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            points = _whole(np.array(ring.coords).reshape(-1, 2), left_px, top_px)
            if _has_area(points):
                out.append(f"{_steps(points[:-1])}z")
    return "".join(out)


def line(coords: Floats, left_px: float, top_px: float) -> str:
    """Return an open path."""
    return _steps(_whole(coords, left_px, top_px))


def _whole(points: Floats, left_px: float, top_px: float) -> Ints:
    moved = points + np.array([left_px, top_px])
    units: Ints = np.round(moved * UNITS_PER_PX).astype(np.int64)
    return units


def _has_area(ring: Ints) -> bool:
    return len(ring) > 0 and bool(shapely.Polygon(ring).area)


def _steps(points: Ints) -> str:
    start = f"M{points[0, 0]} {points[0, 1]}"
    steps = np.diff(points, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    text = " ".join(f"{x} {y}" for x, y in steps.tolist()).replace(" -", "-")
    return f"{start}l{text}" if text else start
