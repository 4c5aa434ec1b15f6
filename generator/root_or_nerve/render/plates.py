"""Finished pictures of each map in each view: for print and for download."""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import NamedTuple

from ..model.library import Anatomy, Skin
from ..model.territories import Shape
from .label_spots import along_midline, area_px, without_midline
from .letter_widths import lines
from .plate_layout import GAP, INNER, SIZE, STUB, Layout, layout
from .plate_subject import Subject, subjects
from .templates import fill, safe

FOLDER = "assets/body/plates"
# Plates are printed on paper: the light values of tints.css and tokens.css.
TINTS = (
    *("#a699a2", "#b99963", "#8fa0ca", "#a8b19a"),
    *("#e2c980", "#b6d0f6", "#e2d8de", "#d4e3c2"),
)
COLOURS = {
    "plate": "#fbf8f1",
    "ink": "#211d18",
    "soft": "#5e554a",
    "edge": "#8d806c",
    "blank": "#f1eadd",
    "cut": "#cfc6b8",
}
NOT_TRACED = "Redrawn from published descriptions, not traced."
MIRRORED = "Left half drawn, right half mirrored."
ONE_SIDE = "The left side is drawn."
_MARGIN, _LINE, _TITLE, _BELOW = 22.0, 18.0, 28.0, 20.0
_NARROWEST = 610.0
_SEEN_PX = 150.0  # a smaller cut surface is not explained
_FAINT, _LAYERED = 0.45, 0.62


@dataclass(frozen=True)
class Plate:
    """One picture; `shown` names its areas from the top down."""

    map: str
    view: str
    title: str
    path: str
    width: int
    height: int
    svg: str
    shown: tuple[str, ...]


class Sample(NamedTuple):
    """A line of the key."""

    kind: str
    words: str
    width: float = 0
    dash: str = ""


def plates(skin: Skin, anatomy: Anatomy) -> tuple[Plate, ...]:
    """Return a plate for each map and view that has something to show."""
    if skin.drawn is None:
        return ()
    return tuple(
        _plate(subject, under, skin.drawn.light[subject.view.id])
        for subject, under in subjects(skin, anatomy)
    )


@dataclass(frozen=True)
class _Paper:
    """Where everything lies on the paper."""

    subject: Subject
    layout: Layout
    key: Sequence[Sample]

    @cached_property
    def wide(self) -> float:
        return max(self._content, _NARROWEST)

    @cached_property
    def _content(self) -> float:
        names = self.layout.left + self.layout.right
        return 2 * _MARGIN + names + self.subject.size[0]

    @cached_property
    def middle(self) -> float:
        """x of the middle of the figure."""
        slack = (self.wide - self._content) / 2
        return slack + _MARGIN + self.layout.left + self.subject.size[0] / 2

    @cached_property
    def head(self) -> tuple[tuple[str, str], ...]:
        """Class and words of each line above the figure."""
        subject, most = self.subject, self.wide - 2 * _MARGIN
        side = MIRRORED if subject.view.both else ONE_SIDE
        return (
            ("h", subject.view.name),
            *(("", line) for line in lines(subject.map.title, SIZE, most)),
            *(("n", line) for line in lines(f"{NOT_TRACED} {side}", SIZE, most)),
        )

    @cached_property
    def top(self) -> float:
        """y of the upper edge of the figure."""
        captions = _LINE if self.subject.view.both else 0
        return _MARGIN + _TITLE + (len(self.head) - 1) * _LINE + 14 + captions

    @cached_property
    def key_y(self) -> float:
        return self.top + self.layout.tall + _BELOW + 12

    @cached_property
    def high(self) -> float:
        return self.key_y + (len(self.key) - 1) * _LINE + _MARGIN

    def at(self, x: float, y: float) -> tuple[str, str]:
        """Return px on the paper for px from the middle of the figure's upper edge."""
        return _round(self.middle + x), _round(self.top + y)


def _plate(subject: Subject, under: Subject | None, shading: bytes) -> Plate:
    paper = _Paper(subject, layout(subject), _key(subject, under))
    shown = tuple(map(subject.name, subject.shown))
    title = f"{subject.view.name}: {subject.map.short}"
    areas = "; ".join(shown)
    svg = fill(
        "plate",
        title=title,
        description=f"{subject.map.title}. {NOT_TRACED} Areas, from the top down: "
        f"{areas}.",
        width=ceil(paper.wide),
        height=ceil(paper.high),
        key=paper.key,
        key_x=_round(_MARGIN),
        key_y=_round(paper.key_y),
        shading=base64.b64encode(shading).decode(),
        texts=_texts(paper),
        **COLOURS,
        **_styles(subject, faint=under is not None),
        **_figure(subject, under),
        **_names(paper),
    )
    return Plate(
        subject.id,
        subject.view.id,
        title,
        f"{FOLDER}/{subject.id}-{subject.view.id}.svg",
        ceil(paper.wide),
        ceil(paper.high),
        re.sub(r"\n\s*", "\n", svg),
        shown,
    )


