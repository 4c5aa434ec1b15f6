"""The drawn body as scripts and pictures: pages on file:// cannot fetch.

Each script sets one property of `window.rnBody`, named as its file is: VIEW,
VIEW.MAP, VIEW.cells, `atlas` (names and numbers), `tiling` (cells and regions by
number, for questions), `about` (words of each territory) and `shares` (how much of
each cell a territory takes, to compare any two).
"""

import json

from ..model.drawn import Atlas, Drawn, MapPaths, ViewPaths
from ..model.library import Anatomy, Skin
from ..model.territories import Territories
from ..skin.region_groups import GROUPS
from .body_words import about, territories_of, without_skin
from .skin_words import summary_of
from .tiling_asset import tiling

FOLDER = "assets/body"
# In the order of their buttons; views that are not named here come last.
VIEWS = (
    "anterior",
    "posterior",
    "lateral",
    "arm-lateral",
    "arm-medial",
    "hand-palmar",
    "hand-dorsal",
    "foot-dorsal",
    "foot-plantar",
    "leg-lateral",
    "leg-medial",
    "low-back",
    "perineum",
    "head-anterior",
    "head-lateral",
    "head-posterior",
)
_REGISTER = "(window.rnBody=window.rnBody||{})"


class BodyAssets:
    """Makes the assets, and makes them again only if skin or anatomy changed."""

    def __init__(self) -> None:
        self._from: tuple[Skin, Anatomy] | None = None
        self._made: dict[str, str | bytes] = {}

    def __call__(self, skin: Skin, anatomy: Anatomy) -> dict[str, str | bytes]:
        if self._from is None or self._from != (skin, anatomy):
            self._from = skin, anatomy
            self._made = body_assets(skin, anatomy)
        return self._made


def body_assets(skin: Skin, anatomy: Anatomy) -> dict[str, str | bytes]:
    """Return every asset of the drawn body by path; none if it was not drawn."""
    drawn, described = skin.drawn, skin.territories
    if drawn is None:
        return {}
    values: dict[str, object] = {
        "atlas": _atlas(drawn, described, anatomy),
        "about": about(drawn.atlas, described, anatomy),
        "shares": _shares(drawn.atlas, described),
        "tiling": tiling(drawn, described, views_in_order(drawn)),
    }
    for id, view in drawn.views.items():
        values[id] = _view(view)
        values[f"{id}.cells"] = view.cells
        for name, paths in view.maps.items():
            values[f"{id}.{name}"] = _map(paths)
            values[f"{id}.{name}.halo"] = paths.halo
    assets: dict[str, str | bytes] = {
        f"{FOLDER}/{name}.js": _script(name, value) for name, value in values.items()
    }
    for tone, pictures in (("light", drawn.light), ("dark", drawn.dark)):
        assets |= {f"{FOLDER}/{id}-{tone}.webp": pictures[id] for id in pictures}
    return assets


def views_in_order(drawn: Drawn) -> list[ViewPaths]:
    """Return the views in the order of their buttons."""
    places = {id: place for place, id in enumerate(VIEWS)}
    return sorted(drawn.views.values(), key=lambda v: (places.get(v.id, 99), v.id))


def _script(name: str, value: object) -> str:
    """Return a classic script; nothing in it ends a script element or a line."""
    data = json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")
    return f"{_REGISTER}[{json.dumps(name)}]={data};\n"


def _view(view: ViewPaths) -> dict[str, object]:
    return {
        "name": view.name,
        "both": view.both,
        "unit": view.unit_mm,
        "box": view.box,
        "outline": view.outline,
        "inside": view.inside,
    }


def _map(paths: MapPaths) -> dict[str, object]:
    return {
        "core": paths.core,
        "alone": paths.alone,
        "firm": paths.firm,
        "soft": paths.soft,
        "labels": paths.labels,
    }


def _atlas(drawn: Drawn, described: Territories, anatomy: Anatomy) -> dict[str, object]:
    views = views_in_order(drawn)
    maps = {
        id: {
            "short": map.short,
            "of": map.of,
            "shape": map.shape.value,
            "summary": summary_of(described, id),
            "territories": territories_of(id, drawn, views, described, anatomy),
            "without": without_skin(id, drawn, described, anatomy),
        }
        for id, map in described.maps.items()
        if id in drawn.atlas.maps
    }
    return {
        "views": [{"id": v.id, "name": v.name, "both": v.both} for v in views],
        "maps": maps,
    }


def _shares(atlas: Atlas, described: Territories) -> dict[str, object]:
    return {
        "areas": atlas.cells.area_mm2,
        "regions": atlas.cells.region,
        "names": [
            described.regions[id].name if id in described.regions else id
            for id in atlas.regions
        ],
        "groups": [
            (name, [atlas.regions.index(id) for id in members])
            for name, members in GROUPS.items()
            if {*members} <= {*atlas.regions}
        ],
        "sizes": {
            id: {name: t.area_mm2 for name, t in map.territories.items()}
            for id, map in atlas.maps.items()
        },
        "usual": {
            id: {
                name: [n for pair in territory.usual.items() for n in pair]
                for name, territory in map.territories.items()
            }
            for id, map in atlas.maps.items()
        },
        "shared": atlas.shared_mm2,
    }
