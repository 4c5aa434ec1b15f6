"""The trainer on the real course: patterns, forms, the log of answers, the picture."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext
from site_tests.browser.test_progress import FULL, NOT_KEPT

LOG = "rn:root-or-nerve:log:"
NEXT = ".rn-stage .rn-next"
ALWAYS_PROBES = "Math.random = () => 0.1"


def open_at(page: Page, base: str, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{base}practice/#{address}")


def pattern(page: Page, option: str) -> None:
    page.locator(f"rn-pattern [data-option={option}]").first.click()


def logged(page: Page, least: int = 0) -> list[list[Any]]:
    """Return every kept answer, once there are as many: they come after the paint."""
    page.wait_for_function(
        """([prefix, least]) => Object.keys(localStorage)
          .filter(key => key.startsWith(prefix))
          .reduce((n, key) => n + localStorage[key].split("\\n").length, 0) >= least""",
        arg=[LOG, least],
    )
    texts: list[str] = page.evaluate(
        """prefix => Object.keys(localStorage)
          .filter(key => key.startsWith(prefix) && !key.endsWith("broken"))
          .sort().map(key => localStorage.getItem(key))""",
        LOG,
    )
    return [json.loads(line) for text in texts for line in text.split("\n") if line]


def row(n: int, **words: Any) -> list[Any]:
    answer: dict[str, Any] = {
        "id": f"x.{n}",
        "rev": 1,
        "pair": "c8-t1-ulnar",
        "key": "nerve",
        "option": "sure-nerve",
        "bet": None,
        "right": 1,
        "at": 1_760_000_000_000 + n,
        "taken_ms": 3000,
        "stream": "probe",
        "first": 1,
    }
    return [n, *(answer | words).values()]


def keep(page: Page, rows: list[list[Any]], device: str = "abc") -> None:
    for chunk in range(0, len(rows), 250):
        text = "\n".join(json.dumps(one) for one in rows[chunk : chunk + 250])
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [f"{LOG}{device}:{chunk // 250}", text],
        )


def test_ten_patterns_by_keyboard(page: Page, base: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_at(page, base, "mode=pattern")
    for number in range(1, 11):
        expect(page.locator(".rn-steps")).to_contain_text(f"Question {number} of 10")
        expect(page.locator("rn-pattern .rn-patient").first).to_be_focused()
        page.keyboard.press("8")
        expect(page.locator("rn-pattern .rn-verdict").first).to_be_visible()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="of 10 right")).to_be_focused()
    rows = logged(page, 10)
    assert [one[0] for one in rows] == list(range(1, 11))
    assert {one[5] for one in rows} == {"cannot-tell"}
    assert {one[10] for one in rows} == {"practice"}
    assert all(one[11] == 1 for one in rows)
    assert len({one[3] for one in rows}) > 1


def test_nothing_of_a_pattern_tells_its_answer(page: Page, base: str) -> None:
    open_at(page, base, "mode=pattern")
    page.locator("rn-pattern svg[role=img]").first.wait_for()
    html = page.locator("rn-pattern").inner_html()
    item = page.evaluate(
        """() => { const id = document.querySelector("rn-pattern").itemId;
        return Object.values(rnPractice).flatMap(file => file.bank?.items ?? [])
          .find(item => item.id === id); }"""
    )
    for because in item["because"].values():
        assert because not in html
    for candidate in item["candidates"]:
        assert candidate["name"] not in html


def test_a_probe_asks_for_a_bet(page: Page, base: str) -> None:
    page.add_init_script(ALWAYS_PROBES)
    open_at(page, base, "mode=confusions")
    page.locator("rn-pattern").wait_for()
    pattern(page, "cannot-tell")
    expect(page.locator(".rn-bet")).to_be_focused()
    assert page.locator("rn-pattern .rn-verdict").count() == 0
    assert page.locator(NEXT).count() == 0
    page.keyboard.press("6")
    expect(page.locator(".rn-bet-told")).to_have_text("Your bet: sure nerve.")
    (found,) = logged(page, 1)
    assert found[5:8] == ["cannot-tell", "sure-nerve", 0]
    assert found[10:] == ["probe", 1]


def test_a_form_tells_nothing_until_its_end(page: Page, base: str) -> None:
    page.goto(base)
    page.evaluate("localStorage.setItem('rn:root-or-nerve:device', 'b')")
    open_at(page, base, "mode=form-B")
    expect(page.get_by_role("heading", name="Form A comes first here")).to_be_visible()
    page.get_by_role("link", name="Take Form A").click()
    expect(page.locator(".rn-steps")).to_contain_text("Question 1 of 40")
    for _ in range(40):
        pattern(page, "leaning-nerve")
        stage = page.locator(".rn-stage")
        assert (
            stage.locator(".rn-verdict, .rn-right, .rn-wrong, .rn-contrast").count()
            == 0
        )
        before = page.locator(".rn-steps").text_content() or ""
        page.locator(NEXT).click()
        expect(page.locator(".rn-steps")).not_to_have_text(before)
    expect(page.get_by_role("heading", name="14 of 40 right")).to_be_visible()
    assert {one[10] for one in logged(page)} == {"form-A"}
    open_at(page, base, "mode=form-B")
    expect(page.locator(".rn-steps")).to_contain_text("Question 1 of 40")


def test_the_picture_keeps_a_form_to_itself_until_its_end(
    page: Page, base: str
) -> None:
    page.goto(base)
    page.evaluate("localStorage.setItem('rn:root-or-nerve:device', 'b')")
    open_at(page, base, "mode=form-A")
    for number in (2, 3):
        pattern(page, "leaning-nerve")
        page.locator(NEXT).click()
        expect(page.locator(".rn-steps")).to_contain_text(f"Question {number} of 40")
    open_at(page, base, "picture")
    expect(page.get_by_role("heading", name="My picture")).to_be_visible()
    expect(page.get_by_text("Nothing has been answered here yet")).to_be_visible()
    assert len(logged(page)) == 2


def test_going_back_leads_to_the_start(page: Page, base: str) -> None:
    page.goto(base + "practice/")
    page.get_by_role("link", name="Compare a pair").click()
    page.get_by_label("Find a pair").fill("ulnar")
    page.locator(".rn-pair-list a").first.click()
    expect(page.locator("rn-pattern")).to_have_count(1)
    page.go_back()
    expect(page.locator(".rn-pair-list")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator(".rn-steps")).to_contain_text("Question 1 of 10")
    page.go_back()
    expect(page.get_by_role("button", name="Go on: question 1 of 10")).to_be_visible()


def test_nothing_is_due_at_first(page: Page, base: str) -> None:
    open_at(page, base, "mode=due")
    expect(page.get_by_role("heading", name="Nothing is due today.")).to_be_visible()


def test_number_keys_can_be_switched_off(page: Page, base: str) -> None:
    open_at(page, base, "progress")
    page.get_by_label("A number key answers at once").uncheck()
    open_at(page, base, "mode=pattern")
    page.locator("rn-pattern").wait_for()
    page.keyboard.press("6")
    assert page.locator("rn-pattern .rn-verdict").count() == 0
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("rn-pattern .rn-verdict").first).to_be_visible()


def test_answers_on_the_page_of_a_case_are_logged(page: Page, base: str) -> None:
    page.goto(base + "cases/")
    page.locator("article a[href]").first.click()
    page.locator("rn-item [data-option=sure-root]").first.click()
    (found,) = logged(page, 1)
    assert found[1].endswith(".classify")
    assert found[3] is None
    assert found[9:] == [None, "case", 1]


class TestLog:
    def test_two_tabs_lose_nothing(self, context: BrowserContext, base: str) -> None:
        one, two = context.new_page(), context.new_page()
        for page in (one, two):
            open_at(page, base, "mode=pattern")
            page.locator("rn-pattern").wait_for()
        two.reload()
        open_at(two, base, "mode=examined")
        two.locator("rn-pattern").wait_for()
        for _ in range(3):
            for page in (one, two):
                pattern(page, "sure-root")
                page.locator(NEXT).click()
                expect(page.locator("rn-pattern .rn-verdict")).to_have_count(0)
        rows = logged(one, 6)
        assert [found[0] for found in rows] == list(range(1, 7))
        assert len({found[1] for found in rows}) == 6

    def test_what_another_tab_overwrote_comes_again(
        self, context: BrowserContext, base: str
    ) -> None:
        one, two = context.new_page(), context.new_page()
        open_at(one, base, "mode=pattern")
        pattern(one, "sure-root")
        (mine,) = logged(one, 1)
        two.goto(base)
        key = one.evaluate(
            "p => Object.keys(localStorage).find(key => key.startsWith(p))", LOG
        )
        two.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [key, json.dumps(row(1))],
        )
        expect_rows = """([key, id]) =>
          ["x.1", id].every(one => localStorage.getItem(key).includes(one))"""
        one.wait_for_function(expect_rows, arg=[key, mine[1]])

    def test_a_torn_text_is_set_aside(self, page: Page, base: str) -> None:
        page.goto(base)
        keep(page, [row(1), row(2)])
        page.evaluate(
            """key => { localStorage[key] = localStorage[key] + "\\n[3,"; }""",
            f"{LOG}abc:0",
        )
        open_at(page, base, "progress")
        expect(page.locator(".rn-kept")).to_have_text("2 answers are kept here.")
        expect(page.locator(".rn-notice")).to_contain_text("set aside")
        aside = page.evaluate("key => localStorage.getItem(key)", f"{LOG}abc:0.broken")
        assert aside.endswith("[3,")

    def test_a_full_store_says_so_and_counts_on(self, page: Page, base: str) -> None:
        open_at(page, base, "mode=pattern")
        page.locator("rn-pattern").wait_for()
        page.evaluate(f"() => {{ {FULL} }}")
        pattern(page, "sure-root")
        expect(page.locator(".rn-notice")).to_have_text(NOT_KEPT)
        page.locator(NEXT).click()
        page.evaluate("location.hash = '#progress'")
        expect(page.locator(".rn-kept")).to_have_text("1 answer is kept here.")

    def test_ten_thousand_answers(self, page: Page, base: str) -> None:
        page.goto(base)
        keep(page, [row(n) for n in range(1, 10_001)])
        open_at(page, base, "mode=pattern")
        page.locator("rn-pattern").wait_for()
        pattern(page, "sure-root")
        expect(page.locator("rn-pattern .rn-verdict").first).to_be_visible()
        page.wait_for_timeout(200)
        open_at(page, base, "progress")
        expect(page.locator(".rn-kept")).to_contain_text("10001 answers are kept")


class TestPicture:
    def test_how_many_are_missing(self, page: Page, base: str) -> None:
        page.goto(base)
        rows = [row(n) for n in range(1, 5)]
        keep(page, [*rows, row(5, key="emergency", right=0)])
        open_at(page, base, "picture")
        text = page.locator(".rn-stage")
        expect(text).to_contain_text("Missing: 30 roots and 26 nerves.")
        box = page.locator(".rn-missed").get_by_role("heading")
        expect(box).to_have_text("1 of 1 emergency missed")
        assert page.locator(".rn-bias").count() == 0

    def test_the_sentence_and_the_measures(self, page: Page, base: str) -> None:
        page.goto(base)
        nerves = [
            row(n, option="sure-root" if n <= 16 else "sure-nerve")
            for n in range(1, 41)
        ]
        roots = [row(n, key="root", option="leaning-root") for n in range(41, 81)]
        keep(page, nerves + roots)
        open_at(page, base, "picture")
        said = page.locator(".rn-bias").all_text_contents()
        assert said[0].startswith(
            "You call it spine when it is a nerve 4 times in 10. (16 of 40"
        )
        assert said[1].startswith("You call it a nerve when it is spine 0 times in 10.")
        # H = 24.5/41, F = 0.5/41: d' = 0.246 + 2.251, c = (2.251 - 0.246) / 2.
        cells = page.locator(".rn-numbers").first.locator("td").all_text_contents()
        assert cells[0] == "2.50"
        assert cells[2] == "1.00"
        expect(page.locator(".rn-stage")).to_contain_text(
            "In doubt you lean to the root."
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(new_context: NewContext, base: str, scheme: str) -> None:
    size = {"width": 360, "height": 740}
    context = new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(ALWAYS_PROBES)
    open_at(page, base, "mode=confusions")
    page.locator("rn-pattern svg[role=img]").first.wait_for()
    assert violations(page) == []
    pattern(page, "cannot-tell")
    page.keyboard.press("1")
    page.locator(".rn-contrast svg[role=img]").first.wait_for()
    assert violations(page) == []
    for address in ("pairs", "progress", "start"):
        open_at(page, base, address)
        page.locator(
            f".rn-practice[data-stage={address.replace('pairs', 'list')}]"
        ).wait_for()
        assert violations(page) == []
    keep(page, [row(n, key=("root", "nerve")[n % 2]) for n in range(1, 81)])
    open_at(page, base, "picture")
    page.locator(".rn-numbers").first.wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
