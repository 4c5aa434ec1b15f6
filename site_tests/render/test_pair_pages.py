"""A page for each pair: shared, decider, both sides, tests, muscles."""

from __future__ import annotations

import re

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.anatomy import Pair, PairSideKind
from root_or_nerve.model.library import Library
from root_or_nerve.render import addresses
from root_or_nerve.render.anatomy_pages import Atlas
from root_or_nerve.render.page import Page
from root_or_nerve.render.pair_pages import pair_pages
from site_tests.anatomies import anatomy_of, leg, pair, root, side
from site_tests.live_markup import words


@pytest.fixture(scope="module")
def page() -> Page:
    return pair_pages(Atlas.of(leg()))["pairs/l5-fibular.md"]


def muscles_of(page: Page) -> dict[str, set[str]]:
    """Return the ids of the muscles under each heading of the last section."""
    _, _, after = page.html.partition('<h2 id="muscles">')
    groups = re.findall(r"<h3>(.*?)</h3>(.*?)</ul>", after, re.S)
    return {
        name: set(re.findall(r"muscles/([\w-]+)\.md", part)) for name, part in groups
    }


def test_a_pair_tells_what_is_shared_and_what_decides(page: Page) -> None:
    text = words(page.html)
    assert page.title == "L5 root or fibular nerve"
    assert "They share Skin." in text
    assert "The decider Power." in text
    assert "It speaks for L5." in text
    assert "It speaks for fibular." in text
    assert page.description == "What separates them: Power."


def test_tests_stand_in_their_order_whatever_they_are(page: Page) -> None:
    _, _, after = page.html.partition('<h2 id="tests">')
    found = re.findall(r'<li><a href="(.*?)"', after.partition("</ol>")[0])
    assert found == ["../muscles/turn-in.md", "../muscles/index.md#ankle-jerk"]


def test_muscles_stand_under_the_side_that_weakens_them(page: Page) -> None:
    assert muscles_of(page) == {
        "Only the root": {"turn-in"},
        "Only the nerve": {"turn-out"},
    }


def test_two_nerves_have_no_muscles_to_tell_root_from_nerve() -> None:
    anatomy = leg()
    sides = (side(PairSideKind.NERVE, "tibial"), side(PairSideKind.NERVE, "fibular"))
    two = anatomy_of(
        *anatomy.roots.values(),
        *anatomy.nerves.values(),
        *anatomy.muscles.values(),
        pair("two", ["L5"], ["tibial"], sides=sides),
    )
    page = pair_pages(Atlas.of(two))["pairs/two.md"]
    assert 'id="muscles"' not in page.html
    assert 'id="tests"' not in page.html


def test_sides_of_several_are_told_together() -> None:
    anatomy = anatomy_of(
        *(root(id) for id in ("L4", "L5", "S1")),
        *leg().nerves.values(),
        pair("many", ["L4", "L5", "S1"], ["tibial", "fibular"]),
    )
    page = pair_pages(Atlas.of(anatomy))["pairs/many.md"]
    assert page.title == "L4–S1 roots, or tibial nerve or fibular nerve"
    assert all(f"../roots/{id}.md" in page.html for id in ("L4", "L5", "S1"))


def test_a_known_pair_is_separated_by_the_muscles_of_the_books(site: Site) -> None:
    groups = muscles_of(site.pages["pairs/l5-common-fibular.md"])
    assert {"tibialis-posterior", "gluteus-medius"} <= groups["Only the root"]
    assert "tibialis-anterior" not in {m for group in groups.values() for m in group}


def sides_of(item: Pair) -> list[str]:
    return [id for one in item.sides for id in one.ids]


def test_every_pair_of_the_course_is_linked_from_all_its_sides(
    library: Library, site: Site
) -> None:
    anatomy = library.anatomy
    for item in anatomy.pairs.values():
        for id in sides_of(item):
            path, _, anchor = addresses.lesion_address(anatomy, id).partition("#")
            html = site.pages[path].html
            if anchor:  # one section of a page of many
                html = html.partition(f'id="{anchor}"')[2].partition("</section>")[0]
            assert f"../pairs/{item.id}.md" in html, f"{item.id} from {id}"


def test_every_pair_of_the_course_leads_to_sides_and_tests_and_back(
    library: Library, site: Site
) -> None:
    anatomy = library.anatomy
    for item in anatomy.pairs.values():
        html = site.pages[f"pairs/{item.id}.md"].html
        for id in sides_of(item):
            assert f'href="../{addresses.lesion_address(anatomy, id)}"' in html
        for id in item.tests:
            assert f'href="../{addresses.test_address(anatomy, id)}"' in html
            if id in anatomy.reflexes:
                continue  # described in a few words under the tables
            path = addresses.test_address(anatomy, id).partition("#")[0]
            assert f"../pairs/{item.id}.md" in site.pages[path].html


def test_every_pair_of_the_course_is_in_the_list(library: Library, site: Site) -> None:
    listed = re.findall(
        r'href="\.\./pairs/([\w-]+)\.md"', site.pages["pairs/index.md"].html
    )
    assert listed == list(library.anatomy.pairs)
