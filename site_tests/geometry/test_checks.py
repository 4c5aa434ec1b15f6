"""What must come back on the built skin at places that a finger can find."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from root_or_nerve.geometry.charts import Coordinates
from root_or_nerve.geometry.drawing import Canvas, Layer
from root_or_nerve.geometry.surface import Bools, Floats

LISTS = yaml.safe_load(
    (Path(__file__).parent.parent / "skin" / "landmarks.yaml").read_text()
)
FAR_MM = 14.0  # a sample this far from the place does not speak for it
AXILLA_MM = 60.0  # but the floor of the axilla lies this far from the arm's axis
DERMATOMES = ("lee-2008", "keegan-garrett-1948", "foerster-1933")
KEYS = {
    "arm": ("theta", "t"),
    "leg": ("theta", "t"),
    "hand": ("r", "f"),
    "foot": ("r", "f"),
    "buttock": ("u", "v"),
    "head": ("psi", "h"),
    "trunk": ("phi", "y"),
    "perineum": ("rho_mm", "none"),
}


def coordinates(at: Mapping[str, Any], canvas: Canvas) -> tuple[float, float]:
    """Return the place in its chart; heights of the trunk from their names."""
    first, second = KEYS[at["chart"]]
    if at["chart"] == "trunk":
        height = canvas.marks.front(at["front"]) if "front" in at else at["y"]
        return float(at["phi"]), float(height)
    return float(at[first]), float(at.get(second, 0))


def away_mm(at: Mapping[str, Any], canvas: Canvas) -> Floats:
    """Return how far each sample is from a place, in its chart."""
    on: Coordinates = canvas.ground.on[at["chart"]]
    first, second = coordinates(at, canvas)
    round_ = at["chart"] in ("arm", "leg")
    gap = on.first - first
    gap = np.mod(gap + 180, 360) - 180 if round_ else gap
    away = np.hypot(gap * on.first_mm, (on.second - second) * on.second_mm)
    allowed = on.valid
    if "surface" in at:
        allowed = allowed & on.surface[at["surface"]]
    return np.where(allowed, away, np.inf)


def far_mm(at: Mapping[str, Any]) -> float:
    """Return how far skin may be from a place."""
    floor = at["chart"] == "arm" and at["theta"] == -90 and at["t"] < 0.1
    return AXILLA_MM if floor else FAR_MM


def held(layer: Layer, near: Bools) -> set[str]:
    """Return the territories that hold any of the samples."""
    return {id for id, e in layer.extents.items() if (e.usual & near).any()}


@pytest.mark.parametrize("id", LISTS["nerves"])
def test_the_nerve_of_a_landmark(
    id: str, painted: dict[str, Layer], canvas: Canvas
) -> None:
    landmark = LISTS["nerves"][id]
    away = away_mm(landmark["at"], canvas)
    near = away <= max(float(away.min()), float(landmark.get("tolerance_mm", 0)))
    assert away.min() < far_mm(landmark["at"]), f"no skin at {landmark['name']}"
    expected = {landmark["expect"], *landmark.get("also", [])}
    if "part" in landmark:
        expected.add(f"{landmark['expect']}.{landmark['part']}")
    assert held(painted["nerves"], near) & expected


@pytest.mark.parametrize("map", DERMATOMES)
@pytest.mark.parametrize("id", LISTS["points"])
def test_the_level_of_a_key_point(
    id: str, map: str, painted: dict[str, Layer], canvas: Canvas
) -> None:
    point = LISTS["points"][id]
    expected = point["levels"][map]
    away = away_mm(point["at"], canvas)
    assert away.min() < far_mm(point["at"]), f"no skin at {point['name']}"
    near = away <= max(float(away.min()), float(point.get("tolerance_mm", 0)))
    found = held(painted[map], near)
    if not expected:
        assert not found & {id}
    else:
        assert found & set(expected)


def inside(where: Mapping[str, Any], canvas: Canvas) -> Bools:
    """Return the samples of a stretch of skin."""
    on = canvas.ground.on[where["chart"]]
    found = on.valid.copy()
    first, second = KEYS[where["chart"]]
    for name, values in ((first, on.first), (second, on.second)):
        if name in where:
            low, high = where[name]
            found &= (values >= low) & (values <= high)
    if "surface" in where:
        found &= on.surface[where["surface"]]
    if "from_midline_mm" in where:
        found &= canvas.ground.samples.points.at[:, 0] <= where["from_midline_mm"]
    return found


RULES = [
    (id, map)
    for id, rule in LISTS["negative"].items()
    if "never" in rule
    for map in rule["maps"]
]


@pytest.mark.parametrize(("id", "map"), RULES)
def test_what_never_lies_there(
    id: str, map: str, painted: dict[str, Layer], canvas: Canvas
) -> None:
    rule = LISTS["negative"][id]
    for where in rule["where"]:
        here = inside(where, canvas)
        assert here.any()
        wrong = held(painted[map], here) & set(rule["never"])
        total = canvas.ground.samples.area_mm2
        for id_ in wrong:
            both = total[painted[map].extents[id_].usual & here].sum()
            assert both < 100, f"{id_} has {both:.0f} mm² there"


def test_ribbons_reach_the_dorsal_midline(
    painted: dict[str, Layer], canvas: Canvas
) -> None:
    rule = LISTS["negative"]["ribbons-reach-the-dorsal-midline"]
    here = inside(rule["where"][0], canvas)
    assert set(rule["some"]) <= held(painted["keegan-garrett-1948"], here)


def test_the_ring_finger_splits_at_its_middle(
    painted: dict[str, Layer], canvas: Canvas
) -> None:
    on = canvas.ground.on["hand"]
    finger = on.valid & on.surface["palmar"] & (on.second > 0.58)
    finger &= (on.first > 3.55) & (on.first < 4.45)
    for name, half in (
        ("median", on.first < 3.98),
        ("superficial-ulnar", on.first > 4.02),
    ):
        here = finger & half
        share = painted["nerves"].extents[name].usual[here].mean()
        assert share > 0.97
