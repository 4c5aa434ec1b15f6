"""The fixed tiling: cells of skin in named regions. Made once, then kept.

Cells are sets of faces of the mesh, so that the right half is their exact mirror
image. Their numbers are permanent: answers and progress refer to them.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..model.territories import Border, Shape, SkinRegion, Territory
from .landmarks import Landmarks
from .painting import Described, Ground, Painting
from .surface import Floats, Ints, Samples, Skin, beside, face_areas, pieces

_ROUNDS = 40
# Skin of one cell in mm², by group of regions; the hand is felt more finely.
_CELL_MM2 = {"hand": 130.0, "foot": 260.0, "head": 500.0, "perineum": 500.0}
_ELSEWHERE_MM2 = 1150.0


@dataclass(frozen=True)
class Tiling:
    """Regions by number, the region of each cell, and the cell of each face."""

    regions: Sequence[str]
    region_of_cell: Ints
    cell_of_face: Ints


def tile(
    skin: Skin,
    ground: Ground,
    marks: Landmarks,
    regions: Mapping[str, SkinRegion],
    borders: Mapping[str, Border],
) -> Tiling:
    """Cut the skin into cells of about equal size within each region."""
    region = _region_of_face(skin, ground, marks, regions, borders)
    empty = [id for i, id in enumerate(regions) if not (region == i).any()]
    if empty:
        raise ValueError(f"no skin lies in {', '.join(empty)}")
    centre = skin.vertices[skin.faces].mean(axis=1)
    area = face_areas(skin.vertices, skin.faces)
    cell_of_face = np.zeros(len(skin.faces), dtype=np.int64)
    region_of_cell: list[int] = []
    for number, described in enumerate(regions.values()):
        faces = np.flatnonzero(region == number)
        wanted = _cell_mm2(described.group)
        count = max(1, min(len(faces), round(float(area[faces].sum()) / wanted)))
        cell_of_face[faces] = len(region_of_cell) + _cells(
            centre[faces], area[faces], count
        )
        region_of_cell += [number] * count
    own = np.array(region_of_cell)
    return Tiling(tuple(regions), own, rejoined(skin.faces, area, cell_of_face, own))


def _cell_mm2(group: str) -> float:
    for start, area_mm2 in _CELL_MM2.items():
        if group.startswith(start):
            return area_mm2
    return _ELSEWHERE_MM2


def _region_of_face(
    skin: Skin,
    ground: Ground,
    marks: Landmarks,
    regions: Mapping[str, SkinRegion],
    borders: Mapping[str, Border],
) -> Ints:
    """Return the region that holds most of each face."""
    patches = [(id, patch) for id, r in regions.items() for patch in r.patches]
    named = {id: Territory(patches=r.patches) for id, r in regions.items()}
    described = Described(Shape.PARTITION, borders, named, patches)
    painted = Painting(described, ground, marks).on_samples
    order = {id: i for i, id in enumerate(regions)}
    number = np.array([order[label] for label in described.labels])
    votes = np.zeros((len(skin.faces), len(regions)))
    np.add.at(votes, (ground.samples.base_face, number[painted]), 1)
    chosen: Ints = votes.argmax(axis=1)
    return chosen


def _cells(centre: Floats, area: Floats, count: int) -> Ints:
    """Return clusters of faces (Lloyd), numbered from above downwards."""
    seeds = _spread(centre, count)
    nearest = np.zeros(len(centre), dtype=np.int64)
    for _ in range(_ROUNDS):
        nearest = _nearest(centre, seeds)
        weight = np.bincount(nearest, weights=area, minlength=count)
        sums = np.stack(
            [
                np.bincount(nearest, weights=area * centre[:, axis], minlength=count)
                for axis in range(3)
            ],
            axis=1,
        )
        filled = weight > 0
        moved = seeds.copy()
        moved[filled] = sums[filled] / weight[filled, None]
        if np.allclose(moved, seeds, atol=1e-6):
            break
        seeds = moved
    order = np.lexsort((seeds[:, 0].round(1), -seeds[:, 1].round(0)))
    rank = np.empty(count, dtype=np.int64)
    rank[order] = np.arange(count)
    return rank[nearest]


def _nearest(centre: Floats, seeds: Floats) -> Ints:
    away = ((centre[:, None, :] - seeds[None, :, :]) ** 2).sum(axis=2)
    nearest: Ints = away.argmin(axis=1)
    return nearest


def _spread(centre: Floats, count: int) -> Floats:
    """Return faces far from each other, from the first on."""
    chosen = [0]
    away = ((centre - centre[0]) ** 2).sum(axis=1)
    while len(chosen) < count:
        chosen.append(int(away.argmax()))
        away = np.minimum(away, ((centre - centre[chosen[-1]]) ** 2).sum(axis=1))
    seeds: Floats = centre[chosen].copy()
    return seeds


def centres(samples: Samples, cell: Ints, count: int) -> Ints:
    """Return the centre of each cell in whole mm."""
    weight = np.bincount(cell, weights=samples.area_mm2, minlength=count)
    sums = [
        np.bincount(
            cell, weights=samples.area_mm2 * samples.points.at[:, k], minlength=count
        )
        for k in range(3)
    ]
    middle: Ints = np.round(np.stack(sums, axis=1) / weight[:, None]).astype(np.int64)
    return middle


def touching(faces: Ints, cell_of_face: Ints, count: int) -> list[list[int]]:
    """Return for each cell those that share an edge with it."""
    found: list[set[int]] = [set() for _ in range(count)]
    for a, b in cell_of_face[beside(faces)].tolist():
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return [sorted(cells) for cells in found]


def rejoined(faces: Ints, area: Floats, cell: Ints, region_of_cell: Ints) -> Ints:
    """Return the cell of each face, where a smaller piece of one joins a neighbour.

    Cells keep their numbers and regions. A piece that meets no other cell of its own
    region stays: the region itself lies in pieces there.
    """
    pairs, cell = beside(faces), cell.copy()
    while True:
        whole = cell[pairs[:, 0]] == cell[pairs[:, 1]]
        piece = pieces(len(faces), pairs[whole])
        moves = _moves(pairs[~whole], piece, area, cell, region_of_cell)
        if not moves:
            return cell
        number, target = min(moves.items())
        cell[piece == number] = target


def _moves(
    pairs: Ints, piece: Ints, area: Floats, cell: Ints, region_of_cell: Ints
) -> dict[int, int]:
    """Return for each smaller piece of a cell the one that it has most edges with."""
    size = np.bincount(piece, weights=area)
    cell_of = np.zeros(len(size), dtype=np.int64)
    cell_of[piece] = cell
    largest = np.zeros(len(region_of_cell))
    np.maximum.at(largest, cell_of, size)
    shared: dict[int, Counter[int]] = {}
    for one, other in [*pairs.tolist(), *pairs[:, ::-1].tolist()]:
        number, there = int(piece[one]), int(cell[other])
        own = cell_of[number]
        if size[number] < largest[own] and region_of_cell[own] == region_of_cell[there]:
            shared.setdefault(number, Counter())[there] += 1
    return {number: _most(counts) for number, counts in shared.items()}


def _most(counts: Counter[int]) -> int:
    return max(counts, key=lambda cell: (counts[cell], -cell))
