"""The atlas in a browser: filters, tables that sort, what was answered."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from root_or_nerve.compile import Site
from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext

PHONE = {"width": 360, "height": 740}
CASE = "cases/crest-pain-after-fusion/"
NERVE = "nerves/superior-cluneal/"
PAGE_TYPES = {
    "atlas": "atlas/",
    "root": "roots/L5/",
    "nerve": NERVE,
    "muscle": "muscles/tibialis-posterior/",
    "pair": "pairs/l5-common-fibular/",
    "pairs": "pairs/",
    "matrix": "muscles/",
    "tests": "tests/",
    "conditions": "conditions/",
    "landmarks": "landmarks/",
    "glossary": "glossary/",
    "sources": "sources/",
    "cases": "cases/",
}
FILTERED = {
    "atlas/": ".rn-links > li",
    "pairs/": ".rn-cards > li",
    "tests/": ".rn-test",
    "cases/": ".rn-cards > li",
}


def shown(page: Page, path: str) -> int:
    """Return how many things of a list can be seen."""
    script = "all => all.filter(e => e.getClientRects().length).length"
    count: int = page.locator(f".rn-filtered {FILTERED[path]}").evaluate_all(script)
    return count


def radio(page: Page, name: str, group: str = "f1") -> Locator:
    return page.locator(f"input[name={group}]").and_(page.get_by_label(name))


class TestPageTypes:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize("name", PAGE_TYPES)
    def test_axe_finds_nothing(
        self, new_context: NewContext, base: str, name: str, scheme: str
    ) -> None:
        page = new_context(color_scheme=scheme, viewport=PHONE).new_page()
        page.goto(base + PAGE_TYPES[name])

        assert violations(page) == []

    @pytest.mark.parametrize("width", [320, 360, 768, 1440])
    def test_nothing_is_wider_than_the_page(
        self, new_context: NewContext, base: str, width: int
    ) -> None:
        page = new_context(viewport={"width": width, "height": 740}).new_page()
        overflowing = []
        for name, path in PAGE_TYPES.items():
            page.goto(base + path)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                overflowing.append(name)

        assert overflowing == []

    @pytest.mark.parametrize("name", ["atlas", "nerve", "matrix", "cases"])
    def test_axe_finds_nothing_on_a_wide_page(
        self, page: Page, base: str, name: str
    ) -> None:
        page.goto(base + PAGE_TYPES[name])

        assert violations(page) == []


class TestFilterWithoutScript:
    @pytest.fixture
    def page(self, new_context: NewContext) -> Page:
        return new_context(java_script_enabled=False).new_page()

    @pytest.mark.parametrize("path", FILTERED)
    def test_each_choice_leaves_something_and_all_bring_everything_back(
        self, page: Page, base: str, path: str
    ) -> None:
        page.goto(base + path)
        everything = shown(page, path)
        buttons = page.locator("input[name=f1]").all()
        counts = []
        for button in buttons[1:]:
            button.check()
            counts.append(shown(page, path))
        buttons[0].check()

        assert all(0 < count < everything for count in counts)
        assert sum(counts) >= everything
        assert shown(page, path) == everything

    def test_arrows_choose(self, page: Page, base: str) -> None:
        page.goto(base + "pairs/")
        everything = shown(page, "pairs/")
        page.locator("input[name=f1]").first.focus()
        page.keyboard.press("ArrowRight")

        assert page.locator("input[name=f1]").nth(1).is_checked()
        assert 0 < shown(page, "pairs/") < everything

    def test_two_filters_hold_together(self, page: Page, base: str) -> None:
        page.goto(base + "cases/")
        radio(page, "Leg", "f2").check()
        of_leg = shown(page, "cases/")
        radio(page, "Intro").check()
        both = page.locator(".rn-cards > li:visible")

        assert 0 < both.count() < of_leg
        assert all("Intro" in text for text in both.all_inner_texts())

    def test_no_count_is_told_that_could_be_wrong(self, page: Page, base: str) -> None:
        page.goto(base + "pairs/")

        assert page.locator(".rn-count").inner_text() == ""


class TestFilter:
    @pytest.mark.parametrize("path", FILTERED)
    def test_the_count_is_told(self, page: Page, base: str, path: str) -> None:
        page.goto(base + path)
        everything = shown(page, path)
        count = page.get_by_role("status").and_(page.locator(".rn-count"))
        expect(count).to_have_text(f"{everything} of {everything} shown")
        page.locator("input[name=f1]").last.check()

        left = shown(page, path)
        assert 0 < left < everything
        expect(count).to_have_text(f"{left} of {everything} shown")

    def test_going_back_keeps_choice_and_count(self, page: Page, base: str) -> None:
        page.goto(base + "pairs/")
        radio(page, "Leg").check()
        told = page.locator(".rn-count").inner_text()
        page.locator(".rn-cards > li:visible a").first.click()
        page.wait_for_url(re.compile("/pairs/[^/]+/$"))
        page.go_back()

        expect(radio(page, "Leg")).to_be_checked()
        expect(page.locator(".rn-count")).to_have_text(told)
        assert told.startswith(f"{shown(page, 'pairs/')} of ")

    def test_the_focus_can_be_seen(self, page: Page, base: str) -> None:
        page.goto(base + "pairs/")
        page.locator("input[name=f1]").first.focus()
        page.keyboard.press("ArrowRight")
        face = page.locator("input[name=f1]").nth(1).locator("+ span")

        assert face.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"

    def test_choices_are_large_enough_for_a_finger(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(viewport=PHONE).new_page()
        page.goto(base + "cases/")
        sizes = page.locator(".rn-filter input").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect())"
            ".map(b => [b.width, b.height])"
        )

        assert min(min(size) for size in sizes) >= 36


class TestMatrix:
    @pytest.fixture
    def table(self, page: Page, base: str) -> Locator:
        page.goto(base + "muscles/")
        return page.locator("rn-sort").filter(has_text="Tibial nerve")

    @staticmethod
    def rows(table: Locator, body: int = 0) -> list[str]:
        """Return the names of the rows of one body."""
        return (
            table.locator("tbody").nth(body).locator("th[scope=row]").all_inner_texts()
        )

    @staticmethod
    def cells(table: Locator, column: int) -> list[str]:
        cell = table.locator("tbody").first.locator(f"tr > :nth-child({column})")
        return [text.strip() for text in cell.all_inner_texts()]

    def test_names_sort_by_keyboard_and_turn_round(
        self, page: Page, table: Locator
    ) -> None:
        heading = table.locator("th[data-sort=name]")
        heading.get_by_role("button").focus()
        page.keyboard.press("Enter")
        names = self.rows(table)

        assert names == sorted(names, key=str.casefold)
        assert heading.get_attribute("aria-sort") == "ascending"
        page.keyboard.press("Space")
        assert self.rows(table) == names[::-1]
        assert heading.get_attribute("aria-sort") == "descending"

    def test_a_root_brings_its_muscles_to_the_top(
        self, page: Page, table: Locator
    ) -> None:
        heading = table.locator("th[data-sort=root]").filter(has_text="S1")
        heading.get_by_role("button").press("Enter")
        column = heading.evaluate("e => e.cellIndex + 1")
        marks = [text[:1] for text in self.cells(table, column)]

        assert marks == sorted(marks, key=["●", "○", ""].index)
        assert marks[0] == "●"
        assert heading.get_attribute("aria-sort") == "ascending"
        assert table.locator("[aria-sort]").count() == 1

    def test_nerves_sort_and_rows_of_one_nerve_stand_together(
        self, page: Page, table: Locator
    ) -> None:
        heading = table.locator("th[data-sort=nerve]")
        heading.get_by_role("button").press("Enter")
        last = table.locator("thead th").count()
        nerves = self.cells(table, last)

        assert nerves == sorted(nerves, key=str.casefold)
        assert heading.get_attribute("aria-sort") == "ascending"

    def test_reflexes_stay_in_their_group(self, page: Page, table: Locator) -> None:
        muscles, reflexes = set(self.rows(table)), set(self.rows(table, 1))
        for button in table.locator(".rn-sort-by").all():
            button.press("Enter")

            assert set(self.rows(table)) == muscles
            assert set(self.rows(table, 1)) == reflexes
            first = table.locator("tbody").nth(1).locator("tr").first
            assert first.inner_text().strip() == "Reflexes"

    def test_other_tables_are_left_alone(self, page: Page, table: Locator) -> None:
        page.locator("rn-sort").first.locator(".rn-sort-by").first.press("Enter")

        assert page.locator("[aria-sort]").count() == 1

    def test_it_scrolls_inside_its_own_box(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(viewport=PHONE).new_page()
        page.goto(base + "muscles/")
        box = page.locator("rn-sort").filter(has_text="Tibial nerve")
        name = box.locator("th[scope=row]").first
        before = name.bounding_box()
        box.focus()
        page.keyboard.press("End")
        for _ in range(20):
            page.keyboard.press("ArrowRight")

        page.wait_for_function(
            "() => [...document.querySelectorAll('rn-sort')]"
            ".some(e => e.scrollLeft > 50)"
        )
        after = name.bounding_box()
        assert before
        assert after
        assert abs(after["x"] - before["x"]) < 1  # names stay in sight
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    def test_it_can_be_read_without_script(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context(java_script_enabled=False).new_page()
        page.goto(base + "muscles/")

        assert page.locator("rn-sort button").count() == 0
        assert page.locator("th[scope=row]").count() > 50

    def test_it_is_whole_on_paper(self, new_context: NewContext, base: str) -> None:
        paper = {"width": 680, "height": 1000}  # A4 between its margins
        page = new_context(viewport=paper).new_page()
        page.goto(base + "muscles/")
        page.emulate_media(media="print")
        boxes = page.locator("rn-sort").evaluate_all(
            "all => all.map(e => [getComputedStyle(e).overflowX,"
            " e.querySelector('table').getBoundingClientRect().right])"
        )

        assert [box for box in boxes if box[0] != "visible"] == []
        assert max(right for _, right in boxes) <= paper["width"]


def say_which(page: Page, base: str) -> None:
    """Answer the question of which one, after the first of a case."""
    page.goto(base + CASE)
    named = page.locator("rn-item[item$='.name']")
    named.locator(".rn-option").first.click()


class TestAnswered:
    def test_a_nerve_tells_of_its_cases_once_they_were_answered(
        self, page: Page, base: str
    ) -> None:
        page.goto(base + NERVE)
        assert page.locator("#your-cases").count() == 0
        assert page.locator("a[href*='/cases/crest']").count() == 0
        assert "crest-pain-after-fusion" not in page.locator("body").aria_snapshot()

        page.goto(base + CASE)
        page.locator("[data-option=sure-root]").click()
        page.goto(base + NERVE)
        assert page.locator("rn-seen a").count() == 0  # which nerve is not yet asked
        say_which(page, base)
        page.goto(base + NERVE)
        heading = page.get_by_role("heading", name="Cases that you have answered")
        expect(heading).to_be_visible()
        page.locator("rn-seen a").click()
        page.wait_for_url("**/cases/crest-pain-after-fusion/")

    def test_the_list_marks_answered_cases(self, page: Page, base: str) -> None:
        page.goto(base + "cases/")
        assert page.locator(".rn-answered").count() == 0
        page.goto(base + CASE)
        page.locator("[data-option=sure-root]").click()
        page.goto(base + "cases/")

        marked = page.locator(".rn-cards > li", has=page.locator(".rn-answered"))
        expect(marked).to_have_count(1)
        first = marked.get_attribute("data-first")
        assert first == "crest-pain-after-fusion.classify"
        assert violations(page) == []

    def test_axe_finds_nothing_once_a_case_was_answered(
        self, page: Page, base: str
    ) -> None:
        page.goto(base + CASE)
        page.locator("[data-option=sure-root]").click()
        say_which(page, base)
        page.goto(base + NERVE)
        expect(page.locator("#your-cases")).to_be_visible()

        assert violations(page) == []


class TestDoors:
    @pytest.fixture
    def page(self, new_context: NewContext) -> Page:
        return new_context(viewport=PHONE).new_page()

    def test_five_of_them_stand_at_the_bottom_of_a_phone(
        self, page: Page, base: str
    ) -> None:
        page.goto(base)
        doors = page.locator(".rn-nav a")
        boxes = doors.evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(b => "
            "[b.left, b.right, b.top, b.bottom])"
        )

        assert len(boxes) == 5
        assert min(left for left, _, _, _ in boxes) >= 0
        assert max(right for _, right, _, _ in boxes) <= PHONE["width"]
        assert all(bottom <= PHONE["height"] for _, _, _, bottom in boxes)
        assert min(top for _, _, top, _ in boxes) > PHONE["height"] - 100
        for (_, right, _, _), (left, _, _, _) in pairwise(boxes):
            assert right <= left + 0.5

    @pytest.mark.parametrize(
        ("path", "door", "how"),
        [
            ("practice/", "Practise", "page"),
            ("cases/", "Cases", "page"),
            (CASE, "Cases", "true"),
            ("atlas/", "Atlas", "page"),
            (NERVE, "Atlas", "true"),
            ("pairs/l5-common-fibular/", "Atlas", "true"),
            ("muscles/", "Atlas", "true"),
            ("learn/", "Learn", "page"),
            ("educators/", "For educators", "page"),
            ("educators/fields/", "For educators", "true"),
        ],
    )
    def test_the_present_one_is_marked(
        self, page: Page, base: str, path: str, door: str, how: str
    ) -> None:
        page.goto(base + path)
        marked = page.locator(".rn-nav a[aria-current]")

        assert marked.count() == 1
        assert marked.get_attribute("aria-current") == how
        assert (marked.text_content() or "").strip() == door


def test_no_page_of_the_atlas_says_a_case_before_it_was_met(
    page: Page, base: str, site: Site
) -> None:
    for path in ("roots/L5/", NERVE, "nerves/common-fibular/", "muscles/"):
        page.goto(base + path)
        heard = page.locator("body").aria_snapshot()
        titles = [
            other.title
            for name, other in site.pages.items()
            if re.fullmatch(r"cases/(?!index).*", name)
        ]
        assert [title for title in titles if title in heard] == []
