"""Library -> Site: the only maker of pages, assets and bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from posixpath import basename

from .items.bank import Bank
from .items.payload import Packed, unpack
from .lint.giveaway import check_giveaway
from .lint.keys import check_contrasts, check_pain_alone, check_reach
from .lint.placed import check_placed
from .load.anatomy import TABLES
from .model.cases import Status
from .model.library import Anatomy, CaseFile, Library, Scene
from .problems import Code, Problem
from .processes import Shared
from .render.atlas import AtlasPart, render_atlas, with_readers
from .render.body_assets import BodyAssets
from .render.case_page import CasePart, Surroundings, render_case
from .render.cluneal_pages import cluneal_pages, shown_on_pages
from .render.educator_pages import field_reference, guide_links, ids, messages
from .render.entries import Link as EntryLink
from .render.entries import upward
from .render.figures import Figure, make_figures
from .render.index_pages import case_list, easiest_first, home, lesson_list
from .render.page import Page
from .render.pattern_assets import PatternScripts
from .render.practice import Scripts, practice
from .render.prose import Link, page_of
from .render.scene_figure import SceneFigure, scene_figures
from .render.source_page import source_list
from .render.templates import fill
from .render.text_pages import TextPart, check_texts, render_guide, render_lesson

_FIGURES = "(window.rnFigures=window.rnFigures||{})"


@dataclass(frozen=True)
class Site:
    """Everything that is published, as values. Pages by path below the site."""

    pages: Mapping[str, Page] = field(default_factory=dict)
    assets: Mapping[str, str | bytes] = field(default_factory=dict)
    items: Packed = ()

    @cached_property
    def bank(self) -> Bank:
        """Every item; made when somebody asks."""
        return unpack(self.items)


class Compiler:
    """Compiles libraries; parts whose inputs did not change are not made again.

    A case depends on its file, the anatomy and the titles of lessons; a list or
    a link to a neighbour is joined on afterwards.
    """

    def __init__(
        self, site_name: str = "Root or Nerve", *, drafts: bool = True
    ) -> None:
        self.site_name, self.drafts = site_name, drafts
        self._around = Surroundings(Anatomy(), {}, {})
        self._parts: dict[str, tuple[CaseFile, CasePart]] = {}
        self._atlas = AtlasPart()
        self._practice, self._body = Scripts(), BodyAssets()
        self._patterns = PatternScripts()
        self._scene: Scene | None = None

    def __call__(self, library: Library) -> tuple[Site, list[Problem]]:
        """Return the site and every problem found on the way."""
        library = library if self.drafts else _without_drafts(library)
        around = self._surroundings(library)
        stale = self._stale(library.cases, around)
        cases = Shared(partial(_case, around=around), stale)
        self._atlas = self._drawn(around)  # while other processors make cases
        parts = self._kept(library.cases, around, stale, cases.results())
        texts = _texts(library, around)
        contributions: list[CasePart | TextPart] = [*parts, *texts]
        pages = self._pages(library, parts, texts)
        problems = [p for part in contributions for p in part.problems]
        problems += check_texts(library.unsound, library.stated_sources)
        unsound = {
            page_of(text.path) for text in library.unsound
        }  # not made, but there
        links = [link for part in contributions for link in part.links]
        problems += _broken([x for x in links if x.path not in unsound], pages)
        items = tuple(item for part in contributions for item in part.items)
        used = {id for part in contributions for id in part.figures}
        assets = _assets(around.figures, {*used, *shown_on_pages(around.figures)})
        assets |= self._practice([part.exercise for part in parts])
        made = self._patterns(library.patterns, library.skin, around.anatomy)
        items += made[0]
        assets |= made[1]
        assets |= self._body(library.skin, library.anatomy)
        assets |= self._atlas.plates
        return Site(pages, assets, items), problems

    def _surroundings(self, library: Library) -> Surroundings:
        """Return what cases read besides their files; the old value if it is equal."""
        lessons = {file.lesson.id: file.lesson.title for file in library.lessons}
        old = self._around
        same = library.anatomy == old.anatomy
        crest = library.scene.courses.crest if library.scene else None
        alike = lessons == old.lessons and crest == old.crest
        alike = alike and library.scene is self._scene
        if same and alike and library.skin is old.skin:
            return old
        anatomy = old.anatomy if same else library.anatomy
        self._scene = library.scene
        figures = make_figures(anatomy) | scene_figures(library)
        return Surroundings(anatomy, figures, lessons, library.skin, crest)

    def _drawn(self, around: Surroundings) -> AtlasPart:
        """Return what is made from anatomy and skin; the old value if they are."""
        old = self._around
        same = around.anatomy is old.anatomy and around.skin is old.skin
        return self._atlas if same else render_atlas(around.anatomy, around.skin)

    def _stale(self, files: Sequence[CaseFile], around: Surroundings) -> list[CaseFile]:
        """Return the cases that are not as they were, or read what is not."""
        old = self._parts if around is self._around else {}
        return [f for f in files if f.case.id not in old or old[f.case.id][0] != f]

    def _kept(
        self,
        files: Sequence[CaseFile],
        around: Surroundings,
        stale: Sequence[CaseFile],
        made: Sequence[CasePart],
    ) -> list[CasePart]:
        """Return the parts of all cases, which the next run may use again."""
        parts = self._parts | {
            file.case.id: (file, part) for file, part in zip(stale, made, strict=True)
        }
        self._parts = {file.case.id: parts[file.case.id] for file in files}
        self._around = around
        return [part for _, part in self._parts.values()]

    def _pages(
        self, library: Library, parts: Sequence[CasePart], texts: Sequence[TextPart]
    ) -> dict[str, Page]:
        pages = {
            "index.md": home(library, self.site_name),
            "practice/index.md": practice(library.cases),
            "cases/index.md": case_list(library.cases),
            "learn/index.md": lesson_list(library.lessons),
            "sources/index.md": source_list(
                library.anatomy, [part.cited for part in parts], self._citing(texts)
            ),
            "educators/messages.md": messages(),
            "educators/fields.md": field_reference(TABLES),
            "educators/ids.md": ids(library.anatomy, library.skin.territories.regions),
        }
        pages |= cluneal_pages(library.anatomy, self._around.figures)
        pages |= with_readers(self._atlas.pages, library.cases, texts)
        pages |= {text.path: text.page for text in texts}
        pages |= _with_neighbours(library.cases, parts)
        if "educators/index.md" in pages:
            links = guide_links(library.guides, "educators")
            pages["educators/index.md"] = _with_contents(
                pages["educators/index.md"], links, pages
            )
        return pages

    def _citing(self, texts: Sequence[TextPart]) -> dict[str, tuple[EntryLink, ...]]:
        """Return the entries of the anatomy, then the texts, that cite each work."""
        citing = dict(self._atlas.citing)
        for text in texts:
            link = EntryLink(text.page.title, upward(text.path))
            for key in text.cited:
                citing[key] = (*citing.get(key, ()), link)
        return citing


def _without_drafts(library: Library) -> Library:
    return replace(
        library,
        cases=tuple(f for f in library.cases if f.case.status is not Status.DRAFT),
        lessons=tuple(
            f for f in library.lessons if f.lesson.status is not Status.DRAFT
        ),
    )


def _case(file: CaseFile, around: Surroundings) -> CasePart:
    """Make one case, and look at it as a good examiner would."""
    part = render_case(file, around)
    noticed = [
        *check_giveaway(file, around.anatomy),
        *check_pain_alone(file, around.anatomy),
        *check_contrasts(file),
        *check_reach(file, around.anatomy),
        *check_placed(file, around.skin),
    ]
    return replace(part, problems=(*part.problems, *noticed))


def _texts(library: Library, around: Surroundings) -> list[TextPart]:
    told = around.anatomy, around.figures, around.skin, around.crest
    lessons = [render_lesson(x, *told) for x in library.lessons]
    return lessons + [render_guide(x, *told) for x in library.guides]


def _with_neighbours(
    files: Sequence[CaseFile], parts: Sequence[CasePart]
) -> dict[str, Page]:
    """Return case and answer pages, each case with a link to the next one."""
    order = [file.case for file in easiest_first(files)]
    following = dict(
        zip((case.id for case in order), [*order[1:], *order[:1]], strict=True)
    )
    pages: dict[str, Page] = {}
    for file, part in zip(files, parts, strict=True):
        after = following[file.case.id]
        onward = _onward(after.id, after.title, len(files) > 1)
        pages[f"cases/{file.case.id}.md"] = replace(part.page, onward=onward)
        pages[f"answers/{file.case.id}.md"] = part.answers
    return pages


@lru_cache(maxsize=10_000)
def _onward(id: str, title: str, is_other: bool) -> str:
    return fill("onward", following={"id": id, "title": title} if is_other else None)


def _with_contents(
    page: Page, links: Sequence[tuple[str, str, str]], pages: Mapping[str, Page]
) -> Page:
    """Put the contents of a folder under its first page."""
    others = [
        (basename(p), title, summary)
        for p, title, summary in links
        if basename(p) != "index.md"
    ]
    for name in ("fields", "ids", "messages"):
        generated = pages[f"educators/{name}.md"]
        others.append((f"{name}.md", generated.title, generated.description))
    return replace(page, body=page.body + fill("contents", links=others).encode())


def _broken(links: Sequence[Link], pages: Mapping[str, Page]) -> list[Problem]:
    """Return a problem for each link whose page or heading does not exist."""
    problems = []
    for link in links:
        page = pages.get(link.path)
        if page is None:
            message = f'"{link.url}": there is no such page'
            problems.append(Problem(link.origin, link.line, Code.BROKEN_LINK, message))
        elif link.anchor and link.anchor not in _places(page):
            message = f'"{link.url}": the page has no heading "{link.anchor}"'
            problems.append(Problem(link.origin, link.line, Code.BROKEN_LINK, message))
    return problems


def _places(page: Page) -> set[str]:
    """Return what a link may lead to: headings, and things that search finds."""
    headings = {anchor for _, anchor, _ in page.outline}
    return headings | {entry.anchor for entry in page.entries}


def _assets(figures: Mapping[str, Figure], used: set[str]) -> dict[str, str | bytes]:
    """Return the data of figures as scripts: pages on file:// cannot fetch."""
    assets: dict[str, str | bytes] = {}
    for id in sorted(used):
        figure = figures[id]
        if isinstance(figure, SceneFigure):
            assets |= figure.assets
        else:
            path = f"assets/figures/{id}.js"
            assets[path] = f'{_FIGURES}["{id}"]={figure.plot};\n'
    return assets
