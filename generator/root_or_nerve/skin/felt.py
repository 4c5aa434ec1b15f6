"""The skin in which a patient feels something, as a case places it.

Territories say whose skin it is, regions where. Both together mean the part of the
territories that lies in the regions.
"""

from collections.abc import Iterable, Iterator

from ..model.cases import Complaint, Symptom
from ..model.drawn import Atlas
from .extent import (
    Extent,
    Half,
    halves_of,
    map_of,
    of_regions,
    of_territory,
    usual,
)

_EDGE = 15  # percent of a cell: less is only an edge of it
_SMALL = 0.1  # of a stretch: such a piece needs no picture of its own
SKIN_FELT = (Symptom.PAIN, Symptom.NUMBNESS, Symptom.PARAESTHESIA)


def felt_in(complaint: Complaint, atlas: Atlas) -> Extent:
    """Return the skin of one complaint; none if it is placed in words alone."""
    skin, placed = Extent(), Extent()
    regions = [id for id in complaint.regions if id in atlas.cells_of_region]
    for half in halves_of(complaint.side):
        placed |= of_regions(atlas, regions, half)
        for id in complaint.territories:
            skin |= _of_territory(complaint, atlas, id, half)
    if not complaint.regions:
        return skin
    if not skin:
        return placed
    shared = (skin & placed).shares
    return Extent({cell: n for cell, n in shared.items() if n >= _EDGE})


def shown_of(pattern: Iterable[Complaint], atlas: Atlas) -> Extent:
    """Return all skin that the picture of a pattern shows, at whatever time."""
    shown = Extent()
    for complaint in pattern:
        if complaint.symptom in SKIN_FELT:
            shown |= felt_in(complaint, atlas)
    return shown


def pieces(felt: Extent, atlas: Atlas) -> list[Extent]:
    """Return what of a stretch lies apart, the largest first: back and chest.

    Small pieces go with the largest.
    """
    found = [
        Extent({c: n for c, n in felt.shares.items() if c[1] in cells})
        for cells in _joined({cell for _, cell in felt.shares}, atlas)
    ]
    found.sort(key=lambda piece: -piece.area_mm2(atlas.cells))
    least = _SMALL * felt.area_mm2(atlas.cells)
    large = [piece for piece in found if piece.area_mm2(atlas.cells) >= least]
    for piece in found[len(large) :]:
        large[0] |= piece
    return large


def _joined(cells: set[int], atlas: Atlas) -> Iterator[set[int]]:
    """Yield the cells that hang together, group by group."""
    rest = set(cells)
    while rest:
        group, edge = set[int](), {min(rest)}
        while edge:
            group |= edge
            rest -= edge
            edge = rest & {n for c in edge for n in atlas.cells.touching[c]}
        yield group


def _of_territory(complaint: Complaint, atlas: Atlas, id: str, half: Half) -> Extent:
    map_id = map_of(atlas, id)
    if map_id is None:
        return Extent()
    if complaint.extent == "partial" and not complaint.regions:
        return of_territory(atlas, id, half, "partial", map_id)
    return usual(atlas, map_id, [id], half)
