"""Whether what a case tells can bear the answer that it is keyed to."""

from ..items.bank import Verdict
from ..items.classify import verdict
from ..model.cases import Symptom
from ..model.library import Anatomy, CaseFile
from ..problems import Code, Problem

_DECIDES = (Symptom.NUMBNESS, Symptom.WEAKNESS)


def check_pain_alone(file: CaseFile, anatomy: Anatomy) -> list[Problem]:
    """Report a case keyed root or nerve that rests on nothing but pain."""
    case = file.case
    decided = any(complaint.symptom in _DECIDES for complaint in case.pattern) or any(
        finding.separates for finding in case.findings
    )
    key = verdict(case, anatomy)
    if decided or key not in (Verdict.ROOT, Verdict.NERVE):
        return []
    message = f"answer.lesions: keyed {key.value}, but only pain is told"
    line = file.lines.get("answer.lesions", 1)
    return [Problem(file.text.path, line, Code.PAIN_ALONE, message)]


def check_contrasts(file: CaseFile) -> list[Problem]:
    """Warn of look-alikes of a told case that no finding speaks against."""
    case = file.case
    separated = {id for finding in case.findings for id in finding.separates}
    return [
        Problem(
            file.text.path,
            file.lines.get(f"contrasts[{i}].id", 1),
            Code.CONTRAST_NOT_SEPARATED,
            f'contrasts[{i}].id: no finding separates "{contrast.id}"',
        )
        for i, contrast in enumerate(case.contrasts)
        if case.answer.lesions and contrast.id not in separated
    ]
