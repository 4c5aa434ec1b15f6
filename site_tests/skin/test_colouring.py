"""Tints: neighbours differ, eight are enough, and the same skin gets the same ones."""

from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from root_or_nerve.skin.colouring import (
    TINTS,
    Graph,
    NotColourable,
    coloured,
    neighbours,
    tints,
)

ROOTS = (*(f"T{i}" for i in range(1, 13)), *(f"L{i}" for i in range(1, 6)))


def graph_of(names: list[str], pairs: list[tuple[str, str]]) -> Graph:
    graph: Graph = {name: set() for name in names}
    for a, b in pairs:
        graph[a].add(b)
        graph[b].add(a)
    return graph


@st.composite
def planar(draw: st.DrawFn) -> Graph:
    """Squares of a board, some joined corner to corner: planar, like a map."""
    wide, high = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    pairs = []
    for x in range(wide):
        for y in range(high):
            if x:
                pairs.append((f"{x - 1}-{y}", f"{x}-{y}"))
            if y:
                pairs.append((f"{x}-{y - 1}", f"{x}-{y}"))
            if x and y:
                falling = draw(st.booleans())
                one, other = (x - 1, y - 1), (x, y)
                if falling:
                    one, other = (x, y - 1), (x - 1, y)
                pairs.append((f"{one[0]}-{one[1]}", f"{other[0]}-{other[1]}"))
    names = [f"{x}-{y}" for x in range(wide) for y in range(high)]
    return graph_of(draw(st.permutations(names)), pairs)


@given(planar())
def test_neighbours_differ_and_eight_tints_are_enough(graph: Graph) -> None:
    found = coloured(graph)
    assert found.keys() == graph.keys()
    assert set(found.values()) <= set(range(TINTS))
    assert all(found[a] != found[b] for a in graph for b in graph[a])


@given(planar())
def test_four_tints_are_found_too_if_the_way_back_is_needed(graph: Graph) -> None:
    found = coloured(graph, tints=4)
    assert all(found[a] != found[b] for a in graph for b in graph[a])


@given(planar(), st.randoms())
def test_the_order_of_names_does_not_matter(graph: Graph, random: object) -> None:
    names = list(graph)
    random.shuffle(names)  # type: ignore[attr-defined]
    assert coloured({name: set(graph[name]) for name in names}) == coloured(graph)


@given(st.integers(0, 40))
def test_tints_are_used_evenly(count: int) -> None:
    used = Counter(coloured({f"n{i:02}": set() for i in range(count)}).values())
    assert max(used.values(), default=0) - min(used.values(), default=0) <= 1


def test_a_path_is_found_where_the_first_choice_is_wrong() -> None:
    # Two tints colour this path in one way only, whichever place is taken first.
    path = [f"p{i}" for i in range(9)]
    found = coloured(graph_of(path, list(pairwise(path))), tints=2)
    assert all(found[a] != found[b] for a, b in pairwise(path))


def test_nine_who_all_meet_cannot_be_told_apart() -> None:
    names = [f"n{i}" for i in range(9)]
    with pytest.raises(NotColourable):
        coloured(graph_of(names, list(combinations(names, 2))))


def test_parts_of_a_nerve_meet_each_other_and_its_neighbours() -> None:
    names = ["sural", "saphenous", "saphenous.main", "saphenous.infrapatellar"]
    meeting = [
        ("saphenous.infrapatellar", "saphenous.main"),
        ("saphenous.main", "sural"),
    ]
    graph = neighbours(names, meeting, {})
    assert graph["saphenous.main"] == {"saphenous.infrapatellar", "sural"}
    assert graph["saphenous"] == {"sural"}
    assert graph["sural"] == {"saphenous", "saphenous.main"}


def test_a_nerve_differs_from_neighbours_of_its_branches_not_from_these() -> None:
    names = ["tibial", "medial-plantar", "medial-calcaneal", "sural", "sciatic"]
    includes = {"tibial": ["medial-plantar", "medial-calcaneal"], "sciatic": ["tibial"]}
    meeting = [("medial-calcaneal", "medial-plantar"), ("medial-calcaneal", "sural")]
    graph = neighbours(names, meeting, includes)
    assert graph["tibial"] == graph["sciatic"] == {"sural"}
    assert graph["medial-calcaneal"] == {"medial-plantar", "sural"}


@given(st.sets(st.tuples(st.sampled_from(ROOTS), st.sampled_from(ROOTS)), max_size=20))
def test_roots_in_sequence_differ_and_keep_their_tint(
    pairs: set[tuple[str, str]],
) -> None:
    meeting = [("lee", a, b) for a, b in pairs if a < b]
    names = {"lee": ROOTS, "other": ROOTS[:14], "nerves": ["sural"]}
    found = tints(names, meeting, {id: {} for id in names})
    for a, b, c in zip(ROOTS, ROOTS[1:], ROOTS[2:], strict=False):
        assert len({found["lee"][x] for x in (a, b, c)}) == 3
    assert all(found["lee"][a] != found["lee"][b] for _, a, b in meeting)
    assert all(found["other"][x] == found["lee"][x] for x in ROOTS[:14])


def test_maps_that_cannot_agree_are_coloured_one_by_one() -> None:
    # Each can be coloured; nine roots that all meet on the one or the other cannot.
    nine = ROOTS[:9]
    every = list(combinations(nine, 2))
    half = len(every) // 2
    meeting = [("a", *pair) for pair in every[:half]]
    meeting += [("b", *pair) for pair in every[half:]]
    found = tints({"a": nine, "b": nine}, meeting, {"a": {}, "b": {}})
    assert all(found[map][x] != found[map][y] for map, x, y in meeting)
