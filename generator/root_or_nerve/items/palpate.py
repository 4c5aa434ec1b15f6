"""Questions that are answered by pressing: where a nerve crosses a line of bone."""

from collections.abc import Iterator

from ..model.anatomy import Landmark
from ..model.base import Side
from ..model.cases import Case
from ..model.courses import Crest
from ..model.library import Anatomy, Skin
from ..model.palpation import PalpatedPlace, Palpation
from ..model.studies import Branch, MeasuredFrom
from ..model.texts import PalpateBlock
from ..pathways.crossings import Crossing
from ..pathways.palpating import Point, height
from ..pathways.placing import Crest as Measures
from ..pathways.placing import Placed, placings
from .bank import Elsewhere, Line, PalpateItem, PressedPlace, Stretch, StudyMark
from .words import sentence

VIEW = "low-back"  # from behind, both halves
_BRANCHES = {
    Branch.MEDIAL: "medial branch",
    Branch.INTERMEDIATE: "intermediate branch",
    Branch.LATERAL: "lateral branch",
    Branch.MOST_MEDIAL: "most medial branch",
    Branch.NOT_SPLIT: "branches not told apart",
    Branch.GROOVE: "in the bone, not the nerve",
}


def palpate_item_of(
    case: Case, anatomy: Anatomy, skin: Skin, crest: Crest | None, page: str
) -> PalpateItem | None:
    """Return the question of a case with one lesion that a landmark asks for."""
    if len(case.answer.lesions) != 1:
        return None
    lesion = case.answer.lesions[0]
    asked = [
        x for x in anatomy.landmarks.values() if x.palpation and lesion.id in x.nerves
    ]
    if not asked or lesion.side in (None, Side.BOTH):
        return None
    because = lesion.because or case.answer.because
    side = "left" if lesion.side is Side.LEFT else "right"
    known = {
        "id": f"{case.id}.palpate",
        "rev": case.rev,
        "page": page,
        "side": side,
        "because": sentence(because),
        "reveals": True,
    }
    return _item(known, asked[0], anatomy, skin, crest)


def palpate_item(
    block: PalpateBlock,
    owner: str,
    page: str,
    anatomy: Anatomy,
    skin: Skin,
    crest: Crest | None,
) -> PalpateItem | None:
    """Return the bank's form of a block; None if there is no crest or no body."""
    known = {
        "id": f"{owner}.{block.id}",
        "rev": block.rev,
        "page": page,
        "side": block.side,
        "because": sentence(block.because),
    }
    if block.prompt:
        known["prompt"] = block.prompt
    return _item(known, anatomy.landmarks[block.landmark], anatomy, skin, crest)


def _item(
    known: dict[str, object],
    landmark: Landmark,
    anatomy: Anatomy,
    skin: Skin,
    crest: Crest | None,
) -> PalpateItem | None:
    asked = landmark.palpation
    if asked is None or crest is None or skin.drawn is None:
        return None
    if VIEW not in skin.drawn.views:
        return None
    points = _points(crest)
    right = asked.right
    stretch = f"{right.from_mm:g} to {right.to_mm:g} mm from the midline"
    whole = {
        "prompt": f"Press {asked.wanted}, {known['side']} side.",
        "view": VIEW,
        "line": _line(asked, points),
        "places": tuple(_places(asked, points)),
        "studies": tuple(_studies(anatomy, crest, asked.start_short)),
        "answer": f"on {asked.line_name}, {stretch}",
        "limits": tuple(
            sentence(x.text) for x in (asked.reason, asked.varies, asked.limits)
        ),
        **known,
    }
    return PalpateItem.model_validate(whole)


def _points(crest: Crest) -> tuple[Point, ...]:
    """Return the line as seen from behind, mm."""
    flat = crest.points
    every = list(zip(flat[::3], flat[1::3], strict=True))
    # Half of them are within 0.3 mm of all.
    kept = [*every[:-1:2], every[-1]]
    return tuple((x / 10, y / 10) for x, y in kept)


def _packed(points: tuple[Point, ...]) -> Iterator[int]:
    """Yield the first point, then steps: a third of the size, in 0.1 mm."""
    before = 0, 0
    for x, y in points:
        here = round(10 * x), round(10 * y)
        yield from (here[0] - before[0], here[1] - before[1])
        before = here


def _line(asked: Palpation, points: tuple[Point, ...]) -> Line:
    right, near = (
        Stretch(from_mm=x.from_mm, to_mm=x.to_mm) for x in (asked.right, asked.near)
    )
    return Line(
        name=asked.line_name,
        start=asked.start_name,
        start_short=asked.start_short,
        points=tuple(_packed(points)),
        right=right,
        near=near,
        elsewhere=Elsewhere.model_validate(asked.elsewhere.model_dump()),
    )


def _places(asked: Palpation, points: tuple[Point, ...]) -> Iterator[PressedPlace]:
    for place in asked.places:
        yield PressedPlace(
            words=place.words,
            x_mm=place.midline_mm,
            y_mm=round(_level(place, points) + place.up_mm, 1),
        )


def _level(place: PalpatedPlace, points: tuple[Point, ...]) -> float:
    if place.level == "line":
        return height(points, place.midline_mm)
    if place.level == "start":
        return points[0][1]
    return max(y for _, y in points)


def _studies(anatomy: Anatomy, crest: Crest, start: str) -> Iterator[StudyMark]:
    """Yield every branch that a study measured, by each of its measures."""
    measures = Measures([n / 10 for n in crest.midline], [n / 10 for n in crest.psis])
    for placing in placings(anatomy.studies, measures):
        for placed in placing.branches:
            if placed.measured:
                yield _mark(placed, placed.measured, measures, start)


def _mark(
    placed: Placed, crossing: Crossing, measures: Measures, start: str
) -> StudyMark:
    from_midline = crossing.landmark is MeasuredFrom.MIDLINE
    ends = (crossing.low_mm, crossing.high_mm)
    if not from_midline:
        low, high = (
            None if x is None else measures.other_mm(crossing.landmark, x) for x in ends
        )
        ends = low, high
    return StudyMark(
        words=_words(crossing, placed.midline_mm, start),
        from_midline=from_midline,
        at_mm=round(placed.midline_mm, 1),
        low_mm=None if ends[0] is None else round(ends[0], 1),
        high_mm=None if ends[1] is None else round(ends[1], 1),
    )


def _words(crossing: Crossing, midline_mm: float, start: str) -> str:
    """Lu 1998, medial branch: 81 ± 9.2 mm from the midline (15 cadavers)."""
    branch = _BRANCHES[crossing.branch]
    size = f"({crossing.n} {crossing.unit})"
    if crossing.landmark is MeasuredFrom.MIDLINE:
        where = "from the midline"
    else:
        where = f"from the {start}, here {midline_mm:.0f} mm from the midline"
    return f"{crossing.study}, {branch}: {_value(crossing)} {where} {size}"


def _value(crossing: Crossing) -> str:
    if crossing.mean_mm is None:
        return f"{crossing.low_mm:g} to {crossing.high_mm:g} mm"
    if crossing.sd_mm is None:
        return f"{crossing.mean_mm:g} mm"
    return f"{crossing.mean_mm:g} ± {crossing.sd_mm:g} mm"
