"""How lesions, tests and findings are called in questions and feedback."""

import re
from collections.abc import Iterable

from ..model.anatomy import Condition, Muscle, Nerve, Root
from ..model.base import Side
from ..model.cases import Finding, Image, Result
from ..model.library import Anatomy


def sentence(text: str) -> str:
    """Return the text with a capital first letter, a full stop and real quotes."""
    text = text.strip().replace("'", "’")
    if '"' in text:
        text = re.sub(r'"([^"]*)"', r"“\1”", text)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def lesion_name(anatomy: Anatomy, id: str) -> str:
    """L5 root, common fibular nerve, sacroiliac joint pain."""
    thing: Root | Nerve | Condition = anatomy.lesion(id)
    return thing.name


def with_the(name: str) -> str:
    """the L5 root, the superior cluneal nerves; but sacroiliac joint pain"""
    return f"the {name}" if name.endswith(("root", "nerve", "nerves")) else name


def test_name(anatomy: Anatomy, id: str) -> str:
    """Knee jerk; ankle inversion (tibialis posterior); pressure on the iliac crest."""
    thing = anatomy.test(id)
    if isinstance(thing, Muscle):
        return f"{thing.action} ({thing.name})"
    return thing.name


def finding_words(anatomy: Anatomy, finding: Finding) -> str:
    """Ankle jerk, right side: absent."""
    name = test_name(anatomy, finding.test)
    text = f"{name}{_where(finding)}: {_result(anatomy, finding)}{_aside(finding)}"
    return text[:1].upper() + text[1:]


def _aside(finding: Finding) -> str:
    """Return grade and words in brackets: (4/5; with the foot held up)."""
    grade = f"{finding.grade}/5" if finding.grade is not None else ""
    parts = [part for part in (grade, finding.words) if part]
    return f" ({'; '.join(parts)})" if parts else ""


def findings_in_short(anatomy: Anatomy, findings: Iterable[Finding]) -> list[str]:
    """Return what was found, one by one, and then in few lines what was not."""
    found: list[str] = []
    absent: dict[str, list[str]] = {}
    for finding in findings:
        if finding.result not in (Result.NORMAL, Result.NEGATIVE):
            found.append(finding_words(anatomy, finding))
        else:
            result = f"{_result(anatomy, finding)}{_where(finding)}"
            name = test_name(anatomy, finding.test)
            words = f" ({finding.words})" if finding.words else ""
            absent.setdefault(result, []).append(f"{name}{words}".replace(") (", "; "))
    lines = (f"{result}: {'; '.join(names)}" for result, names in absent.items())
    return found + [line[:1].upper() + line[1:] for line in lines]


def _where(finding: Finding) -> str:
    sides = {None: "", Side.BOTH: ", both sides"}
    return sides.get(finding.side, f", {finding.side} side")


def _result(anatomy: Anatomy, finding: Finding) -> str:
    muscle = isinstance(anatomy.test(finding.test), Muscle)
    if muscle and finding.result is Result.NORMAL:
        return "full power"
    return str(finding.result.value)


def image_words(image: Image) -> str:
    """MRI, L4-L5: mild narrowing."""
    level = f", {image.level.replace('-', '–')}" if image.level else ""
    return f"{image.modality}{level}: {image.finding}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """a, b and c"""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"
