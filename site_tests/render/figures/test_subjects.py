"""What each figure must not leave unsaid."""

from __future__ import annotations

import pytest

from root_or_nerve.model.library import Library
from root_or_nerve.render.figures import Figure, make_figures
from site_tests.live_markup import words


@pytest.fixture(scope="module")
def figures(library: Library) -> dict[str, Figure]:
    return make_figures(library.anatomy)


SAID = [
    ("tunnels", "2 of 109 in one series and 10 of 13 in another"),
    ("tunnels", "not to be compared or joined"),
    ("tunnels", "in the table, is an earlier report of part of Kuniya 2013"),
    ("tunnels", "medial alone"),
    ("origins-by-level", "they are not joined"),
    ("origins-by-level", "that of L5 had no lateral branch"),
    ("origins-by-level", "T12 down to L5"),
    ("crossing-distances", "must not be subtracted from each other"),
    ("crossing-distances", "it is not the nerve"),
    ("perforation-heights", "no second series"),
    ("middle-cluneal", "measured different points"),
    ("neighbours", "that share is left out"),
    ("neighbours", "their skin overlapped"),
    ("criteria", "thresholds are choices of their authors and differ"),
    ("criteria", "judged by a block without a control"),
    ("clinic-frequencies", "54 of 113, is 47.8%"),
    ("clinic-frequencies", "no study in the community was found"),
    ("clinic-frequencies", "both defined the disorder and proved it"),
    ("clinic-frequencies", "computed here"),
    ("severity", "no group of people without pain"),
    ("block-results", "No group without treatment and no sham block"),
    ("block-results", "no result was seen"),
    ("release-results", "No group without surgery and no sham operation"),
    ("release-results", "four were in patients in whom no compression had been seen"),
    ("graft-injuries", "No group without a graft"),
    ("graft-injuries", "no study that counts it was found"),
    ("graft-injuries", "could not tell which side it was"),
    ("branches", "no study was found that counts such harm"),
]


@pytest.mark.parametrize(("id", "said"), SAID)
def test_a_limit_or_a_conflict_is_said(
    id: str, said: str, figures: dict[str, Figure]
) -> None:
    assert said in words(figures[id].html)


@pytest.mark.parametrize("id", ["block-results", "release-results"])
def test_every_result_says_that_it_had_no_control(
    id: str, figures: dict[str, Figure]
) -> None:
    html = figures[id].html
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = body.count("<tr>")
    assert rows > 2
    assert body.count("<td>none</td>") == rows


def test_both_sides_of_the_quarrel_on_entrapment_are_drawn(
    figures: dict[str, Figure],
) -> None:
    for share in ("2/109", "10/13", "2/15", "2/37"):
        assert f">{share}</text>" in figures["tunnels"].html


def test_below_the_crest_is_left_of_its_line(figures: dict[str, Figure]) -> None:
    assert 'class="rn-plate-zero"' in figures["perforation-heights"].html
    assert ">−10</text>" in figures["perforation-heights"].html


def test_neighbours_stand_on_axes_of_their_own(figures: dict[str, Figure]) -> None:
    text = figures["neighbours"].html
    assert text.count("rn-plate-title") == 2
    assert "behind the anterior superior iliac spine, at the crest" in text


@pytest.mark.parametrize("id", ["tunnels", "middle-cluneal", "origins-by-level"])
def test_no_interval_stands_beside_sides_or_branches(
    id: str, figures: dict[str, Figure]
) -> None:
    plot = figures[id].plot
    assert "Wilson" not in plot


def test_a_report_that_another_holds_stands_in_the_table_alone(
    figures: dict[str, Figure],
) -> None:
    picture, _, table = figures["tunnels"].html.partition("</svg>")
    assert "Kuniya 2011" not in picture
    assert table.count("tunnel: medial<") == 2
    assert "Kuniya 2011" not in figures["tunnels"].plot
