"""One map in one view: areas, halos, firm and soft lines, places for labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import shapely
from scipy.ndimage import (
    binary_closing,
    binary_dilation,
    distance_transform_edt,
)
from shapely.geometry.base import BaseGeometry

from ..model.territories import Shape, Territory
from .camera import Seen
from .charts import Coordinates
from .outlines import OUTSIDE, contour, outlines
from .painting import ANCHOR_REACH_MM, BLANK, Painting
from .paths import UNITS_PER_PX, line, path
from .surface import Bools, Floats, Ints

_BORDER_PX = 3
_CHINK_MM = 7.0  # half the width of gaps that no map means
_SMOOTH_MM = 2.5
_LEAST_PX = 2.0
_ROUND_MM = {Shape.PATCHES: 9.0, Shape.FIELDS: 3.0, Shape.ZONES: 3.0}
_MOST_PX = 10.0
_STEP_PX = 2.0
_SHORTEST_PX = 8.0


@dataclass
class Picture:
    """Path data by id of territory or ID.PART; labels are x, y and free radius."""

    core: dict[str, str] = field(default_factory=dict)
    halo: dict[str, str] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)
    firm: str = ""
    soft: str = ""
    labels: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    neighbours: set[tuple[str, str]] = field(default_factory=set)


def draw(
    painting: Painting,
    seen: Seen,
    charts: Mapping[str, Coordinates],
    halo_mm: Mapping[str, Floats],
    widths_mm: Mapping[str, float],
    firm_mm: Mapping[str, Floats],
) -> Picture:
    """Draw a map.

    At every pixel `halo_mm` is the distance from each territory, and `firm_mm` that
    from the anchored edges of each label.
    """
    labels = painting.labels(seen.points, charts)
    shapes, borders = _areas(painting, seen, charts, labels)
    picture = Picture()
    territories = painting.described.territories
    for id, whole in _wholes(shapes, territories).items():
        if text := path(whole, seen.left_px, seen.top_px):
            picture.core[id] = text
            picture.labels[id] = _label(whole, seen)
    for id, distance in halo_mm.items():
        near = distance < widths_mm[id]
        if territories[id].reach:
            near |= painting.within(territories[id].reach, charts)
        if territories[id].optional:
            near = painting.within(territories[id].patches, charts)
        picture.halo |= _part(id, near, seen)
    for id, territory in territories.items():
        if territory.autonomous:
            picture.alone |= _part(
                id, painting.within(territory.autonomous, charts), seen
            )
    firm = _firm_mm(painting, seen, labels, firm_mm)
    picture.firm, picture.soft = _lines(borders, firm, seen)
    picture.neighbours = _neighbours(painting, seen, charts, labels)
    return picture


def _part(id: str, members: Bools, seen: Seen) -> dict[str, str]:
    if members.sum() < 30:
        return {}
    image = seen.image(members.astype(np.float64), 0) > 0
    shape = contour(image, seen.mask, mirrored=seen.view.both)
    text = path(shape, seen.left_px, seen.top_px)
    return {id: text} if text else {}


def _areas(
    painting: Painting, seen: Seen, charts: Mapping[str, Coordinates], labels: Ints
) -> tuple[dict[str, BaseGeometry], list[BaseGeometry]]:
    """Return the shape of each label, and all borders."""
    names = painting.described.labels
    if painting.described.shape in (Shape.FIELDS, Shape.ZONES):
        shapes = {}
        images = _images(painting.masks(charts), seen)
        if painting.described.shape is Shape.FIELDS:
            _close_chinks(images, seen)
        for label, within in images.items():
            if within.sum() >= 30:
                shape = contour(
                    within,
                    seen.mask,
                    mirrored=seen.view.both,
                    smoothing_px=_smoothing_px(painting, seen),
                )
                if not shape.is_empty:
                    shapes[label] = shape
        return shapes, list(shapes.values())
    image = label_image(labels, seen, len(names))
    found = outlines(
        image,
        len(names) + 1,
        mirrored=seen.view.both,
        smoothing_px=_smoothing_px(painting, seen),
    )
    shapes = {names[i]: shape for i, shape in found.items() if i < len(names)}
    return shapes, list(found.values())


def _smoothing_px(painting: Painting, seen: Seen) -> float:
    """Return how much borders are rounded; corners of patches mean nothing."""
    round_mm = _ROUND_MM.get(painting.described.shape, _SMOOTH_MM)
    return float(np.clip(round_mm / seen.view.mm_per_px, _LEAST_PX, _MOST_PX))


def _images(masks: Mapping[str, Bools], seen: Seen) -> dict[str, Bools]:
    return {
        label: seen.image(mask.astype(np.float64), 0) > 0
        for label, mask in masks.items()
        if mask.any()
    }


def _close_chinks(images: Mapping[str, Bools], seen: Seen) -> None:
    """Give chinks between two fields to the nearer one."""
    if not images:
        return
    held = np.any(list(images.values()), axis=0)
    steps = max(1, round(_CHINK_MM / seen.view.mm_per_px))
    chinks = binary_closing(held | ~seen.mask, iterations=steps) & seen.mask & ~held
    if chinks.any():
        near = distance_transform_edt(
            ~held, return_distances=False, return_indices=True
        )
        for image in images.values():
            image |= chinks & image[near[0], near[1]]


def label_image(labels: Ints, seen: Seen, blank: int) -> Ints:
    """Return labels as an image; skin without one gets the number `blank`."""
    filled = np.where(labels == BLANK, blank, labels)
    return seen.image(filled, OUTSIDE).astype(np.int64)


def _wholes(
    shapes: Mapping[str, BaseGeometry], territories: Mapping[str, Territory]
) -> dict[str, BaseGeometry]:
    """Return parts, and territories as the union of theirs."""
    result = dict(shapes)
    for id in territories:
        parts = [shapes[x] for x in shapes if x == id or x.startswith(f"{id}.")]
        if parts:
            result[id] = shapely.union_all(parts) if len(parts) > 1 else parts[0]
    return result


def _label(shape: BaseGeometry, seen: Seen) -> tuple[int, int, int]:
    """Return the middle of the widest place, and how much room there is round it."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.5)
    x, y = circle.coords[0]
    place = np.round(
        np.array([x + seen.left_px, y + seen.top_px, circle.length]) * UNITS_PER_PX
    )
    return int(place[0]), int(place[1]), int(place[2])


