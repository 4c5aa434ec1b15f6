"""A page for each root, nerve and muscle, and the links between them."""

from __future__ import annotations

import re

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.load.evidence import walk
from root_or_nerve.model.anatomy import Fibres
from root_or_nerve.model.base import Cited, Kind
from root_or_nerve.model.library import Library
from root_or_nerve.model.relations import all_roots
from root_or_nerve.render.anatomy_pages import Atlas, anatomy_pages
from root_or_nerve.render.genital_page import nerves_shown
from root_or_nerve.render.page import Page
from site_tests.anatomies import anatomy_of, fact, leg, nerve, root, source
from site_tests.live_markup import words

KINDS = ("measured", "review", "textbook")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return anatomy_pages(Atlas.of(leg()))


def links_of(page: Page) -> set[str]:
    return set(re.findall(r'href="([^"#]*\.md)', page.html))


def part(page: Page, id: str) -> str:
    """Return the words of one section."""
    found = re.search(rf'<h2 id="{id}">(.*?)</section>', page.html, re.S)
    return words(found[1]) if found else ""


def test_everything_has_its_page(pages: dict[str, Page]) -> None:
    assert set(pages) == {
        "roots/L5.md",
        "roots/S1.md",
        "nerves/fibular.md",
        "nerves/tibial.md",
        "muscles/lift.md",
        "muscles/turn-in.md",
        "muscles/push.md",
        "muscles/turn-out.md",
    }
    assert {page.template for page in pages.values()} == {"entry.html"}
    assert {page.door for page in pages.values()} == {"atlas"}


def test_a_root_lists_what_it_supplies_usually_and_what_in_some(
    pages: dict[str, Page],
) -> None:
    assert part(pages["roots/L5.md"], "muscles").endswith(
        "Usually Work of lift (lift) fibular nerve Work of turn-in (turn in) "
        "tibial nerve In some people Work of push (push) tibial nerve"
    )
    assert part(pages["roots/S1.md"], "nerves").endswith(
        "Usually Tibial nerve In some people Fibular nerve"
    )


def test_a_muscle_names_what_else_would_be_weak(pages: dict[str, Page]) -> None:
    page = pages["muscles/lift.md"]
    assert "Work of turn-in" in part(page, "same-root")
    assert "Work of turn-out" in part(page, "same-nerve")
    assert "push" not in words(page.html)


def test_a_muscle_or_reflex_leads_to_the_pair_that_it_decides(
    pages: dict[str, Page],
) -> None:
    assert "../pairs/l5-fibular.md" in links_of(pages["muscles/turn-in.md"])
    assert "../pairs/l5-fibular.md" not in links_of(pages["muscles/lift.md"])


def test_roots_lead_up_and_down_and_end_at_both_ends(pages: dict[str, Page]) -> None:
    upper, lower = (pages[f"roots/{id}.md"].html for id in ("L5", "S1"))
    assert 'rel="next"' in upper
    assert 'rel="prev"' not in upper
    assert 'rel="prev"' in lower
    assert 'rel="next"' not in lower


def test_what_is_not_told_has_no_heading(pages: dict[str, Page]) -> None:
    page = pages["nerves/tibial.md"]
    for label in ("Stays normal", "Branch of", "Course", "Landmarks", "Sources"):
        assert label not in words(page.html)
    assert [anchor for _, anchor, _ in page.outline] == ["muscles"]


@pytest.mark.parametrize(
    ("fibres", "told"),
    [
        (Fibres.SENSORY, "no power, no reflex"),
        (Fibres.MOTOR, "power, and no skin"),
        (Fibres.MIXED, "feeling and power"),
    ],
)
def test_a_nerve_says_what_it_carries(fibres: Fibres, told: str) -> None:
    anatomy = anatomy_of(root("L5"), nerve("x", ["L5"], fibres=fibres))
    page = anatomy_pages(Atlas.of(anatomy))["nerves/x.md"]
    assert told in words(page.html)


def test_other_names_are_told_once_and_found() -> None:
    named = nerve("x", ["L5"], abbreviation="XN", synonyms=("XN", "peroneal"))
    page = anatomy_pages(Atlas.of(anatomy_of(root("L5"), named)))["nerves/x.md"]
    assert "Found under: XN and peroneal" in words(page.html)
    assert "XN, peroneal" in page.entries[0].text


def test_text_of_an_author_is_text() -> None:
    hostile = "<b onclick=x>&amp;</b>"
    bare = root("L5", front=fact(hostile))
    anatomy = anatomy_of(bare, nerve("x", ["L5"], name=hostile, synonyms=(hostile,)))
    for page in anatomy_pages(Atlas.of(anatomy)).values():
        assert "<b" not in page.html
        assert hostile in words(page.html)


