"""Skin that two candidates share, and what separates them."""

from __future__ import annotations

import pytest

from root_or_nerve.model.anatomy import PairSideKind
from root_or_nerve.model.library import NO_SKIN, Library
from root_or_nerve.skin.overlap import branches, by_view, of_pair, overlap
from site_tests.anatomies import pair, side
from site_tests.skins import skin


def test_a_root_and_a_nerve_share_what_was_measured() -> None:
    found = overlap(skin(), ["L5"], ["fibular"])
    assert found is not None
    # 200 of the root's 350 lie where the map of nerves is blank.
    assert (found.areas.shared, found.areas.first, found.areas.second) == (130, 20, 70)
    assert found.areas.blank == (57, 0)
    assert found.root_map == "lee-2008"
    drawn = skin().drawn
    assert drawn is not None
    assert by_view(drawn, found)[0][0] == "posterior"
    assert found.areas.share_of_second == 0.65


def test_sides_that_change_places_change_the_areas() -> None:
    one, other = (
        overlap(skin(), ["L5"], ["fibular"]),
        overlap(skin(), ["fibular"], ["L5"]),
    )
    assert one is not None
    assert other is not None
    assert one.areas.shared == other.areas.shared
    assert one.areas.first == other.areas.second
    drawn = skin().drawn
    assert drawn is not None
    views = [[id for id, _ in by_view(drawn, found)] for found in (one, other)]
    assert views[0] == views[1]


def test_several_roots_are_counted_together() -> None:
    found = overlap(skin(), ["L5", "S1"], ["fibular"])
    assert found is not None
    assert found.areas.shared == 150


def test_two_of_a_partition_share_nothing() -> None:
    found = overlap(skin(), ["fibular"], ["tibial"])
    assert found is not None
    assert found.areas.shared == 0
    assert found.areas.first == 200


def test_what_has_no_skin_has_no_overlap() -> None:
    assert overlap(skin(), ["L5"], ["obturator"]) is None
    assert overlap(NO_SKIN, ["L5"], ["fibular"]) is None
    cause = (side(PairSideKind.ROOT, "L5"), side(PairSideKind.CONDITION, "zoster"))
    assert of_pair(skin(), pair("x", ["L5"], ["fibular"], sides=cause)) is None


def test_views_add_up_to_what_they_show(library: Library) -> None:
    for item in library.anatomy.pairs.values():
        found = of_pair(library.skin, item)
        if found is None:
            continue
        body = library.skin.drawn
        assert body is not None
        assert found.areas.shared >= 0
        for id, areas in by_view(body, found):
            seen = sum(body.views[id].seen_mm2.values())
            assert 0 <= areas.shared <= seen, (item.id, id)


@pytest.mark.parametrize(
    ("root", "nerve", "at_least"),
    [("L5", "common-fibular", 0.8), ("L4", "saphenous", 0.8), ("S1", "sural", 0.3)],
)
def test_look_alikes_of_the_course_share_skin(
    root: str, nerve: str, at_least: float, library: Library
) -> None:
    found = overlap(library.skin, [root], [nerve])
    assert found is not None
    assert found.areas.share_of_first > at_least


def test_a_branch_lies_within_its_nerve(library: Library) -> None:
    found = overlap(library.skin, ["common-fibular"], ["superficial-fibular"])
    assert found is not None
    assert found.areas.shared > 0
    assert found.areas.share_of_second == pytest.approx(1, abs=0.03)
    assert "lateral-sural-cutaneous" in branches(library.skin, "common-fibular")
