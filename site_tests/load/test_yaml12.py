"""YAML: text stays text, every place is right, and nothing hostile gets further."""

from __future__ import annotations

import math
import time
from typing import Any

import pytest

from root_or_nerve.load.yaml12 import MAX_DEPTH, Place, load


def faults(text: str, line: int = 1) -> list[tuple[int, int, str]]:
    return [(f.place.line, f.place.column, f.code) for f in load(text, line).faults]


OLD_WORDS = (
    "no NO on off y Yes 2026-01-01 12:30:45 190:20 1_000 0b101 1e = .inf -.INF .nan "
    "1.2.3 + 0o8 0x L4-L5 S1 1,5 é 😀 nulls truely"
)


@pytest.mark.parametrize("text", OLD_WORDS.split())
def test_what_yaml_1_1_took_for_something_else_stays_text(text: str) -> None:
    document = load(f"key: {text}")
    assert (document.value, document.faults) == ({"key": text}, [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("017", 17),
        ("0o17", 15),
        ("0x1F", 31),
        ("-3", -3),
        ("+3", 3),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ('"1"', "1"),
        ("'true'", "true"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
        ("[a, b]", ["a", "b"]),
        ("{a: 1}", {"a": 1}),
    ],
)
def test_the_core_schema_is_read(text: str, value: Any) -> None:
    read = load(f"key: {text}").value["key"]
    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize("text", ["1e999", "9" * 5_000, "-" + "9" * 400])
def test_a_number_too_large_is_infinite_not_an_exception(text: str) -> None:
    assert math.isinf(load(f"key: {text}").value["key"])


def test_every_key_and_value_has_its_place() -> None:
    document = load("a:\n  b: [1, {c: 2}]\n  ü: x\n", line=2)
    assert document.keys == {
        ("a",): Place(2, 1),
        ("a", "b"): Place(3, 3),
        ("a", "b", 1, "c"): Place(3, 11),
        ("a", "ü"): Place(4, 3),
    }
    assert document.values["a", "b", 0] == Place(3, 7)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("a", "b"), Place(2, 3)),
        (("a", "missing"), Place(1, 1)),
        (("a", "b", 7, "deeper"), Place(2, 3)),
        ((), Place(1, 1)),
        (("nothing",), Place(1, 1)),
    ],
)
def test_what_is_missing_has_the_place_of_what_is_around_it(
    path: tuple[str | int, ...], place: Place
) -> None:
    assert load("a:\n  b: 1\n").place(path) == place


FAULTY = {
    "second colon": ("a: b: c", [(1, 5, "YAML_SYNTAX")]),
    "tab": ("a:\n\tb: c", [(2, 1, "YAML_SYNTAX")]),
    "indent": ("a:\n  b: 1\n c: 2", [(3, 2, "YAML_SYNTAX")]),
    "open quote": ('a: 1\nb: "x\n\n', [(2, 4, "YAML_SYNTAX")]),
    "open bracket": ("a: [1, 2\nb: 3\n", [(2, 2, "YAML_SYNTAX")]),
    "bad escape": ('a: "\\q"', [(1, 5, "YAML_SYNTAX")]),
    "half of a character": ('a: "\\uD800"', [(1, 7, "YAML_SYNTAX")]),
    "at sign": ("a: @b", [(1, 4, "YAML_SYNTAX")]),
    "two documents": ("a: 1\n---\nb: 2", [(2, 1, "YAML_FEATURE")]),
    "anchor": ("a: &b c", [(1, 4, "YAML_FEATURE")]),
    "alias of nothing": ("a: *b", [(1, 4, "YAML_FEATURE")]),
    "emphasis": ("a: *b* c", [(1, 6, "YAML_FEATURE")]),
    "python tag": ("a: !!python/object:os.system x", [(1, 4, "YAML_FEATURE")]),
    "binary tag": ("a: !!binary aGk=", [(1, 4, "YAML_FEATURE")]),
    "own tag": ("a: 1\nb: !foo {c: d}", [(2, 4, "YAML_FEATURE")]),
    "tag on a list": ("a: !foo [b]", [(1, 4, "YAML_FEATURE")]),
    "tag on a key": ("!foo a: b", [(1, 1, "YAML_FEATURE")]),
    "empty bool tag": ('a: !!bool ""', [(1, 4, "YAML_FEATURE")]),
    "int tag on a word": ("a: !!int x", [(1, 4, "YAML_FEATURE")]),
    "set": ("!!set {a, b}", [(1, 1, "YAML_FEATURE")]),
    "tag directive": ("%TAG ! tag:x,2000:\n---\na: !foo b", [(3, 4, "YAML_FEATURE")]),
    "merge key": ("a:\n  <<: {b: 1}", [(2, 3, "YAML_FEATURE")]),
    "list as key": ("[a]: b", [(1, 1, "YAML_FEATURE")]),
    "mapping as key": ("? {a: b}\n: c", [(1, 3, "YAML_FEATURE")]),
    "empty key": ("{'': 1}", [(1, 2, "YAML_FEATURE")]),
    "duplicate": ("a: 1\nb: 2\na: 3", [(3, 1, "DUPLICATE_KEY")]),
    "duplicate deep": ("a:\n  - b: 1\n    b: 2", [(3, 5, "DUPLICATE_KEY")]),
    "duplicate as text": ("1: a\n'1': b", [(2, 1, "DUPLICATE_KEY")]),
}


