"""From answers to the grade of a review."""

from __future__ import annotations

import pytest

from .browser_code import answer, run

GRADE = "console.log(JSON.stringify(rn.gradeOf(given[0], given[1])));"
FOUR = "console.log(JSON.stringify(rn.gradeOfReview(given)));"


@pytest.mark.parametrize(
    ("words", "median", "grade"),
    [
        ({"right": False, "option": "sure-root", "taken_ms": 1}, 9, 1),
        ({"option": "sure-nerve", "taken_ms": 9}, 9, 4),
        ({"option": "sure-nerve", "taken_ms": 10}, 9, 3),
        ({"option": "sure-nerve", "taken_ms": 9}, None, 3),
        ({"option": "sure-nerve"}, 9, 3),
        ({"option": "probably-nerve", "taken_ms": 1}, 9, 3),
        ({"option": "cannot-tell", "taken_ms": 1}, 9, 3),
        ({"option": "leaning-nerve", "taken_ms": 1}, 9, 2),
        ({"option": "sure-nerve", "taken_ms": 19}, 9, 2),
        ({"option": "probably-nerve", "taken_ms": 18}, 9, 3),
    ],
)
def test_an_answer_is_graded_by_right_sure_and_fast(
    words: dict[str, object], median: float | None, grade: int
) -> None:
    assert run(GRADE, [answer(**words), median]) == grade


@pytest.mark.parametrize(
    ("grades", "grade"),
    [
        ([1, 1, 4, 4], 1),
        ([1, 4, 4, 4], 2),
        ([2, 3, 4, 4], 3),
        ([2, 2, 4, 4], 2),
        ([3, 4, 4, 4], 4),
        ([3, 3, 3, 3], 3),
    ],
)
def test_four_answers_make_one_grade(grades: list[int], grade: int) -> None:
    assert run(FOUR, grades) == grade


def test_a_learner_has_a_pace_from_ten_answers_on() -> None:
    script = """const pace = new rn.Pace(); const found = [];
    for (const ms of given) { pace.add(ms); found.push(pace.median); }
    console.log(JSON.stringify(found));"""
    found = run(script, [None, *range(10, 110, 10)])
    assert found == [None] * 10 + [55]
