"""References of the anatomy, read from their other end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from root_or_nerve.model.anatomy import Landmark, Pair, PairSideKind
from root_or_nerve.model.library import Anatomy, Library
from root_or_nerve.model.relations import (
    all_roots,
    arc,
    ids_of,
    relations,
    separating_muscles,
)
from site_tests.anatomies import anatomy_of, fact, leg, muscle, nerve, pair, reflex


def ids(turned: Mapping[str, tuple[Any, ...]]) -> dict[str, list[str]]:
    return {id: [thing.id for thing in things] for id, things in turned.items()}


def test_everything_is_found_from_what_it_names_in_the_order_of_its_file() -> None:
    related = relations(leg())
    assert ids(related.nerves) == {
        "L5": ["fibular", "tibial"],
        "S1": ["fibular", "tibial"],
    }
    assert ids(related.muscles) == {
        "L5": ["lift", "turn-in", "push"],
        "S1": ["push", "turn-out"],
        "fibular": ["lift", "turn-out"],
        "tibial": ["turn-in", "push"],
    }
    assert ids(related.reflexes) == {"S1": ["ankle-jerk"], "tibial": ["ankle-jerk"]}
    assert set(related.pairs) == {"L5", "fibular", "turn-in", "ankle-jerk"}


def test_what_is_named_twice_is_found_once() -> None:
    both = pair("both", ["L5"], ["fibular"], ["lift", "lift"])
    assert ids(relations(anatomy_of(both)).pairs)["lift"] == ["both"]


def test_landmarks_are_found_from_nerves_and_tests() -> None:
    neck = Landmark(
        id="neck", name="neck", found=fact(), nerves=("fibular",), tests=("tap",)
    )
    related = relations(Anatomy(landmarks={"neck": neck}))
    assert ids(related.landmarks) == {"fibular": ["neck"], "tap": ["neck"]}


def test_an_empty_anatomy_has_no_relations() -> None:
    assert relations(Anatomy()) == relations(anatomy_of())


def test_a_reflex_without_a_nerve_has_no_arc() -> None:
    assert arc(reflex("wink", ["S1"])) == ()
    assert arc(reflex("jerk", ["S1"], "tibial")) == ("tibial",)


def test_usual_roots_come_before_variable_ones() -> None:
    assert all_roots(nerve("x", ["S1"], ["L5"]).roots) == ("S1", "L5")


def test_ids_of_one_kind_come_from_either_side() -> None:
    found = pair("x", ["L5", "S1"], ["tibial"])
    assert ids_of(found, PairSideKind.ROOT) == ("L5", "S1")
    assert ids_of(found, PairSideKind.NERVE) == ("tibial",)
    assert ids_of(found, PairSideKind.CONDITION) == ()


@pytest.mark.parametrize(
    ("roots", "nerves", "of_root", "of_nerve"),
    [
        (["L5"], ["fibular"], ["turn-in"], ["turn-out"]),
        # a variable root keeps a muscle from being the nerve's alone, and no more
        (["L5"], ["tibial"], ["lift"], []),
        (["S1"], ["tibial"], ["turn-out"], ["turn-in"]),
        (["L5", "S1"], ["fibular"], ["turn-in", "push"], []),
        (["L5"], ["fibular", "tibial"], [], ["turn-out"]),
        ([], [], [], []),
    ],
)
def test_muscles_that_only_one_side_weakens(
    roots: list[str], nerves: list[str], of_root: list[str], of_nerve: list[str]
) -> None:
    found = separating_muscles(leg(), roots, nerves)
    assert [[m.id for m in side] for side in found] == [of_root, of_nerve]


@pytest.mark.parametrize(
    ("roots", "nerve_id", "of_root", "shared"),
    [
        ("L5", "common-fibular", {"tibialis-posterior", "gluteus-medius"}, set()),
        ("C8", "ulnar", set(), {"first-dorsal-interosseous"}),
        ("L4", "femoral", set(), {"quadriceps"}),
        ("C7", "radial", set(), {"triceps"}),
    ],
)
def test_known_pairs_are_separated_by_the_muscles_of_the_books(
    library: Library, roots: str, nerve_id: str, of_root: set[str], shared: set[str]
) -> None:
    only_root, only_nerve = separating_muscles(library.anatomy, [roots], [nerve_id])
    assert of_root <= {m.id for m in only_root}
    assert shared <= library.anatomy.muscles.keys()
    assert shared.isdisjoint(m.id for m in (*only_root, *only_nerve))


def test_no_muscle_separates_from_both_sides(library: Library) -> None:
    anatomy = library.anatomy
    for item in anatomy.pairs.values():
        roots, nerves = (
            ids_of(item, kind) for kind in (PairSideKind.ROOT, PairSideKind.NERVE)
        )
        only_root, only_nerve = separating_muscles(anatomy, roots, nerves)
        assert not set(only_root) & set(only_nerve), item.id
        for m in only_root:
            assert set(roots) & set(m.roots.usual), item.id
            assert not set(nerves) & set(m.nerves), item.id
        for m in only_nerve:
            assert not set(roots) & set(all_roots(m.roots)), item.id
            assert set(nerves) & set(m.nerves), item.id


def test_every_relation_of_the_course_can_be_walked_both_ways(library: Library) -> None:
    anatomy, related = library.anatomy, relations(library.anatomy)
    for item in anatomy.nerves.values():
        assert all(item in related.nerves[id] for id in all_roots(item.roots)), item.id
    for m in anatomy.muscles.values():
        named = (*all_roots(m.roots), *m.nerves)
        assert all(m in related.muscles[id] for id in named), m.id
    for r in anatomy.reflexes.values():
        named = (*all_roots(r.roots), *arc(r))
        assert all(r in related.reflexes[id] for id in named), r.id
    for p in anatomy.pairs.values():
        assert all(p in related.pairs[id] for id in named_by(p)), p.id


def named_by(item: Pair) -> list[str]:
    return [*item.tests, *(id for side in item.sides for id in side.ids)]


def test_a_muscle_without_a_nerve_is_still_found_from_its_roots() -> None:
    anatomy = anatomy_of(muscle("alone", ["L5"], []))
    assert ids(relations(anatomy).muscles) == {"L5": ["alone"]}
