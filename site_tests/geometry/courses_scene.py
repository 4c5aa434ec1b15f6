"""The committed courses as arrays, and exact distances from the closed bones."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from root_or_nerve.geometry.bones import Bone
from root_or_nerve.geometry.surface import Skin, refined
from root_or_nerve.model.courses import BackSkin, BonePlate, Courses, Row
from site_tests.course import ROOT

Floats = NDArray[np.float64]
FOLDER = ROOT / "content" / "geometry"


def read(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return value


@cache
def courses() -> Courses:
    return Courses.model_validate(read("courses.json"))


@cache
def back() -> BackSkin:
    return BackSkin.model_validate(read("back-skin.json"))


@cache
def plate() -> BonePlate:
    return BonePlate.model_validate(read("plates/bones-posterior.json"))


def points(flat: tuple[int, ...]) -> Floats:
    return np.array(flat, dtype=np.float64).reshape(-1, 3) / 10


def stations(row: Row) -> Floats:
    """Return (stations, points, 3) in mm."""
    every = np.array(row.stations(), dtype=np.float64)
    return every.reshape(len(every), -1, 3) / 10


def with_midpoints(every: Floats) -> Floats:
    """Return stations and, between two, their mean: what a browser may draw."""
    return np.concatenate([every, (every[1:] + every[:-1]) / 2])


@cache
def bones() -> tuple[Bone, ...]:
    """Return the left halves and, for those cut at the midline, their mirror images."""
    found = []
    for name in ("pelvis.json", "vertebrae.json"):
        for id, stored in read(name)["bones"].items():
            half = Bone(
                np.array(stored["vertices"]).reshape(-1, 3) / 10,
                np.array(stored["faces"]).reshape(-1, 3),
            )
            found.append(half if id == "innominate" else both(half))
    return tuple(found)


def both(half: Bone) -> Bone:
    """Return a bone with its mirror image."""
    return Bone(
        np.concatenate([half.vertices, half.vertices * [-1, 1, 1]]),
        np.concatenate([half.faces, half.faces[:, ::-1] + len(half.vertices)]),
    )


def clearance(places: Floats) -> Floats:
    """Return how far places are from bone (mm), negative inside, exact up to 12 mm."""
    places = places.reshape(-1, 3)
    best = np.full(len(places), 12.0)
    for bone in bones():
        low, high = bone.vertices.min(axis=0) - 12, bone.vertices.max(axis=0) + 12
        near = np.flatnonzero(((places > low) & (places < high)).all(axis=1))
        for block in np.array_split(near, 1 + len(near) // 300):
            if len(block):
                signed = signed_distance(bone, places[block])
                best[block] = np.minimum(best[block], signed)
    return best


def signed_distance(bone: Bone, places: Floats) -> Floats:
    """Return distances from a closed surface, signed by the winding number."""
    corners = bone.vertices[bone.faces]
    away = np.sqrt(squared(corners, places).min(axis=1))
    inside = winding(corners, places) > 0.5
    signed: Floats = np.where(inside, -away, away)
    return signed


def winding(corners: Floats, places: Floats) -> Floats:
    """Return how often a surface goes round each place: solid angles over 4 pi."""
    a, b, c = (corners[None, :, k] - places[:, None] for k in range(3))
    la, lb, lc = (np.linalg.norm(v, axis=2) for v in (a, b, c))
    triple = (a * np.cross(b, c)).sum(axis=2)
    below = (
        la * lb * lc
        + (a * b).sum(axis=2) * lc
        + (b * c).sum(axis=2) * la
        + (c * a).sum(axis=2) * lb
    )
    turns: Floats = np.arctan2(triple, below).sum(axis=1) / (2 * np.pi)
    return turns


def squared(corners: Floats, places: Floats) -> Floats:
    """Return squared distances of places from triangles: planes, sides, corners."""
    a, b, c = (corners[None, :, k] for k in range(3))
    p = places[:, None]
    normal = np.cross(b - a, c - a)
    area = (normal**2).sum(axis=2)
    area = np.where(area < 1e-12, np.inf, area)
    off = ((p - a) * normal).sum(axis=2)
    inside = np.ones(off.shape, dtype=np.bool_)
    best = np.full(off.shape, np.inf)
    for u, v in ((a, b), (b, c), (c, a)):
        side, from_u = v - u, p - u
        inside &= (np.cross(side, from_u) * normal).sum(axis=2) >= 0
        long = np.maximum((side**2).sum(axis=2), 1e-12)
        share = np.clip((from_u * side).sum(axis=2) / long, 0, 1)
        best = np.minimum(best, ((from_u - share[..., None] * side) ** 2).sum(axis=2))
    return np.where(inside, off**2 / area, best)


def behind_skin(skin: Skin, places: Floats) -> Floats:
    """Return how often a line straight backwards from each place leaves the body."""
    smooth = refined(skin)
    quads = smooth.faces
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    corners = smooth.vertices[faces]
    near = corners[..., 1].max(axis=1) > places[:, 1].min()
    near &= corners[..., 1].min(axis=1) < places[:, 1].max()
    corners = corners[near]
    a, b, c = (corners[None, :, k, :2] - places[:, None, :2] for k in range(3))

    def cross(u: Floats, v: Floats) -> Floats:
        return np.asarray(u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0])

    shares = np.stack([cross(b, c), cross(c, a), cross(a, b)])
    total = shares.sum(axis=0)
    hit = (np.minimum.reduce(shares) >= 0) | (np.maximum.reduce(shares) <= 0)
    hit &= np.abs(total) > 1e-9
    total = np.where(hit, total, 1)
    depth = (shares * corners[None, :, :, 2].transpose(2, 0, 1)).sum(axis=0) / total
    outside = hit & (depth < places[:, 2:])
    return np.asarray(outside.sum(axis=1), dtype=np.float64)


def turns_deg(line: Floats) -> Floats:
    """Return by how much a line turns at each of its inner points."""
    steps = np.diff(line, axis=0)
    steps = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    cosine = (steps[1:] * steps[:-1]).sum(axis=1)
    angles: Floats = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    return angles
