"""Rows laid out in a box."""

from __future__ import annotations

import pytest

from root_or_nerve.render.forest import Axis, Panel, Row, place, values_on, words_of

ROW = Row("Lu", "medial", "n 1", 50.0, 40.0, 60.0, False, "Lu")
BAR = Row("Lu", "medial", "1/2", 50.0, None, None, False, "Lu", is_bar=True)
TO_100 = Axis(0, 100, 50)


def test_values_are_placed_on_the_axis() -> None:
    picture = place([Panel("One", (ROW,), TO_100), Panel("Two", (ROW, ROW), TO_100)])
    (first,) = picture.panels[0].marks
    assert first.centre_x == pytest.approx((picture.left + picture.right) / 2, abs=0.1)
    assert first.low_x is not None
    assert first.high_x is not None
    assert first.centre_x is not None
    assert first.low_x < first.centre_x < first.high_x
    assert picture.panels[0].ticks == (
        (picture.left, "0"),
        (first.centre_x, "50"),
        (picture.right, "100"),
    )


def test_panels_do_not_overlap_and_fit() -> None:
    panels = [Panel(str(n), (ROW,) * n, TO_100, "note" * (n % 2)) for n in (1, 2, 3)]
    picture = place(panels)
    edges = [y for p in picture.panels for y in (p.title_y, p.top, p.bottom)]
    assert edges == sorted(edges)
    assert edges[-1] < picture.height
    for panel in picture.panels:
        assert all(panel.top < mark.y <= panel.bottom for mark in panel.marks)


def test_panels_on_one_axis_have_its_words_once() -> None:
    other = Axis(0, 20, 5)
    panels = [Panel("", (ROW,), axis) for axis in (TO_100, TO_100, other)]
    assert [p.has_words for p in place(panels).panels] == [False, True, True]


def test_a_bar_begins_where_the_axis_does() -> None:
    picture = place([Panel("", (BAR, ROW), TO_100)])
    bar, dot = picture.panels[0].marks
    assert bar.bar_x == picture.left
    assert dot.bar_x is None


def test_a_row_without_a_number_has_no_mark() -> None:
    bare = Row("Lu", "better", "n 3", None, None, None, False, "Lu", is_bar=True)
    (mark,) = place([Panel("", (bare,), TO_100)]).panels[0].marks
    assert (mark.bar_x, mark.centre_x, mark.low_x, mark.high_x) == (None,) * 4


def test_zero_is_marked_where_the_axis_asks_for_it() -> None:
    axes = Axis(-10, 10, 5, has_zero=True), Axis(-10, 10, 5)
    panels = place([Panel("", (ROW,), axis) for axis in axes]).panels
    assert panels[0].zero_x == panels[0].ticks[2][0]
    assert panels[1].zero_x is None


def test_wide_counts_leave_the_axis_less_room() -> None:
    wide = Row("Lu", "", "127/764", 50.0, None, None, False, "Lu")
    panels = [place([Panel("", (row,), TO_100)]) for row in (ROW, wide)]
    assert panels[0].right > panels[1].right


def test_ticks_are_written_with_a_true_minus() -> None:
    assert [words_of(v) for v in values_on(Axis(-1, 1, 0.5))] == [
        "−1",
        "−0.5",
        "0",
        "0.5",
        "1",
    ]
