"""Two candidates on one body, their table, and the skin of each on its own page."""

from __future__ import annotations

import re

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.library import Library
from root_or_nerve.render.anatomy_pages import Atlas, anatomy_pages
from root_or_nerve.render.body_picture import studio
from root_or_nerve.render.comparison import comparison, comparison_figure
from root_or_nerve.render.overlap_pages import overlap_page
from root_or_nerve.render.pair_pages import pair_pages
from root_or_nerve.render.skin_words import COMMON_LAYER, SADDLE
from root_or_nerve.render.unsure_pages import unsure_pages
from site_tests.anatomies import leg
from site_tests.live_markup import words
from site_tests.skins import skin

DRAWN = Atlas.of(leg(), skin())


def test_shared_skin_is_hatched_and_each_side_outlined() -> None:
    found = comparison(studio(skin()), leg(), ["L5"], ["fibular"])
    html = comparison_figure(found, "x")
    assert (
        [look for look, _, _ in found.key] == ["root", "nerve", ""] if found else False
    )
    assert html.count("clip-path") == 1
    assert "Both hold" in words(html)
    assert "Drawn after: dermatomes." in words(html)


def test_two_of_a_kind_differ_by_their_line() -> None:
    found = comparison(studio(skin()), leg(), ["tibial"], ["fibular"])
    assert found is not None
    assert [look for look, _, _ in found.key] == ["nerve", "nerve-2"]
    assert "On this map their usual areas share no skin." in found.sentences


def test_the_side_of_the_patient_is_drawn() -> None:
    found = comparison(studio(skin()), leg(), ["L5"], ["fibular"], "right")
    assert found is not None
    assert found.plates[0].label == "Posterior, right side"


def test_without_skin_nothing_is_compared() -> None:
    assert comparison(None, leg(), ["L5"], ["fibular"]) is None
    assert comparison_figure(None, "x") == ""
    page = pair_pages(Atlas.of(leg()))["pairs/l5-fibular.md"]
    assert 'id="skin"' not in page.html
    assert overlap_page(Atlas.of(leg())) == {}


def test_a_pair_has_pictures_sentences_and_a_table() -> None:
    page = pair_pages(DRAWN)["pairs/l5-fibular.md"]
    table = page.html.partition("<tbody>")[2].partition("</tbody>")[0]
    assert words(table).startswith("On the skin 1 0 1 Of it left blank")
    assert "Seen in: Posterior" in words(table)
    assert 'href="../pairs/overlap.md"' in page.html


def test_all_pairs_are_listed_by_what_they_share(library: Library, site: Site) -> None:
    html = site.pages["pairs/overlap.md"].html
    shared = [int(n) for n in re.findall(r'</th>\s*<td class="rn-number">(\d+)', html)]
    assert shared == sorted(shared, reverse=True)
    assert len(shared) > 30
    listed = set(re.findall(r'href="\.\./pairs/([\w-]+)\.md"', html))
    assert listed <= set(library.anatomy.pairs)


def test_a_root_and_a_nerve_show_their_skin() -> None:
    pages = anatomy_pages(DRAWN)
    root, nerve = pages["roots/L5.md"].html, pages["nerves/fibular.md"].html
    assert "#map=lee-2008&amp;view=posterior&amp;show=L5" in root
    assert "#map=nerves&amp;view=posterior&amp;show=fibular" in nerve
    assert "rn-on--root" in root
    assert "rn-on--nerve" in nerve
    assert (
        "Map of dermatomes. Redrawn from published descriptions, not traced."
        in words(root)
    )


def test_a_root_of_another_map_says_so(site: Site) -> None:
    html = site.pages["roots/S3.md"].html
    assert "The first map of this atlas leaves this root blank" in html
    assert "#map=keegan-garrett-1948&amp;" in html


