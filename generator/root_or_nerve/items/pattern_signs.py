"""What the examination shows in each class: from the signs of a pair, from supply."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..model.anatomy import Muscle, Pair, PairSideKind, Reflex, Test, TestKind
from ..model.base import Region
from ..model.cases import Result
from ..model.library import Anatomy
from ..model.patterns import Symptom
from ..model.relations import all_roots, arc, ids_of

Sign = tuple[str, Result]
Shown = tuple[Result, Result]
ABNORMAL = frozenset({Result.WEAK, Result.REDUCED, Result.ABSENT, Result.POSITIVE})
CAUDA = "cauda-equina-syndrome"
# Normal in any single root or nerve, where no muscle is spared by both.
_GENERAL = ("plantar-response", "gait")
_ARM = frozenset({"C5", "C6", "C7", "C8", "T1"})
_LEG = frozenset({"L2", "L3", "L4", "L5", "S1", "S2"})
_ABOVE = frozenset({Region.HEAD_NECK, Region.ARM})


def allowed(anatomy: Anatomy, pair: Pair, symptom: Symptom) -> dict[str, Shown]:
    """Return the signs that may be told: of numb skin the shading tells by itself."""
    return {
        id: shown
        for id, shown in pair.signs.items()
        if symptom == "pain" or not _is_sensation(anatomy, id)
    }


def _is_sensation(anatomy: Anatomy, id: str) -> bool:
    test = anatomy.test(id)
    return isinstance(test, Test) and test.kind is TestKind.SENSATION


def decides(shown: Shown) -> bool:
    """Say whether a sign differs between both sides."""
    return (shown[0] in ABNORMAL) != (shown[1] in ABNORMAL)


def alarms(anatomy: Anatomy, id: str, result: Result) -> bool:
    """Say whether a sign is one of the saddle: lost, it means an emergency."""
    cauda = anatomy.conditions.get(CAUDA)
    saddle = cauda.tests[:5] if cauda else ()
    return id in saddle and result in ABNORMAL


def fillers(anatomy: Anatomy, pair: Pair, symptom: Symptom) -> dict[str, Result]:
    """Return signs that are alike on both sides, so that they decide nothing."""
    told = allowed(anatomy, pair, symptom)
    same = {id: shown[0] for id, shown in told.items() if not decides(shown)}
    return same | _spared(anatomy, pair)


def _spared(anatomy: Anatomy, pair: Pair) -> dict[str, Result]:
    """Return muscles and reflexes of the limb that neither side carries."""
    carried = {*ids_of(pair, PairSideKind.ROOT), *ids_of(pair, PairSideKind.NERVE)}
    limb = _ARM if _ABOVE & {*pair.regions} else _LEG
    conditions = [anatomy.conditions[id] for id in ids_of(pair, PairSideKind.CONDITION)]
    known = {*pair.tests, *pair.signs, *(t for c in conditions for t in c.tests)}
    found: dict[str, Result] = {}
    things: list[Muscle | Reflex] = [*anatomy.muscles.values()]
    for thing in (*things, *anatomy.reflexes.values()):
        ways = {*all_roots(thing.roots), *_carriers(thing)}
        of_limb = limb.issuperset(thing.roots.usual)
        if of_limb and not ways & carried and thing.id not in known:
            found[thing.id] = Result.NORMAL
    general = {id: Result.NORMAL for id in _GENERAL if id not in known}
    return found | {id: n for id, n in general.items() if id in anatomy.tests}


def _carriers(thing: Muscle | Reflex) -> tuple[str, ...]:
    return thing.nerves if isinstance(thing, Muscle) else arc(thing)


def choices(
    anatomy: Anatomy, pair: Pair, symptom: Symptom, count: int
) -> Iterator[tuple[str, ...]]:
    """Yield tests that tell both sides of a pair apart, `count` at a time."""
    signs = allowed(anatomy, pair, symptom)
    spared = [id for id in fillers(anatomy, pair, symptom) if id not in signs]
    every = {**signs, **{id: (Result.NORMAL, Result.NORMAL) for id in spared[:2]}}
    for ids in combinations(every, count):
        shown = [every[id] for id in ids]
        if any(map(decides, shown)) and all(
            _is_told_apart(pair, symptom, side, ids, shown) for side in (0, 1)
        ):
            yield ids


def _is_told_apart(
    pair: Pair,
    symptom: Symptom,
    side: int,
    ids: Sequence[str],
    shown: Sequence[Shown],
) -> bool:
    """Say whether signs bear one side: one is abnormal, or the best one speaks.

    Numb skin is a loss in itself; with it a normal sign that the other side would
    change decides, if the pair names it first.
    """
    if pair.sides[side].kind is PairSideKind.CONDITION:
        return True
    if any(one[side] in ABNORMAL for one in shown):
        return True
    first = [id for id in pair.signs if decides(pair.signs[id])][:2]
    return symptom == "numbness" and not {*first}.isdisjoint(ids)


def shown_by(
    anatomy: Anatomy, pair: Pair, ids: Sequence[str], side: int
) -> tuple[Sign, ...]:
    """Return what tests show if one side of the pair is true."""
    return tuple((id, _shown(pair, id)[side]) for id in ids)


def shown_by_both(pair: Pair, ids: Sequence[str]) -> tuple[Sign, ...] | None:
    """Return what tests show if both sides are true; None if one alone explains it."""
    shown = [_shown(pair, id) for id in ids]
    of_each = [
        any(one[side] in ABNORMAL and one[1 - side] not in ABNORMAL for one in shown)
        for side in (0, 1)
    ]
    if not all(of_each):
        return None
    return tuple(
        (id, one[0] if one[0] in ABNORMAL else one[1])
        for id, one in zip(ids, shown, strict=True)
    )


def _shown(pair: Pair, id: str) -> Shown:
    return pair.signs.get(id, (Result.NORMAL, Result.NORMAL))
