"""The drawn atlas, as `model.drawn` says it, where those who work with skin look."""

from ..model.drawn import (
    Atlas,
    Cells,
    CellShare,
    Drawn,
    DrawnMap,
    DrawnTerritory,
    MapPaths,
    Percent,
    ViewPaths,
)

__all__ = [
    "Atlas",
    "CellShare",
    "Cells",
    "Drawn",
    "DrawnMap",
    "DrawnTerritory",
    "MapPaths",
    "Percent",
    "ViewPaths",
]
