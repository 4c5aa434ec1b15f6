"""Charts: what their coordinates say at places one knows, and on all the skin."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.geometry.charts import along_limb
from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.geometry.surface import Bools, Floats

NEAR, MIDDLE, FAR = (np.array([150.0, y, 0]) for y in (900, 500, 100))
LIMIT_MM2 = 400  # of skin that no chart may hold: it takes its neighbours' labels


def on(canvas: Canvas, *segments: str) -> Bools:
    skin = canvas.base
    return np.isin(canvas.ground.samples.points.segment, skin.index(*segments))


@given(st.floats(-179, 179), st.floats(0.05, 1.95), st.floats(5, 80))
def test_a_straight_limb_is_a_cylinder(theta: float, t: float, away: float) -> None:
    angle = np.radians(theta)
    at = np.array([[150 + away * np.sin(angle), 900 - 400 * t, away * np.cos(angle)]])
    found = along_limb(at, NEAR, MIDDLE, FAR)
    assert np.concatenate(found) == pytest.approx([theta, t, away, 400], abs=1e-6)


@given(st.floats(-0.5, 2.5), st.floats(-60, 60), st.floats(-60, 60))
def test_t_rises_along_a_bent_limb(t: float, x: float, z: float) -> None:
    knee = MIDDLE + np.array([20, 0, 30])
    ankle = FAR + np.array([10, 0, -20])
    start = np.array([150 + x, 900 - 400 * t, z])
    found = along_limb(np.array([start, start - [0, 5, 0]]), NEAR, knee, ankle)[1]
    crossed = found[0] < 1 < found[1]
    assert found[1] > found[0] or crossed or abs(found[0] - 1) < 0.2


def test_every_chart_holds_what_it_is_for(canvas: Canvas) -> None:
    charts = canvas.ground.on
    assert charts["arm"].valid[on(canvas, "fore")].all()
    assert charts["leg"].valid[on(canvas, "shank")].all()
    assert charts["hand"].valid[on(canvas, "hand", "d1", "d5")].all()
    assert charts["foot"].valid[on(canvas, "t1", "t5")].all()
    foot, leg = charts["foot"].valid, charts["leg"].valid
    assert (foot | leg)[on(canvas, "foot", "shank")].all()
    assert (foot & leg)[on(canvas, "foot", "shank")].any()
    assert not leg[on(canvas, "t1", "t5")].any()
    assert charts["head"].valid[on(canvas, "head")].mean() > 0.99
    assert not charts["hand"].valid[on(canvas, "foot", "trunk", "head")].any()
    assert not charts["head"].valid[on(canvas, "hand", "thigh")].any()


def test_hardly_any_skin_is_in_no_chart(canvas: Canvas) -> None:
    charted = np.any([c.valid for c in canvas.ground.on.values()], axis=0)
    assert canvas.ground.samples.area_mm2[~charted].sum() < LIMIT_MM2


def test_coordinates_stay_within_their_bounds(canvas: Canvas) -> None:
    bounds: dict[str, tuple[Floats, Floats]] = {
        "arm": (np.array([-180, -0.6]), np.array([180, 2.1])),
        "leg": (np.array([-180, -0.4]), np.array([180, 2.1])),
        "hand": (np.array([0.2, -0.3]), np.array([5.8, 1])),
        "foot": (np.array([0.2, -0.1]), np.array([5.8, 1])),
        "trunk": (np.array([0, 700]), np.array([180, 1710])),
        "buttock": (np.array([0, -0.12]), np.array([1.6, 1.25])),
        "perineum": (np.array([0, 0]), np.array([140, 0])),
        "head": (np.array([0, -1.2]), np.array([180, 4])),
    }
    for name, chart in canvas.ground.on.items():
        low, high = bounds[name]
        held = np.stack([chart.held.first, chart.held.second], axis=1)
        assert (held >= low).all(), name
        assert (held <= high).all(), name
        assert chart.held.first_mm.min() >= 0
        assert chart.held.second_mm.min() > 0


@pytest.mark.parametrize("name", ["arm", "leg", "trunk", "head"])
def test_the_scale_of_a_chart_is_that_of_the_skin(name: str, canvas: Canvas) -> None:
    """Neighbouring samples are as far apart in the chart as in space, about."""
    chart, points = canvas.ground.on[name], canvas.ground.samples.points
    first = np.arange(0, len(points.at) - 1, 2)
    first = first[chart.valid[first] & chart.valid[first + 1]]
    if name == "head":
        first = first[(chart.second[first] > 0.5) & (chart.second[first] < 3.3)]
    gap = np.linalg.norm(points.at[first + 1] - points.at[first], axis=1)
    theta = np.mod(chart.first[first + 1] - chart.first[first] + 180, 360) - 180
    across = theta * chart.first_mm[first]
    along = (chart.second[first + 1] - chart.second[first]) * chart.second_mm[first]
    ratio = np.hypot(across, along)[gap > 0.5] / gap[gap > 0.5]
    assert np.median(ratio) == pytest.approx(0.95, abs=0.1)
    assert np.percentile(ratio, 98) < 1.45


def test_head_rungs_lie_at_their_landmarks(canvas: Canvas) -> None:
    marks, head = canvas.marks, canvas.ground.on["head"]
    y = canvas.ground.samples.points.at[:, 1]
    for rung, height in enumerate(
        (marks.jugular_notch, marks.menton, marks.mouth, marks.canthus)
    ):
        near = head.valid & (np.abs(y - height) < 1)
        assert head.second[near] == pytest.approx(rung, abs=0.03)


def test_held_coordinates_are_those_of_valid_points(canvas: Canvas) -> None:
    hand = canvas.ground.on["hand"]
    assert hand.held.valid.all()
    assert hand.held.first.tolist() == hand.first[hand.valid].tolist()
    palmar = hand.surface["palmar"][hand.valid]
    assert hand.held.surface["palmar"].tolist() == palmar.tolist()


def test_the_buttock_ends_at_cleft_fold_and_crest(canvas: Canvas) -> None:
    chart, at = canvas.ground.on["buttock"], canvas.ground.samples.points.at
    marks = canvas.marks
    assert at[chart.valid, 1].min() > marks.gluteal_fold - 40
    assert at[chart.valid, 2].max() < canvas.base.joints["hip"][2] + 91
    assert not (chart.valid & on(canvas, "shank", "arm", "head")).any()