def _firm_mm(
    painting: Painting,
    seen: Seen,
    labels: Ints,
    firm_mm: Mapping[str, Floats],
) -> Floats:
    """Return at each pixel how far the nearest anchored edge of its label is."""
    best = np.full(seen.mask.shape, np.inf)
    if painting.described.shape in (Shape.FIELDS, Shape.ZONES):
        every = np.min(list(firm_mm.values()), axis=0)
        return seen.image(every, np.inf)
    image = seen.image(labels, -9)
    for i, name in enumerate(painting.described.labels):
        near = binary_dilation(image == i, iterations=_BORDER_PX) & seen.mask
        if near.any():
            distance = seen.image(firm_mm[name], np.inf)
            best[near] = np.minimum(best[near], distance[near])
    return best


def _lines(
    shapes: Sequence[BaseGeometry], firm_mm: Floats, seen: Seen
) -> tuple[str, str]:
    """Return firm and soft lines between areas; the outline is drawn elsewhere."""
    if not shapes:
        return "", ""
    outer = shapely.union_all(
        [shapely.buffer(_silhouette(seen), 1.2), shapely.buffer(_midline(seen), 0.2)]
    )
    borders = shapely.union_all([shapely.boundary(shape) for shape in shapes])
    inner = shapely.line_merge(shapely.difference(borders, outer))
    height, width = firm_mm.shape
    runs: dict[bool, list[str]] = {True: [], False: []}
    for part in shapely.get_parts(inner):
        if part.length < _STEP_PX:
            continue
        at = np.array(shapely.segmentize(part, _STEP_PX).coords)
        column = np.clip(at[:, 0].astype(int), 0, width - 1)
        row = np.clip(at[:, 1].astype(int), 0, height - 1)
        firm = _steady(firm_mm[row, column] <= ANCHOR_REACH_MM)
        for begin, end in _runs(firm):
            piece = shapely.simplify(shapely.LineString(at[begin : end + 1]), 0.3)
            coords = np.array(piece.coords)
            runs[bool(firm[begin])].append(line(coords, seen.left_px, seen.top_px))
    return "".join(runs[True]), "".join(runs[False])


def _silhouette(seen: Seen) -> BaseGeometry:
    image = np.where(seen.mask, 0, OUTSIDE)
    whole = outlines(image, 1, mirrored=seen.view.both)
    edges = [shapely.boundary(shape) for shape in whole.values()]
    return shapely.difference(
        shapely.union_all(edges), shapely.buffer(_midline(seen), 0.2)
    )


def _midline(seen: Seen) -> BaseGeometry:
    """Return the line between the halves, on whichever side of the picture it is."""
    if not seen.view.both:
        return shapely.LineString()
    height, width = seen.mask.shape
    return shapely.MultiLineString([[(x, -9), (x, height + 9)] for x in (0, width)])


def _steady(firm: Bools) -> Bools:
    """Return flags without runs too short to be seen."""
    steady = firm.copy()
    for begin, end in _runs(firm):
        if (
            (end - begin) * _STEP_PX < _SHORTEST_PX
            and begin > 0
            and end < len(firm) - 1
        ):
            steady[begin:end] = ~steady[begin]
    return steady


def _runs(flags: Bools) -> list[tuple[int, int]]:
    """Return begin and end of each run; runs share the point where they meet."""
    edges = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    stops = [0, *edges.tolist(), len(flags) - 1]
    return [(a, b) for a, b in pairwise(stops) if b > a]


def _neighbours(
    painting: Painting, seen: Seen, charts: Mapping[str, Coordinates], labels: Ints
) -> set[tuple[str, str]]:
    """Return labels that meet or overlap in this view, ID or ID.PART, sorted."""
    names = painting.described.labels
    found: set[tuple[str, str]] = set()
    if painting.described.shape in (Shape.FIELDS, Shape.ZONES):
        masks = {
            label: binary_dilation(
                seen.image(mask.astype(np.float64), 0) > 0, iterations=_BORDER_PX
            )
            for label, mask in painting.masks(charts).items()
            if mask.any()
        }
        for a in masks:
            found |= {(a, b) for b in masks if a < b and (masks[a] & masks[b]).any()}
        return found
    image = label_image(labels, seen, len(names))
    for one, other in ((image[:, 1:], image[:, :-1]), (image[1:], image[:-1])):
        meet = (one != other) & (one >= 0) & (other >= 0)
        pairs = np.unique(np.stack([one[meet], other[meet]], axis=1), axis=0)
        for i, j in pairs.tolist():
            if i < len(names) and j < len(names):
                found.add((min(names[i], names[j]), max(names[i], names[j])))
    return found
