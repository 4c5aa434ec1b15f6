"""Which views show a stretch of skin best, and how much of them to show."""

from collections.abc import Collection, Mapping

from ..model.drawn import Atlas, Drawn, ViewPaths
from .extent import Extent
from .lines import Box

_ENOUGH = 0.95
_LEFT_OVER = 0.3  # of the skin: then a second view is worth its room
_ALIKE = 0.05
_PERINEUM = "perineum"
_OF_HIDDEN_SKIN = {_PERINEUM, "leg-medial"}  # elsewhere the thighs hide it
_FRAME_RATIO = 1.6  # of a stretch's length: what lies round it tells where it is
_LEAST_MM = 220
_LEAST_MM_OF_BOTH = 380  # of a trunk: its edges tell which part of it this is
_ROOM_PX = 300
_LEAST_PX = 40


def views_of(drawn: Drawn, extent: Extent, most: int = 2) -> tuple[str, ...]:
    """Return the smallest view that holds the skin, or the two that hold most of it."""
    whole = _weighed(drawn.atlas, extent)
    rest = {cell: mm2 for cell, mm2 in whole.items() if cell in drawn.facing_views}
    all_of_it = sum(rest.values())
    chosen: list[str] = []
    while rest and len(chosen) < most:
        if chosen and sum(rest.values()) < _LEFT_OVER * all_of_it:
            break
        best = _best(drawn, rest, chosen)
        chosen.append(best)
        shown = drawn.facing[best]
        rest = {cell: mm2 for cell, mm2 in rest.items() if cell not in shown}
    return tuple(chosen)


def _best(drawn: Drawn, skin: Mapping[int, float], but: Collection[str]) -> str:
    total = sum(skin.values())
    held = {id: mm2 for id, mm2 in _held(drawn, skin).items() if id not in but}
    if held.get(_PERINEUM) and 5 * _hidden(drawn, skin) < total:
        del held[_PERINEUM]
    most = max(held.values())
    enough = _ENOUGH * total if most >= _ENOUGH * total else most * (1 - _ALIKE)
    fit = [id for id, area in held.items() if area >= enough]
    return min(fit, key=lambda id: (_size_mm2(drawn.views[id]), id))


def _held(drawn: Drawn, skin: Mapping[int, float]) -> dict[str, float]:
    """Return how much of the skin each view shows well, if any."""
    held: dict[str, float] = {}
    for cell, mm2 in skin.items():
        for view in drawn.facing_views[cell]:
            held[view] = held.get(view, 0) + mm2
    return held


def _hidden(drawn: Drawn, skin: Mapping[int, float]) -> float:
    """Return how much of the skin only raised thighs show, or one thigh alone."""
    return sum(
        mm2
        for cell, mm2 in skin.items()
        if _OF_HIDDEN_SKIN.issuperset(drawn.facing_views[cell])
    )


def _weighed(atlas: Atlas, extent: Extent) -> dict[int, float]:
    """Return the skin of each cell on the drawn half, which stands for both."""
    folded: dict[int, int] = {}
    for (_, cell), share in extent.shares.items():
        folded[cell] = max(share, folded.get(cell, 0))
    area = atlas.cells.area_mm2
    return {cell: area[cell] * share / 100 for cell, share in folded.items()}


def seen_share(drawn: Drawn, view: str, extent: Extent) -> float:
    """Return how much of a stretch a view shows well: 0 to 1."""
    skin = _weighed(drawn.atlas, extent)
    whole = sum(skin.values())
    shown = sum(mm2 for cell, mm2 in skin.items() if cell in drawn.facing[view])
    return shown / whole if whole else 0.0


def _size_mm2(view: ViewPaths) -> float:
    _, _, width, height = view.box
    return width * height * view.unit_mm**2 * (2 if view.both else 1)


def frame(view: ViewPaths, shown: Box) -> Box:
    """Return what to show of a view: the stretch, and enough round it to know it."""
    x, y, width, height = view.box
    reach = max(abs(x), abs(x + width))
    whole = Box(-reach, y, 2 * reach, height) if view.both else Box(*view.box)
    least = (_LEAST_MM_OF_BOTH if view.both else _LEAST_MM) / view.unit_mm
    side = max(max(shown.width, shown.height) * _FRAME_RATIO, least)
    smaller = max(min(shown.width, shown.height), 1)
    side = min(side, max(smaller * _ROOM_PX / _LEAST_PX, max(shown[2:]) * 1.15))
    left, across = _window(shown.x, shown.width, side, whole.x, whole.width)
    top, down = _window(shown.y, shown.height, side, whole.y, whole.height)
    return Box(round(left), round(top), round(across), round(down))


def _window(
    start: float, length: float, wanted: float, low: float, whole: float
) -> tuple[float, float]:
    """Return start and length of a window round a stretch, inside the whole."""
    size = min(wanted, whole)
    begin = start + length / 2 - size / 2
    return min(max(begin, low), low + whole - size), size
