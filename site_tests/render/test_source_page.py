"""Every work, what cites it, and no case by name."""

from __future__ import annotations

import re
from pathlib import Path

from root_or_nerve.compile import Site
from root_or_nerve.load.evidence import cited_keys
from root_or_nerve.model.base import Kind
from root_or_nerve.model.library import Library
from root_or_nerve.render.addresses import address
from root_or_nerve.render.source_page import citing_anatomy, source_list
from site_tests.anatomies import anatomy_of, fact, nerve, pair, root, source
from site_tests.course import CASE, compiled, edit, make_course
from site_tests.live_markup import words

ANATOMY = anatomy_of(
    root("L5", front=fact("Skin.", Kind.REVIEW, "a")),
    nerve("x", ["L5"], skin=fact("Skin.", Kind.REVIEW, "a", "b"), notes=(fact(),)),
    pair("l5-x", ["L5"], ["x"], decider=fact("Power.", Kind.REVIEW, "b")),
    sources={key: source(key, people=(f"Smith {key.upper()}",)) for key in "abc"},
)


def cited(html: str) -> dict[str, str]:
    """Return, for each work, what is said to cite it."""
    items = re.findall(r'<li id="([^"]+)">(.*?)</li>', html, re.S)
    said = {key: words(part).partition("Cited: ")[2] for key, part in items}
    return {key: re.sub(r" ([,;])", r"\1", what) for key, what in said.items()}


def test_a_work_knows_its_facts_in_the_order_of_the_tables() -> None:
    found = citing_anatomy(ANATOMY)
    assert [(x.title, x.path) for x in found["a"]] == [
        ("L5 root", "../roots/L5.md"),
        ("X nerve", "../nerves/x.md"),
    ]
    assert [x.title for x in found["b"]] == ["X nerve", "L5 root or x nerve"]
    assert "c" not in found


def test_works_are_listed_by_author_with_what_cites_them() -> None:
    cases = [["a"], ["a", "c"], ["c"], []]
    page = source_list(ANATOMY, cases, citing_anatomy(ANATOMY))
    assert cited(page.html) == {
        "a": "L5 root, X nerve; 2 cases",
        "b": "X nerve, L5 root or x nerve",
        "c": "2 cases",
    }


def test_one_case_is_one_case_and_none_is_not_told() -> None:
    page = source_list(ANATOMY, [["b"]], {})
    assert cited(page.html) == {"a": "", "b": "1 case", "c": ""}


def test_what_is_cited_in_the_prose_alone_counts_as_well(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    second = """
@article{jones2002,
  author = {Jones, Bea},
  title = {More on legs},
  journal = {Journal of Legs},
  year = {2002},
}
"""
    bib = content / "anatomy" / "sources.bib"
    bib.write_text(bib.read_text() + second)
    edit(tmp_path, CASE, ("fibular neck [@smith2001]", "fibular neck [@jones2002]"))
    site, problems = compiled(content)
    assert problems == ()
    found = cited(site.pages["sources/index.md"].html)
    assert found["jones2002"] == "1 case"
    assert found["smith2001"].endswith("Two nerves of the leg; 1 case")


def test_a_lesson_that_cites_in_its_front_matter_alone_is_named(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, "content/lessons/leg.md", (" [@smith2001]", ""))
    site, _ = compiled(content)
    assert "Two nerves of the leg" in site.pages["sources/index.md"].html


def test_every_work_of_the_course_is_listed_once_with_what_cites_it(
    library: Library, site: Site
) -> None:
    found = cited(site.pages["sources/index.md"].html)
    assert found.keys() == library.anatomy.sources.keys()
    assert [key for key, what in found.items() if not what] == []


def test_every_fact_of_the_course_is_reached_from_its_work(
    library: Library, site: Site
) -> None:
    html = site.pages["sources/index.md"].html
    items = dict(re.findall(r'<li id="([^"]+)">(.*?)</li>', html, re.S))
    count = 0
    for table in ("roots", "nerves", "muscles", "pairs", "conditions", "tests"):
        for id, entry in getattr(library.anatomy, table).items():
            for key in cited_keys([entry]):
                assert f'href="../{address(table, id)}"' in items[key], (id, key)
                count += 1
    assert count > 50


def test_the_list_of_works_names_no_case(library: Library, site: Site) -> None:
    page = site.pages["sources/index.md"]
    text = page.html + page.onward + " ".join(entry.text for entry in page.entries)
    for file in library.cases:
        assert file.case.title not in text
        assert file.case.id not in text
