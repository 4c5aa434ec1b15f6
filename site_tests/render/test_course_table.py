"""The course of each nerve in words, from the same data as the picture."""

from __future__ import annotations

import re

import pytest

from root_or_nerve.model.library import NO_SKIN, Library
from root_or_nerve.render.course_table import CourseRow, course_rows


@pytest.fixture(scope="module")
def rows(library: Library) -> dict[str, CourseRow]:
    pathways = library.anatomy.pathways
    found = course_rows(pathways, library.anatomy, library.skin)
    return dict(zip(pathways, found, strict=True))


def test_every_drawn_nerve_has_a_row(rows: dict[str, CourseRow]) -> None:
    names = [row.name for row in rows.values()]
    assert "Superior cluneal nerves, medial branch" in names
    assert len({*names}) == len(names) >= 6


@pytest.mark.parametrize(
    ("id", "height"),
    [
        ("superior-cluneal-medial", "5.8 ± 1.8 mm below the crest (Lu 1998)."),
        ("superior-cluneal-intermediate", "2.2 ± 1.8 mm above the crest (Lu 1998)."),
        ("superior-cluneal-lateral", "12 ± 4.4 mm above the crest (Lu 1998)."),
    ],
)
def test_the_perforation_is_the_measured_one(
    rows: dict[str, CourseRow], id: str, height: str
) -> None:
    assert rows[id].pierces == height


def test_a_crossing_has_what_was_measured_of_that_branch(
    rows: dict[str, CourseRow],
) -> None:
    medial = rows["superior-cluneal-medial"].crosses
    assert "81 (Lu 1998)" in medial
    assert "70 to 80 (Maigne 1989)" in medial
    assert "50 (Tubbs 2010)" in medial
    assert "Iwanaga" not in medial  # grooves
    assert "Loubser" not in medial  # branches not told apart
    lateral = rows["superior-cluneal-lateral"].crosses
    assert lateral == "From the PSIS 73 (Tubbs 2010) mm."


def test_a_figure_that_no_study_has_is_not_printed(rows: dict[str, CourseRow]) -> None:
    assert not re.search(r"\d+ mm", rows["subcostal-lateral"].crosses)
    assert "97.4 mm behind the ASIS" in rows["iliohypogastric-lateral"].crosses


def test_skin_is_said_region_by_region(library: Library) -> None:
    pathways = library.anatomy.pathways
    with_skin = course_rows(pathways, library.anatomy, library.skin)
    without = course_rows(pathways, library.anatomy, NO_SKIN)
    assert all("buttock" in row.supplies.lower() for row in with_skin[:3])
    assert {row.supplies for row in without} == {"–"}
