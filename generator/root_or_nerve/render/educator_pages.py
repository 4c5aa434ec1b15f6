"""The reference for educators: messages, ids, fields, made from what they describe."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from ..model.cases import Case
from ..model.library import Anatomy, GuideFile
from ..model.patches import Band, Box, Polygon, Ring, Strip
from ..model.territories import Doubt, SkinRegion, TerritoryMap, TerritoryPart
from ..model.texts import (
    AuthoredItem,
    FigureBlock,
    Guide,
    Lesson,
    PalpateBlock,
    SkinBlock,
)
from ..problems import Code
from .fields import Field, fields_of
from .page import Entry, Page, listed_page
from .prose import page_of
from .templates import fill


def messages() -> Page:
    """Every problem that `check` can report, with its cause and remedy."""
    codes = sorted(Code, key=lambda code: code.slug)
    html = fill("messages", codes=codes)
    summary = "What each message of the checker means, and what to do."
    return listed_page(
        "Messages",
        html,
        summary,
        "educators",
        [Entry(c.slug, c.value.cause, c.slug) for c in codes],
        [(code.slug, code.slug) for code in codes],
    )


def ids(anatomy: Anatomy, regions: Mapping[str, SkinRegion]) -> Page:
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
    if regions:
        skin = [(id, region.name) for id, region in regions.items()]
        tables.append(("regions", "Regions of skin, of either side", skin))
    works = [(key, source.title) for key, source in sorted(anatomy.sources.items())]
    tables.append(("works", "Works in sources.bib", works))
    summary = "Ids of roots, nerves, conditions, tests, muscles, regions and works."
    return listed_page(
        "Ids",
        fill("ids", tables=tables),
        summary,
        "educators",
        outline=[(anchor, title) for anchor, title, _ in tables],
    )


def field_reference(tables: Mapping[str, type[BaseModel]]) -> Page:
    """Every key of every kind of content file, from the models themselves."""
    kinds: list[tuple[str, str, str, tuple[Field, ...]]] = []
    for anchor, title, model in _file_kinds(tables):
        kinds.append((anchor, title, (model.__doc__ or "").strip(), fields_of(model)))
    html = fill("fields", kinds=kinds)
    summary = (
        "Every key of cases, lessons, blocks, anatomy and territories, and what it "
        "holds."
    )
    return listed_page(
        "Fields",
        html,
        summary,
        "educators",
        [Entry(t, d, a) for a, t, d, _ in kinds],
        [(anchor, title) for anchor, title, _, _ in kinds],
    )


def _file_kinds(
    tables: Mapping[str, type[BaseModel]],
) -> Iterable[tuple[str, str, type[BaseModel]]]:
    yield "case", "Case: cases/ID.md", Case
    yield "lesson", "Lesson: lessons/ID.md", Lesson
    yield "guide", "Guide: educators/NAME.md, about/NAME.md", Guide
    yield "item-block", "Block: item", AuthoredItem
    yield "skin-block", "Block: item on the body", SkinBlock
    yield "press-block", "Block: item that is pressed", PalpateBlock
    yield "figure-block", "Block: figure", FigureBlock
    for name, model in tables.items():
        yield name, f"Anatomy: anatomy/{name}.yaml", model
    yield "maps", "Territories: territories/maps.yaml", TerritoryMap
    yield "regions", "Territories: territories/regions.yaml", SkinRegion
    yield "doubts", "Territories: territories/doubts.yaml", Doubt
    yield "territories", "Territories: territories/NAME.yaml", TerritoryPart
    for patch in (Strip, Box, Band, Polygon, Ring):
        yield patch.__name__.lower(), f"Patch: {patch.__name__.lower()}", patch


def guide_links(guides: Sequence[GuideFile], folder: str) -> list[tuple[str, str, str]]:
    """Return (path, title, summary) of the guides of one folder, in their order."""
    ordered = sorted(guides, key=lambda file: file.guide.order)
    pages = ((page_of(file.text.path), file.guide) for file in ordered)
    return [(p, g.title, g.summary) for p, g in pages if p.startswith(f"{folder}/")]
