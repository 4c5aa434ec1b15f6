"""sources.bib: what is read, what is refused, and on which line."""

from __future__ import annotations

import time

import pytest

from root_or_nerve.load.bibliography import BibliographyFile, read_sources
from root_or_nerve.load.files import TextFile
from root_or_nerve.load.latex import plain_text
from root_or_nerve.model.sources import Source

ENTRY = "@article{a1,\n author = {Lu, Jike},\n title = {T},\n year = {1998}\n}\n"


def read(text: str) -> BibliographyFile:
    return read_sources(TextFile("content/anatomy/sources.bib", text))


def told(text: str) -> list[tuple[int, str]]:
    return [(p.line, p.code.slug) for p in read(text).problems]


def entry(**fields: str) -> Source:
    given = {"author": "Lu, Jike", "title": "T", "year": "1998", **fields}
    rows = "".join(
        f"  {name} = {{{value}}},\n" for name, value in given.items() if value
    )
    bibliography = read(f"@article{{a1,\n{rows}}}\n")
    assert bibliography.problems == []
    return bibliography.sources["a1"]


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ("Lu, Jike", ("Lu J",)),
        ("Lu, Jike and Ebraheim, Nabil A.", ("Lu J", "Ebraheim NA")),
        ("von Neumann, John", ("von Neumann J",)),
        ("Smith-Jones, Ann-Marie", ("Smith-Jones AM",)),
        ("Apok and others", ("Apok", "et al.")),
        ("{\\'E}lie, {\\O}ystein", ("Élie Ø",)),
        ("Lu, Jike  and\n  Xu, R", ("Lu J", "Xu R")),
    ],
)
def test_people_are_surnames_with_initials(
    author: str, people: tuple[str, ...]
) -> None:
    assert entry(author=author).people == people


def test_an_organization_is_no_person() -> None:
    source = entry(author="", organization="Society of Nerves and Roots")
    assert source.people == ("Society of Nerves and Roots",)


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, ""),
        ({"journal": "Spine"}, "Spine"),
        ({"journal": "Spine", "volume": "3", "pages": "1--2"}, "Spine 3:1–2"),
        ({"journal": "Spine", "volume": "3", "number": "4"}, "Spine 3(4)"),
        ({"publisher": "Press"}, "Press"),
    ],
)
def test_where_is_one_phrase(fields: dict[str, str], where: str) -> None:
    assert entry(**fields).where == where


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        ("S{\\o}gaard", "Søgaard"),
        ("Beaul{\\'e}", "Beaulé"),
        ('M\\"uller', "Müller"),
        ("{\\v S}koda", "Škoda"),
        ("\\v{S}koda", "Škoda"),
        ("\\c{c}a", "ça"),
        ("\\'{\\i}", "í"),
        ("stra{\\ss}e", "straße"),
        ("{\\AA}s", "Ås"),
        ("A \\& B, 5\\%", "A & B, 5%"),
        ("1--2", "1–2"),
        ("a~b", "a b"),
        ("{MRI} and {EMG}", "MRI and EMG"),
        ("two\n  lines", "two lines"),
        ("plain ü", "plain ü"),
        ("\\alpha", "\\alpha"),
    ],
)
def test_accents_become_letters(latex: str, text: str) -> None:
    assert plain_text(latex) == text


MALFORMED = {
    "nothing": ("", []),
    "comments only": ("% a comment\nand some words\n", []),
    "only an at sign": ("\n@\n", [(2, "bib-syntax")]),
    "no brace": ("\n\n@article\n", [(3, "bib-syntax")]),
    "open entry": ("@article{a", [(1, "bib-syntax")]),
    "open field": ("\n@article{a, title = {x", [(2, "bib-syntax")]),
    "open entry before a sound one": (
        f"@book{{b,\n title = {{x\n\n{ENTRY}",
        [(1, "bib-syntax")],
    ),
    "open comment": ("@comment{x", [(1, "bib-syntax")]),
    "no at sign": (f"% x\n{ENTRY[1:]}", [(2, "bib-syntax")]),
    "no key": (ENTRY.replace("a1", ""), [(1, "bib-syntax")]),
    "key with a space": (ENTRY.replace("a1", "a 1"), [(1, "bib-syntax")]),
    "key with markup": (ENTRY.replace("a1", '"><script>'), [(1, "bib-syntax")]),
    "no title": (f"\n\n{ENTRY.replace('title', 'note')}", [(3, "bib-syntax")]),
    "empty year": (ENTRY.replace("1998", " "), [(1, "bib-syntax")]),
    "nobody": (ENTRY.replace("author", "note"), [(1, "bib-syntax")]),
    "field twice": (
        ENTRY.replace("year", "title = {U},\n year"),
        [(1, "duplicate-key")],
    ),
    "entry twice": (f"{ENTRY}\n{ENTRY}", [(7, "duplicate-id")]),
    "commas": ("@article{a,,,}", [(1, "bib-syntax")]),
    "no value": ("@article{a, title}", [(1, "bib-syntax")]),
    "LaTeX": (ENTRY.replace("{T}", "{\\emph{T}}"), [(1, "bib-syntax")]),
    "doi with its address": (
        ENTRY.replace("year", "doi = {https://doi.org/10.1000/1},\n year"),
        [(1, "bib-syntax")],
    ),
    "doi with markup": (
        ENTRY.replace("year", 'doi = {10.1000/"><b>},\n year'),
        [(1, "bib-syntax")],
    ),
    "script address": (
        ENTRY.replace("year", "url = {javascript:x},\n year"),
        [(1, "unsafe-link")],
    ),
    "address without scheme": (
        ENTRY.replace("year", "url = {//x.org},\n year"),
        [(1, "unsafe-link")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_bibliography_is_told_by_line(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "name", ["open entry before a sound one", "no at sign", "open field"]
)
def test_after_a_lost_entry_nobody_knows_which_keys_exist(name: str) -> None:
    assert read(MALFORMED[name][0]).lost


@pytest.mark.parametrize("name", ["no title", "entry twice", "LaTeX"])
def test_the_key_of_a_faulty_entry_is_known(name: str) -> None:
    found = read(MALFORMED[name][0])
    assert (found.stated, found.lost) == (["a1"], False)


HOSTILE = {
    "at signs": "@" * 200_000,
    "open braces": "{" * 200_000,
    "open entries": "@article{a" * 10_000,
    "quotes": '"' * 200_000,
    "entries": "".join(ENTRY.replace("a1", f"k{i}") for i in range(5_000)),
    "the same entry": ENTRY * 3_000,
    "authors": ENTRY.replace("Lu, Jike", "Lu, Jike and " * 30_000 + "X"),
    "blanks": ENTRY.replace("Lu, Jike", "a" + " " * 300_000 + "b"),
    "back-slashes": ENTRY.replace("Lu, Jike", "\\" * 100_000),
    "fields": "@a{k," + ",".join(f"f{i}={{x}}" for i in range(30_000)) + "}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_bibliography_neither_hangs_nor_fails(text: str) -> None:
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 10
