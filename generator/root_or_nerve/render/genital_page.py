"""The schematic of genital skin, which the neutral body of the atlas does not show."""

import re
from functools import cache

from ..model.library import Anatomy, Skin
from .entries import Link, upward
from .page import Page, listed_page
from .skin_words import SADDLE
from .templates import fill

PATH = "atlas/genital-skin.md"
_TITLE = "Genital and perineal skin"
_SUMMARY = "Five zones, each with its nerve and roots, as a schematic."
_NERVE = re.compile(r'href="\.\./nerves/([\w-]+)\.md"')


@cache
def _html() -> str:
    return fill("genital_skin", title=_TITLE, summary=_SUMMARY, saddle=SADDLE)


def nerves_shown() -> tuple[str, ...]:
    """Return the nerves whose zones the schematic shows: those that it links to."""
    return tuple(dict.fromkeys(_NERVE.findall(_html())))


def _is_made(anatomy: Anatomy) -> bool:
    return all(id in anatomy.nerves for id in nerves_shown())


def schematic_of(anatomy: Anatomy, skin: Skin | None, id: str) -> tuple[Link, ...]:
    """Return the link from a nerve's page to the schematic, if that shows its skin."""
    is_there = skin is not None and _is_made(anatomy)
    if id not in nerves_shown() or not is_there:
        return ()
    return (Link(_TITLE, upward(PATH)),)


def genital_page(anatomy: Anatomy) -> dict[str, Page]:
    """Return the page by path; none if the anatomy lacks one of its nerves."""
    if not _is_made(anatomy):
        return {}
    return {PATH: listed_page(_TITLE, _html(), _SUMMARY, "atlas")}
