"""<rn-item>: one tap or key answers, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from root_or_nerve.items.bank import SCALE, Item

from .conftest import Locate, NewContext
from .pages import (
    BECAUSE,
    case_html,
    classify,
    data_script,
    imaging,
    item_html,
    lone_item,
    name,
    write_page,
)


@pytest.fixture
def scale(page: Page, tmp_path: Path) -> Page:
    """A page with one classification, keyed nerve."""
    page.goto(write_page(tmp_path, lone_item(classify())).as_uri())
    return page


def option(page: Page, id: str) -> Locator:
    return page.locator(f"[data-option={id}]")


def focused_option(page: Page) -> str | None:
    found: str | None = page.evaluate("document.activeElement.dataset.option ?? null")
    return found


def test_the_list_becomes_a_group_named_by_the_prompt(scale: Page) -> None:
    group = scale.get_by_role("group", name="What does this pattern follow?")
    expect(group).to_have_class("rn-options rn-options--scale")
    assert group.locator(".rn-scale button").all_text_contents() == [
        step.text for step in SCALE[:6]
    ]
    assert group.locator(".rn-beneath button").all_text_contents() == [
        step.text for step in SCALE[6:]
    ]
    assert group.locator("[data-side=root]").count() == 3
    assert group.locator("[data-side=nerve]").count() == 3
    assert scale.locator("ol").count() == 0
    expect(scale.get_by_role("status")).to_be_empty()


def test_the_group_is_one_tab_stop(scale: Page) -> None:
    assert scale.locator(".rn-option[tabindex='0']").count() == 1
    scale.keyboard.press("Tab")
    assert focused_option(scale) == "sure-root"
    scale.keyboard.press("ArrowRight")
    scale.keyboard.press("Tab")
    assert focused_option(scale) is None
    scale.keyboard.press("Shift+Tab")
    assert focused_option(scale) == "probably-root"


def test_one_tap_answers(
    new_context: NewContext, tmp_path: Path, locate: Locate
) -> None:
    page = new_context(has_touch=True).new_page()
    page.goto(locate(write_page(tmp_path, lone_item(imaging()))))
    option(page, "no").tap()
    expect(page.locator(".rn-verdict")).to_have_text("Right.")


def test_feedback_is_there_before_anything_is_written(scale: Page) -> None:
    verdict, stored = scale.evaluate(
        """() => {
          document.querySelector("[data-option=sure-nerve]").click();
          const verdict = document.querySelector(".rn-verdict").textContent;
          return [verdict, localStorage.length];
        }"""
    )
    assert (verdict, stored) == ("Right.", 0)


def test_answering_moves_no_option_and_no_focus(scale: Page) -> None:
    place = """() => [...document.querySelectorAll(".rn-option")].map(
      (one) => [one.offsetLeft, one.offsetTop, one.offsetWidth, one.offsetHeight])"""
    before = scale.evaluate(place)
    option(scale, "sure-root").click()
    assert scale.evaluate(place) == before
    assert focused_option(scale) == "sure-root"
    feedback = scale.locator(".rn-options + .rn-feedback")
    expect(feedback).to_contain_text("Not this one.")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_enter_and_space_answer(scale: Page, key: str) -> None:
    option(scale, "sure-nerve").focus()
    scale.keyboard.press(key)
    expect(scale.locator(".rn-verdict")).to_have_text("Right.")
    assert focused_option(scale) == "sure-nerve"


def test_focus_and_arrow_keys_never_answer(scale: Page) -> None:
    scale.keyboard.press("Tab")
    visited = []
    for key in ["ArrowRight", "ArrowDown"] * 5 + [
        "ArrowLeft",
        "ArrowUp",
        "Home",
        "End",
    ]:
        scale.keyboard.press(key)
        visited.append(focused_option(scale))
    ids = [step.id for step in SCALE]
    assert visited[:10] == [*ids[1:], ids[0], ids[1]]
    assert visited[10:] == [ids[0], ids[-1], ids[0], ids[-1]]
    expect(scale.locator(".rn-feedback")).to_be_empty()
    assert scale.locator("[aria-disabled]").count() == 0


def test_left_and_right_follow_the_direction_of_writing(
    page: Page, tmp_path: Path
) -> None:
    path = write_page(tmp_path, lone_item(classify()), root='lang="ar" dir="rtl"')
    page.goto(path.as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowLeft")
    assert focused_option(page) == "probably-root"
    page.keyboard.press("ArrowRight")
    assert focused_option(page) == "sure-root"


@pytest.mark.parametrize(
    ("key", "answered"), [("1", "sure-root"), ("6", "sure-nerve"), ("9", "stop")]
)
def test_number_keys_answer(scale: Page, key: str, answered: str) -> None:
    scale.keyboard.press("Tab")
    scale.keyboard.press(key)
    expect(option(scale, answered)).to_have_attribute("aria-pressed", "true")
    assert focused_option(scale) == answered


def test_the_number_keys_are_told_once_until_the_first_answer(
    new_context: NewContext, tmp_path: Path
) -> None:
    path = write_page(tmp_path, lone_item(imaging()) + lone_item(classify()))
    page = new_context().new_page()
    page.goto(path.as_uri())
    hint = page.locator(".rn-keys")
    expect(hint).to_have_text("Keys 1 to 3 choose.")
    assert "Keys" not in page.locator("body").aria_snapshot()
    option(page, "yes").click()
    expect(hint).to_have_count(0)


def test_who_has_no_keys_is_not_told_of_them(
    new_context: NewContext, base: str
) -> None:
    phone = new_context(has_touch=True, is_mobile=True).new_page()
    phone.goto(base)
    expect(phone.locator(".rn-keys")).to_be_hidden()
    desk = new_context().new_page()
    desk.goto(base)
    expect(desk.locator(".rn-keys")).to_be_visible()


def test_without_colours_answers_are_told_apart_by_their_lines(
    new_context: NewContext, base: str
) -> None:
    page = new_context(forced_colors="active").new_page()
    page.goto(base)
    page.locator(".rn-option").last.click()
    lines = page.locator(".rn-option").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderTopStyle)"
    )
    assert lines.count("double") in (1, 3)
    assert lines[-1] == "dashed"
    frame = "e => getComputedStyle(e).borderTopWidth"
    assert page.locator(".rn-more").evaluate(frame) == "1px"


@pytest.mark.parametrize("key", ["Control+6", "Alt+6", "Shift+6", "Meta+6", "0"])
def test_other_uses_of_number_keys_do_not_answer(scale: Page, key: str) -> None:
    scale.keyboard.press("Tab")
    scale.keyboard.press(key)
    expect(scale.locator(".rn-feedback")).to_be_empty()


def test_number_keys_outside_the_item_or_beyond_its_options_do_nothing(
    page: Page, tmp_path: Path
) -> None:
    page.goto(
        write_page(tmp_path, lone_item(imaging()) + "<button>x</button>").as_uri()
    )
    page.keyboard.press("1")
    page.get_by_role("button", name="x").press("1")
    option(page, "yes").press("4")
    expect(page.locator(".rn-feedback")).to_be_empty()


def test_the_number_pad_without_numlock_only_moves(scale: Page) -> None:
    scale.keyboard.press("Tab")
    scale.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
          {key: "ArrowDown", code: "Numpad2", bubbles: true, cancelable: true}))"""
    )
    assert focused_option(scale) == "probably-root"
    expect(scale.locator(".rn-feedback")).to_be_empty()


