"""At the crest: where branches cross it, pierce the fascia, and lie in a tunnel."""

from collections.abc import Mapping, Sequence
from math import ceil, floor

from ...model.measurements import (
    Branch,
    CrestSide,
    EntrapmentShare,
    MeasuredFrom,
    Passage,
    TunnelShare,
)
from ...model.studies import Study
from ...pathways.crossings import Crossing, crossings
from ..forest import Axis
from .chart import NONE, Chart, Column, Group, Line
from .values import (
    LENGTH_COLUMNS,
    NOTE,
    SHARE_COLUMNS,
    length_cells,
    length_row,
    share_cells,
    share_row,
)

BRANCHES = {
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
SHARES = Axis(0, 100, 20)


def crossing_distances(studies: Mapping[str, Study]) -> Chart:
    """Where the branches cross the crest, from both landmarks."""
    found = {mark: crossings(studies.values(), mark) for mark in MeasuredFrom}
    axis = _axis([one for some in found.values() for one in some])
    series = {one.series.id for some in found.values() for one in some}
    groups = tuple(
        Group(
            _LANDMARKS[mark],
            tuple(_crossing(one) for one in some),
            axis,
        )
        for mark, some in found.items()
        if some
    )
    return Chart(
        "crossing-distances",
        "Where the superior cluneal nerves cross the iliac crest",
        "Published means with one standard deviation, and ranges, as in the table "
        "below.",
        "Dot and line: mean ± 1 SD. Open dot: mean, no spread published. Bar: "
        f"published range. {len(series)} dissection series; the two panels use "
        "different landmarks and must not be subtracted from each other. The groove "
        "is in the bone; it is not the nerve. Read from abstracts.",
        "Where the branch of one patient crosses. Means differ by author, sex and "
        "body height, and most series do not say which branch was taken for the medial "
        "one.",
        (Column("Branch"), Column("From"), *LENGTH_COLUMNS, NOTE),
        groups,
    )


def _axis(every: Sequence[Crossing]) -> Axis:
    """Return whole steps that hold every value."""
    values = [v for c in every for v in (c.mean_mm, c.low_mm, c.high_mm) if v]
    if not values:
        return Axis(0, _STEP_MM, _STEP_MM)
    low, high = floor(min(values) / _STEP_MM), ceil(max(values) / _STEP_MM)
    return Axis(low * _STEP_MM, high * _STEP_MM, _STEP_MM)


def _crossing(found: Crossing) -> Line:
    study, distance = found.series, found.distance
    branch = BRANCHES[distance.branch]
    mark = "midline" if distance.landmark is MeasuredFrom.MIDLINE else "PSIS"
    cells = length_cells(study, distance)
    return Line(
        study,
        length_row(study, distance, branch),
        (branch, mark, *cells, distance.note or NONE),
    )


def perforation_heights(studies: Mapping[str, Study]) -> Chart:
    """How high above or below the crest the branches come through the fascia."""
    lines = []
    for study in studies.values():
        for height in study.perforations:
            branch = BRANCHES[height.branch]
            sign = -1 if height.side is CrestSide.BELOW else 1
            row = length_row(study, height, f"{branch}, {height.side}", sign=sign)
            cells = (branch, height.side.value, *length_cells(study, height))
            lines.append(Line(study, row, (*cells, height.note or NONE)))
    return Chart(
        "perforation-heights",
        "Where the branches come through the fascia, from the crest",
        "Mean height with one standard deviation; left of the line at zero is below "
        "the crest, right of it above.",
        "Dot and line: mean ± 1 SD. The line at 0 is the iliac crest: left of it is "
        "below, right of it above. One dissection series.",
        "Whether other bodies are the same: no second series with these heights was "
        "found. Below the crest means through the tunnel or at its rim; the height "
        "says nothing of entrapment.",
        (Column("Branch"), Column("Side of the crest"), *LENGTH_COLUMNS, NOTE),
        (
            Group(
                "Height from the crest, mm (− below)",
                tuple(lines),
                Axis(-10, 20, 5, has_zero=True),
            ),
        ),
    )


def tunnels(studies: Mapping[str, Study]) -> Chart:
    """How often branches lie in a tunnel, and what was called entrapped."""
    found = [(study, share) for study in studies.values() for share in study.tunnels]
    tunnel = [
        _hidden(_tunnel(study, share)) if study.part_of else _tunnel(study, share)
        for study, share in found
        if share.passage is Passage.TUNNEL and not share.only
    ]
    grooves = [_tunnel(*one) for one in found if one[1].passage is Passage.GROOVE]
    patterns = [_tunnel(*one) for one in found if one[1].only]
    entrapped = [
        _entrapped(study, share)
        for study in studies.values()
        for share in study.entrapments
        if share.nerve == "superior"
    ]
    return Chart(
        "tunnels",
        "Branches in a tunnel at the crest, and what was called entrapped",
        "Bars for the published shares, each with its count.",
        "Bars: published shares, each of its own kind of specimen. Entrapment was 2 "
        "of 109 in one series and 10 of 13 in another: the first asked for obvious "
        "entrapment among all specimens, the second for what the eye saw among "
        "branches already in a tunnel. Definition and denominator differ, so the bars "
        "are not to be compared or joined. Kuniya 2011, in the table, is an earlier "
        "report of part of Kuniya 2013. No interval is given: sides and branches of "
        "one body are not independent.",
        "Whether a tunnel or a narrowed branch causes pain: all were found in the "
        "dead, and no group was asked in life. The size of the tunnels was not "
        "published in what was read.",
        (Column("What"), *SHARE_COLUMNS, NOTE),
        (
            Group("In a tunnel of bone and fascia, %", tuple(tunnel), SHARES),
            Group("Bony groove, %", tuple(grooves), SHARES),
            Group("Called entrapped, %", tuple(entrapped), SHARES),
            Group("Patterns", tuple(_hidden(line) for line in patterns), SHARES),
        ),
    )


def _hidden(line: Line) -> Line:
    """Return a line that stands in the table alone."""
    return Line(line.study, None, line.cells)


def _tunnel(study: Study, share: TunnelShare) -> Line:
    names = [BRANCHES[branch].removesuffix(" branch") for branch in share.branches]
    what = " and ".join(names) if names else "any branch"
    if share.passage is Passage.GROOVE:
        what = "sides with a groove"
    if share.only:
        what += " alone" if len(names) == 1 else ", no other"
    cells = (f"{share.passage}: {what}", *share_cells(study, share))
    return Line(study, share_row(study, share, what), (*cells, share.note or NONE))


def _entrapped(study: Study, share: EntrapmentShare) -> Line:
    row = share_row(study, share, share.definition)
    what = f"entrapped: {share.definition}"
    return Line(study, row, (what, *share_cells(study, share), share.note or NONE))
