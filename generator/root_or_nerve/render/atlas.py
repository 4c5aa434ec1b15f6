"""Everything that is made from the anatomy alone, and what is joined on to it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..model.cases import Case, LesionKind
from ..model.library import NO_SKIN, Anatomy, CaseFile, Skin
from .addresses import address
from .anatomy_pages import Atlas, anatomy_pages
from .atlas_pages import atlas_pages
from .entries import Link, upward
from .genital_page import genital_page
from .matrix import matrix
from .overlap_pages import overlap_page
from .page import Page
from .pair_pages import pair_pages
from .plate_pages import plate_pages
from .plates import plates
from .skin_sources import citing_skin
from .source_page import citing_anatomy
from .templates import fill, safe
from .text_pages import TextPart
from .unsure_pages import unsure_pages


@dataclass(frozen=True)
class AtlasPart:
    """The pages by path, the entries that cite each work, and plates by path."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    citing: Mapping[str, tuple[Link, ...]] = field(default_factory=dict)
    plates: Mapping[str, str] = field(default_factory=dict)


def render_atlas(anatomy: Anatomy, skin: Skin = NO_SKIN) -> AtlasPart:
    """Make all pages of roots, nerves, muscles and pairs, and the lists of them."""
    atlas = Atlas.of(anatomy, skin)
    drawn = plates(skin, anatomy)
    pages = {
        **atlas_pages(atlas, skin),
        "muscles/index.md": matrix(anatomy),
        **anatomy_pages(atlas),
        **pair_pages(atlas),
        **overlap_page(atlas),
        **unsure_pages(skin, anatomy),
        **plate_pages(drawn, skin.territories, anatomy),
        **(genital_page(anatomy) if skin.drawn else {}),
    }
    svg = {plate.path: plate.svg for plate in drawn}
    citing = citing_anatomy(anatomy)
    for key, links in citing_skin(skin, anatomy).items():
        citing[key] = tuple(dict.fromkeys((*citing.get(key, ()), *links)))
    return AtlasPart(pages, citing, svg)


def with_readers(
    pages: Mapping[str, Page],
    cases: Iterable[CaseFile],
    texts: Iterable[TextPart],
) -> dict[str, Page]:
    """Return the pages with the lessons that link to them and the cases about them.

    Cases are data: a browser shows one there once its learner has said which it is.
    """
    about, lessons = _cases_about(cases), _lessons_linking(texts)
    joined = {path: _onward(lessons.get(path), about.get(path)) for path in pages}
    return {
        path: replace(page, onward=joined[path]) if joined[path] else page
        for path, page in pages.items()
    }


def _cases_about(files: Iterable[CaseFile]) -> dict[str, list[Case]]:
    about: dict[str, list[Case]] = {}
    for file in files:
        for lesion in file.case.answer.lesions:
            if lesion.kind is not LesionKind.OTHER:
                path = address(f"{lesion.kind.value}s", lesion.id)
                about.setdefault(path, []).append(file.case)
    return about


def _lessons_linking(texts: Iterable[TextPart]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for text in texts:
        for path in dict.fromkeys(link.path for link in text.links):
            link = Link(text.page.title, upward(text.path), text.page.description)
            found.setdefault(path, []).append(link)
    return found


def _naming(case: Case) -> str:
    """Return the item after which a page may tell whom the case was about."""
    return "name" if len({x.id for x in case.answer.lesions}) <= 2 else "classify"


def _onward(lessons: list[Link] | None, cases: list[Case] | None) -> str:
    if not (lessons or cases):
        return ""
    rows = [
        {
            "item": f"{case.id}.{_naming(case)}",
            "rev": case.rev,
            "link": fill("case_link", case=case),
        }
        for case in cases or ()
    ]
    data = json.dumps(rows).replace("<", "\\u003c")
    return fill("readers", lessons=lessons or (), data=safe(data) if rows else "")
