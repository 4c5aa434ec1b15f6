"""Pages that list others: home, cases, learn, sources, reference for educators."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from ..items.bank import Item
from ..items.from_case import derive_items
from ..items.payload import payload, question
from ..model.cases import Case, Level
from ..model.library import Anatomy, CaseFile, GuideFile, LessonFile, Library
from ..model.texts import AuthoredItem, FigureBlock, Guide, Lesson
from ..problems import Code
from .citations import reference
from .fields import Field, fields_of
from .page import Entry, Page
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
    return Page(site_name, html, _HOME_SUMMARY, "home.html", "home", listed=True)


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
        "data": safe(payload([item])),
        "link": path,
        "answers": f"answers/{case.id}.md",
    }


def easiest_first(cases: Sequence[CaseFile]) -> list[CaseFile]:
    """Return the cases in the order in which they are offered."""
    levels = list(Level)
    return sorted(cases, key=lambda f: (levels.index(f.case.level), f.case.title))


def case_list(cases: Sequence[CaseFile]) -> Page:
    """The list of cases, easiest first."""
    ordered = [file.case for file in easiest_first(cases)]
    html = fill("cases", cases=ordered)
    summary = "Patients to read before their scan. All are fictional composites."
    return Page(
        "Cases",
        html,
        summary,
        "text.html",
        "cases",
        listed=True,
        entries=(Entry("Cases", summary),),
    )


def lesson_list(lessons: Sequence[LessonFile]) -> Page:
    """The list of lessons in their order."""
    ordered = sorted((file.lesson for file in lessons), key=lambda lesson: lesson.order)
    html = fill("learn", lessons=ordered)
    summary = "Short lessons on what separates a root from a named nerve."
    return Page(
        "Learn",
        html,
        summary,
        "text.html",
        "learn",
        listed=True,
        entries=(Entry("Learn", summary),),
    )


def source_list(anatomy: Anatomy) -> Page:
    """Every work that anything is cited from."""
    works = sorted(
        anatomy.sources.values(), key=lambda s: (s.people or (s.title,), s.year)
    )
    names = " ".join(" ".join((*work.people, work.title)) for work in works)
    html = fill(
        "sources", works=[reference(n, source) for n, source in enumerate(works, 1)]
    )
    summary = "Every work that a fact, case or lesson of this course is cited from."
    return Page(
        "Sources",
        html,
        summary,
        "text.html",
        "about",
        listed=True,
        entries=(Entry("Sources", f"{summary} {names}"),),
    )


def messages() -> Page:
    """Every problem that `check` can report, with its cause and remedy."""
    codes = sorted(Code, key=lambda code: code.slug)
    html = fill("messages", codes=codes)
    summary = "What each message of the checker means, and what to do."
    return Page(
        "Messages",
        html,
        summary,
        "text.html",
        "educators",
        outline=tuple((2, code.slug, code.slug) for code in codes),
        entries=(
            Entry("Messages", summary),
            *(Entry(c.slug, c.value.cause, c.slug) for c in codes),
        ),
        listed=True,
    )


def ids(anatomy: Anatomy) -> Page:
    """Every id that a case may name."""
    tables: list[tuple[str, str, list[tuple[str, str]]]] = [
        (name, title, [(id, thing.name) for id, thing in table.items()])
        for name, title, table in (
            ("roots", "Roots", anatomy.roots),
            ("nerves", "Nerves", anatomy.nerves),
            ("conditions", "Conditions", anatomy.conditions),
            ("tests", "Tests", anatomy.tests),
            ("reflexes", "Reflexes", anatomy.reflexes),
            ("muscles", "Muscles", anatomy.muscles),
        )
    ]
    works = [(key, source.title) for key, source in sorted(anatomy.sources.items())]
    tables.append(("works", "Works in sources.bib", works))
    summary = "Ids of roots, nerves, conditions, tests, reflexes, muscles and works."
    return Page(
        "Ids",
        fill("ids", tables=tables),
        summary,
        "text.html",
        "educators",
        outline=tuple((2, anchor, title) for anchor, title, _ in tables),
        entries=(Entry("Ids", summary),),
        listed=True,
    )


def field_reference(tables: Mapping[str, type[BaseModel]]) -> Page:
    """Every key of every kind of content file, from the models themselves."""
    kinds: list[tuple[str, str, str, tuple[Field, ...]]] = []
    for anchor, title, model in _file_kinds(tables):
        kinds.append((anchor, title, (model.__doc__ or "").strip(), fields_of(model)))
    html = fill("fields", kinds=kinds)
    summary = (
        "Every key of cases, lessons, blocks and anatomy files, and what it holds."
    )
    return Page(
        "Fields",
        html,
        summary,
        "text.html",
        "educators",
        outline=tuple((2, anchor, title) for anchor, title, _, _ in kinds),
        entries=(Entry("Fields", summary), *(Entry(t, d, a) for a, t, d, _ in kinds)),
        listed=True,
    )


def _file_kinds(
    tables: Mapping[str, type[BaseModel]],
) -> Iterable[tuple[str, str, type[BaseModel]]]:
    yield "case", "Case: cases/ID.md", Case
    yield "lesson", "Lesson: lessons/ID.md", Lesson
    yield "guide", "Guide: educators/NAME.md, about/NAME.md", Guide
    yield "item-block", "Block: item", AuthoredItem
    yield "figure-block", "Block: figure", FigureBlock
    for name, model in tables.items():
        yield name, f"Anatomy: anatomy/{name}.yaml", model


def guide_links(guides: Sequence[GuideFile], folder: str) -> list[tuple[str, str, str]]:
    """Return (path, title, summary) of the guides of one folder, in their order."""
    ordered = sorted(guides, key=lambda file: file.guide.order)
    pages = ((page_of(file.text.path), file.guide) for file in ordered)
    return [(p, g.title, g.summary) for p, g in pages if p.startswith(f"{folder}/")]
