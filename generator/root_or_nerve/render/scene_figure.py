"""The scene in three dimensions as a figure: poster, caption, words, states."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.library import Anatomy, Library, Scene
from ..model.scene import SceneState, View
from ..model.studies import Branch, MeasuredFrom
from ..pathways.levels import LEVELS, reach
from ..pathways.placing import Crest, Placing, placings
from . import scene_words
from .course_table import CourseRow, course_name, course_rows
from .figures import Figure
from .scene_asset import scene_script
from .scene_poster import poster_size, posters
from .templates import fill

SCENE = "cluneal-3d"
SCRIPT = f"assets/figures/{SCENE}.js"
FOLDER = f"assets/figures/{SCENE}"
TITLE = "The superior cluneal nerves over bone"


@dataclass(frozen=True)
class LevelRow:
    """What lies at a level, and the state in which the scene shows it."""

    name: str
    foramen: str
    recess: str
    canal: str
    address: str


@dataclass(frozen=True)
class SceneFigure(Figure):
    """The scene; `html` is its usual state, and `of` any other."""

    placed: tuple[Placing, ...] = ()
    courses: tuple[CourseRow, ...] = ()
    notes: tuple[str, ...] = ()
    assets: Mapping[str, str | bytes] = field(default_factory=dict)
    size: tuple[int, int] = (0, 0)  # of the poster

    @property
    def studies(self) -> tuple[str, ...]:
        """Ids of what may place the nerves."""
        return tuple(placing.id for placing in self.placed)

    @property
    def rows(self) -> list[scene_words.PlacedRow]:
        """What every study measured, in words."""
        return [scene_words.row(placing) for placing in self.placed]

    @property
    def levels(self) -> list[LevelRow]:
        """What lies at every lumbar level."""
        return [_level(level) for level in LEVELS]

    def of(self, state: SceneState) -> str:
        """Return the figure as it opens in one state."""
        return _html(self, state, deep=False)

    def whole(self) -> str:
        """Return the figure of its own page, which the page's address commands."""
        return _html(self, SceneState(), deep=True)


def _html(figure: SceneFigure, state: SceneState, *, deep: bool) -> str:
    at = figure.studies.index(state.study) if state.study in figure.studies else 0
    placing = figure.placed[at]
    return fill(
        "scene",
        id=SCENE,
        deep=deep,
        state=state.address,
        script=SCRIPT,
        poster=poster_path(placing.id),
        width=figure.size[0],
        height=figure.size[1],
        title=TITLE,
        said=scene_words.words(placing),
        alt=_described(placing),
    )


def poster_path(placing: str) -> str:
    """Return where the poster of a placing lies, without tone and ending."""
    return f"{FOLDER}/{placing}"


def _described(placing: Placing) -> str:
    branches = ", ".join(scene_words.label(branch) for branch in placing.branches)
    return (
        "Pelvis and lumbar spine from behind, with the superior cluneal nerves from "
        f"the spine over the iliac crest to the buttock. Crossings: {branches}."
    )


def _level(level: str) -> LevelRow:
    found = reach(level)
    assert found is not None
    canal = f"{found.recess} and every root below"
    address = SceneState(view=View.SPINE, level=level).address
    return LevelRow(
        level.replace("-", "–"), found.foramen, found.recess, canal, address
    )


def scene_figures(library: Library) -> dict[str, SceneFigure]:
    """Return the scene by its id; none if it was not made, or no study places it."""
    scene, anatomy, skin = library.scene, library.anatomy, library.skin
    if scene is None:
        return {}
    crest = scene.courses.crest
    measured = ([n / 10 for n in numbers] for numbers in (crest.midline, crest.psis))
    placed = _usual_first(placings(anatomy.studies, Crest(*measured)))
    if not placed:
        return {}
    assets = {SCRIPT: scene_script(SCENE, scene, placed, anatomy)}
    assets |= posters(scene, skin, placed, FOLDER)
    figure = SceneFigure(
        SCENE,
        TITLE,
        "",
        "",
        tuple(dict.fromkeys(placing.source for placing in placed)),
        placed,
        course_rows(anatomy.pathways, anatomy, skin),
        tuple(_notes(scene, anatomy)),
        assets,
        poster_size(scene),
    )
    return {SCENE: figure}


def _notes(scene: Scene, anatomy: Anatomy) -> Iterator[str]:
    """Yield what is schematic, with nerves by name instead of by id."""
    for note in scene.notes:
        id, colon, text = note.partition(": ")
        if colon and id in anatomy.pathways:
            yield f"{course_name(anatomy.pathways[id], anatomy)}: {text}"
        elif "_" not in note:  # those are about names in a file
            yield note


def _usual_first(placed: Sequence[Placing]) -> tuple[Placing, ...]:
    """Put first the largest series of nerves with a spread, measured from the midline.

    The figure opens with it; the midline can be felt on everybody.
    """

    def size(placing: Placing) -> int:
        first = placing.branches[0].measured
        if first is None or first.sd_mm is None or first.branch is Branch.GROOVE:
            return 0
        return first.n if placing.landmark is MeasuredFrom.MIDLINE else 0

    usual = max(placed, key=size, default=None)
    return tuple(sorted(placed, key=lambda placing: placing is not usual))
