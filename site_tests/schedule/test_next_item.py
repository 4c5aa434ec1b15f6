"""Which pair comes next, and which of its items."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from .browser_code import answer, run
from .test_pair_states import DAY, four

PAIRS = [
    {"id": id, "counts": dict.fromkeys(("root", "nerve", "other"), 50)}
    for id in "abcdef"
]
ASK = """
const { log, pairs, wish, now, count, seed } = given;
const learner = { log, now, states: rn.pairStates(log) };
const random = rn.seeded(seed);
let before = null;
const asked = [];
for (let n = 0; n < count; n++) {
  const next = rn.nextAsked(learner, pairs, { ...wish, before }, random);
  before = next && next.pair;
  asked.push(next);
}
console.log(JSON.stringify(asked));
"""


def ask(
    log: list[dict[str, Any]],
    wish: dict[str, bool] | None = None,
    count: int = 2000,
    seed: int = 1,
    pairs: Any = PAIRS,
    day: int = 100,
) -> list[dict[str, Any]]:
    given = {"log": log, "wish": wish or {}, "count": count, "seed": seed}
    return list(run(ASK, given | {"pairs": pairs, "now": day * DAY}))


def test_one_in_five_is_a_probe_of_either_class_and_of_any_pair() -> None:
    asked = ask([])
    probes = [one for one in asked if one["stream"] == "probe"]
    assert 0.17 < len(probes) / len(asked) < 0.23
    keys = Counter(one["key"] for one in probes)
    assert set(keys) == {"root", "nerve"}
    assert 0.42 < keys["root"] / len(probes) < 0.58
    assert min(Counter(one["pair"] for one in probes).values()) > 0.1 * len(probes)
    assert all(one["key"] is None for one in asked if one["stream"] == "practice")


def test_probes_go_where_something_is_unseen_and_stop_where_nothing_is() -> None:
    few = [{"id": id, "counts": {"root": 1, "nerve": 1}} for id in "ab"]
    seen = [answer(id="a.1", pair="a", key=key) for key in ("root", "nerve")]
    probed = {one["pair"] for one in ask(seen, pairs=few) if one["stream"] == "probe"}
    assert probed == {"b"}
    seen += [answer(id="b.1", pair="b", key=key) for key in ("root", "nerve")]
    assert all(one["stream"] == "practice" for one in ask(seen, pairs=few))


def test_items_of_forms_are_none_of_a_pair() -> None:
    few = [{"id": "a", "counts": {"root": 1, "nerve": 1}}]
    seen = [answer(id="f", key=k, stream="form-A") for k in ("root", "nerve")]
    assert any(one["stream"] == "probe" for one in ask(seen, pairs=few))


def test_never_the_same_pair_twice_in_a_row() -> None:
    asked = ask(four(1, 1))
    assert all(a["pair"] != b["pair"] for a, b in pairwise(asked))


def test_due_pairs_come_first_the_longest_due_before_others() -> None:
    log = [*four(2, 3, "c"), *four(1, 1, "d")]
    asked = ask(log, {"withoutProbes": True, "onlyDue": True}, count=3)
    assert [one["pair"] for one in asked] == ["d", "c", "d"]


def test_what_is_due_comes_first_and_leaves_room_for_the_rest() -> None:
    log = [*four(1, 3, "c"), *four(1, 3, "d")]
    counts = Counter(one["pair"] for one in ask(log, {"withoutProbes": True}))
    assert counts["c"] + counts["d"] > 0.5 * counts.total()
    assert all(counts[pair] > 0.03 * counts.total() for pair in "abef")


def test_what_was_confused_comes_oftener_and_nothing_is_forgotten() -> None:
    log = [*four(100, 1, "b"), *(one for p in "acdef" for one in four(100, 3, p))]
    asked = ask(log, {"withoutProbes": True}, count=4000)
    counts = Counter(one["pair"] for one in asked)
    assert counts["b"] > 1.5 * max(counts[p] for p in "acdef")
    only = ask(log, {"withoutProbes": True, "onlyConfused": True}, count=50)
    assert {one["pair"] for one in only} == {"b"}


def test_what_was_asked_longest_ago_is_not_forgotten() -> None:
    log = [one for p in "abcde" for one in four(99, 3, p)]
    log += four(98, 3, "f")
    counts = Counter(one["pair"] for one in ask(log, {"withoutProbes": True}))
    assert counts["f"] > 1.5 * max(counts[p] for p in "abcde")


def test_the_same_seed_asks_the_same() -> None:
    assert ask([], count=50, seed=4) == ask([], count=50, seed=4)
    assert ask([], count=50, seed=4) != ask([], count=50, seed=5)


def test_an_item_is_unseen_or_the_one_seen_longest_ago_and_never_of_a_form() -> None:
    script = """
    const seen = new Map(given.seen);
    const at = (id) => seen.get(id) ?? 0;
    const one = rn.pickItem(given.items, given.key, at, rn.seeded(1));
    console.log(JSON.stringify(one && one.id));"""
    items = [
        {"id": "n1", "key": "nerve", "rev": 1, "form": None},
        {"id": "n2", "key": "nerve", "rev": 1, "form": None},
        {"id": "r1", "key": "root", "rev": 1, "form": None},
        {"id": "r2", "key": "root", "rev": 1, "form": "A"},
    ]
    given = {"items": items, "key": "nerve", "seen": [["n1", 5]]}
    assert run(script, given) == "n2"
    assert run(script, given | {"seen": [["n1", 5], ["n2", 9]]}) == "n1"
    assert run(script, given | {"key": "root", "seen": [["r1", 9]]}) == "r1"
    assert run(script, given | {"items": []}) is None
