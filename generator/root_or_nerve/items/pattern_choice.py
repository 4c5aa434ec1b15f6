"""Which patients make up the bank: groups that share a setting, over all pairs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ..model.anatomy import Pair, PairSideKind, Site
from ..model.library import Anatomy, Skin
from ..model.patterns import Stretch, Symptom
from ..model.relations import ids_of
from .pattern_extent import extent_of
from .pattern_note import length_without_person
from .pattern_setting import (
    NOBODY,
    Draft,
    Setting,
    alarming,
    left_open,
    of_both,
    of_neither,
    of_side,
)
from .pattern_stretches import Offer, by_chance, dice, offers

SETTINGS = 15  # of a pair, with findings
OVALS = 8
_ALONE = 5  # attempts
_LOOKED_AT = 6  # drafts
_KINDS = (PairSideKind.ROOT, PairSideKind.NERVE)
# Beside a root and a nerve: how many of a class there are on each setting.
RATES = {"other": 0.5, "undetermined": 0.3, "emergency": 0.27}
_COUNTS = (2, 3, 2, 3, 2)
# Whose skin loses feeling; that of the others is normal.
_NUMBS = frozenset(
    {Site.TRUNK, Site.PLEXUS, Site.GANGLION, Site.CORD, Site.BRAIN, Site.NERVES}
    | {Site.SEVERAL}
)
# A pair whose ids no pair of a root and a nerve shares lends from these.
_LENDERS = {
    "anterior-interosseous-neuralgic-amyotrophy": "c6-median",
    "neurogenic-claudication-vascular-claudication": "l5-s1-sciatic",
}
Group = tuple[Draft, ...]


@dataclass(frozen=True)
class Chooser:
    """Makes groups of patients from anatomy and skin."""

    anatomy: Anatomy
    skin: Skin
    offered: Mapping[str, Sequence[Offer]]  # by pair of a root and a nerve

    def groups(self) -> Iterator[Group]:
        """Yield the groups of every pair."""
        number = 0
        for pair in self.anatomy.pairs.values():
            for nth in range(SETTINGS):
                group = self._group(pair, nth, number)
                if group:
                    yield group
                    number += 1

    def _group(self, pair: Pair, nth: int, number: int) -> Group:
        for attempt in range(12):
            lender = self._lender(pair, nth + attempt)
            setting = self._setting(pair, lender, nth, attempt)
            if setting is None:
                continue
            root, nerve = (
                self._of(kind, pair, setting, nth, attempt) for kind in _KINDS
            )
            if root and nerve:
                length = max(map(self._length, (root, nerve)))
                others = self._others(pair, setting, number, length)
                return (root, nerve, *others)
        return ()

    def _setting(
        self, pair: Pair, lender: Pair, nth: int, attempt: int
    ) -> Setting | None:
        seed = f"{pair.id} {nth} {attempt}"
        symptom: Symptom = "numbness" if (nth + attempt) % 2 == 0 else "pain"
        if symptom == "numbness" and not self._may_be_numb(pair):
            symptom = "pain"
        fit = [
            offer
            for offer in self.offered[lender.id]
            if symptom == "pain" or (offer.kind == "shared" and self._is_limb(offer))
        ]
        if not fit:
            return None
        offer = by_chance(fit, seed)[0]
        chance, turn = dice(f"{pair.id} {nth} side", 2)
        side, count = ("left", "right")[chance % 2], _COUNTS[turn % len(_COUNTS)]
        return Setting(
            offer.stretch,
            offer.kind,
            symptom,
            "left" if side == "left" else "right",
            count,
            seed,
        )

    def _of(
        self,
        kind: PairSideKind,
        pair: Pair,
        setting: Setting,
        nth: int,
        attempt: int,
    ) -> Draft | None:
        """Return a patient with a root or a nerve: of the pair, or of a look-alike.

        A pair that has such a side is asked first, and for a while alone.
        """
        own = any(side.kind is kind for side in pair.sides)
        others = self._lenders(pair, nth) if not own or attempt > _ALONE else []
        further = [p for other in others for p in self._sharing(other)]
        for id in dict.fromkeys(p.id for p in (pair, *others, *further)):
            one = self.anatomy.pairs[id]
            sides = [n for n, side in enumerate(one.sides) if side.kind is kind]
            for side in sides[nth % len(sides) :] if sides else ():
                draft = next(of_side(self.anatomy, one, side, setting), None)
                if draft:
                    return draft
        return None

    def _others(
        self, pair: Pair, setting: Setting, number: int, length: int
    ) -> Iterator[Draft]:
        """Yield patients of other classes, with notes about as long as these."""
        makers: Mapping[str, Callable[[Pair, Setting], Iterator[Draft]]] = {
            "other": self._other,
            "undetermined": lambda p, s: left_open(self.anatomy, p, s),
            "emergency": lambda p, s: alarming(self.anatomy, p, s),
        }
        for key, make in makers.items():
            rate = RATES[key]
            for _ in range(int((number + 1) * rate) - int(number * rate)):
                drafts = list(islice(make(pair, setting), _LOOKED_AT))
                if drafts:
                    yield min(drafts, key=lambda d: abs(self._length(d) - length))

    def _length(self, draft: Draft) -> int:
        bare = draft.pattern(NOBODY, 0, None)
        return length_without_person(self.anatomy, bare)

    def _other(self, pair: Pair, setting: Setting) -> Iterator[Draft]:
        conditions = [
            draft
            for side, this in enumerate(pair.sides)
            if this.kind is PairSideKind.CONDITION
            for draft in of_side(self.anatomy, pair, side, setting)
            if draft.key == "other"
        ]
        yield from sorted(conditions, key=lambda d: dice(f"{setting.seed} {d.id}", 1))
        yield from of_both(self.anatomy, pair, setting)
        yield from of_neither(self.anatomy, pair, setting)

    def _lender(self, pair: Pair, nth: int) -> Pair:
        return self._lenders(pair, nth)[0]

    def _lenders(self, pair: Pair, nth: int) -> list[Pair]:
        """Return the pairs of a root and a nerve that share an id, by turns."""
        if pair.id in self.offered:
            return [pair, *(p for p in self._sharing(pair) if p.id != pair.id)]
        if pair.id in _LENDERS:
            return [self.anatomy.pairs[_LENDERS[pair.id]]]
        every = self._sharing(pair)
        turn = nth % len(every)
        return [*every[turn:], *every[:turn]]

    def _sharing(self, pair: Pair) -> list[Pair]:
        ids = {id for side in pair.sides for id in side.ids}
        return [
            other
            for other in self.anatomy.pairs.values()
            if other.id in self.offered
            and ids & {id for side in other.sides for id in side.ids}
        ]

    def _may_be_numb(self, pair: Pair) -> bool:
        """Say whether either side of a pair may take feeling away."""
        conditions = ids_of(pair, PairSideKind.CONDITION)
        return all(self.anatomy.conditions[id].site in _NUMBS for id in conditions)

    def _is_limb(self, offer: Offer) -> bool:
        """Say whether skin lies outside the saddle: numb, that is an emergency."""
        return saddle_share(self.skin, offer.stretch) < 0.1


def saddle_share(skin: Skin, stretch: Stretch) -> float:
    """Return how much of a stretch is skin of the saddle: 0 to 1."""
    assert skin.drawn is not None
    atlas, regions = skin.drawn.atlas, skin.territories.regions
    extent = extent_of(skin, stretch)
    whole = saddle = 0.0
    for (_, cell), n in extent.shares.items():
        area = atlas.cells.area_mm2[cell] * n
        region = regions.get(atlas.regions[atlas.cells.region[cell]])
        whole += area
        saddle += area if region and region.group == "perineum" else 0
    return saddle / whole if whole else 0.0


def chooser(anatomy: Anatomy, skin: Skin) -> Chooser:
    """Return a chooser over all pairs of a root and a nerve."""
    kinds = {PairSideKind.ROOT, PairSideKind.NERVE}
    pairs = [p for p in anatomy.pairs.values() if {s.kind for s in p.sides} == kinds]
    offered = {pair.id: offers(skin, pair, OVALS) for pair in pairs}
    return Chooser(anatomy, skin, {id: every for id, every in offered.items() if every})
