"""Pages that list others: home, cases, learn."""

from collections.abc import Sequence

from ..items.bank import Item
from ..items.from_case import derive_items
from ..items.payload import pack, payload, question
from ..model.cases import Level
from ..model.library import Anatomy, CaseFile, LessonFile, Library
from .filters import Filter, region_filter
from .page import Page, listed_page
from .practice import first_case
from .prose import page_of
from .templates import fill, safe
from .vignette import glance

_TASTER_FINDINGS = 3


def home(library: Library, site_name: str) -> Page:
    """One patient and one question, and the doors."""
    guides = {page_of(file.text.path) for file in library.guides}
    html = fill(
        "home",
        taster=_taster(library.cases, library.anatomy),
        cases=len(library.cases),
        educators="educators/index.md" in guides,
    )
    return Page(
        site_name, html.encode(), _HOME_SUMMARY, "home.html", "home", listed=True
    )


_HOME_SUMMARY = (
    "Train one judgement that no scan makes for you: does this pattern follow a "
    "spinal root, a named nerve, both, or neither?"
)


def _taster(cases: Sequence[CaseFile], anatomy: Anatomy) -> dict[str, object] | None:
    """Return the first introductory case as one question."""
    case = first_case(cases)
    if case is None:
        return None
    path = f"cases/{case.id}.md"
    item: Item = derive_items(case, anatomy, path)[0]
    return {
        "vignette": safe(glance(case, anatomy, _TASTER_FINDINGS)),
        "question": question(item),
        "data": safe(payload(pack([item]))),
        "link": path,
        "answers": f"answers/{case.id}.md",
    }


def easiest_first(cases: Sequence[CaseFile]) -> list[CaseFile]:
    """Return the cases in the order in which they are offered."""
    levels = list(Level)
    return sorted(cases, key=lambda f: (levels.index(f.case.level), f.case.title))


def case_list(cases: Sequence[CaseFile]) -> Page:
    """The list of cases, easiest first."""
    levels, regions = (
        Filter("Level", tuple(Level)),
        region_filter(f.case.region for f in cases),
    )
    rows = [
        {
            "case": file.case,
            "first": f"{file.case.id}.classify",
            "level": levels.numbers([file.case.level]),
            "region": regions.numbers([file.case.region]),
        }
        for file in easiest_first(cases)
    ]
    html = fill("cases", cases=rows, filters=[levels, regions])
    summary = "Patients to read before their scan. All are fictional composites."
    return listed_page("Cases", html, summary, "cases")


def lesson_list(lessons: Sequence[LessonFile]) -> Page:
    """The list of lessons in their order."""
    ordered = sorted((file.lesson for file in lessons), key=lambda lesson: lesson.order)
    html = fill("learn", lessons=ordered)
    summary = "Short lessons on what separates a root from a named nerve."
    return listed_page("Learn", html, summary, "learn")
