"""Leaving out what no eye sees: the linings of mouth, nose and eye socket."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from .camera import View, see
from .surface import Bools, Floats, Ints, Skin, beside, pieces, unit
from .views import looking

_MM_PER_PX = 0.8
_LEAST_PX = 2  # of a face in the view that shows most of it
_HEAD = ("head",)


def without_linings(value: Mapping[str, Any], skin: Skin) -> dict[str, Any]:
    """Return skin.json with only those faces of the head that are seen from outside."""
    faces = skin.faces[~(_of_head(skin) & ~_seen(skin))]
    faces = faces[_in_one_piece(faces)]
    used, renumbered = np.unique(faces, return_inverse=True)
    points = {
        name: np.array(value[name]).reshape(-1, 3)[used].ravel().tolist()
        for name in ("vertices", "lithotomy")
    }
    segment = np.array(value["segment"])[used].tolist()
    numbers = renumbered.ravel().tolist()
    return {**value, **points, "segment": segment, "faces": numbers}


def _of_head(skin: Skin) -> Bools:
    head = np.isin(skin.segment, skin.index(*_HEAD))
    return np.asarray(head[skin.faces].all(axis=1), dtype=np.bool_)


def _seen(skin: Skin) -> Bools:
    """Return the faces that a view of the head shows; none looks in at the midline."""
    most = np.zeros(len(skin.faces), dtype=np.int64)
    for towards in _directions():
        view = View("head", "", looking(towards), _MM_PER_PX, _HEAD, False)
        shown = np.bincount(see(skin, view).quad, minlength=len(skin.faces))
        most = np.maximum(most, shown)
    return np.asarray(most >= _LEAST_PX, dtype=np.bool_)


def _in_one_piece(faces: Ints) -> Bools:
    """Return the faces of the largest piece: what hangs on no other is a lining."""
    piece = pieces(len(faces), beside(faces))
    return np.asarray(piece == np.bincount(piece).argmax(), dtype=np.bool_)


def _directions() -> list[Floats]:
    """Return directions over the left half of a sphere."""
    steps = product((0.0, 0.5, 1.0), (-1.0, -0.5, 0.0, 0.5, 1.0), (-1.0, 0.0, 1.0))
    return [unit(np.array(way)) for way in steps if any(way)]
