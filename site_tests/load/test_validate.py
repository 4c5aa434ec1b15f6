"""Values against models: each fault with its place, in an author's words."""

from __future__ import annotations

import time

import pytest

from root_or_nerve.load.validate import build, key_path, received
from root_or_nerve.load.yaml12 import load
from root_or_nerve.model.anatomy import Nerve, Root
from root_or_nerve.model.cases import Case, Image, Patient
from root_or_nerve.model.studies import CrossingDistance, Study
from root_or_nerve.model.texts import AuthoredItem, Lesson
from root_or_nerve.problems import Code, Problem

PATIENT = "fictional: true\nage: 40\nsex: male\n"
IMAGE = "modality: MRI\nfinding: mild\nexplains: partly\nbecause: x\n"
ITEM = (
    "id: a\nrev: 1\nkind: name\nprompt: Which?\noptions:\n"
    "  - {id: a, text: A, correct: true, because: x}\n"
    "  - {id: b, text: B, because: y}\n"
)
CROSSING = "branch: medial\nlandmark: psis\nmean_mm: 60\n"
Model = type[Patient | Image | AuthoredItem | CrossingDistance]


def problems_in(model: Model, text: str) -> list[Problem]:
    document = load(text)
    made, problems = build(model, document.value, document, "x.yaml")
    assert (made is None) == bool(problems)
    return problems


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Patient, PATIENT),
        (Image, IMAGE),
        (AuthoredItem, ITEM),
        (CrossingDistance, CROSSING),
    ],
)
def test_sound_values_become_models(model: Model, text: str) -> None:
    assert problems_in(model, text) == []


TOLD = [
    (
        Patient,
        PATIENT,
        "age: 40",
        "age: '40'",
        2,
        'age: expected a whole number; received "40"',
    ),
    (
        Patient,
        PATIENT,
        "age: 40",
        "age: 40.5",
        2,
        "age: expected a whole number; received 40.5",
    ),
    (
        Patient,
        PATIENT,
        "age: 40",
        "age: 1e999",
        2,
        "age: expected a whole number; received inf",
    ),
    (
        Patient,
        PATIENT,
        "age: 40",
        "age: true",
        2,
        "age: expected a whole number; received true",
    ),
    (Patient, PATIENT, "age: 40", "age: -1", 2, "age: expected 0 or more; received -1"),
    (
        Patient,
        PATIENT,
        "age: 40",
        "age:",
        2,
        "age: expected a whole number; received nothing",
    ),
    (
        Patient,
        PATIENT,
        "age: 40",
        "age: [40]",
        2,
        "age: expected a whole number; received a list of 1",
    ),
    (Patient, PATIENT, "age: 40", "age: {a: 1}", 2, "received keys with values"),
    (Patient, PATIENT, "true", "no", 1, 'fictional: expected true; received "no"'),
    (
        Patient,
        PATIENT,
        "sex: male",
        "sex: Male",
        3,
        "sex: expected 'female' or 'male'; received \"Male\"",
    ),
    (
        Image,
        IMAGE,
        "partly",
        "mostly",
        3,
        'explains: expected true or false; received "mostly"',
    ),
    (Image, IMAGE, "MRI", "''", 1, 'modality: expected some text; received ""'),
    (Image, IMAGE, "mild", "5", 2, "finding: expected text; received 5"),
    (Image, IMAGE, "mild", "[a, b]", 2, "finding: expected text; received a list of 2"),
    (
        Image,
        IMAGE,
        "mild",
        "x" * 700,
        2,
        "finding: expected at most 600 characters; received",
    ),
    (Image, IMAGE, "mild", '"a\\tb"', 2, "finding: expected text on one line"),
    (Image, IMAGE, "mild", '"\\0"', 2, "finding: expected text on one line"),
    (
        Image,
        IMAGE,
        "MRI\n",
        "MRI\nlevel: L45\n",
        2,
        "level: expected a disc level: L4-L5",
    ),
    (
        AuthoredItem,
        ITEM,
        "name",
        "locate",
        3,
        "kind: expected 'name', 'decide' or 'imaging'",
    ),
    (AuthoredItem, ITEM, "id: b", "id: a", 1, "expected options that differ in id"),
    (
        AuthoredItem,
        ITEM,
        "text: B",
        "text: A",
        1,
        "expected options that differ in text",
    ),
    (
        AuthoredItem,
        ITEM,
        "correct: true, ",
        "",
        1,
        "expected exactly one option with correct",
    ),
    (
        AuthoredItem,
        ITEM,
        "id: b",
        "id: B",
        7,
        "expected lower-case words joined by hyphens",
    ),
    (CrossingDistance, CROSSING, "60", "600", 3, "mean_mm: expected less than 300"),
    (CrossingDistance, CROSSING, "60", "0", 3, "mean_mm: expected more than 0"),
    (
        CrossingDistance,
        CROSSING,
        "60",
        ".inf",
        3,
        'mean_mm: expected a number; received ".inf"',
    ),
    (
        CrossingDistance,
        CROSSING,
        "60",
        "1e999",
        3,
        "mean_mm: expected less than 300; received inf",
    ),
    (
        CrossingDistance,
        CROSSING,
        "mean_mm: 60",
        "low_mm: 1",
        1,
        "a mean_mm, or both low_mm",
    ),
    (
        CrossingDistance,
        CROSSING,
        "60",
        "60\nlow_mm: 1",
        1,
        "low_mm and high_mm together",
    ),
    (
        CrossingDistance,
        CROSSING,
        "60",
        "60\nlow_mm: 2\nhigh_mm: 1",
        1,
        "low_mm smaller",
    ),
]


