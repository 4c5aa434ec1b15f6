"""Authors' Markdown: nothing live gets through, and every line is right."""

from __future__ import annotations

import time

import pytest

from root_or_nerve.model.library import Text
from root_or_nerve.problems import Code
from root_or_nerve.render.markdown import BLOCKS, NOTES
from root_or_nerve.render.prose import Prose, page_of, parse, slug
from site_tests import payloads
from site_tests.live_markup import live, words

PATH = "content/lessons/leg.md"
FIRST_LINE = 10
SOURCES = ("smith2001", "jones2002", "lee2003")


def prose(markdown: str, page: str = "learn/leg.md") -> Prose:
    text = Text(PATH, markdown, FIRST_LINE)
    return parse(text, page, lambda word, content, line: "<hr>", SOURCES)


def told(markdown: str) -> list[tuple[int, int | None, str, str]]:
    """Return line of the Markdown (from 1), column, code and message."""
    return [
        (p.line - FIRST_LINE + 1, p.column, p.code.slug, p.message)
        for p in prose(markdown).problems
    ]


def places(markdown: str) -> list[tuple[int, int | None, str]]:
    return [(line, column, code) for line, column, code, _ in told(markdown)]


@pytest.mark.parametrize("payload", payloads.HTML)
def test_raw_html_is_reported_and_escaped(payload: str) -> None:
    found = prose(payload)
    assert Code.RAW_HTML in {problem.code for problem in found.problems} or (
        "&lt;" in found.html
    )
    assert live(found.html) == []


WRAPS = {
    "paragraph": "{}",
    "list": "- one\n  - {}\n",
    "ordered list": "1. {}\n",
    "quote": "> > {}\n",
    "table cell": "| a | b |\n|---|---|\n| {} | c |\n",
    "table head": "| {} | b |\n|---|---|\n| c | d |\n",
    "heading": "## {}\n",
    "setext heading": "{}\n---\n",
    "note body": "!!! note\n    {}\n",
    "note title": '!!! note "{}"\n    x\n',
    "note title in quotes of its own": "!!! note {}\n    x\n",
    "note type": "!!! {}\n    x\n",
    "fold type": "??? {}\n    x\n",
    "fence word": "```{}\nx\n```\n",
    "fence text": "```text\n{}\n```\n",
    "tilde fence": "~~~ {}\nx\n~~~\n",
    "indented code": "a\n\n    {}\n",
    "code": "`{}`",
    "emphasis": "**{}**",
    "citation": "[@{}]",
    "second citation": "[@smith2001; @{}]",
    "image alt": "![{}](x.png)",
    "image address": "![x]({})",
    "image title": '![x](x.png "{}")',
    "link text": "[{}](leg.md)",
    "link address": "[x]({})",
    "link address in brackets": "[x](<{}>)",
    "link title": '[x](https://example.org "{}")',
    "link anchor": "[x](leg.md#{})",
    "link query": "[x](https://example.org/?{})",
    "reference": "[x]: {}\n\n[x]\n",
    "reference title": '[x]: https://example.org "{}"\n\n[x]\n',
    "reference label": "[{}]: https://example.org\n\n[{}]\n",
    "autolink": "<https://example.org/{}>",
    "mail": "<mailto:{}@example.org>",
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS)
def test_no_payload_is_live_wherever_it_stands(wrap: str) -> None:
    for payload in payloads.EVERYWHERE:
        html = prose(wrap.replace("{}", payload)).html
        assert live(html) == [], payload


