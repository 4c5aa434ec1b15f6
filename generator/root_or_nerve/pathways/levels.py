"""Which roots a narrowing can reach, by level and place: standard anatomy.

A lumbar root leaves under the pedicle of its own vertebra, above the disc; the disc
of that level meets the next root on its way down. So the place counts as much as the
level.
"""

from dataclasses import dataclass

from ..model.scene import LevelPlace as Place

LEVELS = ("L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1")
_ROOTS = ("L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5")


@dataclass(frozen=True)
class Reach:
    """The roots that lie in each place of one level, highest first."""

    level: str
    foramen: str
    recess: str
    canal: tuple[str, ...]

    def roots(self, place: Place) -> tuple[str, ...]:
        """Return the roots within reach of one place."""
        if place is Place.CANAL:
            return self.canal
        return (self.foramen if place is Place.FORAMEN else self.recess,)


def reach(level: str) -> Reach | None:
    """Return what lies at a lumbar level such as L4-L5; None at any other."""
    if level not in LEVELS:
        return None
    at = LEVELS.index(level)
    below = _ROOTS[at + 1 :]
    return Reach(level, _ROOTS[at], below[0], below)
