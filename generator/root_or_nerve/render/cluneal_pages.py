"""The pages of the superior cluneal nerves: in three dimensions, and in numbers."""

from collections.abc import Iterable, Mapping

from ..model.library import Anatomy
from .citations import references
from .figures import SECTIONS, Figure, figure_list
from .page import Entry, Page
from .scene_figure import SCENE, SceneFigure
from .templates import fill, safe

TITLE = "The superior cluneal nerves in three dimensions"
_SUMMARY = (
    "Their course over bone and fascia, where each study found it, what a narrow "
    "spine can reach, and all published numbers."
)
_TEXTBOOK = "gray1918"
NUMBERS = "The superior cluneal nerves in numbers"
_OF_NUMBERS = (
    "Origins, crossings, tunnels, frequency, blocks, operations and injuries, study "
    "by study."
)


def shown_on_pages(figures: Mapping[str, Figure]) -> set[str]:
    """Return the figures that these pages show, whether or not anybody else does."""
    listed = {id for section in SECTIONS for id in section.figures}
    return {*figures} & {SCENE, *listed}


def cluneal_pages(anatomy: Anatomy, figures: Mapping[str, Figure]) -> dict[str, Page]:
    """Return the pages by path; none if the anatomy has no studies to show."""
    shown, scene = figure_list(figures), figures.get(SCENE)
    if not shown:
        return {}
    numbers = fill(
        "cluneal_numbers", title=NUMBERS, summary=_OF_NUMBERS, figures=safe(shown)
    )
    sections = ((section.id, section.title) for section in SECTIONS)
    first = (
        _scene_page(scene, anatomy)
        if isinstance(scene, SceneFigure)
        else _page(
            TITLE, fill("cluneal", title=TITLE, summary=_SUMMARY, scene=None), ()
        )
    )
    return {
        "cluneal/index.md": first,
        "cluneal/numbers.md": _page(NUMBERS, numbers, sections),
    }


def _scene_page(scene: SceneFigure, anatomy: Anatomy) -> Page:
    works = references([*scene.cited, _TEXTBOOK], anatomy.sources)
    html = fill(
        "cluneal",
        title=TITLE,
        summary=_SUMMARY,
        scene=scene,
        figure=safe(scene.whole()),
        references=works,
        textbook=next((w.number for w in works if w.key == _TEXTBOOK), None),
    )
    headings = (
        ("figure", "Course, crossing and skin"),
        ("placed", "One pelvis, many studies"),
        ("levels", "Could this level produce it?"),
        ("schematic", "What is schematic here"),
    )
    return _page(TITLE, html, headings)


def _page(title: str, html: str, outline: Iterable[tuple[str, str]]) -> Page:
    headings = tuple(outline)
    summary = _SUMMARY if title == TITLE else _OF_NUMBERS
    found = (Entry(words, f"{title}. {words}.", anchor) for anchor, words in headings)
    return Page(
        title,
        html.encode(),
        summary,
        "text.html",
        "atlas",
        outline=tuple((2, anchor, words) for anchor, words in headings),
        entries=(Entry(title, summary), *found),
        listed=True,
    )