CONTROL = (
    "\t",
    "\x0b",
    "\x0c",
    "\u00a0",
    "\u200b",
    "\u2028",
    "&#9;",
    "&#x0A;",
    "&Tab;",
)
SCHEMES = ("javascript", "JAVASCRIPT", "vbscript", "data", "file", "blob", "about")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_hidden_by_white_space_or_entities_is_inert(scheme: str) -> None:
    for sign in CONTROL:
        for address in (
            f"{sign}{scheme}:alert(1)",
            f"{scheme[:3]}{sign}{scheme[3:]}:alert(1)",
            f"{scheme}{sign}:alert(1)",
            f"{scheme}:{sign}alert(1)",
        ):
            for markdown in (
                f"[x]({address})",
                f"[x](<{address}>)",
                f"<{address}>",
                f"[x]\n\n[x]: {address}",
            ):
                assert live(prose(markdown).html) == [], markdown


@pytest.mark.parametrize("payload", payloads.MARKDOWN)
def test_an_unsafe_link_is_reported_or_only_text(payload: str) -> None:
    found = prose(payload)
    assert (
        Code.UNSAFE_LINK in {p.code for p in found.problems} or "<a" not in found.html
    )
    assert "href" not in found.html


@pytest.mark.parametrize(
    ("markdown", "href"),
    [
        ("[x](https://example.org/a?b=c#d)", "https://example.org/a?b=c#d"),
        ("[x](http://example.org)", "http://example.org"),
        ("<https://example.org>", "https://example.org"),
        ("<a@example.org>", "mailto:a@example.org"),
        ("[x](leg.md)", "leg.md"),
        ("[x](leg.md#two-nerves)", "leg.md#two-nerves"),
        ("[x](../cases/foot.md)", "../cases/foot.md"),
        ("[x](../index.md)", "../index.md"),
        ("[x](../educators/fields.md)", "../educators/fields.md"),
        ("[x](#two-nerves)", "#two-nerves"),
    ],
)
def test_a_sound_link_is_kept(markdown: str, href: str) -> None:
    found = prose(markdown)
    assert found.problems == ()
    assert f'href="{href}"' in found.html


@pytest.mark.parametrize(
    ("markdown", "path", "anchor"),
    [
        ("[x](leg.md)", "learn/leg.md", ""),
        ("[x](leg.md#a)", "learn/leg.md", "a"),
        ("[x](../cases/foot.md)", "cases/foot.md", ""),
        ("[x](../index.md)", "index.md", ""),
        ("[x](#a)", "learn/leg.md", "a"),
        ("[x](../about/../lessons/leg.md)", "learn/leg.md", ""),
    ],
)
def test_links_inside_the_course_are_noted_for_the_check(
    markdown: str, path: str, anchor: str
) -> None:
    (link,) = prose(f"text\n\n- {markdown}").links
    assert (link.path, link.anchor, link.line) == (path, anchor, FIRST_LINE + 2)


@pytest.mark.parametrize(
    "path", ["../../README.md", "../../../x.md", "../../other/lessons/leg.md"]
)
def test_a_link_out_of_the_content_is_broken(path: str) -> None:
    assert places(f"[x]({path})") == [(1, 5, "broken-link")]


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("content/lessons/x.md", "learn/x.md"),
        ("content/cases/x.md", "cases/x.md"),
        ("content/about/index.md", "about/index.md"),
        ("content/index.md", "index.md"),
    ],
)
def test_a_page_is_named_after_its_file(source: str, page: str) -> None:
    assert page_of(source) == page


LINES = {
    "paragraph": ("one\ntwo <b>x", [(2, 5)]),
    "hard break": ("one  \n<b>x", [(2, 1)]),
    "backslash break": ("one\\\n<b>x", [(2, 1)]),
    "after code": ("`a\nb`\n<b>x", [(3, 1)]),
    "list": ("- one\n- two\n  - <b>three", [(3, 5)]),
    "loose list": ("- one\n\n- <b>two\n\n  <b>more", [(3, 3), (5, 3)]),
    "quote": ("> one\n> <b>two\n>\n> - <b>three", [(2, 3), (4, 5)]),
    "table": ("| a | b |\n|---|---|\n| c | d |\n| e | <b> |", [(4, 7)]),
    "note": ('!!! note "<b>"\n    one\n    two <b>\n', [(1, 11), (3, 9)]),
    "heading": ("one\n\n## <b>two", [(3, 4)]),
    "link text": ("one\n[two\n<b>three](leg.md)", [(3, 1)]),
    "block": ("one\n\n<div>\n", [(3, 1)]),
    "comment": ("one\n\n- two\n\n  <!-- three -->\n", [(5, 3)]),
    "twice in a line": ("<b> and <b>", [(1, None), (1, None)]),
}


