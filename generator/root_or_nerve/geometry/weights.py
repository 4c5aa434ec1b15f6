"""Territories as weighted cells, and the skin that two of them share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ..model.territories import Shape, Territory
from .painting import ANCHOR_REACH_MM, BLANK, Ground, Painting
from .surface import Bools, Floats, Ints

# Skin this near to an interpreted edge is not sure to belong to either side.
_SOFT_MM = 15.0
_SPACING_MM = 6.0  # of samples, about
_FARTHEST_MM = 70.0  # what is farther from a territory counts as infinitely far


@dataclass(frozen=True)
class Extent:
    """Samples that a territory holds: usually, surely, alone, and at most."""

    usual: Bools
    sure: Bools
    alone: Bools
    reach: Bools


def extents(painting: Painting, ground: Ground, halo_mm: float) -> dict[str, Extent]:
    """Return the extent of every label, part and whole."""
    labels = painting.described.labels
    own = _memberships(painting, ground)
    soft = {label: _soft(label, own, painting, ground) for label in labels}
    found: dict[str, Extent] = {}
    for label in labels:
        id, _, part = label.partition(".")
        territory = painting.described.territories[id]
        if part:
            alone = tuple(p for p in territory.autonomous if p.part == part)
            territory = territory.model_copy(update={"autonomous": alone})
        found[label] = _extent(
            own[label], ~soft[label], territory, painting, ground, halo_mm
        )
    return wholes(found, painting.described.territories, painting, ground, halo_mm)


def _memberships(painting: Painting, ground: Ground) -> dict[str, Bools]:
    """Return who holds which samples; in a partition each has one owner."""
    labels = painting.described.labels
    if painting.described.shape in (Shape.FIELDS, Shape.ZONES):
        masks = painting.masks(ground.on)
        return {label: masks[label] for label in labels}
    return {label: painting.on_samples == i for i, label in enumerate(labels)}


def _soft(
    label: str, own: Mapping[str, Bools], painting: Painting, ground: Ground
) -> Bools:
    """Return samples of the label that lie near an edge without an anchor."""
    at = ground.samples.points.at
    inside = np.flatnonzero(own[label])
    soft = np.zeros(len(at), dtype=np.bool_)
    if not len(inside):
        return soft
    outside = np.flatnonzero(~own[label] & _beside(at, at[inside], _SOFT_MM))
    if not len(outside):
        return soft
    away, which = cKDTree(at[outside]).query(at[inside], distance_upper_bound=_SOFT_MM)
    near = np.isfinite(away)
    beyond = outside[which[near]]
    anchored = painting.firm_on_samples(label)[beyond]
    other = painting.on_samples[beyond]
    for i, name in enumerate(painting.described.labels):
        theirs = (other == i) & (other != BLANK)
        if theirs.any():
            firm = painting.firm_on_samples(name)[beyond[theirs]]
            anchored[theirs] = np.minimum(anchored[theirs], firm)
    soft[inside[near]] = anchored > ANCHOR_REACH_MM + _SPACING_MM
    return soft


def _extent(
    usual: Bools,
    firm: Bools,
    territory: Territory,
    painting: Painting,
    ground: Ground,
    halo_mm: float,
) -> Extent:
    alone = np.zeros_like(usual)
    if territory.autonomous:
        alone = painting.within(territory.autonomous, ground.on)
    width_mm = halo_mm if territory.halo_mm is None else territory.halo_mm
    reach = usual | _beyond(usual, width_mm, ground)
    if territory.reach:
        reach |= painting.within(territory.reach, ground.on)
    return Extent(usual, usual & firm, alone, reach)


def _beyond(members: Bools, mm: float, ground: Ground) -> Bools:
    """Return the samples beside the members, nearer to one than this."""
    beyond = ~members
    at = ground.samples.points.at
    beyond[beyond] = _distances(at[beyond], at[members], mm) < mm
    return beyond


def _beside(at: Floats, others: Floats, mm: float) -> Bools:
    """Return which points lie in the box round the others, or this near to it."""
    low, high = others.min(axis=0) - mm, others.max(axis=0) + mm
    beside: Bools = np.all((at >= low) & (at <= high), axis=1)
    return beside


def halo_field(at: Floats, members: Bools, ground: Ground) -> Floats:
    """Return the distance of any points from a territory's samples, in mm."""
    return _distances(at, ground.samples.points.at[members], _FARTHEST_MM)


