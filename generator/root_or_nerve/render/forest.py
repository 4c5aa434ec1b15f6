"""A forest plot laid out in a box: rows with a centre, a spread and words.

The same rows make the still picture (SVG), the table and the Plotly figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One published value. Values in the unit of the axis."""

    label: str
    detail: str
    size: str
    centre: float | None
    low: float | None
    high: float | None
    is_range: bool
    hover: str


@dataclass(frozen=True)
class Panel:
    """Rows that share an axis and its title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Mark:
    """One row in the coordinates of the picture."""

    label: str
    detail: str
    size: str
    y: float
    centre_x: float | None
    low_x: float | None
    high_x: float | None
    is_range: bool


@dataclass(frozen=True)
class PlacedPanel:
    title: str
    top: float
    bottom: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Picture:
    """A still picture `width` × `height`; ticks as (x, words)."""

    width: float
    height: float
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]
    panels: tuple[PlacedPanel, ...]


_WIDTH, _MARGIN, _SIZES = 330.0, 8.0, 30.0
_ROW, _TITLE, _GAP, _AXIS = 34.0, 30.0, 16.0, 26.0


def place(panels: Sequence[Panel], low: float, high: float, step: int) -> Picture:
    """Lay the panels out one below the other on an axis from `low` to `high`."""
    left, right = _MARGIN, _WIDTH - _MARGIN - _SIZES

    def x(value: float | None) -> float | None:
        if value is None:
            return None
        return round(left + (value - low) / (high - low) * (right - left), 1)

    placed, y = [], 4.0
    for panel in panels:
        top = y + _TITLE
        marks = tuple(
            Mark(
                row.label,
                row.detail,
                row.size,
                top + i * _ROW + 24,
                x(row.centre),
                x(row.low),
                x(row.high),
                row.is_range,
            )
            for i, row in enumerate(panel.rows)
        )
        bottom = top + len(panel.rows) * _ROW
        placed.append(PlacedPanel(panel.title, top, bottom, marks))
        y = bottom + _GAP
    values = range(int(low), int(high) + 1, step)
    ticks = tuple((x(value) or 0.0, str(value)) for value in values)
    return Picture(_WIDTH, y + _AXIS - _GAP, left, right, ticks, tuple(placed))
