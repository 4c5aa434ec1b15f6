"""Payloads in every field that an author fills: no page has markup more than before."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any, TypeVar
from xml.etree import ElementTree

import pytest
from pydantic import BaseModel, ValidationError

from root_or_nerve.compile import Compiler, Site
from root_or_nerve.engines.search_index import entries
from root_or_nerve.engines.shells import SLOTS, Shell, slot
from root_or_nerve.load.anatomy import TABLES
from root_or_nerve.load.library import load_library
from root_or_nerve.model.library import Anatomy, Library, Text
from root_or_nerve.model.sources import Source
from root_or_nerve.render.scene_figure import SCRIPT
from site_tests import payloads
from site_tests.course import BASE
from site_tests.live_markup import live, resolved
from site_tests.render.test_practice import chunks, registered

M = TypeVar("M", bound=BaseModel)
# What refers to something, or is a word of the schema, is no free text.
NAMES = {
    "id",
    "ids",
    "key",
    "kind",
    "test",
    "tests",
    "usual",
    "variable",
    "nerve",
    "nerves",
}
NAMES |= {"neighbours", "separates", "territories", "see_also", "next_test", "level"}


def infected(value: M, payload: str) -> M:
    """Return the value with the payload in each text that may hold it."""
    kept: M = value
    plain = value.model_dump(mode="json")
    for path in list(texts(plain)):
        for text in (f"{payload} {at(plain, path)}", payload):
            changed = json.loads(json.dumps(plain))
            at(changed, path[:-1])[path[-1]] = text
            try:
                kept = type(value).model_validate(changed)
            except ValidationError:
                continue
            plain = changed
            break
    return kept


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in NAMES:
                yield from texts(part, (*path, name))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from texts(part, (*path, i))


def at(value: Any, path: Sequence[Any]) -> Any:
    for part in path:
        value = value[part]
    return value


def infected_source(source: Source, payload: str) -> Source:
    return replace(
        source,
        people=tuple(f"{payload} {name}" for name in source.people),
        title=f"{payload} {source.title}",
        where=f"{payload} {source.where}" if source.where else "",
        year=f"{payload} {source.year}",
        note=f"{payload} {source.note}" if source.note else None,
        doi=f"{source.doi}{payload}" if source.doi else None,
    )


def infected_library(library: Library, payload: str) -> Library:
    """Return the library with the payload in every text but the prose."""
    tables: dict[str, Mapping[str, Any]] = {
        name: {
            id: infected(entry, payload)
            for id, entry in getattr(library.anatomy, name).items()
        }
        for name in TABLES
    }
    sources = {
        key: infected_source(source, payload)
        for key, source in library.anatomy.sources.items()
    }
    return replace(
        library,
        anatomy=Anatomy(**tables, sources=sources),
        cases=tuple(replace(f, case=infected(f.case, payload)) for f in library.cases),
        lessons=tuple(
            replace(f, lesson=infected(f.lesson, payload)) for f in library.lessons
        ),
        guides=tuple(
            replace(f, guide=infected(f.guide, payload)) for f in library.guides
        ),
    )


def infected_prose(library: Library, payload: str) -> Library:
    """Return the library with the payload in its Markdown, blocks included."""
    quoted = json.dumps(payload)
    block = (
        f"\n\n{payload}\n\n- {payload}\n\n> {payload}\n\n### {payload}\n\n"
        f"```item\nid: infected\nrev: 1\nkind: name\nprompt: {quoted}\noptions:\n"
        f"  - {{id: a, text: {quoted}, correct: true, because: {quoted}}}\n"
        f"  - {{id: b, text: B, because: {quoted}}}\n```\n\n"
        f"```figure\nfigure: {quoted}\n```\n"
    )

    def more(text: Text) -> Text:
        return replace(text, markdown=text.markdown + block)

    return replace(
        library,
        cases=tuple(replace(f, text=more(f.text)) for f in library.cases),
        lessons=tuple(replace(f, text=more(f.text)) for f in library.lessons),
        guides=tuple(replace(f, text=more(f.text)) for f in library.guides),
    )


class Tags(HTMLParser):
    """Counts elements with the names of their attributes.

    Lines of figures are left out: a share of what is not called patients has no
    interval, so an infected unit draws fewer.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "line":
            self.found[f"{tag} {' '.join(sorted(name for name, _ in attrs))}"] += 1


