"""What is remembered, and what happens when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Locate
from .pages import case_html, classify, imaging, lone_item, name, write_page

KEY = "rn:root-or-nerve:progress"
ASIDE = f"{KEY}.broken"
NOT_KEPT = "Your answers are kept only until this page is closed."
BLOCKED = """Object.defineProperty(window, "localStorage",
  {get() { throw new DOMException("blocked", "SecurityError"); }});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError"); };"""
GIVEN = {"option": "sure-nerve", "right": True, "at": "2026-11-22T10:00:00.000Z"}
ENTRY = {"rev": 1, "first": GIVEN, "last": GIVEN, "n": 1}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_page(tmp_path, lone_item(classify()))


def document(items: dict[str, Any], version: int = 1) -> str:
    return json.dumps({"version": version, "items": items})


def keep(page: Page, key: str, text: str) -> None:
    """Put a text into the store of the page's origin."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def kept(page: Page, key: str = KEY) -> str | None:
    text: str | None = page.evaluate("key => localStorage.getItem(key)", key)
    return text


def kept_items(page: Page) -> dict[str, Any]:
    page.wait_for_function("key => localStorage.getItem(key)", arg=KEY)
    content = json.loads(kept(page) or "")
    assert content.keys() == {"version", "items"}
    assert content["version"] == 1
    items: dict[str, Any] = content["items"]
    return items


def answer(page: Page, option: str) -> None:
    page.locator(f"[data-option={option}]").click()


def clear(page: Page) -> None:
    page.locator(".rn-again").click()
    page.locator(".rn-again").click()


def start_with(page: Page, path: Path, text: str) -> None:
    """Open the page with this text in its store."""
    page.goto(path.as_uri())
    keep(page, KEY, text)
    page.reload()


def test_an_answer_is_remembered(page: Page, path: Path, locate: Locate) -> None:
    page.goto(locate(path))
    answer(page, "probably-root")
    entry = kept_items(page)["crest.classify"]
    at = entry["first"].pop("at")
    assert at.endswith("Z")
    assert entry["last"].pop("at") == at
    given = {"option": "probably-root", "right": False}
    assert entry == {"rev": 1, "first": given, "last": given, "n": 1}
    before = page.locator(".rn-item").inner_html()
    assert "aria-live" not in before
    page.reload()
    chosen = page.locator(".rn-chosen")
    expect(chosen).to_have_text("Probably root (your answer, wrong)")
    # The only difference: it is not announced.
    expect(page.locator(".rn-feedback")).to_have_attribute("aria-live", "off")
    after = page.locator(".rn-item").inner_html()
    assert after.replace(' aria-live="off"', "") == before


def test_an_answer_is_not_lost_when_the_page_is_left_at_once(
    page: Page, path: Path
) -> None:
    page.goto(path.as_uri())
    page.evaluate(
        """() => { window.requestAnimationFrame = () => 0;
        document.querySelector("[data-option=stop]").click();
        location.reload(); }"""
    )
    expect(page.locator(".rn-verdict")).to_have_text("Not an emergency, as told here.")


def test_a_new_revision_starts_again(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, lone_item(classify(rev=1))).as_uri())
    answer(page, "stop")
    kept_items(page)
    write_page(tmp_path, lone_item(classify(rev=2)))
    page.reload()
    expect(page.locator(".rn-feedback")).to_be_empty()
    page.evaluate("addEventListener('rn-answered', e => window.first = e.detail.first)")
    answer(page, "sure-nerve")
    assert page.evaluate("window.first") is True
    page.reload()
    entry = kept_items(page)["crest.classify"]
    assert (entry["rev"], entry["n"]) == (2, 1)
    assert entry["first"]["option"] == "sure-nerve"


def test_bundles_do_not_share_answers(page: Page, tmp_path: Path, path: Path) -> None:
    page.goto(path.as_uri())
    answer(page, "stop")
    other = write_page(
        tmp_path, lone_item(classify()), name="other.html", bundle="other-course"
    )
    page.goto(other.as_uri())
    expect(page.locator(".rn-feedback")).to_be_empty()
    answer(page, "sure-nerve")
    page.reload()
    assert json.loads(kept(page, "rn:other-course:progress") or "")["items"]


@pytest.mark.parametrize("trouble", [BLOCKED, FULL])
def test_answers_that_cannot_be_kept(
    page: Page, tmp_path: Path, locate: Locate, trouble: str
) -> None:
    page.add_init_script(trouble)
    page.goto(locate(write_page(tmp_path, case_html([classify(), imaging()]))))
    assert page.locator(".rn-notice").count() == 0
    answer(page, "stop")
    expect(page.locator("rn-case > .rn-notice:last-child")).to_have_text(NOT_KEPT)
    expect(page.locator(".rn-notice")).to_have_attribute("role", "status")
    page.locator(".rn-next").click()
    answer(page, "no")
    page.locator(".rn-next").click()
    expect(page.get_by_role("heading", name="Why")).to_be_focused()
    assert page.locator(".rn-notice").count() == 1
    clear(page)
    answer(page, "sure-nerve")
    expect(page.locator(".rn-verdict")).to_have_text("Right.")


def test_a_full_store_can_still_be_read(page: Page, path: Path) -> None:
    start_with(page, path, document({"crest.classify": ENTRY}))
    page.add_init_script(FULL)
    page.reload()
    expect(page.locator(".rn-verdict")).to_have_text("Right.")
    assert page.locator(".rn-notice").count() == 0


BROKEN = [
    "{",
    "null",
    "7",
    "[]",
    '{"version": 1}',
    '{"version": 1, "items": []}',
    document({"crest.classify": ENTRY}, version=2),
    document({"crest.classify": {**ENTRY, "rev": "1"}}),
    document({"crest.classify": {**ENTRY, "n": 0}}),
    document({"crest.classify": {**ENTRY, "last": None}}),
    document({"crest.classify": {**ENTRY, "last": {**GIVEN, "option": 3}}}),
    document({"crest.classify": {**ENTRY, "first": {**GIVEN, "at": "today<b>"}}}),
    "[" * 100_000,
]


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_unreadable_progress_is_moved_aside(page: Page, path: Path, text: str) -> None:
    start_with(page, path, text)
    expect(page.locator(".rn-feedback")).to_be_empty()
    expect(page.locator(".rn-notice")).to_contain_text("set aside")
    assert kept(page, ASIDE) == text
    answer(page, "sure-nerve")
    page.reload()
    assert kept_items(page)["crest.classify"]["n"] == 1
    assert kept(page, ASIDE) == text
    assert page.locator(".rn-notice").count() == 0


def test_what_can_be_read_of_broken_progress_is_still_used(
    page: Page, path: Path
) -> None:
    text = document({"crest.classify": ENTRY, "other": 1})
    start_with(page, path, text)
    expect(page.locator(".rn-verdict")).to_have_text("Right.")
    assert kept_items(page) == {"crest.classify": ENTRY}
    assert kept(page, ASIDE) == text


def test_nothing_is_overwritten_when_there_is_no_place_aside(
    page: Page, path: Path
) -> None:
    page.goto(path.as_uri())
    keep(page, KEY, "second")
    keep(page, ASIDE, "first")
    page.reload()
    answer(page, "sure-nerve")
    notices = page.locator(".rn-notice")
    expect(notices.nth(1)).to_have_text(NOT_KEPT)
    page.reload()
    assert (kept(page), kept(page, ASIDE)) == ("second", "first")


def test_hostile_progress_injects_nothing(page: Page, path: Path) -> None:
    markup = "<img src=x onerror=alert(1)>"
    given = {**GIVEN, "option": markup}
    hostile = {**ENTRY, "first": given, "last": given}
    items = {"crest.classify": hostile, markup: hostile, "__proto__": hostile}
    start_with(page, path, document(items))
    expect(page.locator(".rn-feedback")).to_be_empty()
    answer(page, "sure-nerve")
    page.reload()
    assert page.locator("img").count() == 0
    assert page.evaluate("({}).rev") is None
    found = kept_items(page)
    assert found["crest.classify"]["n"] == 2
    assert found["__proto__"] == hostile


def test_two_tabs_lose_nothing(
    context: BrowserContext, tmp_path: Path, locate: Locate
) -> None:
    items = classify("a.classify"), imaging("b.imaging"), name("c.name")
    address = locate(write_page(tmp_path, "".join(lone_item(item) for item in items)))
    one, two = context.new_page(), context.new_page()
    one.goto(address)
    two.goto(address)
    for tab, option in ((one, "sure-nerve"), (two, "no"), (one, "option-1")):
        answer(tab, option)
        tab.wait_for_function(
            """([key, option]) => localStorage.getItem(key)?.includes(`"${option}"`)""",
            arg=[KEY, option],
        )
    assert kept_items(two).keys() == {item.id for item in items}
    one.reload()
    expect(one.locator(".rn-chosen")).to_have_count(3)


def test_the_other_tab_shows_the_answer_and_the_case_goes_on(
    context: BrowserContext, tmp_path: Path, locate: Locate
) -> None:
    address = locate(write_page(tmp_path, case_html([classify(), imaging()])))
    one, two = context.new_page(), context.new_page()
    one.goto(address)
    two.goto(address)
    answer(one, "leaning-nerve")
    expect(two.locator(".rn-verdict")).to_have_text("Right, though unsure.")
    expect(two.locator("rn-item").nth(1)).to_be_visible()
    # In the tab of the answer itself, nothing opens before it is asked for.
    expect(one.locator("rn-item").nth(1)).to_be_hidden()


def test_what_other_pages_remember_opens_no_question(
    context: BrowserContext, tmp_path: Path
) -> None:
    case = write_page(tmp_path, case_html([classify(), imaging()]))
    far = write_page(tmp_path, lone_item(name()), name="far.html")
    one, two = context.new_page(), context.new_page()
    one.goto(case.as_uri())
    two.goto(far.as_uri())
    answer(one, "sure-nerve")
    kept_items(one)
    one.evaluate("addEventListener('storage', () => window.heard = true)")
    answer(two, "option-1")
    one.wait_for_function("window.heard")
    expect(one.locator("rn-item").nth(1)).to_be_hidden()
    expect(one.locator(".rn-next")).to_be_visible()


def test_an_answer_given_again_elsewhere_keeps_the_first(
    page: Page, path: Path
) -> None:
    page.goto(path.as_uri())
    page.evaluate("addEventListener('rn-answered', e => window.first = e.detail.first)")
    keep(page, KEY, document({"crest.classify": ENTRY}))
    answer(page, "stop")
    assert page.evaluate("window.first") is False
    page.reload()
    entry = kept_items(page)["crest.classify"]
    assert (entry["n"], entry["first"]) == (2, GIVEN)
    assert entry["last"]["option"] == "stop"
    expect(page.locator(".rn-verdict")).to_have_text("Not an emergency, as told here.")


def test_clearing_forgets_this_case_only(page: Page, tmp_path: Path) -> None:
    path = write_page(tmp_path, case_html([classify(), imaging()]))
    start_with(page, path, document({"crest.classify": ENTRY, "far.classify": ENTRY}))
    clear(page)
    assert kept_items(page) == {"far.classify": ENTRY}


def test_clearing_asks_once_more(page: Page, tmp_path: Path) -> None:
    path = write_page(tmp_path, case_html([classify(), imaging()]))
    start_with(page, path, document({"crest.classify": ENTRY}))
    again = page.locator(".rn-again")
    again.dblclick()
    expect(again).to_have_text("Clear them? Tap again")
    expect(page.locator(".rn-again + [role=status]")).to_have_text(
        "Clear them? Tap again"
    )
    page.keyboard.press("Shift+Tab")
    expect(again).to_have_text("Clear my answers on this page")
    expect(page.locator(".rn-again + [role=status]")).to_be_empty()
    assert kept_items(page) == {"crest.classify": ENTRY}
    page.clock.install()
    again.press("Enter")
    page.clock.run_for(7000)
    expect(again).to_have_text("Clear my answers on this page")
    again.press("Enter")
    again.press("Enter")
    expect(page.locator(".rn-verdict")).to_have_count(0)
