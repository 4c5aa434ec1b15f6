"""Views: which piece of skin is seen from where, and what each pixel shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.ndimage import binary_fill_holes, label

from .surface import Bools, Floats, Ints, Points, Skin, unit, vertex_normals

_CRUMB = 0.01  # of the skin that is seen


@dataclass(frozen=True)
class Cut:
    """A plane of the standing body; what lies beyond it is left out."""

    normal: Floats
    distance_mm: float
    segments: Sequence[int] = ()  # that it cuts; all, if none is named

    def spares(self, at: Floats, segment: Ints) -> Bools:
        """Return which points are not cut off."""
        kept: Bools = at @ self.normal <= self.distance_mm
        return kept | ~np.isin(segment, self.segments) if self.segments else kept


@dataclass(frozen=True)
class View:
    """A parallel view of the left half, or of both."""

    id: str
    name: str
    axes: Floats  # rows: to the right, up, towards the viewer
    mm_per_px: float
    segments: Sequence[str]  # what is drawn
    both: bool  # the right half stands beside the left one
    pose: Literal["standing", "lithotomy"] = "standing"
    cuts: Sequence[Cut] = ()


@dataclass(frozen=True)
class Seen:
    """What each pixel of a view shows; arrays follow the pixels of `mask`."""

    view: View
    mask: Bools  # (height, width): skin
    inside: Bools  # where one looks into a limb that is cut off
    left_px: float  # x of the picture's left edge; the midline is x = 0
    top_px: float  # y of its upper edge, downwards
    points: Points
    quad: Ints  # of the mesh that was drawn
    corner: Floats  # (n, 4): weights of the quad's corners
    facing: Floats  # (n, 3): normals as the viewer sees them
    depth_mm: Floats

    def image(self, values: Floats | Ints, empty: float) -> Floats:
        """Return an array of the picture's shape."""
        out = np.full(self.mask.shape, empty, dtype=np.float64)
        out[self.mask] = values
        return out


def see(skin: Skin, view: View) -> Seen:
    """Rasterise a view; where the nearest surface is cut or turned away is no pixel."""
    posed = skin.vertices if view.pose == "standing" else skin.lithotomy
    flat = posed @ view.axes.T / view.mm_per_px
    flat[:, 1] *= -1
    quads = np.flatnonzero(_kept(skin, view))
    low, high = _box(flat[skin.faces[quads]], both=view.both)
    width, height = (high - low).astype(int)
    quad, weights, depth = _nearest(flat - [*low, 0], skin.faces[quads], width, height)
    drawn = quad >= 0
    shown, corner = quads[quad[drawn]], weights[drawn]
    points = _points(skin, shown, corner)
    facing = _facing(skin, view, shown, corner)
    mask, inside = _skin_and_inside(view, drawn, points, facing)
    keep = mask[drawn]
    return Seen(
        view,
        mask,
        inside,
        float(low[0]),
        float(low[1]),
        Points(points.at[keep], points.normal[keep], points.segment[keep]),
        shown[keep],
        corner[keep],
        facing[keep],
        depth[drawn][keep] * view.mm_per_px,
    )


def _box(flat: Floats, *, both: bool) -> tuple[Floats, Floats]:
    """Return left and top, right and bottom of the picture in whole pixels."""
    low = np.floor(flat[..., :2].min(axis=(0, 1))) - 3
    high = np.ceil(flat[..., :2].max(axis=(0, 1))) + 3
    if both:
        reach = max(-low[0], high[0])
        low[0], high[0] = (0, reach) if high[0] > -low[0] else (-reach, 0)
    return low, high


def _points(skin: Skin, shown: Ints, corner: Floats) -> Points:
    """Return the places of the standing body that pixels show."""
    of = skin.faces[shown]
    at = np.einsum("nk,nkx->nx", corner, skin.vertices[of])
    normal = unit(np.einsum("nk,nkx->nx", corner, skin.normals[of]))
    return Points(at, normal, _segment(skin.segment[of], corner))


def _facing(skin: Skin, view: View, shown: Ints, corner: Floats) -> Floats:
    """Return the normals of the posed body as the viewer sees them."""
    normals = skin.normals
    if view.pose != "standing":
        normals = vertex_normals(skin.lithotomy, skin.faces)
    blended = np.einsum("nk,nkx->nx", corner, normals[skin.faces[shown]])
    facing: Floats = unit(blended) @ view.axes.T
    return facing