@pytest.mark.parametrize("table", ["roots", "nerves"])
def test_pages_of_the_course_show_skin_where_there_is_any(
    table: str, library: Library, site: Site
) -> None:
    body = library.skin.drawn
    assert body is not None
    known = {id for map in body.atlas.maps.values() for id in map.territories}
    for id in getattr(library.anatomy, table):
        html = site.pages[f"{table}/{id}.md"].html
        assert ("rn-pattern" in html) <= (id in known), id


def test_what_a_drawing_rests_on_is_said_with_its_sources(site: Site) -> None:
    html = site.pages["nerves/saphenous.md"].html.partition('<h2 id="drawing">')[2]
    section = html.partition("</section>")[0]
    assert "pierced sartorius in 62.6% of 107 knees" in words(section)
    assert "measured" in section


def test_doubts_are_listed_with_their_words() -> None:
    pages = unsure_pages(skin(), leg())
    text = words(pages["atlas/unsure.md"].html)
    assert "Great toe It may be either. Two maps disagree." in text
    assert "dermatomes 17" in text  # one of six cells is half L5, half S1


def test_nerves_stand_beside_their_stated_roots() -> None:
    html = unsure_pages(skin(), leg())["atlas/cross-table.md"].html
    rows = re.findall(r'<th scope="row">(.*?)</tr>', html, re.S)
    told = {words(row).split(" nerve")[0]: words(row) for row in rows}
    assert "L5 (S1)" in told["Fibular"]
    assert told["Fibular"].split("L5 (S1) ")[1].startswith("100")


def test_a_low_row_of_the_table_has_a_comment(library: Library, site: Site) -> None:
    html = site.pages["atlas/cross-table.md"].html
    for row in re.findall(r'<th scope="row">(.*?)</tr>', html, re.S):
        inside = re.findall(r'<td class="rn-number">(\d+)</td>', row)
        assert not any(int(n) < 70 for n in inside) or "<span>" in row, words(row)
    lumbar = html.partition("lumbar-dorsal-rami.md")[2].partition("</tr>")[0]
    assert '<td class="rn-number">–</td>' in lumbar
    assert "stops short of this skin" in words(lumbar)


def test_comments_stand_where_the_course_has_them(site: Site) -> None:
    text = words(site.pages["atlas/cross-table.md"].html)
    assert "Boundaries are not tuned to raise these numbers" in text
    assert "The ribbon map crosses this skin with roots" in text


def test_a_dash_stands_where_a_map_cannot_say(site: Site) -> None:
    html = site.pages["pairs/overlap.md"].html
    row = html.partition("l1-l3-superior-cluneal.md")[2].partition("</tr>")[0]
    shared, first, second, blank, ribbons, fields = re.findall(
        r'<td class="rn-number">(.*?)</td>', row
    )
    assert (shared, first, second) == ("–", "–", "–")
    assert int(blank) > 75
    assert min(int(ribbons), int(fields)) > 30


def test_what_a_drawing_rests_on_is_named_with_its_map(site: Site) -> None:
    for root in ("L4", "L5", "S1", "C7"):
        html = site.pages[f"roots/{root}.md"].html.partition('id="drawing"')[2]
        for line in re.findall(
            r"<li>(.*?)</li>", html.partition("</section>")[0], re.S
        ):
            named = re.match(
                r"(Evidence|Ribbons|Overlapping|Signature|Layer common)", words(line)
            )
            assert named, line


@pytest.mark.parametrize("page", ["roots/S3", "roots/S4-5", "nerves/pudendal"])
def test_the_saddle_has_its_warning(page: str, site: Site) -> None:
    assert SADDLE in words(site.pages[f"{page}.md"].html)
    assert SADDLE in words(site.pages["atlas/genital-skin.md"].html)
    assert SADDLE not in words(site.pages["roots/L4.md"].html)


def test_a_layer_that_maps_share_is_not_signed_by_one(site: Site) -> None:
    for page in ("atlas/unsure.md", "atlas/plates.md"):
        assert words(site.pages[page].html).count(COMMON_LAYER) == 3
