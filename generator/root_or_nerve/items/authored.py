"""Items that authors write as fenced blocks."""

from ..model.base import Side
from ..model.library import Anatomy, Skin
from ..model.texts import AuthoredItem, SkinBlock
from ..skin.extent import NERVES, ROOT_MAPS
from .bank import ChoiceItem, DrawItem, LocateItem, Option
from .from_skin import NEAR_FROM, RIGHT_FROM, prompt
from .order import shuffled
from .skin_key import skin_key
from .words import sentence


def authored_item(authored: AuthoredItem, owner: str, page: str) -> ChoiceItem:
    """Return the bank's form of an authored item; `owner` is the id of its page."""
    id = f"{owner}.{authored.id}"
    options = [
        Option(id=option.id, text=option.text, because=sentence(option.because))
        for option in authored.options
    ]
    return ChoiceItem(
        id=id,
        rev=authored.rev,
        page=page,
        kind=authored.kind,
        prompt=authored.prompt,
        options=tuple(shuffled(options, id, lambda option: option.id)),
        key=next(option.id for option in authored.options if option.correct),
    )


def map_wanted(block: SkinBlock, anatomy: Anatomy) -> str:
    """Return the map that a block is read in."""
    return block.map or (NERVES if block.territory in anatomy.nerves else ROOT_MAPS[0])


def skin_item(
    block: SkinBlock, owner: str, page: str, anatomy: Anatomy, skin: Skin
) -> LocateItem | DrawItem | None:
    """Return the bank's form of a block that asks for skin; None if there is none."""
    side = Side(block.side)
    wanted = map_wanted(block, anatomy)
    because, is_drawn = block.because, block.kind == "draw"
    key = skin_key(
        skin, anatomy, block.territory, side, because, wanted, is_drawn=is_drawn
    )
    if key is None or key.map != wanted:
        return None
    value = {
        "id": f"{owner}.{block.id}",
        "rev": block.rev,
        "page": page,
        "prompt": block.prompt or prompt(block.kind, anatomy, block.territory, key),
        "skin": key,
    }
    if block.kind == "locate":
        return LocateItem.model_validate(value)
    limits = {"right_from": RIGHT_FROM, "near_from": NEAR_FROM}
    return DrawItem.model_validate({**value, **limits})
