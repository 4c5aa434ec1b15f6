"""The tiling as a script: what questions on the body need besides pictures."""

from collections.abc import Sequence

from ..model.drawn import Drawn, ViewPaths
from ..model.territories import Territories

_GROUPS = {
    "foot-dorsal": "Foot, back and toes",
    "foot-plantar": "Foot, sole and toes",
    "hand-dorsal": "Hand, back",
    "hand-palmar": "Hand, palm",
    "shoulder-arm": "Shoulder and arm",
}


def tiling(
    drawn: Drawn, described: Territories, views: Sequence[ViewPaths]
) -> dict[str, object]:
    """Return areas, regions and their groups, in the order in which they are listed.

    Of views their height in mm: of tall ones parts can be looked at.
    """
    regions = described.regions
    atlas = drawn.atlas
    group_of = {id: regions[id].group if id in regions else "" for id in atlas.regions}
    order = [region.group for region in regions.values()]
    groups = list(dict.fromkeys([*order, *group_of.values()]))
    return {
        "areas": atlas.cells.area_mm2,
        "regions": atlas.cells.region,
        "names": [regions[id].name if id in regions else id for id in atlas.regions],
        "groups": [_GROUPS.get(g, g.replace("-", " ").capitalize()) for g in groups],
        "groupOf": [groups.index(group_of[id]) for id in atlas.regions],
        "views": [
            {
                "id": view.id,
                "name": view.name,
                "both": view.both,
                "tall": round(view.box[3] * view.unit_mm),
            }
            for view in views
        ],
    }
