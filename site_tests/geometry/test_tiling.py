"""The fixed tiling: cells cover the skin, hold together, and keep their numbers."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.geometry.surface import Ints, face_areas
from root_or_nerve.geometry.tiling import Tiling, centres, rejoined, touching
from root_or_nerve.geometry.tiling_file import (
    TilingProblem,
    read_tiling,
    tiling_value,
)
from root_or_nerve.model.territories import Territories
from site_tests.course import ROOT

FILE = ROOT / "content" / "geometry" / "tiling.json"
# Answers refer to cells by number. Change this only with the intent to renumber them,
# and say so in the changelog: what learners answered before is then lost. It changed
# once without that, when pieces of cells joined their neighbours: the numbers stayed.
NUMBERED = "df801937dee87b3943d45a9d85b5b4dfa1879379d37210688869d0069e2f2503"
IN_TWO_PIECES = (
    12  # cells at most: where the region itself lies on both sides of a fold
)
IN_MORE_PIECES = 1
LEAST_MM2, MOST_MM2 = 15, 3500


@pytest.fixture(scope="module")
def tiling(canvas: Canvas) -> Tiling:
    return read_tiling(FILE, len(canvas.base.faces))


def pieces(tiling: Tiling, faces: Ints) -> Counter[int]:
    """Return of how many pieces, joined by edges, each cell is made."""
    sides = np.stack([faces, np.roll(faces, -1, axis=1)], axis=-1).reshape(-1, 2)
    sides = np.sort(sides, axis=1)
    face = np.repeat(np.arange(len(faces)), 4)
    order = np.lexsort((sides[:, 1], sides[:, 0]))
    sides, face = sides[order], face[order]
    one, other = face[1:], face[:-1]
    joined = np.all(sides[1:] == sides[:-1], axis=1)
    joined &= tiling.cell_of_face[one] == tiling.cell_of_face[other]
    pairs = (one[joined], other[joined])
    graph = coo_array((np.ones(joined.sum()), pairs), shape=(len(faces),) * 2)
    _, piece = connected_components(graph, directed=False)
    _, first = np.unique(piece, return_index=True)
    return Counter(tiling.cell_of_face[first].tolist())


def test_cells_keep_their_numbers(tiling: Tiling) -> None:
    value = json.dumps(tiling_value(tiling), sort_keys=True)
    assert hashlib.sha256(value.encode()).hexdigest() == NUMBERED


def test_every_face_has_a_cell_and_every_cell_a_region(tiling: Tiling) -> None:
    count = len(tiling.region_of_cell)
    assert set(tiling.cell_of_face.tolist()) == set(range(count))
    assert set(tiling.region_of_cell.tolist()) == set(range(len(tiling.regions)))
    assert 1000 <= count <= 1500
    assert (np.diff(tiling.region_of_cell) >= 0).all()


def test_regions_are_those_described(tiling: Tiling, territories: Territories) -> None:
    assert set(tiling.regions) == set(territories.regions)


def test_cells_hold_together(tiling: Tiling, canvas: Canvas) -> None:
    """Few are in two pieces, where a region reaches across a fold; hardly any more."""
    found = pieces(tiling, canvas.base.faces)
    assert sum(count == 2 for count in found.values()) <= IN_TWO_PIECES
    assert sum(count > 2 for count in found.values()) <= IN_MORE_PIECES


def test_areas_of_cells_are_within_bounds(tiling: Tiling, canvas: Canvas) -> None:
    area = face_areas(canvas.base.vertices, canvas.base.faces)
    of_cell = np.bincount(tiling.cell_of_face, weights=area)
    assert of_cell.min() > LEAST_MM2
    assert of_cell.max() < MOST_MM2
    hand = [
        number
        for number, region in enumerate(tiling.region_of_cell.tolist())
        if tiling.regions[region].startswith(("thumb", "thenar", "palm"))
    ]
    assert hand
    assert of_cell[hand].mean() < 250


def test_centres_lie_among_the_faces_of_their_cells(
    tiling: Tiling, canvas: Canvas
) -> None:
    found = canvas.ground.samples
    cell = tiling.cell_of_face[found.base_face]
    middle = centres(found, cell, len(tiling.region_of_cell))
    for axis in range(3):
        low = np.full(len(middle), np.inf)
        np.minimum.at(low, cell, found.points.at[:, axis])
        high = np.full(len(middle), -np.inf)
        np.maximum.at(high, cell, found.points.at[:, axis])
        assert (middle[:, axis] >= low - 1).all()
        assert (middle[:, axis] <= high + 1).all()


def test_cells_touch_each_other(tiling: Tiling, canvas: Canvas) -> None:
    count = len(tiling.region_of_cell)
    found = touching(canvas.base.faces, tiling.cell_of_face, count)
    for number, near in enumerate(found):
        assert near == sorted(set(near) - {number})
        assert near, f"cell {number} touches none"
        assert all(number in found[other] for other in near)


def test_cells_touch_only_across_an_edge() -> None:
    faces = np.array([[0, 1, 4, 3], [1, 2, 5, 4], [4, 5, 8, 7]])
    assert touching(faces, np.array([0, 1, 2]), 3) == [[1], [0, 2], [1]]


def test_a_piece_joins_the_neighbour_it_has_most_edges_with() -> None:
    """Cell 1 lies at both ends of a row of five; its smaller end joins cell 0."""
    row = [[i, i + 1, i + 7, i + 6] for i in range(5)]
    faces, area = np.array(row), np.array([1.0, 1, 1, 1, 2])
    cell, region = np.array([1, 0, 0, 1, 1]), np.array([0, 0])
    assert rejoined(faces, area, cell, region).tolist() == [0, 0, 0, 1, 1]
    apart = np.array([0, 1])  # no neighbour of its own region: it stays
    assert rejoined(faces, area, cell, apart).tolist() == cell.tolist()


def test_cells_of_the_file_cannot_be_joined_further(
    tiling: Tiling, canvas: Canvas
) -> None:
    area = face_areas(canvas.base.vertices, canvas.base.faces)
    own = tiling.region_of_cell
    again = rejoined(canvas.base.faces, area, tiling.cell_of_face, own)
    assert (again == tiling.cell_of_face).all()


def test_a_tiling_comes_back_from_its_file(tmp_path: Path) -> None:
    whole = Tiling(("a", "b"), np.array([0, 1, 1]), np.array([0, 1, 2, 2]))
    path = tmp_path / "tiling.json"
    path.write_text(json.dumps(tiling_value(whole)))
    back = read_tiling(path, 4)
    assert tiling_value(back) == tiling_value(whole)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "not there"),
        ("{", "cannot be read"),
        ("[]", "cannot be read"),
        ('{"regions": ["a"], "region_of_cell": [0]}', "cannot be read"),
        (
            '{"regions": ["a"], "region_of_cell": [0], "cell_of_face": [0, 0]}',
            "not a tiling",
        ),
        (
            '{"regions": ["a"], "region_of_cell": [1], "cell_of_face": [0, 0, 0]}',
            "not a tiling",
        ),
        (
            '{"regions": ["a"], "region_of_cell": [0], "cell_of_face": [0, -1, 0]}',
            "not a tiling",
        ),
        ('{"regions": [], "region_of_cell": [], "cell_of_face": []}', "not a tiling"),
    ],
)
def test_a_file_that_is_no_tiling(
    text: str | None, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "tiling.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(TilingProblem, match=message):
        read_tiling(path, 3)
