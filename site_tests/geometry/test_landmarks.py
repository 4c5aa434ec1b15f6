"""Landmarks lie where they lie on a body of 1.71 m, and answer to their names."""

from __future__ import annotations

from itertools import pairwise

import pytest

from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.geometry.landmarks import Landmarks


@pytest.fixture
def marks(canvas: Canvas) -> Landmarks:
    return canvas.marks


def test_heights_come_in_the_order_of_the_body(marks: Landmarks) -> None:
    down = [
        *(marks.vertex, marks.canthus, marks.mouth, marks.menton, marks.jugular_notch),
        *(marks.nipple, marks.umbilicus, float(marks.asis[1])),
        *(float(marks.pubic_tubercle[1]), marks.gluteal_fold, 0),
    ]
    assert all(above > below for above, below in pairwise(down))
    assert marks.canthus > marks.inion > marks.menton
    assert marks.crest_apex > marks.psis[1] > marks.coccyx_tip[1]
    assert marks.coccyx_tip[1] > marks.anal_verge[1] > marks.gluteal_fold


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("jugular_notch", 0.82),
        ("menton", 0.87),
        ("nipple", 0.73),
        ("umbilicus", 0.61),
        ("crest_apex", 0.61),
        ("gluteal_fold", 0.47),
    ],
)
def test_heights_are_plausible_shares_of_the_whole(
    name: str, share: float, marks: Landmarks
) -> None:
    assert getattr(marks, name) / marks.vertex == pytest.approx(share, abs=0.02)


def test_points_of_the_pelvis_lie_as_in_a_pelvis(marks: Landmarks) -> None:
    assert 90 < marks.asis[0] < 140  # half the distance between the spines
    assert 30 < marks.psis[0] < 60
    assert 10 < marks.pubic_tubercle[0] < 35
    assert marks.asis[2] == pytest.approx(marks.pubic_tubercle[2], abs=20)
    assert marks.asis[2] > marks.ischial_tuberosity[2] > marks.psis[2]
    assert marks.coccyx_tip[0] == marks.anal_verge[0] == 0
    assert marks.trochanter_x > marks.asis[0]


def test_spines_come_one_below_the_other(marks: Landmarks) -> None:
    names = [f"C{i}" for i in range(2, 8)] + [f"T{i}" for i in range(1, 13)]
    names += [f"L{i}" for i in range(1, 6)]
    gaps = [marks.back(a) - marks.back(b) for a, b in pairwise(names)]
    assert min(gaps) > 10
    assert max(gaps) < 45
    assert marks.back("L4") == pytest.approx(marks.crest_apex, abs=30)


def test_a_gap_lies_between_its_spines(marks: Landmarks) -> None:
    middle = (marks.back("T6") + marks.back("T7")) / 2
    assert marks.back("T6-T7") == pytest.approx(middle)
    assert marks.back("C7-T1") > marks.back("T1")


def test_names_of_the_front_come_from_above_downwards(marks: Landmarks) -> None:
    names = [
        *("rib-2", "space-2", "rib-3", "space-3", "rib-4", "space-4", "space-5"),
        *("X", "X+0.25", "X+0.75", "U", "U+0.25", "U+0.5", "I"),
    ]
    heights = [marks.front(name) for name in names]
    assert all(above > below for above, below in pairwise(heights))
    assert marks.front("space-4") == pytest.approx(marks.nipple)
    assert marks.front("U") == marks.umbilicus
    assert marks.front("U+1") == pytest.approx(marks.front("I"))
    assert marks.front("X-0.5") > marks.front("X")


@pytest.mark.parametrize("name", ["", "rib", "rib-x", "Y", "U0.5", "X+", "rib-2 ", "i"])
def test_a_name_of_the_front_that_means_nothing(name: str, marks: Landmarks) -> None:
    with pytest.raises(KeyError):
        marks.front(name)


@pytest.mark.parametrize("name", ["", "T13", "L6", "S1", "T6-", "C", "C0", "C9", "4"])
def test_a_name_of_the_back_that_means_nothing(name: str, marks: Landmarks) -> None:
    with pytest.raises(KeyError):
        marks.back(name)
