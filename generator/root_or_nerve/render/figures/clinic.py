"""In clinics: criteria in use, how often they are met, how disabling it is."""

from collections.abc import Mapping
from dataclasses import replace

from ...model.clinic import ClinicShare, Counted, Criterion, Margin, Severity
from ...model.measurements import ClunealNerve, Subject
from ...model.studies import Study
from ..forest import Axis, Row
from .chart import NONE, Chart, Column, Group, Line
from .crest import SHARES
from .origins import remarks
from .values import (
    NOTE,
    SHARE_COLUMNS,
    hover,
    length_row,
    number,
    share_cells,
    share_row,
)

_COUNTED = {
    Counted.MET_CRITERIA: "met the criteria",
    Counted.ALONE: "this disorder alone",
    Counted.LEG_SYMPTOMS: "leg symptoms",
    Counted.BOTH_SIDES: "both sides",
}
_MARGINS = {
    Margin.MORE_THAN: (">", "more than"),
    Margin.AT_LEAST: ("≥", "at least"),
}


def criteria(studies: Mapping[str, Study]) -> Chart:
    """The criteria in use, with their thresholds."""
    found = [(study, one) for study in studies.values() for one in study.criteria]
    points = [_criterion(*both) for both in found if both[1].tender_point]
    reliefs = [_criterion(*both) for both in found if both[1].relief]
    others = [
        _criterion(study, one)
        for study, one in found
        if not one.tender_point and not one.relief
    ]
    tests = [
        _tested(study, f"{test.test}, {name}", value)
        for study in studies.values()
        for test in study.accuracy
        for name, value in (
            ("sensitivity", test.sensitivity_percent),
            ("specificity", test.specificity_percent),
        )
    ]
    return Chart(
        "criteria",
        "Diagnostic criteria in use, and their thresholds",
        "Bars for the relief that a study asked for, dots and ranges for the tender "
        "point, bars for the accuracy of a test.",
        "What each study asked for; the thresholds are choices of their authors and "
        "differ. Limbs without a deficit and imaging without a better cause are "
        "presupposed. There is no reference standard but the criteria themselves: the "
        "accuracy of a test was judged by a block without a control.",
        "Whether the criteria find the right patients. The same point is tender in "
        "other disorders, local anaesthetic spreads, and a single block may be "
        "placebo. No comparison with a sham block was seen.",
        (
            Column("Criterion or test"),
            Column("Tender point from the midline, mm", True),
            Column("Relief or accuracy, %", True),
            Column("When"),
        ),
        (
            Group(
                "Tender point, mm from the midline", tuple(points), Axis(40, 100, 10)
            ),
            Group("Relief after a block that was asked for, %", tuple(reliefs), SHARES),
            Group("Test against the criteria, %", tuple(tests), SHARES),
            Group("Other criteria", tuple(others), SHARES),
        ),
        remarks(studies, Subject.CRITERIA),
    )


def _criterion(study: Study, one: Criterion) -> Line:
    if one.tender_point:
        point = one.tender_point
        span = f"{number(point.low_mm)} to {number(point.high_mm)}"
        where = span if point.mean_mm is None else f"{point.mean_mm:g}"
        row = replace(length_row(study, point, ""), size="", value=f"{where} mm")
        return Line(study, row, (one.text, where, NONE, NONE))
    if one.relief:
        sign, words = _MARGINS[one.relief.margin]
        share = f"{one.relief.percent:g}"
        row = _percent_row(study, one.relief.when, one.relief.percent)
        row = replace(row, value=f"{sign} {share}%")
        return Line(study, row, (one.text, NONE, f"{words} {share}", one.relief.when))
    return Line(study, None, (one.text, NONE, NONE, NONE))


def _tested(study: Study, what: str, percent: float) -> Line:
    row = _percent_row(study, what, percent)
    return Line(study, row, (what, NONE, f"{percent:g}", NONE))


