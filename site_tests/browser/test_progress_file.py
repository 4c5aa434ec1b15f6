"""Progress as a file: saved, brought in elsewhere, refused, and everything cleared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from site_tests.browser.conftest import NewContext
from site_tests.browser.test_trainer import keep, logged, open_at, row

NAMES = [
    "id",
    "rev",
    "pair",
    "key",
    "option",
    "bet",
    "right",
    "at",
    "taken_ms",
    "stream",
    "first",
]


def noted(n: int, device: str = "abc", **words: Any) -> dict[str, Any]:
    answer = dict(zip(NAMES, row(n, **words)[1:], strict=True))
    flags = {"right": bool(answer["right"]), "first": bool(answer["first"])}
    return {"device": device, "n": n, **answer, **flags}


def document(answers: list[dict[str, Any]], **words: Any) -> str:
    content = {
        "format": "root-or-nerve-progress",
        "version": 1,
        "course": "root-or-nerve",
        "exported": "2026-11-23T10:00:00.000Z",
        "pseudonym": None,
        "answers": answers,
        "items": {},
    }
    return json.dumps(content | words)


def bring_in(page: Page, text: str) -> str:
    said = page.locator(".rn-file-said")
    page.evaluate("document.querySelector('.rn-file-said').textContent = ''")
    file: FilePayload = {
        "name": "p.json",
        "mimeType": "application/json",
        "buffer": text.encode(),
    }
    page.locator(".rn-file input").set_input_files(file)
    expect(said).not_to_be_empty()
    return said.inner_text()


def test_a_file_brings_all_to_another_device(
    new_context: NewContext, base: str, tmp_path: Path
) -> None:
    one = new_context(accept_downloads=True).new_page()
    one.goto(base)
    keep(one, [row(n) for n in range(1, 301)])
    open_at(one, base, "progress")
    one.get_by_label("A name of your own").fill("Crest")
    with one.expect_download() as download:
        one.get_by_role("button", name="Save a file").click()
    path = tmp_path / "file.json"
    download.value.save_as(path)
    assert download.value.suggested_filename.startswith("root-or-nerve-progress-20")
    content = json.loads(path.read_text())
    assert content["pseudonym"] == "Crest"
    assert content["answers"][0] == noted(1)
    assert len(content["answers"]) == 300

    two = new_context().new_page()
    two.goto(base)
    keep(two, [row(1, id="own.1")], "xyz")
    open_at(two, base, "progress")
    assert bring_in(two, path.read_text()).startswith("300 answers came in.")
    assert bring_in(two, path.read_text()).startswith(
        "0 answers came in, 300 were here already"
    )
    assert len(logged(two)) == 301
    expect(two.locator(".rn-kept")).to_have_text(
        "301 answers are kept here, from 2 devices."
    )


def test_one_number_with_two_answers_keeps_both(page: Page, base: str) -> None:
    page.goto(base)
    keep(page, [row(1)])
    open_at(page, base, "progress")
    text = document([noted(1, id="other.1")])
    assert bring_in(page, text).startswith("1 answer came in.")
    assert bring_in(page, text).startswith("0 answers came in")
    assert {one[1] for one in logged(page)} == {"x.1", "other.1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "it is broken"),
        ("[]", "it is broken"),
        ('{"format": "anki"}', "no progress file"),
        (document([], version=2), "newer version"),
        (document([], course="knees"), "another course, “knees”"),
    ],
)
def test_other_files_are_refused(page: Page, base: str, text: str, said: str) -> None:
    open_at(page, base, "progress")
    assert said in bring_in(page, text)
    assert logged(page) == []


def test_hostile_entries_are_left_out(page: Page, base: str) -> None:
    open_at(page, base, "progress")
    bad = [
        noted(1, device="<img src=x onerror=alert(1)>"),
        noted(2, key="spine"),
        noted(2**52),
        {},
        7,
    ]
    said = bring_in(page, document([noted(3), *bad]))  # type: ignore[list-item]
    assert said.startswith("1 answer came in.")
    assert "5 entries of the file could not be read" in said


def test_items_of_cases_keep_the_newest(page: Page, base: str) -> None:
    page.goto(base)
    old, new = "2026-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"

    def entry(at: str, option: str) -> dict[str, Any]:
        given = {"option": option, "right": False, "at": at}
        return {"rev": 1, "first": given, "last": given, "n": 1}

    key = "rn:root-or-nerve:progress"
    here = {"version": 1, "items": {"a.classify": entry(new, "stop")}}
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(here)]
    )
    open_at(page, base, "progress")
    items = {
        "a.classify": entry(old, "sure-root"),
        "b.classify": entry(old, "sure-root"),
    }
    bring_in(page, document([], items=items))
    kept = json.loads(page.evaluate("key => localStorage.getItem(key)", key))["items"]
    assert kept["a.classify"]["last"]["option"] == "stop"
    assert kept["a.classify"]["first"]["option"] == "sure-root"
    assert kept["b.classify"]["last"]["option"] == "sure-root"


def test_finish_and_clear_takes_two_taps(page: Page, base: str) -> None:
    page.goto(base)
    keep(page, [row(1)])
    open_at(page, base, "progress")
    page.get_by_role("button", name="Finish and clear").click()
    assert len(logged(page)) == 1
    page.get_by_role("button", name="Tap again").click()
    expect(page.locator(".rn-notice")).to_contain_text("has been cleared")
    kept = page.evaluate("Object.keys(localStorage)")
    assert [key for key in kept if key.startswith("rn:root-or-nerve")] == []


def test_a_shared_computer_keeps_nothing(page: Page, base: str) -> None:
    open_at(page, base, "progress")
    with page.expect_navigation():
        page.get_by_label("Shared computer: keep nothing").check(no_wait_after=True)
    expect(page.get_by_label("Shared computer: keep nothing")).to_be_checked()
    page.evaluate("location.hash = '#mode=pattern'")
    page.locator("rn-pattern [data-option=sure-root]").first.click()
    expect(page.locator("rn-pattern .rn-verdict").first).to_be_visible()
    assert logged(page) == []
    page.evaluate("location.hash = '#progress'")
    expect(page.locator(".rn-kept")).to_have_text("1 answer is kept here.")