def _texts(paper: _Paper) -> list[tuple[str, str, str, str]]:
    """Return the lines above the figure: x, y, class and words."""
    found, y = [], _MARGIN
    for kind, words in paper.head:
        y += _TITLE if kind == "h" else _LINE
        found.append((_round(_MARGIN), _round(y - 6), kind, words))
    subject = paper.subject
    if subject.view.both:
        # The drawn half is the left one of the person who is looked at.
        away = subject.size[0] / 2 + GAP + 2 * STUB
        for sign, kind in ((-1, "n g"), (1, "n")):
            name = "Left" if sign == subject.drawn_side else "Right"
            found.append(
                (_round(paper.middle + sign * away), _round(y + 14), kind, name)
            )
    return found


def _key(subject: Subject, under: Subject | None) -> list[Sample]:
    """Return samples of lines and fills, with what they mean."""
    rows = [
        Sample("line", "Solid line: rests on a landmark", 1.2),
        Sample("line", "Dashed line: interpreted", 1, "3.2 2.6"),
    ]
    if under:
        rows = [
            Sample("line", "Bold dashes: edge of a zone, interpreted", 1.9, "3.2 2.6"),
            Sample("words", f"Faint areas: {under.map.short}"),
        ]
    if Shape.PATCHES in (subject.map.shape, under and under.map.shape):
        rows.append(Sample("hatch", "Hatched: left blank, no one level can be given"))
    if subject.map.shape is Shape.FIELDS:
        rows.append(Sample("words", "Fields overlap: each line is the edge of one"))
    if abs(area_px(subject.view.inside, subject.scale)) > _SEEN_PX:
        rows.append(Sample("cut", "Grey: cut surface"))
    return rows


def _styles(subject: Subject, faint: bool) -> dict[str, object]:
    one = 1 / subject.scale
    return {
        "size": f"{SIZE:g}",
        "inner": f"{INNER:g}",
        "tints": [_mixed(x, COLOURS["blank"]) for x in TINTS] if faint else TINTS,
        "line": _round(one * 1.15),
        "thin": _round(one * 0.9),
        "thick": _round(one * 1.9),
        "hatch": _round(one * 5),
        "dash": f"{_round(one * 3.2)} {_round(one * 2.6)}",
    }


def _mixed(colour: str, paper: str) -> str:
    """Return a tint as it looks when it lies faintly on paper."""
    pairs = ((int(x[i : i + 2], 16) for x in (colour, paper)) for i in (1, 3, 5))
    parts = (round(_FAINT * a + (1 - _FAINT) * b) for a, b in pairs)
    return "#" + "".join(f"{part:02x}" for part in parts)


def _figure(subject: Subject, under: Subject | None) -> dict[str, object]:
    view, painted, paths = subject.view, under or subject, subject.paths
    fields = subject.map.shape is Shape.FIELDS
    areas = [
        (painted.tints.get(id, 0), core)
        for id, core in painted.paths.core.items()
        if id in painted.shown
    ]
    return {
        "both": view.both,
        "box": view.box,
        "outline": safe(view.outline),
        "inside": safe(view.inside),
        "seam": safe(along_midline(view.outline, 4) if view.both else ""),
        "edge_of_skin": safe(without_midline(view.outline) if view.both else ""),
        "overlap": _round(subject.drawn_side * 0.8 / subject.scale),
        "areas": areas,
        "pale": _LAYERED if fields else None,
        "is_hatched": painted.map.shape is Shape.PATCHES,
        "firm": "" if under else paths.firm,
        "soft_lines": under.paths.soft if under else paths.soft,
        "zones": [paths.core[id] for id in subject.shown] if under else [],
    }


def _names(paper: _Paper) -> dict[str, object]:
    """Return names in the figure and beside it, lines and dots."""
    subject = paper.subject
    inner = [
        (*paper.at(box.x, box.y), subject.tints.get(id, 0), subject.name(id))
        for id, box in paper.layout.inner.items()
    ]
    drawn, dots, labels = [], [], []
    for leader in paper.layout.leaders:
        sign = leader.side.value
        to_x, to_y = paper.at(leader.to_x, leader.to_y)
        dots.append(paper.at(leader.x, leader.y))
        drawn.append(f"M{' '.join(dots[-1])}L{to_x} {to_y}h{_round(sign * STUB)}")
        x, y = paper.at(leader.to_x + sign * 2 * STUB, leader.to_y)
        labels.append((x, y, "l" if sign < 0 else "r", subject.name(leader.id)))
    zero = subject.on_figure(0, 0)
    return {
        "move": f"translate({' '.join(paper.at(*zero))}) scale({subject.scale:.5f})",
        "inner_labels": inner,
        "leaders": "".join(drawn),
        "dots": dots,
        "labels": labels,
        "is_layered": subject.map.shape is Shape.FIELDS,
    }


def _round(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
