"""Still pictures of the body: a view, cut round what matters, with skin drawn on it.

Nothing in the markup names a root or a nerve: a picture may stand before a question.
Shading lies over it as a background, which a style sheet chooses by scheme; where it
would weigh too much, the rim is darkened instead.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from ..model.drawn import Drawn, ViewPaths
from ..model.library import Skin
from ..model.territories import Territories
from ..skin.extent import HALVES, Extent, Half
from ..skin.lines import Box, bounds, clipped, together
from ..skin.overlap import branches
from ..skin.sight import frame, seen_share, views_of

T = TypeVar("T")
_HIGHEST_PX = 304
_TEXTURE_PX = 300  # over which a texture keeps its grain
_SHOWN_ALREADY = 0.6
_LEAST_STEP_PX = 1.7
_RIM_MM = 11
_MOST_KEPT = 512  # about 20 kB each
_SEEN = 0.15  # of a stretch: less is a strip at the edge of the body


@dataclass(frozen=True)
class Layer:
    """One stretch of skin. `paths` by view, of the half that is drawn.

    `look` is a class of the style sheet, `texture` a pattern over it; `within` is the
    place of the layer that it is cut to. One with words is what a picture is about.
    """

    look: str
    extent: Extent
    paths: Mapping[str, str]
    texture: str = ""
    within: int | None = None
    words: str = ""


@dataclass(frozen=True)
class Drawing:
    """A layer in one view; of each of its halves, whether it is mirrored."""

    look: str
    texture: str
    path: str
    halves: tuple[bool, ...]
    within: int | None
    is_seen: bool  # more than a narrow strip of it


@dataclass(frozen=True)
class Plate:
    """One view, ready to be written: `grain` is the size of textures in its units."""

    view: str
    label: str
    box: Box
    width_px: int
    height_px: int
    grain: float
    rim: int  # how far its shadow reaches in, if nothing else shades it
    is_turned: bool
    outline: str
    inside: str
    halves: tuple[bool, ...]
    drawings: tuple[Drawing, ...]
    shaded: Box | None  # where the shading of the drawn half lies
    words: tuple[str, ...]  # of what is seen in it


@dataclass
class Studio:
    """Draws plates of one skin; `kept` has what was made last."""

    skin: Skin
    drawn: Drawn
    kept: dict[tuple[object, ...], Any] = field(default_factory=dict)

    @property
    def territories(self) -> Territories:
        return self.skin.territories

    def once(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what is made, as it was made before if that is still kept."""
        if key not in self.kept:
            if len(self.kept) >= _MOST_KEPT:
                del self.kept[next(iter(self.kept))]
            self.kept[key] = make()
        made: T = self.kept[key]
        return made

    def of_territories(
        self, map_id: str, ids: Iterable[str], what: str = "core"
    ) -> dict[str, str]:
        """Return the usual area (core), halo, or autonomous zone (alone) by view."""
        every = [(id, branches(self.skin, id)) for id in ids]
        found = {}
        for view in self.drawn.views.values():
            if map_id not in view.maps:
                continue
            paths: Mapping[str, str] = getattr(view.maps[map_id], what)
            path = "".join(_own_or_joined(paths, *each) for each in every)
            if path:
                found[view.id] = path
        return found

    def of_cells(self, extent: Extent) -> dict[str, str]:
        """Return cells as one stretch by view, as if all lay on the drawn half."""
        ids = sorted({id for _, id in extent.shares})
        paths = {}
        for view in self.drawn.views.values():
            found = together(view.cells[id] for id in ids if id in view.cells)
            if found:
                paths[view.id] = found
        return paths

    def plates(self, layers: Sequence[Layer], most: int = 2) -> list[Plate]:
        """Return the plates that show the layers with words, all layers on each."""
        told = [layer for layer in layers if layer.words]
        whole = Extent()
        for layer in told:
            whole |= layer.extent
        return self._of_views(views_of(self.drawn, whole, most), layers)

    def plates_of_each(self, layers: Sequence[Layer], most: int) -> list[Plate]:
        """Return the plates that show each layer best: they may lie far apart."""
        views: list[str] = []
        for layer in layers:
            shown = (seen_share(self.drawn, view, layer.extent) for view in views)
            if layer.words and max(shown, default=0.0) < _SHOWN_ALREADY:
                views += views_of(self.drawn, layer.extent)
        return self._of_views(list(dict.fromkeys(views))[:most], layers)

    def lightened(self, plates: Sequence[Plate], most_bytes: int) -> list[Plate]:
        """Return the plates, without their shading if it weighs more than that."""
        shadings = (self.drawn.light, self.drawn.dark)
        views = {plate.view for plate in plates}
        weight = max(sum(len(s.get(view, b"")) for view in views) for s in shadings)
        if weight <= most_bytes:
            return list(plates)
        return [replace(plate, shaded=None) for plate in plates]

    def _of_views(self, views: Iterable[str], layers: Sequence[Layer]) -> list[Plate]:
        return [p for id in views for p in self.of_view(self.drawn.views[id], layers)]

    def of_view(self, view: ViewPaths, layers: Sequence[Layer]) -> list[Plate]:
        """Return one plate, or two of a view of one limb where both are affected."""
        halves = [h for h in HALVES if any(h in x.extent.halves for x in layers)]
        groups = [halves] if view.both else [[half] for half in halves]
        found = (self._plate(view, layers, group) for group in groups)
        return [plate for plate in found if plate is not None]

    def _plate(
        self, view: ViewPaths, layers: Sequence[Layer], halves: Sequence[Half]
    ) -> Plate | None:
        shown = [self._drawing(view, layer, halves) for layer in layers]
        seen = _seen(shown)
        if seen is None:
            return None
        is_turned = not view.both and list(halves) == ["right"]
        box = frame(view, seen)
        box = box.mirrored if is_turned else box
        scale = _HIGHEST_PX / max(box.width, box.height)
        room = _room(view, box.mirrored if is_turned else box)
        grain = max(box.width, box.height) / _TEXTURE_PX
        least = _LEAST_STEP_PX * grain
        words = (x.words for x, d in zip(layers, shown, strict=True) if d.is_seen)
        return Plate(
            view.id,
            _label(view, halves),
            box,
            round(box.width * scale),
            round(box.height * scale),
            round(grain, 2),
            round(_RIM_MM / view.unit_mm),
            is_turned,
            clipped(view.outline, room, least, is_open=view.both),
            clipped(view.inside, room),
            (False, True) if view.both else (False,),
            _cut(shown, room, least),
            Box(*view.box),
            tuple(dict.fromkeys(w for w in words if w)),
        )

    def _drawing(
        self, view: ViewPaths, layer: Layer, halves: Iterable[Half]
    ) -> Drawing:
        wanted = [half for half in halves if half in layer.extent.halves]
        turned = tuple(half == "right" for half in wanted) if view.both else (False,)
        return Drawing(
            layer.look,
            layer.texture,
            layer.paths.get(view.id, ""),
            turned if wanted else (),
            layer.within,
            bool(layer.words)
            and seen_share(self.drawn, view.id, layer.extent) >= _SEEN,
        )


