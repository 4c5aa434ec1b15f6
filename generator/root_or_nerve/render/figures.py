"""Every figure by id: still picture, caption, table, sources, and Plotly data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor

from ..model.library import Anatomy
from ..model.studies import Branch, MeasuredFrom
from ..pathways.crossings import Crossing, crossings
from .citations import references
from .forest import Panel, Picture, Row, place
from .plots import forest_plot
from .templates import fill

_BRANCHES = {
    Branch.MEDIAL: "medial branch",
    Branch.INTERMEDIATE: "intermediate branch",
    Branch.LATERAL: "lateral branch",
    Branch.MOST_MEDIAL: "most medial branch",
    Branch.NOT_SPLIT: "branches not told apart",
    Branch.GROOVE: "groove in the bone",
}
_LANDMARKS = {
    MeasuredFrom.MIDLINE: "From the midline, mm",
    MeasuredFrom.PSIS: "From the posterior superior iliac spine, mm",
}
_STEP_MM = 10


@dataclass(frozen=True)
class Figure:
    """A finished figure; `plot` is the text of its data file."""

    id: str
    title: str
    html: str
    plot: str
    cited: tuple[str, ...]


@dataclass(frozen=True)
class TableRow:
    study: str
    branch: str
    landmark: str
    mean: str
    sd: str
    span: str
    n: str
    note: str
    reference: int


def make_figures(anatomy: Anatomy) -> dict[str, Figure]:
    """Return every figure that the anatomy has data for."""
    return {id: make(anatomy) for id, make in FIGURES.items() if anatomy.studies}


def _crossing_distances(anatomy: Anatomy) -> Figure:
    found = {mark: crossings(anatomy.studies.values(), mark) for mark in MeasuredFrom}
    panels = [
        Panel(_LANDMARKS[mark], tuple(_row(crossing) for crossing in found[mark]))
        for mark in MeasuredFrom
        if found[mark]
    ]
    low_mm, high_mm = _axis(panels)
    picture: Picture = place(panels, low_mm, high_mm, _STEP_MM)
    every = [crossing for mark in MeasuredFrom for crossing in found[mark]]
    works = references((crossing.source for crossing in every), anatomy.sources)
    numbers = {work.key: work.number for work in works}
    title = "Where the superior cluneal nerves cross the iliac crest"
    html = fill(
        "figure",
        id="crossing-distances",
        title=title,
        picture=picture,
        rows=[_table_row(crossing, numbers) for crossing in every],
        references=works,
        studies=len({crossing.study for crossing in every}),
    )
    plot = forest_plot(panels, "mm", low_mm, high_mm)
    return Figure("crossing-distances", title, html, plot, tuple(numbers))


def _axis(panels: Sequence[Panel]) -> tuple[int, int]:
    """Return whole steps that hold every value."""
    rows = [row for panel in panels for row in panel.rows]
    values = [v for r in rows for v in (r.centre, r.low, r.high) if v is not None]
    low, high = floor(min(values) / _STEP_MM), ceil(max(values) / _STEP_MM)
    return low * _STEP_MM, high * _STEP_MM


def _row(crossing: Crossing) -> Row:
    branch = _BRANCHES[crossing.branch]
    size = f"{crossing.n} {crossing.unit}"
    study = escape(crossing.study)  # Plotly reads some HTML
    words = [f"<b>{study}</b>", branch, _value(crossing), escape(size)]
    return Row(
        crossing.study,
        branch,
        f"n {crossing.n}",
        crossing.mean_mm,
        crossing.low_mm,
        crossing.high_mm,
        crossing.is_range,
        "<br>".join(words),
    )


def _value(crossing: Crossing) -> str:
    if crossing.mean_mm is None:
        return f"range {crossing.low_mm:g} to {crossing.high_mm:g} mm"
    if crossing.sd_mm is None:
        return f"mean {crossing.mean_mm:g} mm, no spread published"
    return f"mean {crossing.mean_mm:g} ± {crossing.sd_mm:g} mm"


def _table_row(crossing: Crossing, numbers: Mapping[str, int]) -> TableRow:
    span = ""
    if crossing.is_range or crossing.mean_mm is None:
        span = f"{crossing.low_mm:g}–{crossing.high_mm:g}"
    return TableRow(
        crossing.study,
        _BRANCHES[crossing.branch],
        "midline" if crossing.landmark is MeasuredFrom.MIDLINE else "PSIS",
        _number(crossing.mean_mm),
        _number(crossing.sd_mm),
        span or "–",
        f"{crossing.n} {crossing.unit}",
        crossing.note or "",
        numbers.get(crossing.source, 0),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


FIGURES: Mapping[str, Callable[[Anatomy], Figure]] = {
    "crossing-distances": _crossing_distances,
}
