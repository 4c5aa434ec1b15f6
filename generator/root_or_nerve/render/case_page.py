"""One case: the page that asks, and the page that answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..items.bank import Item
from ..items.from_case import derive_items
from ..items.payload import Packed, pack, payload, question, solution
from ..items.words import finding_words, lesion_name, with_the
from ..model.cases import Case
from ..model.library import Anatomy, CaseFile
from ..problems import Code, Problem
from .blocks import Blocks
from .citations import references
from .entries import Link as EntryLink
from .entries import lesion_links, pair_links
from .figures import Figure
from .page import Entry, Page
from .practice import Exercise
from .prose import Link, Prose, Section, parse
from .templates import fill, safe
from .vignette import timeline, vignette

_BEFORE = ("Story", "Examination", "Imaging")
_AFTER = "Explanation"


@dataclass(frozen=True)
class CasePart:
    """What one case contributes; nothing in it depends on other cases."""

    page: Page
    answers: Page
    items: Packed
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    exercise: Exercise
    figures: tuple[str, ...] = ()
    cited: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Surroundings:
    """All that a case page reads besides its own file."""

    anatomy: Anatomy
    figures: Mapping[str, Figure]
    lessons: Mapping[str, str]


def render_case(file: CaseFile, around: Surroundings) -> CasePart:
    """Make the pages and items of one case."""
    case, path = file.case, f"cases/{file.case.id}.md"
    blocks = Blocks(case.id, file.text, path, around.figures)
    prose = parse(file.text, path, blocks, around.anatomy.sources)
    derived = derive_items(case, around.anatomy, path)
    packed = pack(derived)
    explanation = _explanation(case, prose, around)
    html = fill(
        "case",
        case=case,
        sections=[safe(s.html) for s in prose.sections if s.title in _BEFORE],
        timeline=timeline(case),
        questions=[question(item) for item in derived],
        data=safe(payload(packed, explanation=explanation)),
        answers=f"../answers/{case.id}.md",
    )
    problems = (*prose.problems, *blocks.problems, *_check_sections(file, prose))
    return CasePart(
        _case_page(case, html, prose),
        _answers_page(case, derived, explanation),
        (*packed, *pack(blocks.items)),
        prose.links,
        problems,
        Exercise(
            case,
            tuple(item.id for item in derived),
            packed,
            vignette(case, around.anatomy),
        ),
        tuple(blocks.used),
        frozenset([*prose.cited, *(citation.key for citation in case.sources)]),
    )


def _case_page(case: Case, html: str, prose: Prose) -> Page:
    before = [section for section in prose.sections if section.title in _BEFORE]
    return Page(
        case.title,
        html.encode(),
        case.summary,
        "case.html",
        "cases",
        outline=(*((2, s.id, s.title) for s in before), (2, "questions", "Questions")),
        entries=(
            Entry(case.title, case.summary),
            *(Entry(s.title, _beginning(s), s.id) for s in before[:1]),
        ),
    )


def _beginning(section: Section) -> str:
    """Return the first two sentences: enough to find a case by."""
    return ". ".join(section.text.split(". ")[:2])


def _explanation(case: Case, prose: Prose, around: Surroundings) -> str:
    anatomy = around.anatomy
    section = next((s for s in prose.sections if s.title == _AFTER), None)
    return fill(
        "explanation",
        body=safe(section.html if section else ""),
        separated=_separated(case, anatomy),
        told=bool(case.answer.lesions),
        references=references(prose.cited, anatomy.sources, case.sources),
        onward=[*_lessons(case, around), *_atlas_links(case, anatomy)],
    )


def _lessons(case: Case, around: Surroundings) -> list[EntryLink]:
    return [
        EntryLink(around.lessons[id], f"../learn/{id}.md")
        for id in case.see_also
        if id in around.lessons  # else it has an error of its own
    ]


def _atlas_links(case: Case, anatomy: Anatomy) -> list[EntryLink]:
    """Return the pairs among the case's candidates, and the lesions of its answer."""
    lesions = [lesion.id for lesion in case.answer.lesions]
    candidates = {*lesions, *(contrast.id for contrast in case.contrasts)}
    pairs = [
        pair
        for pair in anatomy.pairs.values()
        if not any(candidates.isdisjoint(side.ids) for side in pair.sides)
    ]
    return [*lesion_links(anatomy, lesions), *pair_links(anatomy, pairs)]


def _separated(case: Case, anatomy: Anatomy) -> list[tuple[str, list[str]]]:
    """Return what spoke against each contrast, and what was no help."""
    words = [(finding_words(anatomy, f), f.separates) for f in case.findings]
    against = [
        (
            f"Against {with_the(lesion_name(anatomy, c.id))}",
            [w for w, s in words if c.id in s],
        )
        for c in case.contrasts
    ]
    rows = [*against, ("No help here", [w for w, s in words if not s])]
    return [(name, findings) for name, findings in rows if findings]


def _answers_page(case: Case, items: tuple[Item, ...], explanation: str) -> Page:
    html = fill(
        "answers",
        case=case,
        solutions=[solution(item) for item in items],
        explanation=safe(explanation),
        back=f"../cases/{case.id}.md",
    )
    title = f"Answers: {case.title}"
    return Page(
        title, html.encode(), case.summary, "answers.html", "cases", indexed=False
    )


def _check_sections(file: CaseFile, prose: Prose) -> list[Problem]:
    """A case has its sections, in order, each with words, and no others."""
    path, line = file.text.path, file.text.line
    titles = [section.title for section in prose.sections]
    wanted = [*_BEFORE, _AFTER]
    needed = [title for title in wanted if title != "Imaging" or file.case.imaging]
    missing = [title for title in needed if title not in titles]
    empty = [s for s in prose.sections if s.title in wanted and not s.text]
    problems = [
        Problem(path, line, Code.MISSING_SECTION, f"no heading `## {title}`")
        for title in missing
    ]
    problems += [
        Problem(
            path, s.line, Code.MISSING_SECTION, f"nothing stands under `## {s.title}`"
        )
        for s in empty
    ]
    for section in prose.sections:
        if section.title not in wanted:
            what = f"`## {section.title}`" if section.id else "text before the headings"
            message = f"{what} is not a part of a case; they are {', '.join(wanted)}"
            problems.append(Problem(path, section.line, Code.BAD_HEADING, message))
    known = [section for section in prose.sections if section.title in wanted]
    for above, below in pairwise(known):
        if wanted.index(below.title) < wanted.index(above.title):
            message = f"`## {below.title}` stands too low: {', '.join(wanted)}"
            problems.append(Problem(path, below.line, Code.BAD_HEADING, message))
    return problems
