"""Questions that are answered on the body: by pointer, finger, keyboard and list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from root_or_nerve.items.bank import DrawItem, LocateItem
from root_or_nerve.model.library import Library
from root_or_nerve.skin.asked import unrolled
from root_or_nerve.skin.score import worth_of_regions
from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext
from site_tests.items.asked_skin import asked_of, atlas_of, key_of

CASE = "crest-pain-after-fusion"
LESSON = "learn/two-maps-of-one-skin/"
PHONE = {"width": 360, "height": 740}
FINGER = 44
DRAW, LOCATE = f"{CASE}.draw-l3", "two-maps-of-one-skin.first-web-of-the-foot"


@pytest.fixture(scope="module")
def draw(library: Library) -> DrawItem:
    found = asked_of(library, CASE)
    assert found
    assert found.draw
    return found.draw


def open_draw(page: Page, base: str) -> Locator:
    """Go to the drawing; the two questions before it are answered first."""
    page.goto(f"{base}cases/{CASE}/")
    for _ in range(2):
        item = page.locator("rn-case > rn-item:not([hidden])").last
        item.locator(".rn-option").first.click()
        page.locator(".rn-next").click()
    return ready(page, DRAW)


def open_locate(page: Page, address: str) -> Locator:
    page.goto(address)
    item = page.locator(f'rn-item[item="{LOCATE}"]')
    item.scroll_into_view_if_needed()
    return ready(page, LOCATE)


def ready(page: Page, id: str) -> Locator:
    item = page.locator(f'rn-item[item="{id}"]')
    expect(item.locator(".rn-answer-plate svg")).to_be_visible()
    item.locator(".rn-answer-plate").evaluate(
        "e => e.scrollIntoView({block: 'center'})"
    )
    return item


def spots(item: Locator, paths: list[str], side: str) -> list[tuple[float, float]]:
    """Return where the middles of cells stand on the screen."""
    script = """(svg, [paths, side]) => paths.map((d) => {
      const numbers = d.match(/-?\\d+/g).map(Number);
      let [x, y] = numbers; let [sumX, sumY, n] = [x, y, 1];
      for (let i = 2; i + 1 < numbers.length; i += 2) {
        x += numbers[i]; y += numbers[i + 1]; sumX += x; sumY += y; n++;
      }
      const point = new DOMPoint((side === "left" ? 1 : -1) * sumX / n, sumY / n);
      const at = point.matrixTransform(svg.getScreenCTM());
      return [at.x, at.y];
    })"""
    found: list[tuple[float, float]] = item.locator(".rn-answer-plate svg").evaluate(
        script, [paths, side]
    )
    return found


def cells_of(library: Library, item: DrawItem | LocateItem) -> list[str]:
    """Return the paths of what is asked, in the view to begin with."""
    assert library.skin.drawn is not None
    shown = library.skin.drawn.views[item.skin.views[0]].cells
    return [shown[cell] for cell, _ in unrolled(item.skin.must) if cell in shown]


def painted(item: Locator) -> int:
    return item.locator(".rn-painted").count()


def tap_thigh(item: Locator) -> None:
    """Paint a place that surely is skin; the middle lies between the legs."""
    plate = item.locator(".rn-answer-plate")
    box = plate.bounding_box()
    assert box
    middle, height = box["width"] / 2, box["height"]
    plate.click(position={"x": middle - 0.1 * height, "y": 0.3 * height})


def answer(item: Locator) -> Locator:
    item.get_by_role("button", name="Answer", exact=True).click()
    return item.locator(".rn-feedback")


def asked_regions(library: Library, item: DrawItem) -> list[str]:
    atlas = atlas_of(library)
    worth = worth_of_regions(key_of(item.skin), atlas)
    regions = library.skin.territories.regions
    return [regions[atlas.regions[n]].name for (_, n), w in worth.items() if w.asked]


def free_region(library: Library, item: DrawItem) -> str:
    """Return a region with skin at the edge, which counts neither way."""
    atlas = atlas_of(library)
    key = key_of(item.skin)
    worth = worth_of_regions(key, atlas)
    at_edge = {atlas.cells.region[cell] for cell in key.may - key.must.keys()}
    half = next(half for half, _ in worth if half == item.skin.side)
    free = [n for n in sorted(at_edge) if not sum(worth[half, n])]
    regions = library.skin.territories.regions
    return regions[atlas.regions[free[0]]].name


class TestByPointer:
    def test_all_that_was_asked_is_right(
        self, page: Page, base: str, library: Library, draw: DrawItem
    ) -> None:
        item = open_draw(page, base)
        item.get_by_role("button", name="Narrow brush").click()
        for x, y in spots(item, cells_of(library, draw), draw.skin.side):
            page.mouse.click(x, y)
        assert painted(item) >= 0.9 * len(cells_of(library, draw))
        expect(item).not_to_have_attribute("data-answered", re.compile("."))
        feedback = answer(item)
        expect(feedback.locator(".rn-verdict")).to_have_text("Right.")
        expect(feedback).to_contain_text("Scored on cells of about")
        expect(feedback).to_contain_text("You painted nothing that was not asked.")

    def test_too_much_and_too_little_are_named(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        box = item.locator(".rn-answer-plate").bounding_box()
        assert box
        middle = box["x"] + box["width"] / 2
        page.mouse.move(middle - 0.1 * box["height"], box["y"] + 0.75 * box["height"])
        page.mouse.down()
        page.mouse.move(
            middle - 0.1 * box["height"], box["y"] + 0.9 * box["height"], steps=4
        )
        page.mouse.up()
        feedback = answer(item)
        expect(feedback.locator(".rn-verdict")).to_have_text("Not yet.")
        expect(feedback).to_contain_text("You found none of it.")
        expect(feedback).to_contain_text("Painted, but not asked:")
        expect(feedback).to_contain_text(re.compile(r"cm² of the L\d dermatome"))
        assert item.locator(".rn-yours").count() > 0
        assert item.locator(".rn-answer-after button").count() == 0

    def test_the_match_is_explained_in_a_sentence(
        self, page: Page, base: str, library: Library, draw: DrawItem
    ) -> None:
        item = open_draw(page, base)
        item.get_by_text("Choose regions from a list").click()
        item.get_by_label(asked_regions(library, draw)[0], exact=True).check()
        item.get_by_label("kneecap", exact=True).check()
        said = re.compile(
            r"It weighs two things: you found \d+% of the skin asked for, "
            r"and \d+% of what you painted was asked for\."
        )
        expect(answer(item)).to_contain_text(said)

    def test_what_counts_neither_way_is_named(
        self, page: Page, base: str, library: Library, draw: DrawItem
    ) -> None:
        item = open_draw(page, base)
        name = free_region(library, draw)
        item.get_by_text("Choose regions from a list").click()
        item.get_by_label(name, exact=True).check()
        feedback = answer(item)
        expect(feedback).to_contain_text(f"where it counts neither way: {name}.")
        expect(feedback).not_to_contain_text("nothing that was not asked")

    def test_wiping_undoing_and_clearing(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        tap_thigh(item)
        first = painted(item)
        assert first > 0
        item.get_by_role("button", name="Eraser").click()
        tap_thigh(item)
        assert painted(item) == 0
        item.get_by_role("button", name="Undo").click()
        assert painted(item) == first
        item.get_by_role("button", name="Clear").click()
        assert painted(item) == 0

    def test_nothing_painted_is_no_answer(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        feedback = answer(item)
        expect(item.locator(".rn-answer-status")).to_have_text("Paint some skin first.")
        expect(feedback).to_be_empty()

    def test_another_view_keeps_the_painting(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        tap_thigh(item)
        before = painted(item)
        select = item.get_by_label("View")
        assert before > 0
        first = select.input_value()
        select.select_option("perineum")
        expect(item.locator(".rn-answer-plate")).to_have_attribute(
            "aria-label", re.compile("^Perineum|^Pelvi|perine", re.IGNORECASE)
        )
        select.select_option(first)
        expect(item.locator(".rn-painted")).to_have_count(before)

    def test_an_answer_is_remembered_with_its_picture(
        self, page: Page, base: str
    ) -> None:
        item = open_draw(page, base)
        tap_thigh(item)
        told = answer(item).inner_text()
        expect(item.locator(".rn-yours").first).to_be_attached()
        page.wait_for_timeout(200)
        page.reload()
        item = page.locator(f'rn-item[item="{DRAW}"]')
        expect(item).to_have_attribute("data-answered", re.compile("wrong|near"))
        item.scroll_into_view_if_needed()
        expect(item.locator(".rn-yours").first).to_be_attached()
        assert item.locator(".rn-feedback").inner_text() == told

    def test_cleared_answers_leave_a_bare_body(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        tap_thigh(item)
        answer(item)
        for _ in range(2):
            page.locator(".rn-again").click()
        for _ in range(2):
            shown = page.locator("rn-case > rn-item:not([hidden])").last
            shown.locator(".rn-option").first.click()
            page.locator(".rn-next").click()
        item = ready(page, DRAW)
        assert painted(item) == 0
        expect(item.locator(".rn-feedback")).to_be_empty()
        expect(item.get_by_role("button", name="Answer", exact=True)).to_be_visible()


class TestByFinger:
    @pytest.fixture
    def phone(self, new_context: NewContext) -> Page:
        return new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()

    def drag(self, page: Page, item: Locator, fingers: int = 1) -> None:
        box = item.locator(".rn-answer-plate").bounding_box()
        assert box
        x, y = box["x"] + 0.6 * box["width"], box["y"] + 0.6 * box["height"]
        session = page.context.new_cdp_session(page)
        for step in range(12):
            points = [{"x": x + 30 * n, "y": y - 8 * step} for n in range(fingers)]
            name = "touchMove" if step else "touchStart"
            words = {"type": name, "touchPoints": points}
            session.send("Input.dispatchTouchEvent", words)
        end = {"type": "touchEnd", "touchPoints": []}
        session.send("Input.dispatchTouchEvent", end)

    def test_one_finger_paints_and_does_not_scroll(
        self, phone: Page, base: str
    ) -> None:
        item = open_draw(phone, base)
        phone.wait_for_timeout(300)
        before = phone.evaluate("scrollY")
        self.drag(phone, item)
        assert painted(item) > 3
        assert phone.evaluate("scrollY") == before

    def test_two_fingers_paint_nothing(self, phone: Page, base: str) -> None:
        item = open_draw(phone, base)
        phone.wait_for_timeout(300)
        self.drag(phone, item, fingers=2)
        expect(item.locator(".rn-painted")).to_have_count(0)

    def test_picture_and_verdict_are_seen_together(
        self, phone: Page, base: str
    ) -> None:
        item = open_draw(phone, base)
        tap_thigh(item)
        answer(item)
        phone.wait_for_timeout(600)
        head = phone.locator(".rn-header").bounding_box()
        doors = phone.locator(".rn-nav").bounding_box()
        picture = item.locator(".rn-answer-plate").bounding_box()
        verdict = item.locator(".rn-answer-status").bounding_box()
        assert head
        assert doors
        assert picture
        assert verdict
        expect(item.locator(".rn-answer-status")).to_have_text(
            re.compile(r"^Not yet\. Match \d+%\.$")
        )
        assert picture["y"] >= head["y"] + head["height"]
        assert verdict["y"] + verdict["height"] <= doors["y"]

    def test_a_tap_shows_a_place(
        self, phone: Page, base: str, library: Library
    ) -> None:
        item = open_locate(phone, base + LESSON)
        item.locator(".rn-answer-plate").tap()
        expect(item.locator(".rn-painted")).to_have_count(1)
        expect(item.locator(".rn-answer-status")).to_contain_text("chosen")
        expect(answer(item).locator(".rn-verdict")).not_to_be_empty()


class TestByKeyboard:
    def test_regions_are_walked_and_painted_without_a_pointer(
        self, page: Page, base: str
    ) -> None:
        item = open_draw(page, base)
        item.get_by_label("View").focus()
        for _ in range(2):
            page.keyboard.press("Tab")
        status = item.locator(".rn-answer-status")
        expect(status).to_contain_text("side: not painted")
        names = {status.inner_text()}
        for key in ("ArrowDown", "ArrowLeft", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
            names.add(status.inner_text())
        assert len(names) > 2
        page.keyboard.press("Space")
        expect(status).to_contain_text(": painted")
        assert painted(item) > 0
        page.keyboard.press("Space")
        expect(status).to_contain_text(": not painted")
        page.keyboard.press("Enter")
        expect(item).not_to_have_attribute("data-answered", re.compile("."))
        while page.evaluate("document.activeElement.textContent") != "Answer":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(item.locator(".rn-feedback")).to_contain_text("Scored on named regions.")
        focused = "document.activeElement.className"
        assert "rn-answer-plate" in page.evaluate(focused)

    def test_number_keys_answer_nothing(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        item.locator(".rn-answer-plate").focus()
        for key in "123":
            page.keyboard.press(key)
        expect(item.locator(".rn-feedback")).to_be_empty()
        assert painted(item) == 0

    def test_the_list_alone_is_enough(
        self, page: Page, base: str, library: Library, draw: DrawItem
    ) -> None:
        item = open_draw(page, base)
        item.get_by_text("Choose regions from a list").click()
        for name in asked_regions(library, draw):
            item.get_by_label(name, exact=True).check()
        feedback = answer(item)
        expect(feedback.locator(".rn-verdict")).to_have_text("Right.")
        expect(feedback).to_contain_text("Match 100%")
        expect(feedback).to_contain_text("Scored on named regions.")

    def test_the_list_can_be_searched(self, page: Page, base: str) -> None:
        item = open_draw(page, base)
        item.get_by_text("Choose regions from a list").click()
        item.get_by_label("Find a region").fill("upper butt")
        shown = item.locator(".rn-regions fieldset label:visible")
        assert 0 < shown.count() < 8
        assert all("pper buttock" in text for text in shown.all_inner_texts())
        item.get_by_label("Find a region").fill("no such place")
        expect(item.locator(".rn-regions")).to_contain_text("No region of this name.")

    def test_one_place_from_the_list_and_near_misses_by_name(
        self, page: Page, base: str
    ) -> None:
        item = open_locate(page, base + LESSON)
        item.get_by_text("Choose regions from a list").click()
        item.get_by_label("back of the foot, inner part").check()
        feedback = answer(item)
        expect(feedback.locator(".rn-verdict")).to_have_text("Not there.")
        expect(feedback).to_contain_text("That is the skin of the superficial fibular")
        expect(feedback).to_contain_text("Judged by the named region.")


class TestEverywhere:
    def test_before_an_answer_nothing_says_where_it_lies(
        self, page: Page, base: str, draw: DrawItem
    ) -> None:
        item = open_draw(page, base)
        for name, text in (("words", draw.skin.words), ("because", draw.skin.because)):
            html = item.evaluate("e => e.outerHTML")
            assert text not in html, name
        answer_html = item.locator(".rn-answer-plate").evaluate("e => e.outerHTML")
        assert "data-id" not in answer_html
        assert "L3" not in answer_html

    def test_paper_gets_the_body_and_the_answer_without_tools(
        self, page: Page, base: str
    ) -> None:
        item = open_draw(page, base)
        page.emulate_media(media="print")
        expect(item.locator(".rn-answer-plate svg").first).to_be_visible()
        for what in ("tools", "sides", "status", "submit"):
            expect(item.locator(f".rn-answer-{what}")).to_be_hidden()
        expect(item.get_by_text("Choose regions from a list")).to_be_hidden()
        page.emulate_media(media="screen")
        tap_thigh(item)
        feedback = answer(item)
        page.emulate_media(media="print")
        expect(feedback).to_be_visible()
        expect(item.locator(".rn-key-list")).to_be_visible()

    def test_the_body_is_loaded_when_it_is_needed(self, page: Page, base: str) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{base}cases/{CASE}/")
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "answer." in url or ".cells" in url]
        open_draw(page, base)
        assert [url for url in asked if "answer." in url]

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing_before_and_after(
        self, new_context: NewContext, base: str, scheme: str
    ) -> None:
        page = new_context(color_scheme=scheme, viewport=PHONE).new_page()
        item = open_draw(page, base)
        item.get_by_text("Choose regions from a list").click()
        assert violations(page) == []
        item.locator(".rn-answer-plate").click()
        answer(item)
        assert violations(page) == []

    @pytest.mark.parametrize("width", [320, 360, 768, 1440])
    def test_nothing_is_wider_than_the_page(
        self, new_context: NewContext, base: str, width: int
    ) -> None:
        page = new_context(viewport={"width": width, "height": 740}).new_page()
        item = open_draw(page, base)
        item.get_by_text("Choose regions from a list").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        item.locator(".rn-answer-plate").click()
        answer(item)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_what_is_tapped_is_as_large_as_a_fingertip(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(viewport=PHONE).new_page()
        item = open_draw(page, base)
        item.get_by_text("Choose regions from a list").click()
        tapped = "button, select, .rn-answer-sides label, .rn-regions label, summary"
        script = (
            "all => all.map((e) => [e.textContent, e.getBoundingClientRect().height])"
        )
        heights = item.locator(tapped).evaluate_all(script)
        assert len(heights) > 100
        assert [name for name, height in heights if 0 < height < FINGER] == []

    def test_it_works_from_a_folder(
        self, page: Page, built: Path, errors: list[str]
    ) -> None:
        address = (built / LESSON / "index.html").as_uri()
        item = open_locate(page, address)
        item.locator(".rn-answer-plate").click()
        expect(answer(item).locator(".rn-verdict")).not_to_be_empty()
        errors[:] = [
            said for said in errors if "font" not in said and "ERR" not in said
        ]

    def test_without_script_it_says_what_is_missing(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(java_script_enabled=False).new_page()
        page.goto(base + LESSON)
        item = page.locator(f'rn-item[item="{LOCATE}"]')
        expect(item).to_contain_text("which needs script")
        page.goto(f"{base}answers/{CASE}/")
        expect(page.locator(".rn-solutions")).to_contain_text("ront of the thigh")

    def test_practice_asks_for_a_place(self, page: Page, base: str) -> None:
        """With all else answered long ago, places are what is left."""
        page.goto(f"{base}practice/")
        script = """() => {
          const rows = window.rnPractice.index, items = {};
          const given = {option: "x", right: true, at: "2026-01-01T00:00:00Z"};
          const entry = (rev) => ({rev, first: given, last: given, n: 1});
          for (const [id, , , rev, names] of rows)
            for (const name of names)
              if (name !== "locate") items[`${id}.${name}`] = entry(rev);
          localStorage.setItem("rn:root-or-nerve:progress",
            JSON.stringify({version: 1, items}));
        }"""
        page.add_script_tag(url=f"{base}assets/practice/index.js")
        keys = page.evaluate("Object.keys(localStorage)")
        page.evaluate(script)
        page.reload()
        page.get_by_role("button", name="Start", exact=True).click()
        steps = page.locator(".rn-practice > .rn-steps")
        for number in range(1, 11):  # patterns stand between
            expect(steps).to_contain_text(f"Question {number} of 10")
            item = page.locator("rn-practice :is(rn-item, rn-pattern)")
            item.locator(".rn-option, .rn-answer-plate svg").first.wait_for()
            if ".locate" in (item.get_attribute("item") or ""):
                break
            item.locator(".rn-option").first.click()
            page.locator(".rn-stage .rn-next").click()
        assert ".locate" in (item.get_attribute("item") or ""), keys
        expect(item.locator(".rn-answer-plate svg")).to_be_visible()
        item.get_by_text("Choose regions from a list").click()
        item.get_by_label("kneecap", exact=True).check()
        answer(item)
        expect(page.locator(".rn-next")).to_be_visible()
