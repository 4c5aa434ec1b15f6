"""One patient in short: what is read before a question, away from the whole case."""

from collections.abc import Sequence

from ..items.words import finding_words, findings_in_short
from ..model.cases import Case, Sex
from ..model.library import Anatomy
from .templates import fill

Timeline = list[tuple[str, list[tuple[str, str]]]]


def vignette(case: Case, anatomy: Anatomy) -> str:
    """Return the summary, all complaints and all findings."""
    return _fill(case, timeline(case), findings_in_short(anatomy, case.findings))


def glance(case: Case, anatomy: Anatomy, findings: int) -> str:
    """Return the summary and the first findings: enough for a first question."""
    words = [finding_words(anatomy, finding) for finding in case.findings[:findings]]
    return _fill(case, [], words)


def _fill(case: Case, complaints: Timeline, findings: Sequence[str]) -> str:
    return fill(
        "vignette", summary=case.summary, timeline=complaints, findings=findings
    )


def timeline(case: Case) -> Timeline:
    """Return the complaints by time, in the order of the file, without territories."""
    times: dict[str, list[tuple[str, str]]] = {}
    for complaint in case.pattern:
        times.setdefault(complaint.when, []).append(
            (complaint.symptom.value, complaint.words)
        )
    return list(times.items())


def who(case: Case) -> str:
    """woman, 45"""
    word = "woman" if case.patient.sex is Sex.FEMALE else "man"
    return f"{word}, {case.patient.age}"
