"""What the browser works out of the scene: samples, courses in between, meshes."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest

from build_assets import find_node
from root_or_nerve.model.scene import Layer, LevelPlace, SceneSide, View
from site_tests.course import ROOT

WIDGETS = ROOT / "theme" / "widgets"
BUNDLE = """
require("esbuild").buildSync({
  stdin: {resolveDir: process.cwd(), contents:
    `export * from "./src/scene-curves"; export * from "./src/scene-meshes";
     export * from "./src/scene-state"; export * from "./src/scene-plotted"`},
  bundle: true, format: "cjs", outfile: process.argv[1]});
"""
CALL = """
const rn = require(process.argv[1]);
const [name, args] = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(rn[name](...args)));
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scene") / "scene.cjs"
    subprocess.run([find_node().node, "-e", BUNDLE, str(path)], cwd=WIDGETS, check=True)
    return path


@pytest.fixture(scope="module")
def call(script: Path) -> Any:
    def run(name: str, *args: Any) -> Any:
        done = subprocess.run(
            [find_node().node, "-e", CALL, str(script)],
            input=json.dumps([name, args]),
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("mean_mm", "sd_mm"), [(81.0, 9.2), (64.7, 5.3), (72.1, 10.2), (57.0, 12.2)]
)
def test_people_have_the_published_mean_and_deviation(
    call: Any, mean_mm: float, sd_mm: float
) -> None:
    found = call("sample", mean_mm, sd_mm)
    assert len(found) == 24
    assert statistics.mean(found) == pytest.approx(mean_mm, abs=1e-6)
    assert statistics.stdev(found) == pytest.approx(sd_mm, abs=1e-6)
    assert found == sorted(found)


def test_people_follow_a_normal_curve(call: Any) -> None:
    found, even = call("sample", 0, 1, 40), NormalDist()
    wanted = [even.inv_cdf((i + 0.5) / 40) for i in range(40)]
    stretch = statistics.stdev(wanted)
    assert found == pytest.approx([x / stretch for x in wanted], abs=1e-6)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (0, [0, 0, 0]),
        (10, [0, 0, 0]),
        (15, [5, 0, 50]),
        (20, [10, 0, 100]),
        (25, [10, 5, 100]),
        (30, [10, 10, 100]),
        (99, [10, 10, 100]),
    ],
)
def test_between_stations_a_course_is_read_in_proportion(
    call: Any, value: float, wanted: list[float]
) -> None:
    rows = [[0, 0, 0], [10, 0, 100], [10, 10, 100]]
    assert call("readAt", [10, 20, 30], rows, value) == wanted


def test_stations_are_added_up_from_their_changes(call: Any) -> None:
    row = {"first": [1, 2, 3], "then": [[1, 0, 0], [0, 0, -4]]}
    assert call("stationsOf", row) == [[1, 2, 3], [2, 2, 3], [2, 2, -1]]
    assert call("along", [10, 20, 30], row, 25) == [2, 2, 1]


def test_a_branch_without_a_spread_is_not_sampled(call: Any) -> None:
    branch = {"course": "medial", "at_mm": 60, "label": "", "measured": None}
    assert call("crossingsOf", {}, branch) == []
    measured = {"from": "midline", "mean_mm": 60, "sd_mm": None}
    assert call("crossingsOf", {}, {**branch, "measured": measured}) == []


def test_people_measured_from_the_spine_are_placed_along_the_crest(call: Any) -> None:
    crest = {"midline": [400, 700, 1000], "psis": [200, 600, 950]}
    scene = {"courses": {"crest": crest}}
    measured = {"from": "psis", "mean_mm": 60, "sd_mm": 5}
    branch = {"course": "medial", "at_mm": 70, "label": "", "measured": measured}
    found = call("crossingsOf", scene, branch)
    below = [x for x in found if x <= 70]
    back_mm = [20 + (x - 40) * 40 / 30 for x in below]
    straight = call("sample", 60, 5)[: len(below)]
    assert back_mm == pytest.approx(straight)


TENT = {"vertices": [0, 0, 0, 100, 0, 0, 0, 100, 0], "faces": [0, 1, 2]}