def _distances(at: Floats, others: Floats, limit_mm: float) -> Floats:
    """Return how far points are from the nearest of others; inf beyond the limit."""
    distances = np.full(len(at), np.inf)
    if len(others):
        near = _beside(at, others, limit_mm)
        tree = cKDTree(others)
        distances[near], _ = tree.query(at[near], distance_upper_bound=limit_mm)
    return distances


def wholes(
    found: dict[str, Extent],
    territories: Mapping[str, Territory],
    painting: Painting,
    ground: Ground,
    halo_mm: float,
) -> dict[str, Extent]:
    """Add territories made of parts or of branches, and optional ones."""
    n = len(ground.samples.area_mm2)
    for id, territory in territories.items():
        parts = [found[x] for x in found if x.startswith(f"{id}.")]
        if territory.optional:
            none = np.zeros(n, dtype=np.bool_)
            some = painting.within(territory.patches, ground.on)
            found[id] = Extent(none, none, none, some)
        elif parts:
            found[id] = joined(parts if id not in found else [found[id], *parts])
            if territory.autonomous:
                alone = painting.within(territory.autonomous, ground.on)
                found[id] = Extent(
                    found[id].usual, found[id].sure, alone, found[id].reach
                )
    return found


def with_branches(
    found: Mapping[str, Extent], territories: Mapping[str, Territory]
) -> dict[str, Extent]:
    """Return the skin of each nerve together with that of its branches, and theirs."""
    result: dict[str, Extent] = {}
    for id in territories:
        holders = [x for x in _branches(id, territories) if x in found]
        if holders and holders != [id]:
            result[id] = joined([found[x] for x in holders])
    return result


def _branches(id: str, territories: Mapping[str, Territory]) -> list[str]:
    """Return a nerve and all that branches from it, once each."""
    found, waiting = [id], [id]
    while waiting:
        for branch in territories[waiting.pop()].includes:
            if branch in territories and branch not in found:
                found.append(branch)
                waiting.append(branch)
    return found


def joined(extents: Sequence[Extent]) -> Extent:
    """Return the skin of several together."""
    return Extent(
        np.any([e.usual for e in extents], axis=0),
        np.any([e.sure for e in extents], axis=0),
        np.any([e.alone for e in extents], axis=0),
        np.any([e.reach for e in extents], axis=0),
    )


def percent_by_cell(
    members: Bools, area_mm2: Floats, cell: Ints, cells: int
) -> dict[str, int]:
    """Return how much of each cell the members cover, from 1 to 100."""
    whole = np.bincount(cell, weights=area_mm2, minlength=cells)
    part = np.bincount(cell, weights=area_mm2 * members, minlength=cells)
    percent = np.round(100 * part / np.maximum(whole, 1e-9)).astype(int)
    return {str(i): int(percent[i]) for i in np.flatnonzero(percent)}


def weighted(
    extent: Extent, area_mm2: Floats, cell: Ints, cells: int
) -> dict[str, object]:
    """Return the area of a territory and its share of each cell, as plain values."""
    return {
        "area_mm2": round(float(area_mm2[extent.usual].sum())),
        "usual": percent_by_cell(extent.usual, area_mm2, cell, cells),
        "sure": percent_by_cell(extent.sure, area_mm2, cell, cells),
        "reach": percent_by_cell(extent.reach, area_mm2, cell, cells),
        "alone": percent_by_cell(extent.alone, area_mm2, cell, cells),
    }


def shared_mm2(
    ours: Mapping[str, Extent], theirs: Mapping[str, Extent], area_mm2: Floats
) -> dict[str, dict[str, int]]:
    """Return the usual skin that each of ours shares with each of theirs, in mm²."""
    names = list(theirs)
    columns = np.array([theirs[name].usual for name in names], dtype=np.float64)
    table = {}
    for id, extent in ours.items():
        mm2 = columns @ (area_mm2 * extent.usual)
        row = {name: round(v) for name, v in zip(names, mm2, strict=True) if v >= 50}
        table[id] = row
    return table
