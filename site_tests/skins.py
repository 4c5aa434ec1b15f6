"""A small drawn skin: eight cells, two views, L5 and S1 beside two nerves.

Cells lie in a row from the midline outwards, 100 units wide each and 100 mm² large.
The first six are seen in the view of both halves, the last three in that of a limb.
"""

from __future__ import annotations

from root_or_nerve.model.base import Fact, Kind
from root_or_nerve.model.drawn import (
    Atlas,
    Cells,
    Drawn,
    DrawnMap,
    DrawnTerritory,
    MapPaths,
    ViewPaths,
)
from root_or_nerve.model.library import Skin
from root_or_nerve.model.territories import (
    Doubt,
    Shape,
    SkinRegion,
    Territories,
    Territory,
    TerritoryMap,
    TerritoryPart,
)

COUNT = 8
REGIONS = ("thigh", "calf", "heel", "sole")
MAPS = {"lee-2008": ("L5", "S1"), "nerves": ("fibular", "tibial")}
USUAL = {
    "L5": {0: 100, 1: 100, 2: 100, 3: 50},
    "S1": {3: 50, 4: 100, 5: 100},
    "fibular": {2: 100, 3: 100},
    "tibial": {5: 100, 6: 100, 7: 100},
}


def square(cell: int) -> str:
    """Return the path of a cell."""
    return f"M{100 * cell} 0l100 0 0 100-100 0z"


def strip(shares: dict[int, int]) -> str:
    """Return the path of a territory: its cells, in one piece."""
    first, last = 100 * min(shares), 100 * (max(shares) + 1)
    return f"M{first} 0l{last - first} 0 0 100{first - last} 0z"


def _territory(id: str) -> DrawnTerritory:
    shares = USUAL[id]
    reach = {cell: 100 for cell in (*shares, max(shares) + 1) if cell < COUNT}
    return DrawnTerritory(
        area_mm2=sum(shares.values()),
        usual=shares,
        sure={cell: n for cell, n in shares.items() if n == 100},
        reach=reach,
        alone={},
    )


def _paths(ids: tuple[str, ...], seen: range) -> MapPaths:
    shown = {
        id: {cell: n for cell, n in USUAL[id].items() if cell in seen} for id in ids
    }
    core = {id: strip(shares) for id, shares in shown.items() if shares}
    return MapPaths(core=core, halo=core, alone={}, firm="", soft="", labels={})


def _view(id: str, seen: range, *, both: bool) -> ViewPaths:
    first, width = 100 * seen.start, 100 * len(seen)
    return ViewPaths(
        id=id,
        name=id.capitalize(),
        both=both,
        unit_mm=0.1,
        box=(first, 0, width, 100),
        outline=f"M{first} 0l{width} 0 0 100{-width} 0z",
        inside="",
        cells={cell: square(cell) for cell in seen},
        seen_mm2=dict.fromkeys(seen, 100),
        maps={name: _paths(ids, seen) for name, ids in MAPS.items()},
    )


def drawn(shading: int = 100) -> Drawn:
    """Return the drawing; its shading weighs as much as is asked for."""
    numbers = {
        name: DrawnMap(territories={id: _territory(id) for id in ids})
        for name, ids in MAPS.items()
    }
    cells = Cells(
        region=(0, 0, 1, 1, 1, 2, 2, 3),
        area_mm2=(100,) * COUNT,
        at_mm=tuple((10 * n, 0, 0) for n in range(COUNT)),
        touching=tuple(() for _ in range(COUNT)),
    )
    shared = {"fibular": {"L5": 130, "S1": 20}, "tibial": {"S1": 100}}
    atlas = Atlas(
        version=1,
        inputs={},
        regions=REGIONS,
        cells=cells,
        maps=numbers,
        shared_mm2={"lee-2008": shared},
    )
    views = {
        "posterior": _view("posterior", range(0, 6), both=True),
        "foot-plantar": _view("foot-plantar", range(5, 8), both=False),
    }
    shade = dict.fromkeys(views, b"x" * shading)
    return Drawn(atlas=atlas, views=views, light=shade, dark=shade)


def _map(of: str, shape: Shape) -> TerritoryMap:
    given = {"title": f"Map of {of}", "short": of, "of": of, "summary": "So."}
    return TerritoryMap.model_validate({**given, "shape": shape, "parts": (of,)})


def territories() -> Territories:
    regions = {
        id: SkinRegion.model_construct(id=id, name=f"skin of the {id}", group="leg")
        for id in REGIONS
    }
    doubt = Doubt(
        id="great-toe",
        place="great toe",
        conflict=Fact(text="Two maps disagree.", kind=Kind.CONSENSUS),
        wording="It may be either.",
        territories=("L5",),
    )
    return Territories(
        {"lee-2008": _map("dermatomes", Shape.PATCHES)}
        | {"nerves": _map("nerves", Shape.PARTITION)},
        {
            of: TerritoryPart(territories={id: Territory() for id in ids})
            for of, ids in zip(("dermatomes", "nerves"), MAPS.values(), strict=True)
        },
        regions,
        {doubt.id: doubt},
    )


def skin(shading: int = 100) -> Skin:
    return Skin(territories(), drawn(shading))
