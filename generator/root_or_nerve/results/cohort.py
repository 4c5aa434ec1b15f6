"""Files and a course -> the results, and every fault on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..compile import Site
from .fault import Fault
from .file import files_in, read_progress
from .learners import Learner, learners_of
from .report import Report, report_of
from .units import course_of, strangers


@dataclass(frozen=True)
class Cohort:
    """Learners, and what is wrong with their files."""

    learners: tuple[Learner, ...]
    faults: tuple[Fault, ...]


def read_cohort(paths: Iterable[Path]) -> Cohort:
    """Read all files; one that cannot be read spoils no other."""
    read = [read_progress(path) for path in files_in(paths)]
    learners, odd = learners_of(file for file, _ in read if file)
    faults = [fault for _, found in read for fault in found]
    return Cohort(learners, (*faults, *odd))


def results_of(
    cohort: Cohort, site: Site, content: str
) -> tuple[Report, tuple[Fault, ...]]:
    """Return the results in a course, and all faults."""
    course = course_of(site)
    unknown = strangers(cohort.learners, course, content)
    return report_of(cohort.learners, course), (*cohort.faults, *unknown)