@pytest.mark.parametrize(("model", "text", "old", "new", "line", "words"), TOLD)
def test_a_bad_value_says_what_was_expected_and_received(
    model: Model, text: str, old: str, new: str, line: int, words: str
) -> None:
    assert text.count(old) == 1
    (problem,) = problems_in(model, text.replace(old, new))
    assert (problem.code, problem.line) == (Code.BAD_VALUE, line)
    assert words in problem.message


def test_a_misspelt_key_is_named_with_the_nearest() -> None:
    missing, unknown = problems_in(Patient, PATIENT.replace("age", "agee"))
    assert (missing.code, missing.message) == (Code.MISSING_KEY, "age: in years")
    assert (unknown.code, unknown.line, unknown.column) == (Code.UNKNOWN_KEY, 2, 1)
    assert unknown.hint == 'did you mean "age"?'


@pytest.mark.parametrize(
    "key", ["bool", "str", "int", "a[0]", "model", "__class__", "é", "1"]
)
def test_any_unknown_key_is_named_as_it_stands(key: str) -> None:
    (problem,) = problems_in(Patient, f"{PATIENT}{key}: 1\n")
    assert (problem.code, problem.line) == (Code.UNKNOWN_KEY, 4)
    assert problem.message.startswith(f"{key}: ")


@pytest.mark.parametrize("value", ["[]", "text", "5", "true", "[a, b]"])
def test_what_is_no_mapping_at_all_is_said(value: str) -> None:
    (problem,) = problems_in(Patient, value)
    assert problem.message.startswith("expected keys with values; received ")


def test_fields_that_the_file_must_not_state() -> None:
    document = load("L5:\n  id: L4\n  regions: [leg]\n")
    _, problems = build(
        Root, document.value["L5"], document, "roots.yaml", ("L5",), id="L5"
    )
    assert [(p.code, p.line, p.column) for p in problems] == [(Code.UNKNOWN_KEY, 2, 3)]


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a",), "a"), (("a", 0, "b"), "a[0].b"), (("L5", "front"), "L5.front")],
)
def test_key_paths_are_written_as_in_code(
    path: tuple[str | int, ...], text: str
) -> None:
    assert key_path(path) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        (True, "true"),
        (3, "3"),
        ("x", '"x"'),
        ("x" * 100, f'"{"x" * 60}…"'),
        ([], "a list of 0"),
        ({}, "keys with values"),
    ],
)
def test_values_are_shown_as_an_author_knows_them(value: object, text: str) -> None:
    assert received(value) == text


@pytest.mark.parametrize("model", [Case, Lesson, Nerve, Study])
def test_a_flood_of_faults_is_cut_short_in_time(
    model: type[Case | Lesson | Nerve | Study],
) -> None:
    text = "\n".join(f"k{i}: 1" for i in range(5_000))
    document = load(text)
    begin = time.process_time()
    _, problems = build(model, document.value, document, "x.yaml")
    assert len(problems) == 101
    assert "more of this sort" in problems[-1].message
    assert time.process_time() - begin < 10
