"""Two fixed forms, alike in what they ask: by class, region, complaint and findings."""

from collections.abc import Iterable, Mapping, Sequence

from ..model.library import Anatomy
from ..model.patterns import Form, Pattern
from .pattern_stretches import dice

BLUEPRINT: Mapping[str, int] = {
    "root": 14,
    "nerve": 14,
    "other": 5,
    "undetermined": 4,
    "emergency": 3,
}
_FORMS: tuple[Form, Form] = ("A", "B")


def with_forms(anatomy: Anatomy, items: Sequence[Pattern]) -> tuple[Pattern, ...]:
    """Return the items, eighty of them kept for the forms."""
    chosen: dict[str, Form] = {}
    skins: set[int] = set()
    for key, count in BLUEPRINT.items():
        for couple in _couples(
            anatomy, [p for p in items if p.key == key], count, skins
        ):
            turned = couple if dice(couple[0].id, 1)[0] % 2 else couple[::-1]
            chosen |= dict(zip((p.id for p in turned), _FORMS, strict=True))
    return tuple(
        p.model_copy(update={"form": chosen[p.id]}) if p.id in chosen else p
        for p in items
    )


def _couples(
    anatomy: Anatomy, items: Iterable[Pattern], count: int, skins: set[int]
) -> list[tuple[Pattern, Pattern]]:
    """Return couples that are alike, of each region by turns, no skin twice."""
    alike: dict[tuple[object, ...], list[Pattern]] = {}
    for p in sorted(items, key=lambda p: dice(f"form {p.id}", 1)):
        what = (p.pair, p.symptom, len(p.signs), p.told is None, p.both, p.side)
        alike.setdefault(what, []).append(p)
    turns: dict[str, list[tuple[Pattern, Pattern]]] = {}
    for some in alike.values():
        couple = _nearest(some)
        if couple:
            region = anatomy.pairs[couple[0].pair].regions[0].value
            turns.setdefault(region, []).append(couple)
    found: list[tuple[Pattern, Pattern]] = []
    pairs: set[str] = set()
    while len(found) < count and any(turns.values()):
        for region in sorted(turns):
            while turns[region]:
                couple = turns[region].pop(0)
                both = {couple[0].skin, couple[1].skin}
                if couple[0].pair not in pairs and not both & skins:
                    pairs.add(couple[0].pair)
                    skins |= both
                    found.append(couple)
                    break
    return found[:count]


def _nearest(some: Sequence[Pattern]) -> tuple[Pattern, Pattern] | None:
    """Return two on different skin whose margins differ least."""
    every = [
        (abs((a.margin or 0) - (b.margin or 0)), n, a, b)
        for n, a in enumerate(some[:12])
        for b in some[n + 1 : 12]
        if a.skin != b.skin
    ]
    if not every:
        return None
    _, _, one, other = min(every, key=lambda x: x[:2])
    return one, other