@pytest.mark.parametrize(("markdown", "expected"), LINES.values(), ids=LINES)
def test_a_problem_has_the_line_and_where_exact_the_column(
    markdown: str, expected: list[tuple[int, int | None]]
) -> None:
    assert [(line, column) for line, column, _ in places(markdown)] == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("## One\n\n### Two\n\n## Three\n", []),
        ("# One\n", [(1, 3, "bad-heading")]),
        ("### One\n", [(1, 5, "bad-heading")]),
        ("## One\n\n#### Two\n", [(3, 6, "bad-heading")]),
        ("## One\n\n## ONE\n", [(3, 4, "bad-heading")]),
        ("## One\n\n### One!\n", [(3, 5, "bad-heading")]),
        ("## Sources\n", [(1, 4, "bad-heading")]),
        ("## Questions\n", [(1, 4, "bad-heading")]),
        ("## Ref 1\n", [(1, 4, "bad-heading")]),
        ("One\n===\n", [(1, 1, "bad-heading")]),
        ("> # One\n", [(1, 5, "bad-heading")]),
    ],
)
def test_headings_step_down_and_do_not_repeat(
    markdown: str, expected: list[tuple[int, int, str]]
) -> None:
    assert places(markdown) == expected


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("Two nerves", "two-nerves"),
        ("L4–L5: a *word*", "l4-l5-a-word"),
        ("__config", "config"),
        ("Über den Nerv", "über-den-nerv"),
        ("???", "section"),
    ],
)
def test_anchors_are_words_joined_by_hyphens(title: str, anchor: str) -> None:
    assert slug(title) == anchor


@pytest.mark.parametrize("title", ["__config", "__search", "__drawer", "__palette"])
def test_a_heading_cannot_take_an_id_of_the_theme(title: str) -> None:
    assert 'id="__' not in prose(f"## {title}\n").html


def test_the_outline_and_sections_follow_the_headings() -> None:
    found = prose(
        "Before.\n\n## One\n\nText `code`.\n\n### Two\n\nMore.\n\n## Three\n\nEnd."
    )
    assert found.outline == (
        (2, "one", "One"),
        (3, "two", "Two"),
        (2, "three", "Three"),
    )
    assert [(s.title, s.text, s.line) for s in found.sections] == [
        ("", "Before.", 10),
        ("One", "Text code. Two More.", 12),
        ("Three", "End.", 20),
    ]


def test_works_are_numbered_by_first_mention() -> None:
    found = prose("A [@lee2003]. B [@smith2001; @lee2003].\n\n- C [@jones2002]\n")
    assert found.cited == ("lee2003", "smith2001", "jones2002")
    assert found.problems == ()
    assert [words(s) for s in found.html.split("</sup>")][:3] == [
        "A source 1",
        ". B source 2 , 1",
        ". C source 3",
    ]


@pytest.mark.parametrize(
    ("markdown", "unknown"),
    [
        ("[@smyth2001]", ["smyth2001"]),
        ("[@smith2001; smith2001]", []),
        ("[@smith2001; nobody]", ["nobody"]),
        ("[@smith2001, @lee2003]", ["smith2001, @lee2003"]),
        ("[@smith2001;]", [""]),
        ("[@]", [""]),
        ("[@smith2001;\n@nobody]", ["nobody"]),
        ("[@ smith2001 ]", []),
        ("`[@nobody]`", []),
        ("\\[@nobody]", []),
        ("[@never closed", []),
    ],
)
def test_a_citation_names_works_that_exist(markdown: str, unknown: list[str]) -> None:
    found = [message for _, _, _, message in told(markdown)]
    assert found == [f'sources.bib has no entry "{key}"' for key in unknown]


