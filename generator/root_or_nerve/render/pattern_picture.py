"""What a patient feels, drawn: the same look whatever the cause.

Pain, numbness and paraesthesia differ by texture and in the key, never by hue. The
words are the author's.
"""

from collections.abc import Iterable, Mapping

from ..model.cases import Case, Complaint, Symptom
from ..skin.extent import Extent, halves_of, map_of, of_territory, usual
from .body_picture import Layer, Plate, Studio
from .templates import fill

_DRAWN = (Symptom.PAIN, Symptom.NUMBNESS, Symptom.PARAESTHESIA)
_MOST_VIEWS = 3
_SHADING_BYTES = 3_500  # of a first visit, for all pictures of a page


def pattern_picture(case: Case, studio: Studio | None, prefix: str = "s") -> str:
    """Return the complaints of a case on the body, by time; "" if none has skin."""
    if studio is None:
        return ""
    key = (case.pattern, prefix)
    if key not in studio.kept:
        studio.kept[key] = _made(case, studio, prefix)
    return studio.kept[key]


def _made(case: Case, studio: Studio, prefix: str) -> str:
    drawn = [complaint for complaint in case.pattern if _is_drawn(complaint)]
    timed = [
        (when, plate)
        for when in dict.fromkeys(complaint.when for complaint in drawn)
        for plate in _plates([c for c in drawn if c.when == when], studio)
    ]
    if not timed:
        return ""
    plates = studio.lightened([plate for _, plate in timed], _SHADING_BYTES)
    times: dict[str, list[tuple[str, Plate]]] = {}
    for number, ((when, _), plate) in enumerate(zip(timed, plates, strict=True)):
        times.setdefault(when, []).append((f"{prefix}{number}", plate))
    return fill(
        "pattern",
        prefix=prefix,
        times=list(times.items()),
        looks=list(dict.fromkeys(c.symptom.value for c in drawn)),
        many=len({complaint.when for complaint in case.pattern}) > 1,
    )


def _plates(felt: Iterable[Complaint], studio: Studio) -> list[Plate]:
    return studio.plates_of_each(_layers(felt, studio), _MOST_VIEWS)


def _is_drawn(complaint: Complaint) -> bool:
    return complaint.symptom in _DRAWN and bool(complaint.territories)


def _layers(felt: Iterable[Complaint], studio: Studio) -> list[Layer]:
    layers: list[Layer] = []
    for complaint in felt:
        layers += _of_complaint(complaint, studio, len(layers))
    return layers


def _of_complaint(complaint: Complaint, studio: Studio, place: int) -> list[Layer]:
    """Return the layer of a complaint, after what cuts it to the borders of its skin.

    Several territories are one stretch: a line between them would tell that there are.
    """
    atlas = studio.drawn.atlas
    maps = [(id, map_of(atlas, id)) for id in complaint.territories]
    known = [(id, map_id) for id, map_id in maps if map_id is not None]
    if not known:
        return []
    look = complaint.symptom.value
    words = f"{look}: {complaint.words}"
    halves = halves_of(complaint.side)
    whole, felt = Extent(), Extent()
    for id, map_id in known:
        for half in halves:
            whole |= usual(atlas, map_id, [id], half)
            felt |= of_territory(atlas, id, half, "partial", map_id)
    what = "halo" if complaint.extent == "halo" else "core"
    paths = _joined(studio.of_territories(map_id, [id], what) for id, map_id in known)
    if complaint.extent == "partial":
        cells = studio.of_cells(felt.on(halves[0]))
        border = Layer("", Extent(), paths)
        return [border, Layer("felt", whole, cells, look, place, words)]
    return [Layer("felt", whole, paths, look, words=words)]


def _joined(each: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return paths by view, one after the other."""
    found: dict[str, str] = {}
    for paths in each:
        for view, path in paths.items():
            found[view] = found.get(view, "") + path
    return found