def test_a_key_that_is_held_down_does_not_answer(scale: Page) -> None:
    scale.keyboard.press("Tab")
    scale.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
          {key: "6", repeat: true, bubbles: true, cancelable: true}))"""
    )
    expect(scale.locator(".rn-feedback")).to_be_empty()


def test_digits_that_need_shift_answer_by_their_place(scale: Page) -> None:
    scale.keyboard.press("Tab")
    scale.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
          {key: "§", code: "Digit6", bubbles: true, cancelable: true}))"""
    )
    expect(scale.locator(".rn-verdict")).to_have_text("Right.")


def test_keys_with_modifiers_are_left_to_the_browser(scale: Page) -> None:
    scale.keyboard.press("Tab")
    was_taken = scale.evaluate(
        """() => !document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
          {key: "ArrowLeft", altKey: true, bubbles: true, cancelable: true}))"""
    )
    assert not was_taken
    assert focused_option(scale) == "sure-root"


FEEDBACK = [
    (classify(), "sure-nerve", ["Right.", BECAUSE.nerve]),
    (classify(), "probably-nerve", ["Right.", BECAUSE.nerve]),
    (classify(), "leaning-nerve", ["Right, though unsure.", BECAUSE.nerve]),
    (
        classify(),
        "leaning-root",
        ["Not this one.", BECAUSE.root, f"Right answer: Named nerve. {BECAUSE.nerve}"],
    ),
    (
        classify(key="undetermined"),
        "sure-root",
        [
            "Not this one.",
            BECAUSE.root,
            f"Right answer: Cannot tell yet. {BECAUSE.undetermined}",
        ],
    ),
    (
        classify(key="emergency"),
        "cannot-tell",
        [
            "A missed emergency.",
            BECAUSE.undetermined,
            f"Right answer: Stop: act now. {BECAUSE.emergency}",
        ],
    ),
    (classify(key="emergency"), "stop", ["Right.", BECAUSE.emergency]),
    (
        classify(key="root"),
        "stop",
        [
            "Not an emergency, as told here.",
            BECAUSE.emergency,
            f"Right answer: Spinal root. {BECAUSE.root}",
        ],
    ),
    (imaging(), "no", ["Right.", "The level is too low."]),
    (imaging(), "yes", ["Not this one.", "The level is too low.", "Right answer: No."]),
]


@pytest.mark.parametrize(("item", "chosen", "told"), FEEDBACK)
def test_feedback(
    page: Page, tmp_path: Path, item: Item, chosen: str, told: list[str]
) -> None:
    page.goto(write_page(tmp_path, lone_item(item)).as_uri())
    option(page, chosen).click()
    assert page.locator(".rn-feedback p").all_text_contents() == told
    assert page.locator(".rn-verdict").count() == 1
    assert page.locator(".rn-why--right strong").count() == len(told) - 2


