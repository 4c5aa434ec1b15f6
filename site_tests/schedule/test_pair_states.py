"""What is remembered of pairs, beside Python's FSRS."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler

from .browser_code import answer, run

DAY = 86_400_000
STATES = "console.log(JSON.stringify([...rn.pairStates(given)]));"
# Options and rightness that grade four answers alike, without a time.
OF_GRADE: dict[int, dict[str, Any]] = {
    1: {"right": False},
    2: {"option": "leaning-nerve"},
    3: {"option": "probably-nerve"},
}


def four(day: int, grade: int, pair: str = "a", **words: Any) -> list[dict[str, Any]]:
    return [
        answer(at=day * DAY + n, id=f"{pair}.{day}.{n}", pair=pair)
        | OF_GRADE[grade]
        | words
        for n in range(4)
    ]


def states(log: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return dict(run(STATES, log))


def histories() -> list[list[tuple[int, int]]]:
    """Days and grades of reviews: some early, some late, some lapses."""
    chance = random.Random(6)
    return [
        [
            (day, chance.choice((1, 2, 3, 3)))
            for day in sorted(chance.sample(range(400), chance.randint(1, 12)))
        ]
        for _ in range(60)
    ]


def test_states_are_those_of_the_reference() -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    every = histories()
    log = [
        one
        for n, history in enumerate(every)
        for day, grade in history
        for one in four(day, grade, f"p{n}")
    ]
    found = states(log)
    for n, history in enumerate(every):
        card = Card()
        for day, grade in history:
            now = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)
            card, _ = scheduler.review_card(card, Rating(grade), now)
        state = found[f"p{n}"]
        assert state["stability"] == pytest.approx(card.stability, rel=1e-6)
        assert state["difficulty"] == pytest.approx(card.difficulty, rel=1e-6)
        due = (card.due - datetime(1970, 1, 1, tzinfo=UTC)).days
        assert state["dueOn"] == due


def test_a_log_in_another_order_says_the_same() -> None:
    log = [*four(1, 3), *four(9, 1), *four(3, 2, "b"), *four(20, 3)]
    mixed = random.Random(1).sample(log, len(log))
    assert states(mixed) == states(log)


def test_three_answers_are_no_review_and_the_fourth_may_come_days_later() -> None:
    log = four(1, 3)
    assert states(log[:3])["a"]["reviews"] == 0
    log[3]["at"] = 7 * DAY
    assert states(log)["a"]["reviewedOn"] == 7
    log[3]["at"] = 8 * DAY
    assert states(log)["a"]["reviews"] == 0


def test_a_pair_has_one_review_a_day() -> None:
    later = [one | {"at": one["at"] + 9} for one in four(1, 1)]
    state = states([*four(1, 3), *later])["a"]
    assert state["reviews"] == 1
    first = states(four(1, 3))["a"]
    assert [state[k] for k in ("stability", "dueOn")] == [
        first[k] for k in ("stability", "dueOn")
    ]
    assert state["recent"] == [True] * 4 + [False] * 4


def test_forms_and_cases_are_no_practice() -> None:
    assert states(four(1, 3, stream="form-A")) == {}
    assert states(four(1, 3) and [answer(pair=None, stream="case")]) == {}


def test_time_can_be_left_out_of_account() -> None:
    quick = [answer(at=n, id=f"{n}", pair="z", taken_ms=10) for n in range(10)]
    slow = [one | {"at": 50 + n, "taken_ms": 99} for n, one in enumerate(four(0, 3))]
    script = """console.log(JSON.stringify([true, false].map((isTimed) =>
      rn.pairStates(given, isTimed).get("a").stability)));"""
    timed, untimed = run(script, [*quick, *slow])
    assert timed < untimed
