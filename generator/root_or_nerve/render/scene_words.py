"""What the scene in three dimensions says of a study, of spread, and of a level."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.measurements import Origin
from ..model.scene import LevelPlace as Place
from ..model.studies import Branch, MeasuredFrom, Study
from ..pathways.crossings import Crossing
from ..pathways.levels import Reach
from ..pathways.placing import Placed, Placing

FROM = {
    MeasuredFrom.MIDLINE: "from the midline",
    MeasuredFrom.PSIS: "from the posterior superior iliac spine",
}
BRANCHES = {
    Branch.MEDIAL: "the medial branch",
    Branch.INTERMEDIATE: "the intermediate branch",
    Branch.LATERAL: "the lateral branch",
    Branch.MOST_MEDIAL: "the most medial branch",
    Branch.NOT_SPLIT: "the nerves, branches not told apart",
    Branch.GROOVE: "a groove in the bone, not a nerve",
}
PLACES = {
    Place.FORAMEN: "foramen",
    Place.RECESS: "lateral recess or a disc beside the midline",
    Place.CANAL: "whole canal",
}
_UNDIVIDED = (Branch.NOT_SPLIT, Branch.GROOVE)
# The roots that most often feed the superior cluneal nerves.
_USUAL = ("L1", "L2", "L3")


def name(placing: Placing) -> str:
    """Return a placing as a list offers it: Lu 1998, from the midline."""
    short = {MeasuredFrom.MIDLINE: "the midline", MeasuredFrom.PSIS: "the PSIS"}
    return f"{placing.study}, from {short[placing.landmark]}"


@dataclass(frozen=True)
class PlacedRow:
    """A placing in a table: study, what it measured, and how this pelvis agrees."""

    name: str
    measured: str
    elsewhere: str


def words(placing: Placing) -> str:
    """Say what was measured, what was not, and how the drawn pelvis agrees."""
    said = [f"{placing.study} measured {FROM[placing.landmark]}: {_measured(placing)}."]
    said.append(f"On the drawn pelvis {_elsewhere(placing)}.")
    if any(b.measured and b.measured.branch in _UNDIVIDED for b in placing.branches):
        said.append("It is drawn on the course of the medial branch.")
    if placing.spaced_by:
        said.append(
            "The paler branches were not measured: they stand at the spacing of the "
            f"means of {placing.spaced_by}, along the crest from the medial branch."
        )
    return " ".join(said)


def row(placing: Placing) -> PlacedRow:
    """Return a placing for a table."""
    return PlacedRow(
        name(placing),
        f"{_capital(_measured(placing))}.",
        f"{_capital(_elsewhere(placing))}.",
    )


def spread(placing: Placing) -> str:
    """Say whether, and from what, people are sampled."""
    known = [b for b in placing.branches if b.sd_mm is not None]
    if not known:
        return "People differ, but no spread was published here: one course is drawn."
    of = " and ".join(_of(placed) for placed in known)
    rest = (
        " For the other branches no spread was published here."
        if len(known) < len(placing.branches)
        else ""
    )
    return (
        f"Thin lines: 24 courses whose distances have the published mean and standard "
        f"deviation of {of}, as a normal curve. Only the place of the crossing is "
        f"sampled; all else is drawn after it.{rest}"
    )


def label(placed: Placed) -> str:
    """Return the words beside a crossing: medial 72 mm."""
    crossing = placed.measured
    if crossing is None:
        return placed.course
    branch = (
        ""
        if crossing.branch in (Branch.NOT_SPLIT, Branch.GROOVE)
        else (f"{placed.course} ")
    )
    if crossing.mean_mm is None:
        return f"{branch}{crossing.low_mm:g}–{crossing.high_mm:g} mm"
    return f"{branch}{crossing.mean_mm:g} mm"


def lies(reach: Reach, place: Place | None) -> str:
    """Say which roots lie at a level, in one place or in all."""
    at = f"At {reach.level.replace('-', '–')}"
    if place is None:
        return (
            f"{at} the foramen holds {reach.foramen}, the lateral recess "
            f"{reach.recess}, the whole canal {reach.recess} and every root below."
        )
    return {
        Place.FORAMEN: f"{at} the foramen holds {reach.foramen}, the root that leaves.",
        Place.RECESS: f"{at} the lateral recess holds {reach.recess}, the root on its "
        f"way to the next foramen; {reach.foramen} has left already.",
        Place.CANAL: f"{at} the whole canal holds {reach.recess} and every root below; "
        f"{reach.foramen} has left already.",
    }[place]


def reach_words(reach: Reach, place: Place, part: Mapping[str, str]) -> str:
    """Say which roots a narrowing meets, and whether those feed the nerves.

    `part` says for a root how often it took part, with n: 45% of 20 sides.
    """
    roots, said = reach.roots(place), lies(reach, place)
    usual = [root for root in roots if root in _USUAL]
    if usual:
        feeds = "usually feeds" if len(usual) == 1 else "usually feed"
        return (
            f"{said} {_and(usual)} {feeds} these nerves too: here the picture cannot "
            "decide, the examination must."
        )
    others = [f"{root} took part on {part[root]}" for root in roots if root in part]
    but = f"; {', '.join(others)}" if others else ""
    return (
        f"{said} The superior cluneal nerves usually come from L1 to L3, which this "
        f"does not reach{but}."
    )


def parts_of_roots(studies: Iterable[Study]) -> dict[str, str]:
    """Return how often each root took part, in the first study that says so."""
    found: dict[str, str] = {}
    for study in studies:
        shares = {
            share.roots[0]: f"{share.percent:g}% of {share.of} sides ({study.label})"
            for share in study.origins
            if len(share.roots) == 1
            and share.how is Origin.TAKES_PART
            and share.percent is not None
        }
        found = found or shares
    return found


def _value(crossing: Crossing) -> str:
    subject = BRANCHES[crossing.branch]
    size = f"({crossing.n} {crossing.unit})"
    if crossing.mean_mm is None:
        return f"{subject}, {crossing.low_mm:g} to {crossing.high_mm:g} mm {size}"
    if crossing.sd_mm is None:
        return f"{subject}, {crossing.mean_mm:g} mm on average, no spread {size}"
    return f"{subject}, {crossing.mean_mm:g} ± {crossing.sd_mm:g} mm {size}"


def _measured(placing: Placing) -> str:
    return "; ".join(_value(b.measured) for b in placing.branches if b.measured)


def _elsewhere(placing: Placing) -> str:
    """Say the other distance on the drawn pelvis, and how far the study's own is."""
    measured = [b for b in placing.branches if b.measured]
    is_midline = placing.landmark is MeasuredFrom.MIDLINE
    other = FROM[MeasuredFrom.PSIS if is_midline else MeasuredFrom.MIDLINE]
    here = [f"{b.psis_mm if is_midline else b.midline_mm:.0f}" for b in measured]
    point = "that point lies" if len(here) == 1 else "these points lie"
    said = f"{point} {_and(here)} mm {other}"
    missed = [b for b in measured if b.missed_mm is not None]
    return said if not missed else f"{said}; {_missed(missed[0], is_midline)}"


def _missed(placed: Placed, is_midline: bool) -> str:
    assert placed.missed_mm is not None
    own_mm = (placed.psis_mm if is_midline else placed.midline_mm) - placed.missed_mm
    off_mm = abs(placed.missed_mm)
    less = "less" if placed.missed_mm > 0 else "more"
    said = f"the same study measured {own_mm:.1f} mm, {off_mm:.0f} mm {less}"
    if placed.missed_sd_mm is None:
        return said
    if off_mm <= placed.missed_sd_mm:
        return f"{said}: within one standard deviation"
    return f"{said}: one mean pelvis cannot satisfy both"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _of(placed: Placed) -> str:
    assert placed.measured is not None
    return BRANCHES[placed.measured.branch]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
