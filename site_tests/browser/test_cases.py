"""<rn-case>: one question at a time, then the explanation."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from root_or_nerve.items.bank import Item

from .conftest import Locate
from .pages import case_html, classify, imaging, item_html, name, write_page

ITEMS: list[Item] = [classify(), imaging(), name()]


@pytest.fixture
def case(page: Page, tmp_path: Path) -> Page:
    page.goto(write_page(tmp_path, case_html(ITEMS)).as_uri())
    return page


def shown_items(page: Page) -> list[bool]:
    return [item.is_visible() for item in page.locator("rn-item").all()]


def answer_all(page: Page) -> None:
    for id in ("sure-nerve", "no", "option-1"):
        page.locator(f"[data-option={id}]").click()
        page.locator(".rn-next").click()


def test_one_question_is_shown_at_a_time(case: Page) -> None:
    assert shown_items(case) == [True, False, False]
    assert case.locator(".rn-steps").all_text_contents() == [
        "Question 1 of 3",
        "Question 2 of 3",
        "Question 3 of 3",
    ]
    expect(case.locator(".rn-item > :first-child").first).to_have_class("rn-steps")
    expect(case.locator(".rn-without-script")).to_be_hidden()
    assert case.locator(".rn-next").count() == 0
    expect(case.locator(".rn-again")).to_be_hidden()
    assert case.locator("#why").count() == 0


def test_an_answer_offers_the_next_question_and_does_not_open_it(case: Page) -> None:
    case.locator("[data-option=sure-root]").click()
    expect(case.locator(".rn-feedback + .rn-next")).to_have_text("Next question")
    assert shown_items(case) == [True, False, False]
    case.locator(".rn-next").click()
    assert shown_items(case) == [True, True, False]
    expect(case.locator(".rn-prompt").nth(1)).to_be_focused()
    expect(case.locator(".rn-prompt").nth(1)).to_be_in_viewport()
    assert case.locator(".rn-next").count() == 0


def test_the_explanation_comes_last(case: Page) -> None:
    for id in ("sure-nerve", "no"):
        case.locator(f"[data-option={id}]").click()
        case.locator(".rn-next").click()
    case.locator("[data-option=option-0]").click()
    expect(case.locator(".rn-next")).to_have_text("Show the explanation")
    expect(case.locator(".rn-explanation")).to_be_hidden()
    case.locator(".rn-next").click()
    expect(case.get_by_role("heading", name="Why")).to_be_focused()
    expect(case.get_by_role("heading", name="Why")).to_be_in_viewport()
    assert shown_items(case) == [True, True, True]


def test_a_whole_case_by_keyboard(page: Page, tmp_path: Path, locate: Locate) -> None:
    page.goto(locate(write_page(tmp_path, case_html(ITEMS))))
    for keys in (["Tab", "End", "Enter"], ["Tab", "ArrowDown", "Space"], ["2"]):
        for key in [*keys, "Tab", "Enter"]:
            page.keyboard.press(key)
    assert page.locator(".rn-chosen").evaluate_all(
        "all => all.map(one => one.dataset.option)"
    ) == ["stop", "partly", "option-1"]
    expect(page.get_by_role("heading", name="Why")).to_be_focused()


def test_a_case_of_one_question_is_not_numbered(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, case_html([imaging()])).as_uri())
    assert page.locator(".rn-steps").count() == 0
    page.locator("[data-option=no]").click()
    expect(page.locator(".rn-next")).to_have_text("Show the explanation")


def test_a_case_half_answered_goes_on_where_it_stopped(case: Page) -> None:
    case.locator("[data-option=sure-nerve]").click()
    case.locator(".rn-next").click()
    case.locator("[data-option=no]").click()
    case.reload()
    assert shown_items(case) == [True, True, True]
    assert case.locator(".rn-chosen").count() == 2
    expect(case.locator(".rn-explanation")).to_be_hidden()
    assert case.evaluate("document.activeElement === document.body")
    case.locator("[data-option=option-1]").click()
    expect(case.locator(".rn-next")).to_have_text("Show the explanation")


def test_questions_answered_out_of_turn_are_passed_over(case: Page) -> None:
    answer_all(case)
    case.reload()
    case.evaluate(
        """() => { const key = "rn:root-or-nerve:progress";
        const kept = JSON.parse(localStorage.getItem(key));
        delete kept.items["crest.classify"];
        localStorage.setItem(key, JSON.stringify(kept)); }"""
    )
    case.reload()
    assert shown_items(case) == [True, False, False]
    case.locator("[data-option=stop]").click()
    expect(case.locator(".rn-next")).to_have_text("Show the explanation")
    case.locator(".rn-next").click()
    assert shown_items(case) == [True, True, True]


def test_a_finished_case_opens_with_its_explanation(case: Page) -> None:
    answer_all(case)
    address = case.url
    case.goto("about:blank")
    case.goto(address)
    expect(case.get_by_role("heading", name="Why")).to_be_visible()
    assert case.locator(".rn-next").count() == 0
    assert case.evaluate("scrollY") == 0


@pytest.mark.parametrize("hash", ["#far", "#%66ar"])
def test_links_into_an_open_explanation_work(
    page: Page, tmp_path: Path, hash: str
) -> None:
    path = write_page(tmp_path, case_html(ITEMS))
    page.goto(path.as_uri())
    answer_all(page)
    page.goto("about:blank")
    page.goto(path.as_uri() + hash)
    expect(page.locator("#far")).to_be_in_viewport()


@pytest.mark.parametrize("hash", ["#%", "#", '#a"]b', "#nowhere"])
def test_strange_hashes_do_no_harm(page: Page, tmp_path: Path, hash: str) -> None:
    page.goto(write_page(tmp_path, case_html(ITEMS)).as_uri() + hash)
    assert shown_items(page) == [True, False, False]


def test_answers_can_be_cleared_without_reloading(case: Page) -> None:
    answer_all(case)
    case.get_by_role("button", name="Clear my answers on this page").click()
    case.get_by_role("button", name="Clear them? Tap again").click()
    assert shown_items(case) == [True, False, False]
    expect(case.locator(".rn-prompt").first).to_be_focused()
    expect(case.locator(".rn-explanation")).to_be_hidden()
    expect(case.locator(".rn-explanation")).to_be_empty()
    expect(case.locator(".rn-again")).to_be_hidden()
    assert case.locator("[aria-disabled], .rn-verdict, [data-answered]").count() == 0
    case.reload()
    assert shown_items(case) == [True, False, False]
    answer_all(case)
    expect(case.get_by_role("heading", name="Why")).to_be_focused()


def test_items_in_the_explanation_stand_apart(page: Page, tmp_path: Path) -> None:
    extra = imaging("crest.extra")
    body = case_html([classify()], f"<h2>Why</h2>{item_html(extra)}", unasked=[extra])
    page.goto(write_page(tmp_path, body).as_uri())
    page.locator("[data-option=sure-nerve]").click()
    page.locator(".rn-next").click()
    page.locator("[data-option=no]").click()
    expect(page.locator(".rn-explanation .rn-verdict")).to_have_text("Right.")
    assert page.locator(".rn-next, .rn-steps").count() == 0
    page.reload()
    expect(page.locator(".rn-explanation .rn-verdict")).to_have_text("Right.")
    page.locator(".rn-again").click()
    page.locator(".rn-again").click()
    page.locator("[data-option=sure-nerve]").click()
    page.locator(".rn-next").click()
    expect(page.locator(".rn-explanation .rn-feedback")).to_be_empty()


def test_a_case_that_is_inserted_later_works(page: Page, tmp_path: Path) -> None:
    page.goto(write_page(tmp_path, "").as_uri())
    page.evaluate("html => document.body.innerHTML = html", case_html(ITEMS))
    assert shown_items(page) == [True, False, False]
    answer_all(page)
    expect(page.get_by_role("heading", name="Why")).to_be_focused()


def test_a_case_without_data_stays_readable(
    page: Page, tmp_path: Path, errors: list[str]
) -> None:
    body = case_html(ITEMS).replace("rn-data", "rn-lost")
    page.goto(write_page(tmp_path, body).as_uri())
    assert page.locator("ol:visible").count() == 3
    expect(page.locator(".rn-without-script")).to_be_visible()
    assert len(errors) == 3
    errors.clear()
