"""Everything that staff see of their learners' files, as values."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from ..measures.answers import Interval, Steps, Stream, measured_steps
from ..measures.calibration import Calibration, calibration, wilson
from ..measures.discrimination import (
    Discrimination,
    Gain,
    counts_of,
    discrimination,
    gain,
)
from ..measures.item_statistics import Response, UnitStatistics, unit_statistics
from ..measures.rating import RatingCurve, rating_curve
from .learners import Learner
from .pairs import PairConfusions, pair_confusions
from .units import Course, Unit, responses

# A form has 14 of each class; of so few the interval of d' still holds what it says.
LEAST_PER_FORM = 12
_FORMS: tuple[Stream, ...] = ("form-A", "form-B")


@dataclass(frozen=True)
class LearnerMeasures:
    """One learner; measures are None until there are enough probes and forms."""

    name: str
    answers: int
    steps: Steps
    discrimination: Discrimination | None
    curve: RatingCurve | None
    calibration: Calibration | None
    gain: Gain | None


@dataclass(frozen=True)
class Emergencies:
    """First answers to emergencies, and calls to stop where there was none."""

    missed: int
    asked: int
    missed_interval: Interval
    false_alarms: int
    others: int


@dataclass(frozen=True)
class UnitResult:
    """A unit with its name in the course."""

    unit: Unit
    statistics: UnitStatistics


@dataclass(frozen=True)
class Report:
    """The results of a cohort."""

    learners: tuple[LearnerMeasures, ...]
    units: tuple[UnitResult, ...]
    pairs: tuple[PairConfusions, ...]
    emergencies: Emergencies

    @property
    def measured(self) -> tuple[LearnerMeasures, ...]:
        """Learners with enough answers, the best first."""
        known = [x for x in self.learners if x.discrimination]
        return tuple(sorted(known, key=lambda x: -d_prime_of(x)))

    @property
    def quartiles(self) -> tuple[float, float, float] | None:
        """Of d', once there are four learners."""
        values = [d_prime_of(learner) for learner in self.measured]
        if len(values) < 4:
            return None
        low, _, high = quantiles(values, n=4, method="inclusive")
        return low, median(values), high

    @property
    def flagged(self) -> tuple[UnitResult, ...]:
        return tuple(result for result in self.units if result.statistics.flags)


def d_prime_of(learner: LearnerMeasures) -> float:
    assert learner.discrimination
    return learner.discrimination.d_prime


def report_of(learners: Sequence[Learner], course: Course) -> Report:
    """Return the results of learners in a course."""
    units = {asked.unit.id: asked.unit for asked in course.items.values()}
    first = responses(learners, course)
    found = [UnitResult(units[each.unit], each) for each in unit_statistics(first)]
    return Report(
        learners=tuple(_measures(learner) for learner in learners),
        units=tuple(sorted(found, key=lambda x: x.statistics.facility)),
        pairs=pair_confusions(learners, course.pairs),
        emergencies=_emergencies(first),
    )


def _measures(learner: Learner) -> LearnerMeasures:
    steps = measured_steps(learner.answers)
    enough = steps.is_enough
    return LearnerMeasures(
        name=learner.name,
        answers=len(learner.answers),
        steps=steps,
        discrimination=discrimination(counts_of(steps)) if enough else None,
        curve=rating_curve(steps) if enough else None,
        calibration=calibration(steps) if enough else None,
        gain=_gain(learner),
    )


def _gain(learner: Learner) -> Gain | None:
    """Return what d' has grown by from the form that was answered first."""
    starts = {
        stream: min(times)
        for stream in _FORMS
        if (times := [a.at for a in learner.answers if a.stream == stream])
    }
    forms = [
        measured_steps(learner.answers, frozenset({stream}))
        for stream in sorted(starts, key=starts.__getitem__)
    ]
    sizes = [min(len(form.root), len(form.nerve)) for form in forms]
    if len(forms) < 2 or min(sizes) < LEAST_PER_FORM:
        return None
    earlier, later = (discrimination(counts_of(form)) for form in forms)
    return gain(earlier, later)


def _emergencies(found: Sequence[Response]) -> Emergencies:
    asked = [response for response in found if response.key == "emergency"]
    others = [response for response in found if response.key != "emergency"]
    missed = sum(not response.right for response in asked)
    return Emergencies(
        missed=missed,
        asked=len(asked),
        missed_interval=wilson(missed, len(asked)),
        false_alarms=sum(response.verdict == "emergency" for response in others),
        others=len(others),
    )
