"""Search: fetched on use, the newest query counts, by keyboard, what it may find."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from site_tests.browser.conftest import NewContext
from site_tests.browser.searching import LINKS, ask, found, search_for

WORKER, INDEX = "**/search-on-use.*", "**/search_full.json"
PHONE = {"width": 360, "height": 740}
MERALGIA = f"{LINKS}[href*='nerves/lateral-femoral-cutaneous/']"


def test_nothing_is_fetched_before_the_first_letter(page: Page, base: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base, wait_until="networkidle")
    page.locator(".rn-search-open").click()
    page.keyboard.press("Space")
    page.wait_for_timeout(300)
    assert not [url for url in asked if re.search("search[-_](on|full)", url)]

    page.keyboard.type("dorsal", delay=10)
    page.locator(f"{LINKS}[href*='learn/dorsal']").first.wait_for()
    fetched = [url for url in asked if re.search("search[-_](on|full)", url)]
    assert len(fetched) == 2


@pytest.mark.parametrize("late", [WORKER, INDEX])
class TestWhileItIsBeingFetched:
    @pytest.fixture
    def held(self, page: Page, late: str) -> list[Route]:
        """Requests that wait until the test lets them go."""
        routes: list[Route] = []
        page.context.route(late, lambda route: routes.append(route))
        return routes

    @pytest.fixture
    def waiting(self, page: Page, base: str, held: list[Route]) -> Page:
        """A page that has been asked for something, and waits."""
        page.goto(base, wait_until="networkidle")
        page.locator(".rn-search-open").click()
        page.keyboard.type("dorsal", delay=10)
        until_one(page, held)
        page.keyboard.press("Control+a")
        return page

    @pytest.mark.parametrize("typed_before", [3, 8])
    def test_the_newest_query_counts(
        self, waiting: Page, held: list[Route], typed_before: int
    ) -> None:
        page, query = waiting, "meralgia"
        page.keyboard.type(query[:typed_before], delay=10)
        page.wait_for_timeout(1500)
        held[0].continue_()
        page.keyboard.type(query[typed_before:], delay=10)
        page.locator(MERALGIA).first.wait_for()
        page.wait_for_timeout(500)
        shown = found(page)
        ask(page, "zzzz")
        expect(page.locator(LINKS)).to_have_count(0)
        ask(page, query)
        page.locator(LINKS).first.wait_for()

        assert shown == found(page)
        assert len(held) == 1

    def test_a_field_that_was_emptied_stays_without_results(
        self, waiting: Page, held: list[Route]
    ) -> None:
        waiting.keyboard.press("Delete")
        held[0].continue_()
        waiting.wait_for_timeout(1000)

        assert found(waiting) == []

    def test_a_link_that_asks_is_answered(
        self, page: Page, base: str, held: list[Route]
    ) -> None:
        page.goto(f"{base}?q=meralgia")
        until_one(page, held)
        page.wait_for_timeout(300)
        held[0].continue_()

        page.locator(MERALGIA).first.wait_for()
        expect(page.locator(".md-search__input")).to_have_value("meralgia")


def until_one(page: Page, held: list[Route]) -> None:
    for _ in range(500):
        if held:
            return
        page.wait_for_timeout(20)
    raise AssertionError("nothing was asked for")


@pytest.mark.parametrize("missing", [WORKER, INDEX])
class TestWhatCannotBeFetched:
    @pytest.fixture
    def offline(self, page: Page, base: str, missing: str, errors: list[str]) -> Page:
        page.context.route(missing, lambda route: route.abort())
        page.goto(base, wait_until="networkidle")
        page.locator(".rn-search-open").click()
        ask(page, "dorsa")
        status = page.locator(".md-search-result__meta")
        expect(status).to_contain_text("could not be loaded")
        errors[:] = [error for error in errors if "ERR_FAILED" not in error]
        return page

    def test_it_says_so_and_tries_again(
        self, offline: Page, missing: str, errors: list[str]
    ) -> None:
        page = offline
        status = page.locator(".md-search-result__meta")
        again = page.locator(".md-search").get_by_role("button", name="Try again")
        again.evaluate("button => button.dataset.first = ''")
        again.click()
        expect(page.locator(".md-search__input")).to_be_focused()
        expect(page.locator("[data-first]")).to_have_count(0)
        expect(again).to_be_visible()
        page.context.unroute(missing)
        again.click()
        page.locator(LINKS).first.wait_for()
        expect(status).not_to_contain_text("could not be loaded")
        expect(page.locator(".md-search__input")).to_have_value("dorsa")
        errors[:] = [error for error in errors if "ERR_FAILED" not in error]

    def test_it_tries_again_at_the_next_key(self, offline: Page, missing: str) -> None:
        offline.context.unroute(missing)
        offline.keyboard.type("l")
        offline.locator(f"{LINKS}[href*='learn/dorsal']").first.wait_for()


class TestKeyboard:
    def test_arrow_and_enter_open_a_result(self, page: Page, base: str) -> None:
        page.goto(base)
        page.locator(".rn-search-open").press("Enter")
        expect(page.locator(".md-search__input")).to_be_focused()
        ask(page, "dorsal ramus")
        page.locator(LINKS).first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

        page.wait_for_url("**/learn/**")

    def test_escape_closes_it_and_gives_the_focus_back(
        self, page: Page, base: str
    ) -> None:
        page.goto(base)
        page.locator(".rn-search-open").press("Enter")
        page.keyboard.press("Escape")

        expect(page.locator(".md-search")).to_be_hidden()
        expect(page.locator(".rn-search-open")).to_be_focused()

    def test_tab_walks_round(self, page: Page, base: str) -> None:
        page.goto(base)
        search_for(page, "dorsal ramus")
        links, field = page.locator(LINKS), page.locator(".md-search__input")
        close = page.locator(".rn-search-close")
        page.keyboard.press("Tab")
        expect(close).to_be_focused()
        page.keyboard.press("Tab")
        expect(links.first).to_be_focused()
        page.keyboard.down("Shift")
        expect(links.first).to_be_focused()
        page.keyboard.press("Tab")
        expect(close).to_be_focused()
        page.keyboard.press("Tab")
        expect(field).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.up("Shift")
        assert page.evaluate("!!document.activeElement.closest('.md-search-result')")
        inside = "!!document.activeElement.closest('.md-search')"
        for _ in range(60):
            page.keyboard.press("Tab")
            assert page.evaluate(inside)

    def test_escape_on_a_result_closes_it(self, page: Page, base: str) -> None:
        page.goto(base)
        search_for(page, "dorsal ramus")
        page.locator(LINKS).first.focus()
        page.keyboard.press("Escape")

        expect(page.locator(".md-search")).to_be_hidden()
        expect(page.locator(".rn-search-open")).to_be_focused()

    def test_space_on_the_close_button_closes_it(self, page: Page, base: str) -> None:
        page.goto(base)
        page.locator(".rn-search-open").press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")

        expect(page.locator(".md-search")).to_be_hidden()
        expect(page.locator(".rn-search-open")).to_be_focused()


def test_it_covers_a_phone(new_context: NewContext, base: str) -> None:
    page = new_context(viewport=PHONE).new_page()
    page.goto(base)
    search_for(page, "root")
    for y in (4, 370, 736):
        where = "y => !!document.elementFromPoint(180, y).closest('.md-search__inner')"
        assert page.evaluate(where, y)


class TestWhatItFinds:
    @pytest.mark.parametrize(
        ("word", "path"),
        [
            ("cluneal", "/nerves/superior-cluneal/"),
            ("clunial", "/nerves/superior-cluneal/"),
            ("peroneal", "/nerves/common-fibular/"),
            ("meralgia", "/nerves/lateral-femoral-cutaneous/"),
            ("Wartenberg", "/nerves/superficial-radial/"),
        ],
    )
    def test_other_names_are_found_and_no_case(
        self, page: Page, base: str, word: str, path: str
    ) -> None:
        page.goto(base + "atlas/")
        search_for(page, word)
        links = found(page)

        assert path in links
        assert not [link for link in links if "/cases/" in link or "/answers/" in link]

    def test_a_test_is_found_at_its_place(self, page: Page, base: str) -> None:
        page.goto(base)
        search_for(page, "straight-leg")
        page.locator(f"{LINKS}[href$='tests/#straight-leg-raise']").click()
        page.wait_for_url("**/tests/**")

        expect(page.locator("#straight-leg-raise")).to_be_in_viewport()
