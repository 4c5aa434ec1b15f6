"""Every figure in numbers: picture, table, data and sources agree."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from plotly.graph_objects import Figure as Plot

from root_or_nerve.compile import Site
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.model.studies import MeasuredFrom
from root_or_nerve.pathways.crossings import crossings
from root_or_nerve.render.figures import (
    FIGURES,
    SECTIONS,
    Figure,
    figure_list,
    make_figures,
)
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
    studies = library.anatomy.studies.values()
    keys = {study.source.key for study in studies if study.crossings}
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


# Every figure


@pytest.fixture(scope="module")
def figures(library: Library) -> dict[str, Figure]:
    return make_figures(library.anatomy)


@pytest.mark.parametrize("id", FIGURES)
def test_a_figure_says_what_it_cannot_tell_and_where_it_comes_from(
    id: str, figures: dict[str, Figure], library: Library
) -> None:
    text = words(figures[id].html)
    assert "What this cannot tell." in text
    assert figures[id].title in text
    for key in figures[id].cited:
        assert library.anatomy.sources[key].title in text
    for study in library.anatomy.studies.values():
        is_here = f">{study.label}<" in figures[id].html.partition("rn-limits")[2]
        assert not is_here or study.source.key in figures[id].cited


@pytest.mark.parametrize("id", FIGURES)
def test_a_table_is_whole(id: str, figures: dict[str, Figure]) -> None:
    head, _, body = figures[id].html.partition("<tbody>")
    columns = head.count('<th scope="col"')
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.S)
    assert rows
    for row in rows:
        assert len(re.findall(r"<t[hd]", row)) == columns
        assert 'class="rn-cite"' in row
        assert "None" not in row
        assert "nan" not in row


@pytest.mark.parametrize("id", FIGURES)
def test_every_value_of_the_picture_stands_in_the_plot(
    id: str, figures: dict[str, Figure]
) -> None:
    html, plot = figures[id].html, json.loads(figures[id].plot)
    dots = html.count("<circle")
    bars = html.count('class="rn-plate-bar"')
    stripes = [t for t in plot["data"] if t["mode"] == "lines"]
    points = [t for t in plot["data"] if t["mode"] == "markers"]
    ranges = html.count('class="rn-plate-range"')
    assert len(stripes) == bars + ranges
    seen = [t for t in points if t["marker"]["color"] != "rgba(0,0,0,0)"]
    assert sum(len(t["x"]) for t in seen) == dots


@pytest.mark.parametrize("id", FIGURES)
def test_words_of_a_row_fit_beside_each_other(
    id: str, figures: dict[str, Figure]
) -> None:
    """A letter is about 5.6 wide, bold ones 6; the picture is 330."""
    rows = re.findall(
        r'rn-plate-label".*?<tspan class="rn-plate-study">(.*?)</tspan>'
        r"(?:<tspan[^>]*>(.*?)</tspan>)?</text>\s*"
        r'(?:<text class="rn-plate-value"[^>]*>(.*?)</text>)?',
        figures[id].html,
    )
    assert rows
    for label, detail, value in rows:
        assert 6 * len(label) + 5.3 * len(detail) + 6.2 * len(value) < 306, label
    titles = re.findall(r'rn-plate-title"[^>]*>(.*?)</text>', figures[id].html)
    assert all(len(title) <= 47 for title in titles)
    notes = re.findall(r'rn-plate-note"[^>]*>(.*?)</text>', figures[id].html)
    assert all(len(note) <= 58 for note in notes)


@pytest.mark.parametrize("id", FIGURES)
def test_nothing_in_any_figure_is_live(id: str, figures: dict[str, Figure]) -> None:
    assert live(figures[id].html.replace("asset:", "https://x/"), ours=True) == []


@pytest.mark.parametrize("id", FIGURES)
def test_a_plot_is_one_that_plotly_knows(id: str, figures: dict[str, Figure]) -> None:
    plot = json.loads(figures[id].plot)
    text = json.dumps({"data": plot["data"], "layout": plot["layout"]})
    for name in set(re.findall(r"var\(--rn-[\w-]+\)", text)):
        colour = "Sans" if "font" in name else "#123456"
        text = text.replace(name, colour)
    Plot(json.loads(text))  # raises on names and values that Plotly does not have


def test_every_figure_stands_once_on_the_page_of_all(
    figures: dict[str, Figure],
) -> None:
    assert [id for section in SECTIONS for id in section.figures] == list(FIGURES)
    html = figure_list(figures)
    assert html.count("<rn-figure ") == len(FIGURES)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    for section in SECTIONS:
        assert f'<h2 id="{section.id}">{section.title}</h2>' in html
        assert section.introduction in html


def test_a_section_without_figures_is_left_out(figures: dict[str, Figure]) -> None:
    html = figure_list({"tunnels": figures["tunnels"]})
    assert html.count("<h2") == 1
    assert figure_list({}).strip() == ""


def test_figures_are_made_again_only_of_other_studies(library: Library) -> None:
    figures = make_figures(library.anatomy)
    assert make_figures(library.anatomy)["tunnels"] is figures["tunnels"]
    fewer = replace(
        library.anatomy,
        studies={
            id: study
            for id, study in library.anatomy.studies.items()
            if id != "kuniya-2011"
        },
    )
    assert (
        "Kuniya 2011" not in make_figures(fewer)["tunnels"].html.partition("<tbody>")[2]
    )
    assert make_figures(library.anatomy)["tunnels"] == figures["tunnels"]
