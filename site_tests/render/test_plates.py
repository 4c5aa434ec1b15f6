"""Plates of the real atlas: small, complete, and nothing collides."""

import gzip
import re
import xml.etree.ElementTree as ElementTree
from functools import cache
from itertools import combinations

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.library import NO_SKIN, Anatomy, Library
from root_or_nerve.render.label_spots import (
    along_midline,
    inside,
    start,
    without_midline,
)
from root_or_nerve.render.leaders import crosses, enters
from root_or_nerve.render.letter_widths import width
from root_or_nerve.render.plate_layout import INNER, SIZE, Layout, layout
from root_or_nerve.render.plate_pages import PATH, plate_pages
from root_or_nerve.render.plate_subject import SMALLEST, short, subjects
from root_or_nerve.render.plates import Plate, plates

SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 60_000
CAPITAL = 0.72


@pytest.fixture(scope="module")
def made(library: Library) -> tuple[Plate, ...]:
    found = plates(library.skin, library.anatomy)
    assert found
    return found


@pytest.fixture(scope="module")
def layouts(library: Library) -> list[Layout]:
    return [layout(subject) for subject, _ in subjects(library.skin, library.anatomy)]


def test_there_is_a_plate_for_each_view_of_each_full_map(
    library: Library, made: tuple[Plate, ...]
) -> None:
    drawn = library.skin.drawn
    assert drawn is not None
    views = {(plate.map, plate.view) for plate in made}
    assert len(views) == len(made)
    full = [
        id for id, map in library.skin.territories.maps.items() if map.shape != "zones"
    ]
    assert {(id, view) for id in full for view in drawn.views} <= views


def test_a_plate_is_small(made: tuple[Plate, ...]) -> None:
    for plate in made:
        assert len(gzip.compress(plate.svg.encode())) <= MOST_BYTES, plate.path


def test_a_plate_is_sound_and_loads_nothing(made: tuple[Plate, ...]) -> None:
    for plate in made:
        root = ElementTree.fromstring(plate.svg)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        links = [e.get("href") for e in root.iter() if e.get("href")]
        assert all(x and x.startswith(("#", "data:image/webp;base64,")) for x in links)
        used = re.findall(r'(?:url\(#|href="#)(\w+)', plate.svg)
        assert set(used) <= set(ids)
        assert "<script" not in plate.svg


def test_readers_who_do_not_see_it_get_every_name(made: tuple[Plate, ...]) -> None:
    for plate in made:
        root = ElementTree.fromstring(plate.svg)
        assert root.findtext(f"{SVG}title") == plate.title
        description = root.findtext(f"{SVG}desc") or ""
        assert "not traced" in description
        assert all(name in description for name in plate.shown)
        assert all(name in plate.svg for name in ("Redrawn from published",))


def test_each_area_is_named_once(layouts: list[Layout]) -> None:
    for found in layouts:
        names = [*found.inner, *(leader.id for leader in found.leaders)]
        assert len(names) == len(set(names))
        subject = found.subject
        rooms = {id: subject.paths.labels[id][2] for id in subject.shown}
        seen = {id for id, room in rooms.items() if room * subject.scale >= SMALLEST}
        assert seen <= set(names) <= set(subject.shown)


def test_lines_do_not_cross_and_run_through_no_name(layouts: list[Layout]) -> None:
    for found in layouts:
        assert not any(crosses(a, b) for a, b in combinations(found.leaders, 2))
        for box in found.inner.values():
            assert not any(enters(leader, *box) for leader in found.leaders)


def test_names_do_not_collide(made: tuple[Plate, ...]) -> None:
    for plate in made:
        for one, other in combinations(boxes(plate), 2):
            assert not overlap(one, other), (plate.path, one, other)


def test_names_stay_on_the_paper(made: tuple[Plate, ...]) -> None:
    for plate in made:
        for left, top, right, bottom, words in boxes(plate):
            assert 0 <= left < right <= plate.width, (plate.path, words)
            assert 0 <= top < bottom <= plate.height, (plate.path, words)


