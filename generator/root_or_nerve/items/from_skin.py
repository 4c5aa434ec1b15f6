"""Questions that are answered on the body: show one place, or draw all of the skin."""

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from ..model.anatomy import Condition, Nerve
from ..model.base import Side
from ..model.cases import Case
from ..model.library import Anatomy
from ..model.library import Skin as SkinOfLibrary
from ..skin.asked import Asked, unrolled
from ..skin.extent import Extent, halves_of
from ..skin.felt import shown_of
from .bank import DrawItem, Item, LocateItem, Skin
from .skin_key import skin_asked, skin_key
from .words import lesion_name, with_the

RIGHT_FROM, NEAR_FROM = 0.8, 0.6
LEAST_CM2 = 15.0
LEAST_CM2_OF_HAND_OR_FOOT = 4.0
_OF_NERVE = {
    "locate": "Show one place where a pin feels dull",
    "draw": "Draw the skin where a pin feels dull",
    "other": "Now a look-alike: draw the skin where a pin would feel dull",
}
_OF_ROOT = {
    "locate": "On the map “{map}”, show one place in the skin of",
    "draw": "On the map “{map}”, draw the skin of",
    "other": "Now a look-alike: on the map “{map}”, draw the skin of",
}
_HARDLY, _MOSTLY = 0.1, 0.7  # of a skin, shown by the picture of the story


class BodyItems(NamedTuple):
    """A case's questions of skin: of the lesion to show, of one skin to draw.

    There is nothing to draw where all is too small, or shown by the story; and on the
    page, which has the picture of the story, nothing to show.
    """

    locate: LocateItem
    draw: DrawItem | None
    on_page: LocateItem | DrawItem | None


def body_items(
    case: Case, anatomy: Anatomy, skin: SkinOfLibrary, page: str
) -> BodyItems | None:
    """Return the questions of a case with one root or nerve whose skin is drawn."""
    if skin.drawn is None or len(case.answer.lesions) != 1:
        return None
    lesion = case.answer.lesions[0]
    if isinstance(anatomy.lesion(lesion.id), Condition) or lesion.side is None:
        return None
    asks = partial(_asks, case, anatomy, skin, lesion.side)
    key = asks(lesion.id)
    if key is None:
        return None
    common = {"rev": case.rev, "page": page, "reveals": True}
    locate = LocateItem.model_validate(
        {
            **common,
            "id": f"{case.id}.locate",
            "prompt": prompt("locate", anatomy, lesion.id, key),
            "skin": key,
        }
    )
    drawn = _worth_drawing(case, skin, lesion.side)
    wanted = asks(drawn, is_drawn=True) if drawn else None
    if drawn is None or wanted is None:
        found = skin_asked(skin, lesion.id)
        is_new = found and _shown(case, skin, lesion.side, found) < _HARDLY
        return BodyItems(locate, None, locate if is_new else None)
    # What is asked of a look-alike is another question, with progress of its own.
    own = drawn == lesion.id
    draw = DrawItem.model_validate(
        {
            **common,
            "id": f"{case.id}.draw" if own else f"{case.id}.draw-{drawn.lower()}",
            "prompt": prompt("draw" if own else "other", anatomy, drawn, wanted),
            "skin": wanted,
            "right_from": RIGHT_FROM,
            "near_from": NEAR_FROM,
        }
    )
    return BodyItems(locate, draw, draw)


def _asks(
    case: Case,
    anatomy: Anatomy,
    skin: SkinOfLibrary,
    side: Side,
    id: str,
    is_drawn: bool = False,
) -> Skin | None:
    thing = anatomy.lesion(id)
    if isinstance(thing, Condition):
        return None
    facts = [thing.skin] if isinstance(thing, Nerve) else [thing.front, thing.back]
    because = in_general(fact.text for fact in facts if fact)
    lesions = [lesion.id for lesion in case.answer.lesions]
    named = [*lesions, *(contrast.id for contrast in case.contrasts)]
    return skin_key(skin, anatomy, id, side, because, None, named, is_drawn)


def _worth_drawing(case: Case, skin: SkinOfLibrary, side: Side) -> str | None:
    """Return whose skin is asked for: that which the story does not show.

    That is the lesion's own if the picture has next to nothing of it, else that of
    the first look-alike that it does not show for the most part.
    """
    own, *others = case.answer.lesions[0].id, *(x.id for x in case.contrasts)
    for id, most in ((own, _HARDLY), *((other, _MOSTLY) for other in others)):
        found = skin_asked(skin, id)
        if found and is_drawable(found[1]) and _shown(case, skin, side, found) < most:
            return id
    return None


def _shown(
    case: Case, skin: SkinOfLibrary, side: Side, asked: tuple[str, Asked]
) -> float:
    """Return how much of what is asked the picture of the story shows: 0 to 1."""
    assert skin.drawn is not None
    atlas = skin.drawn.atlas
    whole = Extent(
        {(h, c): n for h in halves_of(side) for c, n in unrolled(asked[1].must)}
    )
    shown = whole & shown_of(case.pattern, atlas)
    return shown.area_mm2(atlas.cells) / whole.area_mm2(atlas.cells)


def in_general(texts: Iterable[str]) -> str:
    """Mark what is known of a root or nerve apart from the map that is asked for."""
    said = " ".join(texts)
    return f"In general: {said}" if said else ""


def prompt(kind: str, anatomy: Anatomy, id: str, key: Skin) -> str:
    """Ask for the skin of a root or nerve; it is named, or it could not be told.

    Of one root nobody says where a pin is felt dull, only where a map draws it.
    """
    whose = with_the(lesion_name(anatomy, id))
    if key.look == "root":
        what = _OF_ROOT[kind].format(map=key.map_name)
        return f"{what} {whose}, {key.side} side."
    return f"{_OF_NERVE[kind]} in a lesion of {whose}, {key.side} side."


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
