"""Items that authors write as fenced blocks."""

from ..model.texts import AuthoredItem
from .bank import ChoiceItem, Option
from .order import shuffled
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
