"""Whether what a case tells can bear the answer that it is keyed to."""

from ..items.bank import Verdict
from ..items.classify import verdict
from ..model.anatomy import Muscle, Reflex
from ..model.cases import Finding, Result, Symptom
from ..model.library import Anatomy, CaseFile
from ..model.relations import all_roots, arc
from ..problems import Code, Problem

_DECIDES = (Symptom.NUMBNESS, Symptom.WEAKNESS)
_LOST = (Result.WEAK, Result.REDUCED, Result.ABSENT)


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


def check_reach(file: CaseFile, anatomy: Anatomy) -> list[Problem]:
    """Warn of lost power or reflexes that a case keyed root or nerve leaves open."""
    case = file.case
    if verdict(case, anatomy) not in (Verdict.ROOT, Verdict.NERVE):
        return []
    lesions = {lesion.id for lesion in case.answer.lesions}
    return [
        Problem(
            file.text.path,
            file.lines.get(f"findings[{i}].test", 1),
            Code.FINDING_NOT_REACHED,
            f'findings[{i}].test: "{finding.test}" is {finding.result.value}, '
            "but no lesion of the answer reaches it",
        )
        for i, finding in enumerate(case.findings)
        if finding.result in _LOST
        and not finding.because
        and _is_out_of_reach(finding, lesions, anatomy)
    ]


def _is_out_of_reach(finding: Finding, lesions: set[str], anatomy: Anatomy) -> bool:
    """Say whether a muscle or reflex has none of the lesions on its way."""
    thing = anatomy.test(finding.test)
    if isinstance(thing, Muscle):
        return lesions.isdisjoint((*all_roots(thing.roots), *thing.nerves))
    if isinstance(thing, Reflex):
        return lesions.isdisjoint((*all_roots(thing.roots), *arc(thing)))
    return False
