"""Soft shading of a view: one picture for light pages, one for dark ones.

Both are opaque, white where there is no skin, and meant to be multiplied with what
lies below them: a third of the bytes of shading with transparency, and no bands.
"""

from io import BytesIO

import numpy as np
from PIL import Image
from scipy.ndimage import distance_transform_edt, gaussian_filter

from .camera import Seen
from .surface import Floats, unit

# From above and in front, so that the mirrored half is lit alike.
_LIGHT = unit(np.array([0.0, 0.45, 0.9]))
_BY_DAY = (98, 80, 72)  # what white becomes in full shadow
_BY_NIGHT = (20, 16, 18)
_FRINGE_PX = 3.0  # beyond the outline, so that no light edge shows along it
_QUALITY = 70
_WIDEST_PX = 420


def shade(seen: Seen) -> tuple[bytes, bytes]:
    """Return WebP for a light page and for a dark one."""
    lit = seen.image(np.clip(seen.facing @ _LIGHT, 0, 1), 0)
    rim = seen.image(np.clip(seen.facing[:, 2], 0, 1), 0)
    shadow = _spread(np.clip(0.92 - 0.62 * lit - 0.34 * rim, 0, 1), seen)
    return _webp(shadow * 0.95, _BY_DAY), _webp(shadow * 0.9, _BY_NIGHT)


def _spread(shadow: Floats, seen: Seen) -> Floats:
    """Blur, and carry on a little beyond the skin."""
    away, near = distance_transform_edt(~seen.mask, return_indices=True)
    carried = gaussian_filter(shadow[near[0], near[1]], 1.0)
    held: Floats = np.where(away <= _FRINGE_PX, carried, 0)
    return held


def _webp(shadow: Floats, dark: tuple[int, int, int]) -> bytes:
    white = np.array([255.0, 255.0, 255.0])
    pixels = white - shadow[..., None] * (white - np.array(dark, dtype=np.float64))
    picture = Image.fromarray(pixels.round().astype(np.uint8))
    height, width = shadow.shape
    share = min(1.0, _WIDEST_PX / max(width, height / 2))
    size = (max(1, round(width * share)), max(1, round(height * share)))
    out = BytesIO()
    smaller = picture.resize(size, Image.Resampling.LANCZOS)
    smaller.save(out, "WEBP", quality=_QUALITY, method=6)
    return out.getvalue()
