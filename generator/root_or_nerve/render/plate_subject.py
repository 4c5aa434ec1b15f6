"""What one plate shows: a map in a view, with the names of its areas."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.drawn import Drawn, MapPaths, ViewPaths
from ..model.library import Anatomy, Skin
from ..model.territories import Shape, Territories, TerritoryMap
from .body_assets import views_in_order

SMALLEST = 1.6  # px of free radius of a place that gets a label
_TALL, _BODY_TALL = 660.0, 1000.0
_WHOLE_BODY_MM = 1200.0  # a view that shows more than this is drawn larger
_OF_ANOTHER = re.compile(r"^(.+?) (?:branch|branches|division) of the (.+?)( \(.+\))?$")


@dataclass(frozen=True)
class Subject:
    """A map in a view. Places and paths are in the unit of the view."""

    id: str
    map: TerritoryMap
    view: ViewPaths
    described: Territories
    anatomy: Anatomy
    tints: Mapping[str, int]

    @property
    def paths(self) -> MapPaths:
        return self.view.maps[self.id]

    @property
    def is_of_roots(self) -> bool:
        return self.map.of == "dermatomes"

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Ids of what has an area of its own: a part, or what has none; top down."""
        core = self.paths.core
        own = [id for id in core if "." in id or self._has_own(id)]
        return tuple(sorted(own, key=lambda id: self.paths.labels[id][1]))

    def _has_own(self, id: str) -> bool:
        if not any(other.startswith(f"{id}.") for other in self.paths.core):
            return True
        territory = self.described.of(self.id).get(id)
        return territory is not None and any(p.part is None for p in territory.patches)

    @cached_property
    def scale(self) -> float:
        """How many px one unit of the view takes."""
        high = self.view.box[3]
        is_body = high * self.view.unit_mm > _WHOLE_BODY_MM
        return (_BODY_TALL if is_body else _TALL) / high

    @property
    def drawn_side(self) -> int:
        """On which side the drawn half is: -1 left, 1 right."""
        return 1 if self.view.box[0] + self.view.box[2] / 2 > 0 else -1

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the whole figure in px."""
        _, _, wide, high = self.view.box
        return wide * (2 if self.view.both else 1) * self.scale, high * self.scale

    def on_figure(self, x: float, y: float) -> tuple[float, float]:
        """Return px from the middle of the figure's upper edge."""
        left, top, wide, _ = self.view.box
        zero = 0 if self.view.both else left + wide / 2
        return (x - zero) * self.scale, (y - top) * self.scale

    def name(self, id: str) -> str:
        """Return a label: S4–5; Superior cluneal, medial."""
        if self.is_of_roots:
            return id.replace("-", "–")
        whole, _, part = id.partition(".")
        nerve = self.anatomy.nerves.get(whole)
        words = nerve.name if nerve else whole.replace("-", " ")
        words = short(self.described.names(self.id).get(whole, words))
        named = part not in ("", "main")
        return f"{words}, {part.replace('-', ' ')}" if named else words


def short(name: str) -> str:
    """Return a nerve's name for a label: Ulnar, dorsal cutaneous."""
    name = _OF_ANOTHER.sub(lambda m: f"{m[2]}, {m[1]}{m[3] or ''}", name)
    name = re.sub(r" nerves?\b", "", name)
    return name[:1].upper() + name[1:]


def subjects(skin: Skin, anatomy: Anatomy) -> Iterator[tuple[Subject, Subject | None]]:
    """Yield every map in every view where it shows enough, and what lies under it."""
    drawn = skin.drawn
    if drawn is None:
        return
    for id in skin.territories.maps:
        if id not in drawn.atlas.maps:
            continue
        for view in views_in_order(drawn):
            if id not in view.maps:
                continue
            subject = _subject(id, view, skin.territories, anatomy, drawn)
            rooms = [subject.paths.labels[shown][2] for shown in subject.shown]
            if max(rooms, default=0) * subject.scale >= 2 * SMALLEST:
                yield subject, _under(subject, drawn)


def _subject(
    id: str, view: ViewPaths, described: Territories, anatomy: Anatomy, drawn: Drawn
) -> Subject:
    numbers = drawn.atlas.maps[id].territories
    tints = {name: territory.tint for name, territory in numbers.items()}
    return Subject(id, described.maps[id], view, described, anatomy, tints)


def _under(subject: Subject, drawn: Drawn) -> Subject | None:
    """Return the first map of dermatomes, to lie faintly under one of outlines."""
    if subject.map.shape is not Shape.ZONES:
        return None
    described, view = subject.described, subject.view
    for id, map in described.maps.items():
        if map.of == "dermatomes" and map.shape is not Shape.ZONES and id in view.maps:
            return _subject(id, view, described, subject.anatomy, drawn)
    return None
