"""The course of every drawn nerve in words: leaves, pierces, crosses, supplies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model.library import Anatomy, Skin
from ..model.pathways import Crossing as DrawnCrossing
from ..model.pathways import Pathway, Perforation
from ..model.studies import Branch, MeasuredFrom
from ..pathways.crossings import Crossing, crossings
from ..skin.extent import NERVES, usual
from ..skin.words import in_words
from .entries import capital

# What was measured of one branch; grooves, and branches not told apart, are of none.
_OF_PART = {
    Branch.MEDIAL: "medial",
    Branch.MOST_MEDIAL: "medial",
    Branch.INTERMEDIATE: "intermediate",
    Branch.LATERAL: "lateral",
}
_FROM = {
    MeasuredFrom.MIDLINE: "from the midline",
    MeasuredFrom.PSIS: "from the PSIS",
}


@dataclass(frozen=True)
class CourseRow:
    name: str
    leaves: str
    pierces: str
    crosses: str
    supplies: str


def course_rows(
    pathways: Mapping[str, Pathway], anatomy: Anatomy, skin: Skin
) -> tuple[CourseRow, ...]:
    """Return a row for every nerve that is drawn, in the order of the file."""
    return tuple(_row(pathway, anatomy, skin) for pathway in pathways.values())


def _row(pathway: Pathway, anatomy: Anatomy, skin: Skin) -> CourseRow:
    branch = pathway.branch
    return CourseRow(
        course_name(pathway, anatomy),
        _leaves(pathway, anatomy),
        _pierces(branch.perforation, anatomy) if branch else "–",
        _crosses(pathway, anatomy),
        _supplies(pathway, skin),
    )


def course_name(pathway: Pathway, anatomy: Anatomy) -> str:
    """Return the name of a nerve or branch: Superior cluneal nerves, medial branch."""
    nerve = anatomy.nerves.get(pathway.nerve)
    name = capital(nerve.name if nerve else pathway.nerve)
    return f"{name}, {pathway.part} branch" if pathway.part else name


def _leaves(pathway: Pathway, anatomy: Anatomy) -> str:
    if pathway.branch is None:
        nerve = anatomy.nerves.get(pathway.nerve)
        rami = f"{nerve.ramus.value} rami" if nerve and nerve.ramus else "roots"
        return f"{capital(rami)} of {_and(pathway.roots)}." if pathway.roots else "–"
    by_kind: dict[str, list[str]] = {}
    for feeder in pathway.branch.feeders:
        by_kind.setdefault(feeder.kind, []).append(feeder.root)
    said = [f"Lateral branches of dorsal rami: drawn from {_and(by_kind['main'])}"]
    if thin := by_kind.get("thin"):
        said.append(f"joined by {_and(thin)}")
    if variable := by_kind.get("variable"):
        said.append(f"in some people {_and(variable)}")
    return f"{', '.join(said)}."


def _pierces(perforation: Perforation, anatomy: Anatomy) -> str:
    height_mm = perforation.above_crest_mm
    spread = f" ± {perforation.sd_mm:g}" if perforation.sd_mm else ""
    where = "above" if height_mm >= 0 else "below"
    keys = [citation.key for citation in perforation.rests_on.sources]
    by = ", ".join(label for key in keys for label in _labels(key, anatomy))
    source = f" ({by})" if by else ""
    return f"{abs(height_mm):g}{spread} mm {where} the crest{source}."


def _labels(key: str, anatomy: Anatomy) -> list[str]:
    return [s.label for s in anatomy.studies.values() if s.source.key == key][:1]


def _crosses(pathway: Pathway, anatomy: Anatomy) -> str:
    if pathway.crossing:
        is_measured = any(choice.sources for choice in pathway.rests_on)
        return _once(pathway.crossing) if is_measured else "Drawn without a measure."
    if pathway.branch is None:
        return "–"
    said = []
    for landmark, where in _FROM.items():
        found = [
            f"{_printed(c)} ({c.study})"
            for c in crossings(anatomy.studies.values(), landmark)
            if c.branch in _OF_PART and _OF_PART[c.branch] == pathway.part
        ]
        if found:
            said.append(f"{where} {', '.join(found)} mm")
    return f"{capital('; '.join(said))}." if said else "Not measured."


def _printed(crossing: Crossing) -> str:
    if crossing.mean_mm is None:
        return f"{crossing.low_mm:g} to {crossing.high_mm:g}"
    return f"{crossing.mean_mm:g}"


def _once(crossing: DrawnCrossing) -> str:
    if crossing.landmark == "asis":
        return f"{crossing.away_mm:g} mm behind the ASIS, along the crest."
    return (
        f"No crossing: {crossing.midline_mm:g} mm from the midline, "
        f"{crossing.below_psis_mm:g} mm below the PSIS."
    )


def _supplies(pathway: Pathway, skin: Skin) -> str:
    atlas = skin.drawn.atlas if skin.drawn else None
    known = atlas.maps[NERVES].territories if atlas and NERVES in atlas.maps else {}
    if atlas is None or pathway.territory not in known:
        return "–"
    extent = usual(atlas, NERVES, (pathway.territory,), "left")
    words = in_words(extent, atlas, skin.territories.regions, with_side=False)
    return f"{capital(words)}."


def _and(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
