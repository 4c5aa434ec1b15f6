"""Lines to names do not cross, and names do not collide, whatever the places."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.render.leaders import (
    Columns,
    Side,
    Spot,
    crosses,
    divided,
    enters,
    place,
)
from root_or_nerve.render.letter_widths import lines, width

COLUMNS = Columns(-340, 340, 17, 8.5, 991.5)
places = st.one_of(st.floats(-300, 300), st.sampled_from((-40.0, 0.0, 40.0)))


@st.composite
def spots(draw: st.DrawFn, most: int = 50) -> list[Spot]:
    mirrored = draw(st.booleans())
    return [
        Spot(f"n{i}", draw(places), draw(st.floats(0, 1000)), draw(room), mirrored)
        for i in range(draw(st.integers(0, most)))
    ]


room = st.floats(0, 12)


@given(spots())
def test_lines_do_not_cross(some: list[Spot]) -> None:
    found = place(*divided(some), COLUMNS)
    assert not any(crosses(a, b) for a, b in combinations(found, 2))


@given(spots())
def test_every_name_has_one_row_of_its_own(some: list[Spot]) -> None:
    found = place(*divided(some), COLUMNS)
    assert sorted(x.id for x in found) == sorted(x.id for x in some)
    for side in Side:
        rows = sorted(x.to_y for x in found if x.side is side)
        assert all(b - a >= 17 - 1e-6 for a, b in pairwise(rows))
        if len(rows) * 17 < 980:
            assert all(8.5 - 1e-6 <= row <= 991.5 + 1e-6 for row in rows)


@given(spots())
def test_a_line_leaves_on_the_side_of_its_name(some: list[Spot]) -> None:
    for leader in place(*divided(some), COLUMNS):
        sign = leader.side.value
        assert leader.to_x == sign * 340
        if some[0].mirrored:
            assert leader.x * sign >= 0


@given(spots(most=30))
def test_both_columns_take_their_share(some: list[Spot]) -> None:
    left, right = divided(some)
    assert len(left) + len(right) == len(some)
    if len(some) >= 12:
        assert min(len(left), len(right)) >= len(some) // 4


def test_lone_names_stand_at_the_height_of_their_place() -> None:
    (leader,) = place([], [Spot("sural", 10, 500)], COLUMNS)
    assert (leader.x, leader.y, leader.to_y) == (10, 500, 500)


def test_a_few_go_where_they_are_nearer() -> None:
    left, right = divided([Spot("a", -50, 10), Spot("b", -20, 30)])
    assert [x.id for x in left] == ["a", "b"]
    assert not right


def test_a_line_through_a_box_is_noticed() -> None:
    (line,) = place([], [Spot("sural", 0, 500)], COLUMNS)
    assert enters(line, 100, 503, 30, 10)
    assert not enters(line, 100, 510, 30, 10)
    assert not enters(line, -40, 500, 30, 10)


@given(st.text("abcdefghij WMiIl,()", max_size=80), st.floats(40, 400))
def test_broken_lines_fit_and_hold_all_words(words: str, most: float) -> None:
    found = lines(words, 13, most)
    assert " ".join(found).split() == words.split()
    for line in found:
        assert width(line, 13) <= most or " " not in line


def test_letters_nobody_measured_are_taken_to_be_wide() -> None:
    assert width("\u2014", 10) >= width("m", 10)
    assert width("Lateral femoral cutaneous", 13) > 150
