"""Before the crest: roots, number of branches, muscle, thickness."""

from collections.abc import Mapping

from ...model.measurements import Origin, OriginShare, Subject
from ...model.studies import Study
from ..forest import Axis
from .chart import NONE, Chart, Column, Group, Line
from .crest import BRANCHES, SHARES
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

_TITLES = {
    Origin.TAKES_PART: "Each root takes part in so many, %",
    Origin.WHOLE: "These roots and no others, %",
    Origin.IN_TUNNEL: "Branches found in a tunnel came from, %",
    Origin.MISSING: "No skin branch from this root, %",
}


def remarks(
    studies: Mapping[str, Study], subject: Subject
) -> tuple[tuple[Study, str], ...]:
    """Return the findings without a number that belong to a figure."""
    return tuple(
        (study, remark.text)
        for study in studies.values()
        for remark in study.remarks
        if remark.subject is subject
    )


def origins_by_level(studies: Mapping[str, Study]) -> Chart:
    """From which roots the superior cluneal nerves come, study by study."""
    groups = []
    for how, title in _TITLES.items():
        for study in studies.values():
            lines = tuple(
                _origin(study, share) for share in study.origins if share.how is how
            )
            if lines:
                note = f"{study.label}, {_sample(study, how)}"
                groups.append(Group(title, lines, SHARES, note))
    groups += [
        Group("Number of roots that take part, %", lines, SHARES, _who(study))
        for study in studies.values()
        if (lines := _levels(study))
    ]
    return Chart(
        "origins-by-level",
        "From which roots the superior cluneal nerves come",
        "Bars for the published shares, one panel for each question and study.",
        "Bars: published shares, one panel for each question and study; they are not "
        "joined, because each counted something else. The studies disagree: one finds "
        "T12 and L1 in most and L3 only as a link, one finds L3 most often and L5 in "
        "10%, and one dissection of the dorsal rami found no lateral branch at L5.",
        "Which roots serve one patient. L1 to L3 is the usual answer, with T12, L4 and "
        "L5 as variants; sides of one body are not independent, so no interval is "
        "given.",
        (Column("Question"), Column("Roots"), *SHARE_COLUMNS, NOTE),
        tuple(groups),
        remarks(studies, Subject.ORIGINS),
    )


def _sample(study: Study, how: Origin) -> str:
    shares = [share for share in study.origins if share.how is how]
    return f"{shares[0].of} {study.unit_of(shares[0])}"


def _who(study: Study) -> str:
    assert study.specimens is not None
    return f"{study.label}, {study.specimens.n} {study.specimens.unit}"


def _origin(study: Study, share: OriginShare) -> Line:
    roots = ", ".join(share.roots)
    if share.linked:
        roots += f", linked to {share.linked}"
    question = _TITLES[share.how].removesuffix(", %")
    cells = (question, roots, *share_cells(study, share), share.note or NONE)
    return Line(study, share_row(study, share, "", label=roots), cells)


def _levels(study: Study) -> tuple[Line, ...]:
    lines = []
    for share in study.levels:
        words = f"{share.levels} roots"
        cells = ("Number of roots", words, *share_cells(study, share))
        row = share_row(study, share, "", label=words)
        lines.append(Line(study, row, (*cells, share.note or NONE)))
    return tuple(lines)


def branches(studies: Mapping[str, Study]) -> Chart:
    """How many branches there are, what they pierce, and how thick they are."""
    there, pierced, thick = [], [], []
    for study in studies.values():
        for share in study.branches:
            what = (
                BRANCHES[share.branch]
                if share.branch
                else f"{share.nerves} nerves pierce the fascia"
            )
            cells = (what, *share_cells(study, share), *NO_LENGTH, share.note or NONE)
            there.append(Line(study, share_row(study, share, what), cells))
        for piercing in study.piercings:
            what = f"{piercing.root} branch through iliocostalis"
            cells = (what, *share_cells(study, piercing), *NO_LENGTH)
            row = share_row(study, piercing, f"{piercing.root} branch")
            pierced.append(Line(study, row, (*cells, piercing.note or NONE)))
        for diameter in study.diameters:
            parts = [f"{diameter.nerve} cluneal", diameter.root, diameter.where]
            what = ", ".join(part for part in parts if part)
            cells = (what, *NO_SHARE, *length_cells(study, diameter))
            row = length_row(study, diameter, _short(what))
            thick.append(Line(study, row, (*cells, diameter.note or NONE)))
    return Chart(
        "branches",
        "How many branches, through which muscle, how thick",
        "Bars for shares of sides; dots with one standard deviation for diameters.",
        "Bars: published shares of sides. Dot and line: mean ± 1 SD; open dot: mean, "
        "no spread published. That nerves pass through iliocostalis makes harm by a "
        "retractor plausible; no study was found that counts such harm.",
        "Whether a thin or a missing branch matters to a patient. No group of living "
        "people was measured.",
        (Column("What"), *SHARE_COLUMNS, *LENGTH_COLUMNS, NOTE),
        (
            Group("Branches that are there, % of sides", tuple(there), SHARES),
            Group("Pierce iliocostalis, % of sides", tuple(pierced), SHARES),
            Group("Diameter, mm", tuple(thick), Axis(0, 2.5, 0.5)),
        ),
    )


def _short(what: str) -> str:
    return what.replace("where it goes through the ligament", "at the ligament")