@pytest.mark.parametrize(("text", "expected"), FAULTY.values(), ids=FAULTY)
def test_a_fault_has_its_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert faults(text) == expected


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    assert faults("a: 1\nb: c: d", line=40) == [(41, 5, "YAML_SYNTAX")]


def test_aliases_are_not_followed() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\n" + "".join(
        f"c{i}: &c{i} [{', '.join([f'*c{i - 1}' if i else '*b'] * 9)}]\n"
        for i in range(12)
    )
    begin = time.process_time()
    document = load(text)
    assert document.value is None
    assert {fault.code for fault in document.faults} == {"YAML_FEATURE"}
    assert time.process_time() - begin < 1


def test_an_alias_of_itself_ends() -> None:
    assert faults("&a [*a]") == [(1, 1, "YAML_FEATURE"), (1, 5, "YAML_FEATURE")]


@pytest.mark.parametrize("sign", ["a & b", "5 * 3", "Stop!", "b!c", "x*y", "a -> b"])
def test_signs_inside_a_text_are_no_features(sign: str) -> None:
    document = load(f"key: {sign}\nlist: [{sign}]")
    assert (document.value, document.faults) == ({"key": sign, "list": [sign]}, [])


DEEP = {
    "flow lists": "[" * 5_000,
    "closed flow lists": "[" * 5_000 + "]" * 5_000,
    "flow mappings": "{a: " * 5_000,
    "block lists": "".join(" " * i + "-\n" for i in range(1_300)),
    "compact lists": "- " * 5_000 + "x",
    "block mappings": "".join(" " * i + "a:\n" for i in range(1_300)),
    "explicit keys": "? " * 5_000,
    "lists in mappings": "".join("  " * i + "- a:\n" for i in range(600)),
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_deep_nesting_is_a_fault_at_its_place(text: str) -> None:
    (fault,) = load(text).faults
    assert fault.code == "TOO_DEEP"
    assert fault.place.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "text", [": " * 5_000, "- : " * 3_000, "!a " * 5_000, "&a " * 5_000, "|" * 9_999]
)
def test_rows_of_signs_are_faults(text: str) -> None:
    assert load(text).faults != []


def test_the_allowed_depth_is_read() -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert load(text).faults == []
    assert faults(f"[{text}]") == [(1, MAX_DEPTH + 1, "TOO_DEEP")]


def test_a_hundred_thousand_keys_are_read_in_time() -> None:
    begin = time.process_time()
    assert len(load("\n".join(f"k{i}: {i}" for i in range(100_000))).value) == 100_000
    assert time.process_time() - begin < 15


def test_a_very_long_line_is_read() -> None:
    assert load(f"key: {'word ' * 100_000}").value["key"].startswith("word")


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "---\n...\n"])
def test_nothing_is_nothing(text: str) -> None:
    document = load(text)
    assert (document.value, document.faults) == (None, [])