def _percent_row(study: Study, detail: str, percent: float) -> Row:
    value = f"{percent:g}%"
    told = hover(study.label, detail, value)
    label = study.label
    return Row(
        label, detail, "", percent, None, None, False, told, is_bar=True, value=value
    )


def clinic_frequencies(studies: Mapping[str, Study]) -> Chart:
    """How often clinics found the disorder, and what came with it."""
    found = [
        (study, share) for study in studies.values() for share in study.frequencies
    ]

    def group(title: str, axis: Axis, *counted: Counted) -> Group:
        lines = tuple(
            _clinic(s, share) for s, share in found if share.counted in counted
        )
        return Group(title, lines, axis)

    return Chart(
        "clinic-frequencies",
        "How often clinics found a cluneal disorder",
        "Bars for the published shares with intervals, and a range from a review.",
        "Bars: published shares. Line: Wilson's 95% interval, computed here from the "
        "count, of patients only; it tells chance alone, not how patients were chosen. "
        "Broad bar without a line: a range from a review. No group without back pain, "
        "and no diagnosis but the criteria themselves: a tender point and a block "
        "without a control both defined the disorder and proved it. One paper prints "
        "49% with leg symptoms; its count, 54 of 113, is 47.8%.",
        "How common the disorder is outside specialist clinics: no study in the "
        "community was found.",
        (
            Column("Nerves"),
            Column("What was counted"),
            Column("Among"),
            *SHARE_COLUMNS,
            Column("Criteria and reference standard"),
            NOTE,
        ),
        (
            group(
                "Met the criteria, % of patients (axis to 20)",
                Axis(0, 20, 5),
                Counted.MET_CRITERIA,
                Counted.ALONE,
            ),
            group(
                "With leg symptoms, % of those who had it", SHARES, Counted.LEG_SYMPTOMS
            ),
            group("On both sides, % of those who had it", SHARES, Counted.BOTH_SIDES),
        ),
    )


def _clinic(study: Study, share: ClinicShare) -> Line:
    standard = "; ".join(
        words for words in (share.criteria, share.reference_standard) if words
    )
    detail = f"{share.nerve} cluneal"
    if share.nerve is not ClunealNerve.SUPERIOR and share.counted is Counted.ALONE:
        detail += " alone"
    cells = (f"{share.nerve} cluneal", _COUNTED[share.counted], share.setting)
    return Line(
        study,
        share_row(study, share, detail),
        (*cells, *share_cells(study, share), standard or NONE, share.note or NONE),
    )


def severity(studies: Mapping[str, Study]) -> Chart:
    """How disabled patients were, beside another disorder."""
    lines = [
        _severe(study, one) for study in studies.values() for one in study.severity
    ]
    return Chart(
        "severity",
        "How disabling it was, beside lumbar stenosis",
        "Dots for medians, with lines from the first to the third quartile.",
        "Dot and line: median, with the first and the third quartile. Roland-Morris "
        "score, 0 (no disability) to 24. The comparison is with patients who had "
        "lumbar stenosis; there was no group of people without pain, and none whose "
        "back pain had another cause.",
        "How disabling the disorder usually is: patients of a clinic are those whom it "
        "troubles most. It can be mild, or numbness alone.",
        (
            Column("Group"),
            Column("n", True),
            Column("Median score", True),
            Column("Quartiles", True),
            Column("Months ill", True),
        ),
        (Group("Roland-Morris score (0 to 24)", tuple(lines), Axis(0, 24, 4)),),
    )


def _severe(study: Study, one: Severity) -> Line:
    quartiles = f"{one.low_quartile:g} to {one.high_quartile:g}"
    told = hover(study.label, one.group, f"median {one.median:g}, {quartiles}")
    row = Row(
        study.label,
        one.group,
        f"n {one.of}",
        one.median,
        one.low_quartile,
        one.high_quartile,
        False,
        told,
    )
    cells = (one.group, f"{one.of}", f"{one.median:g}", quartiles)
    return Line(study, row, (*cells, number(one.duration_months)))