def studio(skin: Skin) -> Studio | None:
    """Return what draws this skin, if it was drawn."""
    return Studio(skin, skin.drawn) if skin.drawn else None


def _own_or_joined(paths: Mapping[str, str], id: str, parts: Iterable[str]) -> str:
    """Return the path of a territory, or those of its branches if it has none."""
    return paths[id] if id in paths else "".join(paths.get(x, "") for x in parts)


def _seen(drawings: Iterable[Drawing]) -> Box | None:
    """Return the frame round what is seen well, in the view as it is drawn."""
    boxes = []
    every = [drawing for drawing in drawings if drawing.path]
    for drawing in [d for d in every if d.is_seen] or every:
        box = bounds([drawing.path])
        if box is not None:
            boxes += [box.mirrored if turned else box for turned in drawing.halves]
    if not boxes:
        return None
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right = max(b.x + b.width for b in boxes)
    return Box(left, top, right - left, max(b.y + b.height for b in boxes) - top)


def _cut(drawings: Sequence[Drawing], room: Box, least: float) -> tuple[Drawing, ...]:
    """Return the drawings with what can be seen of them; nothing is cut by nothing."""
    paths = [clipped(drawing.path, room, least) for drawing in drawings]
    return tuple(
        replace(d, path=path if d.within is None or paths[d.within] else "")
        for d, path in zip(drawings, paths, strict=True)
    )


def _room(view: ViewPaths, box: Box) -> Box:
    """Return what is kept of the drawn half: the frame, and the reach of shadows."""
    margin = round(3 * _RIM_MM / view.unit_mm)
    left, right = box.x, box.x + box.width
    if view.both:
        right = max(abs(left), abs(right))
        left = -right
    return Box(
        left - margin,
        box.y - margin,
        right - left + 2 * margin,
        box.height + 2 * margin,
    )


def _label(view: ViewPaths, halves: Sequence[Half]) -> str:
    """Low back and buttock, left side; Hand, palmar, right side; Back, both sides."""
    return f"{view.name}, {'both sides' if len(halves) == 2 else f'{halves[0]} side'}"
