"""Root, nerve, other, not yet, or stop: the item that every case asks first.

Its feedback argues for and against classes only. Which root or nerve it is, and
which finding decides, is asked afterwards and must not be given away here.
"""

from ..model.anatomy import Condition
from ..model.base import Region
from ..model.cases import Against, Case, LesionKind
from ..model.library import Anatomy
from .bank import Because, ClassifyItem, Verdict
from .words import sentence

_KINDS = {
    LesionKind.ROOT: Verdict.ROOT,
    LesionKind.NERVE: Verdict.NERVE,
    LesionKind.OTHER: Verdict.OTHER,
}
PROMPT = (
    "What does this pattern follow: a spinal root, a named nerve, both, or neither?"
)
NO_ALARM = (
    "Nothing told here is an emergency. Asking was right: bladder, saddle skin, both "
    "legs and growing weakness belong in every such history."
)
NO_ALARM_ABOVE = (
    "Nothing told here is an emergency. Asking was right: gait, clumsy hands, bladder, "
    "growing weakness and a sudden start belong in every such history."
)
_ABOVE = (Region.HEAD_NECK, Region.ARM, Region.TRUNK)
# Where the author gives no reason of the case's own.
SPEAKS_AGAINST = {
    Verdict.ROOT: "Some findings speak against a root; the next questions ask which.",
    Verdict.NERVE: "Some findings speak against a nerve; the next questions ask which.",
    Verdict.OTHER: "Nothing found here needs another cause, or a second one.",
}
STAYS_OPEN = {
    Verdict.ROOT: "A root is possible, but no finding here needs one.",
    Verdict.NERVE: "A nerve is possible, but no finding here needs one.",
    Verdict.OTHER: "Another cause is possible, but no finding here needs one.",
}
CAN_BE_TOLD = "It can be told: there are findings here that only one explanation fits."


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


def _no_emergency(case: Case, anatomy: Anatomy) -> str:
    """Say why each emergency among the contrasts is none here."""
    reasons = [
        sentence(f"{anatomy.lesion(contrast.id).name}: {contrast.because}")
        for contrast in case.contrasts
        if _is_emergency(anatomy, contrast.id)
    ]
    general = NO_ALARM_ABOVE if case.region in _ABOVE else NO_ALARM
    return " ".join(reasons) or general


def classify_item(case: Case, anatomy: Anatomy, page: str) -> ClassifyItem:
    """Return the case's classification item."""
    key = verdict(case, anatomy)
    against = case.answer.against or Against()
    general = STAYS_OPEN if key is Verdict.UNDETERMINED else SPEAKS_AGAINST
    because = {
        Verdict.ROOT: against.root or general[Verdict.ROOT],
        Verdict.NERVE: against.nerve or general[Verdict.NERVE],
        Verdict.OTHER: against.other or general[Verdict.OTHER],
        Verdict.UNDETERMINED: against.undetermined or CAN_BE_TOLD,
        Verdict.EMERGENCY: against.emergency or _no_emergency(case, anatomy),
        key: case.answer.because,
    }
    words = {name.value: sentence(text) for name, text in because.items()}
    return ClassifyItem(
        id=f"{case.id}.classify",
        rev=case.rev,
        page=page,
        prompt=PROMPT,
        key=key,
        because=Because(**words),
    )
