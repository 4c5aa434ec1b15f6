"""The built course in a browser: every page, both schemes, all widths."""

import pytest
from playwright.sync_api import Page, Request

from root_or_nerve.compile import Site
from root_or_nerve.engines.links import url_of
from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext
from site_tests.browser.searching import search_for

CASE = "cases/crest-pain-after-fusion/"
LESSON = "learn/dorsal-rami-to-cluneal-nerves/"
PAGE_TYPES = {
    "home": "",
    "practice": "practice/",
    "case": CASE,
    "answers": "answers/crest-pain-after-fusion/",
    "lesson": LESSON,
    "cases": "cases/",
    "learn": "learn/",
    "sources": "sources/",
    "educators": "educators/",
    "guide": "educators/writing-a-case/",
    "fields": "educators/fields/",
    "messages": "educators/messages/",
    "about": "about/",
    "not found": "404.html",
}


PLATES = ".rn-answer-plate svg, .rn-palpate-plate svg"


def is_explained(page: Page) -> bool:
    """Wait for what comes next: a question, or at last the explanation."""
    question = "rn-item:not([data-answered]):visible"
    page.locator(f"{question}, .rn-explanation:visible").first.wait_for()
    return page.locator(".rn-explanation").is_visible()


def answer_all(page: Page) -> None:
    """Answer every question of a case and open the explanation."""
    while not is_explained(page):
        item = page.locator("rn-item:not([data-answered]):visible")
        item.locator(f".rn-option, {PLATES}").first.wait_for()
        if item.locator(".rn-option").count():
            item.locator(".rn-option").first.click()
        elif item.locator(".rn-palpate-plate").count():
            press_by_keyboard(page)
            page.keyboard.press("Enter")
        else:
            paint_by_keyboard(page)
            page.keyboard.press("Enter")
        page.locator(".rn-next").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGE_TYPES)
