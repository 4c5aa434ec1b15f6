"""The skin of the back, cut along the smooth edges of what is painted on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..model.territories import Territories
from .body import Body
from .bones import Bone, only
from .cutting import cut
from .drawing import Canvas
from .fine_mesh import Fine, fine, halved, spread
from .painting import Described, Painting
from .surface import Floats, Ints, Points, Skin, pieces, unit

TOP_MM, BOTTOM_MM = 1214.0, 772.0
NERVES, RIBBONS = "nerves", "keegan-garrett-1948"
PAINTED = {
    NERVES: (
        "superior-cluneal.medial",
        "superior-cluneal.intermediate",
        "superior-cluneal.lateral",
        "middle-cluneal",
        "inferior-cluneal",
        "iliohypogastric-lateral",
        "subcostal-lateral",
        "lateral-femoral-cutaneous",
        "posterior-femoral-cutaneous",
    ),
    RIBBONS: ("L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3"),
}
_STEPS = 12
_WELD_MM = 0.12
_ROUNDS = 26  # of smoothing labels; a round reaches about a millimetre and a half
_INNER = unit(np.array([-1.6, 0.0, 1.0]))  # the groin and the inner thigh are left out
_INNER_MM = -5.0


@dataclass(frozen=True)
class BackSkin:
    """Triangles in groups that share their nerve and their dermatome."""

    vertices: Floats  # mm
    faces: Ints
    labels: tuple[tuple[str | None, str | None], ...]  # of each group
    group: Ints  # of each face


def back_skin(body: Body, territories: Territories) -> BackSkin:
    """Cut the skin of the back by the edges of every territory that is shown."""
    canvas = body.canvas
    near = _region(canvas, float(body.marks["asis"][2]))
    small = fine(near, _STEPS)
    points = _points(small, canvas.skin)
    maps = [
        spread(small, _scores(canvas, territories, id, names, points), _ROUNDS)
        for id, names in PAINTED.items()
    ]
    done = cut(small, maps, _normals(near.vertices, canvas.skin))
    vertices, faces = _welded(done.corners)
    whole = _whole(faces)
    kinds, group = np.unique(done.labels[whole], axis=0, return_inverse=True)
    names = [(*shown, None) for shown in PAINTED.values()]
    labels = tuple((names[0][a], names[1][b]) for a, b in kinds.tolist())
    mesh = only(Bone(vertices, faces[whole]), np.ones(int(whole.sum()), np.bool_))
    return BackSkin(
        mesh.vertices,
        mesh.faces,
        labels,
        group.reshape(-1).astype(np.int64),
    )


def _region(canvas: Canvas, front_mm: float) -> Bone:
    """Return the piece of skin, with edges cut by planes.

    Its triangles are the large ones, their corners where rounding has put them.
    """
    base = canvas.base
    points, quads = canvas.skin.vertices[: len(base.vertices)], base.faces
    some = np.isin(base.segment, base.index("trunk", "thigh"))
    tall = points[quads][..., 1]
    near = some[quads].all(axis=1) & (tall.max(axis=1) > BOTTOM_MM)
    near &= tall.min(axis=1) < TOP_MM
    faces = _triangles(points, quads[near])
    mesh = only(Bone(points, faces), np.ones(len(faces), np.bool_))
    up, ahead = np.array([0, 1.0, 0]), np.array([0, 0, 1.0])
    for normal, limit in (
        (up, TOP_MM),
        (-up, -BOTTOM_MM),
        (ahead, front_mm),
        (_INNER, _INNER_MM),
    ):
        mesh = halved(mesh, normal, limit)
    return mesh


def _triangles(points: Floats, quads: Ints) -> Ints:
    """Return quads cut along their shorter diagonals."""
    a, b, c, d = (points[quads[:, k]] for k in range(4))
    first = np.linalg.norm(c - a, axis=1) <= np.linalg.norm(d - b, axis=1)
    one, other = quads[first], quads[~first]
    return np.concatenate(
        [one[:, [0, 1, 2]], one[:, [0, 2, 3]], other[:, [0, 1, 3]], other[:, [1, 2, 3]]]
    )


def _points(small: Fine, skin: Skin) -> Points:
    """Return the fine points with normals and segments of the skin near them."""
    near = _nearest(small.vertices, skin.vertices)
    return Points(small.vertices, skin.normals[near], skin.segment[near])


def _nearest(points: Floats, cloud: Floats) -> Ints:
    found: Ints = cKDTree(cloud).query(points)[1].astype(np.int64)
    return found


def _scores(
    canvas: Canvas,
    territories: Territories,
    map_id: str,
    names: Sequence[str],
    points: Points,
) -> Floats:
    """Return 1 at each point for the territory that it lies in; the last is none."""
    described = territories.maps[map_id]
    painting = Painting(
        Described(
            described.shape,
            territories.borders,
            territories.of(map_id),
            territories.layers(map_id),
        ),
        canvas.ground,
        canvas.marks,
    )
    labels = painting.labels(points, canvas.charts(points))
    column = _columns(painting.described.labels, names)
    chosen = column[labels]
    scores = np.zeros((len(labels), len(names) + 1))
    scores[np.arange(len(labels)), chosen] = 1
    return scores


def _columns(labels: Sequence[str], names: Sequence[str]) -> Ints:
    """Return for each label the place of its name; parts go with their whole."""
    place: Mapping[str, int] = {name: i for i, name in enumerate(names)}
    found = [
        place.get(label, place.get(label.split(".")[0], len(names))) for label in labels
    ]
    return np.array(found, np.int64)


def _welded(corners: Floats) -> tuple[Floats, Ints]:
    """Return points to 0.1 mm and triangles of their numbers; close points are one."""
    tenths = np.rint(corners.reshape(-1, 3) * 10)
    points, at = np.unique(tenths, axis=0, return_inverse=True)
    pairs = cKDTree(points).query_pairs(_WELD_MM * 10, output_type="ndarray")
    group = pieces(len(points), pairs.astype(np.int64))
    _, first = np.unique(group, return_index=True)
    return points[first] / 10, group[at.reshape(-1, 3)]


def _whole(faces: Ints) -> np.typing.NDArray[np.bool_]:
    """Return which triangles still have three corners."""
    a, b, c = faces.T
    return np.asarray((a != b) & (b != c) & (c != a), dtype=np.bool_)


def _normals(points: Floats, skin: Skin) -> Floats:
    """Return normals of the skin, smooth across the pieces."""
    away, near = cKDTree(skin.vertices).query(points, k=4)
    weight = 1 / (away + 0.5) ** 2
    mixed = (skin.normals[near] * weight[..., None]).sum(axis=1)
    mixed[points[:, 0] < 1e-6, 0] = 0
    return unit(mixed)
