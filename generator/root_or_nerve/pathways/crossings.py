"""Where branches cross the iliac crest, study by study."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.studies import Branch, CrossingDistance, MeasuredFrom, Study


@dataclass(frozen=True)
class Crossing:
    """One published crossing distance; millimetres throughout.

    `low_mm` to `high_mm` is the mean ± 1 SD where an SD was published, else the
    published range, else None.
    """

    study: str
    source: str
    branch: Branch
    landmark: MeasuredFrom
    n: int
    unit: str
    mean_mm: float | None
    sd_mm: float | None
    low_mm: float | None
    high_mm: float | None
    is_range: bool
    note: str | None
    series: Study
    distance: CrossingDistance


def crossings(studies: Iterable[Study], landmark: MeasuredFrom) -> tuple[Crossing, ...]:
    """Return the crossing distances from one landmark, nearest first."""
    found = [
        _crossing(study, i)
        for study in studies
        for i, distance in enumerate(study.crossings)
        if distance.landmark is landmark
    ]
    return tuple(sorted(found, key=lambda c: (_centre_mm(c), c.study)))


def _crossing(study: Study, index: int) -> Crossing:
    distance = study.crossings[index]
    low_mm, high_mm, is_range = (
        distance.low_mm,
        distance.high_mm,
        distance.low_mm is not None,
    )
    if distance.mean_mm is not None and distance.sd_mm is not None:
        low_mm, high_mm = (
            distance.mean_mm - distance.sd_mm,
            distance.mean_mm + distance.sd_mm,
        )
        is_range = False
    size = study.size_of(distance)
    return Crossing(
        study.label,
        study.source.key,
        distance.branch,
        distance.landmark,
        size.n,
        size.unit,
        distance.mean_mm,
        distance.sd_mm,
        low_mm,
        high_mm,
        is_range,
        distance.note,
        study,
        distance,
    )


def _centre_mm(crossing: Crossing) -> float:
    """Return the mean, or the middle of the range where no mean was published."""
    if crossing.mean_mm is not None:
        return crossing.mean_mm
    assert crossing.low_mm is not None
    assert crossing.high_mm is not None
    return (crossing.low_mm + crossing.high_mm) / 2
