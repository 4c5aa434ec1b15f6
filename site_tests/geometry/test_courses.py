"""Courses as committed: off bone, beneath skin, smooth, where the data say."""

from __future__ import annotations

import gzip
import json
import random
from itertools import pairwise

import numpy as np
import pytest

from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.load.anatomy import load_anatomy
from root_or_nerve.load.courses import course_fingerprints
from root_or_nerve.model.courses import BranchCourses
from site_tests.course import ROOT
from site_tests.geometry.courses_scene import (
    Floats,
    back,
    behind_skin,
    clearance,
    courses,
    plate,
    points,
    read,
    stations,
    turns_deg,
    with_midpoints,
)

CONTENT = ROOT / "content"
COURSES = courses()
BRANCHES = {str(name): branch for name, branch in COURSES.branches.items()}
PATHWAYS = load_anatomy(CONTENT).anatomy.pathways
LANDMARKS = read("pelvis.json")["landmarks"]
PSIS = np.array(LANDMARKS["psis"])
# Studies of crossing distances, mm: landmark, mean, SD (anatomy.md 4.4).
MEASURED = {
    "lu-1998 psis": ("psis", 64.7, 5.3),
    "lu-1998 midline": ("midline", 81.0, 9.2),
    "loubser psis": ("psis", 69.6, 15.0),
    "loubser midline": ("midline", 72.1, 10.2),
    "sittitavornwong-2013": ("psis", 57.0, 12.2),
    "iwanaga-2019-groove psis": ("psis", 45.2, 11.2),
    "iwanaga-2019-groove midline": ("midline", 65.3, 8.2),
}


def test_the_files_are_made_from_what_lies_beside_them() -> None:
    expected = course_fingerprints(CONTENT, CONTENT, CONTENT)
    for made in (COURSES, back(), plate()):
        assert made.made_from == expected, "run: root-or-nerve geometry courses"


def test_what_is_schematic_is_said() -> None:
    notes = " ".join(COURSES.notes)
    for word in ("schematic", "tunnel", "sacrum", "straight lines", "L4 and L5"):
        assert word in notes
    assert COURSES.licence == "CC-BY-SA-4.0"
    assert back().licence == "CC0-1.0"


def test_the_figure_is_small_enough() -> None:
    parts = [read(name)["bones"] for name in ("pelvis.json", "vertebrae.json")]
    parts += [read(name) for name in ("courses.json", "back-skin.json")]
    text = json.dumps(parts, separators=(",", ":")).encode()
    assert len(gzip.compress(text, 9)) <= 80_000


# The crest.


def test_the_crest_runs_outwards_in_both_measures() -> None:
    crest = COURSES.crest
    assert np.diff(crest.midline).min() > 0
    assert np.diff(crest.psis).min() > 0
    at = points(crest.points)
    assert np.array(crest.midline) / 10 == pytest.approx(at[:, 0], abs=0.06)
    away = np.linalg.norm(at - PSIS, axis=1)
    assert np.array(crest.psis) / 10 == pytest.approx(away, abs=0.16)
    assert crest.psis[0] == 0
    assert crest.midline[-1] > 1300


def test_the_crest_lies_on_the_bone() -> None:
    away = clearance(points(COURSES.crest.points))
    assert np.abs(away).max() < 2.5
    assert np.abs(away[12:]).max() < 1.3


# The branches.


@pytest.mark.parametrize("name", BRANCHES)
def test_no_strand_runs_through_bone_at_stations_or_between(name: str) -> None:
    for strand in BRANCHES[name].strands:
        away = clearance(with_midpoints(stations(strand)))
        assert away.min() >= 1.0, (name, strand.part, strand.root)


@pytest.mark.parametrize("name", BRANCHES)
def test_every_strand_runs_beneath_the_skin(name: str, canvas: Canvas) -> None:
    for strand in BRANCHES[name].strands:
        every = with_midpoints(stations(strand)).reshape(-1, 3)
        assert set((behind_skin(canvas.base, every) % 2).tolist()) == {1.0}


@pytest.mark.parametrize("name", BRANCHES)
def test_a_strand_is_smooth(name: str) -> None:
    for strand in BRANCHES[name].strands:
        most = 45 if strand.kind == "variable" else 33
        for line in with_midpoints(stations(strand)):
            assert turns_deg(line).max() < most, (name, strand.part, strand.root)


