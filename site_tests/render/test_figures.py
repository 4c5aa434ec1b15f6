"""The figure of crossing distances: picture, table, data and sources agree."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.model.studies import MeasuredFrom
from root_or_nerve.pathways.crossings import crossings
from root_or_nerve.render.figures import FIGURES, Figure, make_figures
from root_or_nerve.render.forest import Panel, Row, place
from site_tests.live_markup import live, words

ID = "crossing-distances"


@pytest.fixture(scope="module")
def figure(library: Library) -> Figure:
    return make_figures(library.anatomy)[ID]


@pytest.fixture(scope="module")
def plot(figure: Figure) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(figure.plot)
    return value


def test_without_studies_there_is_no_figure() -> None:
    assert make_figures(Anatomy()) == {}


def test_every_figure_is_made_and_named_by_its_id(library: Library) -> None:
    figures = make_figures(library.anatomy)
    assert figures.keys() == FIGURES.keys()
    assert all(id == figure.id for id, figure in figures.items())


def test_the_table_has_a_row_for_every_distance(
    library: Library, figure: Figure
) -> None:
    count = sum(len(study.crossings) for study in library.anatomy.studies.values())
    body = figure.html.partition("<tbody>")[2].partition("</tbody>")[0]
    assert body.count("<tr>") == count


def test_every_published_number_stands_in_the_table(
    library: Library, figure: Figure
) -> None:
    text = words(figure.html)
    for study in library.anatomy.studies.values():
        for distance in study.crossings:
            for value in (distance.mean_mm, distance.sd_mm):
                assert value is None or f"{value:g}" in text


def test_the_plot_has_every_distance_once(
    library: Library, plot: dict[str, Any]
) -> None:
    studies = library.anatomy.studies.values()
    wanted = [c for mark in MeasuredFrom for c in crossings(studies, mark)]
    means = [x for t in plot["data"] if t["mode"] == "markers" for x in t["x"]]
    ranges = [t["x"] for t in plot["data"] if t["mode"] == "lines"]
    assert sorted(means) == sorted(c.mean_mm for c in wanted if c.mean_mm is not None)
    assert sorted(ranges) == sorted(
        [c.low_mm, c.high_mm] for c in wanted if c.mean_mm is None
    )


def test_the_picture_has_every_distance_once(library: Library, figure: Figure) -> None:
    studies = library.anatomy.studies.values()
    wanted = [c for mark in MeasuredFrom for c in crossings(studies, mark)]
    means = sum(c.mean_mm is not None for c in wanted)
    assert figure.html.count("<circle") == means
    spreads = sum(c.low_mm is not None for c in wanted)
    assert len(re.findall('class="rn-plate-(?:range|sd)"', figure.html)) == spreads


def test_the_picture_has_a_name_and_a_description(figure: Figure) -> None:
    assert f'aria-labelledby="{ID}-title {ID}-desc"' in figure.html
    assert f'id="{ID}-title"' in figure.html
    assert f'id="{ID}-desc"' in figure.html


def test_every_source_of_a_study_is_listed(library: Library, figure: Figure) -> None:
    keys = {study.source.key for study in library.anatomy.studies.values()}
    assert set(figure.cited) == keys
    for key in keys:
        assert words(figure.html).count(library.anatomy.sources[key].title) >= 1


def test_the_plot_names_colours_that_the_page_resolves(plot: dict[str, Any]) -> None:
    colours = re.findall(r'"[a-z_]*color": "([^"]*)"', json.dumps(plot))
    assert colours
    assert all(colour.startswith(("var(--rn-", "rgba(0,0,0,0)")) for colour in colours)
    assert plot["config"]["displaylogo"] is False


def test_plotly_loads_from_the_build_only_when_opened(
    figure: Figure, site: Site
) -> None:
    assert f'data-src="asset:assets/figures/{ID}.js"' in figure.html
    assert "<script" not in figure.html
    assert f"assets/figures/{ID}.js" in site.assets


def test_the_data_file_cannot_run_anything_else(site: Site) -> None:
    text = site.assets[f"assets/figures/{ID}.js"]
    assert isinstance(text, str)
    head, equals, data = text.partition("]=")
    assert (head, equals) == (f'(window.rnFigures=window.rnFigures||{{}})["{ID}"', "]=")
    assert json.loads(data.rstrip(";\n"))["data"]


def test_nothing_in_the_figure_is_live(figure: Figure) -> None:
    assert live(figure.html.replace("asset:", "https://x/"), ours=True) == []


ROW = Row("Lu", "medial", "n 1", 50.0, 40.0, 60.0, False, "Lu")


def test_values_are_placed_on_the_axis() -> None:
    picture = place([Panel("One", (ROW,)), Panel("Two", (ROW, ROW))], 0, 100, 50)
    (first,) = picture.panels[0].marks
    assert first.centre_x == (picture.left + picture.right) / 2
    assert first.low_x is not None
    assert first.high_x is not None
    assert first.low_x < first.centre_x < first.high_x
    assert picture.ticks == (
        (picture.left, "0"),
        (first.centre_x, "50"),
        (picture.right, "100"),
    )


def test_panels_do_not_overlap_and_fit() -> None:
    picture = place([Panel(str(n), (ROW,) * n) for n in (1, 2, 3)], 0, 100, 10)
    edges = [y for panel in picture.panels for y in (panel.top, panel.bottom)]
    assert edges == sorted(edges)
    assert edges[-1] < picture.height
    for panel in picture.panels:
        assert all(panel.top < mark.y <= panel.bottom for mark in panel.marks)
