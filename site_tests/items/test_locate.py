"""Showing one place: in practice, and where authors ask for it."""

from __future__ import annotations

import json
import re

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.items.bank import DrawItem, LocateItem
from root_or_nerve.model.library import NO_SKIN, Library, Text
from root_or_nerve.problems import Problem
from root_or_nerve.render.blocks import Blocks
from site_tests.items.asked_skin import DRAWN, asked_of

BLOCK = """id: web
rev: 1
kind: locate
territory: deep-fibular
side: right
because: It is all that it has
"""


def read(library: Library, block: str, *, bare: bool = False) -> Blocks:
    """Return what becomes of a block whose first line is line 11 of its file."""
    skin = NO_SKIN if bare else library.skin
    text = Text("content/lessons/x.md", "", 10)
    blocks = Blocks("x", text, "learn/x.md", {}, library.anatomy, skin)
    blocks("item", block, 1)
    return blocks


def problem(library: Library, *changes: tuple[str, str]) -> Problem:
    block = BLOCK
    for old, new in changes:
        assert old in block
        block = block.replace(old, new)
    blocks = read(library, block)
    assert blocks.items == []
    [found] = blocks.problems
    return found


@pytest.mark.parametrize("case", DRAWN)
def test_a_case_has_one_place_of_its_lesion_to_show_too(
    library: Library, case: str
) -> None:
    found = asked_of(library, case)
    assert found
    assert found.locate.id == f"{case}.locate"
    [file] = [file for file in library.cases if file.case.id == case]
    assert file.case.answer.lesions[0].id in found.locate.skin.shown


def test_practice_asks_for_a_place_and_the_page_for_a_drawing(site: Site) -> None:
    index = str(site.assets["assets/practice/index.js"])
    rows = json.loads(index[index.index("=[") + 1 : index.rindex(";")])
    names = {row[0]: row[4] for row in rows}
    for case in DRAWN:
        order = names[case]
        assert order.index("locate") == order.index("name") + 1
        assert "draw" not in order
        assert f'item="{case}.draw-' in site.pages[f"cases/{case}.md"].html
        assert f'item="{case}.locate"' not in site.pages[f"cases/{case}.md"].html


def test_a_block_becomes_an_item(library: Library) -> None:
    blocks = read(library, BLOCK)
    assert blocks.problems == []
    [item] = blocks.items
    assert isinstance(item, LocateItem)
    assert item.id == "x.web"
    assert not item.reveals
    assert item.skin.because == "It is all that it has."
    assert "deep fibular nerve, right side" in item.prompt


def test_a_block_may_bring_its_question_and_its_map(library: Library) -> None:
    more = "prompt: Draw S3.\nmap: keegan-garrett-1948\n"
    block = BLOCK.replace("locate", "draw").replace("deep-fibular", "S3") + more
    [item] = read(library, block).items
    assert isinstance(item, DrawItem)
    assert (item.prompt, item.skin.map) == ("Draw S3.", "keegan-garrett-1948")


def test_what_is_read_without_script_gives_nothing_away(library: Library) -> None:
    blocks = Blocks(
        "x",
        Text("content/lessons/x.md", "", 10),
        "learn/x.md",
        {},
        library.anatomy,
        library.skin,
    )
    html = blocks("item", BLOCK, 1)
    shown = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "needs script" in shown
    assert "web" not in shown.replace("x.web", "")


def test_without_a_body_a_block_is_left_out_silently(library: Library) -> None:
    blocks = read(library, BLOCK, bare=True)
    assert (blocks.items, blocks.problems) == ([], [])


def test_an_unknown_territory_is_a_problem_with_its_line(library: Library) -> None:
    found = problem(library, ("deep-fibular", "deep-fibula"))
    assert (found.line, found.code.slug) == (14, "unknown-reference")
    assert found.message == 'territory: no root or nerve has the id "deep-fibula"'
    assert found.hint == 'did you mean "deep-fibular"?'


def test_a_territory_that_its_map_leaves_blank_is_a_problem(library: Library) -> None:
    found = problem(library, ("deep-fibular", "S3"))
    assert found.line == 14
    assert 'the map "lee-2008" draws no skin of "S3"' in found.message
    assert found.hint
    assert "keegan-garrett-1948" in found.hint


def test_an_unknown_map_is_a_problem(library: Library) -> None:
    found = problem(library, ("deep-fibular", "L5\nmap: lee-2009"))
    assert (found.line, found.hint) == (15, 'did you mean "lee-2008"?')


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("side: right", "side: both", "bad-value"),
        ("side: right\n", "", "missing-key"),
        ("kind: locate", "kind: locat", "bad-value"),
        ("id: web", "id: web\noptions: []", "unknown-key"),
    ],
)
def test_other_faults_are_told_as_of_any_block(
    library: Library, old: str, new: str, slug: str
) -> None:
    assert problem(library, (old, new)).code.slug == slug


def test_a_mistyped_kind_is_held_against_every_kind(library: Library) -> None:
    found = problem(library, ("kind: locate", "kind: locat"))
    assert found.hint == 'did you mean "locate"?'
    for kind in ("name", "decide", "imaging", "locate", "draw"):
        assert kind in found.message
    told = problem(library, ("kind: locate", "kind: decid"))
    assert told.hint == 'did you mean "decide"?'
