"""The items that follow from a case's front matter."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from ..model.anatomy import Condition
from ..model.cases import Case, Contrast, Finding, Image, LesionKind
from ..model.library import Anatomy
from .bank import Because, ChoiceItem, ClassifyItem, Item, Option, Verdict
from .words import (
    finding_words,
    image_words,
    lesion_name,
    sentence,
    test_name,
    with_the,
)

_KINDS = {
    LesionKind.ROOT: Verdict.ROOT,
    LesionKind.NERVE: Verdict.NERVE,
    LesionKind.OTHER: Verdict.OTHER,
}
_WRONG_OPTIONS = 3
CLASSIFY_PROMPT = (
    "What does this pattern follow: a spinal root, a named nerve, or neither?"
)
NO_ALARM = (
    "Nothing told here is an emergency. Asking was right: bladder, saddle skin, both "
    "legs and growing weakness belong in every such history."
)
NO_OTHER = "Nothing found here needs another cause, or a second one."


def derive_items(case: Case, anatomy: Anatomy, page: str) -> tuple[Item, ...]:
    """Return the case's items in the order in which they are asked.

    Every reference of the case must exist in the anatomy.
    """
    return tuple(
        item
        for items in (
            _classify(case, anatomy, page),
            _name(case, anatomy, page),
            _decide(case, anatomy, page),
            _next_test(case, anatomy, page),
            _imaging(case, page),
        )
        for item in items
    )


def verdict(case: Case, anatomy: Anatomy) -> Verdict:
    """Return the class of the case's answer."""
    lesions = case.answer.lesions
    if any(_is_emergency(anatomy, lesion.id) for lesion in lesions):
        return Verdict.EMERGENCY
    if not lesions:
        return Verdict.UNDETERMINED
    kinds = {lesion.kind for lesion in lesions}
    return _KINDS[kinds.pop()] if len(kinds) == 1 else Verdict.OTHER


def _is_emergency(anatomy: Anatomy, id: str) -> bool:
    lesion = anatomy.lesion(id)
    return isinstance(lesion, Condition) and lesion.emergency


def _classify(case: Case, anatomy: Anatomy, page: str) -> Iterator[Item]:
    key = verdict(case, anatomy)
    because = {
        Verdict.ROOT: _against(case, anatomy, Verdict.ROOT),
        Verdict.NERVE: _against(case, anatomy, Verdict.NERVE),
        Verdict.OTHER: _against(case, anatomy, Verdict.OTHER) or NO_OTHER,
        Verdict.UNDETERMINED: _can_be_told(case, anatomy),
        Verdict.EMERGENCY: NO_ALARM,
        key: sentence(case.answer.because),
    }
    words = Because(
        **{
            v.value: text or sentence(case.answer.because)
            for v, text in because.items()
        }
    )
    yield ClassifyItem(
        id=f"{case.id}.classify",
        rev=case.rev,
        page=page,
        prompt=CLASSIFY_PROMPT,
        key=key,
        because=words,
    )


def _against(case: Case, anatomy: Anatomy, chosen: Verdict) -> str:
    """Say what each contrast of the chosen class has against it."""
    return " ".join(
        sentence(f"{lesion_name(anatomy, contrast.id)}: {contrast.because}")
        for contrast in case.contrasts
        if _class_of(anatomy, contrast.id) is chosen
    )


def _class_of(anatomy: Anatomy, id: str) -> Verdict:
    if id in anatomy.roots:
        return Verdict.ROOT
    return Verdict.NERVE if id in anatomy.nerves else Verdict.OTHER


def _can_be_told(case: Case, anatomy: Anatomy) -> str:
    decisive = max(case.findings, key=lambda finding: len(finding.separates))
    if not decisive.separates:
        return sentence(case.answer.because)
    why = f" {sentence(decisive.because)}" if decisive.because else ""
    return f"It can be told. {sentence(finding_words(anatomy, decisive))}{why}"


def _name(case: Case, anatomy: Anatomy, page: str) -> Iterator[Item]:
    if len(case.answer.lesions) != 1:
        return
    right = case.answer.lesions[0].id
    reasons = {contrast.id: contrast.because for contrast in case.contrasts}
    reasons[right] = case.answer.because
    options = [
        Option(
            id=id, text=sentence(lesion_name(anatomy, id))[:-1], because=sentence(why)
        )
        for id, why in reasons.items()
    ]
    yield _choice(
        case, "name", "name", page, "Which one explains the findings?", options, right
    )


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
        Option(id=f.test, text=finding_words(anatomy, f), because=_weight(f))
        for f in (right, *_shuffled(others, case.id)[:_WRONG_OPTIONS])
    ]
    answer = lesion_name(anatomy, case.answer.lesions[0].id)
    other = lesion_name(anatomy, contrast.id)
    sides = f"{with_the(answer)} from {with_the(other)}"
    prompt = f"Which finding does most to separate {sides}?"
    name = f"decide-{contrast.id.lower()}"
    return _choice(
        case, name, "decide", page, prompt, options, right.test, reveals=True
    )


def _weight(finding: Finding) -> str:
    return sentence(
        finding.because or "It is found with either, so it does not tell them apart"
    )


def _next_test(case: Case, anatomy: Anatomy, page: str) -> Iterator[Item]:
    answer = case.answer
    if answer.next_test is None:
        return
    reasons = {other.test: other.because for other in answer.instead_of}
    reasons[answer.next_test] = answer.because
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


def image_id(image: Image) -> str:
    """Return the stable part of an imaging item's id: mri-l4-l5."""
    level = f"-{image.level}" if image.level else ""
    return f"{image.modality}{level}".lower().replace(" ", "-")


def _imaging(case: Case, page: str) -> Iterator[Item]:
    for image in case.imaging:
        right = {True: "yes", False: "no", "partly": "partly"}[image.explains]
        options = [
            Option(id=id, text=text, because=sentence(image.because))
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
            "options": _shuffled(options, f"{case.id}.{name}"),
            "key": key,
            "reveals": reveals,
        }
    )


def _shuffled(options: Iterable, seed: str) -> list:  # type: ignore[type-arg]
    """Return the options in an order that depends on their ids alone."""
    return sorted(
        options, key=lambda o: sha256(f"{seed}/{_id_of(o)}".encode()).digest()
    )


def _id_of(thing: Option | Finding) -> str:
    return thing.id if isinstance(thing, Option) else thing.test