def _skin_and_inside(
    view: View, drawn: Bools, points: Points, facing: Floats
) -> tuple[Bools, Bools]:
    """Return the pixels that show skin, and those that look into a cut limb."""
    near = np.ones(len(points.at), dtype=np.bool_)
    for cut in view.cuts:
        near &= cut.spares(points.at, points.segment)
    mask, inside = drawn.copy(), np.zeros_like(drawn)
    mask[drawn] = near & (facing[:, 2] > -0.05)
    mask = _without_crumbs(mask)
    inside[drawn] = near & ~mask[drawn]
    if view.cuts and not view.both:  # one may look right through half a body
        inside = binary_fill_holes(mask | inside) & ~mask
    return mask, inside


def _kept(skin: Skin, view: View) -> Bools:
    """Return the quads of the view's segments, on the near side of every cut."""
    here = np.isin(skin.segment, skin.index(*view.segments))
    kept: Bools = np.any(here[skin.faces], axis=1)
    for cut in view.cuts:
        spared = cut.spares(skin.vertices, skin.segment)
        kept &= np.any(spared[skin.faces], axis=1)
    return kept


def _nearest(
    flat: Floats, corners: Ints, width: int, height: int
) -> tuple[Ints, Floats, Floats]:
    """Return for each pixel the nearest quad, its corners' weights, and depth."""
    quad = np.full((height, width), -1, dtype=np.int64)
    weights = np.zeros((height, width, 4))
    depth = np.full((height, width), -np.inf)
    for order in ((0, 1, 2), (0, 2, 3)):
        triangle = flat[corners[:, order]]
        for part in np.array_split(np.arange(len(corners)), 12):
            pixel, which, bary, z = _covered(triangle[part], width, height)
            if not len(pixel):
                continue
            rank = np.lexsort((z, pixel))
            pixel, which, bary, z = pixel[rank], which[rank], bary[rank], z[rank]
            last = np.append(pixel[1:] != pixel[:-1], True)
            pixel, which, bary, z = pixel[last], which[last], bary[last], z[last]
            nearer = z > depth.ravel()[pixel]
            pixel = pixel[nearer]
            depth.ravel()[pixel] = z[nearer]
            quad.ravel()[pixel] = part[which[nearer]]
            four = np.zeros((len(pixel), 4))
            four[:, order] = bary[nearer]
            weights.reshape(-1, 4)[pixel] = four
    return quad, weights, depth


def _covered(
    triangles: Floats, width: int, height: int
) -> tuple[Ints, Ints, Floats, Floats]:
    """Return pixel, triangle, weights of its corners and depth, for all they cover."""
    low = np.floor(triangles[..., :2].min(axis=1)).astype(int)
    high = np.ceil(triangles[..., :2].max(axis=1)).astype(int) + 1
    low = np.clip(low, 0, [width, height])
    high = np.clip(high, 0, [width, height])
    size = np.maximum(high - low, 0)
    count = size.prod(axis=1)
    which = np.repeat(np.arange(len(triangles)), count)
    place = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    x = low[which, 0] + place % np.maximum(size[which, 0], 1)
    y = low[which, 1] + place // np.maximum(size[which, 0], 1)
    a, b, c = (triangles[which, k] for k in range(3))
    px, py = x + 0.5, y + 0.5
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (
        c[:, 0] - a[:, 0]
    )
    area = np.where(np.abs(area) < 1e-9, np.inf, area)
    wb = (
        (px - a[:, 0]) * (c[:, 1] - a[:, 1]) - (py - a[:, 1]) * (c[:, 0] - a[:, 0])
    ) / area
    wc = (
        (b[:, 0] - a[:, 0]) * (py - a[:, 1]) - (b[:, 1] - a[:, 1]) * (px - a[:, 0])
    ) / area
    wa = 1 - wb - wc
    inside = (wa >= -1e-6) & (wb >= -1e-6) & (wc >= -1e-6)
    inside &= np.isfinite(area)
    bary = np.stack([wa, wb, wc], axis=1)[inside]
    z = (np.stack([a[:, 2], b[:, 2], c[:, 2]], axis=1)[inside] * bary).sum(axis=1)
    return (y * width + x)[inside], which[inside], bary, z


def _without_crumbs(mask: Bools) -> Bools:
    """Return the mask without small pieces, as the rim of a cut leaves them."""
    pieces, count = label(mask)
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)
    kept = sizes >= _CRUMB * sizes[1:].sum()
    kept[0] = False  # where nothing is seen
    whole: Bools = kept[pieces]
    return whole


def _segment(segments: Ints, corner: Floats) -> Ints:
    """Return the segment that weighs most among a quad's corners."""
    same = segments[:, :, None] == segments[:, None, :]
    votes = (same * corner[:, None, :]).sum(axis=2)
    chosen: Ints = segments[np.arange(len(segments)), votes.argmax(axis=1)]
    return chosen
