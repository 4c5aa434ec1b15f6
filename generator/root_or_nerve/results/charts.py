"""Two charts of the results, each as points: drawn as SVG here and by Plotly there."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .report import Report, d_prime_of

_WIDTH, _LEFT, _RIGHT, _TOP, _BELOW = 720, 56, 16, 16, 44
_INK, _ACCENT, _RULE = "#211d18", "#8b2f22", "#d8cdb9"


@dataclass(frozen=True)
class Axis:
    title: str
    low: float
    high: float
    ticks: tuple[float, ...]


@dataclass(frozen=True)
class Point:
    """A place, how far it may be off along x, and what it is."""

    x: float
    y: float
    words: str
    low: float | None = None
    high: float | None = None
    stands_out: bool = False


@dataclass(frozen=True)
class Chart:
    id: str
    title: str
    legend: str
    x: Axis
    y: Axis | None  # None: rows, one below the other
    points: tuple[Point, ...]

    @property
    def height(self) -> int:
        rows = 20 * len(self.points) if self.y is None else 360
        return _TOP + max(rows, 60) + _BELOW


def charts_of(report: Report) -> tuple[Chart, ...]:
    """Return the charts for which there is something to draw."""
    charts = (_learners(report), _units(report))
    return tuple(chart for chart in charts if chart.points)


def _learners(report: Report) -> Chart:
    points = []
    for row, learner in enumerate(report.measured):
        assert learner.discrimination
        bounds, value = learner.discrimination.d_prime_interval, d_prime_of(learner)
        words = f"{learner.name}: {value:.2f} ({bounds.low:.2f} to {bounds.high:.2f})"
        points.append(Point(value, -row, words, bounds.low, bounds.high))
    ends = [end for p in points for end in (p.low, p.high) if end is not None]
    low, high = min([-0.5, *ends]), max([3.5, *ends])
    axis = Axis("d′", low, high, (0, 1, 2, 3))
    legend = "Each row is a learner with enough probes and forms; lines are intervals."
    return Chart(
        "d-prime", "How well each learner tells", legend, axis, None, (*points,)
    )


def _units(report: Report) -> Chart:
    points = []
    for result in report.units:
        found = result.statistics
        if rest := found.rest_score:
            words = (
                f"{result.unit.title}: right {found.facility:.0%} of {found.n}, "
                f"rest score {rest.correlation:.2f}"
            )
            flagged = bool(found.flags)
            points.append(
                Point(found.facility, rest.correlation, words, stands_out=flagged)
            )
    x = Axis("Facility: share of right answers", 0, 1, (0, 0.25, 0.5, 0.75, 1))
    y = Axis("Rest-score correlation", -1, 1, (-1, -0.5, 0, 0.5, 1))
    legend = (
        "Each point is a case or a family of patterns; what is flagged is filled. "
        "Below 0, learners who are right elsewhere are wrong here."
    )
    return Chart("items", "Items: how easy, and how telling", legend, x, y, (*points,))


@dataclass(frozen=True)
class Mark:
    """A point in the picture."""

    x: float
    y: float
    words: str
    low: float | None
    high: float | None
    stands_out: bool


@dataclass(frozen=True)
class Drawn:
    """A chart in the units of its picture; ticks as (place, words)."""

    chart: Chart
    width: int
    bottom: float
    left: float
    right: float
    top: float
    ticks_x: tuple[tuple[float, str], ...]
    ticks_y: tuple[tuple[float, str], ...]
    marks: tuple[Mark, ...]


def drawn(chart: Chart) -> Drawn:
    """Lay a chart out."""
    bottom = chart.height - _BELOW
    y = chart.y or Axis("", 0.5 - len(chart.points), 0.5, ())

    def across(value: float) -> float:
        share = (value - chart.x.low) / (chart.x.high - chart.x.low)
        return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)

    def up(value: float) -> float:
        share = (value - y.low) / (y.high - y.low)
        return round(bottom - share * (bottom - _TOP), 1)

    marks = [
        Mark(
            x=across(point.x),
            y=up(point.y),
            words=point.words,
            low=None if point.low is None else across(point.low),
            high=None if point.high is None else across(point.high),
            stands_out=point.stands_out,
        )
        for point in chart.points
    ]
    return Drawn(
        chart=chart,
        width=_WIDTH,
        bottom=bottom,
        left=_LEFT,
        right=_WIDTH - _RIGHT,
        top=_TOP,
        ticks_x=_placed(chart.x.ticks, across),
        ticks_y=_placed(y.ticks, up),
        marks=tuple(marks),
    )


def _placed(ticks: Iterable[float], place: Any) -> tuple[tuple[float, str], ...]:
    return tuple((place(tick), f"{tick:g}".replace("-", "−")) for tick in ticks)


def plotly(charts: Sequence[Chart]) -> str:
    """Return the charts by id as Plotly takes them: JSON, safe inside a script."""
    text = json.dumps({chart.id: _figure(chart) for chart in charts})
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def _figure(chart: Chart) -> dict[str, Any]:
    """A name is no markup to Plotly, which would read `<b>` in it."""
    symbols = ["circle" if p.stands_out else "circle-open" for p in chart.points]
    words = [point.words.replace("<", "‹").replace(">", "›") for point in chart.points]
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in chart.points],
        "y": [point.y for point in chart.points],
        "customdata": words,
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {
            "size": 9,
            "color": _ACCENT,
            "symbol": symbols,
        },
    }
    if chart.y is None:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [(p.high or p.x) - p.x for p in chart.points],
            "arrayminus": [p.x - (p.low or 0) for p in chart.points],
            "color": _INK,
            "thickness": 1,
        }
    layout = {
        "height": chart.height,
        "margin": {"l": _LEFT, "r": _RIGHT, "t": _TOP, "b": _BELOW},
        "xaxis": _plotly_axis(chart.x),
        "yaxis": _plotly_axis(chart.y) if chart.y else {"visible": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hovermode": "closest",
        "showlegend": False,
    }
    return {"data": [trace], "layout": layout}


def _plotly_axis(axis: Axis) -> dict[str, Any]:
    return {
        "title": {"text": axis.title},
        "range": [axis.low, axis.high],
        "tickvals": list(axis.ticks),
        "gridcolor": _RULE,
        "zeroline": True,
        "zerolinecolor": _INK,
    }