def test_answers_are_marked_in_words_and_attributes(scale: Page) -> None:
    option(scale, "sure-root").click()
    wrong = scale.get_by_role(
        "button", name="Sure root (your answer, wrong)", exact=True
    )
    expect(wrong).to_have_class("rn-option rn-chosen rn-wrong")
    expect(wrong).to_have_attribute("aria-pressed", "true")
    right = scale.get_by_role("button", name="(right answer)")
    assert [button.get_attribute("data-side") for button in right.all()] == [
        "nerve"
    ] * 3
    assert scale.locator(".rn-right").count() == 3
    assert scale.locator("[aria-pressed]").count() == 1
    assert scale.locator(".rn-option[aria-disabled=true]").count() == 9
    assert scale.locator(".rn-item").get_attribute("data-answered") == "wrong"


def test_an_answer_is_final_and_can_still_be_read_by_arrow_keys(scale: Page) -> None:
    option(scale, "sure-root").click()
    before = scale.locator(".rn-item").inner_html()
    option(scale, "sure-nerve").dispatch_event("click")
    scale.keyboard.press("Enter")
    scale.keyboard.press("6")
    assert scale.locator(".rn-item").inner_html() == before
    scale.keyboard.press("End")
    assert focused_option(scale) == "stop"


def test_an_answer_is_announced_to_the_page_once(scale: Page) -> None:
    scale.evaluate(
        """() => { window.heard = [];
        document.addEventListener("rn-answered", (e) => heard.push(e.detail)); }"""
    )
    option(scale, "sure-root").dblclick()
    assert scale.evaluate("heard") == [
        {
            "item": "crest.classify",
            "rev": 1,
            "key": "nerve",
            "option": "sure-root",
            "right": False,
            "taken_ms": None,  # only practice looks at the clock
            "first": True,
        }
    ]


def test_texts_of_the_bank_are_never_markup(page: Page, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> & </script><b>bold</b>"
    item = name(texts=(hostile, f"{hostile} too"))
    page.goto(write_page(tmp_path, lone_item(item)).as_uri())
    option(page, "option-0").click()
    assert option(page, "option-1").text_content() == f"{hostile} too (right answer)"
    expect(page.locator(".rn-why").first).to_have_text(f"{hostile}: because 0.")
    assert page.locator("img, b").count() == 0


def test_what_comes_after_an_answer_waits_for_it(page: Page, tmp_path: Path) -> None:
    link = '<a class="rn-after" href="cases/" hidden>Nine more</a>'
    page.goto(write_page(tmp_path, lone_item(classify(), link)).as_uri())
    expect(page.locator(".rn-after")).to_be_hidden()
    option(page, "stop").click()
    expect(page.locator(".rn-after")).to_be_visible()
    page.reload()
    expect(page.locator(".rn-after")).to_be_visible()


def test_several_items_on_a_page_do_not_meddle(page: Page, tmp_path: Path) -> None:
    body = lone_item(classify("a.classify")) + lone_item(classify("b.classify", "root"))
    page.goto(write_page(tmp_path, body).as_uri())
    ids = page.locator(".rn-prompt").evaluate_all("all => all.map(one => one.id)")
    assert len(set(ids)) == 2
    second = page.locator(".rn-item").nth(1)
    second.locator("[data-option=sure-root]").press("1")
    expect(second.locator(".rn-verdict")).to_have_text("Right.")
    expect(page.locator(".rn-feedback").first).to_be_empty()


@pytest.mark.parametrize(
    "data",
    [
        "",
        data_script([imaging("other.imaging")]),
        '<script class="rn-data" type="application/json">{"bank": </script>',
        '<script class="rn-data" type="application/json">null</script>',
        '<script class="rn-data" type="application/json">{"bank": {"version": 2}}'
        "</script>",
    ],
)
def test_an_item_without_data_stays_a_readable_list(
    page: Page, tmp_path: Path, errors: list[str], data: str
) -> None:
    body = item_html(classify(), data) + lone_item(imaging())
    page.goto(write_page(tmp_path, body).as_uri())
    expect(page.locator("ol li")).to_have_count(9)
    option(page, "no").click()
    expect(page.locator(".rn-verdict")).to_have_text("Right.")
    assert errors == ['rn-item: no data for "crest.classify"']
    errors.clear()


def test_without_script_everything_can_be_read(
    new_context: NewContext, tmp_path: Path
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    path = write_page(tmp_path, case_html([classify(), imaging()]) + lone_item(name()))
    page.goto(path.as_uri())
    assert page.locator("ol:visible").count() == 3
    expect(page.get_by_role("listitem").first).to_have_text("Sure root")
    expect(page.get_by_role("link", name="Answers")).to_be_visible()
    text = page.locator("body").inner_text()
    assert not any(why in text for why in BECAUSE.model_dump().values())
