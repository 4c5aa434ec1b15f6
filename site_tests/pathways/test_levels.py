"""What a narrowing reaches, by level and place."""

from __future__ import annotations

from itertools import pairwise

import pytest

from root_or_nerve.model.scene import LevelPlace
from root_or_nerve.pathways.levels import LEVELS, reach


@pytest.mark.parametrize(
    ("level", "foramen", "recess"),
    [
        ("L1-L2", "L1", "L2"),
        ("L2-L3", "L2", "L3"),
        ("L3-L4", "L3", "L4"),
        ("L4-L5", "L4", "L5"),
        ("L5-S1", "L5", "S1"),
    ],
)
def test_the_root_that_leaves_and_the_one_that_passes(
    level: str, foramen: str, recess: str
) -> None:
    found = reach(level)
    assert found is not None
    assert found.roots(LevelPlace.FORAMEN) == (foramen,)
    assert found.roots(LevelPlace.RECESS) == (recess,)
    assert foramen not in found.roots(LevelPlace.CANAL)


def test_the_canal_holds_what_passes_and_all_below() -> None:
    canals = [found.canal for level in LEVELS if (found := reach(level))]
    assert canals[0][0] == "L2"
    assert all(lower == upper[1:] for upper, lower in pairwise(canals))
    assert canals[-1] == ("S1", "S2", "S3", "S4-5")


@pytest.mark.parametrize("level", ["C5-C6", "T12-L1", "S1-S2", "L4", "", "l4-l5"])
def test_other_levels_are_not_guessed_at(level: str) -> None:
    assert reach(level) is None
