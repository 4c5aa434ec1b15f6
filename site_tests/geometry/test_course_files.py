"""The files of the scene made anew, and the plate of bones."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
import shapely
from PIL import Image

from root_or_nerve.geometry.body import Body, read_body
from root_or_nerve.geometry.bone_plate import NAME, bone_plate
from root_or_nerve.geometry.course_files import PLATES, course_values
from root_or_nerve.geometry.field import within
from root_or_nerve.load.courses import course_fingerprints
from root_or_nerve.load.library import load_library
from site_tests.course import ROOT
from site_tests.geometry.courses_scene import (
    FOLDER,
    clearance,
    plate,
    read,
)
from site_tests.geometry.drawn_paths import lines_of, shape_of

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def body() -> Body:
    return read_body(FOLDER)


def numbers(value: Any) -> list[float]:
    """Return every number of a value in its order."""
    if isinstance(value, dict):
        return [x for key in sorted(value) for x in numbers(value[key])]
    if isinstance(value, list):
        return [x for part in value for x in numbers(part)]
    return [value] if isinstance(value, int | float) else []


def test_the_files_come_out_again(body: Body) -> None:
    library, _ = load_library(CONTENT)
    inputs = course_fingerprints(CONTENT, CONTENT, CONTENT)
    values = course_values(
        body, library.anatomy.pathways, library.skin.territories, inputs
    )
    for name, again in values.items():
        now = read(name)
        assert again.keys() == now.keys()
        made, kept = numbers(again), numbers(now)
        assert len(made) == len(kept), name
        off = np.abs(np.array(made) - np.array(kept))
        assert (off <= 2).mean() > 0.999, "0.2 mm, but for a few"


def test_the_plate_comes_out_again(body: Body) -> None:
    drawn = bone_plate(body)
    now = read(f"{PLATES}/{NAME}.json")
    assert drawn.value.keys() < now.keys()
    assert drawn.value["box"] == now["box"]
    for name, text in drawn.value["bones"].items():
        change = shapely.symmetric_difference(
            shape_of(text), shape_of(now["bones"][name])
        )
        assert change.area < 0.01 * shape_of(text).area


# The fields that courses keep away by.


def test_the_field_of_bone_agrees_with_exact_distances(body: Body) -> None:
    chance = np.random.default_rng(7)
    low, high = np.array([2.0, 900, -60]), np.array([130.0, 1180, 60])
    places = low + chance.random((400, 3)) * (high - low)
    exact = np.clip(clearance(places), -12, 12)
    found = np.clip(body.bone(places), -12, 12)
    assert np.abs(found - exact).max() < 1.4
    near = np.abs(exact) < 6
    assert np.abs(found - exact)[near].mean() < 0.3


def test_places_beneath_the_skin_are_inside_it(body: Body) -> None:
    at = np.array([[60.0, 1050, 0], [60.0, 900, -60], [20.0, 1100, -30]])
    assert (body.depth(at) < 0).all()
    assert (body.depth(at + np.array([0, 0, -90.0])) > 0).all()


def test_a_grid_knows_what_lies_in_a_bone(body: Body) -> None:
    centre = body.marks["l3_centre"]
    grid = np.array([centre, centre + np.array([0, 0, 60.0])]).reshape(1, 1, 2, 3)
    assert within(body.bones["L3"], grid).reshape(-1).tolist() == [True, False]


# The plate.


def test_the_plate_shows_every_bone_within_the_skin() -> None:
    drawn = plate()
    names = {name for file in ("pelvis", "vertebrae") for name in bones_of(file)}
    assert set(drawn.bones) == names
    skin = shape_of(drawn.skin)
    for name, text in drawn.bones.items():
        shape = shape_of(text)
        assert shape.area > 1000, name
        assert shapely.difference(shape, skin).area < 0.01 * shape.area


def bones_of(file: str) -> set[str]:
    return set(read(f"{file}.json")["bones"])


def test_the_plate_is_drawn_in_its_units_with_the_left_on_the_left() -> None:
    drawn = plate()
    ilium = shape_of(drawn.bones["innominate"])
    west, north, _, south = ilium.bounds
    marks = read("pelvis.json")["landmarks"]
    assert west * drawn.unit_mm == pytest.approx(-marks["crest_lateral"][0], abs=1.5)
    assert north * drawn.unit_mm == pytest.approx(-marks["crest_apex"][1], abs=1.5)
    low = -marks["ischial_tuberosity"][1]
    assert south * drawn.unit_mm == pytest.approx(low, abs=1.5)
    x, y, width, height = drawn.box
    frame = shapely.box(x, y, x + width, y + height)
    assert shapely.contains(frame, shape_of(drawn.skin))
    assert x + width == 0


def test_no_line_of_the_plate_runs_along_the_midline() -> None:
    drawn = plate()
    middle = shapely.box(-1, -9999, 1, 9999)
    for text in (drawn.lines, drawn.skin_line):
        run = shapely.union_all(lines_of(text))
        assert run.length > 500
        assert shapely.intersection(run, middle).length < 30


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_shading_is_small_and_has_the_shape_of_its_box(tone: str) -> None:
    data = (FOLDER / PLATES / f"bones-posterior-{tone}.webp").read_bytes()
    assert len(data) <= 12_000
    picture = Image.open(io.BytesIO(data))
    _, _, width, height = plate().shade_box
    assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)
