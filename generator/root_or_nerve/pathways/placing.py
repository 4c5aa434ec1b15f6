"""Where the branches of a study cross the crest of the drawn pelvis.

One mean pelvis cannot satisfy every study. A placing therefore follows one measure
of one study exactly, and says how far the study's other measure is missed.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..model.courses import Course
from ..model.studies import Branch, MeasuredFrom, Study
from .crossings import Crossing, crossings

COURSES: tuple[Course, ...] = ("medial", "intermediate", "lateral")
# The course on which a measured branch is drawn.
COURSE: Mapping[Branch, Course] = {
    Branch.MEDIAL: "medial",
    Branch.INTERMEDIATE: "intermediate",
    Branch.LATERAL: "lateral",
    Branch.MOST_MEDIAL: "medial",
    Branch.NOT_SPLIT: "medial",
    Branch.GROOVE: "medial",
}


@dataclass(frozen=True)
class Crest:
    """The drawn crest from the PSIS outwards: two distances of each point, mm.

    `midline_mm` runs level, `psis_mm` straight from the posterior superior iliac
    spine; neither decreases.
    """

    midline_mm: Sequence[float]
    psis_mm: Sequence[float]

    def other_mm(self, landmark: MeasuredFrom, distance_mm: float) -> float:
        """Return the other distance of the point at one distance, mm.

        Beyond an end of the crest, that of the end.
        """
        here, there = self.midline_mm, self.psis_mm
        if landmark is MeasuredFrom.PSIS:
            here, there = there, here
        at = bisect_left(here, distance_mm)
        if at == 0 or at == len(here):
            return there[0] if at == 0 else there[-1]
        share = (distance_mm - here[at - 1]) / (here[at] - here[at - 1])
        return there[at - 1] + share * (there[at] - there[at - 1])

    def holds(self, landmark: MeasuredFrom, distance_mm: float) -> bool:
        """Say whether the crest has a point at this distance."""
        here = self.midline_mm if landmark is MeasuredFrom.MIDLINE else self.psis_mm
        return here[0] <= distance_mm <= here[-1]


@dataclass(frozen=True)
class Placed:
    """One branch on the crest, mm.

    `measured` is the study's own line; None for a branch that it did not measure.
    `missed_mm` is how far the same study's other measure lies from where this
    pelvis has it: above 0 if the pelvis has more; None if there is none.
    `missed_sd_mm` is the spread of that other measure, if one was published.
    """

    course: Course
    midline_mm: float
    psis_mm: float
    measured: Crossing | None
    missed_mm: float | None = None
    missed_sd_mm: float | None = None

    @property
    def sd_mm(self) -> float | None:
        """The spread of the measure that placed it, if one was published."""
        return self.measured.sd_mm if self.measured else None


@dataclass(frozen=True)
class Placing:
    """A study's branches on the crest by one of its measures.

    `spaced_by` is the study whose spacing puts the branches that were not measured.
    """

    id: str
    study: str
    source: str
    landmark: MeasuredFrom
    branches: tuple[Placed, ...]
    spaced_by: str | None = None


@dataclass(frozen=True)
class Spacing:
    """How far from the medial branch each course crosses, mm, after one study."""

    study: str
    along_mm: Mapping[Course, float]


def placings(studies: Mapping[str, Study], crest: Crest) -> tuple[Placing, ...]:
    """Return every study and measure that can be placed, in the order of studies."""
    spaced = spacing(studies.values())
    return tuple(
        placing
        for id, study in studies.items()
        for landmark in MeasuredFrom
        if (placing := _placing(id, study, landmark, crest, spaced))
    )


def spacing(studies: Iterable[Study]) -> Spacing | None:
    """Return the spacing of the first study that measured all branches from the PSIS.

    These are differences of means: no study says how far one person's branches lie
    from each other.
    """
    for study in studies:
        found = {
            COURSE[c.branch]: c.mean_mm
            for c in crossings([study], MeasuredFrom.PSIS)
            if c.mean_mm is not None
        }
        if len(found) == len(COURSES):
            along_mm = {course: found[course] - found["medial"] for course in COURSES}
            return Spacing(study.label, along_mm)
    return None


def _placing(
    id: str,
    study: Study,
    landmark: MeasuredFrom,
    crest: Crest,
    spaced: Spacing | None,
) -> Placing | None:
    measured = {COURSE[c.branch]: c for c in crossings([study], landmark)}
    measured = {k: c for k, c in measured.items() if crest.holds(landmark, centre(c))}
    if "medial" not in measured:
        return None
    other = {COURSE[c.branch]: c for c in crossings([study], _other(landmark))}
    placed = [
        _placed(course, measured[course], other.get(course), crest)
        for course in COURSES
        if course in measured
    ]
    missing = [c for c in COURSES if c not in measured] if spaced else []
    for course in missing:
        assert spaced is not None
        psis_mm = placed[0].psis_mm + spaced.along_mm[course]
        midline_mm = crest.other_mm(MeasuredFrom.PSIS, psis_mm)
        placed.append(Placed(course, midline_mm, psis_mm, None))
    return Placing(
        f"{id}-{landmark.value}",
        study.label,
        study.source.key,
        landmark,
        tuple(placed),
        spaced.study if spaced and missing else None,
    )


def _placed(
    course: Course, crossing: Crossing, other: Crossing | None, crest: Crest
) -> Placed:
    distance_mm = centre(crossing)
    there_mm = crest.other_mm(crossing.landmark, distance_mm)
    missed = (there_mm - centre(other), other.sd_mm) if other else (None, None)
    if crossing.landmark is MeasuredFrom.MIDLINE:
        return Placed(course, distance_mm, there_mm, crossing, *missed)
    return Placed(course, there_mm, distance_mm, crossing, *missed)


def centre(crossing: Crossing) -> float:
    """Return the mean, or the middle of the range where no mean was published, mm."""
    if crossing.mean_mm is not None:
        return crossing.mean_mm
    assert crossing.low_mm is not None
    assert crossing.high_mm is not None
    return (crossing.low_mm + crossing.high_mm) / 2


def _other(landmark: MeasuredFrom) -> MeasuredFrom:
    is_midline = landmark is MeasuredFrom.MIDLINE
    return MeasuredFrom.PSIS if is_midline else MeasuredFrom.MIDLINE
