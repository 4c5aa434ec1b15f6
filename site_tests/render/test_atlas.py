"""What is joined on to pages of the anatomy: lessons, and cases as data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from root_or_nerve.compile import Site
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.render.atlas import render_atlas, with_readers
from root_or_nerve.render.page import Page
from site_tests.anatomies import leg
from site_tests.course import CASE, LESSON, compiled, edit, make_course
from site_tests.live_markup import live, words

NERVE = "nerves/common-fibular.md"


def cases_in(page: Page) -> list[dict[str, Any]]:
    found = re.search(r'class="rn-data">(.*?)</script>', page.onward)
    rows: list[dict[str, Any]] = json.loads(found[1]) if found else []
    return rows


def test_pages_of_an_anatomy_are_made_of_it_alone() -> None:
    first = render_atlas(leg())
    assert first == render_atlas(leg())
    assert len(first.pages) == 7 + 2 + 2 + 4 + 1
    assert all(page.onward == "" for page in first.pages.values())


def test_an_empty_anatomy_still_has_its_lists() -> None:
    assert all("index.md" in path for path in render_atlas(Anatomy()).pages)


def test_pages_that_nobody_reads_about_are_left_as_they_are() -> None:
    pages = render_atlas(leg()).pages
    joined = with_readers(pages, [], [])
    assert joined == pages
    assert all(joined[path] is page for path, page in pages.items())


def test_a_case_is_data_on_the_page_of_its_lesion_alone(tmp_path: Path) -> None:
    site, _ = compiled(make_course(tmp_path))
    page = site.pages[NERVE]
    assert cases_in(page) == [
        {
            "item": "foot-that-slaps.name",
            "rev": 1,
            "link": '<a href="../cases/foot-that-slaps.md">A foot that slaps</a>',
        }
    ]
    assert words(page.onward) == ""
    with_cases = [path for path, other in site.pages.items() if cases_in(other)]
    assert with_cases == [NERVE]


def test_data_cannot_end_its_script(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("title: A foot that slaps", 'title: "A </script><b>foot"'))
    site, _ = compiled(content)
    (row,) = cases_in(site.pages[NERVE])
    assert "&lt;/script&gt;" in row["link"]
    assert live(site.pages[NERVE].onward, ours=True) == []


def test_a_lesson_is_named_where_it_leads_to_once(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(
        tmp_path,
        LESSON,
        (
            "See [the case]",
            "See [the root](../roots/L5.md), [again](../roots/L5.md#muscles) and "
            "[a reflex](../muscles/index.md#ankle-jerk) and [the case]",
        ),
    )
    site, problems = compiled(content)
    assert problems == ()
    assert words(site.pages["roots/L5.md"].onward) == (
        "Lessons Two nerves of the leg What divides behind the knee, and what each "
        "half does."
    )
    assert "Two nerves" in site.pages["muscles/index.md"].onward


def test_a_link_to_nothing_on_a_generated_page_is_a_problem(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(
        tmp_path,
        LESSON,
        ("See [the case]", "See [a jerk](../muscles/index.md#knee-jerk), [the case]"),
    )
    assert [p.code.slug for p in compiled(content)[1]] == ["broken-link"]


def test_an_edited_case_changes_only_the_end_of_a_page(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    before, _ = compiled(content)
    edit(tmp_path, CASE, ("rev: 1", "rev: 2"))
    after, _ = compiled(content)
    assert before.pages[NERVE].html == after.pages[NERVE].html
    assert cases_in(after.pages[NERVE])[0]["rev"] == 2


def test_every_told_case_of_the_course_is_on_the_pages_of_its_lesions(
    library: Library, site: Site
) -> None:
    wanted = {
        (f"{lesion.kind.value}s/{lesion.id}.md", f"{file.case.id}.name")
        for file in library.cases
        for lesion in file.case.answer.lesions
        if lesion.kind.value != "other"
    }
    found = {
        (path, row["item"])
        for path, page in site.pages.items()
        for row in cases_in(page)
    }
    assert found == wanted
    asked = {item.id: item.rev for item in site.bank.items}
    for page in site.pages.values():
        for row in cases_in(page):
            assert asked[row["item"]] == row["rev"]
