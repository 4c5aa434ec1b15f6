"""Plotly figures as JSON. Colours and fonts are names that the page resolves."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from .forest import Axis, Panel, Row, values_on, words_of

_INK, _SOFT, _PAPER = "var(--rn-ink)", "var(--rn-rule)", "var(--rn-plate)"
_EDGE, _FONT = "var(--rn-edge)", "var(--rn-font-text)"
_HOVER = "%{customdata}<extra></extra>"
_BETWEEN, _NOTE, _EDGE_ROWS = 1.7, 0.5, 0.2  # in rows
_TOP_PX, _NOTE_PX = 32, 16
_CONFIG = {"responsive": True, "displaylogo": False, "displayModeBar": False}


def forest_plot(panels: Sequence[Panel]) -> str:
    """Return data, layout and config of a plot, one panel below the other."""
    layout = _layout(_TOP_PX + (_NOTE_PX if panels[0].note else 0))
    data: list[dict[str, Any]] = []
    for n, (panel, domain) in enumerate(zip(panels, _domains(panels), strict=True), 1):
        suffix = "" if n == 1 else str(n)
        x, y = f"x{suffix}", f"y{suffix}"
        layout[f"xaxis{suffix}"] = _values(panel.axis) | {"anchor": y}
        layout[f"yaxis{suffix}"] = _names(panel) | {"anchor": x, "domain": domain}
        layout["annotations"].append(_title(panel, domain[1]))
        data += [trace | {"xaxis": x, "yaxis": y} for trace in _traces(panel)]
    return json.dumps(
        {"data": data, "layout": layout, "config": _CONFIG},
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _domains(panels: Sequence[Panel]) -> list[list[float]]:
    """Share the height out by rows, the first panel on top; 1 is the whole height.

    Above a panel stands its title and below it the words of its axis: as much as
    `_BETWEEN` rows, and half a row more for a note.
    """
    above = [_BETWEEN + (_NOTE if panel.note else 0) for panel in panels]
    whole = sum(above[1:]) + sum(len(panel.rows) + _EDGE_ROWS for panel in panels)
    domains, top = [], 1.0
    for n, panel in enumerate(panels):
        top -= above[n] / whole if n else 0
        bottom = top - (len(panel.rows) + _EDGE_ROWS) / whole
        domains.append([max(0.0, round(bottom, 4)), round(top, 4)])
        top = bottom
    return domains


def _title(panel: Panel, y: float) -> dict[str, Any]:
    note = f"<br><span style='font-size:11px'>{escape(panel.note)}</span>"
    return {
        "text": escape(panel.title) + (note if panel.note else ""),
        "font": {"size": 13, "color": _INK},
        "showarrow": False,
        "align": "right",
        **{"x": 1, "xanchor": "right", "xref": "paper"},
        **{"y": y, "yanchor": "bottom", "yref": "paper"},
    }


def _values(axis: Axis) -> dict[str, Any]:
    ticks = values_on(axis)
    return {
        "range": [axis.low, axis.high],
        "tickvals": list(ticks),
        "ticktext": [words_of(tick) for tick in ticks],
        "gridcolor": _SOFT,
        "zeroline": axis.has_zero,
        "zerolinecolor": _INK,
        "tickfont": {"size": 11, "color": _INK},
        "fixedrange": True,
    }


def _names(panel: Panel) -> dict[str, Any]:
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [_label(row) for row in panel.rows],
        "range": [len(panel.rows) - 0.5, -0.5],  # every row, the first one on top
        "automargin": True,
        "gridcolor": _SOFT,
        "tickfont": {"size": 10.5},
        "fixedrange": True,
    }


def _layout(top_px: int) -> dict[str, Any]:
    return {
        "font": {"family": _FONT, "size": 12, "color": _INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 12, "t": top_px, "b": 30},
        "showlegend": False,
        "annotations": [],
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": _PAPER,
            "bordercolor": _INK,
            "font": {"color": _INK, "family": _FONT},
        },
    }


def _traces(panel: Panel) -> list[dict[str, Any]]:
    """Return a trace for each bar and range, and one for each kind of point."""
    rows = [row for row in panel.rows if row.centre is not None]
    bars = [row for row in rows if row.is_bar]
    dots = [row for row in rows if not row.is_bar]
    ranges = [row for row in panel.rows if row.centre is None and row.low is not None]
    traces = [_stripe(row, panel.axis.low, row.centre) for row in bars]
    traces += [_stripe(row, row.low, row.high) for row in ranges]
    points = (
        (bars, True, "rgba(0,0,0,0)"),  # the end of a bar shows its interval alone
        (dots, True, _INK),
        (dots, False, _PAPER),
    )
    for some, has_spread, fill in points:
        if these := [row for row in some if (row.low is not None) is has_spread]:
            traces.append(_points(these, fill, is_dot=some is dots))
    return traces


def _points(rows: Sequence[Row], fill: str, *, is_dot: bool) -> dict[str, Any]:
    trace = {
        "type": "scatter",
        "mode": "markers",
        "x": [row.centre for row in rows],
        "y": [_label(row) for row in rows],
        "marker": {
            "size": 9,
            "color": fill,
            "line": {"color": _INK, "width": 1.6 if is_dot else 0},
        },
        "customdata": [row.hover for row in rows],
        "hovertemplate": _HOVER,
    }
    if rows[0].low is not None:
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [_reach(row.centre, row.high) for row in rows],
            "arrayminus": [_reach(row.low, row.centre) for row in rows],
            "color": _INK,
            "thickness": 1.6,
            "width": 5,
        }
    return trace


def _stripe(row: Row, low: float | None, high: float | None) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [low, high],
        "y": [_label(row)] * 2,
        "line": {"color": _EDGE, "width": 9 if row.is_bar else 6},
        "customdata": [row.hover] * 2,
        "hovertemplate": _HOVER,
    }


def _reach(low: float | None, high: float | None) -> float | None:
    return None if low is None or high is None else round(high - low, 2)


def _label(row: Row) -> str:
    under = ", ".join(escape(words) for words in (row.detail, row.size) if words)
    return f"{escape(row.label)}<br>{under}" if under else escape(row.label)