@pytest.mark.parametrize("name", BRANCHES)
def test_a_branch_runs_on_without_a_kink(name: str) -> None:
    strands = BRANCHES[name].strands
    deep, over = (stations(strand) for strand in strands[:2])
    assert (strands[0].part, strands[1].part) == ("deep", "over-crest")
    assert deep[:, -1] == pytest.approx(over[:, 0], abs=0.11)
    for strand in strands:
        if strand.part == "skin":
            twig = stations(strand)
            assert twig[:, 0] == pytest.approx(over[:, -1], abs=0.11)
            whole = np.concatenate([deep, over[:, 1:], twig[:, 1:]], axis=1)
            assert max(turns_deg(line).max() for line in whole) < 36


def crossing(branch: BranchCourses, measure: str, mm: float) -> Floats:
    """Return where the branch crosses the ridge, as a browser finds it."""
    values = np.array(getattr(branch, measure)) / 10
    after = int(np.clip(np.searchsorted(values, mm), 1, len(values) - 1))
    share = (mm - values[after - 1]) / (values[after] - values[after - 1])
    at = stations(branch.crossing)[:, 0]
    mixed: Floats = at[after - 1] + share * (at[after] - at[after - 1])
    return mixed


@pytest.mark.parametrize("name", BRANCHES)
def test_a_branch_crosses_where_its_station_says(name: str) -> None:
    branch = BRANCHES[name]
    at = stations(branch.crossing)[:, 0]
    assert np.array(branch.midline) / 10 == pytest.approx(at[:, 0], abs=0.06)
    away = np.linalg.norm(at - PSIS, axis=1)
    assert np.array(branch.psis) / 10 == pytest.approx(away, abs=0.16)
    assert np.diff(branch.midline).min() > 0
    assert np.diff(branch.psis).min() > 0
    over = stations(branch.strands[1])
    nearest = np.linalg.norm(over - at[:, None], axis=2).min(axis=1)
    assert nearest.max() < 4.5
    for course, place in zip(over, at, strict=True):
        on = np.abs(course[:, 0] - place[0]) <= 0.2
        off = np.linalg.norm(course[on] - place, axis=1)
        assert on.any(), "a point of the course as far from the midline as said"
        assert off.min() < 4.5


@pytest.mark.parametrize("name", BRANCHES)
@pytest.mark.parametrize("measure", ["midline", "psis"])
def test_between_stations_a_crossing_keeps_its_own_measure(
    name: str, measure: str
) -> None:
    branch = BRANCHES[name]
    values = np.array(getattr(branch, measure)) / 10
    chance = random.Random(f"{name} {measure}")
    for _ in range(200):
        mm = chance.uniform(values[0], values[-1])
        at = crossing(branch, measure, mm)
        found = at[0] if measure == "midline" else np.linalg.norm(at - PSIS)
        assert found == pytest.approx(mm, abs=1.0)


@pytest.mark.parametrize("study", MEASURED)
def test_the_row_of_courses_is_as_wide_as_each_study(study: str) -> None:
    measure, mean, sd = MEASURED[study]
    values = np.array(getattr(BRANCHES["medial"], measure)) / 10
    inner = COURSES.crest.midline[0] / 10 if measure == "midline" else 0
    assert values[0] <= max(mean - 2.5 * sd, inner + 0.3)
    assert values[-1] >= mean + 2.5 * sd


@pytest.mark.parametrize("name", BRANCHES)
def test_a_branch_pierces_the_fascia_at_the_published_height(name: str) -> None:
    branch = BRANCHES[name]
    said = PATHWAYS[f"superior-cluneal-{name}"].branch
    assert said is not None
    rise = branch.perforation.above_crest
    assert rise == round(said.perforation.above_crest_mm * 10)
    hole = stations(branch.perforation.at)[:, 0]
    at = stations(branch.crossing)[:, 0]
    assert hole[:, 1] - at[:, 1] == pytest.approx(rise / 10, abs=0.11)
    over = stations(branch.strands[1])
    off = np.linalg.norm(over - hole[:, None], axis=2).min(axis=1)
    assert off.max() < 0.3


def test_a_branch_comes_from_its_roots() -> None:
    for name, branch in BRANCHES.items():
        said = PATHWAYS[f"superior-cluneal-{name}"].branch
        assert said is not None
        drawn = {(s.root, s.kind) for s in branch.strands if s.part == "deep"}
        assert drawn == {(feeder.root, feeder.kind) for feeder in said.feeders}
        for strand in branch.strands:
            if strand.root in COURSES.roots:
                start = stations(strand)[0, 0]
                ramus = points(COURSES.roots[strand.root].dorsal)[-1]
                assert start == pytest.approx(ramus, abs=0.11)


def test_a_branch_begins_behind_the_transverse_processes() -> None:
    spine = read("vertebrae.json")["landmarks"]
    below = {"T12": "l1", "L1": "l2", "L2": "l3", "L3": "l4", "L4": "l5"}
    for branch in BRANCHES.values():
        for strand in branch.strands:
            if strand.root in below:
                tip = spine[f"{below[strand.root]}_transverse"]
                beside = stations(strand)[0]
                beside = beside[np.abs(beside[:, 1] - tip[1]) < 12]
                assert (beside[:, 2] < tip[2]).all()