def test_axe_finds_nothing(
    new_context: NewContext, base: str, name: str, scheme: str
) -> None:
    context = new_context(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(base + PAGE_TYPES[name])

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_the_answers(
    new_context: NewContext, base: str, scheme: str
) -> None:
    page = new_context(color_scheme=scheme, reduced_motion="reduce").new_page()
    page.goto(base + CASE)
    answer_all(page)

    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_search_and_figure(
    new_context: NewContext, base: str, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(base + LESSON)
    page.locator("rn-figure .rn-open").click()
    page.locator(".rn-plot .main-svg").first.wait_for()
    page.locator(".rn-figure-table summary").click()
    assert violations(page) == []
    search_for(page, "crest")

    assert violations(page) == []


def test_no_page_asks_another_origin_or_complains(
    page: Page, base: str, site: Site
) -> None:
    foreign: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((base, "data:", "blob:")):
            foreign.append(request.url)

    page.on("request", note)
    for path in site.pages:
        page.goto(base + url_of(path), wait_until="networkidle")

    assert foreign == []


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_is_wider_than_the_page(
    new_context: NewContext, base: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    overflowing = []
    for name, path in PAGE_TYPES.items():
        page.goto(base + path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            overflowing.append(name)

    assert overflowing == []


def test_targets_are_large_enough_for_a_thumb(
    new_context: NewContext, base: str
) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(base + CASE)
    script = """() => [...document.querySelectorAll(".rn-option, .rn-nav a, .rn-tool")]
        .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
        .filter(([_, box]) => box.width > 0 && (box.width < 44 || box.height < 44))
        .map(([text, box]) => `${text} ${box.width}x${box.height}`)"""

    assert page.evaluate(script) == []


class TestWithoutScript:
    @pytest.fixture
    def page(self, new_context: NewContext) -> Page:
        return new_context(java_script_enabled=False).new_page()

    def test_the_first_question_can_be_read_and_answers_are_elsewhere(
        self, page: Page, base: str
    ) -> None:
        page.goto(base + CASE)
        text = page.locator("main").inner_text()

        assert "Stop: act now" in text
        assert "Which one explains the findings?" not in text  # it rules answers out
        assert "superior cluneal nerves, since" not in text
        assert page.locator(".rn-explanation").is_hidden()
        page.get_by_role("link", name="All questions").click()
        assert "The right superior cluneal nerves" in page.locator("main").inner_text()

    def test_buttons_without_use_are_not_shown(self, page: Page, base: str) -> None:
        page.goto(base + LESSON)

        assert page.locator(".rn-tool").first.is_hidden()
        assert page.locator("rn-figure .rn-open").count() == 0
        assert page.locator("rn-figure svg").is_visible()
        assert page.locator(".rn-figure-table summary").is_visible()

    def test_the_system_chooses_light_or_dark(
        self, new_context: NewContext, base: str
    ) -> None:
        grounds = []
        for scheme in ("light", "dark"):
            context = new_context(java_script_enabled=False, color_scheme=scheme)
            page = context.new_page()
            page.goto(base)
            body = page.locator("body")
            grounds.append(body.evaluate("e => getComputedStyle(e).backgroundColor"))

        assert grounds[0] != grounds[1]


def test_nothing_tells_the_answer_before_an_attempt(page: Page, base: str) -> None:
    page.goto(base + CASE)
    heard = page.locator("body").aria_snapshot()
    seen = page.locator("body").inner_text()

    for words in ("cluneal nerves, since", "What separated them", "Right answer"):
        assert words not in heard
        assert words not in seen


def press_by_keyboard(page: Page) -> None:
    """Move the cross on the back of the present question."""
    tab_to(page, "closest('.rn-palpate-plate')")
    page.keyboard.press("Shift+ArrowRight")


def paint_by_keyboard(page: Page) -> None:
    """Paint where the cursor stands, and go on to the button that answers."""
    tab_to(page, "closest('.rn-answer-plate')")
    page.keyboard.press("Space")
    tab_to(page, "textContent === 'Answer'")


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the element with the focus is the one that is wanted."""
    for _ in range(60):
        if page.evaluate(f"!!(document.activeElement.{wanted})"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not lead to what {wanted}")


def test_a_whole_case_by_keyboard(page: Page, base: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + CASE)
    page.locator("rn-item .rn-prompt").first.evaluate(
        "e => (e.tabIndex = -1, e.focus())"
    )
    for _ in range(20):
        if is_explained(page):
            break
        item = page.locator("rn-item:not([data-answered]):visible")
        item.locator(f".rn-option, {PLATES}").first.wait_for()
        page.keyboard.press("Tab")  # once there is something to go to
        if item.locator(".rn-option").count():
            page.keyboard.press("ArrowRight")
        elif item.locator(".rn-palpate-plate").count():
            press_by_keyboard(page)
        else:
            paint_by_keyboard(page)
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.locator(".rn-next").evaluate("e => e === document.activeElement")
        page.keyboard.press("Enter")

    assert page.locator(".rn-explanation").is_visible()
    assert page.locator("rn-item[data-answered]").count() == 7


def test_light_or_dark_is_remembered(page: Page, base: str) -> None:
    page.goto(base)
    page.locator(".rn-scheme").click()
    page.goto(base + "cases/")

    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_paper_shows_what_was_reached_and_no_buttons(page: Page, base: str) -> None:
    page.goto(base + CASE)
    page.emulate_media(media="print")

    assert page.locator("rn-item:visible").count() == 1
    assert page.locator(".rn-wordmark").is_visible()
    assert page.locator(".rn-nav").is_hidden()
    assert page.locator(".rn-tools").is_hidden()


def test_the_first_minute(page: Page, base: str) -> None:
    page.goto(base)
    page.get_by_role("button", name="Probably root").click()
    assert page.locator(".rn-verdict").is_visible()
    assert page.get_by_role("link", name="Nine more").is_visible()
    page.get_by_role("link", name="Read the whole case").click()
    page.wait_for_url("**/cases/**")

    assert page.locator("rn-item[data-answered]").count() == 1
