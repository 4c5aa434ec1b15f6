"""The items that follow from a case's front matter."""

from collections.abc import Iterator
from re import sub

from ..model.cases import Case, Contrast, Finding, Image, Lesion, Result
from ..model.library import Anatomy
from .bank import ChoiceItem, Item, Option
from .classify import classify_item
from .order import shuffled
from .words import (
    finding_words,
    image_words,
    lesion_name,
    sentence,
    test_name,
    with_the,
)

_WRONG_OPTIONS = 3
_UNREMARKABLE = (Result.NORMAL, Result.NEGATIVE)


def derive_items(case: Case, anatomy: Anatomy, page: str) -> tuple[Item, ...]:
    """Return the case's items in the order in which they are asked.

    Every reference of the case must exist in the anatomy.
    """
    return tuple(
        item
        for items in (
            (classify_item(case, anatomy, page),),
            _name(case, anatomy, page),
            _decide(case, anatomy, page),
            _next_test(case, anatomy, page),
            _imaging(case, page),
        )
        for item in items
    )


def _name(case: Case, anatomy: Anatomy, page: str) -> Iterator[Item]:
    lesions = case.answer.lesions
    reasons = {contrast.id: contrast.because for contrast in case.contrasts}
    wrong = [_named(anatomy, id, why) for id, why in reasons.items()]
    if len(lesions) == 1:
        right = _named(
            anatomy, lesions[0].id, lesions[0].because or case.answer.because
        )
        prompt = "Which one explains the findings?"
        options = [right, *wrong]
    elif len({lesion.id for lesion in lesions}) == 2:
        right = _both(anatomy, case)
        prompt = "What explains all of the findings?"
        halves = [_alone(anatomy, *lesions), _alone(anatomy, *reversed(lesions))]
        options = [right, *halves, *wrong]
    else:
        return
    yield _choice(case, "name", "name", page, prompt, options, right.id)


def _named(anatomy: Anatomy, id: str, why: str) -> Option:
    text = sentence(lesion_name(anatomy, id))[:-1]
    return Option(id=id, text=text, because=sentence(why))


def _both(anatomy: Anatomy, case: Case) -> Option:
    ids = [lesion.id for lesion in case.answer.lesions]
    reasons = [lesion.because for lesion in case.answer.lesions if lesion.because]
    text = sentence(" and ".join(lesion_name(anatomy, id) for id in ids))[:-1]
    why = " ".join(map(sentence, reasons)) or case.answer.because
    return Option(id="-and-".join(ids), text=text, because=sentence(why))


def _alone(anatomy: Anatomy, lesion: Lesion, other: Lesion) -> Option:
    """Return the option that stops at one of two lesions."""
    rest = with_the(lesion_name(anatomy, other.id))
    why = f"It leaves open what speaks for {rest}. {sentence(other.because or '')}"
    text = sentence(f"{lesion_name(anatomy, lesion.id)} alone")[:-1]
    return Option(id=lesion.id, text=text, because=why.removesuffix(" ."))


def _decide(case: Case, anatomy: Anatomy, page: str) -> Iterator[Item]:
    """Ask for the finding that separates the answer from its nearest look-alike."""
    if len(case.answer.lesions) != 1:
        return
    for contrast in case.contrasts:
        right = next((f for f in case.findings if contrast.id in f.separates), None)
        others = [f for f in case.findings if contrast.id not in f.separates]
        if right is not None and len(others) >= 2:
            yield _decide_item(case, anatomy, page, contrast, right, others)
            return


def _decide_item(
    case: Case,
    anatomy: Anatomy,
    page: str,
    contrast: Contrast,
    right: Finding,
    others: list[Finding],
) -> Item:
    options = [
        Option(id=_finding_id(f), text=finding_words(anatomy, f), because=_weight(f))
        for f in (right, *_distractors(case, others))
    ]
    answer = lesion_name(anatomy, case.answer.lesions[0].id)
    other = lesion_name(anatomy, contrast.id)
    sides = f"{with_the(answer)} from {with_the(other)}"
    prompt = f"Which finding does most to separate {sides}?"
    name = f"decide-{contrast.id.lower()}"
    return _choice(
        case, name, "decide", page, prompt, options, _finding_id(right), reveals=True
    )


def _distractors(case: Case, others: list[Finding]) -> list[Finding]:
    """Return wrong options: abnormal findings first, or the abnormal one stands out."""
    mixed = shuffled(others, case.id, _finding_id)
    mixed.sort(key=lambda finding: finding.result in _UNREMARKABLE)
    return mixed[:_WRONG_OPTIONS]


def _finding_id(finding: Finding) -> str:
    """Return what tells a finding from all others of its case: knee-jerk-right."""
    return f"{finding.test}-{finding.side}" if finding.side else finding.test


def _weight(finding: Finding) -> str:
    return sentence(
        finding.because or "It is found with either, so it does not tell them apart"
    )


def _next_test(case: Case, anatomy: Anatomy, page: str) -> Iterator[Item]:
    answer = case.answer
    if answer.next_test is None:
        return
    reasons = {other.test: other.because for other in answer.instead_of}
    reasons[answer.next_test] = answer.next_because or answer.because
    options = [
        Option(id=id, text=sentence(test_name(anatomy, id))[:-1], because=sentence(why))
        for id, why in reasons.items()
    ]
    prompt = "It cannot be told yet. Which examination comes next?"
    yield _choice(
        case,
        "decide-next",
        "decide",
        page,
        prompt,
        options,
        answer.next_test,
        reveals=True,
    )


_EXPLAINS = {
    "yes": "Yes, it could explain all of it",
    "partly": "It could explain part of it",
    "no": "No, it does not explain it",
}
# What each wrong answer says too much or too little of, by (right, chosen).
_MISJUDGED = {
    ("yes", "partly"): "No part of the pattern lies outside its reach.",
    ("yes", "no"): "The whole pattern lies within its reach.",
    ("partly", "yes"): "A part of the pattern lies outside its reach.",
    ("partly", "no"): "A part of the pattern lies within its reach.",
    ("no", "yes"): "It reaches no part of the pattern.",
    ("no", "partly"): "Not even a part of the pattern lies within its reach.",
}


def image_id(image: Image) -> str:
    """Return the stable part of an imaging item's id: mri-l4-l5."""
    words = f"{image.modality} {image.level or ''}".lower()
    return sub(r"[\W_]+", "-", words).strip("-")


def _imaging(case: Case, page: str) -> Iterator[Item]:
    for image in case.imaging:
        right = {True: "yes", False: "no", "partly": "partly"}[image.explains]
        why = sentence(image.because)
        options = [
            Option(id=id, text=text, because=_MISJUDGED.get((right, id), why))
            for id, text in _EXPLAINS.items()
        ]
        prompt = f"{sentence(image_words(image))} Could this produce the pattern?"
        yield ChoiceItem(
            id=f"{case.id}.imaging-{image_id(image)}",
            rev=case.rev,
            page=page,
            kind="imaging",
            prompt=prompt,
            options=tuple(options),
            key=right,
        )


def _choice(
    case: Case,
    name: str,
    kind: str,
    page: str,
    prompt: str,
    options: list[Option],
    key: str,
    *,
    reveals: bool = False,
) -> ChoiceItem:
    return ChoiceItem.model_validate(
        {
            "id": f"{case.id}.{name}",
            "rev": case.rev,
            "page": page,
            "kind": kind,
            "prompt": prompt,
            "options": shuffled(options, f"{case.id}.{name}", _option_id),
            "key": key,
            "reveals": reveals,
        }
    )


def _option_id(option: Option) -> str:
    return option.id
