"""What became of those treated, and of those who had an operation at the crest."""

from collections.abc import Mapping

from ...model.clinic import Harm, InjuryShare, Outcome, Result, Score, Treatment
from ...model.measurements import CrossingBand, Subject
from ...model.studies import Study
from ..forest import Axis, Row
from .chart import NONE, Chart, Column, Group, Line
from .crest import BRANCHES, SHARES
from .origins import remarks
from .values import (
    NO_SHARE,
    NOTE,
    SHARE_COLUMNS,
    bare_row,
    hover,
    share_cells,
    share_row,
)

_COLUMNS = (
    Column("Treatment"),
    Column("Outcome"),
    *SHARE_COLUMNS,
    Column("Before, mm"),
    Column("After, mm"),
    Column("Follow-up"),
    Column("Control"),
    NOTE,
)
_BARS = (
    "Bars: published shares. Line: Wilson's 95% interval, computed here from the "
    "count, of patients only; it tells chance alone. "
)


def block_results(studies: Mapping[str, Study]) -> Chart:
    """What was reported after blocks."""
    shares, scores = _results(studies, Treatment.BLOCK)
    return Chart(
        "block-results",
        "What was reported after a block",
        "Bars for shares of patients, dots with one standard deviation for pain before "
        "and after.",
        _BARS + "Dot and line: mean ± 1 SD. No group without treatment and no sham "
        "block in any of these series: part of the change may be time, placebo, or "
        "fluid that spread to something else.",
        "Whether a block helps more than a sham, whether it proves the nerve guilty, "
        "and how long relief lasts. Those who did not answer may not have been "
        "counted.",
        _COLUMNS,
        (
            Group("Outcome, % of patients", shares, SHARES),
            Group("Pain, mm on a scale from 0 to 100 mm", scores, Axis(0, 100, 25)),
        ),
        remarks(studies, Subject.BLOCKS),
    )


def release_results(studies: Mapping[str, Study]) -> Chart:
    """What was reported after surgical release and stimulation."""
    released, _ = _results(studies, Treatment.RELEASE)
    stimulated, _ = _results(studies, Treatment.STIMULATION)
    return Chart(
        "release-results",
        "What was reported after surgical release",
        "Bars for shares of patients or sides.",
        _BARS
        + "No group without surgery and no sham operation in any of these series: "
        "time, expectation and the choice of patients may explain part of it. Of six "
        "unsatisfactory results in one series, four were in patients in whom no "
        "compression had been seen.",
        "What would have happened without surgery, and how many were examined but not "
        "operated on.",
        _COLUMNS,
        (
            Group("Release, % of patients or sides", released, SHARES),
            Group("Stimulation of the nerve, % of patients", stimulated, SHARES),
        ),
    )


def _results(
    studies: Mapping[str, Study], treatment: Treatment
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of shares and those of scores."""
    found = [
        (study, result)
        for study in studies.values()
        for result in study.results
        if result.treatment is treatment
    ]
    shares = [_outcome(s, r, outcome) for s, r in found for outcome in r.outcomes]
    scores = [line for s, r in found for line in _scores(s, r)]
    return tuple(shares), tuple(scores)


def _outcome(study: Study, result: Result, outcome: Outcome) -> Line:
    share = outcome.share
    treated = f"{result.treated.n} {result.treated.unit}"
    text = outcome.text
    if result.nerve != "superior":
        text = f"{result.nerve} cluneal: {text}"
    row = (
        share_row(study, share, text)
        if share
        else bare_row(study, text, f"n {result.treated.n}")
    )
    counted = share_cells(study, share) if share else NO_SHARE
    note = " ".join(words for words in (share and share.note, result.note) if words)
    ends = (NONE, NONE, result.follow_up, _control(result), note or NONE)
    return Line(study, row, (f"{_what(result)}, {treated}", text, *counted, *ends))


def _what(result: Result) -> str:
    return f"{result.treatment}, {result.nerve} cluneal"


def _control(result: Result) -> str:
    return "none" if result.control == "none" else f"{result.control}"


def _scores(study: Study, result: Result) -> list[Line]:
    lines = []
    treated = f"{result.treated.n} {result.treated.unit}"
    for change in result.scores:
        rows = [_score(study, result, score) for score in (change.before, change.after)]
        cells = (
            *(f"{_what(result)}, {treated}", change.scale, *NO_SHARE),
            *(_mean(change.before), f"{_mean(change.after)} ({change.after.when})"),
            *(result.follow_up, _control(result), result.note or NONE),
        )
        lines.append(Line(study, rows[0], cells))
        lines.append(Line(study, rows[1], ()))
    return lines


def _mean(score: Score) -> str:
    return f"{score.mean:g}" + (f" ± {score.sd:g}" if score.sd else "")


def _score(study: Study, result: Result, score: Score) -> Row:
    low, high = (
        (None, None)
        if score.sd is None
        else (round(score.mean - score.sd, 2), round(score.mean + score.sd, 2))
    )
    size = f"n {result.treated.n}"
    told = hover(study.label, score.when, f"mean {_mean(score)} mm", size)
    return Row(study.label, score.when, size, score.mean, low, high, False, told)


def graft_injuries(studies: Mapping[str, Study]) -> Chart:
    """What was counted after operations at the crest, and evidence against harm."""
    found = [(s, share) for s in studies.values() for share in s.injuries]

    def group(title: str, harm: Harm) -> Group:
        lines = tuple(_injury(s, share) for s, share in found if share.harm is harm)
        return Group(title, lines, SHARES)

    bands = [_band(s, share) for s in studies.values() for share in s.bands]
    return Chart(
        "graft-injuries",
        "What was counted after graft harvest and near it",
        "Bars for the published shares of patients; below, how near the spine the "
        "branches lie in dissections.",
        _BARS
        + "Only the first panel counts symptoms of these nerves; the second counts "
        "anything at the site, whatever its cause. No group without a graft was "
        "followed in the same way, and incisions were not shown to be allotted by "
        "chance. The last panel is of cadavers: branches lie within distances that "
        "have been called safe.",
        "How often retractors, pedicle or pelvic screws harm these nerves: no study "
        "that counts it was found. A numb site is not always an injured cluneal "
        "nerve, and one that feels normal may have lost a branch.",
        (
            Column("What was done or measured"),
            Column("What was counted"),
            *SHARE_COLUMNS,
            Column("After"),
            NOTE,
        ),
        (
            group("Symptoms of these nerves, % of patients", Harm.NERVE),
            group("At the site, whatever the cause, %", Harm.SITE),
            group("Evidence against, % of patients", Harm.AGAINST),
            Group("Branches this near the spine (PSIS), %", tuple(bands), SHARES),
        ),
    )


def _injury(study: Study, share: InjuryShare) -> Line:
    row = share_row(study, share, _detail(share))
    counted = share_cells(study, share)
    ends = (share.follow_up or NONE, share.note or NONE)
    return Line(study, row, (share.operation, share.outcome, *counted, *ends))


def _detail(share: InjuryShare) -> str:
    if share.harm is Harm.NERVE:
        return share.operation
    return share.outcome


def _band(study: Study, share: CrossingBand) -> Line:
    branch = BRANCHES[share.branch]
    if share.from_mm is None:
        span = f"up to {share.to_mm:g} mm"
    elif share.to_mm is None:
        span = f"more than {share.from_mm:g} mm"
    else:
        span = f"{share.from_mm:g} to {share.to_mm:g} mm"
    counted = share_cells(study, share)
    row = share_row(study, share, span)
    what = f"{branch}, from the spine (PSIS)"
    return Line(study, row, (what, span, *counted, NONE, share.note or NONE))
