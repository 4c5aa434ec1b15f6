"""Facts with numbers, and the list that the numbers refer to."""

from __future__ import annotations

import pytest

from root_or_nerve.model.base import Kind
from root_or_nerve.render.statements import Evidence, Statement, Statements
from site_tests.anatomies import fact, source, supply

SOURCES = {key: source(key) for key in ("a", "b", "c")}


def test_numbers_follow_the_order_of_first_mention() -> None:
    state = Statements(SOURCES)
    facts = [
        fact("One.", Kind.REVIEW, "b"),
        fact("Two.", Kind.MEASURED, "a", "b"),
        fact("Three.", Kind.TEXTBOOK, "c"),
    ]
    assert state.all(facts) == [
        Statement("One.", Evidence("review", (1,))),
        Statement("Two.", Evidence("measured", (2, 1))),
        Statement("Three.", Evidence("textbook", (3,))),
    ]
    listed = [(work.number, work.key) for work in state.references]
    assert listed == [(1, "b"), (2, "a"), (3, "c")]


def test_consensus_has_neither_kind_nor_number() -> None:
    state = Statements(SOURCES)
    assert state(fact("So.")) == Statement("So.", None)
    assert state.evidence(supply(["L5"])) is None
    assert state.references == ()


def test_nothing_stays_nothing() -> None:
    assert Statements(SOURCES)(None) is None


def test_a_work_that_is_not_listed_gets_no_number() -> None:
    state = Statements(SOURCES)
    stated = state(fact("So.", Kind.REVIEW, "lost", "a"))
    assert stated == Statement("So.", Evidence("review", (1,)))
    assert [r.key for r in state.references] == ["a"]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.CONSENSUS])
def test_each_other_kind_is_named(kind: Kind) -> None:
    evidence = Statements(SOURCES).evidence(fact("So.", kind, "a"))
    assert evidence == Evidence(kind.value, (1,))
