"""The skin that a question asks for, with names for it and for what lies beside it."""

from collections.abc import Iterable, Iterator

from ..model.base import Side
from ..model.library import Anatomy
from ..model.library import Skin as SkinOfLibrary
from ..skin.asked import Asked, asked
from ..skin.extent import NERVES, map_of
from .bank import Neighbour, Skin
from .words import lesion_name, sentence, with_the


def skin_asked(
    skin: SkinOfLibrary, id: str, map_id: str | None = None
) -> tuple[str, Asked] | None:
    """Return the map in which a root or nerve is asked for, and what is asked."""
    drawn = skin.drawn
    found = map_of(drawn.atlas, id, map_id) if drawn else None
    what = asked(skin, found, id) if found else None
    return (found, what) if found and what else None


def skin_key(
    skin: SkinOfLibrary,
    anatomy: Anatomy,
    id: str,
    side: Side,
    because: str,
    map_id: str | None = None,
    named: Iterable[str] = (),
    is_drawn: bool = False,
) -> Skin | None:
    """Return the key of a root's or nerve's skin, or None if no cell is surely its own.

    Besides the neighbours those `named` are told by name, wherever they lie. A drawing
    may take in skin that the map leaves blank; one place has to lie in what it draws.
    """
    found = skin_asked(skin, id, map_id)
    if found is None or side is Side.BOTH:
        return None
    map, what = found
    return Skin(
        side="left" if side is Side.LEFT else "right",
        name=_name(skin, anatomy, map, id),
        look="nerve" if map == NERVES else "root",
        views=what.views,
        map=map,
        source=f"Map: {skin.territories.maps[map].short}.",
        shown=what.shown,
        must=what.must,
        may=what.free if is_drawn else what.may,
        neighbours=tuple(_neighbours(skin, anatomy, map, what, {*named})),
        words=what.words,
        because=sentence(because) if because else "",
    )


def _name(skin: SkinOfLibrary, anatomy: Anatomy, map_id: str, id: str) -> str:
    """the L4 dermatome; the skin of the saphenous nerve"""
    others = skin.territories.names(map_id)
    if id in others:
        return f"the skin of the {others[id]}"
    if map_id == NERVES:
        return f"the skin of {with_the(lesion_name(anatomy, id))}"
    return f"the {id.replace('-', '–')} dermatome"


def _neighbours(
    skin: SkinOfLibrary, anatomy: Anatomy, map_id: str, what: Asked, named: set[str]
) -> Iterator[Neighbour]:
    others = skin.territories.names(map_id)
    for id, cells, is_near in what.beside:
        known = id in others or id in anatomy.roots or id in anatomy.nerves
        if known and (is_near or id in named):
            yield Neighbour(name=_name(skin, anatomy, map_id, id), cells=cells)