def test_two_halves_share_the_midline(call: Any) -> None:
    mesh = call("whole", TENT)
    assert sorted(mesh["x"]) == [-10, 0, 0, 10]
    assert mesh["z"][2] == 10  # up
    assert (mesh["i"], mesh["j"], mesh["k"]) == ([0, 0], [1, 2], [2, 3])


def test_a_mirrored_surface_keeps_its_outside_out(call: Any) -> None:
    for side, turn in (("left", 1), ("right", -1)):
        mesh = call("half", TENT, side)
        assert mesh["x"][1] == 10 * turn
        assert mesh["j"] == ([1] if side == "left" else [2])


def test_a_cord_is_closed_around_its_course(call: Any) -> None:
    mesh = call("cords", [[0, 0, 0, 0, 100, 0, 0, 200, 50]], "left", 2)
    assert len(mesh["x"]) == 21
    assert len(mesh["i"]) == 2 * 7 * 2
    for n, (x, y, z) in enumerate(zip(mesh["x"], mesh["y"], mesh["z"], strict=True)):
        middle = [(0, 0, 0), (0, 0, 10), (0, -5, 20)][n // 7]
        assert (
            (x - middle[0]) ** 2 + (y - middle[1]) ** 2 + (z - middle[2]) ** 2
        ) ** 0.5 == pytest.approx(2)


def test_names_are_no_markup_to_plotly(call: Any) -> None:
    mesh: dict[str, list[float]] = {axis: [] for axis in "xyzijk"}
    hostile = "<a href='javascript:alert(1)'>L1</a> & more"
    for trace in (
        call("sheet", hostile, mesh, "bone", 1),
        call("strokes", hostile, mesh, "bone", 1, 1),
        call("marks", hostile, [], "bone", "circle", 1),
    ):
        shown = trace["hovertemplate"].removesuffix("<extra></extra>")
        assert "<" not in shown
        assert shown.endswith("&amp; more")


def test_a_gap_parts_one_course_from_the_next(call: Any) -> None:
    drawn = call("line", [[0, 0, 0], [10, 20, 30]], "right")
    assert drawn["x"] == [0, None, -1, None]
    assert drawn["y"] == [0, None, -3, None]


def test_an_address_says_what_is_shown_and_says_it_again(script: Path) -> None:
    program = """
    const rn = require(process.argv[1]);
    const offer = {studies: ["lu-psis"], levels: ["L4-L5"], places: ["canal"]};
    const read = rn.readState("#view=crest&layers=skin,nonsense,roots&study=lu-psis"
      + "&side=both&differ=yes&level=L4-L5&place=canal", offer, rn.USUAL);
    const again = rn.readState(rn.writeState(read), offer, rn.USUAL);
    const wild = rn.readState("#view=%00&study=<b>&side=up&level=X", offer, rn.USUAL);
    const plain = (s) => ({...s, layers: [...s.layers]});
    process.stdout.write(JSON.stringify([read, again, wild, rn.USUAL].map(plain)));
    """
    done = subprocess.run(
        [find_node().node, "-e", program, str(script)],
        capture_output=True,
        text=True,
        check=True,
    )
    read, again, wild, usual = json.loads(done.stdout)
    assert read == again
    assert read["layers"] == ["skin", "roots"]
    assert (read["view"], read["level"], read["differ"]) == ("crest", "L4-L5", True)
    assert wild == usual


@pytest.mark.parametrize(
    ("name", "members"), [("VIEWS", View), ("LAYERS", Layer)], ids=["views", "layers"]
)
def test_authors_may_ask_for_what_the_browser_knows(
    name: str, members: type[View] | type[Layer]
) -> None:
    source = (WIDGETS / "src" / "scene-state.ts").read_text(encoding="utf-8")
    listed = re.search(rf"{name} = \[(.*?)\] as const", source, re.S)
    assert listed is not None
    assert re.findall(r'"([\w-]+)"', listed[1]) == [member.value for member in members]


def test_sides_and_places_are_those_of_the_browser() -> None:
    source = (WIDGETS / "src" / "scene-state.ts").read_text(encoding="utf-8")
    for side in SceneSide:
        assert f'"{side.value}"' in source
    assert f'place: "{LevelPlace.FORAMEN.value}"' in source
