"""A setting: skin, side and number of findings, and a patient of each class in it.

Whatever is seen before the findings are read is the same for a root and a nerve, so
it cannot give the key away.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from json import dumps

from ..model.anatomy import Pair, PairSideKind
from ..model.base import Region
from ..model.cases import Result
from ..model.library import Anatomy
from ..model.patterns import Extent as Kind
from ..model.patterns import Pattern, PatternSide, Person, Stretch, Symptom, Verdict
from .pattern_note import WEAKER
from .pattern_signs import (
    ABNORMAL,
    Sign,
    alarms,
    choices,
    fillers,
    shown_by,
    shown_by_both,
)
from .pattern_stretches import dice

ZOSTER = "zoster"
NOBODY = Person(age=50, woman=True, work=0, since=0)
# Whose patients are told to have it on both sides.
_ON_BOTH_SIDES = frozenset({"length-dependent-polyneuropathy", "cervical-myelopathy"})
_IN_STOCKINGS = frozenset({"length-dependent-polyneuropathy"})
_ALARMS = {
    Region.HEAD_NECK: ("spinal-infection", "spinal-metastasis"),
    Region.ARM: (WEAKER, "spinal-infection", "acute-limb-ischaemia"),
    Region.TRUNK: ("spinal-cord-compression", "spinal-infection", "spinal-metastasis"),
    Region.LOW_BACK: ("cauda-equina-syndrome", "spinal-infection", "spinal-metastasis"),
    Region.PERINEUM: ("cauda-equina-syndrome",),
    Region.LEG: (WEAKER, "cauda-equina-syndrome", "acute-limb-ischaemia"),
}


@dataclass(frozen=True)
class Setting:
    """What is the same for all patients of one group."""

    stretch: Stretch
    kind: Kind
    symptom: Symptom
    side: PatternSide
    count: int  # of findings
    seed: str


@dataclass(frozen=True)
class Draft:
    """A patient before somebody is made of them; the skin not yet numbered."""

    pair: str
    key: Verdict
    setting: Setting
    signs: tuple[Sign, ...] = ()
    told: str | None = None
    both: bool = False

    @property
    def side(self) -> PatternSide:
        return "both" if self.told in _ON_BOTH_SIDES else self.setting.side

    @property
    def id(self) -> str:
        """Return the permanent id: it hangs on what is asked, not on who is."""
        what = {
            "key": self.key,
            "symptom": self.setting.symptom,
            "side": self.side,
            "skin": self.setting.stretch.model_dump(mode="json"),
            "signs": [[id, result.value] for id, result in self.signs],
            "told": self.told,
            "both": self.both,
        }
        text = dumps([self.pair, what], sort_keys=True)
        return f"{self.pair}.{sha256(text.encode()).hexdigest()[:10]}"

    def pattern(self, person: Person, skin: int, margin: float | None) -> Pattern:
        """Return the item as it is written down."""
        return Pattern(
            id=self.id,
            pair=self.pair,
            key=self.key,
            symptom=self.setting.symptom,
            side=self.side,
            extent=self.setting.kind,
            skin=skin,
            signs=self.signs,
            told=self.told,
            both=self.both,
            person=person,
            margin=margin,
        )


def of_side(
    anatomy: Anatomy, pair: Pair, side: int, setting: Setting
) -> Iterator[Draft]:
    """Yield patients in whom one side of the pair is true."""
    key = _key(anatomy, pair, side)
    if not _has_such_skin(anatomy, pair, side, setting):
        return
    condition = pair.sides[side].kind is PairSideKind.CONDITION
    told = pair.sides[side].ids[0] if condition else None
    for ids in _by_chance(
        choices(anatomy, pair, setting.symptom, setting.count), setting.seed
    ):
        signs = shown_by(anatomy, pair, ids, side)
        if any(alarms(anatomy, *sign) for sign in signs) and not condition:
            continue
        spoken = any(
            result in ABNORMAL and pair.signs[id][1 - side] not in ABNORMAL
            for id, result in signs
            if id in pair.signs
        )
        if told is None:
            yield Draft(pair.id, key, setting, signs)
        elif anatomy.conditions[told].told:  # or the note would fit another cause
            yield Draft(pair.id, key, setting, signs, told)
        elif spoken:
            yield Draft(pair.id, key, setting, signs)


def _has_such_skin(anatomy: Anatomy, pair: Pair, side: int, setting: Setting) -> bool:
    """Say whether a side may be numb, or both feet alike, where the setting is."""
    this = pair.sides[side]
    if this.kind is PairSideKind.NERVE and setting.symptom == "numbness":
        return all(anatomy.nerves[id].skin for id in this.ids)
    is_of_feet = not _IN_STOCKINGS.isdisjoint(this.ids)
    return not is_of_feet or setting.stretch.view.startswith("foot")


def _key(anatomy: Anatomy, pair: Pair, side: int) -> Verdict:
    this = pair.sides[side]
    if this.kind is PairSideKind.ROOT:
        return "root"
    if this.kind is PairSideKind.NERVE:
        return "nerve"
    return "emergency" if anatomy.conditions[this.ids[0]].emergency else "other"


def of_both(anatomy: Anatomy, pair: Pair, setting: Setting) -> Iterator[Draft]:
    """Yield patients with findings of both sides, which neither explains alone."""
    if any(side.kind is PairSideKind.CONDITION for side in pair.sides):
        return
    for ids in _by_chance(
        choices(anatomy, pair, setting.symptom, setting.count), setting.seed
    ):
        signs = shown_by_both(pair, ids)
        if signs and not any(alarms(anatomy, *sign) for sign in signs):
            yield Draft(pair.id, "other", setting, signs, both=True)


def of_neither(anatomy: Anatomy, pair: Pair, setting: Setting) -> Iterator[Draft]:
    """Yield patients with vesicles in the band: zoster, whatever the skin."""
    if ZOSTER in anatomy.conditions:
        for signs in _indifferent(anatomy, pair, setting, ZOSTER):
            if all(result not in ABNORMAL for _, result in signs):
                yield Draft(pair.id, "other", setting, signs, ZOSTER)


def left_open(anatomy: Anatomy, pair: Pair, setting: Setting) -> Iterator[Draft]:
    """Yield patients in whom nothing told tells both sides apart."""
    for signs in _indifferent(anatomy, pair, setting):
        yield Draft(pair.id, "undetermined", setting, signs)


def alarming(anatomy: Anatomy, pair: Pair, setting: Setting) -> Iterator[Draft]:
    """Yield emergencies of the pair, then those of the region."""
    for number in range(len(pair.sides)):
        if _key(anatomy, pair, number) == "emergency":
            yield from of_side(anatomy, pair, number, setting)
        elif any(alarms(anatomy, id, x[number]) for id, x in pair.signs.items()):
            yield from _saddle(anatomy, pair, number, setting)
    every = [id for region in pair.regions for id in _ALARMS[region]]
    known = [id for id in every if id in anatomy.conditions]
    first = dice(f"{setting.seed} alarm", 1)[0] % max(1, len(known))
    for id in (*known[first:], *known[:first]):
        yield from _told(anatomy, pair, setting, id)


def _saddle(
    anatomy: Anatomy, pair: Pair, side: int, setting: Setting
) -> Iterator[Draft]:
    """Yield a root that takes the saddle with it: it is an emergency before a root."""
    for ids in _by_chance(
        choices(anatomy, pair, setting.symptom, setting.count), setting.seed
    ):
        signs = shown_by(anatomy, pair, ids, side)
        if any(alarms(anatomy, *sign) for sign in signs):
            yield Draft(pair.id, "emergency", setting, signs)


def _told(
    anatomy: Anatomy, pair: Pair, setting: Setting, condition: str
) -> Iterator[Draft]:
    """Yield patients who tell of an emergency; what is found decides nothing."""
    if condition == WEAKER:
        found = (
            shown_by(anatomy, pair, ids, side)
            for ids in choices(anatomy, pair, setting.symptom, setting.count)
            for side in (0, 1)
        )
        weak = [
            signs
            for signs in found
            if any(result is Result.WEAK for _, result in signs)
            and not any(alarms(anatomy, *sign) for sign in signs)
        ]
        every = sorted(weak, key=lambda x: dice(f"{setting.seed} {x}", 1))
    else:
        every = list(_indifferent(anatomy, pair, setting, condition))
    for signs in every:
        yield Draft(pair.id, "emergency", setting, signs, condition)


def _indifferent(
    anatomy: Anatomy, pair: Pair, setting: Setting, told: str | None = None
) -> Iterator[tuple[Sign, ...]]:
    """Yield findings that fit either side, and do not belie what is told."""
    known = {*anatomy.conditions[told].tests} if told else set()
    signs = [
        (id, result)
        for id, result in fillers(anatomy, pair, setting.symptom).items()
        if id not in known
    ]
    every = combinations([id for id, _ in signs], setting.count)
    shown = dict(signs)
    for ids in _by_chance(every, setting.seed):
        yield tuple((id, shown[id]) for id in ids)


def _by_chance(
    every: Iterator[tuple[str, ...]], seed: str
) -> Sequence[tuple[str, ...]]:
    return sorted(every, key=lambda ids: dice(f"{seed} {ids}", 1))
