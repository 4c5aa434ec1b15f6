"""Which test next: what an open pattern asks afterwards."""

from ..model.anatomy import Pair, PairSideKind
from ..model.cases import Result
from ..model.library import Anatomy
from ..model.patterns import Pattern
from .bank import Option
from .order import shuffled
from .pattern_signs import ABNORMAL, decides, fillers
from .pattern_words import SideWords
from .words import listed, sentence, test_name

_WRONG = 3


def next_tests(
    anatomy: Anatomy,
    pair: Pair,
    pattern: Pattern,
    sides: tuple[SideWords, SideWords],
    alike: dict[str, Result],
) -> tuple[tuple[Option, ...], str] | None:
    """Return tests to choose from and the one that tells; None if there is none.

    The right one is the best that the pair names; the others show the same on both
    sides. What the note tells already is not asked.
    """
    known = {id for id, _ in pattern.signs}
    right = _alarm_test(anatomy, pair) or best_test(pair)
    wrong = [id for id in alike if id not in known and id != right]
    if right is None or right in known or len(wrong) < 2:
        return None
    some = shuffled(wrong, pattern.id, str)[:_WRONG]
    options = [
        _option(anatomy, right, sentence(pair.decider.text)),
        *(_option(anatomy, id, _same(alike[id], sides)) for id in some),
    ]
    return tuple(shuffled(options, pattern.id, lambda x: x.id)), right


def _alarm_test(anatomy: Anatomy, pair: Pair) -> str | None:
    """Return the first test of an emergency, if one side is one: it comes first."""
    for side in pair.sides:
        for id in side.ids if side.kind is PairSideKind.CONDITION else ():
            condition = anatomy.conditions[id]
            if condition.emergency and condition.tests:
                return condition.tests[0]
    return None


def best_test(pair: Pair) -> str | None:
    """Return the first test of a pair whose result differs between its sides."""
    ranked = [id for id in pair.tests if id in pair.signs and decides(pair.signs[id])]
    return ranked[0] if ranked else None


def alike(anatomy: Anatomy, pair: Pair) -> dict[str, Result]:
    """Return tests that show the same on both sides of a pair."""
    return fillers(anatomy, pair, "pain")


def _option(anatomy: Anatomy, id: str, why: str) -> Option:
    return Option.model_construct(
        id=id, text=sentence(test_name(anatomy, id))[:-1], because=why
    )


def _same(result: Result, sides: tuple[SideWords, SideWords]) -> str:
    names = listed(side.name for side in sides)
    if result in ABNORMAL:
        return f"It may be {result.value} with either: {names}."
    return f"It can be normal with either: {names}."
