"""Questions that are answered on the body: show one place, or draw all of the skin."""

from typing import NamedTuple

from ..model.anatomy import Condition, Nerve
from ..model.cases import Case
from ..model.library import Anatomy
from ..model.library import Skin as SkinOfLibrary
from ..skin.asked import Asked
from .bank import DrawItem, Item, LocateItem
from .skin_key import skin_asked, skin_key
from .words import lesion_name, with_the

RIGHT_FROM, NEAR_FROM = 0.8, 0.6
LEAST_CM2 = 15.0
LEAST_CM2_OF_HAND_OR_FOOT = 4.0


class BodyItems(NamedTuple):
    """Both forms of a case's question; too small a skin is not drawn."""

    locate: LocateItem
    draw: DrawItem | None


def body_items(
    case: Case, anatomy: Anatomy, skin: SkinOfLibrary, page: str
) -> BodyItems | None:
    """Return the questions of a case with one root or nerve whose skin is drawn."""
    if skin.drawn is None or len(case.answer.lesions) != 1:
        return None
    lesion = case.answer.lesions[0]
    thing = anatomy.lesion(lesion.id)
    if isinstance(thing, Condition) or lesion.side is None:
        return None
    facts = [thing.skin] if isinstance(thing, Nerve) else [thing.front, thing.back]
    because = " ".join(fact.text for fact in facts if fact)
    named = [contrast.id for contrast in case.contrasts]
    found = skin_asked(skin, lesion.id)
    key = skin_key(skin, anatomy, lesion.id, lesion.side, because, None, named)
    if key is None or found is None:
        return None
    common = {"rev": case.rev, "page": page, "skin": key, "reveals": True}
    locate = LocateItem.model_validate(
        {
            **common,
            "id": f"{case.id}.locate",
            "prompt": prompt("locate", anatomy, lesion.id, key.side),
        }
    )
    draw = DrawItem.model_validate(
        {
            **common,
            "id": f"{case.id}.draw",
            "prompt": prompt("draw", anatomy, lesion.id, key.side),
            "right_from": RIGHT_FROM,
            "near_from": NEAR_FROM,
        }
    )
    return BodyItems(locate, draw if is_drawable(found[1]) else None)


def prompt(kind: str, anatomy: Anatomy, id: str, side: str) -> str:
    """Ask for the skin of a root or nerve; it is named, or it could not be told."""
    what = {"locate": "Show one place", "draw": "Draw the skin"}[kind]
    whose = with_the(lesion_name(anatomy, id))
    return f"{what} where a pin feels dull in a lesion of {whose}, {side} side."


def is_drawable(what: Asked) -> bool:
    """Return whether the sure skin is large enough to be painted with a finger."""
    is_fine = 2 * what.fine_mm2 >= what.area_mm2
    least = LEAST_CM2_OF_HAND_OR_FOOT if is_fine else LEAST_CM2
    return what.area_mm2 >= 100 * least


def after_name(items: tuple[Item, ...], more: Item | None) -> tuple[Item, ...]:
    """Put a question behind the one that names the lesion, which it gives away."""
    if more is None:
        return items
    places = [n for n, item in enumerate(items, 1) if item.kind in ("classify", "name")]
    at = max(places, default=len(items))
    return (*items[:at], more, *items[at:])
