"""Patterns of numb skin alone: a root's and a nerve's, alike in all but their place.

Only skin that every claimed map gives to one class is keyed. Each stretch of a root
goes with one of a nerve in the same view whose outline is about as large, as long
and as ragged, so that the outline does not give the class away.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from ..model.anatomy import Pair, PairSideKind, Ramus
from ..model.library import Anatomy, Skin
from ..model.patterns import Area, Stretch, Symptom
from ..model.relations import all_roots, ids_of
from ..skin.extent import NERVES, ROOT_MAPS
from .pattern_choice import Group, saddle_share
from .pattern_extent import extent_of, of_area
from .pattern_margin import LEAST, margin
from .pattern_setting import Draft, Setting, alarming, left_open, of_neither
from .pattern_stretches import Offer, areas_of, dice, offers

OVALS = 32
_MOST_OF_PAIR = 14  # of one class
_MOST = 300  # groups
_FARTHEST = 0.3
_NESTED = 0.8  # of a nerve's skin, in that of its roots
_NEAR = 0.05  # of Dice: another of the same class hardly fits better
RATES = {"other": 0.5, "undetermined": 0.8, "emergency": 0.27}
Measure = Callable[[Stretch], tuple[float, float, int]]


@dataclass(frozen=True)
class Keyed:
    """Skin that is keyed by itself."""

    pair: Pair
    offer: Offer
    margin: float
    looks: tuple[float, float, float]


def groups_alone(
    anatomy: Anatomy, skin: Skin, pairs: Sequence[Pair], measure: Measure
) -> Iterator[tuple[Group, dict[str, float]]]:
    """Yield groups without findings, and the margins of their keyed patients."""
    keyed = [one for pair in pairs for one in _keyed(anatomy, skin, pair, measure)]
    for number, (root, nerve) in enumerate(_matched(keyed)):
        side = "left" if number % 2 else "right"
        seed = f"alone {root.pair.id} {nerve.pair.id} {number}"
        settings = [
            Setting(
                one.offer.stretch,
                one.offer.kind,
                "numbness",
                "left" if side == "left" else "right",
                0,
                f"{seed} {one.pair.id}",
            )
            for one in (root, nerve)
        ]
        drafts = (
            Draft(root.pair.id, "root", settings[0]),
            Draft(nerve.pair.id, "nerve", settings[1]),
        )
        told = _others(anatomy, (root, nerve), settings, number)
        margins = {
            draft.id: one.margin
            for draft, one in zip(drafts, (root, nerve), strict=True)
        }
        yield (*drafts, *told), margins


def _keyed(
    anatomy: Anatomy, skin: Skin, pair: Pair, measure: Measure
) -> Iterator[Keyed]:
    for offer in offers(skin, pair, OVALS):
        if offer.of is None or saddle_share(skin, offer.stretch) >= LEAST:
            continue
        if offer.of is PairSideKind.NERVE and is_nested(anatomy, skin, pair):
            continue
        extent = extent_of(skin, offer.stretch)
        key = "root" if offer.of is PairSideKind.ROOT else "nerve"
        found = margin(skin, extent, "root" if key == "root" else "nerve", pair)
        if found is None or found < LEAST or not _is_own(skin, pair, offer):
            continue
        area, long, corners = measure(offer.stretch)
        if area:
            looks = log(area), log(long), log(corners)
            yield Keyed(pair, offer, found, looks)


def is_nested(anatomy: Anatomy, skin: Skin, pair: Pair) -> bool:
    """Say whether a nerve's skin may be its roots' as well, so that it decides nothing.

    So with dorsal rami, thoracic bands and the buttock, where a map covers the nerve's
    skin with that of its roots.
    """
    assert skin.drawn is not None
    cells = skin.drawn.atlas.cells
    for id in ids_of(pair, PairSideKind.NERVE):
        nerve = anatomy.nerves[id]
        thoracic = any(
            root.startswith("T") and root != "T1" for root in nerve.roots.usual
        )
        if not (nerve.ramus is Ramus.DORSAL or thoracic or id.endswith("-cluneal")):
            continue
        own = of_area(skin, Area(map=NERVES, ids=(id,)))
        for map in ROOT_MAPS:
            roots = of_area(skin, Area(map=map, ids=all_roots(nerve.roots)))
            shared = (own & roots).area_mm2(cells)
            if own and shared >= _NESTED * own.area_mm2(cells):
                return True
    return False


def _is_own(skin: Skin, pair: Pair, offer: Offer) -> bool:
    """Say whether no other of the same class fits the skin better than the pair's."""
    assert skin.drawn is not None
    assert offer.of is not None
    atlas, map = skin.drawn.atlas, offer.stretch.of.map
    extent = extent_of(skin, offer.stretch)
    own = [
        extent.dice(of_area(skin, area), atlas.cells)
        for area in areas_of(skin, ids_of(pair, offer.of), offer.of)
        if area.map == map
    ]
    others = (
        extent.dice(of_area(skin, Area(map=map, ids=(id,))), atlas.cells)
        for id in atlas.maps[map].territories
        if "." not in id
    )
    return max(own) >= max(others) - _NEAR


def _matched(keyed: Sequence[Keyed]) -> list[tuple[Keyed, Keyed]]:
    """Return roots with nerves, the most alike first; each skin once."""
    by_view: dict[str, tuple[list[Keyed], list[Keyed]]] = {}
    for one in keyed:
        lists = by_view.setdefault(one.offer.stretch.view, ([], []))
        lists[one.offer.of is PairSideKind.NERVE].append(one)
    near = sorted(
        (
            (_apart(root, nerve), dice(f"{root.offer} {nerve.offer}", 1), root, nerve)
            for roots, nerves in by_view.values()
            for root in roots
            for nerve in nerves
            if _apart(root, nerve) < _FARTHEST
        ),
        key=lambda x: x[:2],
    )
    used: set[Stretch] = set()
    count: Counter[tuple[str, str]] = Counter()
    found = []
    for _, _, root, nerve in near:
        stretches = {root.offer.stretch, nerve.offer.stretch}
        places = (("root", root.pair.id), ("nerve", nerve.pair.id))
        if used & stretches or any(count[p] >= _MOST_OF_PAIR for p in places):
            continue
        used |= stretches
        count.update(places)
        found.append((root, nerve))
    return found[:_MOST]


def _apart(one: Keyed, other: Keyed) -> float:
    return max(abs(a - b) for a, b in zip(one.looks, other.looks, strict=True))


def _others(
    anatomy: Anatomy,
    keyed: Sequence[Keyed],
    settings: Sequence[Setting],
    number: int,
) -> Iterator[Draft]:
    """Yield patients of other classes on the same skin: what they tell decides."""
    turn = number % 2
    pair, setting = keyed[turn].pair, settings[turn]
    for key, rate in RATES.items():
        if int((number + 1) * rate) == int(number * rate):
            continue
        symptom: Symptom = "pain" if key == "undetermined" else "numbness"
        here = Setting(
            setting.stretch, setting.kind, symptom, setting.side, 0, setting.seed
        )
        drafts = {"other": of_neither, "undetermined": left_open, "emergency": alarming}
        yield from list(drafts[key](anatomy, pair, here))[:1]
