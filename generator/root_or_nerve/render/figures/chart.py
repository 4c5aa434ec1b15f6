"""A chart of published values, and the figure that it becomes.

A chart is what one module of this package says of a subject: groups of lines, each
line a row of the picture and of the table. `finish` makes picture, table, sources
and the Plotly figure of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ...model.library import Anatomy
from ...model.sources import Source
from ...model.studies import Study
from ..citations import references
from ..forest import Axis, Panel, Row, place
from ..plots import forest_plot
from ..templates import fill


@dataclass(frozen=True)
class Figure:
    """A finished figure; `plot` is the text of its data file."""

    id: str
    title: str
    html: str
    plot: str
    cited: tuple[str, ...]


@dataclass(frozen=True)
class Column:
    """A column of the table; its name says the unit."""

    name: str
    is_number: bool = False


@dataclass(frozen=True)
class Line:
    """One published value: a row of the picture, of the table, or of both."""

    study: Study
    row: Row | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Lines that stand on one axis. Of a group without rows there is no panel."""

    title: str
    lines: tuple[Line, ...]
    axis: Axis
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """Everything that a figure says; `columns` come after the study's."""

    id: str
    title: str
    describes: str
    legend: str
    unknown: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    remarks: tuple[tuple[Study, str], ...] = ()

    @property
    def studies(self) -> tuple[Study, ...]:
        """Every study in it, in the order of the table."""
        lines = [line.study for group in self.groups for line in group.lines]
        found = {study.id: study for study in [*lines, *(s for s, _ in self.remarks)]}
        return tuple(found.values())


@dataclass(frozen=True)
class TableRow:
    study: str
    reference: int
    cells: tuple[tuple[Column, str], ...]


ChartMaker = Callable[[Mapping[str, Study]], Chart | None]

NONE = "–"


def finish(chart: Chart, sources: Mapping[str, Source]) -> Figure:
    """Make picture, table, sources and Plotly figure of a chart."""
    works = references((study.source.key for study in chart.studies), sources)
    numbers = {work.key: work.number for work in works}
    panels = _panels(chart)
    html = fill(
        "figure",
        chart=chart,
        picture=place(panels),
        rows=list(_table(chart, numbers)),
        remarks=[
            (study.label, text, numbers.get(study.source.key, 0))
            for study, text in chart.remarks
        ],
        limits=[(study.label, study.cannot_tell) for study in chart.studies],
        references=works,
    )
    return Figure(chart.id, chart.title, html, forest_plot(panels), tuple(numbers))


def _panels(chart: Chart) -> list[Panel]:
    groups = [
        (group, tuple(line.row for line in group.lines if line.row is not None))
        for group in chart.groups
    ]
    return [
        Panel(group.title, rows, group.axis, group.note)
        for group, rows in groups
        if rows
    ]


def _table(chart: Chart, numbers: Mapping[str, int]) -> Iterable[TableRow]:
    for group in chart.groups:
        for line in (one for one in group.lines if one.cells):
            cells = tuple(zip(chart.columns, line.cells, strict=True))
            number = numbers.get(line.study.source.key, 0)
            yield TableRow(line.study.label, number, cells)


def finished(anatomy: Anatomy, make: ChartMaker) -> Figure | None:
    """Return a figure of the anatomy's studies, or None where there is nothing."""
    chart = make(anatomy.studies)
    if chart is None or not any(group.lines for group in chart.groups):
        return None
    return finish(chart, anatomy.sources)
