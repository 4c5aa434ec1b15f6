"""The fixed tiling as a file: content/geometry/tiling.json."""

import json
from pathlib import Path

import numpy as np

from .tiling import Tiling


class TilingProblem(Exception):
    """The file does not fit, said in one sentence."""


def tiling_value(tiling: Tiling) -> dict[str, object]:
    """Return the tiling as plain values."""
    return {
        "regions": list(tiling.regions),
        "region_of_cell": tiling.region_of_cell.tolist(),
        "cell_of_face": tiling.cell_of_face.tolist(),
    }


def read_tiling(path: Path, faces: int) -> Tiling:
    """Read the tiling of a skin that has this many faces."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        regions = tuple(str(id) for id in value["regions"])
        region = np.array(value["region_of_cell"], dtype=np.int64)
        cell = np.array(value["cell_of_face"], dtype=np.int64)
    except FileNotFoundError:
        raise TilingProblem(f"{path.name} is not there: geometry tile") from None
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        raise TilingProblem(f"{path.name} cannot be read") from None
    whole = region.ndim == cell.ndim == 1 and region.size > 0 and cell.size == faces
    if not whole or _outside(region, len(regions)) or _outside(cell, region.size):
        raise TilingProblem(f"{path.name} is not a tiling of this skin")
    return Tiling(regions, region, cell)


def _outside(numbers: np.ndarray[tuple[int, ...], np.dtype[np.int64]], n: int) -> bool:
    return bool((numbers < 0).any() or (numbers >= n).any())
