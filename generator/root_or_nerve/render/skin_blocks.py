"""What is wrong with a block that is answered on the body: whom or what it names."""

from typing import NamedTuple

from ..items.authored import map_wanted
from ..items.skin_key import skin_key
from ..model.base import Side
from ..model.library import Anatomy, Skin
from ..model.texts import PalpateBlock, SkinBlock
from ..problems import did_you_mean
from ..skin.extent import NERVES, territory_of


class Fault(NamedTuple):
    """A key of the block, what is wrong with it, and a remedy."""

    key: str
    message: str
    hint: str | None


def skin_fault(block: SkinBlock, anatomy: Anatomy, skin: Skin) -> Fault | None:
    """Return why no question can be made; None if one can."""
    assert skin.drawn is not None
    atlas, id = skin.drawn.atlas, block.territory
    if id not in anatomy.roots and id not in anatomy.nerves:
        known = [*anatomy.roots, *anatomy.nerves]
        message = f'no root or nerve has the id "{id}"'
        return Fault("territory", message, did_you_mean(id, known))
    of = "nerves" if id in anatomy.nerves else "dermatomes"
    maps = [m for m, said in skin.territories.maps.items() if said.of == of]
    if block.map is not None and block.map not in maps:
        message = f'no map of {of} has the id "{block.map}"'
        hint = did_you_mean(block.map, maps) or f"maps: {', '.join(maps)}"
        return Fault("map", message, hint)
    wanted = map_wanted(block, anatomy)
    key = skin_key(skin, anatomy, id, Side.LEFT, "", wanted)
    if key is not None and key.map == wanted:
        return None
    drawing = [m for m in maps if (t := territory_of(atlas, m, id)) and t.sure]
    where = f"map: {', '.join(drawing)}" if drawing and of != NERVES else None
    message = f'the map "{wanted}" draws no skin of "{id}" that is surely its own'
    return Fault("territory", message, where or "ask for another root or nerve")


def palpation_fault(block: PalpateBlock, anatomy: Anatomy) -> Fault | None:
    """Return why no question can be made of a landmark; None if one can."""
    id, known = block.landmark, anatomy.landmarks
    if id in known and known[id].palpation:
        return None
    asking = [name for name, landmark in known.items() if landmark.palpation]
    if id not in known:
        hint = did_you_mean(id, asking) or f"landmarks: {', '.join(asking)}"
        return Fault("landmark", f'no landmark has the id "{id}"', hint)
    message = f'nothing says how the landmark "{id}" is asked for'
    return Fault("landmark", message, f"landmarks: {', '.join(asking)}")
