"""The mean pelvis in the frame of the skin, as content/geometry/pelvis.json (MPL-2.0).

Frame: mm, x = subject's left, y = up, z = anterior; midline x = 0, sole y = 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from .bones import (
    Bone,
    left_half,
    merged,
    nearest,
    normals,
    slice_tops,
    smoothed,
    split,
    tenths,
    tidy,
)
from .makehuman import Floats, rotation
from .patches import evaluate, read_patches

INNOMINATE_STEPS, SACRUM_STEPS, CLOUD_STEPS = 4, 3, 9
PSIS_DEPTH = 9.0
FEMORAL_HEAD = (20.0, 32.0)
COCCYX, COCCYX_FORWARDS = 32.0, 45.0
ACROSS = np.array([1.0, 0, 0])


@dataclass(frozen=True)
class Pelvis:
    """Left innominate and left half of the sacrum, mm, and how they were placed."""

    innominate: Bone
    sacrum: Bone
    landmarks: dict[str, Floats]
    crest: Floats
    notes: tuple[str, ...]


def place_pelvis(parts: Mapping[str, bytes], skin: Mapping[str, Any]) -> Pelvis:
    """Evaluate the pelvis, make it symmetric, and set it in the skin (mm)."""
    patches = read_patches(parts)
    coarse, fine, cloud = (
        split(_facing_us(merged(*evaluate(patches, steps))))
        for steps in (SACRUM_STEPS, INNOMINATE_STEPS, CLOUD_STEPS)
    )
    turn, shift = _upright(fine[0].vertices, fine[2].vertices)
    right, left = (bone.moved(turn, shift) for bone in (fine[0], fine[2]))
    sacrum = _symmetric(
        coarse[1].moved(turn, shift), cloud[1].moved(turn, shift).vertices
    )
    tilt = _tilt(left)
    bones = [bone.moved(tilt, np.zeros(3)) for bone in (left, sacrum)]
    hip, radius = hip_joint(bones[0])
    rig_hip = np.array(skin["joints"]["hip"])
    onto = (rig_hip - hip) * [0, 1, 1]
    psis = _psis(bones[0]) + onto
    backward = depth_beneath(skin, psis) - PSIS_DEPTH
    onto[2] -= backward
    innominate, sacrum = (bone.moved(np.eye(3), onto) for bone in bones)
    residual = _mirror_residual(left, right)
    return Pelvis(
        innominate,
        sacrum,
        _landmarks(innominate, sacrum, hip + onto),
        _crest(innominate),
        _notes(residual, radius, backward, hip, rig_hip, innominate),
    )


def pelvis_value(pelvis: Pelvis) -> dict[str, Any]:
    """Return the value of pelvis.json."""
    return {
        "licence": "MPL-2.0",
        "source": "musculoskeletal-models 0.2.4: pelvis_combined_cubic, LLP26 mean",
        "unit": "0.1 mm",
        "bones": {
            name: {
                "vertices": tenths(bone.vertices),
                "faces": bone.faces.reshape(-1).tolist(),
            }
            for name, bone in (
                ("innominate", pelvis.innominate),
                ("sacrum", pelvis.sacrum),
            )
        },
        "crest": [tidy(point) for point in pelvis.crest],
        "landmarks": {name: tidy(at) for name, at in pelvis.landmarks.items()},
        "notes": list(pelvis.notes),
    }


def _facing_us(bone: Bone) -> Bone:
    """Turn left, posterior, up into left, up, anterior."""
    return Bone(bone.vertices[:, [0, 2, 1]] * [1, 1, -1], bone.faces)


def _upright(right: Floats, left: Floats) -> tuple[Floats, Floats]:
    """Return the turn and shift (mm) that put the mirror plane at x = 0."""
    across, middle = mirror_plane(right, left)
    up = np.array([0, 1.0, 0]) - across * across[1]
    up /= np.linalg.norm(up)
    turn = np.array([across, up, np.cross(across, up)])
    return turn, -turn @ middle


def mirror_plane(right: Floats, left: Floats) -> tuple[Floats, Floats]:
    """Return normal (to the left) and a point (mm) of the plane between two sides."""
    across = left.mean(0) - right.mean(0)
    across /= np.linalg.norm(across)
    middle = (right.mean(0) + left.mean(0)) / 2
    for _ in range(60):
        image = right - 2 * np.outer((right - middle) @ across, across)
        match = left[nearest(image, left)]
        from_mean, to_mean = right - right.mean(0), match - match.mean(0)
        u, _, vt = np.linalg.svd(from_mean.T @ to_mean)
        flip = np.diag([1.0, 1.0, -np.sign(np.linalg.det(u @ vt))])
        values, vectors = np.linalg.eig((u @ flip @ vt).T)
        found = np.real(vectors[:, np.abs(values + 1).argmin()])
        across = found * np.sign(found @ across)
        middle = (right.mean(0) + match.mean(0)) / 2
    return across, middle


def _mirror_residual(left: Bone, right: Bone) -> float:
    """Return how far the two sides differ on average, mm."""
    image = right.vertices * [-1, 1, 1]
    match = image[nearest(left.vertices, image)]
    return float(np.linalg.norm(left.vertices - match, axis=1).mean())


def _symmetric(sacrum: Bone, cloud: Floats) -> Bone:
    """Average a bone with its own mirror image, smooth it, keep its left half."""
    image = cloud * [-1, 1, 1]
    mean = (sacrum.vertices + image[nearest(sacrum.vertices, image)]) / 2
    return left_half(smoothed(Bone(mean, sacrum.faces), 2), 2.0)


def _tilt(left: Bone) -> Floats:
    """Return the turn that puts ASIS and pubis into one coronal plane."""
    turn = np.eye(3)
    for _ in range(6):
        points = left.vertices @ turn.T
        gap = _asis(points) - _pubic_tubercle(points)
        lean = np.degrees(np.arctan2(gap[2], gap[1]))
        turn = rotation(ACROSS, -lean) @ turn
    return turn


def _asis(points: Floats) -> Floats:
    upper = points[points[:, 1] > np.quantile(points[:, 1], 0.45)]
    front: Floats = upper[upper[:, 2].argmax()]
    return front


def _pubic_tubercle(points: Floats) -> Floats:
    low = points[:, 1] < _asis(points)[1] - 50
    inner = points[low & (points[:, 0] < 45)]
    front: Floats = inner[inner[:, 2].argmax()]
    return front


def _psis(left: Bone) -> Floats:
    """Return the most posterior point of the ilium, mm."""
    points = left.vertices
    upper = points[points[:, 1] > points[:, 1].min() + 95]
    back: Floats = upper[upper[:, 2].argmin()]
    return back


def hip_joint(left: Bone) -> tuple[Floats, float]:
    """Return centre and radius (mm) of the sphere that fills the acetabulum."""
    normal, centre, area = normals(left)
    best = (0.0, np.zeros(len(area), np.bool_))
    for radius in np.arange(*FEMORAL_HEAD, 1.0):
        aims = centre + radius * normal
        apart = np.linalg.norm(aims[:, None] - aims[None], axis=2) < 5.0
        support = apart @ area
        chosen = int(support.argmax())
        if support[chosen] > best[0]:
            best = (float(support[chosen]), apart[chosen])
    points = centre[best[1]]
    system = np.c_[2 * points, np.ones(len(points))]
    x, y, z, rest = np.linalg.lstsq(system, (points**2).sum(1), rcond=None)[0]
    middle = np.array([x, y, z])
    return middle, float(np.sqrt(rest + middle @ middle))


def depth_beneath(skin: Mapping[str, Any], point: Floats) -> float:
    """Return how far the skin of the back lies behind a point, mm."""
    corners = np.array(skin["vertices"]).reshape(-1, 3) / 10
    quads = np.array(skin["faces"]).reshape(-1, 4)
    faces = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    a, b, c = (corners[faces[:, k]] for k in range(3))
    x, y = point[0], point[1]
    u = (b[:, 0] - x) * (c[:, 1] - y) - (b[:, 1] - y) * (c[:, 0] - x)
    v = (c[:, 0] - x) * (a[:, 1] - y) - (c[:, 1] - y) * (a[:, 0] - x)
    w = (a[:, 0] - x) * (b[:, 1] - y) - (a[:, 1] - y) * (b[:, 0] - x)
    over = (np.minimum(np.minimum(u, v), w) >= 0) | (
        np.maximum(np.maximum(u, v), w) <= 0
    )
    over &= u + v + w != 0
    share = np.stack([u, v, w])[:, over] / (u + v + w)[over]
    hits = (share * np.stack([a[over, 2], b[over, 2], c[over, 2]])).sum(0)
    return float(point[2] - hits.min())


def _crest(innominate: Bone) -> Floats:
    """Return the ridge of the iliac crest from the PSIS outwards, mm."""
    inner = max(_psis(innominate)[0] - 4, 30)
    outer = innominate.vertices[:, 0].max() - 3
    return slice_tops(innominate, np.arange(inner, outer, 2.0))


def _landmarks(innominate: Bone, sacrum: Bone, hip: Floats) -> dict[str, Floats]:
    points = innominate.vertices
    middle = sacrum.vertices[sacrum.vertices[:, 0] == 0]
    front = points[points[:, 2] > _pubic_tubercle(points)[2] - 25]
    tip = middle[middle[:, 1].argmin()]
    beside = middle[np.abs(middle[:, 1] - _psis(innominate)[1]) < 6]
    down = rotation(ACROSS, -COCCYX_FORWARDS) @ np.array([0, -COCCYX, 0])
    return {
        "asis": _asis(points),
        "coccyx_tip": tip + down,
        "crest_apex": points[points[:, 1].argmax()],
        "crest_lateral": points[points[:, 0].argmax()],
        "hip_joint": hip,
        "ischial_tuberosity": points[points[:, 1].argmin()],
        "psis": _psis(innominate),
        "pubic_symphysis": front[front[:, 0].argmin()],
        "pubic_tubercle": _pubic_tubercle(points),
        "sacral_crest_at_psis": beside[beside[:, 2].argmin()],
        "sacral_tip": tip,
        "sacral_promontory": middle[middle[:, 2].argmax()],
    }


def _notes(
    residual: float,
    radius: float,
    backward: float,
    hip: Floats,
    rig_hip: Floats,
    innominate: Bone,
) -> tuple[str, ...]:
    width = 2 * innominate.vertices[:, 0].max()
    return (
        f"coccyx_tip is an estimate, {COCCYX:.0f} mm downwards and forwards at "
        f"{COCCYX_FORWARDS:.0f} degrees from sacral_tip: the source has no coccyx.",
        "A schematic assembly: a mean pelvis of one source inside the skin of another.",
        "The left innominate stands for both; right and left of the source differ by "
        f"{residual:.1f} mm on average.",
        "The sacrum is averaged with its mirror image and lightly smoothed; its left "
        "half stands for both.",
        "Tilted until ASIS and pubic tubercle lie in one coronal plane.",
        f"Not scaled: {width:.0f} mm between the most lateral points of the crests.",
        f"Set at the height of the rig's hip joint by a sphere of {radius:.1f} mm "
        "radius fitted to the acetabulum; its centre lies "
        f"{abs(rig_hip[0] - hip[0]):.0f} mm nearer to the midline than the rig's.",
        f"Then moved {abs(backward):.0f} mm {'back' if backward > 0 else 'forwards'} "
        f"from the rig's hip joint so that the PSIS lies {PSIS_DEPTH:.0f} mm beneath "
        "the skin: a judgement. Do not read depths off this figure.",
    )
