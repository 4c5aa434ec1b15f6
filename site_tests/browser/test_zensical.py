"""The course as Zensical builds it, in a browser: items, figures, search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from root_or_nerve.compile import Site
from root_or_nerve.engines.links import url_of
from site_tests.browser.conftest import served

CASE = "cases/crest-pain-after-fusion/"
LESSON = "learn/dorsal-rami-to-cluneal-nerves/"


@pytest.fixture(scope="module")
def base(built_by_zensical: Path) -> Iterator[str]:
    with served(built_by_zensical) as address:
        yield f"{address}/"


def test_an_item_is_answered_and_the_answer_is_remembered(
    page: Page, base: str
) -> None:
    page.goto(base + CASE)
    page.locator("[data-option=sure-nerve]").click()
    expect(page.locator(".rn-feedback").first).to_be_visible()
    page.reload()

    expect(page.locator("rn-item[data-answered]")).to_have_count(1)


def test_the_question_of_the_first_page_is_answered(page: Page, base: str) -> None:
    page.goto(base)
    page.locator("[data-option=sure-root]").click()

    expect(page.locator(".rn-feedback")).to_be_visible()


def test_a_figure_opens(page: Page, base: str) -> None:
    page.goto(base + LESSON)
    page.locator("rn-figure .rn-open").click()

    expect(page.locator(".rn-plot .main-svg").first).to_be_visible()


def test_search_finds_pages_and_no_answer(page: Page, base: str) -> None:
    page.goto(base)
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("cluneal")
    # Its results stand in a shadow root, which locators look into.
    results = page.locator("[role=listbox] a")
    results.first.wait_for()
    found = results.evaluate_all("all => all.map(a => a.href)")

    assert found
    assert not [link for link in found if "/cases/" in link or "/answers/" in link]


def test_no_page_asks_another_origin_or_complains(
    page: Page, base: str, site: Site
) -> None:
    foreign: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((base, "data:", "blob:")):
            foreign.append(request.url)

    page.on("request", note)
    for path in one_page_of_each_kind(site):
        page.goto(base + url_of(path), wait_until="networkidle")

    assert foreign == []


def one_page_of_each_kind(site: Site) -> list[str]:
    """Return the first page of every folder, and every first page of a folder."""
    folders = {path.rpartition("/")[0]: path for path in reversed([*site.pages])}
    lists = [path for path in site.pages if path.endswith("index.md")]
    return sorted({*folders.values(), *lists})


def test_the_way_through_the_course_by_its_links(page: Page, base: str) -> None:
    page.goto(base)
    page.get_by_role("navigation", name="Main").get_by_text("Cases").click()
    page.locator(f'a[href="{CASE.removeprefix("cases/")}"]').click()
    page.wait_for_url(base + CASE)

    expect(page.locator(".rn-nav [aria-current]")).to_have_text("Cases")
    page.locator(".rn-wordmark").click()
    page.wait_for_url(base)