def assert_inert(site: Site, clean: Site | None = None) -> None:
    for path, page in site.pages.items():
        html = resolved(page.html)
        assert live(html, ours=True) == [], path
        if clean is not None:
            assert Tags(html).found == Tags(clean.pages[path].html).found, path
        assert_inert_outside(path, site)


def assert_inert_outside(path: str, site: Site) -> None:
    """Titles, descriptions and search entries are escaped by those who print them."""
    page = site.pages[path]
    for entry in entries(page, "x/"):
        assert live(entry["title"]) == live(entry["text"]) == []
    values = "".join(f'<p title="{slot(name)}">{slot(name)}</p>' for name in SLOTS[::3])
    assert live(Shell(values).fill(page, "", "x/")) == []


@pytest.fixture(scope="module")
def small() -> Library:
    return load_library(BASE)[0]


@pytest.mark.parametrize("payload", payloads.EVERYWHERE)
def test_a_payload_in_every_field_stays_text(small: Library, payload: str) -> None:
    clean, _ = Compiler("Root or Nerve")(small)
    site, _ = Compiler(f"Root or Nerve {payload}")(infected_library(small, payload))
    assert_inert(site, clean)
    assert payload in site.pages["cases/foot-that-slaps.md"].title


@pytest.mark.parametrize("payload", payloads.EVERYWHERE)
def test_a_payload_in_prose_and_blocks_stays_text(small: Library, payload: str) -> None:
    site, _ = Compiler()(infected_prose(small, payload))
    assert_inert(site)


SHAPES = {
    *("svg", "title", "desc", "style", "defs", "pattern", "clipPath", "use", "g"),
    *("path", "rect", "circle", "line", "polyline", "image", "text", "tspan"),
}
GROUPS = [" ".join(payloads.EVERYWHERE[i::7]) for i in range(7)]


@pytest.mark.parametrize("payload", GROUPS)
def test_payloads_in_every_field_of_the_course_stay_text(
    library: Library, site: Site, payload: str
) -> None:
    assert len(payload) < 550
    hostile, _ = Compiler()(infected_library(library, payload))
    assert_inert(hostile, site)
    for path, asset in hostile.assets.items():
        if path.endswith(".svg"):
            assert_still(asset)
        elif (
            path.startswith("assets/body/") and path.endswith(".js")
        ) or path == SCRIPT:
            assert "<" not in str(asset)
        elif path.startswith("assets/figures/"):
            data = json.dumps(registered(asset)).lower()
            assert "<script" not in data
            assert "<img" not in data
    for chunk in chunks(hostile).values():
        assert [live(case["vignette"]) for case in chunk["cases"].values()] == [
            [] for _ in chunk["cases"]
        ]


def assert_still(svg: str | bytes) -> None:
    """Assert that a picture is well formed, runs nothing and loads nothing."""
    for element in ElementTree.fromstring(svg).iter():
        tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
        assert tag in SHAPES, tag
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            if name.endswith("href"):
                assert value.startswith(("#", "data:image/webp;base64,"))


def test_infection_reaches_the_fields(small: Library) -> None:
    hostile = infected_library(small, "PAYLOAD")
    case = hostile.cases[0].case
    touched = [
        case.title,
        case.summary,
        case.authors[0],
        case.answer.because,
        case.contrasts[0].because,
        case.pattern[0].words,
        case.pattern[0].when,
        case.findings[0].because,
        case.imaging[0].modality,
        case.imaging[0].finding,
        hostile.lessons[0].lesson.title,
        hostile.guides[0].guide.summary,
        hostile.anatomy.nerves["tibial"].name,
        hostile.anatomy.tests["neck-tap"].method.text,
        hostile.anatomy.sources["smith2001"].title,
    ]
    assert all("PAYLOAD" in (text or "") for text in touched)


def test_there_are_enough_payloads() -> None:
    assert len(set(payloads.EVERYWHERE)) == len(payloads.EVERYWHERE) >= 40