def test_a_misspelt_citation_names_the_nearest() -> None:
    (problem,) = prose("[@smit2001]").problems
    assert problem.hint == 'did you mean "smith2001"?'


@pytest.mark.parametrize("word", [*BLOCKS, "text", ""])
def test_known_blocks_are_taken(word: str) -> None:
    assert told(f"```{word}\nx: y\n```\n") == []


@pytest.mark.parametrize("word", ["python", "Item", "item x", "html", "mermaid"])
def test_unknown_blocks_are_reported(word: str) -> None:
    assert places(f"x\n\n```{word}\nx\n```\n") == [(3, 4, "unknown-block")]


@pytest.mark.parametrize("word", NOTES)
def test_known_notes_are_taken(word: str) -> None:
    found = prose(f'!!! {word} "Title"\n    Body.\n')
    assert found.problems == ()
    assert f'class="admonition {word}"' in found.html


@pytest.mark.parametrize(
    "opening", ["!!! hint", '!!! note rn-hidden "T"', "??? note", "???+ note"]
)
def test_unknown_notes_are_reported(opening: str) -> None:
    assert places(f"x\n\n{opening}\n    Body.\n")[0][::2] == (3, "unknown-block")


@pytest.mark.parametrize(
    "markdown",
    [
        ">" * 25 + " lost",
        "".join("  " * i + "- x\n" for i in range(15)),
        "> - " * 12 + "x",
    ],
    ids=["quotes", "lists", "both"],
)
def test_text_too_deep_to_be_kept_is_reported(markdown: str) -> None:
    assert "too-deep" in {code for _, _, code in places(markdown)}


@pytest.mark.parametrize("depth", [1, 5, 9])
def test_text_that_is_kept_is_not_too_deep(depth: int) -> None:
    markdown = "".join("  " * i + f"- x{i}\n" for i in range(depth))
    assert places(markdown) == []
    assert f"x{depth - 1}" in prose(markdown).html


SLOW = {
    "quotes": ">" * 20_000,
    "quote lines": ("> " * 30 + "x\n") * 400,
    "nested lists": "".join("  " * i + "- x\n" for i in range(140)),
    "flat list": "- x\n" * 2_000,
    "ordered lists": "1. " * 5_000,
    "brackets": "[" * 15_000,
    "images": "![" * 3_000,
    "links": "[a](" * 5_000,
    "references": "[a]: <" * 4_000,
    "emphasis": "*a " * 6_000,
    "mixed emphasis": "**a*_b_" * 3_000,
    "code marks": " ".join("`" * i for i in range(1, 200)),
    "table": "|".join("a" * 400) + "\n" + "|".join("-" * 400) + "\n" + "a|b\n" * 200,
    "tags": "<b>" * 5_000,
    "open tags": "<a " * 8_000,
    "comments": "<!--" * 8_000,
    "declarations": "a <![CDATA[" * 2_000,
    "citations": "[@a" * 4_000,
    "citations closed": "[@" * 8_000 + "]",
    "entities": "&" * 20_000,
    "notes": "".join("    " * i + "!!! note\n" for i in range(60)),
    "headings": "".join(f"## h{i}\n" for i in range(1_000)),
    "one line": "word " * 30_000,
    "backslashes": "\\" * 20_000,
    "fences": "```\n" * 5_000,
}


@pytest.mark.parametrize("markdown", SLOW.values(), ids=SLOW)
def test_hostile_prose_neither_hangs_nor_fails(markdown: str) -> None:
    begin = time.process_time()
    assert live(prose(markdown).html) == []
    assert time.process_time() - begin < 10
