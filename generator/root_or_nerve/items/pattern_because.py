"""What to say to each answer about a made-up patient: one or two sentences."""

from dataclasses import dataclass

from ..model.anatomy import Condition, Pair, PairSideKind
from ..model.base import Region
from ..model.library import Anatomy
from ..model.patterns import Pattern
from .classify import NO_ALARM, NO_ALARM_ABOVE
from .pattern_note import WEAKER, sign_in_short
from .pattern_signs import ABNORMAL, CAUDA, Sign, decides
from .pattern_words import SideWords
from .words import listed, sentence

_ABOVE = frozenset({Region.HEAD_NECK, Region.ARM, Region.TRUNK})
_LOOSE = "Pain follows roots and nerves only loosely, so pain alone decides nothing."


@dataclass(frozen=True)
class Told:
    """A pattern with all that its feedback speaks of."""

    anatomy: Anatomy
    pattern: Pattern
    pair: Pair
    sides: tuple[SideWords, SideWords]
    where: str  # the shaded skin

    @property
    def side(self) -> int:
        """Return the side of the pair that the key names; -1 if none does.

        Of two nerves it is the one whose signs are there.
        """
        fit = [n for n, side in enumerate(self.sides) if side.look == self.pattern.key]
        return max(fit, key=lambda n: len(self.speaking(n)), default=-1)

    def speaking(self, side: int) -> list[Sign]:
        """Return the signs that one side changes and the other does not."""
        return [
            (id, result)
            for id, result in self.pattern.signs
            if id in self.pair.signs
            and result in ABNORMAL
            and decides(self.pair.signs[id])
            and self.pair.signs[id][side] in ABNORMAL
        ]

    def spared(self, side: int) -> list[Sign]:
        """Return the signs that the other side would change, and that are normal."""
        return [
            (id, result)
            for id, result in self.pattern.signs
            if id in self.pair.signs
            and result not in ABNORMAL
            and decides(self.pair.signs[id])
            and self.pair.signs[id][1 - side] in ABNORMAL
        ]

    def in_short(self, signs: list[Sign]) -> str:
        grade = "2/5" if self.pattern.told == WEAKER else "4/5"
        return listed(
            _lowered(sign_in_short(self.anatomy, *sign, grade)) for sign in signs[:2]
        )


def deciding(told: Told) -> str:
    """Return the finding that decides: ankle inversion weak (4/5)."""
    pattern, side = told.pattern, told.side
    if side >= 0 and not pattern.signs:
        return f"how far the numb skin reaches: {told.where}"
    if side >= 0:
        return told.in_short(told.speaking(side) + told.spared(side))
    if pattern.both:
        return told.in_short([*told.speaking(0)[:1], *told.speaking(1)[:1]])
    cause = cause_of(told)
    if cause is not None:
        clue = cause.told if pattern.told else None
        return _lowered((clue or told.in_short(_of_cause(told))).rstrip("."))
    return _lowered(told.pair.decider.text.rstrip("."))


def _of_cause(told: Told) -> list[Sign]:
    conditions = [
        number for number, side in enumerate(told.sides) if side.look == "condition"
    ]
    signs = [sign for number in conditions for sign in told.speaking(number)]
    return signs or [s for s in told.pattern.signs if s[1] in ABNORMAL]


def cause_of(told: Told) -> Condition | None:
    """Return the condition that the patient has, if it is one."""
    pattern, conditions = told.pattern, told.anatomy.conditions
    if pattern.key not in ("other", "emergency") or pattern.both:
        return None
    if pattern.told:
        return conditions[pattern.told]
    for number, side in enumerate(told.pair.sides):
        if side.kind is PairSideKind.CONDITION:
            condition = conditions[side.ids[0]]
            urgent = condition.emergency == (pattern.key == "emergency")
            if urgent and (told.speaking(number) or len(told.pair.sides) == number + 1):
                return condition
    return conditions.get(CAUDA)


def because(told: Told) -> dict[str, str]:
    """Return what to say to each verdict."""
    key = told.pattern.key
    if key in ("root", "nerve"):
        return _of_one(told)
    if key == "undetermined":
        return _of_none(told)
    return _of_both(told) if told.pattern.both else _of_cause_else(told)


