"""Lessons and guides: pages of prose."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..items.payload import Packed, pack
from ..model.courses import Crest
from ..model.library import NO_SKIN, Anatomy, GuideFile, LessonFile, Skin, Text
from ..problems import Problem
from .blocks import Blocks
from .citations import references
from .figures import Figure
from .page import Entry, Page
from .prose import Link, Prose, page_of, parse
from .templates import fill, safe


@dataclass(frozen=True)
class TextPart:
    """What one text contributes."""

    path: str
    page: Page
    items: Packed
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
    figures: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


def render_lesson(
    file: LessonFile,
    anatomy: Anatomy,
    figures: Mapping[str, Figure],
    skin: Skin = NO_SKIN,
    crest: Crest | None = None,
) -> TextPart:
    """Make the page of a lesson."""
    lesson, path = file.lesson, f"learn/{file.lesson.id}.md"
    blocks = Blocks(lesson.id, file.text, path, figures, anatomy, skin, crest)
    prose = parse(file.text, path, blocks, anatomy.sources)
    html = fill(
        "lesson",
        lesson=lesson,
        body=safe(prose.html),
        references=references(prose.cited, anatomy.sources, lesson.sources),
    )
    page = Page(
        lesson.title,
        html.encode(),
        lesson.summary,
        "lesson.html",
        "learn",
        outline=prose.outline,
        entries=_entries(lesson.title, lesson.summary, prose),
        listed=True,
    )
    problems = (*prose.problems, *blocks.problems)
    stated = (citation.key for citation in lesson.sources)
    return TextPart(
        path,
        page,
        pack(blocks.items),
        prose.links,
        problems,
        tuple(blocks.used),
        tuple(dict.fromkeys([*prose.cited, *stated])),
    )


def render_guide(
    file: GuideFile,
    anatomy: Anatomy,
    figures: Mapping[str, Figure],
    skin: Skin = NO_SKIN,
    crest: Crest | None = None,
) -> TextPart:
    """Make a page for educators, or about the course."""
    guide, path = file.guide, page_of(file.text.path)
    owner = path.removesuffix(".md").replace("/", "-")
    blocks = Blocks(owner, file.text, path, figures, anatomy, skin, crest)
    prose = parse(file.text, path, blocks, anatomy.sources)
    html = fill(
        "guide",
        title=guide.title,
        summary=guide.summary,
        body=safe(prose.html),
        references=references(prose.cited, anatomy.sources),
    )
    page = Page(
        guide.title,
        html.encode(),
        guide.summary,
        "text.html",
        path.split("/")[0],
        outline=prose.outline,
        entries=_entries(guide.title, guide.summary, prose),
        listed=True,
    )
    problems = (*prose.problems, *blocks.problems)
    return TextPart(
        path,
        page,
        pack(blocks.items),
        prose.links,
        problems,
        tuple(blocks.used),
        prose.cited,
    )


def _entries(title: str, summary: str, prose: Prose) -> tuple[Entry, ...]:
    """Return one search entry a section."""
    sections = (Entry(s.title, s.text, s.id) for s in prose.sections if s.title)
    return (Entry(title, summary), *sections)


def check_texts(texts: tuple[Text, ...], sources: Collection[str]) -> list[Problem]:
    """Return what is wrong in the prose of files that are unsound already."""
    problems: list[Problem] = []
    for text in texts:
        blocks = Blocks("x", text, page_of(text.path), {})
        problems += parse(text, page_of(text.path), blocks, sources).problems
        problems += [p for p in blocks.problems if "no figure has" not in p.message]
    return problems
