"""Rays of hand and foot: every digit has its number, and tips are at 1."""

from __future__ import annotations

import numpy as np
import pytest

from root_or_nerve.geometry.digits import Rays, foot_rays, hand_rays
from root_or_nerve.geometry.drawing import Canvas
from root_or_nerve.geometry.surface import Bools

LIMBS = ("hand", "foot")
DIGIT = {"hand": "d", "foot": "t"}
BALL = 0.60  # of the ray of the thumb: beyond it, its chart is its own


def rays_of(limb: str, canvas: Canvas) -> Rays:
    return hand_rays(canvas.skin) if limb == "hand" else foot_rays(canvas.skin)


def on(canvas: Canvas, segment: str) -> Bools:
    number = canvas.base.segments.index(segment)
    here: Bools = canvas.ground.samples.points.segment == number
    return here


@pytest.mark.parametrize("limb", LIMBS)
@pytest.mark.parametrize("number", range(1, 6))
def test_a_digit_lies_on_its_ray(limb: str, number: int, canvas: Canvas) -> None:
    chart = canvas.ground.on[limb]
    digit = on(canvas, f"{DIGIT[limb]}{number}")
    if (limb, number) == ("hand", 1):  # its ball belongs to the palm
        digit &= chart.second > BALL
    assert np.abs(chart.first[digit] - number).max() <= 0.5
    assert np.ptp(chart.first[digit]) > 0.9  # both of its sides
    assert chart.second[digit].max() == pytest.approx(1, abs=0.02)
    assert chart.second[digit].min() > 0.3


@pytest.mark.parametrize("limb", LIMBS)
def test_rays_are_numbered_from_thumb_and_great_toe(limb: str, canvas: Canvas) -> None:
    rays = rays_of(limb, canvas)
    places = [float(line[-1] @ rays.across) for line in rays.lines]
    assert places == sorted(places)
    thumb_is_outside = bool(rays.lines[0][-1][0] > rays.lines[4][-1][0])
    assert thumb_is_outside is (limb == "hand")  # the palm faces forwards
    for axis, other in ((rays.across, rays.ahead), (rays.across, rays.up)):
        assert axis @ other == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("limb", LIMBS)
def test_on_the_axis_of_a_digit_ray_and_share_are_whole(
    limb: str, canvas: Canvas
) -> None:
    rays = rays_of(limb, canvas)
    for k, (line, shares) in enumerate(zip(rays.lines, rays.shares, strict=True)):
        assert shares[0] == 0
        assert shares[-1] == 1
        assert sorted(shares) == list(shares)
        r, f = rays._on_digit(line[2:], k)
        assert r == pytest.approx([k + 1] * len(r), abs=0.02)
        assert f == pytest.approx(shares[2:], abs=0.02)


@pytest.mark.parametrize("limb", LIMBS)
def test_shares_rise_towards_the_tips(limb: str, canvas: Canvas) -> None:
    chart, rays = canvas.ground.on[limb], rays_of(limb, canvas)
    body = on(canvas, limb) & chart.valid
    along = canvas.ground.samples.points.at[body] @ rays.ahead
    assert np.corrcoef(along, chart.second[body])[0, 1] > 0.95


def test_palm_and_back_of_the_hand_part_all_of_it(canvas: Canvas) -> None:
    hand = canvas.ground.on["hand"]
    palmar, dorsal = hand.held.surface["palmar"], hand.held.surface["dorsal"]
    assert (palmar ^ dorsal).all()
    area = canvas.ground.samples.area_mm2[hand.valid]
    assert area[palmar].sum() / area.sum() == pytest.approx(0.5, abs=0.08)
    front = canvas.ground.samples.points.normal[hand.valid, 2] > 0.8
    fingers = ~on(canvas, "d1")[hand.valid]
    assert palmar[front & fingers].mean() > 0.95


def test_faces_of_the_foot_leave_nothing_out(canvas: Canvas) -> None:
    faces = canvas.ground.on["foot"].held.surface
    named = [faces[name] for name in ("plantar", "heel", "medial", "dorsal")]
    assert (np.sum(named, axis=0) == 1).all()
    assert not (faces["lateral"] & ~faces["dorsal"]).any()
    height = canvas.ground.samples.points.at[canvas.ground.on["foot"].valid, 1]
    assert height[faces["plantar"]].max() < 45
    assert height[faces["dorsal"]].mean() > height[faces["plantar"]].mean() + 10
    for name in ("plantar", "heel", "medial", "lateral", "dorsal"):
        assert faces[name].any()
