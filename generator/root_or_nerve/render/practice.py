"""Practice: the page, and as scripts the cases and items that a run draws from.

An index names every item; what is asked lies in chunks, so that a run loads a few
of them and not the whole course.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..items.payload import Packed, payload
from ..model.cases import Case, LesionKind, Level
from ..model.library import Anatomy, CaseFile
from .page import Page, listed_page
from .templates import fill
from .vignette import vignette, who

FOLDER = "assets/practice"
CHUNK_SIZE = 20
_REGISTER = "(window.rnPractice=window.rnPractice||{})"
_NO_PAIRS = f"{_REGISTER}.pairs=[];\n"


@dataclass(frozen=True, eq=False)  # compared by identity: it is kept, or made anew
class Exercise:
    """What practice takes from one case; items in the order in which they are asked."""

    case_id: str
    level: int
    rev: int
    shown: Mapping[str, str]  # with every item
    ids: tuple[str, ...]
    items: Packed


def exercise(case: Case, anatomy: Anatomy, items: Mapping[str, bytes]) -> Exercise:
    """Return what practice takes; `items` by id, in order, as JSON."""
    return Exercise(
        case.id,
        list(Level).index(case.level),
        case.rev,
        {"title": case.title, "who": who(case), "vignette": vignette(case, anatomy)},
        tuple(items),
        tuple(items.values()),
    )


def practice(cases: Sequence[CaseFile]) -> Page:
    """The page of practice, the same whatever the cases say."""
    case = first_case(cases)
    summary = "Ten patients, one question each; pairs of look-alikes; what you confuse."
    return listed_page(
        "Practise",
        fill("practice", taster=f"{case.id}.classify" if case else None),
        summary,
        "practice",
    )


def first_case(cases: Sequence[CaseFile]) -> Case | None:
    """Return the patient of the home page: introductory, and one root or one nerve."""
    told = [file.case for file in cases if _is_one_root_or_nerve(file.case)]
    intro = [case for case in told if case.level is Level.INTRO]
    every = [*intro, *told, *(file.case for file in cases)]
    return every[0] if every else None


def _is_one_root_or_nerve(case: Case) -> bool:
    kinds = [lesion.kind for lesion in case.answer.lesions]
    return len(kinds) == 1 and kinds[0] is not LesionKind.OTHER


class Scripts:
    """Makes index and chunks; a chunk is made again only if one of its cases was."""

    def __init__(self) -> None:
        self._made: dict[tuple[Exercise, ...], bytes] = {}

    def __call__(self, exercises: Sequence[Exercise]) -> dict[str, str | bytes]:
        starts = range(0, len(exercises), CHUNK_SIZE)
        groups = [tuple(exercises[at : at + CHUNK_SIZE]) for at in starts]
        self._made = {
            group: self._made.get(group) or _chunk(number, group)
            for number, group in enumerate(groups)
        }
        scripts: dict[str, str | bytes] = {
            f"{FOLDER}/index.js": _index(exercises),
            # A course without patterns has no pairs to practise.
            f"{FOLDER}/pairs.js": _NO_PAIRS,
        }
        chunks = enumerate(self._made.values())
        return scripts | {f"{FOLDER}/{number}.js": text for number, text in chunks}


def _index(exercises: Sequence[Exercise]) -> str:
    """Name each case with its chunk, level, revision and items."""
    rows = [
        [
            exercise.case_id,
            place // CHUNK_SIZE,
            exercise.level,
            exercise.rev,
            [id.partition(".")[2] for id in exercise.ids],
        ]
        for place, exercise in enumerate(exercises)
    ]
    return f"{_REGISTER}.index={json.dumps(rows, separators=(',', ':'))};\n"


def _chunk(number: int, exercises: Sequence[Exercise]) -> bytes:
    """Hold the items, and of each case what is shown with them."""
    cases = {exercise.case_id: exercise.shown for exercise in exercises}
    items = tuple(item for exercise in exercises for item in exercise.items)
    # Bytes take half the room of text with typographic quotes.
    return f"{_REGISTER}[{number}]={payload(items, cases=cases)};\n".encode()
