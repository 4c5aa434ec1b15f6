"""Label images to outlines that fit each other: every border is drawn once."""

from collections.abc import Sequence

import numpy as np
import shapely
from scipy.ndimage import (
    distance_transform_edt,
    find_objects,
    gaussian_filter,
    gaussian_filter1d,
    label,
)
from shapely.geometry.base import BaseGeometry

from .surface import Bools, Floats, Ints

OUTSIDE, GAP = -1, -2
ROUNDING_PX = 2.0  # of borders, at least
_SMOOTHING_PX = 1.6  # of labels, at least
TOLERANCE_PX = 0.3
_SPECK_PX = 40
_MARGIN_PX = 16  # mirrored beyond the midline, so that nothing bends there


def outlines(
    labels: Ints, n: int, *, mirrored: bool, smoothing_px: float = _SMOOTHING_PX
) -> dict[int, BaseGeometry]:
    """Return the outline of each label in pixels: no gaps, no overlaps.

    `labels` is an image with OUTSIDE where nothing is drawn. In a mirrored view the
    left or right edge of the image is the midline, whichever touches the body.
    """
    labels = _plugged(labels)
    at_left = bool((labels[:, 0] != OUTSIDE).any())
    image = (
        _beyond_midline(labels, at_left)
        if mirrored
        else np.pad(labels, _MARGIN_PX, constant_values=OUTSIDE)
    )
    smooth = smoothed(image, n, smoothing_px)
    if (smooth == OUTSIDE).all():
        return {}
    faces = _faces(smooth, max(ROUNDING_PX, smoothing_px))
    found: dict[int, list[BaseGeometry]] = {}
    for face, point in zip(faces, shapely.point_on_surface(faces), strict=True):
        row, column = int(point.y), int(point.x)
        if 0 <= row < image.shape[0] and 0 <= column < image.shape[1]:
            value = int(smooth[row, column])
            if value != OUTSIDE:
                found.setdefault(value, []).append(face)
    shift = (-_MARGIN_PX, -_MARGIN_PX)
    height, width = labels.shape
    frame = shapely.box(0, -9, width, height + 9) if mirrored else None
    result = {}
    for value, parts in found.items():
        whole = shapely.transform(shapely.union_all(parts), lambda c: c + shift)
        if frame is not None:
            whole = _areas(shapely.intersection(whole, frame))
        if not whole.is_empty:
            result[value] = whole
    return result


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """Return what has an area; cutting may leave lines and points."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]
    return shapely.union_all(parts) if parts else shapely.Polygon()


def _beyond_midline(labels: Ints, at_left: bool) -> Ints:
    padded = np.pad(labels, ((_MARGIN_PX, _MARGIN_PX), (0, 0)), constant_values=OUTSIDE)
    sides = (
        ((_MARGIN_PX, 0), (0, _MARGIN_PX))
        if at_left
        else ((0, _MARGIN_PX), (_MARGIN_PX, 0))
    )
    padded = np.pad(padded, ((0, 0), sides[0]), mode="symmetric")
    return np.pad(padded, ((0, 0), sides[1]), constant_values=OUTSIDE)


def _plugged(labels: Ints) -> Ints:
    """Return labels with pin-holes marked as gaps: what is too small to be meant."""
    holes, count = label(labels == OUTSIDE)
    if count < 2:
        return labels
    small = np.flatnonzero(np.bincount(holes.ravel()) < _SPECK_PX)
    return np.where(np.isin(holes, small[small > 0]), GAP, labels)


def smoothed(labels: Ints, n: int, smoothing_px: float) -> Ints:
    """Return labels by majority nearby: no stairs, no specks, no gaps."""
    best = np.full(labels.shape, -1.0)
    out = np.full(labels.shape, OUTSIDE, dtype=np.int64)
    pad = int(4 * smoothing_px) + 2
    for value, box in enumerate(find_objects(labels + 1, n)):
        if box is None:
            continue
        window = tuple(slice(max(s.start - pad, 0), s.stop - 1 + pad) for s in box)
        here = (labels[window] == value).astype(np.float64)
        soft = gaussian_filter(here, smoothing_px)
        wins = soft > best[window]
        best[window][wins] = soft[wins]
        out[window][wins] = value
    inside = labels != OUTSIDE
    out[~inside] = OUTSIDE
    for value, box in enumerate(find_objects(out + 1, n)):
        if box is not None:
            _drop_specks(out[box], value)
    gaps = inside & (out < 0)
    if gaps.any():
        near = distance_transform_edt(
            out < 0, return_distances=False, return_indices=True
        )
        out[gaps] = out[near[0], near[1]][gaps]
    return out


def _drop_specks(out: Ints, value: int) -> None:
    pieces, count = label(out == value)
    if count > 1:
        sizes = np.bincount(pieces.ravel())
        small = np.flatnonzero(sizes < _SPECK_PX)
        out[np.isin(pieces, small[small > 0])] = GAP


def _faces(labels: Ints, rounding_px: float) -> Sequence[BaseGeometry]:
    """Return the faces between all borders, each border rounded once.

    Where the body ends, it is rounded by the least, so that all its pictures agree.
    """
    padded = np.pad(labels, 1, constant_values=OUTSIDE)
    across = np.argwhere(padded[:, 1:] != padded[:, :-1])
    down = np.argwhere(padded[1:, :] != padded[:-1, :])
    y, x = across.T
    upright = np.stack([x + 1, y, x + 1, y + 1], axis=1)
    y, x = down.T
    level = np.stack([x, y + 1, x + 1, y + 1], axis=1)
    steps = np.concatenate([upright, level]) - 1
    ends = steps.reshape(-1, 2, 2).astype(np.float64)
    lines = np.asarray(shapely.linestrings(ends))
    arcs = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))
    rounded = []
    for arc in arcs:
        line = np.array(arc.coords)
        is_rim = _is_rim(line, padded)
        rounded.append(_rounded(line, ROUNDING_PX if is_rim else rounding_px))
    noded = np.array([shapely.node(shapely.multilinestrings(rounded))], dtype=object)
    return list(shapely.get_parts(shapely.polygonize(noded)))


def _is_rim(line: Floats, padded: Ints) -> bool:
    """Return whether a line of unit steps lies between a label and the outside."""
    middle, step = (line[0] + line[1]) / 2, line[1] - line[0]
    sides = np.array([middle + step[::-1] / 2, middle - step[::-1] / 2]) + 1
    columns, rows = np.floor(sides).astype(int).T
    return bool((padded[rows, columns] == OUTSIDE).any())


def _rounded(line: Floats, rounding_px: float) -> BaseGeometry:
    """Return a border without stairs; its ends stay where other borders meet it."""
    closed = bool(np.allclose(line[0], line[-1]))
    if closed and len(line) > 12:
        ring = gaussian_filter1d(line[:-1], rounding_px, axis=0, mode="wrap")
        line = np.concatenate([ring, ring[:1]])
    elif len(line) > 4:
        reach = min(len(line) - 1, int(5 * rounding_px))
        before = 2 * line[0] - line[reach:0:-1]
        after = 2 * line[-1] - line[-2 : -reach - 2 : -1]
        longer = np.concatenate([before, line, after])
        middle = gaussian_filter1d(longer, rounding_px, axis=0)
        middle = middle[reach : reach + len(line)]
        middle[0], middle[-1] = line[0], line[-1]
        line = middle
    return shapely.simplify(shapely.LineString(line), TOLERANCE_PX)


def contour(
    mask: Bools, seen: Bools, *, mirrored: bool, smoothing_px: float = _SMOOTHING_PX
) -> BaseGeometry:
    """Return the outline of one mask within what is seen, in pixels."""
    labels = np.where(seen, np.where(mask, 1, 0), OUTSIDE)
    found = outlines(labels, 2, mirrored=mirrored, smoothing_px=smoothing_px)
    return found.get(1, shapely.Polygon())
