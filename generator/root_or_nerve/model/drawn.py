"""The drawn atlas: cells, weighted territories and path data, as the files hold them.

`root-or-nerve geometry draw` makes it from skin and territories; a build only reads
it. Everything is drawn for the left half of the body; the right half is its mirror
image (x changes its sign). Lengths in mm, areas in mm².
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .base import Id, Words

PathData = Annotated[str, StringConstraints(pattern=r"^[MLHVZmlhvz0-9 .,-]*$")]
Percent = Annotated[int, Field(ge=0, le=100)]
CellShare = Annotated[
    dict[int, Percent], Field(description="how much of each cell, in percent")
]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cells(_Value):
    """The fixed tiling of one half; ids are positions in these lists, and permanent."""

    region: Annotated[tuple[int, ...], Field(description="number of its region")]
    area_mm2: tuple[int, ...]
    at_mm: Annotated[
        tuple[tuple[int, int, int], ...],
        Field(description="centre: x to the left, y up from the sole, z forwards"),
    ]
    touching: Annotated[
        tuple[tuple[int, ...], ...], Field(description="cells that share an edge")
    ]


class DrawnTerritory(_Value):
    """The skin of a territory, or of one of its parts (ID.PART), as weighted cells."""

    area_mm2: int
    usual: CellShare  # the usual area
    sure: CellShare  # of it, what does not hang on an interpreted edge
    reach: CellShare  # usual area and halo
    alone: CellShare  # supplied by this one alone, most often
    tint: Annotated[int, Field(ge=0, le=7)] = 0  # differs from that of its neighbours


class DrawnMap(_Value):
    """One map's territories by id of root or nerve, and by ID.PART."""

    territories: dict[str, DrawnTerritory]


class Atlas(_Value):
    """The numbers."""

    version: int
    inputs: Annotated[
        dict[str, str], Field(description="sha256 of every file it was made from")
    ]
    regions: tuple[str, ...]
    cells: Cells
    maps: dict[str, DrawnMap]
    shared_mm2: Annotated[
        dict[str, dict[str, dict[str, int]]],
        Field(description="by map of dermatomes: nerve, root, usual skin of both"),
    ]

    @cached_property
    def cells_of_region(self) -> Mapping[str, tuple[int, ...]]:
        """Return the cells of each region by its id."""
        found: dict[str, list[int]] = {id: [] for id in self.regions}
        for cell, number in enumerate(self.cells.region):
            found[self.regions[number]].append(cell)
        return {id: tuple(cells) for id, cells in found.items()}

    @cached_property
    def area_of_region_mm2(self) -> Mapping[str, int]:
        """Return the skin of each region by its id."""
        area = self.cells.area_mm2
        return {
            id: sum(area[cell] for cell in cells)
            for id, cells in self.cells_of_region.items()
        }


class MapPaths(_Value):
    """One map in one view. Paths by id of territory, or ID.PART."""

    core: dict[str, PathData]
    halo: dict[str, PathData]  # the usual area is part of it
    alone: dict[str, PathData]
    firm: PathData  # lines between areas that rest on a landmark
    soft: PathData  # lines that were interpreted
    labels: Annotated[
        dict[str, tuple[int, int, int]],
        Field(description="x, y of the widest place, and the free radius there"),
    ]


class ViewPaths(_Value):
    """One view; one unit of its paths is `unit_mm` on the skin facing the viewer."""

    id: Id
    name: Words
    both: Annotated[bool, Field(description="draw the mirror image beside it")]
    unit_mm: Annotated[float, Field(gt=0, allow_inf_nan=False)]
    box: tuple[int, int, int, int]  # x, y, width, height of the drawn half
    outline: PathData
    inside: PathData  # where a limb is cut off
    cells: dict[int, PathData]
    seen_mm2: dict[int, int]  # of each cell, as projected
    maps: dict[str, MapPaths]


_FACING = 0.3  # of a cell's skin: less is seen from the side, or hidden


class Drawn(_Value):
    """All of it. Shading is opaque WebP by view, to be multiplied with its ground."""

    atlas: Atlas
    views: dict[str, ViewPaths]
    light: dict[str, bytes]
    dark: dict[str, bytes]

    @cached_property
    def facing(self) -> Mapping[str, frozenset[int]]:
        """Return the cells that each view shows well."""
        area = self.atlas.cells.area_mm2
        return {
            view.id: frozenset(
                cell
                for cell, mm2 in view.seen_mm2.items()
                if cell in view.cells and mm2 >= _FACING * area[cell]
            )
            for view in self.views.values()
        }

    @cached_property
    def facing_views(self) -> Mapping[int, tuple[str, ...]]:
        """Return the views that show each cell well; not of cells that none does."""
        found: dict[int, list[str]] = {}
        for view, cells in self.facing.items():
            for cell in cells:
                found.setdefault(cell, []).append(view)
        return {cell: tuple(views) for cell, views in found.items()}
