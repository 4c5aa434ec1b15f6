"""Practice: what the page says, and what its scripts hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from root_or_nerve.compile import Compiler, Site
from root_or_nerve.items.bank import Bank
from root_or_nerve.load.library import load_library
from root_or_nerve.model.cases import Level
from root_or_nerve.model.library import Library
from root_or_nerve.render.practice import CHUNK_SIZE, Exercise, Scripts, first_case
from root_or_nerve.render.vignette import glance, vignette
from site_tests.course import BASE, CASE, compiled, edit, make_course
from site_tests.live_markup import live, words

INDEX = "assets/practice/index.js"
PAIRS = "assets/practice/pairs.js"
CASES = 2 * CHUNK_SIZE + 1


def many(folder: Path, count: int = CASES) -> Path:
    """Make a course of this many cases and return its content folder."""
    content = make_course(folder)
    original = folder / CASE
    text = original.read_text(encoding="utf-8")
    original.unlink()
    for number in range(count):
        id = f"foot-{number:03d}"
        case = text.replace("id: foot-that-slaps", f"id: {id}")
        (content / "cases" / f"{id}.md").write_text(case, encoding="utf-8")
    lesson = content / "lessons" / "leg.md"
    changed = lesson.read_text(encoding="utf-8").replace("foot-that-slaps", "foot-000")
    lesson.write_text(changed, encoding="utf-8")
    return content


def registered(script: str | bytes) -> Any:
    """Return the value that a script leaves behind, and nothing else."""
    text = script.decode() if isinstance(script, bytes) else script
    found = re.fullmatch(r"\(window\.(\w+)=window\.\1\|\|\{\}\)[^=]+=(.*);\n", text)
    assert found
    return json.loads(found[2])


def chunks(site: Site) -> dict[str, Any]:
    return {
        path: registered(script)
        for path, script in site.assets.items()
        if re.fullmatch(r"assets/practice/\d+\.js", path)
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return compiled(many(tmp_path_factory.mktemp("course")))[0]


def test_the_index_names_every_item_in_the_order_of_its_case(course: Site) -> None:
    rows = registered(course.assets[INDEX])
    asked = ["classify", "name", "decide-l5", "imaging-mri-l4-l5"]

    assert rows[0] == ["foot-000", 0, 1, 1, asked]
    assert rows[-1] == [f"foot-{CASES - 1:03d}", 2, 1, 1, asked]
    assert [row[1] for row in rows] == [place // CHUNK_SIZE for place in range(CASES)]


def test_a_chunk_holds_the_items_of_its_cases(course: Site) -> None:
    found = chunks(course)
    assert list(found) == [f"assets/practice/{number}.js" for number in range(3)]
    for number, chunk in enumerate(found.values()):
        items = Bank.model_validate(chunk["bank"]).items
        start = number * CHUNK_SIZE
        ids = [f"foot-{place:03d}" for place in range(start, CASES)][:CHUNK_SIZE]
        assert list(chunk["cases"]) == ids
        assert {item.id.partition(".")[0] for item in items} == set(ids)
        assert all(item in course.bank.items for item in items)


def test_what_is_shown_with_an_item(course: Site) -> None:
    case = chunks(course)["assets/practice/0.js"]["cases"]["foot-000"]
    assert case["title"] == "A foot that slaps"
    assert case["who"] == "man, 40"
    assert words(case["vignette"]) == (
        "A man of 40 hears his own foot on the pavement. numbness: dorsum of the "
        "left foot Tap at the fibular neck, left side: positive Light touch on the "
        "foot, left side: reduced Full power, left side: ankle inversion (tibialis "
        "posterior) Normal, both sides: ankle jerk"
    )


def test_no_vignette_names_the_answer_or_is_live(site: Site) -> None:
    for chunk in chunks(site).values():
        items = {item["id"]: item for item in chunk["bank"]["items"]}
        for id, case in chunk["cases"].items():
            assert live(case["vignette"]) == []
            item = items.get(f"{id}.name", {"options": []})
            for option in item["options"]:
                if option["id"] == item["key"]:
                    assert option["text"] not in words(case["vignette"])


def test_the_page_can_be_read_without_script(course: Site) -> None:
    page = course.pages["practice/index.md"]
    assert page.listed
    assert 'href="../cases/index.md"' in page.html
    assert 'taster="foot-000.classify"' in page.html
    assert "script" in words(page.html)
    assert not any(title in page.html for title in ("slaps", "fibular"))


def test_home_leads_on_from_its_patient(course: Site) -> None:
    html = course.pages["index.md"].html
    assert 'href="practice/index.md#nine-more"' in html
    assert 'id="nine-more"' in course.pages["practice/index.md"].html
    assert 'item="foot-000.classify"' in html


def test_a_course_without_cases_has_an_empty_index() -> None:
    site, _ = Compiler()(Library())
    assert registered(site.assets[INDEX]) == []
    assert chunks(site) == {}
    assert "taster" not in site.pages["practice/index.md"].html


def test_only_the_chunk_of_a_changed_case_is_made_again(tmp_path: Path) -> None:
    content = many(tmp_path)
    compiler = Compiler()
    before, _ = compiler(load_library(content)[0])
    edit(tmp_path, "content/cases/foot-030.md", ("hears his own foot", "hears it"))
    after, _ = compiler(load_library(content)[0])
    changed = {p for p in after.assets if after.assets[p] is not before.assets[p]}

    assert changed == {INDEX, "assets/practice/1.js"}
    assert after.assets[INDEX] == before.assets[INDEX]
    assert after.pages["practice/index.md"] == before.pages["practice/index.md"]


def test_revision_and_level_reach_the_index(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("rev: 1", "rev: 3"), ("level: core", "level: intro"))
    [row] = registered(compiled(content)[0].assets[INDEX])

    assert row[2:4] == [list(Level).index(Level.INTRO), 3]


def test_markup_in_a_case_stays_text(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    hostile = "summary: \"</script><img src=x onerror=alert(1)> & 'it'\""
    edit(
        tmp_path,
        CASE,
        ("summary: A man of 40 hears his own foot on the pavement.", hostile),
    )
    site, _ = compiled(content)
    script = site.assets["assets/practice/0.js"]
    assert isinstance(script, bytes)
    assert b"<" not in script
    shown = registered(script)["cases"]["foot-that-slaps"]["vignette"]
    assert live(shown) == []
    assert "<img src=x" in words(shown)


def test_home_asks_what_can_be_told_root_from_nerve(tmp_path: Path) -> None:
    content = many(tmp_path, 3)
    for id in ("foot-001", "foot-002"):
        easy = ("level: core", "level: intro")
        edit(tmp_path, f"content/cases/{id}.md", easy)
    nerve = "{kind: nerve, id: common-fibular, side: left}"
    other = "{kind: other, id: polyneuropathy, side: both}"
    edit(tmp_path, "content/cases/foot-001.md", (nerve, other))
    case = first_case(load_library(content)[0].cases)

    assert case
    assert case.id == "foot-002"


def test_a_glance_is_shorter_than_a_vignette() -> None:
    library, _ = load_library(BASE)
    case = library.cases[0].case
    short = words(glance(case, library.anatomy, 2))
    assert "neck" in short
    assert "ankle jerk" not in short
    assert "numbness" not in short
    assert len(short) < len(words(vignette(case, library.anatomy)))


def test_scripts_of_nothing() -> None:
    none: list[Exercise] = []
    assert list(Scripts()(none)) == [INDEX, PAIRS]
    assert registered(Scripts()(none)[PAIRS]) == []
