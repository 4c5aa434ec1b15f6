"""Answers as the trainer keeps them, and those of them that measures may use.

Signal is nerve. Each answer stands on a row of seven steps, from -3, sure root, to 3,
sure nerve. Answers that are neither (other or both, cannot tell, stop) stand at 0,
unless there is a bet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

STEPS = {
    "sure-root": -3,
    "probably-root": -2,
    "leaning-root": -1,
    "leaning-nerve": 1,
    "probably-nerve": 2,
    "sure-nerve": 3,
}
Key = Literal["root", "nerve", "other", "undetermined", "emergency"]
Stream = Literal["case", "practice", "probe", "form-A", "form-B"]
MEASURED: frozenset[Stream] = frozenset({"probe", "form-A", "form-B"})
LEAST_PER_CLASS = 30


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question of classes."""

    id: str
    rev: int
    pair: str | None
    key: Key
    option: str
    bet: str | None
    right: bool
    at: float  # milliseconds since 1970
    taken_ms: float | None
    stream: Stream
    first: bool

    @property
    def step(self) -> int:
        """Where it stands from -3, sure root, to 3, sure nerve."""
        return STEPS.get(self.option if self.bet is None else self.bet, 0)


@dataclass(frozen=True)
class Interval:
    """Where a value lies with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True)
class Steps:
    """The steps answered to items of each class."""

    root: tuple[int, ...] = ()
    nerve: tuple[int, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether measures may be shown."""
        return min(len(self.root), len(self.nerve)) >= LEAST_PER_CLASS


def first_exposures(answers: Iterable[Answer]) -> list[Answer]:
    """Return the earliest answer to each item and revision, where it was the first.

    Two devices that were merged may each have asked an item for the first time.
    """
    earliest: dict[tuple[str, int], Answer] = {}
    for answer in sorted(answers, key=lambda answer: answer.at):
        earliest.setdefault((answer.id, answer.rev), answer)
    return [answer for answer in earliest.values() if answer.first]


def measured_steps(
    answers: Iterable[Answer], streams: frozenset[Stream] = MEASURED
) -> Steps:
    """Return the steps of first exposures from probes and forms, by class.

    Of fewer streams, only their answers are taken; but of all that were given, those
    that were not the first to their item are known.
    """
    counted = [a for a in first_exposures(answers) if a.stream in streams & MEASURED]
    return Steps(
        root=tuple(a.step for a in counted if a.key == "root"),
        nerve=tuple(a.step for a in counted if a.key == "nerve"),
    )
