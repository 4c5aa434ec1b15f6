"""Muscles and reflexes by root and nerve, in one table a limb."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.anatomy import Muscle, Reflex
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.model.relations import all_roots
from root_or_nerve.render.matrix import matrix
from site_tests.anatomies import anatomy_of, fact, leg, muscle, nerve, reflex, root


class Rows(HTMLParser):
    """The cells of every table, by table, in words."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("th", "td"):
            self.tables[-1][-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tables[-1][-1][-1] += data


def tables(html: str) -> list[list[list[str]]]:
    rows = Rows()
    rows.feed(html)
    return rows.tables


def test_a_table_says_usual_in_some_or_nothing() -> None:
    assert tables(matrix(leg()).html) == [
        [
            ["Muscle", "L5", "S1", "Nerve that enters it"],
            ["Lift work of lift", "● usual", "", "Fibular nerve"],
            ["Turn in work of turn-in", "● usual", "", "Tibial nerve"],
            ["Push work of push", "○ in some", "● usual", "Tibial nerve"],
            ["Turn out work of turn-out", "", "● usual", "Fibular nerve"],
            ["Reflexes"],
            ["Ankle jerk", "", "● usual", "Tibial nerve"],
        ]
    ]


def test_limbs_have_tables_of_their_own_and_only_the_roots_that_they_use() -> None:
    anatomy = anatomy_of(
        *(root(id) for id in ("C7", "C8", "T1", "T6", "L5", "S1")),
        nerve("radial", ["C7"]),
        muscle("reach", ["C7"], ["radial"], ["T1"]),
        muscle("belly", ["T6"], []),
        reflex("wink", ["S1"]),
    )
    page = matrix(anatomy)
    assert [anchor for _, anchor, _ in page.outline] == ["arm", "trunk", "leg"]
    arm, trunk, foot = tables(page.html)
    assert arm[0][1:-1] == ["C7", "T1"]
    assert trunk[1] == ["Belly work of belly", "● usual", ""]
    assert foot == [
        ["Muscle", "S1", "Nerve that enters it"],
        ["Reflexes"],
        ["Wink", "● usual", ""],
    ]


def test_reflexes_are_described_and_found_by_their_other_names() -> None:
    jerk = reflex("jerk", ["S1"], synonyms=("Achilles",), notes=(fact("Often lost."),))
    page = matrix(anatomy_of(root("S1"), jerk))
    assert '<h3 id="jerk">Jerk</h3>' in page.html
    entry = next(e for e in page.entries if e.anchor == "jerk")
    assert entry.text == "Reflex. Achilles Often lost."


def test_a_root_from_beyond_the_limb_is_a_column_all_the_same() -> None:
    anatomy = anatomy_of(
        *(root(id) for id in ("T11", "T12", "L1")),
        muscle("belly", ["T11", "T12"], [], ["L1"]),
    )
    (table,) = tables(matrix(anatomy).html)
    assert table[0] == ["Muscle", "T11", "T12", "L1", "Nerve that enters it"]


def test_an_empty_anatomy_has_an_empty_page() -> None:
    assert tables(matrix(anatomy_of()).html) == []


def rows_of(anatomy: Anatomy) -> list[Muscle | Reflex]:
    return [*anatomy.muscles.values(), *anatomy.reflexes.values()]


def test_every_muscle_and_reflex_of_the_course_has_one_row_with_its_roots(
    library: Library, site: Site
) -> None:
    anatomy = library.anatomy
    html = site.pages["muscles/index.md"].html
    bodies = html.split('<rn-sort class="rn-table')[1:]
    rows: dict[str, tuple[set[str], set[str]]] = {}
    for body in bodies:
        roots = re.findall(r'data-sort="root">(\S+?)</th>', body.replace("–", "-"))
        for row in re.findall(r"<tr>\n<th scope=\"row\">.*?</tr>", body, re.S):
            found = re.search(r'href="(?:\.\./muscles/|#)([\w-]+)', row)
            assert found
            cells = re.findall(r'<td class="rn-(\w+)">', row)
            assert len(cells) == len(roots)
            assert found[1] not in rows
            rows[found[1]] = (
                {r for r, how in zip(roots, cells, strict=True) if how == "usual"},
                {r for r, how in zip(roots, cells, strict=True) if how == "variable"},
            )
    assert rows == {
        thing.id: (set(thing.roots.usual), set(thing.roots.variable))
        for thing in rows_of(anatomy)
    }


@pytest.mark.parametrize("limb", ["arm", "leg"])
def test_rows_of_the_course_go_down_the_cord(
    limb: str, library: Library, site: Site
) -> None:
    anatomy = library.anatomy
    html = site.pages["muscles/index.md"].html
    table = html.partition(f'<h2 id="{limb}">')[2].partition("</section>")[0]
    muscles = re.findall(r'row"><a href="\.\./muscles/([\w-]+)\.md', table)
    order = list(anatomy.roots)
    first = [
        min(order.index(root) for root in anatomy.muscles[id].roots.usual)
        for id in muscles
    ]
    assert first == sorted(first)
    assert len(muscles) > 10


def test_every_root_of_a_row_leads_to_its_page(library: Library, site: Site) -> None:
    html = site.pages["muscles/index.md"].html
    for thing in rows_of(library.anatomy):
        for id in all_roots(thing.roots):
            assert f"../roots/{id}.md" in html
