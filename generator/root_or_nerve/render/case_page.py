"""One case: the page that asks, and the page that answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..items.bank import Item
from ..items.from_case import derive_items
from ..items.from_skin import after_name, body_items
from ..items.palpate import palpate_item_of
from ..items.payload import Packed, pack, payload, question, solution
from ..items.words import finding_words, lesion_name, with_the
from ..model.cases import Case
from ..model.courses import Crest
from ..model.library import NO_SKIN, Anatomy, CaseFile, Skin
from ..model.relations import Relations, relations
from ..problems import Code, Problem
from ..skin.extent import halves_of
from .blocks import Blocks
from .body_picture import Studio, studio
from .citations import references
from .comparison import compared_on_body
from .entries import Link as EntryLink
from .entries import lesion_links, pair_links
from .figures import Figure
from .level_links import LevelLink, level_links
from .page import Entry, Page
from .pattern_picture import pattern_picture
from .practice import Exercise, exercise
from .prose import Link, Prose, Section, parse
from .scene_figure import SCENE
from .templates import fill, safe
from .vignette import timeline

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
    skin: Skin = NO_SKIN
    crest: Crest | None = None

    @cached_property
    def relations(self) -> Relations:
        """Return the anatomy read from either end."""
        return relations(self.anatomy)

    @cached_property
    def studio(self) -> Studio | None:
        """Return what draws on the body, if it was drawn."""
        return studio(self.skin)


def render_case(file: CaseFile, around: Surroundings) -> CasePart:
    """Make the pages and items of one case."""
    case, path = file.case, f"cases/{file.case.id}.md"
    blocks = Blocks(
        case.id,
        file.text,
        path,
        around.figures,
        around.anatomy,
        around.skin,
        around.crest,
    )
    prose = parse(file.text, path, blocks, around.anatomy.sources)
    pressed = palpate_item_of(case, around.anatomy, around.skin, around.crest, path)
    plain = after_name(derive_items(case, around.anatomy, path), pressed)
    on_body = body_items(case, around.anatomy, around.skin, path)
    derived = after_name(plain, on_body.on_page if on_body else None)
    practised = after_name(plain, on_body.locate if on_body else None)
    packs = _packs((*derived, *practised))
    packed = tuple(packs[item.id] for item in derived)
    explanation = _explanation(case, prose, around)
    levels = level_links(case) if SCENE in around.figures else {}
    html = fill(
        "case",
        case=case,
        sections=[safe(s.html) for s in prose.sections if s.title in _BEFORE],
        timeline=timeline(case),
        picture=safe(pattern_picture(case, around.studio)),
        questions=[question(item) for item in derived],
        levels=levels,
        data=safe(payload(packed, explanation=explanation)),
        answers=f"../answers/{case.id}.md",
    )
    problems = (*prose.problems, *blocks.problems, *_check_sections(file, prose))
    return CasePart(
        _case_page(case, html, prose),
        _answers_page(case, derived, explanation, levels),
        (*packs.values(), *pack(blocks.items)),
        prose.links,
        problems,
        exercise(case, around.anatomy, {item.id: packs[item.id] for item in practised}),
        tuple(blocks.used),
        frozenset([*prose.cited, *(citation.key for citation in case.sources)]),
    )


def _packs(items: Iterable[Item]) -> dict[str, bytes]:
    """Return each item as JSON by its id, made once."""
    by_id = {item.id: item for item in items}
    return dict(zip(by_id, pack(by_id.values()), strict=True))


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
        compared=safe(_compared(case, around)),
        separated=_separated(case, anatomy),
        told=bool(case.answer.lesions),
        references=references(prose.cited, anatomy.sources, case.sources),
        onward=[*_lessons(case, around), *_atlas_links(case, around)],
    )


def _compared(case: Case, around: Surroundings) -> str:
    """Return the answer and the first look-alike with skin on one body.

    As long as it cannot be told, the first two candidates are compared.
    """
    told = [lesion.id for lesion in case.answer.lesions]
    sides = [x.side for x in case.answer.lesions if x.side]
    sides += [x.side for x in case.pattern if x.side]
    half = halves_of(sides[0] if sides else None)[0]
    others = [contrast.id for contrast in case.contrasts if contrast.id not in told]
    firsts = told or others[:1]
    pairs = [(one, two) for two in others[0 if told else 1 :] for one in firsts]
    every = (
        compared_on_body(around.studio, around.anatomy, *pair, half) for pair in pairs
    )
    return next(filter(None, every), "")


def _lessons(case: Case, around: Surroundings) -> list[EntryLink]:
    return [
        EntryLink(around.lessons[id], f"../learn/{id}.md")
        for id in case.see_also
        if id in around.lessons  # else it has an error of its own
    ]


def _atlas_links(case: Case, around: Surroundings) -> list[EntryLink]:
    """Return the pairs among the case's candidates, and the lesions of its answer."""
    anatomy = around.anatomy
    lesions = [lesion.id for lesion in case.answer.lesions]
    candidates = {*lesions, *(contrast.id for contrast in case.contrasts)}
    of_one = around.relations.pairs
    near = {pair.id for id in candidates for pair in of_one.get(id, ())}
    pairs = [
        pair
        for pair in anatomy.pairs.values()
        if pair.id in near
        and not any(candidates.isdisjoint(side.ids) for side in pair.sides)
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


def _answers_page(
    case: Case,
    items: tuple[Item, ...],
    explanation: str,
    levels: Mapping[str, LevelLink],
) -> Page:
    html = fill(
        "answers",
        case=case,
        solutions=[(item.id, solution(item)) for item in items],
        levels=levels,
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
