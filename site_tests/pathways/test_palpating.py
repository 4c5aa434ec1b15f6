"""How a press is judged; and the browser judges as Python does."""

from __future__ import annotations

import json
import random
import subprocess
from dataclasses import astuple
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_assets import find_node
from root_or_nerve.model.courses import Courses
from root_or_nerve.pathways.palpating import (
    ON_LINE_MM,
    Point,
    Press,
    Side,
    Stretches,
    height,
    nearest,
    press,
)
from site_tests.course import ROOT

LINE: tuple[Point, ...] = ((46, 995), (46, 1010), (60, 1030), (90, 1045), (130, 1020))
ASKED = Stretches((65, 80), (55, 90))
BUNDLE = """
require("esbuild").buildSync({entryPoints: ["src/palpate-score.ts"], bundle: true,
  format: "cjs", outfile: process.argv[1]});
"""
JUDGE = """
const {press} = require(process.argv[1]);
const {line, presses} = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(presses.map(([x, y, side]) => {
  const {outcome, where, away, midline} = press([x, y], side, line);
  return [outcome, where, away, midline];
})));
"""
SIDES: tuple[Side, ...] = ("left", "right")


def at(across: float, up: float = 0) -> Press:
    """Return what a press this far from the midline meets, above the line there."""
    return press((across, height(LINE, across) + up), "left", LINE, ASKED)


@pytest.mark.parametrize(
    ("across", "outcome", "where"),
    [
        (50, "wrong", "start"),  # 17 mm above the start of the line, and near to it
        (54, "wrong", "short"),
        (55, "near", "on-line"),
        (64, "near", "on-line"),
        (65, "right", "on-line"),
        (80, "right", "on-line"),
        (81, "near", "on-line"),
        (90, "near", "on-line"),
        (91, "wrong", "beyond"),
        (110, "wrong", "beyond"),
    ],
)
def test_on_the_line_the_distance_from_the_midline_counts(
    across: float, outcome: str, where: str
) -> None:
    if across == 50:
        found = press((50, 1000), "left", LINE, ASKED)
    else:
        found = at(across)
        assert found.away_mm == 0
        assert found.midline_mm == across
    assert (found.outcome, found.where) == (outcome, where)


def test_a_fingers_breadth_beside_the_line_counts_as_on_it() -> None:
    flat: tuple[Point, ...] = ((40, 1000), (140, 1000))
    for up in (-ON_LINE_MM, ON_LINE_MM):
        assert press((70, 1000 + up), "left", flat, ASKED).outcome == "right"
    assert press((70, 1001 + ON_LINE_MM), "left", flat, ASKED).where == "above"
    assert press((70, 999 - ON_LINE_MM), "left", flat, ASKED).where == "below"


@pytest.mark.parametrize(
    ("point", "where"),
    [
        ((70, 1080), "above"),
        ((85, 960), "below"),
        ((30, 1060), "inside"),
        ((155, 1020), "outside"),
        ((0, 1045), "midline"),
        ((-70, 1036), "other-side"),
        ((44, 1004), "start"),
    ],
)
def test_every_other_place_has_a_name(point: Point, where: str) -> None:
    found = press(point, "left", LINE, ASKED)
    assert (found.outcome, found.where) == ("wrong", where)


places = st.tuples(st.floats(-190, 190), st.floats(800, 1200))


@settings(deadline=None)
@given(places)
def test_the_mirror_image_is_judged_the_same(point: Point) -> None:
    there = press((-point[0], point[1]), "right", LINE, ASKED)
    assert press(point, "left", LINE, ASKED) == there


@settings(deadline=None)
@given(places)
def test_only_what_lies_by_the_line_is_right_or_near(point: Point) -> None:
    found = press(point, "left", LINE, ASKED)
    away, there = nearest(point, LINE)
    assert found.away_mm == pytest.approx(away, abs=0.5)
    assert found.midline_mm == pytest.approx(there[0], abs=0.5)
    if found.outcome != "wrong":
        assert found.away_mm <= ON_LINE_MM
        assert ASKED.near[0] <= found.midline_mm <= ASKED.near[1]


def test_the_browser_judges_alike(tmp_path: Path) -> None:
    made = (ROOT / "content/geometry/courses.json").read_bytes()
    flat = Courses.model_validate_json(made).crest.points
    every = list(zip(flat[::3], flat[1::3], strict=True))
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise([(0, 0), *every])]
    line = [(x / 10, y / 10) for x, y in every]
    chance = random.Random(7)
    presses: list[tuple[float, float, Side]] = [
        (
            round(chance.uniform(-180, 180), 1),
            round(chance.uniform(900, 1120), 1),
            chance.choice(SIDES),
        )
        for _ in range(3000)
    ]
    presses += [(x, height(line, x), "left") for x in range(40, 141)]
    asked: dict[str, Any] = {
        "points": [n for step in steps for n in step],
        "right": {"from_mm": 65, "to_mm": 80},
        "near": {"from_mm": 55, "to_mm": 90},
    }
    script, widgets = tmp_path / "score.cjs", ROOT / "theme/widgets"
    node = find_node().node
    subprocess.run([node, "-e", BUNDLE, str(script)], cwd=widgets, check=True)
    done = subprocess.run(
        [node, "-e", JUDGE, str(script)],
        input=json.dumps({"line": asked, "presses": presses}),
        capture_output=True,
        text=True,
        check=True,
    )
    here = [list(astuple(press((x, y), side, line, ASKED))) for x, y, side in presses]
    assert json.loads(done.stdout) == here
    assert {found[0] for found in here} == {"right", "near", "wrong"}
    assert len({found[1] for found in here}) == 10
