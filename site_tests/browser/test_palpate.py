"""Pressing on the back: by pointer, finger, keyboard and list, and shown again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext

CASE = "the-other-pain"
LESSON = "learn/dorsal-rami-to-cluneal-nerves/"
ID = "dorsal-rami-to-cluneal-nerves.crest-point"
PHONE = {"width": 360, "height": 740}
FINGER = 44
RIGHT = (70, 1039)  # mm: left of the midline, above the sole
BEYOND = (110, 1041)
ABOVE = (75, 1090)
OTHER_SIDE = (-70, 1039)

# Where a place of the body stands on the screen.
TO_SCREEN = """(svg, [x, y]) => {
  const unit = window.rnBody["low-back"].unit;
  const at = new DOMPoint(-x / unit, -y / unit).matrixTransform(svg.getScreenCTM());
  return [at.x, at.y];
}"""


def open_item(page: Page, base: str) -> Locator:
    page.goto(base + LESSON)
    item = page.locator(f'rn-item[item="{ID}"]')
    item.scroll_into_view_if_needed()
    return ready(item)


def ready(item: Locator) -> Locator:
    expect(item.locator(".rn-palpate-plate svg.rn-body")).to_be_visible()
    item.locator(".rn-palpate-plate").evaluate(
        "e => e.scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    return item


def spot(item: Locator, place: tuple[float, float]) -> tuple[float, float]:
    svg = item.locator(".rn-palpate-plate > svg.rn-body")
    x, y = svg.evaluate(TO_SCREEN, list(place))
    return x, y


def press(page: Page, item: Locator, place: tuple[float, float]) -> None:
    page.mouse.click(*spot(item, place))


def status(item: Locator) -> Locator:
    return item.locator(".rn-answer-status")


def answer(item: Locator) -> Locator:
    item.get_by_role("button", name="Answer", exact=True).click()
    return item.locator(".rn-feedback")


class TestByPointer:
    @pytest.mark.parametrize(
        ("place", "verdict", "words"),
        [
            (
                RIGHT,
                "Right.",
                "You pressed 70 mm from the midline, on the iliac crest.",
            ),
            ((87, 1045), "Nearly.", "You pressed 87 mm from the midline, on the"),
            (BEYOND, "Not there.", "beyond the nerves, over gluteus medius."),
            (ABOVE, "Not there.", "above the iliac crest, over the muscle of the back"),
            ((46, 995), "Not there.", "over the posterior superior iliac spine."),
            (OTHER_SIDE, "Not there.", "You pressed on the right side of the body."),
        ],
    )
    def test_what_was_pressed_is_told(
        self,
        page: Page,
        base: str,
        place: tuple[float, float],
        verdict: str,
        words: str,
    ) -> None:
        item = open_item(page, base)
        press(page, item, place)
        feedback = answer(item)
        expect(feedback.locator(".rn-verdict")).to_have_text(verdict)
        # A pixel is about half a millimetre wide: the last figure may differ.
        told = feedback.inner_text()
        for part in re.split(r"\d+", words):
            assert part in told
        expect(status(item)).to_contain_text(verdict)

    def test_the_answer_comes_with_every_study_and_its_limits(
        self, page: Page, base: str
    ) -> None:
        item = open_item(page, base)
        press(page, item, RIGHT)
        feedback = answer(item)
        studies = feedback.locator(".rn-palpate-studies > li")
        expect(studies).to_have_count(12)
        expect(studies.first).to_have_text(re.compile("^Lu 1998, medial branch: 81 ±"))
        for words in (
            "65 to 80 mm from the midline",
            "varies with sex and height",
            "thoracolumbar junction",
            "one mean pelvis in one body",
        ):
            expect(feedback).to_contain_text(words)
        drawn = item.locator(".rn-palpate-plate .rn-palpated")
        expect(drawn.locator(".rn-line-mean")).to_have_count(12)
        expect(drawn.locator(".rn-line-right")).to_have_count(1)
        expect(drawn.locator(".rn-cross-arms")).to_have_count(1)

    def test_the_cross_is_dragged(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        press(page, item, ABOVE)
        (x, y), (to_x, to_y) = spot(item, ABOVE), spot(item, RIGHT)
        page.mouse.move(x + 4, y + 4)
        page.mouse.down()
        page.mouse.move(to_x + 4, to_y + 4, steps=5)
        page.mouse.up()
        expect(status(item)).to_contain_text("7 cm left of the midline")
        expect(answer(item).locator(".rn-verdict")).to_have_text("Right.")

    def test_beside_the_body_there_is_nothing_to_press(
        self, page: Page, base: str
    ) -> None:
        item = open_item(page, base)
        press(page, item, (175, 1060))
        expect(status(item)).to_have_text("That is not on the body.")
        expect(answer(item)).to_be_empty()
        expect(status(item)).to_have_text("Place the cross first.")

    def test_after_the_answer_nothing_moves(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        press(page, item, RIGHT)
        told = answer(item).inner_text()
        page.mouse.click(*spot(item, BEYOND))
        assert item.locator(".rn-feedback").inner_text() == told
        expect(item.locator(".rn-cross")).to_have_count(0)

    def test_an_answer_is_remembered_with_its_picture(
        self, page: Page, base: str
    ) -> None:
        item = open_item(page, base)
        press(page, item, ABOVE)
        told = answer(item).inner_text()
        page.reload()
        item = page.locator(f'rn-item[item="{ID}"]')
        expect(item).to_have_attribute("data-answered", "wrong")
        item.scroll_into_view_if_needed()
        expect(item.locator(".rn-palpated .rn-cross-arms").first).to_be_attached()
        assert item.locator(".rn-feedback").inner_text() == told


class TestByFinger:
    @pytest.fixture
    def phone(self, new_context: NewContext) -> Page:
        return new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()

    def swipe(
        self, page: Page, start: tuple[float, float], by: tuple[float, float]
    ) -> None:
        session = page.context.new_cdp_session(page)
        for step in range(13):
            x, y = (start[n] + by[n] * step / 12 for n in (0, 1))
            name = "touchMove" if step else "touchStart"
            words = {"type": name, "touchPoints": [{"x": x, "y": y}]}
            session.send("Input.dispatchTouchEvent", words)
            page.wait_for_timeout(16)
        end = {"type": "touchEnd", "touchPoints": []}
        session.send("Input.dispatchTouchEvent", end)
        page.wait_for_timeout(300)

    def test_a_tap_places_the_cross(self, phone: Page, base: str) -> None:
        item = open_item(phone, base)
        phone.touchscreen.tap(*spot(item, RIGHT))
        expect(status(item)).to_contain_text("left of the midline")
        assert item.locator(".rn-feedback").inner_text() == ""
        button = item.get_by_role("button", name="Answer", exact=True)
        box = button.bounding_box()
        assert box
        assert box["height"] >= FINGER
        button.tap()
        expect(item.locator(".rn-verdict")).to_have_text("Right.")

    def test_a_finger_on_the_cross_drags_it_and_does_not_scroll(
        self, phone: Page, base: str
    ) -> None:
        item = open_item(phone, base)
        phone.touchscreen.tap(*spot(item, ABOVE))
        (x, y), (to_x, to_y) = spot(item, ABOVE), spot(item, RIGHT)
        before = phone.evaluate("scrollY")
        self.swipe(phone, (x, y), (to_x - x, to_y - y))
        assert phone.evaluate("scrollY") == before
        expect(answer(item).locator(".rn-verdict")).to_have_text("Right.")

    def test_elsewhere_a_finger_scrolls_the_page(self, phone: Page, base: str) -> None:
        item = open_item(phone, base)
        phone.touchscreen.tap(*spot(item, RIGHT))
        said = status(item).inner_text()
        before = phone.evaluate("scrollY")
        self.swipe(phone, spot(item, (-60, 930)), (0, -120))
        assert phone.evaluate("scrollY") > before + 50
        assert status(item).inner_text() == said


class TestByKeyboard:
    def test_arrows_move_the_cross_and_enter_answers(
        self, page: Page, base: str
    ) -> None:
        item = open_item(page, base)
        item.locator(".rn-palpate-plate").focus()
        page.keyboard.press("ArrowUp")  # brings the cross into the midline
        expect(status(item)).to_contain_text("In the midline, ")
        for _ in range(3):
            page.keyboard.press("Shift+ArrowLeft")
        expect(status(item)).to_contain_text("6 cm left of the midline")
        for _ in range(2):
            page.keyboard.press("ArrowLeft")
        expect(status(item)).to_contain_text("7 cm left of the midline")
        while "level with" not in status(item).inner_text():
            page.keyboard.press("ArrowUp")
        assert "nerve" not in status(item).inner_text()
        page.keyboard.press("Enter")
        expect(item.locator(".rn-verdict")).to_have_text("Right.")
        expect(item.locator(".rn-feedback")).to_contain_text(
            "within a finger’s breadth of the iliac crest; its nearest point lies 7"
        )
        focused = "document.activeElement.className"
        assert "rn-palpate-plate" in page.evaluate(focused)

    def test_enter_without_a_cross_is_no_answer(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        item.locator(".rn-palpate-plate").focus()
        for key in ("Enter", "1", "2"):
            page.keyboard.press(key)
        expect(item.locator(".rn-feedback")).to_be_empty()
        expect(status(item)).to_have_text("Place the cross first.")

    def test_the_cross_does_not_leave_the_body(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        item.locator(".rn-palpate-plate").focus()
        for _ in range(14):
            page.keyboard.press("Shift+ArrowRight")
        expect(status(item)).to_have_text("That is not on the body.")

    def test_the_list_alone_is_enough(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        item.get_by_text("Choose a place from a list").click()
        places = item.locator(".rn-places label")
        assert 8 <= places.count() <= 10
        item.get_by_label("On the crest, 7 cm from the midline").check()
        expect(status(item)).to_have_text("On the crest, 7 cm from the midline")
        expect(item.locator(".rn-cross")).to_be_visible()
        expect(answer(item).locator(".rn-verdict")).to_have_text("Right.")

    def test_what_is_pressed_unticks_the_list(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        item.get_by_text("Choose a place from a list").click()
        chosen = item.get_by_label("Over the posterior superior iliac spine")
        chosen.check()
        ready(item)
        press(page, item, RIGHT)
        expect(chosen).not_to_be_checked()
        expect(answer(item).locator(".rn-verdict")).to_have_text("Right.")


class TestEverywhere:
    def test_before_an_answer_nothing_says_where_it_lies(
        self, page: Page, base: str
    ) -> None:
        item = open_item(page, base)
        shown = item.evaluate(
            """e => { const copy = e.cloneNode(true);
              copy.querySelectorAll("script").forEach((one) => one.remove());
              return copy.outerHTML; }"""
        )
        for words in ("65 to 80", "Lu 1998", "rn-line", "gluteus medius"):
            assert words not in shown

    def test_the_plate_keeps_its_place_and_size(self, page: Page, base: str) -> None:
        item = open_item(page, base)
        plate = item.locator(".rn-palpate-plate")
        press(page, item, OTHER_SIDE)
        before = plate.bounding_box()
        answer(item)
        after = plate.bounding_box()
        assert before
        assert after
        assert (before["width"], before["height"]) == (after["width"], after["height"])
        # What was pressed on the other side is in the picture too.
        cross = item.locator(".rn-palpate-plate .rn-cross-arms").bounding_box()
        assert cross
        assert after["x"] < cross["x"] < after["x"] + after["width"]

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing_before_and_after(
        self, new_context: NewContext, base: str, scheme: str
    ) -> None:
        page = new_context(color_scheme=scheme, viewport=PHONE).new_page()
        item = open_item(page, base)
        item.get_by_text("Choose a place from a list").click()
        assert violations(page) == []
        ready(item)
        press(page, item, RIGHT)
        answer(item)
        assert violations(page) == []

    @pytest.mark.parametrize("width", [320, 360, 768, 1440])
    def test_nothing_is_wider_than_the_page(
        self, new_context: NewContext, base: str, width: int
    ) -> None:
        page = new_context(viewport={"width": width, "height": 740}).new_page()
        item = open_item(page, base)
        press(page, item, RIGHT)
        answer(item)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_a_case_asks_it_after_the_skin(self, page: Page, base: str) -> None:
        page.goto(f"{base}cases/{CASE}/")
        items = page.locator("rn-case > rn-item")
        ids = [item.get_attribute("item") or "" for item in items.all()]
        assert ids[:2] == [f"{CASE}.classify", f"{CASE}.name"]
        assert f"{CASE}.palpate" in ids[2:4]
        expect(page.locator(f'rn-item[item="{CASE}.palpate"]')).to_be_hidden()
