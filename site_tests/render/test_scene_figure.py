"""The scene as a figure: what it opens with, weighs, draws and says."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from root_or_nerve.model.library import Library
from root_or_nerve.render.scene_figure import (
    FOLDER,
    SCENE,
    SCRIPT,
    SceneFigure,
    scene_figures,
)
from root_or_nerve.render.scene_poster import TONES
from root_or_nerve.render.scene_surgery import surgery_words

MOST_SENT = 90_000  # bytes, gzip
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def figure(library: Library) -> SceneFigure:
    return scene_figures(library)[SCENE]


@pytest.fixture(scope="module")
def script(figure: SceneFigure) -> str:
    text = figure.assets[SCRIPT]
    assert isinstance(text, str)
    return text


@pytest.fixture(scope="module")
def data(script: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(script.partition("]=")[2].removesuffix(";\n"))
    return held


def test_the_figure_opens_with_the_largest_series_from_the_midline(
    figure: SceneFigure,
) -> None:
    assert figure.studies[0] == "loubser-midline"
    assert len({*figure.studies}) == len(figure.studies) >= 8


def test_its_data_are_small_enough(script: str) -> None:
    assert len(gzip.compress(script.encode(), 9)) <= MOST_SENT
    assert "<" not in script


def test_its_data_name_everything_that_they_hold(data: dict[str, Any]) -> None:
    courses, names = data["courses"], data["names"]
    assert names["others"].keys() == courses["others"].keys()
    assert names["screws"].keys() == courses["surgery"]["screws"].keys()
    assert names["incisions"].keys() == courses["surgery"]["incisions"].keys()
    pieces = data["back"]["pieces"]
    owners = {piece[key] for piece in pieces for key in ("nerve", "root")} - {None}
    assert owners <= names["patches"].keys()
    assert data["levels"].keys() == courses["levels"].keys()
    reached = {
        r
        for level in data["levels"].values()
        for p in level.values()
        for r in p["roots"]
    }
    assert reached - {"S4-5"} <= courses["roots"].keys()


def test_every_measured_branch_lies_within_the_drawn_stations(
    data: dict[str, Any],
) -> None:
    for placing in data["placings"]:
        for branch in placing["branches"]:
            if branch["measured"]:
                at = data["courses"]["branches"][branch["course"]]["midline"]
                assert at[0] <= 10 * branch["at_mm"] <= at[-1], placing["id"]


@pytest.mark.parametrize("tone", TONES)
def test_a_poster_stands_alone_and_is_well_formed(
    figure: SceneFigure, tone: str
) -> None:
    for placing in figure.placed:
        text = figure.assets[f"{FOLDER}/{placing.id}-{tone}.svg"]
        assert isinstance(text, str)
        root = ElementTree.fromstring(text)
        drawn = sum(branch.measured is not None for branch in placing.branches)
        assert len(root.findall(f"{SVG}circle")) == 2 * drawn
        links = re.findall(r'href="([^"]{0,24})', text)
        assert all(link.startswith(("#", "data:image/webp;base64,")) for link in links)
        assert len(text) < 25_000


def test_what_is_schematic_is_said_in_words(figure: SceneFigure) -> None:
    assert any(note.startswith("A schematic assembly") for note in figure.notes)
    assert not any("_" in note for note in figure.notes)
    assert any(n.startswith("Superior cluneal nerves, medial") for n in figure.notes)


def test_without_a_scene_or_a_study_there_is_no_figure(library: Library) -> None:
    assert scene_figures(replace(library, scene=None)) == {}
    anatomy = replace(library.anatomy, studies={})
    assert scene_figures(replace(library, anatomy=anatomy)) == {}


def test_injuries_are_counted_with_their_n_and_no_more(library: Library) -> None:
    said = surgery_words(library.anatomy.studies.values())
    assert "3 of 15 after incision parallel to the nerves" in said
    assert "8 of 21 after transverse incision" in said
    assert "24% of 170" in said
    assert said.endswith("no count was found.")
    assert surgery_words([]) == ""
