"""What patients feel, drawn: by time, in one look for every cause."""

from __future__ import annotations

import re

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.cases import Case, Complaint
from root_or_nerve.model.library import NO_SKIN, Library
from root_or_nerve.render.body_picture import studio
from root_or_nerve.render.case_page import Surroundings, render_case
from root_or_nerve.render.pattern_picture import pattern_picture
from root_or_nerve.skin.felt import felt_in
from root_or_nerve.skin.words import Place, places_of
from site_tests.skins import skin

DRAWING = studio(skin())


def case(*complaints: dict[str, object]) -> Case:
    pattern = tuple(
        Complaint.model_validate({"when": "now", "words": "here", "side": "left", **c})
        for c in complaints
    )
    return Case.model_construct(pattern=pattern)


def numb(*ids: str, **more: object) -> dict[str, object]:
    return {"symptom": "numbness", "territories": ids, **more}


def test_words_alone_draw_nothing() -> None:
    assert pattern_picture(case({"symptom": "pain"}), DRAWING) == ""
    assert pattern_picture(case(numb("nowhere")), DRAWING) == ""
    assert (
        pattern_picture(case({"symptom": "weakness", "territories": ("L5",)}), DRAWING)
        == ""
    )
    assert pattern_picture(case(numb("L5")), None) == ""


def test_symptoms_differ_by_texture_and_in_the_key() -> None:
    html = {
        symptom: pattern_picture(
            case({"symptom": symptom, "territories": ("L5",)}), DRAWING
        )
        for symptom in ("pain", "numbness", "paraesthesia")
    }
    grains = {
        symptom: re.findall(r'<path class="rn-grain.*?d="(.*?)"', found)[0]
        for symptom, found in html.items()
    }
    assert len(set(grains.values())) == 3
    for symptom, found in html.items():
        assert f"</svg> {symptom.capitalize()}" in found
        assert {*re.findall(r"rn-on--([\w-]+)", found)} == {"felt"}


@pytest.mark.parametrize("extent", ["core", "halo", "partial"])
def test_a_root_looks_as_a_nerve_does(extent: str) -> None:
    root = pattern_picture(case(numb("L5", extent=extent)), DRAWING)
    nerve = pattern_picture(case(numb("fibular", extent=extent)), DRAWING)
    shape = re.compile(r' d="[^"]*"|[-\d.]+')
    assert shape.sub("", root) == shape.sub("", nerve)


def test_times_stand_beside_each_other() -> None:
    html = pattern_picture(
        case(numb("L5", when="before"), numb("S1"), {"symptom": "pain"}), DRAWING
    )
    assert re.findall(r'class="rn-when">(.*?)<', html) == ["before", "now"]
    ids = re.findall(r' id="(\w+)"', html)
    assert len(ids) == len(set(ids))


def test_several_territories_are_one_stretch() -> None:
    html = pattern_picture(case(numb("L5", "fibular")), DRAWING)
    assert html.count("rn-on--felt") == 2  # on the body, and in the key


def labels(html: str) -> list[str]:
    return re.findall(r'aria-label="(.*?)"', html)


def felt_paths(html: str) -> list[str]:
    """Return the paths of what is felt, by view."""
    found = []
    for plate in re.findall(r"<svg width.*?</svg>", html, re.S):
        [felt] = {*re.findall(r'href="#(\w+)" class="rn-on rn-on--felt"', plate)}
        found += re.findall(rf'id="{felt}" d="(.*?)"', plate)
    return found


def test_regions_are_drawn_where_no_territory_is_named() -> None:
    html = pattern_picture(case(numb(regions=("calf",))), DRAWING)
    assert felt_paths(html) == ["M200 0l100 0 100 0 100 0 0 100-100 0-100 0-100 0z"]
    assert "clip-path" not in html
    assert labels(html) == ["Posterior, left side. numbness: here (skin of the calf)"]


