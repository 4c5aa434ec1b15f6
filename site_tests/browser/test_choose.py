"""Which ten: what is chosen from cases and answers, and how confusions are worded."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from build_assets import find_node
from site_tests.course import ROOT

BUNDLE = """
require("esbuild").buildSync({
  stdin: {resolveDir: process.cwd(), contents:
    `export * from "./src/choose"; export * from "./src/confusions"`},
  bundle: true, format: "iife", globalName: "rn", outfile: process.argv[1]});
"""
NAMES = ("classify", "name", "decide", "imaging")
EARLY, LATE = "2026-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pure functions as one script."""
    path = tmp_path_factory.mktemp("bundle") / "choose.js"
    command = [find_node().node, "-e", BUNDLE, str(path)]
    subprocess.run(command, cwd=ROOT / "theme" / "widgets", check=True)
    return path


@pytest.fixture
def chooser(page: Page, bundle: Path) -> Page:
    page.add_script_tag(path=bundle)
    return page


def case(id: str, level: int = 1, rev: int = 1) -> dict[str, Any]:
    items = [f"{id}.{name}" for name in NAMES]
    return {"id": id, "chunk": 0, "level": level, "rev": rev, "items": items}


def answers(*ids: str, at: str = EARLY, rev: int = 1) -> dict[str, Any]:
    given = {"option": "x", "right": True, "at": at}
    return {id: {"rev": rev, "first": given, "last": given, "n": 1} for id in ids}


def all_of(id: str, at: str = EARLY) -> dict[str, Any]:
    return answers(*(f"{id}.{name}" for name in NAMES), at=at)


def asked(id: str, given: bool = False, rev: int = 1) -> dict[str, Any]:
    answer = {"option": "x", "right": True} if given else None
    return {"id": id, "rev": rev, "given": answer}


def chosen(
    page: Page,
    cases: list[dict[str, Any]],
    entries: dict[str, Any] | None = None,
    *,
    taken: list[dict[str, Any]] | None = None,
    seed: int = 7,
) -> list[str]:
    found: list[str] = page.evaluate(
        """([taken, cases, entries, seed]) => rn.choose(taken, cases,
          new Map(Object.entries(entries)), seed, 10).map(one => one.id)""",
        [taken or [], cases, entries or {}, seed],
    )
    return found


def mended(
    page: Page,
    run: list[dict[str, Any]],
    cases: list[dict[str, Any]],
    entries: dict[str, Any] | None = None,
) -> list[str] | None:
    found: list[str] | None = page.evaluate(
        """([asked, cases, entries]) => rn.mend({seed: 7, asked}, cases,
          new Map(Object.entries(entries)))?.asked.map(one => one.id) ?? null""",
        [run, cases, entries or {}],
    )
    return found


MANY = [case(f"case-{number:02d}", number % 3) for number in range(45)]


def test_ten_different_cases_the_easiest_first(chooser: Page) -> None:
    ids = chosen(chooser, MANY)
    intro = {f"{one['id']}.classify" for one in MANY if one["level"] == 0}
    assert len(set(ids)) == 10
    assert set(ids) <= intro


def test_the_seed_decides_which_and_nothing_else_does(chooser: Page) -> None:
    runs = [chosen(chooser, MANY, seed=seed) for seed in range(20)]
    assert runs[3] == chosen(chooser, MANY, seed=3)
    assert sorted(runs[3]) == sorted(chosen(chooser, MANY[::-1], seed=3))
    assert len({run[0] for run in runs}) > 5
    assert len({id for run in runs for id in run}) == 15


def test_harder_cases_follow_when_the_easier_are_answered(chooser: Page) -> None:
    easy = [one["id"] for one in MANY if one["level"] == 0]
    entries = answers(*(f"{id}.classify" for id in easy[:12]))
    ids = chosen(chooser, MANY, entries)
    levels = [next(c["level"] for c in MANY if id.startswith(c["id"])) for id in ids]
    assert levels == [0] * 3 + [1] * 7


def test_of_a_case_the_next_item_is_asked(chooser: Page) -> None:
    assert chosen(chooser, [case("a")], answers("a.classify"))[:1] == ["a.name"]
    entries = answers("a.classify", "a.decide")
    assert chosen(chooser, [case("a")], entries)[:3] == [
        "a.name",
        "a.imaging",
        "a.classify",
    ]


def test_an_answer_to_another_revision_is_none(chooser: Page) -> None:
    entries = answers("a.classify", rev=1)
    assert chosen(chooser, [case("a", rev=2)], entries)[0] == "a.classify"


def test_few_cases_are_asked_in_turn_and_each_in_its_order(chooser: Page) -> None:
    cases = [case("a", 0), case("b", 1), case("c", 2)]
    ids = chosen(chooser, cases)
    letters = ["a", "b", "c"]
    expected = [f"{letter}.{name}" for name in NAMES for letter in letters]
    assert ids == expected[:10]


def test_no_item_stands_twice_in_a_run(chooser: Page) -> None:
    ids = chosen(chooser, [case("a"), case("b")])
    assert len(ids) == len(set(ids)) == 8
    assert chosen(chooser, []) == []