def _of_one(told: Told) -> dict[str, str]:
    side, pattern, pair = told.side, told.pattern, told.pair
    this, other = told.sides[side], told.sides[1 - side]
    what = sentence(deciding(told))[:-1]
    if pattern.signs:
        right = f"{what}: that fits {this.name}. {pair.sides[side].favours.text}"
        wrong = f"{what}: that speaks against {other.name}. {pair.decider.text}"
    else:
        right = f"The numb skin keeps to {this.name}: {told.where}."
        alone = f" It has skin of its own: {other.only}." if other.only else ""
        wrong = f"The numb skin does not keep to that of {other.name}.{alone}"
    said = {
        "other": f"One lesion, of {this.name}, explains all that is told.",
        "undetermined": f"It can be told. {what}.",
        "emergency": _no_alarm(told),
    }
    against = "nerve" if this.look == "root" else "root"
    if other.look == "condition":
        said["other"] = wrong
    if other.look != against:
        wrong = f"The findings are those of {this.name}, not of one {against}."
    return said | {this.look: right, against: wrong}


def _of_none(told: Told) -> dict[str, str]:
    first, second = told.sides
    pain = told.pattern.symptom == "pain"
    alike = f"{sentence(first.name)[:-1]} and {second.name} both fit what is told."
    said = {
        "root": "A root would fit, but nothing told here needs one.",
        "nerve": "A nerve would fit, but nothing told here needs one.",
        "other": "Another cause is possible, but nothing told here needs one.",
        "emergency": _no_alarm(told),
    }
    for side, other in ((first, second), (second, first)):
        if side.look in said:
            said[side.look] = (
                f"{sentence(side.name)[:-1]} would fit, and so would {other.name}: "
                "nothing told here tells them apart."
            )
    loose = f" {_LOOSE}" if pain and not told.pattern.signs else ""
    right = f"{alike}{loose} What decides: {_lowered(told.pair.decider.text)}"
    return said | {"undetermined": right}


def _of_both(told: Told) -> dict[str, str]:
    of_each = [told.in_short(told.speaking(side)[:1]) for side in (0, 1)]
    first, second = told.sides
    needs = f"{of_each[0]} needs {first.name}, {of_each[1]} needs {second.name}"
    said = {
        "other": f"{sentence(needs)} Neither alone explains both.",
        "undetermined": f"It can be told, because there are signs of both: {needs}.",
        "emergency": _no_alarm(told),
        "root": "One root does not explain all of it.",
        "nerve": "One nerve does not explain all of it.",
    }
    for side, this in enumerate(told.sides):
        leaves = (
            "leave" if this.name.endswith(("roots", "nerves", "rami")) else "leaves"
        )
        said[this.look] = (
            f"{sentence(this.name)[:-1]} {leaves} open: {of_each[1 - side]}."
        )
    return said


def _of_cause_else(told: Told) -> dict[str, str]:
    cause = cause_of(told)
    assert cause is not None
    what = sentence(deciding(told))[:-1]
    name = sentence(cause.name)[:-1]
    if told.pattern.key == "emergency":
        act = cause.action.text if cause.action else cause.clue.text
        wait = f"{what}: that comes first, whatever else is there."
        said = dict.fromkeys(("root", "nerve", "other", "undetermined"), wait)
        return said | {"emergency": f"{name}. {act}"}
    said = {
        kind: f"{what}: one {kind} does not explain that." for kind in ("root", "nerve")
    }
    return said | {
        "other": f"{name}: {_lowered(cause.clue.text)}",
        "undetermined": f"It can be told. {what}.",
        "emergency": _no_alarm(told),
    }


def _no_alarm(told: Told) -> str:
    return NO_ALARM_ABOVE if _ABOVE & {*told.pair.regions} else NO_ALARM


def _lowered(text: str) -> str:
    """Return words for the middle of a sentence; names keep their capitals."""
    first = text.partition(" ")[0]
    if not first[1:].islower() or first in _NAMES:
        return text
    return text[:1].lower() + text[1:]


_NAMES = frozenset(
    {"Spurling", "Phalen", "Froment", "Hoffmann", "Carnett", "Trendelenburg", "Tinel"}
)
