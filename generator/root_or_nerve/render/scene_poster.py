"""The still picture of the scene: bones from behind, and the nerves of one placing."""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model.courses import BranchCourses, Row
from ..model.library import Scene, Skin
from ..model.studies import MeasuredFrom
from ..pathways.placing import Placed, Placing
from ..skin.extent import NERVES
from .scene_words import label
from .templates import fill, safe

# As in tokens.css and scene.css: a picture that stands alone has no style sheet.
TONES: Mapping[str, Mapping[str, str]] = {
    "light": {
        "skin": "#f3e6d8",
        "edge": "#b9a892",
        "bone": "#efe6d2",
        "line": "#6d6150",
        "ink": "#211d18",
        "halo": "#fbf8f1",
        "medial": "#b4530a",
        "intermediate": "#c48a12",
        "lateral": "#86683b",
    },
    "dark": {
        "skin": "#332c25",
        "edge": "#6e6354",
        "bone": "#b9ac90",
        "line": "#2a251f",
        "ink": "#ece4d6",
        "halo": "#23201c",
        "medial": "#f08a3c",
        "intermediate": "#f0bf55",
        "lateral": "#c9a877",
    },
}
_LINE, _FROM_BELOW = 104, 250  # of the key, in units of the picture
_VIEW = "low-back"
FROM = {MeasuredFrom.MIDLINE: "from the midline", MeasuredFrom.PSIS: "from the PSIS"}
_TENTHS_MM = 0.1


@dataclass(frozen=True)
class Drawn:
    """One branch in the units of the picture, left half."""

    course: str
    path: str
    is_measured: bool
    crossing: tuple[int, int]
    words: str


def poster(scene: Scene, skin: Skin, placing: Placing, tone: str) -> str:
    """Return an SVG picture that stands alone."""
    plate = scene.plate
    x, y, width, height = plate.box
    shading = scene.light if tone == "light" else scene.dark
    branches = [_drawn(scene, placed) for placed in placing.branches]
    lines = sum(branch.is_measured for branch in branches)
    return fill(
        "scene_poster",
        plate=plate,
        box=(x, y, 2 * width, height),
        colours=TONES[tone],
        shading=safe(base64.b64encode(shading).decode()),
        patches=[*_patches(skin, plate.unit_mm)],
        branches=branches,
        legend_y=y + height - _FROM_BELOW - _LINE * (lines - 1),
        line=_LINE,
        tone=tone,
    )


def poster_size(scene: Scene) -> tuple[int, int]:
    """Return width and height of every poster, px."""
    _, _, width, height = scene.plate.box
    return 2 * width // 5, height // 5


def _patches(skin: Skin, unit_mm: float) -> Iterator[tuple[str, str, float]]:
    """Yield course, path and scale of the skin of each branch."""
    view = skin.drawn.views.get(_VIEW) if skin.drawn else None
    paths = view.maps[NERVES].core if view and NERVES in view.maps else {}
    for course in ("medial", "intermediate", "lateral"):
        if view and (path := paths.get(f"superior-cluneal.{course}")):
            yield course, path, round(view.unit_mm / unit_mm, 4)


def _drawn(scene: Scene, placed: Placed) -> Drawn:
    branch = scene.courses.branches[placed.course]
    at, unit_mm = 10 * placed.midline_mm, scene.plate.unit_mm
    strands = [s for s in branch.strands if s.kind == "main"]
    pieces = (_path(_along(branch, strand, at), unit_mm) for strand in strands)
    (x, y), *_ = _points(_along(branch, branch.crossing, at), unit_mm)
    return Drawn(
        placed.course,
        "".join(pieces),
        placed.measured is not None,
        (x, y),
        f"{label(placed)} {FROM[placed.measured.landmark]}" if placed.measured else "",
    )


def _along(branch: BranchCourses, row: Row, at: float) -> list[float]:
    """Return points of a row between its stations, as the browser does."""
    stations, midline = row.stations(), branch.midline
    if at <= midline[0]:
        return [float(value) for value in stations[0]]
    for n in range(1, len(midline)):
        if at <= midline[n]:
            share = (at - midline[n - 1]) / (midline[n] - midline[n - 1])
            pairs = zip(stations[n - 1], stations[n], strict=True)
            return [a + share * (b - a) for a, b in pairs]
    return [float(value) for value in stations[-1]]


def _points(flat: Sequence[float], unit_mm: float) -> list[tuple[int, int]]:
    """Return points as they are seen from behind, in units of the picture."""
    scale = _TENTHS_MM / unit_mm
    return [
        (round(-x * scale), round(-y * scale))
        for x, y in zip(flat[::3], flat[1::3], strict=True)
    ]


def _path(flat: Sequence[float], unit_mm: float) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in _points(flat, unit_mm))


def posters(
    scene: Scene, skin: Skin, placed: Iterable[Placing], folder: str
) -> dict[str, str]:
    """Return every poster by path, in light and dark."""
    return {
        f"{folder}/{placing.id}-{tone}.svg": poster(scene, skin, placing, tone)
        for placing in placed
        for tone in TONES
    }
