"""Payloads in every author field, built by MkDocs, opened and answered in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import BrowserContext, Dialog, Page, Request

from root_or_nerve.compile import Compiler, Site
from root_or_nerve.engines.links import url_of
from root_or_nerve.engines.mkdocs_plugin import RootOrNerve
from root_or_nerve.load.library import load_library
from root_or_nerve.model.library import Library
from site_tests import payloads
from site_tests.browser.conftest import served
from site_tests.course import BASE
from site_tests.test_payloads import infected_library, infected_prose

ALL = (*payloads.HTML, *payloads.BREAKOUTS, *payloads.MARKDOWN)
SETTINGS = """\
site_name: Hostile
docs_dir: content
nav: [Home: index.md, Cases: cases/index.md, Learn: learn/index.md]
theme: {name: material}
plugins: [root-or-nerve, search]
validation: {nav: {omitted_files: ignore}}
"""
ANSWER_ALL = """async () => {
    for (let i = 0; i < 40; i++) {
        const next = document.querySelector(".rn-next")
        if (next) next.click()
        const open = [...document.querySelectorAll("rn-item:not([data-answered])")]
        const item = open.find(item => !item.hidden)
        if (!item) break
        item.querySelector(".rn-option")?.click()
        await new Promise(done => setTimeout(done))
    }
    for (const element of document.querySelectorAll("main *")) {
        element.dispatchEvent(new Event("mouseover", { bubbles: true }))
        element.focus?.()
    }
}"""


def hostile_library() -> Library:
    """Return a course with a case and a lesson for each payload, full of it."""
    sound, _ = load_library(BASE)
    cases, lessons = [], []
    library = sound
    for n, payload in enumerate(ALL):
        library = infected_prose(infected_library(sound, payload), payload)
        for file in library.cases:
            case = file.case.model_copy(
                update={"id": f"{file.case.id}-{n}", "see_also": ()}
            )
            cases.append(replace(file, case=case))
        for lesson_file in library.lessons:
            id = f"{lesson_file.lesson.id}-{n}"
            lesson = lesson_file.lesson.model_copy(update={"id": id})
            lessons.append(replace(lesson_file, lesson=lesson))
    return replace(library, cases=tuple(cases), lessons=tuple(lessons))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Site]]:
    """The address of a built hostile course, and its pages."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS)
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "out"))
    plugin = config.plugins["root-or-nerve"]
    assert isinstance(plugin, RootOrNerve)
    site, _ = Compiler("Hostile")(hostile_library())
    # MkDocs keeps plugins between builds, so what is put in must come out again.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plugin, "compiled", lambda: site)
        build(config)
    with served(Path(config.site_dir)) as address:
        yield f"{address}/", site


@pytest.fixture
def watched(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and what ran or left it although it must not."""
    page = context.new_page()
    faults: list[str] = []

    def on_dialog(dialog: Dialog) -> None:
        faults.append(f"{page.url}: a script ran")
        dialog.dismiss()

    def on_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            faults.append(f"{page.url}: asked {request.url}")

    page.on("dialog", on_dialog)
    page.on("request", on_request)
    return page, faults


def test_no_payload_runs_on_any_page(
    hostile: tuple[str, Site], watched: tuple[Page, list[str]]
) -> None:
    address, site = hostile
    page, faults = watched
    for path in site.pages:
        page.goto(address + url_of(path), wait_until="load")
        page.evaluate(ANSWER_ALL)

    assert faults == []


def test_no_payload_runs_in_search(
    hostile: tuple[str, Site], watched: tuple[Page, list[str]]
) -> None:
    address, _ = hostile
    page, faults = watched
    page.goto(address)
    page.locator(".rn-search-open").click()
    for query in ("alert", "script", "onerror", "foot"):
        page.locator(".md-search__input").fill("")
        page.keyboard.type(query)
        page.wait_for_timeout(400)

    page.locator(".md-search-result__item").first.wait_for()
    assert faults == []
