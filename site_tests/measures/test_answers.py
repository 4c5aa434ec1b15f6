"""Which answers measures may use, and where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from root_or_nerve.items.bank import SCALE, Verdict
from root_or_nerve.measures.answers import (
    LEAST_PER_CLASS,
    STEPS,
    Steps,
    first_exposures,
    measured_steps,
)
from site_tests.measures.exposed import answer


def test_the_steps_are_those_of_the_scale_from_root_to_nerve() -> None:
    leaning = [s for s in SCALE if s.verdict in (Verdict.ROOT, Verdict.NERVE)]
    assert [step.id for step in leaning] == sorted(STEPS, key=STEPS.__getitem__)
    for step in leaning:
        assert (STEPS[step.id] > 0) == (step.verdict is Verdict.NERVE)


@pytest.mark.parametrize(
    ("option", "bet", "step"),
    [
        ("sure-root", None, -3),
        ("leaning-nerve", None, 1),
        ("other-or-both", None, 0),
        ("cannot-tell", None, 0),
        ("stop", None, 0),
        ("cannot-tell", "probably-nerve", 2),
        ("cannot-tell", "leaning-root", -1),
        ("an option of yesterday", None, 0),
    ],
)
def test_a_bet_stands_for_an_answer_that_is_neither(
    option: str, bet: str | None, step: int
) -> None:
    assert answer(option=option, bet=bet).step == step


@pytest.mark.parametrize(
    "changes",
    [
        {"stream": "practice"},
        {"stream": "case"},
        {"first": False},
        {"key": "other"},
        {"key": "undetermined"},
        {"key": "emergency"},
    ],
)
def test_other_answers_do_not_count(changes: dict[str, Any]) -> None:
    assert measured_steps([answer(**changes)]) == Steps()


@pytest.mark.parametrize("stream", ["probe", "form-A", "form-B"])
def test_probes_and_forms_count(stream: str) -> None:
    kept = [answer(stream=stream), answer(id="x", key="root", stream=stream)]
    assert measured_steps(kept) == Steps(root=(3,), nerve=(3,))


def test_one_form_can_be_looked_at_alone() -> None:
    kept = [answer(stream="form-A"), answer(id="x", stream="form-B", option="stop")]
    assert measured_steps(kept, frozenset({"form-B"})) == Steps(nerve=(0,))
    assert measured_steps(kept, frozenset({"practice"})) == Steps()


def test_of_two_devices_only_the_earlier_answer_was_a_first_exposure() -> None:
    late = answer(at=9000, option="sure-root")
    early = answer(at=1000, option="leaning-nerve")
    assert measured_steps([late, early]) == Steps(nerve=(1,))


def test_an_item_that_was_practised_on_another_device_was_not_new() -> None:
    practised = answer(at=1000, stream="practice")
    assert first_exposures([answer(at=9000), practised]) == [practised]
    assert measured_steps([answer(at=9000), practised]) == Steps()
    assert measured_steps([answer(at=9000), practised], frozenset({"probe"})) == Steps()


def test_a_new_revision_is_a_new_item() -> None:
    kept = [answer(), answer(rev=2, option="sure-root", at=9000)]
    assert sorted(measured_steps(kept).nerve) == [-3, 3]


def test_measures_are_shown_from_thirty_of_each_class() -> None:
    enough = (3,) * LEAST_PER_CLASS
    assert LEAST_PER_CLASS == 30
    assert Steps(enough, enough).is_enough
    assert not Steps(enough, enough[1:]).is_enough
    assert not Steps(enough[1:], enough * 9).is_enough
