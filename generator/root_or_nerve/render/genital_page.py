"""The schematic of genital skin, which the neutral body of the atlas does not show."""

from ..model.library import Anatomy
from .page import Entry, Page
from .templates import fill

PATH = "atlas/genital-skin.md"
NERVES = (
    "ilioinguinal",
    "genitofemoral",
    "pudendal",
    "perineal-branch-of-posterior-femoral-cutaneous",
)
_TITLE = "Genital and perineal skin"
_SUMMARY = "Five zones, each with its nerve and roots, as a schematic."


def genital_page(anatomy: Anatomy) -> dict[str, Page]:
    """Return the page by path; none if the anatomy lacks one of its nerves."""
    if not all(id in anatomy.nerves for id in NERVES):
        return {}
    html = fill("genital_skin", title=_TITLE, summary=_SUMMARY)
    page = Page(
        _TITLE,
        html.encode(),
        _SUMMARY,
        "text.html",
        "atlas",
        entries=(Entry(_TITLE, _SUMMARY),),
        listed=True,
    )
    return {PATH: page}
