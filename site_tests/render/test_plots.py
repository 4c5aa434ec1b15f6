"""Plotly data of panels: places, axes, traces."""

from __future__ import annotations

import json
from typing import Any

import pytest

from root_or_nerve.render.forest import Axis, Panel, Row
from root_or_nerve.render.plots import forest_plot

AXIS = Axis(0, 100, 20)
DOT = Row("A", "a", "n 1", 50.0, 40.0, 70.0, False, "<b>A</b>")
ALONE = Row("B", "b", "n 1", 30.0, None, None, False, "B")
BAR = Row("C", "c", "1/2", 50.0, 20.0, 80.0, False, "C", is_bar=True)
RANGE = Row("D", "d", "n 9", None, 10.0, 30.0, True, "D")
BARE = Row("E", "", "", None, None, None, False, "E")


def plot(*panels: Panel) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(forest_plot(panels))
    return value


def test_each_kind_of_row_is_drawn_as_what_it_is() -> None:
    data = plot(Panel("One", (DOT, ALONE, BAR, RANGE, BARE), AXIS))["data"]
    bar, span, end, dot, alone = data
    assert (bar["mode"], bar["x"], bar["line"]["width"]) == ("lines", [0, 50], 9)
    assert (span["mode"], span["x"], span["line"]["width"]) == ("lines", [10, 30], 6)
    assert (end["x"], end["error_x"]["array"], end["error_x"]["arrayminus"]) == (
        [50],
        [30],
        [30],
    )
    assert end["marker"]["color"] == "rgba(0,0,0,0)"
    assert (dot["x"], dot["error_x"]["arrayminus"], dot["error_x"]["array"]) == (
        [50],
        [10],
        [20],
    )
    assert alone["x"] == [30]
    assert "error_x" not in alone


def test_a_row_without_a_number_still_has_its_line() -> None:
    layout = plot(Panel("One", (DOT, BARE), AXIS))["layout"]
    assert layout["yaxis"]["categoryarray"] == ["A<br>a, n 1", "E"]
    assert layout["yaxis"]["range"] == [1.5, -0.5]


@pytest.mark.parametrize("sizes", [[1], [1, 8], [3, 1, 2, 7, 1]])
def test_panels_share_the_height_in_order(sizes: list[int]) -> None:
    layout = plot(*(Panel("", (DOT,) * n, AXIS, "note") for n in sizes))["layout"]
    names = ["yaxis", *(f"yaxis{n}" for n in range(2, len(sizes) + 1))]
    domains = [layout[name]["domain"] for name in names]
    edges = [edge for low, high in domains for edge in (high, low)]
    assert edges == sorted(edges, reverse=True)
    assert (edges[0], edges[-1]) == (1, pytest.approx(0, abs=0.001))
    heights = [high - low for low, high in domains]
    rows = [height / (n + 0.2) for height, n in zip(heights, sizes, strict=True)]
    assert max(rows) == pytest.approx(min(rows), rel=0.01)


def test_each_panel_has_its_own_axis_and_title() -> None:
    layout = plot(
        Panel("One", (DOT,), AXIS), Panel("T<w>o", (BAR,), Axis(-5, 5, 5, True))
    )["layout"]
    assert layout["xaxis"]["range"] == [0, 100]
    assert layout["xaxis2"]["ticktext"] == ["−5", "0", "5"]
    assert (layout["xaxis"]["zeroline"], layout["xaxis2"]["zeroline"]) == (False, True)
    assert [note["text"] for note in layout["annotations"]] == ["One", "T&lt;w&gt;o"]
