"""What the answers of many say about a case or a family of patterns.

Facility is the share of right answers, with Wilson's interval. The rest-score
correlation is that of a learner's share of right answers here with their share
elsewhere (Pearson; where everybody answered once it is the point-biserial), so an item
does not vouch for itself. Its interval is Fisher's (Metron 1921; 1: 3-32). It is worked
out from 20 learners who differ, each with at least 10 answers elsewhere.

Flags ask somebody to look; they prove nothing. With many items, some are flagged by
chance; so a rest score is flagged below 0 only if its interval ends below 0.2, where
items begin to tell learners apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import atanh, sqrt, tanh
from statistics import NormalDist, StatisticsError, correlation, fmean

from .answers import Interval
from .calibration import wilson

LEAST_LEARNERS = 20
LEAST_ELSEWHERE = 10
LEAST_ANSWERS = 10
_EASY, _HARD, _MISSED, _TELLING = 0.97, 0.2, 0.1, 0.2
_Z = NormalDist().inv_cdf(0.975)


class Flag(StrEnum):
    """Why somebody should look at an item."""

    KEY = "another class is answered more often than the key"
    TURNED = "learners who are right elsewhere are wrong here"
    MISSED = "the emergency is missed by one in ten or more"
    HARD = "right as seldom as by guessing among five"
    EASY = "nearly everybody is right"


@dataclass(frozen=True, slots=True)
class Response:
    """One learner's first answer to an item of a unit: a case, or a family."""

    learner: str
    unit: str
    key: str
    option: str
    verdict: str
    right: bool


@dataclass(frozen=True)
class RestScore:
    """How far being right here goes with being right elsewhere."""

    correlation: float
    interval: Interval
    learners: int


@dataclass(frozen=True)
class OptionCount:
    """How often an option was chosen, and how good its choosers are elsewhere."""

    option: str
    n: int
    right: bool
    elsewhere: float | None


@dataclass(frozen=True)
class UnitStatistics:
    """What is known of one unit."""

    unit: str
    key: str
    n: int
    learners: int
    right: int
    interval: Interval
    rest_score: RestScore | None
    options: tuple[OptionCount, ...]
    flags: tuple[Flag, ...]

    @property
    def facility(self) -> float:
        return self.right / self.n


class _Elsewhere:
    """What share of a learner's answers to other units is right."""

    def __init__(self, responses: Iterable[Response]) -> None:
        self._all: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        for response in responses:
            self._all[response.learner] += 1
            self._right[response.learner] += response.right

    def share(self, learner: str, here: Sequence[Response]) -> float | None:
        """Return the share; None from too few answers. `here` are theirs."""
        n = self._all[learner] - len(here)
        right = self._right[learner] - sum(response.right for response in here)
        return right / n if n >= LEAST_ELSEWHERE else None


def unit_statistics(responses: Sequence[Response]) -> tuple[UnitStatistics, ...]:
    """Return what is known of each unit, by its id."""
    elsewhere = _Elsewhere(responses)
    by_unit: defaultdict[str, list[Response]] = defaultdict(list)
    for response in responses:
        by_unit[response.unit].append(response)
    return tuple(_of_unit(by_unit[unit], elsewhere) for unit in sorted(by_unit))


def _of_unit(responses: Sequence[Response], elsewhere: _Elsewhere) -> UnitStatistics:
    by_learner: defaultdict[str, list[Response]] = defaultdict(list)
    for response in responses:
        by_learner[response.learner].append(response)
    shares = {who: elsewhere.share(who, own) for who, own in by_learner.items()}
    right, n = sum(response.right for response in responses), len(responses)
    rest = _rest_score(by_learner, shares)
    return UnitStatistics(
        unit=responses[0].unit,
        key=responses[0].key,
        n=n,
        learners=len(by_learner),
        right=right,
        interval=wilson(right, n),
        rest_score=rest,
        options=_options(responses, shares),
        flags=tuple(_flags(responses, right / n, rest)),
    )


def _rest_score(
    by_learner: Mapping[str, Sequence[Response]],
    shares: Mapping[str, float | None],
) -> RestScore | None:
    here, there = [], []
    for learner, own in by_learner.items():
        share = shares[learner]
        if share is not None:
            here.append(fmean(response.right for response in own))
            there.append(share)
    if len(here) < LEAST_LEARNERS:
        return None
    try:
        found = max(-1.0, min(1.0, correlation(here, there)))
    except StatisticsError:  # all the same, here or there
        return None
    return RestScore(found, _fisher(found, len(here)), len(here))


def _fisher(found: float, n: int) -> Interval:
    if abs(found) >= 1:
        return Interval(found, found)
    middle, spread = atanh(found), _Z / sqrt(n - 3)
    return Interval(tanh(middle - spread), tanh(middle + spread))


def _options(
    responses: Sequence[Response], shares: Mapping[str, float | None]
) -> tuple[OptionCount, ...]:
    chosen: defaultdict[str, list[Response]] = defaultdict(list)
    for response in responses:
        chosen[response.option].append(response)
    found = []
    for option, own in chosen.items():
        known = [x for r in own if (x := shares[r.learner]) is not None]
        mean = fmean(known) if known else None
        found.append(OptionCount(option, len(own), own[0].right, mean))
    return tuple(sorted(found, key=lambda each: (-each.n, each.option)))


def _flags(
    responses: Sequence[Response], facility: float, rest: RestScore | None
) -> Iterable[Flag]:
    n = len(responses)
    if n < LEAST_ANSWERS:
        return
    key, verdicts = responses[0].key, Counter(each.verdict for each in responses)
    if verdicts[key] < max(verdicts.values()):
        yield Flag.KEY
    if rest and rest.correlation < 0 and rest.interval.high < _TELLING:
        yield Flag.TURNED
    if key == "emergency" and (n - verdicts[key]) / n >= _MISSED:
        yield Flag.MISSED
    if facility <= _HARD:
        yield Flag.HARD
    if facility >= _EASY and n >= LEAST_LEARNERS:
        yield Flag.EASY
