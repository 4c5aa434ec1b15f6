"""From an image of the spine to what lies at its level, shown after the answer."""

from dataclasses import dataclass

from ..items.from_case import image_id
from ..model.cases import Case
from ..model.scene import LevelPlace, SceneState, View
from ..pathways.levels import reach
from .scene_words import lies


@dataclass(frozen=True)
class LevelLink:
    """The roots at a level in words, and where the scene shows them."""

    words: str
    path: str


def level_links(case: Case) -> dict[str, LevelLink]:
    """Return what lies at the lumbar level of each image, by the item it asks."""
    found = {}
    for image in case.imaging:
        at = reach(image.level or "")
        if at is None:
            continue
        place = image.place or LevelPlace.FORAMEN
        state = SceneState(view=View.SPINE, level=at.level, place=place)
        path = f"../cluneal/index.md#{state.address}"
        found[f"{case.id}.imaging-{image_id(image)}"] = LevelLink(
            lies(at, image.place), path
        )
    return found