def test_regions_with_a_territory_are_the_part_of_it_that_lies_in_them() -> None:
    html = pattern_picture(case(numb("S1", regions=("calf",))), DRAWING)
    assert felt_paths(html) == ["M300 0l100 0 100 0 0 100-100 0-100 0z"]
    assert "clip-path" in html
    nowhere = pattern_picture(case(numb("S1", regions=("thigh",))), DRAWING)
    assert nowhere == ""


def test_regions_alone_are_drawn_if_no_map_has_the_territory() -> None:
    both = pattern_picture(case(numb("nowhere", regions=("calf",))), DRAWING)
    assert both == pattern_picture(case(numb(regions=("calf",))), DRAWING)


def test_regions_that_lie_apart_are_all_seen() -> None:
    html = pattern_picture(case(numb(regions=("thigh", "sole"))), DRAWING)
    assert [label.partition(".")[0] for label in labels(html)] == [
        "Posterior, left side",
        "Foot-plantar, left side",
    ]
    places = "(skin of the thigh; skin of the sole)"
    assert all(places in label for label in labels(html))


def test_a_region_that_was_not_drawn_is_left_out() -> None:
    assert pattern_picture(case(numb(regions=("nape",))), DRAWING) == ""


def drawn_cases(library: Library) -> list[str]:
    return [
        file.case.id
        for file in library.cases
        if any(c.territories or c.regions for c in file.case.pattern)
    ]


def test_cases_of_the_course_are_drawn_before_the_first_question(
    library: Library, site: Site
) -> None:
    for id in drawn_cases(library):
        html = site.pages[f"cases/{id}.md"].html
        assert 'class="rn-pattern"' in html.partition("<rn-case")[0], id


def places(library: Library, complaint: Complaint) -> list[Place]:
    """Return the names of the regions of a complaint, and of groups of them."""
    assert library.skin.drawn is not None
    atlas = library.skin.drawn.atlas
    felt = felt_in(complaint, atlas)
    return places_of(felt, atlas, library.skin.territories.regions)


def test_no_picture_gives_its_case_away(library: Library, site: Site) -> None:
    """Alt text is the author's and of regions; ids are the same for every territory."""
    for file in library.cases:
        before = site.pages[f"cases/{file.case.id}.md"].html.partition("<rn-case")[0]
        figure = "".join(
            re.findall(r'<figure class="rn-pattern">.*?</figure>', before, re.S)
        )
        words = {f"{c.symptom.value}: {c.words}" for c in file.case.pattern}
        names = {r.name for c in file.case.pattern for r in places(library, c)}
        for label in re.findall(r'aria-label="(.*?)"', figure):
            told = label.partition(". ")[2].replace("&#34;", '"').replace("&#39;", "'")
            for known in sorted(words | names, key=len, reverse=True):
                told = told.replace(known, "")
            rest = re.sub(r"part of( the)?|and \d+ smaller places?|[();, ]", "", told)
            assert rest == "", label
        marks = " ".join(re.findall(r'(?:id|class|href|fill)="(.*?)"', figure))
        ids = {id for c in file.case.pattern for id in c.territories}
        assert not [id for id in ids if id.lower() in marks.lower().split()], marks
        assert "rn-on--root" not in figure
        assert "rn-on--nerve" not in figure


def test_both_candidates_stand_in_the_explanation(library: Library, site: Site) -> None:
    html = site.pages["answers/slap-after-the-night-bus.md"].html
    assert 'id="on-the-skin"' in html
    assert "rn-on--nerve" in html
    assert "rn-on--root" in html
    assert "Both hold" in html
    assert "Drawn after: Evidence composite (Lee 2008)." in html


def test_a_case_needs_no_atlas(library: Library) -> None:
    around = Surroundings(library.anatomy, {}, {}, NO_SKIN)
    for file in library.cases[:5]:
        part = render_case(file, around)
        assert "rn-pattern" not in part.page.html
        assert "on-the-skin" not in part.answers.html