# Everything else.


def test_other_nerves_keep_off_bone_and_beneath_skin(canvas: Canvas) -> None:
    for name, lines in COURSES.others.items():
        for line in lines:
            at = points(line.points)
            assert clearance(at).min() >= 1.0, (name, line.root)
            assert set((behind_skin(canvas.base, at) % 2).tolist()) == {1.0}, name
            assert turns_deg(at).max() < 60, (name, line.root)


def test_the_middle_cluneal_nerves_go_through_the_published_point() -> None:
    for line in COURSES.others["middle-cluneal"]:
        at = points(line.points)[-1 if line.part == "deep" else 0]
        assert at[0] == pytest.approx(36.0, abs=0.06)
        assert PSIS[1] - at[1] == pytest.approx(28.5, abs=0.06)


def test_the_iliohypogastric_branch_crosses_behind_the_front_spine() -> None:
    asis = np.array(LANDMARKS["asis"])
    skin = next(
        line
        for line in COURSES.others["iliohypogastric-lateral"]
        if line.part == "skin"
    )
    at = points(skin.points)[0]
    assert np.linalg.norm(at - asis) == pytest.approx(97.4, abs=0.5)


def test_the_fascia_keeps_off_bone_and_beneath_skin(canvas: Canvas) -> None:
    at = points(COURSES.fascia.vertices)
    assert clearance(at).min() >= 1.0
    inner = at + np.array([0.01, 0, 0])
    assert set((behind_skin(canvas.base, inner) % 2).tolist()) == {1.0}


def test_roots_leave_between_their_own_vertebrae() -> None:
    spine = read("vertebrae.json")["landmarks"]
    for n in range(1, 5):
        place = points(COURSES.levels[f"L{n}-L{n + 1}"].foramen)[0]
        assert spine[f"l{n + 1}_transverse"][1] < place[1]
        assert place[1] < spine[f"l{n}_transverse"][1]
        near = points(COURSES.roots[f"L{n}"].exit)
        assert np.linalg.norm(near - place, axis=1).min() < 6
    low = points(COURSES.levels["L5-S1"].foramen)[0]
    assert spine["s1_endplate"][1] < low[1] < spine["l5_transverse"][1]


@pytest.mark.parametrize("root", ["L1", "L2", "L3", "L4", "L5"])
def test_a_lumbar_root_runs_outside_bone(root: str) -> None:
    course = COURSES.roots[root]
    assert not course.inside_bone
    for piece in (course.canal, course.exit, course.ventral, course.dorsal):
        assert clearance(points(piece)).min() > 0.4


def test_a_root_comes_down_from_the_highest_disc_past_the_one_above_its_foramen() -> (
    None
):
    levels = list(COURSES.levels.items())
    highest = levels[0][1].disc.centre[1] / 10
    for root in ("L3", "L4", "L5", "S1"):
        canal = points(COURSES.roots[root].canal)
        assert canal[0, 1] >= highest - 1
        assert np.diff(canal[:, 1]).max() < 0
        above = next(level for id, level in levels if id.endswith(f"-{root}"))
        recess = points(above.lateral)[0]
        assert np.linalg.norm(canal - recess, axis=1).min() < 9


def test_a_disc_lies_between_its_vertebrae() -> None:
    spine = read("vertebrae.json")["landmarks"]
    centres = [spine[f"l{n}_centre"][1] for n in range(1, 6)]
    centres.append(spine["s1_endplate"][1] - 5)
    for (above, below), level in zip(
        pairwise(centres), COURSES.levels.values(), strict=True
    ):
        assert below < level.disc.centre[1] / 10 < above
        size = np.linalg.norm(np.array(level.disc.half_axes) / 10, axis=1)
        assert 20 < size[0] < 30
        assert 10 < size[1] < 20
        assert 2 < size[2] < 12


def test_the_trigger_point_is_70_mm_from_the_midline() -> None:
    bone, skin = points(COURSES.trigger.bone)[0], points(COURSES.trigger.skin)[0]
    assert bone[0] == pytest.approx(70, abs=0.06)
    assert abs(float(clearance(bone[None])[0])) < 1.3
    assert 5 < np.linalg.norm(skin - bone) < 30


def test_screws_enter_on_bone() -> None:
    screws = COURSES.surgery.screws
    assert set(screws) == {"L1", "L2", "L3", "L4", "L5", "S1", "S2AI"}
    at = np.concatenate([points(place) for place in screws.values()])
    assert np.abs(clearance(at)).max() < 1
