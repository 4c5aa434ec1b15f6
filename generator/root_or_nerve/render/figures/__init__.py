"""Every figure in numbers by id, and all of them one below the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ...model.library import Anatomy
from ...model.sources import Source
from ...model.studies import Study
from ..templates import fill, safe
from . import clinic, crest, neighbours, origins, results
from .chart import ChartMaker, Figure, finished

__all__ = ["FIGURES", "SECTIONS", "Figure", "Section", "figure_list", "make_figures"]

FIGURES: Mapping[str, ChartMaker] = {
    "origins-by-level": origins.origins_by_level,
    "branches": origins.branches,
    "perforation-heights": crest.perforation_heights,
    "crossing-distances": crest.crossing_distances,
    "tunnels": crest.tunnels,
    "middle-cluneal": neighbours.middle_cluneal,
    "neighbours": neighbours.neighbours,
    "criteria": clinic.criteria,
    "clinic-frequencies": clinic.clinic_frequencies,
    "severity": clinic.severity,
    "block-results": results.block_results,
    "release-results": results.release_results,
    "graft-injuries": results.graft_injuries,
}


@dataclass(frozen=True)
class Section:
    """Figures that belong together, with what to know before looking at them."""

    id: str
    title: str
    introduction: str
    figures: tuple[str, ...]


SECTIONS = (
    Section(
        "numbers-course",
        "From the root to the crest",
        "Where the superior cluneal nerves begin, how many there are, and where they "
        "come through the fascia and over the bone. All of it was measured in "
        "dissections, mostly of twenty sides or fewer, and the series do not agree.",
        (
            "origins-by-level",
            "branches",
            "perforation-heights",
            "crossing-distances",
            "tunnels",
        ),
    ),
    Section(
        "numbers-neighbours",
        "The neighbours",
        "The middle cluneal nerves lie below the spine of the ilium, the inferior ones "
        "at the fold of the buttock. A branch of the iliohypogastric nerve crosses the "
        "same crest farther forward.",
        ("middle-cluneal", "neighbours"),
    ),
    Section(
        "numbers-clinic",
        "In the clinic",
        "What counts as the disorder was agreed by those who look for it. The figures "
        "show the criteria first, because every frequency and every result hangs on "
        "them.",
        ("criteria", "clinic-frequencies", "severity"),
    ),
    Section(
        "numbers-results",
        "Treatment and injury",
        "What was reported after treatment, always without a group that was not "
        "treated, and what was counted after operations at the crest. None of this "
        "says how to treat a person.",
        ("block-results", "release-results", "graft-injuries"),
    ),
)


@dataclass
class _Kept:
    """The figures made last, and of what."""

    studies: Mapping[str, Study] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _kept() -> _Kept:
    return _Kept()


def make_figures(anatomy: Anatomy) -> dict[str, Figure]:
    """Return every figure that the anatomy has data for.

    Those made last are kept: most edits touch neither studies nor sources.
    """
    kept = _kept()
    if (kept.studies, kept.sources) != (anatomy.studies, anatomy.sources):
        made = ((id, finished(anatomy, make)) for id, make in FIGURES.items())
        kept.figures = {id: figure for id, figure in made if figure is not None}
        kept.studies, kept.sources = anatomy.studies, anatomy.sources
    return dict(kept.figures)


def figure_list(
    figures: Mapping[str, Figure], sections: Sequence[Section] = SECTIONS
) -> str:
    """Return all figures in a sensible order, each group with its introduction.

    Whoever puts this on a page also publishes the data of `SECTIONS`' figures.
    """
    shown = [
        (section, [safe(figures[id].html) for id in section.figures if id in figures])
        for section in sections
    ]
    return fill("figures", sections=[one for one in shown if one[1]])
