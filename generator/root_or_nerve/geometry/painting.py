"""Territories on points of the skin: one label each, or a mask for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.spatial import cKDTree

from ..model.patches import Patch
from ..model.territories import Border, Shape, Territory
from .charts import Charts, Coordinates
from .landmarks import Landmarks
from .membership import Membership
from .surface import Bools, Floats, Ints, Points, Samples

BLANK = -1
_NORMAL_MM = 25.0  # a turned normal counts as this much distance
_NEIGHBOURS = 16
ANCHOR_REACH_MM = 9.0  # a line this near to an anchored edge rests on it


@dataclass(frozen=True)
class Described:
    """All that a map says, in the order of painting."""

    shape: Shape
    borders: Mapping[str, Border]
    territories: Mapping[str, Territory]
    painted: Sequence[tuple[str, Patch]]  # whose patch; later ones on top

    @cached_property
    def layers(self) -> tuple[tuple[str, Patch], ...]:
        """Return label and patch; a label is ID or ID.PART."""
        return tuple(
            (f"{id}.{patch.part}" if patch.part else id, patch)
            for id, patch in self.painted
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Return every label once."""
        return tuple(dict.fromkeys(label for label, _ in self.layers))


@dataclass(frozen=True)
class Ground:
    """Samples of the skin, charted, with a tree to find the nearest."""

    charts: Charts
    samples: Samples

    @cached_property
    def on(self) -> dict[str, Coordinates]:
        return self.charts(self.samples.points)

    def nearest(self, points: Points, among: Bools) -> tuple[Ints, Floats]:
        """Return the nearest samples of some, and how far; facing alike counts."""
        ids = np.flatnonzero(among)
        tree = cKDTree(_six(self.samples.points)[ids])
        away, found = tree.query(_six(points), k=_NEIGHBOURS)
        return ids[found], away


def _six(points: Points) -> Floats:
    return np.hstack([points.at, points.normal * _NORMAL_MM])


class Painting:
    """One map on one skin."""

    def __init__(self, described: Described, ground: Ground, marks: Landmarks) -> None:
        self.described, self._ground = described, ground
        self._membership = Membership(marks, described.borders)
        self._firm: dict[str, Floats] = {}
        self.on_samples = self.labels(ground.samples.points, ground.on)

    def masks(self, charts: Mapping[str, Coordinates]) -> dict[str, Bools]:
        """Return which points lie in each label's patches, overlaps included."""
        masks: dict[str, Bools] = {}
        for label, patch in self.described.layers:
            inside = self._membership.inside(patch, charts)
            masks[label] = masks[label] | inside if label in masks else inside
        return masks

    def within(
        self, patches: Sequence[Patch], charts: Mapping[str, Coordinates]
    ) -> Bools:
        """Return which points lie in any of the patches."""
        found = [self._membership.inside(patch, charts) for patch in patches]
        inside: Bools = np.any(found, axis=0)
        return inside

    def labels(self, points: Points, charts: Mapping[str, Coordinates]) -> Ints:
        """Return the topmost label of each point; in a partition none is blank."""
        order = {label: i for i, label in enumerate(self.described.labels)}
        found = np.full(len(points.at), BLANK, dtype=np.int64)
        for label, patch in self.described.layers:
            found[self._membership.inside(patch, charts)] = order[label]
        if self.described.shape is Shape.PARTITION:
            self._fill(found, points)
        return found

    def _fill(self, found: Ints, points: Points) -> None:
        """Give points without a label that of the labelled samples round them."""
        gaps = np.flatnonzero(found == BLANK)
        if not len(gaps):
            return
        own = points is self._ground.samples.points
        labels = found.copy() if own else self.on_samples
        some = Points(points.at[gaps], points.normal[gaps], points.segment[gaps])
        near, away = self._ground.nearest(some, labels != BLANK)
        found[gaps] = _vote(labels[near], away, len(self.described.labels))

    def firm_on_samples(self, label: str) -> Floats:
        """Return `firm` for the samples; kept, because every neighbour asks."""
        if label not in self._firm:
            self._firm[label] = self.firm(self._ground.on, label)
        return self._firm[label]

    def firm(self, charts: Mapping[str, Coordinates], label: str) -> Floats:
        """Return how far points are from the label's nearest anchored edge, in mm."""
        best = np.full(len(charts["trunk"].first), np.inf)
        for name, patch in self.described.layers:
            if name != label or not patch.anchored:
                continue
            edges = self._membership.edges_mm(patch, charts)
            for edge, anchors in patch.anchored.items():
                if anchors and edge in edges:
                    best = np.minimum(best, edges[edge])
        return best


def _vote(labels: Ints, away: Floats, n: int) -> Ints:
    """Return the label that weighs most among neighbours, the nearer the more."""
    weight = 1 / (away.clip(1e-3) / away[:, :1].clip(1)) ** 4
    votes = np.zeros((len(labels), n))
    rows = np.arange(len(labels))
    for k in range(labels.shape[1]):
        votes[rows, labels[:, k]] += weight[:, k]
    chosen: Ints = votes.argmax(axis=1)
    return chosen
