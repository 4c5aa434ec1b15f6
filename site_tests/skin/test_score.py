"""Scores of answers on the body; and the browser counts as Python does."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_assets import find_node
from root_or_nerve.model.drawn import Atlas, Cells
from root_or_nerve.skin.extent import HALVES, Cell, Half
from root_or_nerve.skin.score import (
    Key,
    Score,
    Worth,
    score,
    worth_of_cells,
    worth_of_regions,
)
from site_tests.course import ROOT

COUNT, REGIONS = 24, 6
OTHER: Mapping[Half, Half] = {"left": "right", "right": "left"}
BUNDLE = """
require("esbuild").buildSync({entryPoints: ["src/score.ts"], bundle: true,
  format: "cjs", outfile: process.argv[1]});
"""
COUNT_THEM = """
const {score, worthOfCells, worthOfRegions} = require(process.argv[1]);
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(({tiling, side, must, may, painted, regions}) => {
  const key = {side, must: new Map(must), may: new Set(may)};
  return [score(worthOfCells(key, tiling), painted),
          score(worthOfRegions(key, tiling), regions)];
})));
"""


def atlas_of(areas: list[int], regions: list[int]) -> Atlas:
    cells = Cells(
        region=tuple(regions),
        area_mm2=tuple(areas),
        at_mm=tuple((n, 0, 0) for n in range(COUNT)),
        touching=tuple(() for _ in range(COUNT)),
    )
    names = tuple(f"region-{n}" for n in range(REGIONS))
    return Atlas(
        version=1, inputs={}, regions=names, cells=cells, maps={}, shared_mm2={}
    )


@st.composite
def atlases(draw: st.DrawFn) -> Atlas:
    areas = draw(st.lists(st.integers(1, 900), min_size=COUNT, max_size=COUNT))
    numbers = st.integers(0, REGIONS - 1)
    rest = draw(st.lists(numbers, min_size=COUNT - REGIONS, max_size=COUNT - REGIONS))
    return atlas_of(areas, [*range(REGIONS), *rest])


@st.composite
def keys(draw: st.DrawFn) -> Key:
    ids = st.integers(0, COUNT - 1)
    must = draw(st.dictionaries(ids, st.integers(15, 100), min_size=1, max_size=9))
    may = draw(st.frozensets(ids, max_size=9)) - must.keys()
    return Key(draw(st.sampled_from(HALVES)), must, may)


painted = st.frozensets(
    st.tuples(st.sampled_from(HALVES), st.integers(0, COUNT - 1)), max_size=20
)


def perfect(worth: Mapping[Any, Worth]) -> set[Any]:
    return {piece for piece, each in worth.items() if each.asked > 0}


def mirrored(cells: Collection[Cell]) -> frozenset[Cell]:
    return frozenset((OTHER[half], id) for half, id in cells)


def alike(found: Score) -> Any:
    """Sums in another order differ in their last digits."""
    return pytest.approx((found.hit, found.missed, found.over), abs=1e-6)


def sums(found: Score) -> tuple[float, float, float]:
    return found.hit, found.missed, found.over


def wrong(worth: Mapping[Any, Worth]) -> list[Any]:
    return [piece for piece, each in worth.items() if each.wrong > 0]


@given(atlases(), keys(), painted)
def test_the_mirrored_answer_to_the_mirrored_question_scores_the_same(
    atlas: Atlas, key: Key, cells: frozenset[Cell]
) -> None:
    one = score(worth_of_cells(key, atlas.cells), cells)
    other = score(worth_of_cells(key.mirrored, atlas.cells), mirrored(cells))
    assert sums(other) == alike(one)


@given(atlases(), keys())
def test_the_perfect_answer_scores_one_in_cells_and_in_regions(
    atlas: Atlas, key: Key
) -> None:
    for worth in (worth_of_cells(key, atlas.cells), worth_of_regions(key, atlas)):
        found = score(worth, perfect(worth))
        assert perfect(worth)
        assert found.dice == pytest.approx(1)
        assert found.found == pytest.approx(1)
        assert found.over == found.excess == 0


@given(atlases(), keys(), painted)
def test_skin_at_the_edge_changes_no_score(
    atlas: Atlas, key: Key, cells: frozenset[Cell]
) -> None:
    worth = worth_of_cells(key, atlas.cells)
    edge = {(key.half, id) for id in key.may}
    assert sums(score(worth, cells | edge)) == alike(score(worth, cells - edge))


@given(atlases(), keys(), painted, st.randoms(use_true_random=False))
def test_more_wrong_skin_never_raises_a_score(
    atlas: Atlas, key: Key, cells: frozenset[Cell], chance: random.Random
) -> None:
    worth = worth_of_cells(key, atlas.cells)
    more = chance.sample(wrong(worth), 3)
    assert score(worth, {*cells, *more}).dice <= score(worth, cells).dice
    regions = worth_of_regions(key, atlas)
    chosen = {(half, atlas.cells.region[id]) for half, id in cells}
    if bad := wrong(regions):
        worse = score(regions, {*chosen, chance.choice(bad)})
        assert worse.dice <= score(regions, chosen).dice


@given(atlases(), keys(), painted, st.randoms(use_true_random=False))
def test_more_of_what_was_asked_never_lowers_a_score(
    atlas: Atlas, key: Key, cells: frozenset[Cell], chance: random.Random
) -> None:
    worth = worth_of_cells(key, atlas.cells)
    right = chance.choice(sorted(perfect(worth)))
    assert score(worth, {*cells, right}).dice >= score(worth, cells).dice


@given(atlases(), keys())
def test_nothing_painted_and_the_other_side_score_nothing(
    atlas: Atlas, key: Key
) -> None:
    worth = worth_of_cells(key, atlas.cells)
    there = {(OTHER[key.half], id) for id in range(COUNT)}
    assert score(worth, ()).dice == score(worth, there).dice == 0


def test_a_region_counts_by_what_most_of_it_is() -> None:
    areas, regions = [100] * COUNT, [n // 4 for n in range(COUNT)]
    atlas = atlas_of(areas, regions)
    must = {0: 100, 1: 100, 4: 100, 8: 50, 16: 15}
    key = Key("left", must, frozenset({2, 5, 6, 9, 10, 17, 18, 19}))
    worth = worth_of_regions(key, atlas)
    assert worth["left", 0] == Worth(200, 0)  # half of it asked
    assert worth["left", 1] == Worth(100, 0)  # as much wrong as asked
    assert worth["left", 2] == Worth(0, 0)  # mostly edge
    assert worth["left", 3] == Worth(0, 400)
    assert worth["left", 4] == Worth(0, 0)  # hardly any of it
    assert worth["right", 0] == Worth(0, 400)


def test_shares_say_what_was_left_out_and_what_was_too_much() -> None:
    found = Score(hit=30, missed=10, over=20)
    assert found.found == pytest.approx(0.75)
    assert found.excess == pytest.approx(0.4)
    assert found.dice == pytest.approx(60 / 90)


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("score") / "score.cjs"
    command = [find_node().node, "-e", BUNDLE, str(path)]
    subprocess.run(command, cwd=ROOT / "theme" / "widgets", check=True)
    return path


def counted_by_the_browser(script: Path, cases: list[dict[str, Any]]) -> Any:
    command = [find_node().node, "-e", COUNT_THEM, str(script)]
    done = subprocess.run(
        command, input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_the_browser_counts_alike(script: Path) -> None:
    chosen: list[tuple[Atlas, Key, frozenset[Cell]]] = []

    @settings(max_examples=150, database=None, derandomize=True)
    @given(atlases(), keys(), painted)
    def collect(atlas: Atlas, key: Key, cells: frozenset[Cell]) -> None:
        chosen.append((atlas, key, cells))

    collect()
    ours, cases = [], []
    for atlas, key, cells in chosen:
        regions = {(half, atlas.cells.region[id]) for half, id in cells}
        ours.append(
            (
                score(worth_of_cells(key, atlas.cells), cells),
                score(worth_of_regions(key, atlas), regions),
            )
        )
        tiling = {
            "areas": atlas.cells.area_mm2,
            "regions": atlas.cells.region,
            "names": atlas.regions,
        }
        cases.append(
            {
                "tiling": tiling,
                "side": key.half,
                "must": list(key.must.items()),
                "may": sorted(key.may),
                "painted": [f"{half} {id}" for half, id in cells],
                "regions": [f"{half} {id}" for half, id in regions],
            }
        )
    theirs = counted_by_the_browser(script, cases)
    assert len(theirs) == len(ours) > 100
    for pair, other in zip(ours, theirs, strict=True):
        for one, its in zip(pair, other, strict=True):
            for name in ("hit", "missed", "over", "dice", "found"):
                assert its[name] == pytest.approx(getattr(one, name), abs=1e-6)
