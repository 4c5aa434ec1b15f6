"""The middle and inferior cluneal nerves, and others that cross the crest."""

from collections.abc import Mapping

from ...model.measurements import ClunealNerve, NeighbourDistance, Place, Subject
from ...model.studies import Study
from ..forest import Axis
from .chart import NONE, Chart, Column, Group, Line
from .crest import SHARES
from .origins import remarks
from .values import (
    LENGTH_COLUMNS,
    NO_LENGTH,
    NO_SHARE,
    NOTE,
    SHARE_COLUMNS,
    length_cells,
    length_row,
    share_cells,
    share_row,
)

_PSIS = "PSIS: posterior superior iliac spine"
_NEAR_MM = 10
_PLACES = {
    Place.BELOW_PSIS: "below the PSIS",
    Place.FROM_PSIS: "from the PSIS",
    Place.FROM_MIDLINE: "from the midline",
}


def middle_cluneal(studies: Mapping[str, Study]) -> Chart:
    """Where the middle cluneal nerves go through the ligament, and how often."""
    points, shares = [], []
    for study in studies.values():
        for point in study.middle_points:
            what = f"{point.point}, {_PLACES[point.place]}"
            cells = (what, *length_cells(study, point), *NO_SHARE, point.note or NONE)
            detail = _PLACES[point.place]
            if point.place is Place.FROM_PSIS:
                detail = f"{point.point}, {detail}"
            points.append(Line(study, length_row(study, point, detail), cells))
        counted = [(share, "through the ligament") for share in study.ligament]
        counted += [
            (share, "obviously constricted")
            for share in study.entrapments
            if share.nerve is ClunealNerve.MIDDLE
        ]
        for share, what in counted:
            cells = (what, *NO_LENGTH, *share_cells(study, share), share.note or NONE)
            shares.append(Line(study, share_row(study, share, what), cells))
    return Chart(
        "middle-cluneal",
        "The middle cluneal nerves at the long posterior sacroiliac ligament",
        "Dots with one standard deviation for distances, bars for shares of branches.",
        "Dot and line: mean ± 1 SD. Bars: published shares of branches. The two series "
        "measured different points: Konno the passage through the ligament, "
        "Sittitavornwong an upper branch, so their distances do not contradict each "
        "other and are not to be joined. Distances in different directions must not be "
        "subtracted.",
        "Where the branches run that do not go through the ligament, and whether a "
        "constricted branch hurts. Ten branches were located. Sides of one body are "
        "not independent, so no interval is given.",
        (Column("What"), *LENGTH_COLUMNS, *SHARE_COLUMNS, NOTE),
        (
            Group("Distance, mm", tuple(points), Axis(0, 90, 10), _PSIS),
            Group("Share of branches, %", tuple(shares), SHARES),
        ),
    )


def neighbours(studies: Mapping[str, Study]) -> Chart:
    """How far neighbours and implants are."""
    groups = tuple(
        _neighbour(study, one) for study in studies.values() for one in study.neighbours
    )
    return Chart(
        "neighbours",
        "Neighbours: the iliohypogastric branch and the inferior cluneal nerves",
        "Dots for published means, with one standard deviation where there is one.",
        "Dot and line: mean ± 1 SD. Open dot: mean, no spread published. The "
        "distances start at different places: that of the iliohypogastric branch "
        "behind the anterior superior iliac spine, along the crest; that of the "
        "inferior cluneal nerves at a screw through the ischium.",
        "How often living patients are harmed: both are dissections. No count was "
        "found of cluneal nerves met by pelvic screws at the crest.",
        (Column("What"), Column("From"), *LENGTH_COLUMNS, NOTE),
        groups,
        remarks(studies, Subject.NEIGHBOURS),
    )


def _neighbour(study: Study, one: NeighbourDistance) -> Group:
    """Return one distance on an axis of its own: each starts somewhere else."""
    farthest = (one.mean_mm or 0) + (one.sd_mm or 0)
    axis = Axis(0, 120, 20) if farthest > _NEAR_MM else Axis(0, _NEAR_MM, 2)
    cells = (one.subject, one.landmark, *length_cells(study, one), one.note or NONE)
    line = Line(study, length_row(study, one, ""), cells)
    return Group(f"{one.subject}, mm", (line,), axis, one.landmark)
