"""<rn-practice>: ten in a row, by key and by thumb, left and taken up again."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext, served
from site_tests.browser.courses import build_course, write_course
from site_tests.browser.test_progress import BLOCKED, FULL, NOT_KEPT
from site_tests.course import edit

RUN = "rn:root-or-nerve:practice"
PROGRESS = "rn:root-or-nerve:progress"
SECRETS = ("common fibular", "Inversion is strong", "pressed at", "right answer")
CASES = 24
CHUNKS = re.compile(r"/assets/practice/\d+\.js$")


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_course(tmp_path_factory.mktemp("course"), CASES)


@pytest.fixture(scope="session")
def folder(course: Path) -> Path:
    return build_course(course)


@pytest.fixture(scope="session")
def base(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield f"{address}/"


def start(page: Page, base: str) -> None:
    page.goto(base + "practice/")
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)


def expect_question(page: Page, number: int, count: int = 10) -> None:
    steps = page.locator(".rn-practice > .rn-steps")
    expect(steps).to_contain_text(f"Question {number} of {count}")
    expect(page.locator(".rn-stage rn-item")).to_have_count(1)


def answer(page: Page, option: str = "sure-nerve") -> None:
    page.locator(f".rn-stage [data-option={option}]").click()


def go_on(page: Page) -> None:
    page.locator(".rn-stage .rn-next").click()


def finish(page: Page, *options: str) -> None:
    """Answer what is left, with these options first."""
    given = iter(options)
    while page.locator(".rn-stage rn-item").count():
        answer(page, next(given, "sure-nerve"))
        steps = page.locator(".rn-practice > .rn-steps")
        before = steps.text_content() or ""
        go_on(page)
        expect(steps).not_to_have_text(before)


def start_anew(page: Page) -> None:
    page.get_by_role("button", name="Start a new ten").click()
    page.get_by_role("button", name="Tap again").click()


def kept(page: Page, key: str = RUN) -> dict[str, Any]:
    page.wait_for_function("key => localStorage.getItem(key)", arg=key)
    found: dict[str, Any] = json.loads(
        page.evaluate("key => localStorage.getItem(key)", key)
    )
    return found


def keep(page: Page, text: str, key: str = RUN) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def test_a_run_by_keyboard_alone(page: Page, base: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(base + "practice/")
    page.get_by_role("button", name="Start", exact=True).press("Enter")
    for number in range(1, 11):
        expect_question(page, number)
        expect(page.locator(".rn-stage .rn-patient")).to_be_focused()
        if number % 2:
            page.keyboard.press("6")
        else:
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowRight")
            page.keyboard.press("Enter")
        expect(page.locator(".rn-verdict")).to_be_visible()
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="5 of 10 right")).to_be_focused()


def test_next_is_one_tab_behind_the_answer(page: Page, base: str) -> None:
    start(page, base)
    answer(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next question")).to_be_focused()
    page.keyboard.press("Enter")
    expect_question(page, 2)


def test_a_key_held_down_skips_no_feedback(page: Page, base: str) -> None:
    start(page, base)
    page.locator(".rn-option").first.focus()
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    page.keyboard.down("Enter")
    expect(page.locator(".rn-verdict")).to_have_text("Not this one.")
    expect_question(page, 1)


def test_a_run_by_touch_on_a_phone(new_context: NewContext, base: str) -> None:
    size = {"width": 360, "height": 740}
    words: dict[str, Any] = {"viewport": size, "has_touch": True, "is_mobile": True}
    page = new_context(**words, reduced_motion="reduce").new_page()
    page.goto(base)
    page.locator(".rn-taster [data-option=probably-nerve]").tap()
    page.get_by_role("link", name="Nine more").tap()
    for number in range(2, 11):
        expect_question(page, number)
        prompt = page.locator(".rn-option").first.bounding_box()
        assert prompt
        assert prompt["y"] + prompt["height"] < 680
        page.locator("[data-option=sure-nerve]").tap()
        button = page.locator(".rn-stage .rn-next")
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        button.tap()
    expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()


def test_ten_patients_and_never_the_same(page: Page, base: str) -> None:
    start(page, base)
    finish(page)
    asked = [one["id"] for one in kept(page)["asked"]]
    assert len({id.partition(".")[0] for id in asked}) == 10
    assert {id.partition(".")[2] for id in asked} == {"classify"}
    page.get_by_role("button", name="Ten more").click()
    expect_question(page, 1)
    again = [one["id"] for one in kept(page)["asked"]]
    assert not set(asked) & set(again)


def test_only_the_chunks_of_the_ten_are_loaded(page: Page, base: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(base + "practice/", wait_until="networkidle")
    scripts = [url for url in loaded if "/assets/practice/" in url]
    assert scripts == []
    assert not [url for url in loaded if "trainer" in url]
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)
    page.wait_for_load_state("networkidle")
    scripts = [url for url in loaded if "/assets/practice/" in url]
    names = [url.rpartition("/")[2] for url in scripts]
    assert sorted(names[:2]) == ["index.js", "pairs.js"]
    assert all(CHUNKS.search(url) for url in scripts[2:])
    assert len(scripts) == len(set(scripts)) <= 4


def test_answers_reach_the_pages_of_the_cases(page: Page, base: str) -> None:
    start(page, base)
    answer(page)
    case = kept(page)["asked"][0]["id"].partition(".")[0]
    link = page.get_by_role("link", name="Read the whole case")
    assert link.get_attribute("href") == f"../cases/{case}/"
    link.click()
    expect(page.locator("rn-item[data-answered]")).to_have_count(1)
    page.go_back()
    page.get_by_role("button", name="Go on: question 2 of 10").click()
    expect_question(page, 2)


def test_the_summary(page: Page, base: str) -> None:
    start(page, base)
    finish(page, "sure-root", "stop", "sure-root", "cannot-tell")
    text = page.locator(".rn-stage").inner_text()
    assert "6 of 10 right" in text
    assert "Roots and nerves told apart: 6 of 10. You stopped once where" in text
    lines = page.locator(".rn-stage ul li").all_text_contents()
    assert lines == [
        "You answered “Spinal root” where it was “Named nerve”, twice.",
        "You answered “Stop: act now” where it was “Named nerve”.",
        "You answered “Cannot tell yet” where it was “Named nerve”.",
    ]
    rows = page.locator(".rn-outcome")
    assert rows.count() == 10
    assert (rows.first.text_content() or "").startswith("Not right. Foot number ")
    assert "You: Sure root. Right: Named nerve." in rows.first.inner_text()
    assert (rows.nth(5).text_content() or "").startswith("Right. Foot number ")
    page.locator(".rn-outcome a").first.click()
    page.wait_for_url("**/cases/foot-*/")
    page.go_back()
    expect(page.get_by_role("heading", name="6 of 10 right")).to_be_visible()


def test_nothing_tells_the_answer_before_an_attempt(page: Page, base: str) -> None:
    start(page, base)
    heard = page.locator("body").aria_snapshot()
    seen = page.locator("body").inner_text()
    html = page.locator("main").inner_html()
    for words in SECRETS:
        assert words.lower() not in seen.lower()
        assert words.lower() not in heard.lower()
        assert words.lower() not in html.lower()


def test_what_is_announced(page: Page, base: str) -> None:
    start(page, base)
    status = page.locator(".rn-practice > [role=status]")
    expect(status).to_have_text("Question 1 of 10man, 40")
    patient = page.locator("h2.rn-patient")
    expect(patient).to_be_focused()
    expect(patient).not_to_be_empty()
    item = page.locator(".rn-stage rn-item")
    expect(item).to_contain_text("hears foot number")
    assert item.get_by_role("listitem").count() > 1
    prompt = page.get_by_role("heading", name="What does this pattern follow", level=3)
    expect(prompt).to_be_visible()
    assert (
        page.locator("main [aria-describedby], article [aria-describedby]").count() == 0
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Practise")


def test_a_missed_emergency_is_told_on_its_own_line(page: Page, base: str) -> None:
    start(page, base)
    page.evaluate(
        """() => { for (const name in rnPractice) if (/^\\d+$/.test(name))
          for (const item of rnPractice[name].bank.items)
            if (item.kind === "classify") item.key = "emergency"; }"""
    )
    answer(page)
    go_on(page)
    finish(page, *["stop"] * 9)
    box = page.locator(".rn-missed")
    expect(box.get_by_role("heading")).to_have_text("A missed emergency")
    title = box.locator("p").first
    expect(title).to_have_text(re.compile(r"^Foot number \d+$"))
    expect(box.locator("p")).to_have_count(2)


class TestResuming:
    def test_after_a_reload(self, page: Page, base: str) -> None:
        start(page, base)
        for number in (2, 3):
            answer(page)
            go_on(page)
            expect_question(page, number)
        answer(page)
        page.reload()
        expect(page.get_by_role("button", name="Start a new ten")).to_be_visible()
        page.get_by_role("button", name="Go on: question 4 of 10").click()
        expect_question(page, 4)
        finish(page)
        expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()

    def test_with_a_new_ten(self, page: Page, base: str) -> None:
        start(page, base)
        answer(page)
        old = kept(page)["seed"]
        page.reload()
        start_anew(page)
        expect_question(page, 1)
        assert kept(page)["seed"] != old

    def test_a_finished_run_shows_its_summary(self, page: Page, base: str) -> None:
        start(page, base)
        finish(page)
        page.reload()
        expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
        # Nothing takes the focus of a page that is only opened.
        assert page.evaluate("document.activeElement === document.body")

    def test_an_old_answer_is_asked_afresh(self, page: Page, base: str) -> None:
        start(page, base)
        ids = [one["id"] for one in kept(page)["asked"]]
        at = "2026-01-01T00:00:00.000Z"
        given = {"option": "stop", "right": False, "at": at}
        entry = {"rev": 1, "first": given, "last": given, "n": 1}
        items = dict.fromkeys(ids, entry)
        keep(page, json.dumps({"version": 1, "items": items}), PROGRESS)
        page.reload()
        page.get_by_role("button", name="Go on: question 1 of 10").click()
        expect(page.locator(".rn-feedback")).to_be_empty()
        answer(page)
        expect(page.locator(".rn-verdict")).to_have_text("Right.")

    @pytest.mark.parametrize(
        "text",
        [
            "{",
            "null",
            "7",
            "[]",
            '{"version": 2, "seed": 1, "asked": []}',
            '{"version": 1, "seed": "x", "asked": []}',
            '{"version": 1, "seed": 1, "asked": []}',
            '{"version": 1, "seed": 1, "asked": 3}',
            '{"version": 1, "seed": 1, "asked": [null]}',
            '{"version": 1, "seed": 1, "asked": [{"id": 1, "rev": 1, "given": null}]}',
            '{"version": 1, "seed": 1, "asked":'
            ' [{"id": "foot-00.classify", "rev": 1, "given": {"option": 1}}]}',
            '{"version": 1, "seed": 1, "asked":'
            ' [{"id": "<img src=x>", "rev": 1, "given": null}]}',
        ],
    )
    def test_an_unreadable_run_is_none(self, page: Page, base: str, text: str) -> None:
        page.goto(base + "practice/")
        keep(page, text)
        page.reload()
        page.get_by_role("button", name="Start", exact=True).click()
        expect_question(page, 1)
        answer(page)
        assert kept(page)["asked"][0]["given"]

    @pytest.mark.parametrize("trouble", [BLOCKED, FULL])
    def test_a_run_that_cannot_be_kept(
        self, page: Page, base: str, trouble: str
    ) -> None:
        page.add_init_script(trouble)
        start(page, base)
        notice = page.locator(".rn-practice > .rn-notice[role=status]")
        expect(notice).to_have_text(NOT_KEPT)
        expect(notice).to_be_in_viewport()
        answer(page)
        go_on(page)
        expect_question(page, 2)
        expect(notice).to_be_in_viewport()
        finish(page)
        expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
        page.get_by_role("button", name="Ten more").click()
        expect_question(page, 1)

    def test_a_store_that_fills_up_says_so_at_the_answer(
        self, page: Page, base: str
    ) -> None:
        start(page, base)
        assert page.locator(".rn-notice").count() == 0
        page.evaluate(f"() => {{ {FULL} }}")
        answer(page)
        expect(page.locator(".rn-practice > .rn-notice")).to_have_text(NOT_KEPT)


class TestTwoTabs:
    def test_a_question_answered_elsewhere_is_not_asked_again(
        self, context: BrowserContext, base: str
    ) -> None:
        one, two = context.new_page(), context.new_page()
        start(one, base)
        two.goto(base + "practice/")
        two.get_by_role("button", name="Go on: question 1 of 10").click()
        expect_question(two, 1)
        answer(one)
        two.get_by_role("button", name="Go on: question 2 of 10").click()
        expect_question(two, 2)
        expect(two.locator(".rn-elsewhere")).to_have_count(0)
        # The tab of the answer keeps its feedback, and then follows.
        expect(one.locator(".rn-verdict")).to_be_visible()
        answer(two)
        expect(one.locator(".rn-verdict")).to_be_visible()
        go_on(one)
        expect_question(one, 3)
        assert [bool(a["given"]) for a in kept(one)["asked"]] == [True] * 2 + [
            False
        ] * 8

    def test_a_tab_left_behind_stays_and_keeps_its_focus(
        self, context: BrowserContext, base: str
    ) -> None:
        one, two = context.new_page(), context.new_page()
        start(one, base)
        two.goto(base + "practice/")
        two.get_by_role("button", name="Go on: question 1 of 10").click()
        expect_question(two, 1)
        two.locator(".rn-option").nth(2).focus()
        answer(one)
        status = two.locator(".rn-elsewhere [role=status]")
        expect(status).to_have_text("You went on in another tab.")
        expect_question(two, 1)
        expect(two.locator(".rn-option").nth(2)).to_be_focused()
        place = two.locator(".rn-elsewhere").get_by_role("button")
        place.focus()
        go_on(one)
        expect_question(one, 2)
        answer(one)
        expect(place).to_have_text("Go on: question 3 of 10")
        expect(place).to_be_focused()
        answer(two)
        expect(two.locator(".rn-elsewhere")).to_have_count(0)
        go_on(two)
        expect_question(two, 3)

    def test_the_start_keeps_the_focus_too(
        self, context: BrowserContext, base: str
    ) -> None:
        one, two = context.new_page(), context.new_page()
        start(one, base)
        two.goto(base + "practice/")
        two.get_by_role("button", name="Go on: question 1 of 10").focus()
        answer(one)
        expect(two.get_by_role("button", name="Go on: question 2")).to_be_focused()

    def test_a_new_ten_elsewhere_is_followed(
        self, context: BrowserContext, base: str
    ) -> None:
        one, two = context.new_page(), context.new_page()
        start(one, base)
        answer(one)
        two.goto(base + "practice/")
        start_anew(two)
        expect_question(two, 1)
        seed = kept(two)["seed"]
        go_on(one)
        expect_question(one, 1)
        assert kept(one)["seed"] == seed


class TestFromHome:
    def test_the_first_minute(self, page: Page, base: str) -> None:
        page.goto(base)
        page.get_by_role("button", name="Probably nerve").click()
        page.get_by_role("link", name="Nine more").click()
        expect_question(page, 2)
        assert "#" not in page.url
        finish(page)
        expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
        # That answer has been counted: the next ten are all new.
        page.goto(base)
        page.get_by_role("link", name="Nine more").click()
        expect_question(page, 1)

    def test_a_run_under_way_goes_on(self, page: Page, base: str) -> None:
        page.add_init_script("Math.random = () => 0.7")
        start(page, base)
        assert kept(page)["asked"][0]["id"] != "foot-00.classify"
        answer(page)
        page.goto(base)
        page.locator(".rn-taster [data-option=sure-root]").click()
        page.get_by_role("link", name="Go on: question 2 of 10").click()
        expect_question(page, 2)

    def test_the_door_starts_without_an_answer(self, page: Page, base: str) -> None:
        page.goto(base)
        page.locator(".rn-doors").get_by_role("link", name="Practise").click()
        page.get_by_role("button", name="Start", exact=True).click()
        expect_question(page, 1)


class TestChangedContent:
    def test_missing_and_changed_cases_are_replaced(
        self, page: Page, tmp_path: Path
    ) -> None:
        course = write_course(tmp_path, 14)
        site = build_course(course)
        with served(site) as address:
            start(page, f"{address}/")
            answer(page)
            asked = [one["id"].partition(".")[0] for one in kept(page)["asked"]]
            gone, changed = [id for id in asked[1:] if id != "foot-00"][:2]
            (course / f"content/cases/{gone}.md").unlink()
            edit(course, f"content/cases/{changed}.md", ("rev: 1", "rev: 2"))
            build_course(course)
            page.reload()
            page.get_by_role("button", name="Go on: question 2 of 10").click()
            expect_question(page, 2)
            finish(page)
            expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
            run = kept(page)["asked"]
            assert not [one for one in run if one["id"].startswith(gone)]
            assert {one["rev"] for one in run if one["id"].startswith(changed)} <= {2}
            page.goto("about:blank")  # before its server goes

    def test_a_chunk_newer_than_the_index_drops_a_question(
        self, page: Page, folder: Path, tmp_path: Path
    ) -> None:
        site = Path(shutil.copytree(folder, tmp_path / "site"))
        for chunk in ("0.js", "1.js"):
            path = site / "assets/practice" / chunk
            path.write_text(path.read_text().replace('"rev":1', '"rev":2'))
        with served(site) as address:
            page.goto(f"{address}/practice/")
            page.get_by_role("button", name="Start", exact=True).click()
            # Nothing is left of this run, and the page says how to begin again.
            expect(page.get_by_role("button", name="Start")).to_be_visible()
            page.goto("about:blank")  # before its server goes


def test_a_chunk_that_does_not_load(page: Page, base: str, errors: list[str]) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.goto(base + "practice/")
    page.get_by_role("button", name="Start", exact=True).wait_for()
    page.route(CHUNKS, fail)
    page.get_by_role("button", name="Start", exact=True).click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("could not be loaded")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    again.press("Enter")
    expect(alert).to_be_visible()
    page.unroute(CHUNKS)
    page.get_by_role("button", name="Try again").click()
    expect_question(page, 1)
    assert all("ERR_FAILED" in error for error in errors)
    errors.clear()


@pytest.mark.parametrize("missing", ["practice/index.js", "rn/trainer.js"])
def test_a_script_that_does_not_load(
    page: Page, base: str, errors: list[str], missing: str
) -> None:
    page.route(f"**/assets/{missing}", lambda route: route.abort())
    page.goto(base + "practice/")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_role("button", name="Try again")).to_be_focused()
    page.unroute(f"**/assets/{missing}")
    page.get_by_role("button", name="Try again").click()
    expect_question(page, 1)
    assert len(errors) == 1
    errors.clear()


def test_motion_is_reduced_on_request(page: Page, base: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    start(page, base)
    page.evaluate(
        """() => { window.seen = []; const native = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (how) {
          seen.push(how.behavior); native.call(this, how); }; }"""
    )
    answer(page)
    go_on(page)
    expect_question(page, 2)
    assert set(page.evaluate("seen")) == {"auto"}


def test_from_a_folder(page: Page, folder: Path, errors: list[str]) -> None:
    address = (folder / "practice/index.html").as_uri()
    page.goto(address)
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)
    finish(page)
    expect(page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
    page.goto((folder / "index.html").as_uri())
    page.goto(f"{address}#nine-more")
    expect_question(page, 1)
    assert "#" not in page.url
    # Browsers keep preloaded fonts from pages of a folder, and say so.
    errors[:] = [e for e in errors if "font" not in e and "ERR_FAILED" not in e]


def test_without_script_it_says_where_to_go(new_context: NewContext, base: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(base + "practice/")
    page.locator(".rn-practice").get_by_role("link", name="cases").click()
    page.wait_for_url("**/cases/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_context: NewContext, base: str, scheme: str) -> None:
    size = {"width": 360, "height": 740}
    context = new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto(base + "practice/")
    page.get_by_role("button", name="Start", exact=True).wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)
    assert violations(page) == []
    answer(page, "sure-root")
    assert violations(page) == []
    page.reload()
    page.get_by_role("button", name="Start a new ten").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Go on").click()
    expect_question(page, 2)
    finish(page, "stop", "sure-root")
    assert violations(page) == []
