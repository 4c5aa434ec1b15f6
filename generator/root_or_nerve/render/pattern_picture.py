"""What a patient feels, drawn: the same look whatever the cause.

Pain, numbness and paraesthesia differ by texture and in the key, never by hue. The
words are the author's.
"""

from collections.abc import Iterable, Mapping

from ..model.cases import Case, Complaint
from ..skin.extent import Extent, map_of
from ..skin.felt import SKIN_FELT, felt_in, pieces
from ..skin.words import in_words
from .body_picture import Layer, Plate, Studio
from .templates import fill

_MOST_VIEWS = 3
_MOST_WORDS = 60  # of places: each of them was chosen by the author
_SHADING_BYTES = 3_500  # of a first visit, for all pictures of a page


def pattern_picture(case: Case, studio: Studio | None, prefix: str = "s") -> str:
    """Return the complaints of a case on the body, by time; "" if none has skin."""
    if studio is None:
        return ""
    key = ("pattern", case.pattern, prefix)
    return studio.once(key, lambda: _made(case, studio, prefix))


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
    is_placed = bool(complaint.territories or complaint.regions)
    return complaint.symptom in SKIN_FELT and is_placed


def _layers(felt: Iterable[Complaint], studio: Studio) -> list[Layer]:
    layers: list[Layer] = []
    for complaint in felt:
        layers += _of_complaint(complaint, studio, len(layers))
    return layers


def _of_complaint(complaint: Complaint, studio: Studio, place: int) -> list[Layer]:
    """Return the layer of a complaint, after what cuts it to the borders of its skin.

    Several territories are one stretch: a line between them would tell that there are.
    Regions are drawn whole, or as far as the territories reach.
    """
    atlas = studio.drawn.atlas
    maps = [(id, map_of(atlas, id)) for id in complaint.territories]
    known = [(id, map_id) for id, map_id in maps if map_id is not None]
    felt = felt_in(complaint, atlas)
    if not felt:
        return []
    look = complaint.symptom.value
    words = f"{look}: {_where(complaint, felt, studio)}"
    what = "halo" if complaint.extent == "halo" else "core"
    paths = _joined(studio.of_territories(map_id, [id], what) for id, map_id in known)
    if not complaint.regions and complaint.extent != "partial":
        return [Layer("felt", felt, paths, look, words=words)]
    within = place if known else None
    border = [Layer("", Extent(), paths)] if known else []
    cells = studio.of_cells(felt.on(felt.halves[0]))
    # What lies apart is not drawn again, but has to be seen.
    apart = (Layer("", x, {}, words=words) for x in pieces(felt, atlas))
    return [*border, Layer("felt", felt, cells, look, within, words), *apart]


def _where(complaint: Complaint, felt: Extent, studio: Studio) -> str:
    """Return the author's words, and what the regions of a complaint come to."""
    if not complaint.regions:
        return complaint.words
    described, atlas = studio.territories.regions, studio.drawn.atlas
    places = in_words(felt, atlas, described, most_words=_MOST_WORDS, with_side=False)
    return f"{complaint.words} ({places})"


def _joined(each: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return paths by view, one after the other."""
    found: dict[str, str] = {}
    for paths in each:
        for view, path in paths.items():
            found[view] = found.get(view, "") + path
    return found
