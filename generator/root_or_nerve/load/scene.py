"""geometry/courses.json and what lies beside it -> the scene, if it is whole."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..model.courses import BackSkin, BonePlate, Courses, Mesh
from ..model.library import Scene
from ..problems import Code, Problem
from .atlas import FOLDER, TERRITORIES
from .courses import course_fingerprints
from .files import shown
from .made_files import MadeFiles, Stamps, stamps

COURSES, BACK, PLATES = "courses.json", "back-skin.json", "plates"
PLATE = f"{PLATES}/bones-posterior.json"
BONES = ("pelvis.json", "vertebrae.json")
REMEDY = "make it: root-or-nerve geometry courses"
_MOST_NAMED = 3


class _BoneFile(BaseModel):
    """What the scene needs of a file of bones."""

    model_config = ConfigDict(frozen=True)
    bones: dict[str, Mesh]
    notes: tuple[str, ...]


class SceneLoader:
    """Reads the scene again and again; anew only when a file behind it changed."""

    def __init__(self) -> None:
        self._kept: tuple[Stamps, Scene | None, list[Problem]] | None = None

    def __call__(
        self, facts: Path, described: Path, measured: Path
    ) -> tuple[Scene | None, list[Problem]]:
        """Return the scene below `measured`, and what is wrong with it.

        It was made from the pathways below `facts` and the territories below
        `described` as well.
        """
        made = measured / FOLDER
        folders = (facts / "anatomy", described / TERRITORIES, made, made / PLATES)
        state = tuple(stamp for folder in folders for stamp in stamps(folder))
        if self._kept is None or self._kept[0] != state:
            scene, problems = load_scene(measured)
            if scene is not None:
                now = course_fingerprints(described, measured, facts)
                problems = check_stale_scene(scene, now, measured)
            self._kept = state, scene, problems
        return self._kept[1], self._kept[2]


def load_scene(root: Path) -> tuple[Scene | None, list[Problem]]:
    """Read the scene below `root`; None without problems if nobody made one."""
    folder, files = root / FOLDER, MadeFiles(root, REMEDY)
    if not (folder / COURSES).exists():
        return None, []
    courses = files.value(folder / COURSES, Courses)
    back = files.value(folder / BACK, BackSkin)
    plate = files.value(folder / PLATE, BonePlate)
    light, dark = (
        files.webp(folder / PLATE.replace(".json", f"-{tone}.webp"))
        for tone in ("light", "dark")
    )
    parts = [files.value(folder / name, _BoneFile) for name in BONES]
    if not (courses and back and plate and light and dark) or files.problems:
        return None, files.problems
    bones = {name: mesh for part in parts if part for name, mesh in part.bones.items()}
    notes = [*courses.notes, *back.notes, *plate.notes]
    notes += [note for part in parts if part for note in part.notes]
    scene = Scene(bones, courses, back, plate, light, dark, tuple(dict.fromkeys(notes)))
    for name, message in _impossible(scene):
        files.broken(folder / name, message)
    return None if files.problems else scene, files.problems


def check_stale_scene(
    scene: Scene, now: Mapping[str, str], measured: Path
) -> list[Problem]:
    """Compare the scene with the files that it was made from, and what they say now."""
    then = scene.courses.made_from
    changed = [name for name in sorted(then) if then[name] != now.get(name)]
    if not changed:
        return []
    more = " and others" if len(changed) > _MOST_NAMED else ""
    named = ", ".join(changed[:_MOST_NAMED])
    message = f"{named}{more} changed after the scene was made"
    path = shown(measured, measured / FOLDER / COURSES)
    return [Problem(path, 1, Code.STALE_ATLAS, message, hint=REMEDY)]


def _impossible(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield file and message for corners and stations that do not fit together."""
    if any(_is_torn(mesh.faces, mesh.vertices) for mesh in scene.bones.values()):
        yield BONES[0], "bones: a corner that does not exist"
    if _is_torn(scene.courses.fascia.faces, scene.courses.fascia.vertices):
        yield COURSES, "fascia: a corner that does not exist"
    if any(_is_torn(piece.faces, scene.back.vertices) for piece in scene.back.pieces):
        yield BACK, "pieces: a corner that does not exist"
    for id, branch in scene.courses.branches.items():
        count = len(branch.midline)
        if any(len(strand.then) + 1 != count for strand in branch.strands):
            yield COURSES, f"branches.{id}: a course for every station"


def _is_torn(faces: tuple[int, ...], vertices: tuple[int, ...]) -> bool:
    return 3 * max(faces, default=-1) >= len(vertices)
