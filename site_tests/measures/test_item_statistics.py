"""Facility, rest score, options and flags, by hand and of simulated learners."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr, pointbiserialr

from root_or_nerve.measures.item_statistics import (
    LEAST_ELSEWHERE,
    LEAST_LEARNERS,
    Flag,
    Response,
    UnitStatistics,
    unit_statistics,
)

WRONG = {"nerve": "root", "root": "nerve", "emergency": "other"}


def response(
    learner: object, unit: str, right: bool = True, key: str = "nerve", option: str = ""
) -> Response:
    verdict = key if right else WRONG[key]
    step = option or f"sure-{verdict}"
    return Response(str(learner), unit, key, step, verdict, right)


def simulated(
    at_random: random.Random, learners: int, slopes: Sequence[float]
) -> list[Response]:
    """Return answers to one item for each slope, by learners of different skill."""
    found = []
    for learner in range(learners):
        skill = at_random.gauss(0, 1)
        for unit, slope in enumerate(slopes):
            chance = 1 / (1 + np.exp(-(0.4 + slope * skill)))
            found.append(response(learner, f"{unit:02}", at_random.random() < chance))
    return found


def only(responses: Sequence[Response]) -> UnitStatistics:
    (found,) = unit_statistics(responses)
    return found


def test_facility_by_hand() -> None:
    found = only([response(n, "a", right=n < 81) for n in range(263)])
    assert (found.n, found.learners, found.right) == (263, 263, 81)
    assert found.facility == pytest.approx(81 / 263)
    assert found.interval.low == pytest.approx(0.2553, abs=1e-4)


def test_the_rest_score_is_the_point_biserial_with_all_other_items() -> None:
    responses = simulated(random.Random(1), 80, [1.5] * 15)
    right = np.array([r.right for r in responses]).reshape(80, 15)
    for n, found in enumerate(unit_statistics(responses)):
        rest = np.delete(right, n, axis=1).mean(axis=1)
        wanted = pointbiserialr(right[:, n], rest)
        assert found.rest_score
        assert found.rest_score.learners == 80
        assert found.rest_score.correlation == pytest.approx(wanted.statistic)
        bounds = pearsonr(right[:, n], rest).confidence_interval(0.95)
        assert found.rest_score.interval.low == pytest.approx(bounds.low)
        assert found.rest_score.interval.high == pytest.approx(bounds.high)


def test_an_item_that_the_better_ones_miss_is_flagged_and_no_other() -> None:
    responses = simulated(random.Random(2), 300, [1.5] * 14 + [-1.5])
    *sound, turned = unit_statistics(responses)
    assert turned.flags == (Flag.TURNED,)
    assert not any(Flag.TURNED in found.flags for found in sound)


def test_a_few_learners_who_happen_to_turn_an_item_do_not_flag_it() -> None:
    """Among 25, an item that tells a little falls below 0 now and then."""
    seen: list[UnitStatistics] = []
    for seed in range(40):
        seen += unit_statistics(simulated(random.Random(seed), 25, [0.7] * 11))
    below = [x for x in seen if x.rest_score and x.rest_score.correlation < 0]
    turned = [x for x in seen if Flag.TURNED in x.flags]
    assert len(below) > 5
    assert len(turned) < len(below) / 2


@pytest.mark.parametrize(
    ("learners", "others"),
    [(LEAST_LEARNERS - 1, 15), (40, LEAST_ELSEWHERE - 1)],
)
def test_of_too_few_there_is_no_rest_score(learners: int, others: int) -> None:
    found = unit_statistics(simulated(random.Random(3), learners, [1.5] * (others + 1)))
    assert all(each.rest_score is None for each in found)


def test_from_just_enough_there_is_one() -> None:
    slopes = [1.5] * (LEAST_ELSEWHERE + 1)
    found = unit_statistics(simulated(random.Random(3), LEAST_LEARNERS, slopes))
    assert found[0].rest_score
    assert found[0].rest_score.learners == LEAST_LEARNERS


def test_where_all_are_alike_there_is_no_rest_score() -> None:
    same = [response(n, f"{unit}") for n in range(30) for unit in range(12)]
    assert all(found.rest_score is None for found in unit_statistics(same))


def test_several_answers_of_a_learner_to_a_family_are_one_share() -> None:
    responses = [
        each
        for n, each in enumerate(simulated(random.Random(4), 40, [1.5] * 12))
        for each in [each] * (1 + n % 2)
    ]
    found = unit_statistics(responses)[0]
    assert found.learners == 40
    assert found.rest_score
    assert found.rest_score.learners == 40


def test_options_are_counted_with_their_choosers() -> None:
    good = [response("good", f"x{n}") for n in range(10)]
    poor = [response("poor", f"x{n}", right=False) for n in range(10)]
    here = [
        response("good", "a", option="sure-nerve"),
        response("poor", "a", right=False, option="leaning-root"),
        response("new", "a", right=False, option="leaning-root"),
    ]
    found = unit_statistics([*good, *poor, *here])[0]
    assert found.unit == "a"
    seen = [(each.option, each.n, each.right, each.elsewhere) for each in found.options]
    assert seen == [("leaning-root", 2, False, 0.0), ("sure-nerve", 1, True, 1.0)]


def rows(right: int, wrong: int, key: str = "nerve") -> list[Response]:
    return [response(n, "a", n < right, key) for n in range(right + wrong)]


@pytest.mark.parametrize(
    ("responses", "flags"),
    [
        (rows(5, 4), ()),
        (rows(4, 5), ()),  # nine are too few to say anything
        (rows(4, 6), (Flag.KEY,)),
        (rows(5, 5), ()),
        (rows(2, 8), (Flag.KEY, Flag.HARD)),
        (rows(19, 0), ()),
        (rows(20, 0), (Flag.EASY,)),
        (rows(9, 1, "emergency"), (Flag.MISSED,)),
        (rows(19, 1, "emergency"), ()),
    ],
)
def test_flags(responses: list[Response], flags: tuple[Flag, ...]) -> None:
    assert only(responses).flags == flags


answers = st.builds(
    response,
    st.integers(0, 25),
    st.sampled_from(["a", "b", "c"]),
    st.booleans(),
)


@given(st.lists(answers, max_size=200))
def test_counts_add_up(responses: list[Response]) -> None:
    found = unit_statistics(responses)
    assert sum(each.n for each in found) == len(responses)
    for each in found:
        assert sum(option.n for option in each.options) == each.n
        assert sum(o.n for o in each.options if o.right) == each.right
        assert each.learners <= each.n
        assert 0 <= each.facility <= 1
        rest = each.rest_score
        assert rest is None or -1 <= rest.interval.low <= rest.interval.high <= 1