Placed = tuple[float, float, float, float, str]


@cache
def boxes(plate: Plate) -> tuple[Placed, ...]:
    """Return where each text is, from what the file says."""
    found = []
    root = ElementTree.fromstring(plate.svg)
    keys = root.findall(f"{SVG}g")[-1]
    shift = re.findall(r"[\d.]+", keys.get("transform") or "")
    for text in root.iter(f"{SVG}text"):
        kind = (text.get("class") or "").split()
        words = text.text or ""
        x, y = float(text.get("x") or 0), float(text.get("y") or 0)
        if "k" in kind:
            x, y = x + float(shift[0]), y + float(shift[1])
        size = 21 if "h" in kind else INNER if "i" in kind else SIZE
        wide, high = width(words, size), size * CAPITAL
        left = x - (wide if {"l", "g"} & {*kind} else wide / 2 if "i" in kind else 0)
        top = y - (high / 2 if {"l", "r", "i"} & {*kind} else high)
        found.append((left, top, left + wide, top + high, words))
    return tuple(found)


def overlap(one: Placed, other: Placed) -> bool:
    return (
        one[0] < other[2]
        and other[0] < one[2]
        and one[1] < other[3]
        and other[1] < one[3]
    )


def test_the_page_shows_all_of_them_without_a_jump(
    site: Site, made: tuple[Plate, ...]
) -> None:
    page = site.pages[PATH]
    for plate in made:
        assert site.assets[plate.path] == plate.svg
        size = f'width="{plate.width}" height="{plate.height}"'
        assert f'<img src="asset:{plate.path}" {size}' in page.html
    assert page.html.count('loading="lazy"') == len(made)
    assert page.listed


def test_a_course_without_an_atlas_has_no_plates() -> None:
    assert plates(NO_SKIN, Anatomy()) == ()
    assert plate_pages((), NO_SKIN.territories, Anatomy()) == {}


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("lateral femoral cutaneous nerve", "Lateral femoral cutaneous"),
        ("superior cluneal nerves", "Superior cluneal"),
        ("thoracic dorsal rami", "Thoracic dorsal rami"),
        ("dorsal cutaneous branch of the ulnar nerve", "Ulnar, dorsal cutaneous"),
        (
            "anterior cutaneous branches of the intercostal nerves",
            "Intercostal, anterior cutaneous",
        ),
        (
            "ophthalmic division of the trigeminal nerve (V1)",
            "Trigeminal, ophthalmic (V1)",
        ),
    ],
)
def test_labels_leave_the_word_nerve_out(name: str, label: str) -> None:
    assert short(name) == label


SQUARE = "M0 0l100 0 0 100-100 0z"
BESIDE = "M200 0l50 0 0 60-50 0z"


def test_a_line_starts_in_its_area_clear_of_other_limbs() -> None:
    x, y = start(SQUARE, SQUARE + BESIDE, (50, 50), 1, 1)
    assert 0 < x < 100
    assert y >= 60
    assert start(SQUARE, SQUARE, (50, 50), -1, 1)[1] == 50


def test_a_name_stands_where_no_border_crosses_it() -> None:
    assert inside(SQUARE, [], (50, 50), (40, 10)) == (50, 50)
    at = inside(SQUARE, ["M0 45l100 0 0 10-100 0z"], (50, 50), (40, 14))
    assert at
    assert abs(at[1] - 50) >= 10
    assert inside(SQUARE, [], (50, 50), (120, 10)) is None


def test_two_halves_have_no_line_between_them() -> None:
    assert without_midline("M0 0l10 0 5 20-15 0z") == "M0 0l10 0 5 20-15 0"
    assert without_midline("M10 0l5 20-15 0 0-20z") == "M10 0l5 20-15 0M0 0l10 0"
    assert along_midline("M10 0l5 20-15 0 0-20z", 4) == "M-4 0h8v20h-8z"
