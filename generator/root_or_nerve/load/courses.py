"""Which files the courses of nerves are made from, and whether they still are."""

import hashlib
from pathlib import Path

from ..problems import Problem
from .atlas import fingerprints
from .files import read_bytes

PATHWAYS = "anatomy/pathways.yaml"
# Cells and words: neither moves a course.
_UNUSED = frozenset({"geometry/tiling.json", "territories/doubts.yaml"})


def course_fingerprints(described: Path, measured: Path, facts: Path) -> dict[str, str]:
    """Return the sha256 of every file that courses and skin of the back are made from.

    Territories lie below the content folder `described`, skin and bones below
    `measured`, pathways below `facts`.
    """
    found = fingerprints(described, measured)
    found = {name: value for name, value in found.items() if name not in _UNUSED}
    data = read_bytes(facts, facts / PATHWAYS)
    if not isinstance(data, Problem):
        found[PATHWAYS] = hashlib.sha256(data).hexdigest()
    return found
