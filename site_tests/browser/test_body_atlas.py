"""The body of the atlas in a browser: tapped, walked, searched, compared, zoomed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext

PHONE = {"width": 360, "height": 740}
LEE = "#map=lee-2008&view=anterior"
ATLAS = "atlas/"

# A place on bare skin, well away from every area.
BLANK = """() => {
  const frame = document.querySelector(".rn-body").getBoundingClientRect();
  const at = (x, y) => document.elementsFromPoint(x, y);
  const isBare = (x, y) => at(x, y).some((e) => e.matches(".rn-body-skin path"))
    && !at(x, y).some((e) => e.matches(".rn-area"));
  for (let y = frame.top; y < frame.bottom; y += 3)
    for (let x = frame.left; x < frame.right; x += 3)
      if ([[0, 0], [9, 0], [-9, 0], [0, 9], [0, -9]]
        .every(([dx, dy]) => isBare(x + dx, y + dy))) return [x, y];
}"""
OUTERMOST = """(path) => {
  let far = new DOMPoint(-Infinity, 0);
  for (let at = 0; at < path.getTotalLength(); at += 2) {
    const point = path.getPointAtLength(at).matrixTransform(path.getScreenCTM());
    if (point.x > far.x) far = point;
  }
  return [far.x, far.y];
}"""


def area(page: Page, id: str, side: str = "left") -> Locator:
    return page.locator(f".rn-area[data-id='{id}'][data-side={side}]")


def chip(page: Page) -> Locator:
    return page.locator(".rn-chip-name")


def visit(page: Page, base: str, hash: str = "") -> Page:
    """Open the atlas and wait until its body is there."""
    page.goto(base + ATLAS + hash)
    page.locator(".rn-body").wait_for()
    return page


def middle(page: Page, id: str, side: str = "left") -> tuple[float, float]:
    """Return the pixels of the widest place of an area."""
    script = """([id, side]) => {
      const path = document.querySelector(
        `.rn-area[data-id="${id}"][data-side=${side}]`);
      const { map, view } = location.hash ? Object.fromEntries(
        new URLSearchParams(location.hash.slice(1))) : { map: "lee-2008",
        view: "anterior" };
      const [x, y] = window.rnBody[`${view}.${map}`].labels[id];
      const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
      return [at.x, at.y];
    }"""
    x, y = page.evaluate(script, [id, side])
    return x, y


def tap(page: Page, id: str, side: str = "left") -> None:
    area(page, id, side).scroll_into_view_if_needed()
    page.mouse.click(*middle(page, id, side))


def body_width(page: Page) -> float:
    """Return the width of the body in pixels, once the browser has drawn a frame."""
    # The body follows its canvas when that is laid out, in the frame after a key.
    script = """(body) => new Promise((tell) => requestAnimationFrame(() =>
      setTimeout(() => tell(body.getBoundingClientRect().width))))"""
    width: float = page.locator(".rn-body").evaluate(script)
    return width


@pytest.fixture
def atlas(page: Page, base: str) -> Page:
    return visit(page, base)


@pytest.fixture
def phone(new_context: NewContext, base: str) -> Page:
    return visit(new_context(viewport=PHONE, has_touch=True).new_page(), base)


class TestNaming:
    def test_a_tap_names_the_territory_its_side_and_its_map(self, atlas: Page) -> None:
        tap(atlas, "L3")

        expect(chip(atlas)).to_contain_text("L3")
        expect(chip(atlas)).to_contain_text("left")
        expect(chip(atlas)).to_contain_text("Lee 2008")
        expect(atlas.locator(".rn-chip a")).to_have_attribute("href", re.compile("L3/"))
        expect(atlas.locator(".rn-chip p").nth(1)).to_contain_text("thigh")
        status = atlas.locator(".rn-atlas [role=status]")
        expect(status).to_have_text("L3, left, chosen.")

    def test_the_mirrored_side_is_the_other_side(self, atlas: Page) -> None:
        tap(atlas, "L3", "right")

        expect(chip(atlas)).to_contain_text("right")
        expect(atlas.get_by_label("Right", exact=True)).to_be_checked()
        left, right = (area(atlas, "L3", s).bounding_box() for s in ("left", "right"))
        assert left
        assert right
        assert right["x"] + right["width"] < left["x"]  # as a patient faces us

    def test_a_pointer_names_before_it_taps(self, atlas: Page) -> None:
        atlas.mouse.move(*middle(atlas, "L2"))

        expect(chip(atlas)).to_contain_text("L2")
        assert "show=" not in atlas.url

    def test_blank_skin_says_that_it_is_meant(self, atlas: Page) -> None:
        x, y = atlas.evaluate(BLANK)
        atlas.mouse.click(x, y)

        expect(chip(atlas)).to_have_text("Too variable to assign")

    def test_a_tap_beside_the_body_clears(self, atlas: Page) -> None:
        tap(atlas, "L3")
        expect(chip(atlas)).to_contain_text("L3")
        box = atlas.locator(".rn-atlas-scroll").bounding_box()
        assert box
        atlas.mouse.click(box["x"] + 8, box["y"] + 8)

        expect(atlas.locator(".rn-chip-name")).to_have_count(0)
        assert "show=" not in atlas.url

    def test_a_near_miss_still_means_the_territory(self, atlas: Page) -> None:
        x, y = area(atlas, "C6").evaluate(OUTERMOST)
        atlas.mouse.click(x + 9, y)

        expect(chip(atlas)).to_contain_text("C6")

    def test_what_is_disputed_is_said(self, page: Page, base: str) -> None:
        visit(page, base, f"{LEE}&show=L5")

        expect(page.locator(".rn-chip-doubt").first).to_contain_text("great toe")

    def test_reach_and_own_skin_are_drawn_with_a_legend(
        self, page: Page, base: str
    ) -> None:
        visit(page, base, "#map=nerves&show=superior-cluneal")

        expect(page.locator(".rn-atlas-legend")).to_contain_text("reported reach")
        expect(page.locator(".rn-atlas-legend")).to_contain_text("this one alone")
        assert page.locator(".rn-reach").count() == 1


class TestKeyboard:
    def test_every_area_can_be_walked_to(self, atlas: Page) -> None:
        options = atlas.locator(".rn-area[role=option]")
        count = options.count()
        assert count > 20
        atlas.locator(".rn-area[tabindex='0']").focus()
        names = []
        for _ in range(count):
            names.append(chip(atlas).inner_text())
            atlas.keyboard.press("ArrowDown")

        assert len(set(names)) == count
        assert atlas.locator(".rn-area[tabindex='0']").count() == 1

    def test_enter_chooses_and_escape_clears(self, atlas: Page) -> None:
        atlas.locator(".rn-area[tabindex='0']").focus()
        atlas.keyboard.press("End")
        atlas.keyboard.press("Enter")
        chosen = atlas.locator(".rn-area[aria-selected=true]")
        expect(chosen).to_be_focused()
        assert "show=S1" in atlas.url

        atlas.keyboard.press("Escape")
        expect(chosen).to_have_count(0)
        assert "show=" not in atlas.url

    def test_options_say_what_they_are(self, page: Page, base: str) -> None:
        visit(page, base)
        expect(area(page, "L3")).to_have_attribute("aria-label", "L3 root")
        visit(page, base, "#map=nerves&view=hand-palmar")
        expect(area(page, "median")).to_have_attribute("aria-label", "Median nerve")

    def test_what_is_walked_to_is_in_sight(
        self, new_context: NewContext, base: str
    ) -> None:
        page = visit(
            new_context(viewport={"width": 1200, "height": 500}).new_page(), base
        )
        page.locator(".rn-area[tabindex='0']").focus()
        page.keyboard.press("End")
        expect(chip(page)).to_contain_text("S1")

        assert middle(page, "S1")[1] < 500

    def test_enter_takes_the_whole_nerve_before_its_parts(self, atlas: Page) -> None:
        field = atlas.get_by_role("combobox", name="Find a root or nerve")
        field.fill("superior cluneal")
        first = atlas.locator("#rn-found li").first
        expect(first).to_have_text("Superior cluneal nerves")
        expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
        field.press("ArrowDown")
        expect(field).to_have_attribute("aria-activedescendant", "rn-found-0")
        field.press("ArrowUp")
        field.fill("superior clunea")
        field.press("Enter")

        expect(chip(atlas)).to_contain_text("Superior cluneal nerves")
        assert "show=superior-cluneal" in atlas.url.split(".")[-1]

    def test_search_finds_by_another_name_and_turns_to_its_view(
        self, atlas: Page
    ) -> None:
        atlas.get_by_role("combobox", name="Find a root or nerve").focus()
        atlas.wait_for_function("window.rnBody.about")
        atlas.keyboard.type("wartenberg")
        expect(atlas.locator("#rn-found [role=option]")).to_have_count(1)
        atlas.keyboard.press("Enter")

        expect(chip(atlas)).to_contain_text("Superficial radial nerve")
        expect(atlas.get_by_role("radio", name="Nerves")).to_be_checked()
        expect(atlas.locator(".rn-usual")).to_have_count(1)

    def test_search_lists_everyone_and_closes(self, atlas: Page) -> None:
        field = atlas.get_by_role("combobox", name="Find a root or nerve")
        field.press("ArrowDown")
        assert atlas.locator("#rn-found li").count() > 80
        expect(field).to_have_attribute("aria-expanded", "true")
        atlas.keyboard.press("ArrowDown")
        expect(field).to_have_attribute("aria-activedescendant", "rn-found-0")
        atlas.keyboard.press("Escape")

        expect(atlas.locator("#rn-found")).to_be_hidden()

    def test_a_list_holds_every_territory_of_the_map(self, atlas: Page) -> None:
        atlas.get_by_text(re.compile(r"^All \d+ on this map")).click()
        atlas.locator(".rn-atlas-list").get_by_role("button", name="S2").click()

        expect(chip(atlas)).to_contain_text("S2")
        expect(atlas.locator(".rn-usual")).to_have_count(1)  # in a view that shows it


class TestAddress:
    DEEP = "#map=keegan-garrett-1948&view=posterior&show=L5&side=right"

    def test_a_deep_link_is_shown_and_survives_a_reload(
        self, page: Page, base: str
    ) -> None:
        visit(page, base, self.DEEP)
        for _ in range(2):
            expect(chip(page)).to_contain_text("L5")
            expect(chip(page)).to_contain_text("right · Ribbons")
            expect(page.get_by_label("Back", exact=True)).to_be_checked()
            page.reload()

    def test_back_brings_what_was_shown(self, atlas: Page) -> None:
        tap(atlas, "L3")
        atlas.get_by_role("link", name="More about L3").click()
        atlas.wait_for_url("**/roots/L3/")
        atlas.go_back()

        expect(chip(atlas)).to_contain_text("L3")

    @pytest.mark.parametrize(
        "hash", ["#map=none&view=none&show=%3Cb%3E", "#show=", "#with=x&withmap=y"]
    )
    def test_nonsense_shows_the_body(self, page: Page, base: str, hash: str) -> None:
        visit(page, base, hash)

        expect(page.get_by_label("Front", exact=True)).to_be_checked()

    def test_a_root_alone_finds_its_map_and_best_view(
        self, page: Page, base: str
    ) -> None:
        visit(page, base, "#show=superior-cluneal")

        expect(page.locator("[value='low-back']")).to_be_checked()
        expect(chip(page)).to_contain_text("Superior cluneal nerves")

    def test_what_has_no_usual_area_is_found_and_said_so(self, atlas: Page) -> None:
        atlas.get_by_label("Find a root or nerve").fill("obturator")
        atlas.get_by_role("option", name="Obturator nerve").click()

        expect(atlas.locator(".rn-chip")).to_contain_text(
            "often has no skin of its own"
        )

    def test_words_of_a_map_stand_apart_from_general_ones(
        self, page: Page, base: str
    ) -> None:
        visit(page, base, "#map=lee-2008&show=S1")

        expect(page.locator(".rn-chip")).to_contain_text("On this map: ")
        expect(page.locator(".rn-chip")).to_contain_text("In general: Little toe")

    def test_the_saddle_brings_its_warning(self, page: Page, base: str) -> None:
        visit(page, base, "#map=keegan-garrett-1948&show=S3")

        expect(page.locator(".rn-chip")).to_contain_text("Saddle skin")

    def test_capitals_do_not_matter(self, page: Page, base: str) -> None:
        visit(page, base, "#map=Lee-2008&show=l5")

        expect(chip(page)).to_contain_text("L5")

    @pytest.mark.parametrize(
        ("hash", "words"),
        [
            ("#show=nonsense", "No root or nerve here is called “nonsense”."),
            ("#map=nerves&show=phrenic", "Phrenic nerve: no skin of its own"),
            (f"{LEE}&show=L5&with=nonsense", "is called “nonsense”."),
        ],
    )
    def test_what_is_not_there_is_said_so(
        self, page: Page, base: str, hash: str, words: str
    ) -> None:
        visit(page, base, hash)

        expect(page.locator(".rn-chip")).to_contain_text(words)
        expect(page.locator(".rn-chip")).not_to_contain_text("Look at:")

    def test_back_goes_through_what_was_chosen(self, atlas: Page) -> None:
        tap(atlas, "L3")
        expect(chip(atlas)).to_contain_text("L3")
        atlas.get_by_label("Back", exact=True).check()
        atlas.get_by_label("Compare").check()
        second = atlas.get_by_label("Second: root or nerve")
        second.select_option("saphenous")
        expect(atlas.locator(".rn-chip")).to_contain_text("saphenous")

        atlas.go_back()
        expect(atlas.locator(".rn-chip")).to_contain_text("Choose two")
        atlas.go_back()
        expect(chip(atlas)).to_contain_text("L3")
        expect(atlas.get_by_label("Back", exact=True)).to_be_checked()
        atlas.go_back()
        expect(chip(atlas)).to_have_count(0)
        expect(atlas.locator(".rn-chip")).to_contain_text("Tap the skin")

    def test_another_address_on_the_same_page_is_followed(self, atlas: Page) -> None:
        atlas.evaluate("location.hash = '#show=T10'")

        expect(chip(atlas)).to_contain_text("T10")


class TestCompare:
    PAIR = f"{LEE}&show=L5&with=common-fibular"

    def test_a_sentence_says_what_two_share(self, page: Page, base: str) -> None:
        visit(page, base, self.PAIR)
        said = page.locator(".rn-chip p").first

        words = r"Both hold .*back of the foot.* \(\d+ cm²: \d+% of the first"
        expect(said).to_have_text(re.compile(words))
        expect(page.locator(".rn-chip")).to_contain_text("Only the common fibular")
        assert page.locator(".rn-two-shared").count() == 1

    def test_two_are_chosen_from_lists(self, atlas: Page) -> None:
        tap(atlas, "L3")
        atlas.get_by_role("button", name="Compare with").click()
        atlas.get_by_label("Second: map").select_option(label="Cutaneous nerves")
        second = atlas.get_by_label("Second: root or nerve")
        second.focus()
        second.select_option("saphenous")

        expect(atlas.locator(".rn-chip")).to_contain_text("Only the saphenous nerve")
        assert "show=L3" in atlas.url
        assert "with=saphenous" in atlas.url
        expect(second).to_be_focused()

    def test_it_turns_to_the_view_that_shows_both_best(self, atlas: Page) -> None:
        atlas.get_by_label("Compare").check()
        atlas.get_by_label("First: root or nerve").select_option("L5")
        expect(atlas.get_by_label("Front", exact=True)).to_be_checked()
        atlas.get_by_label("Second: root or nerve").select_option("common-fibular")

        expect(atlas.locator("[value='leg-lateral']")).to_be_checked()

    def test_the_legend_says_which_is_which(self, page: Page, base: str) -> None:
        visit(page, base, self.PAIR)

        legend = page.locator(".rn-atlas-legend")
        expect(legend).to_have_text(re.compile("L5 +Common fibular nerve +shared"))

    def test_one_root_in_two_maps(self, page: Page, base: str) -> None:
        visit(page, base, f"{LEE}&show=L4&with=L4&withmap=foerster-1933")

        expect(page.locator(".rn-chip")).to_contain_text("L4 root (Overlapping")

    def test_skin_that_is_not_shared_is_said_so(self, page: Page, base: str) -> None:
        visit(page, base, f"{LEE}&show=C6&with=sural")

        expect(page.locator(".rn-chip")).to_contain_text("share no skin")
        expect(page.locator(".rn-atlas-legend")).not_to_contain_text("shared")

    def test_blank_skin_is_not_called_unshared(self, page: Page, base: str) -> None:
        visit(page, base, f"{LEE}&show=L2&with=superior-cluneal&withmap=nerves")

        said = page.locator(".rn-chip")
        expect(said).to_contain_text("cannot be read off this map")
        expect(said).to_contain_text(
            re.compile(r"leaves 9\d% of the skin of the superior")
        )
        expect(said).to_contain_text("on Ribbons (Keegan and Garrett 1948)")

    def test_leaving_brings_the_maps_back(self, page: Page, base: str) -> None:
        visit(page, base, self.PAIR)
        page.get_by_label("Dermatomes").check()

        expect(chip(page)).to_contain_text("L5")
        assert "with=" not in page.url


class TestZoom:
    def test_three_steps_by_buttons_and_keys(self, atlas: Page) -> None:
        whole = body_width(atlas)
        atlas.get_by_role("button", name="Zoom in").click()
        assert body_width(atlas) == pytest.approx(2 * whole, rel=0.05)
        atlas.locator(".rn-area[tabindex='0']").press("+")
        assert body_width(atlas) == pytest.approx(4 * whole, rel=0.08)
        button = atlas.get_by_role("button", name="Zoom in")
        expect(button).to_have_attribute("aria-disabled", "true")
        atlas.keyboard.press("0")
        assert body_width(atlas) == whole

    def test_a_drag_pans_and_chooses_nothing(self, atlas: Page) -> None:
        atlas.get_by_role("button", name="Zoom in").click()
        box = atlas.locator(".rn-atlas-scroll")
        before = box.evaluate("e => [e.scrollLeft, e.scrollTop]")
        frame = box.bounding_box()
        assert frame
        x, y = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2
        atlas.mouse.move(x, y)
        atlas.mouse.down()
        atlas.mouse.move(x - 60, y - 80, steps=4)
        atlas.mouse.up()

        after = box.evaluate("e => [e.scrollLeft, e.scrollTop]")
        assert after[0] - before[0] == pytest.approx(60, abs=2)
        assert after[1] - before[1] == pytest.approx(80, abs=2)
        assert "show=" not in atlas.url

    def test_a_double_click_zooms_where_it_is(self, atlas: Page) -> None:
        x, y = middle(atlas, "L3")
        atlas.mouse.dblclick(x, y)
        body_width(atlas)  # a frame is drawn

        assert middle(atlas, "L3") == pytest.approx((x, y), abs=12)

    def test_arrow_keys_pan_when_the_plate_has_the_focus(self, atlas: Page) -> None:
        atlas.get_by_role("button", name="Zoom in").click()
        box = atlas.locator(".rn-atlas-scroll")
        before = box.evaluate("e => e.scrollTop")
        box.focus()
        atlas.keyboard.press("ArrowDown")

        atlas.wait_for_function(
            "was => document.querySelector('.rn-atlas-scroll').scrollTop > was",
            arg=before,
        )

    def test_another_view_begins_unzoomed(self, atlas: Page) -> None:
        atlas.get_by_role("button", name="Zoom in").click()
        atlas.get_by_label("Back", exact=True).check()

        button = atlas.get_by_role("button", name="Zoom out")
        expect(button).to_have_attribute("aria-disabled", "true")


class TestNames:
    @staticmethod
    def boxes(page: Page) -> list[dict[str, Any]]:
        script = "all => all.map(e => { const b = e.getBBox();"
        script += " return {x: b.x, y: b.y, w: b.width, h: b.height}; })"
        found: list[dict[str, Any]] = page.locator(".rn-body-labels text").evaluate_all(
            script
        )
        return found

    @pytest.mark.parametrize("width", [360, 768, 1440])
    @pytest.mark.parametrize(
        "hash",
        [
            LEE,
            "#map=foerster-1933&view=lateral",
            "#map=nerves&view=posterior",
            "#map=nerves&view=hand-dorsal",
        ],
    )
    def test_no_name_covers_another_and_no_lines_cross(
        self, new_context: NewContext, base: str, width: int, hash: str
    ) -> None:
        page = new_context(viewport={"width": width, "height": 900}).new_page()
        visit(page, base, hash)
        page.locator(".rn-body-labels").wait_for(state="attached")
        boxes = self.boxes(page)
        lines = page.locator(".rn-body-labels line").evaluate_all(
            "all => all.map(e => ['x1','y1','x2','y2'].map(n => +e.getAttribute(n)))"
        )

        for i, a in enumerate(boxes):
            for b in boxes[i + 1 :]:
                apart = a["x"] + a["w"] <= b["x"] + 1 or b["x"] + b["w"] <= a["x"] + 1
                slack = 3.5  # lines of text are a little higher than their letters
                below = a["y"] + a["h"] <= b["y"] + slack
                assert apart or below or b["y"] + b["h"] <= a["y"] + slack
        for i, one in enumerate(lines):
            assert not [other for other in lines[i + 1 :] if _cross(one, other)]
        assert len(boxes) >= 3

    def test_nerves_have_names_on_a_phone(self, phone: Page, base: str) -> None:
        visit(phone, base, "#map=nerves&view=low-back")
        phone.locator(".rn-body-labels text").first.wait_for(state="attached")

        assert len(self.boxes(phone)) >= 5


def _cross(a: list[float], b: list[float]) -> bool:
    def side(x: float, y: float, line: list[float]) -> float:
        x1, y1, x2, y2 = line
        return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)

    return (
        side(a[0], a[1], b) * side(a[2], a[3], b) < 0
        and side(b[0], b[1], a) * side(b[2], b[3], a) < 0
    )


class TestPhone:
    def test_nothing_is_wider_than_the_page(self, phone: Page, base: str) -> None:
        for hash in (LEE, "#map=nerves&show=sural", TestCompare.PAIR):
            visit(phone, base, hash)
            assert (
                phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
            )

    def test_what_was_tapped_is_not_under_its_chip(self, phone: Page) -> None:
        area(phone, "L5").scroll_into_view_if_needed()
        phone.touchscreen.tap(*middle(phone, "L5"))
        expect(chip(phone)).to_contain_text("L5")
        expect(phone.locator(".rn-chosen-line")).to_have_count(1)
        phone.wait_for_timeout(300)

        box = phone.locator(".rn-chip").bounding_box()
        assert box
        assert middle(phone, "L5")[1] < box["y"]

    def test_a_tap_at_the_lower_edge_is_taken(self, phone: Page, base: str) -> None:
        visit(phone, base, "#map=nerves&view=hand-palmar")
        phone.evaluate("scrollTo(0, 0)")
        bar = phone.locator(".rn-chip").bounding_box()
        plate = phone.locator(".rn-atlas-scroll").bounding_box()
        assert bar
        assert plate
        y = bar["y"] - 10
        assert y > plate["y"]
        phone.touchscreen.tap(plate["x"] + plate["width"] / 2, y)

        expect(chip(phone)).to_contain_text("Median nerve")
        phone.wait_for_url("**&show=median")

    def test_the_bar_is_as_high_before_as_after(self, phone: Page) -> None:
        before = phone.locator(".rn-chip").bounding_box()
        area(phone, "L5").scroll_into_view_if_needed()
        phone.touchscreen.tap(*middle(phone, "L5"))
        expect(chip(phone)).to_contain_text("L5")
        after = phone.locator(".rn-chip").bounding_box()

        assert before
        assert after
        assert before["height"] == after["height"] < 80

    def test_facts_unfold_and_fold_and_what_is_chosen_stays_in_sight(
        self, phone: Page, base: str
    ) -> None:
        phone.goto("about:blank")
        visit(phone, base, "#show=superior-cluneal")
        facts = phone.locator(".rn-chip-facts")
        expect(facts).to_be_hidden()
        phone.get_by_role("button", name="Facts").click()
        expect(facts).to_contain_text("pper buttock")
        expect(phone.get_by_role("button", name="Compare with")).to_be_in_viewport()
        box = phone.locator(".rn-chip").bounding_box()
        assert box
        at = phone.locator(".rn-alone").bounding_box()
        assert at
        assert at["y"] > 56
        assert at["y"] + at["height"] < box["y"] + 8
        phone.get_by_role("button", name="Fold").click()
        expect(facts).to_be_hidden()

    def test_body_sides_and_bar_fit_on_a_screen(self, phone: Page, base: str) -> None:
        phone.goto("about:blank")
        visit(phone, base, "#show=superior-cluneal")
        bar = phone.locator(".rn-chip").bounding_box()
        sides = phone.locator(".rn-atlas-sides").bounding_box()
        views = phone.locator(".rn-atlas-views").bounding_box()
        header = phone.locator(".rn-header").bounding_box()
        assert bar
        assert sides
        assert views
        assert header

        assert sides["y"] + sides["height"] <= bar["y"]
        assert views["y"] >= header["height"]

    def test_on_a_very_low_screen_nothing_lies_over_the_body(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(viewport={"width": 320, "height": 256}).new_page()
        visit(page, base, "#show=superior-cluneal")

        style = "e => getComputedStyle(e).position"
        assert page.locator(".rn-chip").evaluate(style) == "static"
        expect(page.locator(".rn-chip-facts")).to_be_visible()

    def test_a_map_is_named_in_full(self, phone: Page) -> None:
        script = """(e) => {
          const pen = document.createElement("canvas").getContext("2d");
          const { font, paddingLeft } = getComputedStyle(e);
          pen.font = font;
          const words = e.selectedOptions[0].text;
          return [pen.measureText(words).width, e.clientWidth - 60];
        }"""
        needed, there = phone.locator("#rn-map").evaluate(script)
        assert needed < there

    def test_the_body_does_not_hold_the_page(self, phone: Page) -> None:
        box = phone.locator(".rn-atlas-scroll")
        style = box.evaluate("e => [getComputedStyle(e).touchAction, e.scrollHeight]")
        height = box.evaluate("e => e.clientHeight")

        assert style[0] == "manipulation"
        assert style[1] <= height + 1  # unless zoomed, nothing scrolls in it
        chain = "e => getComputedStyle(e).overscrollBehaviorY"
        assert box.evaluate(chain) == "auto"

    def test_controls_are_large_enough_for_a_finger(self, phone: Page) -> None:
        script = "all => all.map(e => e.getBoundingClientRect())"
        script += ".filter(b => b.height).map(b => Math.min(b.width, b.height))"
        controls = ".rn-atlas :is(input, select, .rn-atlas-zoom button)"

        assert min(phone.locator(controls).evaluate_all(script)) >= 40


class TestPage:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize(
        "hash", ["", "#map=nerves&show=median&view=hand-palmar", TestCompare.PAIR]
    )
    def test_axe_finds_nothing(
        self, new_context: NewContext, base: str, hash: str, scheme: str
    ) -> None:
        page = new_context(color_scheme=scheme, viewport=PHONE).new_page()
        visit(page, base, hash)
        page.wait_for_load_state("networkidle")

        assert violations(page) == []

    def test_axe_finds_nothing_on_a_wide_zoomed_page(self, atlas: Page) -> None:
        tap(atlas, "L3")
        atlas.get_by_role("button", name="Zoom in").click()
        atlas.get_by_role("combobox", name="Find a root or nerve").press("ArrowDown")

        assert violations(atlas) == []

    def test_the_shading_turns_with_the_scheme(self, atlas: Page) -> None:
        image = atlas.locator(".rn-body image").first
        expect(image).to_have_attribute("href", re.compile("-light.webp"))
        atlas.emulate_media(color_scheme="dark")

        expect(image).to_have_attribute("href", re.compile("-dark.webp"))

    def test_little_is_asked_for_at_first_and_nothing_elsewhere(
        self, page: Page, base: str
    ) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base + ATLAS, wait_until="networkidle")
        body = [url.rpartition("/")[2] for url in asked if "/assets/body/" in url]

        assert sorted(body) == [
            "anterior-light.webp",
            "anterior.js",
            "anterior.lee-2008.js",
            "atlas.js",
        ]
        assert [url for url in asked if not url.startswith(base)] == []

    def test_nothing_moves_when_the_body_arrives(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(viewport=PHONE).new_page()
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries()"
            ".forEach(e => { window.moved += e.value; }))"
            ".observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(base + ATLAS, wait_until="networkidle")
        page.locator(".rn-body").wait_for()

        assert page.evaluate("window.moved") < 0.02

    def test_without_script_there_are_a_plate_and_the_lists(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(java_script_enabled=False).new_page()
        page.goto(base + ATLAS)

        assert page.locator(".rn-atlas-controls").is_hidden()
        assert page.locator(".rn-atlas img").is_visible()
        plate = page.get_by_role("link", name="This plate at its full size")
        expect(plate).to_have_attribute("href", re.compile(r"\.svg$"))
        assert page.locator(".rn-links a").count() > 80
        width = page.locator(".rn-atlas img").evaluate("e => e.naturalWidth")
        assert width > 0

    def test_what_cannot_be_loaded_can_be_tried_again(
        self, page: Page, base: str, errors: list[str]
    ) -> None:
        page.route("**/body/atlas.js", lambda route: route.abort())
        page.goto(base + ATLAS)
        again = page.get_by_role("button", name="Try again")
        expect(again).to_be_visible()
        page.unroute("**/body/atlas.js")
        again.click()
        page.locator(".rn-body").wait_for()

        assert all("atlas.js" in e or "ERR_FAILED" in e for e in errors)
        errors.clear()

    def test_a_failure_is_said_on_the_plate_and_keeps_what_was_asked(
        self, page: Page, base: str, errors: list[str]
    ) -> None:
        page.route("**/body/atlas.js", lambda route: route.abort())
        page.goto(f"{base}{ATLAS}#map=nerves&view=low-back&show=superior-cluneal")
        plate = page.locator(".rn-atlas-plate")
        expect(plate.get_by_role("alert")).to_contain_text("could not be loaded")
        expect(plate.get_by_role("button", name="Try again")).to_be_in_viewport()
        expect(page.get_by_role("radio", name="Nerves")).to_be_checked()
        expect(page.locator("[value='low-back']")).to_be_checked()

        errors.clear()

    def test_no_old_picture_stands_under_a_new_view(
        self, atlas: Page, errors: list[str]
    ) -> None:
        atlas.route("**/body/hand-palmar.js", lambda route: None)
        atlas.get_by_label("Hand, palmar").check()

        plate = atlas.locator(".rn-atlas-plate")
        expect(plate).to_have_attribute("aria-busy", "true")
        expect(plate).to_contain_text("Loading")
        expect(atlas.locator(".rn-body")).to_be_hidden()
        atlas.get_by_label("Front", exact=True).check()
        expect(atlas.locator(".rn-body")).to_be_visible()
        expect(plate).not_to_have_attribute("aria-busy", "true")

    def test_a_reader_who_has_begun_is_not_moved(self, page: Page, base: str) -> None:
        held: list[Route] = []
        page.route("**/body/atlas.js", lambda route: held.append(route))
        page.goto(f"{base}{ATLAS}#show=superior-cluneal", wait_until="commit")
        page.locator(".rn-atlas-title").wait_for(state="attached")
        page.wait_for_timeout(200)
        page.mouse.wheel(0, -2000)
        page.wait_for_function("scrollY === 0")
        held[0].continue_()
        page.locator(".rn-usual").wait_for(state="attached")
        page.wait_for_timeout(400)

        assert page.evaluate("scrollY") == 0

    def test_the_chosen_view_shows_in_forced_colours(
        self, new_context: NewContext, base: str
    ) -> None:
        page = visit(new_context(forced_colors="active").new_page(), base)
        colours = page.locator(".rn-strip label span").evaluate_all(
            "all => all.map(e => getComputedStyle(e).borderBottomColor"
            " + getComputedStyle(e).backgroundColor)"
        )

        assert colours[0] not in colours[1:]
        assert len(set(colours)) == 2

    def test_on_paper_names_lie_where_they_lay_and_lists_are_left_out(
        self, page: Page, base: str
    ) -> None:
        visit(page, base, "#map=nerves&view=low-back&show=superior-cluneal")
        page.locator(".rn-body-labels circle").first.wait_for(state="attached")
        script = """() => {
          const at = (e) => e.getBoundingClientRect();
          const body = at(document.querySelector(".rn-body .rn-body-outline"));
          return [...document.querySelectorAll(".rn-body-labels circle")].map(at)
            .map((dot) =>
              [(dot.x - body.x) / body.width, (dot.y - body.y) / body.height]);
        }"""
        before = page.evaluate(script)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 680, "height": 1000})
        page.wait_for_timeout(200)

        after = page.evaluate(script)
        assert len(after) == len(before)
        for one, other in zip(before, after, strict=True):
            assert other == pytest.approx(one, abs=0.02)
        width = page.locator(".rn-atlas-canvas").bounding_box()
        assert width
        assert width["x"] + width["width"] <= 690
        expect(page.locator(".rn-atlas-title")).to_contain_text("superior cluneal")
        expect(page.locator(".rn-links").first).to_be_hidden()
        expect(page.locator(".rn-chip-facts")).to_be_visible()

    def test_names_are_printed_and_controls_are_not(self, atlas: Page) -> None:
        atlas.emulate_media(media="print")

        assert atlas.locator(".rn-body").is_visible()
        assert atlas.locator(".rn-body-labels").is_visible()
        assert atlas.locator(".rn-atlas-controls").is_hidden()
        assert atlas.locator(".rn-body image").first.is_hidden()


class TestPlates:
    def test_one_map_is_printed_alone(self, page: Page, base: str) -> None:
        page.add_init_script("window.print = () => { window.printed = true; }")
        page.goto(f"{base}{ATLAS}plates/")
        section = page.locator("section", has=page.locator("#nitta-1993"))
        section.get_by_role("button", name="Print this map").click()
        page.wait_for_function("window.printed")
        page.emulate_media(media="print")

        maps = page.locator("section.rn-plates")
        assert maps.evaluate_all("all => all.filter(e => e.clientHeight).length") == 1
        pictures = page.locator(".is-printed img")
        assert pictures.evaluate_all("all => all.every(e => e.naturalWidth > 0)")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert maps.evaluate_all("all => all.filter(e => e.clientHeight).length") > 1

    def test_plates_keep_their_place_until_they_come(
        self, page: Page, base: str
    ) -> None:
        page.route("**/*.svg", lambda route: None)
        page.goto(f"{base}{ATLAS}plates/", wait_until="commit")
        plate = page.locator(".rn-print img").first
        plate.wait_for(state="attached")
        page.wait_for_load_state("domcontentloaded")

        box = plate.bounding_box()
        assert box
        assert box["height"] > 300