def test_numbers_match_the_list_and_consensus_has_none() -> None:
    anatomy = anatomy_of(
        root("L5"),
        nerve(
            "x",
            ["L5"],
            skin=fact("Skin.", Kind.REVIEW, "b"),
            spared=fact("Spared."),
            notes=(fact("Note.", Kind.MEASURED, "a", "b"),),
        ),
        sources={key: source(key) for key in ("a", "b")},
    )
    page = anatomy_pages(Atlas.of(anatomy))["nerves/x.md"]
    text = words(page.html)
    assert "Skin. review 1" in text
    assert "Note. measured 2 1" in text
    assert re.search(r"Spared\. (?!review|measured|textbook|\d)", text)
    assert re.findall(r'<li id="ref-(\d)">Smith A. On (\w)', page.html) == [
        ("1", "b"),
        ("2", "a"),
    ]


@pytest.mark.parametrize("table", ["roots", "nerves", "muscles", "pairs"])
def test_everything_of_the_course_has_a_page_of_its_own(
    table: str, library: Library, site: Site
) -> None:
    ids = getattr(library.anatomy, table)
    own = rf"{table}/(?!index|overlap)[^/]+"
    made = {path for path in site.pages if re.fullmatch(own, path)}
    assert made == {f"{table}/{id}.md" for id in ids}
    titles = [site.pages[path].title for path in made]
    assert len(set(titles)) == len(titles)


def test_nerves_and_roots_of_the_course_lead_to_each_other(
    library: Library, site: Site
) -> None:
    for item in library.anatomy.nerves.values():
        page = site.pages[f"nerves/{item.id}.md"]
        for id in all_roots(item.roots):
            assert f"../roots/{id}.md" in links_of(page)
            back = links_of(site.pages[f"roots/{id}.md"])
            assert f"../nerves/{item.id}.md" in back


def test_muscles_of_the_course_lead_to_roots_and_nerves_and_back(
    library: Library, site: Site
) -> None:
    for item in library.anatomy.muscles.values():
        page = site.pages[f"muscles/{item.id}.md"]
        ways = [f"roots/{id}" for id in all_roots(item.roots)]
        for way in (*ways, *(f"nerves/{id}" for id in item.nerves)):
            assert f"../{way}.md" in links_of(page)
            assert f"../muscles/{item.id}.md" in links_of(site.pages[f"{way}.md"])


def test_neighbours_of_the_course_lead_to_each_other(
    library: Library, site: Site
) -> None:
    for item in library.anatomy.nerves.values():
        for id in item.neighbours:
            assert f"../nerves/{item.id}.md" in links_of(site.pages[f"nerves/{id}.md"])


def test_every_fact_of_the_course_is_on_its_page(library: Library, site: Site) -> None:
    for table in ("roots", "nerves"):
        for id, entry in getattr(library.anatomy, table).items():
            text = words(site.pages[f"{table}/{id}.md"].html)
            for _, found in walk(entry):
                if told := getattr(found, "text", ""):
                    assert " ".join(told.split()) in text, f"{table}.{id}: {told}"


def test_evidence_of_the_course_is_shown_as_often_as_it_is_given(
    library: Library, site: Site
) -> None:
    for table in ("roots", "nerves", "muscles"):
        for id, entry in getattr(library.anatomy, table).items():
            page = site.pages[f"{table}/{id}.md"]
            given = [
                found.kind.value
                for _, found in walk(entry)
                if isinstance(found, Cited) and found.kind is not Kind.CONSENSUS
            ]
            drawing = r'<h2 id="drawing">.*?</section>'  # of the skin, not of it
            html = re.sub(drawing, "", page.html, flags=re.S)
            shown = re.findall(r'class="rn-evidence">(\w+)', html)
            assert sorted(shown) == sorted(given), id


def test_numbers_of_every_page_lead_to_its_own_list(site: Site) -> None:
    count = 0
    for path, page in site.pages.items():
        numbers = {int(n) for n in re.findall(r'href="#ref-(\d+)"', page.html)}
        listed = [int(n) for n in re.findall(r'id="ref-(\d+)"', page.html)]
        assert listed == list(range(1, len(listed) + 1)), path
        if page.template == "entry.html":
            assert numbers == set(listed), path
            count += len(listed)
    assert count > 50


def test_a_description_is_one_sentence_in_its_place(site: Site) -> None:
    for path, page in site.pages.items():
        if page.template == "entry.html":
            assert page.description.endswith("."), path
            assert len(page.description) > 10, path


def test_the_schematic_of_genital_skin_is_linked_from_the_nerves_that_it_shows(
    site: Site, library: Library
) -> None:
    shown = nerves_shown()
    assert "pudendal" in shown
    for id in library.anatomy.nerves:
        html = site.pages[f"nerves/{id}.md"].html
        assert ("../atlas/genital-skin.md" in html) == (id in shown), id
    without = anatomy_pages(Atlas.of(library.anatomy))
    assert "genital-skin" not in without["nerves/pudendal.md"].html
