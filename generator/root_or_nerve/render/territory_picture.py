"""The skin of one root or nerve on its own page: usual area, reach, and alone."""

from dataclasses import dataclass

from ..model.anatomy import Nerve, Root
from ..model.territories import SkinRegion
from ..skin.extent import NERVES, ROOT_MAPS, Extent, map_of, territory_of, usual
from ..skin.words import cm2, in_words
from .body_picture import Layer, Studio
from .skin_words import saddle_words
from .templates import fill


@dataclass(frozen=True)
class _Shown:
    """A territory in the map that it is read from."""

    id: str
    map_id: str
    extent: Extent


def territory_picture(studio: Studio | None, thing: Root | Nerve) -> str:
    """Return the territory in its best views as HTML; "" if no map draws it."""
    if studio is None:
        return ""
    atlas, id = studio.drawn.atlas, thing.id
    map_id = map_of(atlas, id)
    drawn = territory_of(atlas, map_id, id) if map_id else None
    if map_id is None or drawn is None:
        return ""
    extent = usual(atlas, map_id, [id], "left") or Extent(
        {("left", cell): share for cell, share in drawn.reach.items()}
    )
    look = "nerve" if map_id == NERVES else "root"
    layers, key = _layers(studio, _Shown(id, map_id, extent), look, thing.name)
    plates = studio.plates(layers)
    if not plates:
        return ""
    regions: dict[str, SkinRegion] = dict(studio.territories.regions)
    described = studio.territories.maps.get(map_id)
    return fill(
        "territory",
        plates=plates,
        key=key,
        words=in_words(extent, atlas, regions, with_side=False),
        area=cm2(drawn.area_mm2) if drawn.usual else "",
        often_missing=not drawn.usual,
        map=described.title if described else map_id,
        instead=map_id not in (NERVES, ROOT_MAPS[0]),
        warning=saddle_words(thing),
        hash=f"map={map_id}&view={plates[0].view}&show={id}",
    )


def _layers(
    studio: Studio, shown: _Shown, look: str, name: str
) -> tuple[list[Layer], list[tuple[str, str, str]]]:
    """Return what is drawn and its key: reach below, the autonomous zone on top."""
    layers: list[Layer] = []
    key: list[tuple[str, str, str]] = []
    kinds = (
        ("halo", "reach", "Reported reach: people differ"),
        ("core", look, "Usual area"),
        ("alone", "alone", "Most often this one alone"),
    )
    for what, kind, words in kinds:
        paths = studio.of_territories(shown.map_id, [shown.id], what)
        if paths:
            classes = kind if kind == look else f"{kind} rn-on--{look}-hue"
            is_whole = what == "core" or not layers
            layers.append(
                Layer(classes, shown.extent, paths, words=name if is_whole else "")
            )
            key.append((classes, "", words))
    return layers, key
