"""What is said of skin wherever it is shown: the saddle; what maps have in common."""

from ..model.anatomy import Nerve, Root
from ..model.base import Region
from ..model.territories import Territories

SADDLE = (
    "Saddle skin, S3 to S5 with S2 at its edge: test it in every patient with a red "
    "flag. Objective numbness here is cauda equina syndrome until proved otherwise."
)
COMMON_LAYER = (
    "Trunk, neck and face are one layer, drawn once for all maps of dermatomes after "
    "other sources: there this map says nothing of its own."
)
_SADDLE_ROOTS = {"S3", "S4-5"}


def saddle_words(thing: Root | Nerve) -> str:
    """Return the warning that belongs to skin of the saddle; "" for other skin."""
    if isinstance(thing, Root):
        is_saddle = thing.id in _SADDLE_ROOTS
    else:
        is_saddle = not _SADDLE_ROOTS.isdisjoint(thing.roots.usual)
    return SADDLE if is_saddle and Region.PERINEUM in thing.regions else ""


def summary_of(described: Territories, map_id: str) -> str:
    """Return what a map holds, and what of it is not its own."""
    summary = described.maps[map_id].summary
    return f"{summary} {COMMON_LAYER}" if has_common(described, map_id) else summary


def has_common(described: Territories, map_id: str) -> bool:
    """Say if a map shares a file of territories with another one."""
    others = [map for id, map in described.maps.items() if id != map_id]
    parts = described.maps[map_id].parts
    return any(part in other.parts for part in parts for other in others)