def test_what_was_answered_longest_ago_comes_back_first(chooser: Page) -> None:
    cases = [case("late"), case("early"), case("fresh", 2)]
    entries = {**all_of("late", LATE), **all_of("early", EARLY)}
    assert chosen(chooser, cases, entries)[:3] == [
        "fresh.classify",
        "early.classify",
        "late.classify",
    ]
    again = {**all_of("early"), **answers("early.classify", at=LATE)}
    assert chosen(chooser, [case("early")], again)[0] == "early.name"


def test_the_patient_of_the_home_page_is_the_first_of_ten(chooser: Page) -> None:
    entries = answers("case-00.classify")
    taken = [asked("case-00.classify", given=True)]
    ids = chosen(chooser, MANY, entries, taken=taken)
    assert ids[0] == "case-00.classify"
    assert len({id.partition(".")[0] for id in ids}) == 10


def test_a_thousand_cases_are_chosen_from_at_once(chooser: Page) -> None:
    thousand = [case(f"case-{number:04d}", number % 3) for number in range(1000)]
    entries: dict[str, Any] = {}
    for one in thousand[::2]:
        entries |= all_of(one["id"])
    assert len(set(chosen(chooser, thousand, entries))) == 10


def test_what_is_gone_is_replaced(chooser: Page) -> None:
    cases = [case("a"), case("b", rev=2), case("d", 2)]
    run = [asked("a.classify", True), asked("b.classify"), asked("gone.classify")]
    entries = answers("a.classify")
    assert mended(chooser, run, cases, entries) == [
        "a.classify",
        "b.classify",
        "d.classify",
    ]
    assert mended(chooser, [asked("gone.classify")], cases) is None
    done = [asked("a.classify", True), asked("gone.classify", True)]
    assert mended(chooser, done, cases, entries) == ["a.classify"]


def test_nothing_is_asked_before_what_leads_to_it(chooser: Page) -> None:
    run = [asked("a.name"), asked("b.classify"), asked("b.name")]
    cases = [case("a"), case("b")]
    # The answers to the first case were cleared meanwhile.
    assert mended(chooser, run, cases) == ["b.classify", "b.name", "a.classify"]
    assert mended(chooser, run, cases, answers("a.classify")) == [
        "a.name",
        "b.classify",
        "b.name",
    ]
    twice = [asked("a.classify", True), asked("a.classify")]
    assert mended(chooser, twice, [case("a")]) == ["a.classify", "a.name"]


SCALE = {
    "root": ("sure-root", "root"),
    "nerve": ("sure-nerve", "nerve"),
    "other": ("other-or-both", "other"),
    "undetermined": ("cannot-tell", "undetermined"),
    "emergency": ("stop", "emergency"),
}


def scale(key: str, option: str) -> dict[str, Any]:
    id, verdict = SCALE[option]
    chosen = {"id": id, "text": id, "verdict": verdict, "right": key == verdict}
    return {
        "question": {"item": {"kind": "classify", "key": key}},
        "chosen": chosen,
        "right": key,
        "key": key,
    }


def choice(kind: str, key: str, option: str) -> dict[str, Any]:
    chosen = {"id": option, "text": option, "right": key == option}
    return {
        "question": {"item": {"kind": kind, "key": key}},
        "chosen": chosen,
        "right": key,
        "key": None,
    }


@pytest.mark.parametrize(
    ("outcomes", "sentences"),
    [
        ([scale("root", "root"), choice("name", "L5", "L5")], []),
        (
            [scale("root", "nerve")] * 2,
            ["You answered “Named nerve” where it was “Spinal root”, twice."],
        ),
        (
            [scale("nerve", "root")] * 3,
            ["You answered “Spinal root” where it was “Named nerve”, three times."],
        ),
        (
            [scale("root", "undetermined")],
            ["You answered “Cannot tell yet” where it was “Spinal root”."],
        ),
        (
            [scale("undetermined", "root")],
            ["You answered “Spinal root” where it was “Cannot tell yet”."],
        ),
        (
            [scale("nerve", "other")],
            ["You answered “Other or both” where it was “Named nerve”."],
        ),
        (
            [scale("root", "emergency")],
            ["You answered “Stop: act now” where it was “Spinal root”."],
        ),
        ([scale("emergency", "root")], []),  # told apart, and first
        ([choice("name", "L5 root", "L4 root")], ["You took “L5 root” for “L4 root”."]),
        ([choice("decide", "a", "b")], []),
        (
            [choice("imaging", "no", "partly"), choice("imaging", "yes", "no")],
            [
                "You blamed an image for more than it explains.",
                "You let an image explain less than it does.",
            ],
        ),
        (
            [scale("nerve", "root"), scale("root", "nerve"), scale("root", "nerve")],
            [
                "You answered “Named nerve” where it was “Spinal root”, twice.",
                "You answered “Spinal root” where it was “Named nerve”.",
            ],
        ),
    ],
)
def test_confusions_in_words(
    chooser: Page, outcomes: list[dict[str, Any]], sentences: list[str]
) -> None:
    assert chooser.evaluate("all => rn.confusions(all)", outcomes) == sentences
