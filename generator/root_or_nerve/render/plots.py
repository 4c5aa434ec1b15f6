"""Plotly figures as JSON. Colours and fonts are names that the page resolves."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from .forest import Panel, Row

_INK, _SOFT, _PAPER = "var(--rn-ink)", "var(--rn-rule)", "var(--rn-plate)"
_EDGE, _FONT = "var(--rn-edge)", "var(--rn-font-text)"


def forest_plot(panels: Sequence[Panel], unit: str, low: float, high: float) -> str:
    """Return data, layout and config of a forest plot, one panel below the other."""
    from plotly.subplots import make_subplots  # 0.3 s, and most builds reuse the result

    figure = make_subplots(
        rows=len(panels),
        cols=1,
        shared_xaxes=True,
        row_heights=[len(panel.rows) + 0.6 for panel in panels],
        vertical_spacing=0.08,
        subplot_titles=[panel.title for panel in panels],
    )
    for n, panel in enumerate(panels, 1):
        for trace in _traces(panel):
            figure.add_trace(trace, row=n, col=1)
        order = [_label(row) for row in panel.rows]
        figure.update_yaxes(
            tickfont_size=10.5, categoryorder="array", categoryarray=order, row=n, col=1
        )
    figure.update_layout(**_layout())
    figure.update_annotations(font_size=13, font_color=_INK, xanchor="right", x=1)
    figure.update_xaxes(
        range=[low, high],
        gridcolor=_SOFT,
        zeroline=False,
        dtick=10,
        tickfont_size=11,
        tickfont_color=_INK,
        fixedrange=True,
    )
    figure.update_xaxes(title_text=unit, row=len(panels), col=1)
    figure.update_yaxes(
        tickfont_size=10.5,
        autorange="reversed",
        automargin=True,
        gridcolor=_SOFT,
        fixedrange=True,
    )
    plain = json.loads(figure.to_json(engine="json", pretty=False))
    plain["layout"].pop("template", None)
    config = {"responsive": True, "displaylogo": False, "displayModeBar": False}
    return json.dumps(
        {**plain, "config": config}, ensure_ascii=False, separators=(",", ":")
    )


def _layout() -> dict[str, Any]:
    return {
        "font": {"family": _FONT, "size": 12, "color": _INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 12, "t": 26, "b": 38},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": _PAPER,
            "bordercolor": _INK,
            "font": {"color": _INK, "family": _FONT},
        },
    }


def _traces(panel: Panel) -> list[dict[str, Any]]:
    """Return one trace for means, one for ranges without a mean."""
    means = [row for row in panel.rows if row.centre is not None]
    ranges = [row for row in panel.rows if row.centre is None]
    traces = [_means(means)] if means else []
    return traces + [_range(row) for row in ranges]


def _means(rows: Sequence[Row]) -> dict[str, Any]:
    spread = [_half(row) for row in rows]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row.centre for row in rows],
        "y": [_label(row) for row in rows],
        "error_x": {
            "type": "data",
            "array": spread,
            "color": _INK,
            "thickness": 1.6,
            "width": 5,
        },
        "marker": {
            "size": 9,
            "color": [_PAPER if half is None else _INK for half in spread],
            "line": {"color": _INK, "width": 1.6},
        },
        "customdata": [row.hover for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _range(row: Row) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row.low, row.high],
        "y": [_label(row)] * 2,
        "line": {"color": _EDGE, "width": 6},
        "customdata": [row.hover] * 2,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _half(row: Row) -> float | None:
    if row.centre is None or row.high is None:
        return None
    return round(row.high - row.centre, 2)


def _label(row: Row) -> str:
    return f"{escape(row.label)}<br>{escape(row.detail)}, {escape(row.size)}"
