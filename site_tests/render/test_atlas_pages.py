"""Pages that list the anatomy, with their filters and their places to link to."""

from __future__ import annotations

import re

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model import anatomy as things
from root_or_nerve.model.base import Kind, Region
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.render.anatomy_pages import Atlas
from root_or_nerve.render.atlas_pages import atlas_pages
from root_or_nerve.render.page import Page
from site_tests.anatomies import anatomy_of, fact, nerve, pair, root, source
from site_tests.live_markup import words

LISTS = {
    "conditions": "conditions/index.md",
    "tests": "tests/index.md",
    "landmarks": "landmarks/index.md",
    "terms": "glossary/index.md",
}


def pages(anatomy: Anatomy) -> dict[str, Page]:
    return atlas_pages(Atlas.of(anatomy))


def condition(id: str, **more: object) -> things.Condition:
    given = {"id": id, "name": id, "site": things.Site.JOINT, "clue": fact("A clue.")}
    return things.Condition.model_validate({**given, **more})


def examination(id: str, kind: things.TestKind) -> things.Test:
    return things.Test(
        id=id,
        name=id,
        kind=kind,
        method=fact("So."),
        shows=(fact("It shows.", Kind.REVIEW, "a"),),
    )


def term(id: str, **more: object) -> things.Term:
    given = {"id": id, "name": id, "meaning": fact("A word.")}
    return things.Term.model_validate({**given, **more})


def test_a_thing_of_two_regions_stands_in_both() -> None:
    both = (Region.ARM, Region.LEG)
    anatomy = anatomy_of(
        root("L5", back=fact("Big toe.")), nerve("x", ["L5"], regions=both)
    )
    html = pages(anatomy)["atlas/index.md"].html
    groups = dict(re.findall(r'data-f1="(\d)">\n<h2 id="(\w+)"', html))
    assert groups == {"1": "arm", "2": "leg"}
    assert html.count("../nerves/x.md") == 2
    assert html.count("../roots/L5.md") == 1
    assert "L5 Big toe." in words(html)
    assert "X nerve No skin of its own." in words(html)


def test_pairs_carry_the_numbers_of_their_regions() -> None:
    anatomy = anatomy_of(
        root("L5"),
        nerve("x", ["L5"]),
        pair("one", ["L5"], ["x"], regions=(Region.LEG, Region.ARM)),
        pair("two", ["L5"], ["x"], regions=(Region.LEG,)),
    )
    html = pages(anatomy)["pairs/index.md"].html
    assert re.findall(r'<li data-f1="([\d ]+)"', html) == ["2 1", "2"]


def test_emergencies_come_first_and_say_so() -> None:
    anatomy = Anatomy(
        conditions={
            "calm": condition("calm"),
            "urgent": condition("urgent", emergency=True, action=fact("Act now.")),
        }
    )
    page = pages(anatomy)["conditions/index.md"]
    assert [anchor for _, anchor, _ in page.outline] == ["urgent", "calm"]
    assert "Emergency" in words(page.html)
    assert "What to do Act now." in words(page.html)


def test_tests_stand_by_kind_and_share_one_list_of_works() -> None:
    block, imaging = things.TestKind.BLOCK, things.TestKind.IMAGING
    tests = {"mri": examination("mri", imaging), "tap": examination("tap", block)}
    anatomy = Anatomy(tests=tests, sources={"a": source("a")})
    page = pages(anatomy)["tests/index.md"]
    assert [anchor for _, anchor, _ in page.outline] == ["block", "imaging"]
    assert words(page.html).count("It shows. review 1") == 2
    assert page.html.count('id="ref-1"') == 1


def test_words_are_in_the_order_of_the_alphabet_and_lead_to_each_other() -> None:
    anatomy = Anatomy(
        terms={
            "zygapophysis": term("zygapophysis", see=("axon",)),
            "emg": term("emg", name="EMG"),
            "axon": term("axon", abbreviation="AX", synonyms=("AX", "neurite")),
        }
    )
    page = pages(anatomy)["glossary/index.md"]
    assert re.findall(r'<div id="(\w+)">', page.html) == ["axon", "emg", "zygapophysis"]
    assert 'See <a href="#axon">axon</a>.' in page.html
    assert words(page.html).count("AX") == 1


@pytest.mark.parametrize("table", LISTS)
def test_everything_of_the_course_has_its_place_and_its_search_entry(
    table: str, library: Library, site: Site
) -> None:
    page = site.pages[LISTS[table]]
    found = {entry.anchor: entry for entry in page.entries if entry.anchor}
    for id, thing in getattr(library.anatomy, table).items():
        assert page.html.count(f'id="{id}"') == 1
        assert found[id].title.lower() == thing.name.lower()
        told = found[id].text
        assert all(name in told for name in thing.synonyms), id
    assert found.keys() == getattr(library.anatomy, table).keys()


def test_every_root_and_nerve_of_the_course_is_in_the_atlas(
    library: Library, site: Site
) -> None:
    html = site.pages["atlas/index.md"].html
    for table in ("roots", "nerves"):
        for id, thing in getattr(library.anatomy, table).items():
            assert html.count(f'"../{table}/{id}.md"') == len(thing.regions) > 0, id


@pytest.mark.parametrize(
    "path", ["atlas/index.md", "pairs/index.md", "tests/index.md", "cases/index.md"]
)
def test_every_choice_of_a_filter_leaves_something(path: str, site: Site) -> None:
    html = site.pages[path].html
    names = sorted(set(re.findall(r'<input type="radio" name="(f\d)"', html)))
    assert names
    for name in names:
        offered = set(re.findall(rf'name="{name}" value="(\d+)"', html))
        carried = " ".join(re.findall(rf'data-{name}="([\d ]*)"', html)).split()
        assert set(carried) == offered - {"0"}, name
        assert html.count(f'name="{name}" value="0" checked') == 1
    total = len(re.findall(r"<[a-z]+ [^>]*data-f1=", html))
    assert len(re.findall(r'<[a-z]+ [^>]*data-f1="\d[\d ]*"', html)) == total


def test_the_atlas_leads_to_every_other_list(site: Site) -> None:
    html = site.pages["atlas/index.md"].html
    for path in ("muscles", "pairs", "conditions", "tests", "landmarks", "glossary"):
        assert f'href="../{path}/index.md"' in html
        assert 'href="../atlas/index.md"' in site.pages[f"{path}/index.md"].html
