"""A plot of rows laid out in a box: a centre or a bar, a spread, and words.

The same rows make the still picture (SVG), the table and the Plotly figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """From `low` to `high` in steps; a line stands at `zero` if it has one."""

    low: float
    high: float
    step: float
    has_zero: bool = False


@dataclass(frozen=True)
class Row:
    """One published value, in the unit of the axis; all None: there is no number."""

    label: str
    detail: str
    size: str
    centre: float | None
    low: float | None
    high: float | None
    is_range: bool
    hover: str
    is_bar: bool = False
    value: str = ""


@dataclass(frozen=True)
class Panel:
    """Rows that share an axis; `title` says what it measures, `note` on whom."""

    title: str
    rows: tuple[Row, ...]
    axis: Axis
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """One row in the coordinates of the picture."""

    label: str
    detail: str
    size: str
    value: str
    y: float
    bar_x: float | None
    centre_x: float | None
    low_x: float | None
    high_x: float | None
    is_range: bool


@dataclass(frozen=True)
class PlacedPanel:
    """`ticks` as (x, words); their words stand below it if `has_words`."""

    title: str
    note: str
    title_y: float
    top: float
    bottom: float
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    has_words: bool
    zero_x: float | None


@dataclass(frozen=True)
class Picture:
    """A still picture `width` × `height`."""

    width: float
    height: float
    left: float
    right: float
    panels: tuple[PlacedPanel, ...]


_WIDTH, _MARGIN, _SIZES, _LETTER = 330.0, 12.0, 22.0, 6.2
_ROW, _TITLE, _NOTE, _GAP, _AXIS = 34.0, 30.0, 14.0, 16.0, 20.0


def place(panels: Sequence[Panel]) -> Picture:
    """Lay the panels out one below the other."""
    sizes = [len(row.size) for panel in panels for row in panel.rows]
    right = _WIDTH - 8 - max(_SIZES, max(sizes, default=0) * _LETTER)
    placed, y = [], 4.0
    for i, panel in enumerate(panels):
        is_last = i == len(panels) - 1
        has_words = is_last or panels[i + 1].axis != panel.axis
        placed.append(_placed(panel, y, _MARGIN, right, has_words))
        y = placed[-1].bottom + (_AXIS if has_words else 0) + _GAP
    height = y - _GAP + 6
    return Picture(_WIDTH, height, _MARGIN, round(right, 1), tuple(placed))


def _placed(
    panel: Panel, y: float, left: float, right: float, has_words: bool
) -> PlacedPanel:
    axis = panel.axis

    def x(value: float | None) -> float | None:
        if value is None:
            return None
        part = (value - axis.low) / (axis.high - axis.low)
        return round(left + part * (right - left), 1)

    top = y + _TITLE + (_NOTE if panel.note else 0)
    marks = tuple(
        Mark(
            row.label,
            row.detail,
            row.size,
            row.value,
            top + i * _ROW + 24,
            x(axis.low) if row.is_bar and row.centre is not None else None,
            x(row.centre),
            x(row.low),
            x(row.high),
            row.is_range,
        )
        for i, row in enumerate(panel.rows)
    )
    ticks = tuple((x(value) or 0.0, words_of(value)) for value in values_on(axis))
    bottom = top + len(panel.rows) * _ROW
    zero = x(0) if axis.has_zero else None
    title_y = y + _TITLE - 10
    return PlacedPanel(
        panel.title, panel.note, title_y, top, bottom, marks, ticks, has_words, zero
    )


def values_on(axis: Axis) -> tuple[float, ...]:
    """Return the values at which an axis has a line."""
    count = int((axis.high - axis.low) / axis.step + 1e-6)
    return tuple(axis.low + n * axis.step for n in range(count + 1))


def words_of(value: float) -> str:
    """Write a number with a true minus."""
    return f"{value:g}".replace("-", "−")
