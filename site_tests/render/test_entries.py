"""How links to things of the anatomy are named, and where they lead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from root_or_nerve.model.anatomy import PairSideKind
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.render import addresses, entries
from root_or_nerve.render.entries import (
    Link,
    Section,
    capital,
    lesion_links,
    muscle_link,
    pair_links,
    pair_title,
    reflex_link,
    roots_name,
    upward,
)
from root_or_nerve.render.statements import Statement
from site_tests.anatomies import anatomy_of, leg, muscle, pair, root, side

LUMBAR = anatomy_of(*(root(id) for id in ("L1", "L2", "L3", "L5", "S1")))


@pytest.mark.parametrize(
    ("ids", "name"),
    [
        (["L5"], "L5 root"),
        (["L1", "L2"], "L1–L2 roots"),
        (["L1", "L2", "L3"], "L1–L3 roots"),
        (["L3", "L5"], "L3–L5 roots"),  # beside each other in this anatomy
        (["L1", "L3"], "L1 or L3 root"),
        (["L2", "L1"], "L2 or L1 root"),
        (["L1", "L3", "S1"], "L1, L3 or S1 root"),
    ],
)
def test_roots_in_a_row_are_named_by_their_ends(ids: list[str], name: str) -> None:
    assert roots_name(LUMBAR, ids) == name


def test_a_muscle_is_called_by_its_movement_and_entered_by_its_first_nerve() -> None:
    anatomy = leg()
    assert muscle_link(anatomy, anatomy.muscles["turn-in"]) == Link(
        "Work of turn-in (turn in)", "../muscles/turn-in.md", "tibial nerve"
    )
    assert muscle_link(anatomy, muscle("alone", ["L5"], [])).note == ""


def test_a_reflex_leads_to_its_place_in_the_table() -> None:
    jerk = leg().reflexes["ankle-jerk"]
    path = "../muscles/index.md#ankle-jerk"
    assert reflex_link(jerk) == Link("Ankle jerk", path, "S1")


def test_a_pair_is_called_by_both_sides_and_from_one_by_the_other() -> None:
    anatomy = leg()
    (item,) = anatomy.pairs.values()
    assert pair_title(anatomy, item) == "L5 root or fibular nerve"
    names = {
        here: pair_links(anatomy, [item], here)[0].title
        for here in ("", "L5", "fibular", "turn-in")
    }
    assert names == {
        "": "L5 root or fibular nerve",
        "L5": "Fibular nerve",
        "fibular": "L5 root",
        "turn-in": "L5 root or fibular nerve",
    }


def test_a_pair_of_two_nerves_is_called_by_the_other_one() -> None:
    anatomy = leg()
    sides = (side(PairSideKind.NERVE, "tibial"), side(PairSideKind.NERVE, "fibular"))
    item = pair("x", ["L5"], ["tibial"], sides=sides)
    (link,) = pair_links(anatomy, [item], "tibial")
    assert link == Link("Fibular nerve", "../pairs/x.md", "Power.")


def test_tests_and_lesions_are_found_in_all_their_tables() -> None:
    anatomy = leg()
    tests = entries.test_links(anatomy, ["lift", "ankle-jerk"])
    assert [link.path for link in tests] == [
        "../muscles/lift.md",
        "../muscles/index.md#ankle-jerk",
    ]
    assert [(x.title, x.path) for x in lesion_links(anatomy, ["S1", "tibial"])] == [
        ("S1 root", "../roots/S1.md"),
        ("Tibial nerve", "../nerves/tibial.md"),
    ]


@pytest.mark.parametrize("of", [addresses.lesion_address, addresses.test_address])
def test_what_does_not_exist_has_no_address(
    of: Callable[[Anatomy, str], str],
) -> None:
    with pytest.raises(KeyError):
        of(Anatomy(), "nothing")


def test_every_entry_of_the_course_has_an_address_of_its_own(library: Library) -> None:
    anatomy = library.anatomy
    tables = (
        "roots",
        "nerves",
        "muscles",
        "pairs",
        "reflexes",
        "conditions",
        "tests",
        "landmarks",
        "terms",
    )
    address = addresses.address
    found = [address(table, id) for table in tables for id in getattr(anatomy, table)]
    assert len(set(found)) == len(found) > 200


def test_a_section_without_statements_and_links_is_empty() -> None:
    link = Link("x", "x.md")
    assert Section("x", "X", "Lead.", groups=(("", ()), ("Some", ()))).is_empty
    assert not Section("x", "X", statements=(Statement("s", None),)).is_empty
    assert not Section("x", "X", groups=(("", ()), ("Some", (link,)))).is_empty


def test_only_the_first_letter_is_raised() -> None:
    assert capital("nerve of Arnold") == "Nerve of Arnold"
    assert capital("") == ""
    assert upward("nerves/x.md") == "../nerves/x.md"
