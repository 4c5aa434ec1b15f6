"""What lies in a patch, and how far from its edges, against slow plain rules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import PchipInterpolator

from root_or_nerve.geometry.charts import Coordinates
from root_or_nerve.geometry.drawing import read_canvas
from root_or_nerve.geometry.membership import Membership
from root_or_nerve.geometry.surface import Bools, Floats
from root_or_nerve.model.patches import Band, Box, Polygon, Ring, Strip, Surface
from root_or_nerve.model.territories import Border
from site_tests.course import ROOT

Rows = list[tuple[float, float, float]]
MM_PER_DEGREE, MM_PER_T = 0.8, 300.0
ANGLES = st.floats(-720, 720)
MARKS = read_canvas(ROOT / "content" / "geometry").marks
BORDERS = {
    "upper": Border(back="T4", front="rib-2"),
    "lower": Border(back="T10", front="U"),
}
MEMBERSHIP = Membership(MARKS, BORDERS)


def chart(
    first: Sequence[float] | Floats,
    second: Sequence[float] | Floats,
    surface: dict[str, Bools] | None = None,
    valid: Bools | None = None,
    mm: tuple[float, float] = (MM_PER_DEGREE, MM_PER_T),
) -> Coordinates:
    n = len(first)
    return Coordinates(
        np.array(first, dtype=np.float64),
        np.array(second, dtype=np.float64),
        np.full(n, mm[0]),
        np.full(n, mm[1]),
        np.ones(n, dtype=np.bool_) if valid is None else valid,
        surface or {},
    )


@st.composite
def strips(draw: st.DrawFn) -> Strip:
    rows: Rows = []
    t = draw(st.floats(0, 1))
    for _ in range(draw(st.integers(2, 4))):
        start = draw(st.floats(-180, 360))
        rows.append((t, start, start + draw(st.floats(1, 359))))
        t += draw(st.floats(0.1, 0.5))
    return Strip(chart="arm", strip=tuple(rows))


def slow_inside(strip: Strip, theta: float, t: float) -> bool:
    """Try every turn of the angle against the two edges at this height."""
    heights = [row[0] for row in strip.strip]
    if not heights[0] <= t <= heights[-1]:
        return False
    low, high = (
        float(PchipInterpolator(heights, [row[k] for row in strip.strip])(t))
        for k in (1, 2)
    )
    return any(low <= theta + turn * 360 <= high for turn in range(-5, 6))


@given(strips(), st.lists(st.tuples(ANGLES, st.floats(-0.5, 3)), min_size=1))
def test_a_strip_holds_what_a_slow_rule_says(
    strip: Strip, places: list[tuple[float, float]]
) -> None:
    theta, t = zip(*places, strict=True)
    found = MEMBERSHIP.inside(strip, {"arm": chart(theta, t)})
    edges = MEMBERSHIP.edges_mm(strip, {"arm": chart(theta, t)})
    for i, (angle, height) in enumerate(places):
        on_edge = min(edges[name][i] for name in ("from", "to")) < 1e-6
        assert on_edge or found[i] == slow_inside(strip, angle, height)


@given(strips(), st.floats(-180, 180), st.floats(0, 2), st.integers(-3, 3))
def test_a_turn_of_the_angle_changes_nothing(
    strip: Strip, theta: float, t: float, turns: int
) -> None:
    on = {"arm": chart([theta, theta + 360 * turns], [t, t])}
    edges = MEMBERSHIP.edges_mm(strip, on)
    for away_mm in edges.values():
        assert away_mm[0] == pytest.approx(away_mm[1], abs=1e-6)
    inside = MEMBERSHIP.inside(strip, on)
    assert inside[0] == inside[1] or min(edges["from"][0], edges["to"][0]) < 1e-6


@given(strips(), st.floats(0, 1), st.floats(0, 1))
def test_on_an_edge_of_a_strip_the_distance_is_nought(
    strip: Strip, along: float, across: float
) -> None:
    heights = [row[0] for row in strip.strip]
    t = heights[0] + along * (heights[-1] - heights[0])
    low, high = (
        float(PchipInterpolator(heights, [row[k] for row in strip.strip])(t))
        for k in (1, 2)
    )
    sides = MEMBERSHIP.edges_mm(strip, {"arm": chart([low, high], [t, t])})
    assert sides["from"][0] == pytest.approx(0, abs=1e-6)
    assert sides["to"][1] == pytest.approx(0, abs=1e-6)
    for name, row in (("start", strip.strip[0]), ("end", strip.strip[-1])):
        theta = row[1] + across * (row[2] - row[1])
        ends = MEMBERSHIP.edges_mm(strip, {"arm": chart([theta], [row[0]])})
        assert ends[name][0] == pytest.approx(0, abs=1e-6)


def test_distances_from_a_strip_are_in_mm() -> None:
    strip = Strip(chart="leg", strip=((0, 350, 380), (1, 350, 380)))
    edges = MEMBERSHIP.edges_mm(strip, {"leg": chart([0.0, 90, 0], [0.5, 0.5, 1.1])})
    assert edges["from"][:2] == pytest.approx(np.array([10, 100]) * MM_PER_DEGREE)
    assert edges["to"][:2] == pytest.approx(np.array([20, 70]) * MM_PER_DEGREE)
    assert edges["end"] == pytest.approx(
        [0.5 * MM_PER_T, np.hypot(150, 70 * MM_PER_DEGREE), 0.1 * MM_PER_T]
    )


def test_a_box_lies_on_one_face() -> None:
    box = Box(chart="hand", surface=Surface.PALMAR, rays=(3.5, 5.5), along=(0.4, 1))
    palmar = np.array([True, False, True, True])
    on = {"hand": chart([4, 4, 3, 4], [0.5, 0.5, 0.5, 0.3], {"palmar": palmar})}
    assert MEMBERSHIP.inside(box, on).tolist() == [True, False, False, False]
    edges = MEMBERSHIP.edges_mm(box, on)
    beyond = np.array([0, 0, 0, 0.1]) * 300
    assert edges["from"] == pytest.approx(np.hypot(0.5 * 0.8, beyond))
    beside = np.array([0, 0, 0.5, 0]) * 0.8
    assert edges["start"] == pytest.approx(np.hypot(0.1 * 300, beside))


def test_a_band_lies_between_its_borders() -> None:
    band = Band(chart="trunk", above="upper", below="lower", phi=(0, 180))
    behind = [MARKS.back("T4"), MARKS.back("T4") + 1, MARKS.back("T10")]
    in_front = [MARKS.front("rib-2"), MARKS.front("U") + 1, MARKS.front("U") - 1]
    on = {"trunk": chart([5.0] * 3 + [170] * 3, [*behind, *in_front], mm=(2, 1))}
    inside = MEMBERSHIP.inside(band, on).tolist()
    assert inside == [True, False, False, True, True, False]
    edges = MEMBERSHIP.edges_mm(band, on)
    assert edges["above"] == pytest.approx(
        [0, 1, behind[0] - behind[2], *(in_front[0] - np.array(in_front))]
    )
    assert edges["below"][2] == 0
    assert edges["from"][[0, 2, 3]] == pytest.approx([10, 10, 340])
    assert edges["from"][1] == pytest.approx(np.hypot(10, 1))


def test_an_edge_of_a_band_ends_with_the_band() -> None:
    """Else an anchor in front would make the same border firm behind."""
    band = Band(chart="trunk", above="upper", below="lower", phi=(115, 180))
    heights = MEMBERSHIP.border_mm("lower", np.array([100.0, 130.0]))
    on = {"trunk": chart([100, 130], heights, mm=(2, 1))}
    assert MEMBERSHIP.edges_mm(band, on)["below"] == pytest.approx([30, 0])


def test_the_sides_of_a_band_may_slant() -> None:
    band = Band(
        chart="trunk", above="upper", below="lower", phi=(0, 20), phi_below=(0, 10)
    )
    high, low = MARKS.back("T4"), MARKS.back("T10")
    levels = [high - 0.1, (high + low) / 2, (high + low) / 2, low + 0.1]
    on = {"trunk": chart([19.5, 14.5, 15.5, 10.5], levels, mm=(2, 1))}
    assert MEMBERSHIP.inside(band, on).tolist() == [True, True, False, False]
    assert MEMBERSHIP.edges_mm(band, on)["to"][1:3] == pytest.approx([1, 1], abs=0.01)


def test_a_border_falls_from_the_spine_to_the_front() -> None:
    heights = MEMBERSHIP.border_mm("lower", np.linspace(0, 180, 91))
    assert (np.diff(heights) <= 0).all()
    assert heights[0] > heights[-1] + 100


def test_a_polygon_has_its_corners_cut() -> None:
    square = Polygon(chart="buttock", polygon=((0, 0), (1, 0), (1, 1), (0, 1)))
    on = {"buttock": chart([0.5, 0.01, 0.5, 1.2], [0.5, 0.01, 0.01, 0.5])}
    assert MEMBERSHIP.inside(square, on).tolist() == [True, False, True, False]


@given(
    st.lists(
        st.tuples(st.floats(0, 180), st.floats(0, 4)),
        min_size=3,
        max_size=6,
        unique=True,
    ),
    st.floats(0, 180),
    st.floats(0, 4),
)
def test_distances_from_sides_of_a_polygon_are_those_on_the_skin(
    corners: list[tuple[float, float]], psi: float, h: float
) -> None:
    """One degree is less skin near the vertex: each point has its own scale."""
    polygon = Polygon(chart="head", polygon=tuple(corners))
    for first_mm, second_mm in ((1.5, 60.0), (0.4, 110.0)):
        here = chart([psi, 90], [h, 2], mm=(first_mm, second_mm))
        other = chart([psi, 90], [h, 2], mm=(9.0, 9.0))
        mixed = Coordinates(
            here.first,
            here.second,
            np.array([here.first_mm[0], other.first_mm[1]]),
            np.array([here.second_mm[0], other.second_mm[1]]),
            here.valid,
            {},
        )
        found = MEMBERSHIP.edges_mm(polygon, {"head": mixed})
        scale = np.array([first_mm, second_mm])
        sides = zip(corners, [*corners[1:], corners[0]], strict=True)
        for i, (a, b) in enumerate(sides):
            side = shapely.LineString([a * scale, b * scale])
            away = side.distance(shapely.Point(np.array([psi, h]) * scale))
            assert found[str(i)][0] == pytest.approx(away, abs=1e-6)


def test_a_ring_is_whole_or_a_half() -> None:
    front = np.array([True, False, True])
    halves = {"front": front, "back": ~front}
    on = {"perineum": chart([20, 20, 60], [0, 0, 0], halves, mm=(1, 1))}
    whole = Ring(chart="perineum", rho_mm=(10, 50))
    half = Ring(chart="perineum", rho_mm=(10, 50), half="back")
    assert MEMBERSHIP.inside(whole, on).tolist() == [True, True, False]
    assert MEMBERSHIP.inside(half, on).tolist() == [False, True, False]
    assert MEMBERSHIP.edges_mm(whole, on)["outer"].tolist() == [30, 30, 10]


def test_where_a_chart_is_not_valid_nothing_lies_inside_and_all_is_far() -> None:
    valid = np.array([True, False])
    box = Box(chart="foot", surface=Surface.BOTH, rays=(1, 5), along=(0, 1))
    both = {"both": np.array([True, True])}
    on = {"foot": chart([2, 2], [0.5, 0.5], both, valid)}
    assert MEMBERSHIP.inside(box, on).tolist() == [True, False]
    for away_mm in MEMBERSHIP.edges_mm(box, on).values():
        assert np.isfinite(away_mm).tolist() == [True, False]
