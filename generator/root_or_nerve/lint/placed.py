"""Whether the skin that a case names for a complaint is anywhere at all."""

from ..model.library import CaseFile, Skin
from ..problems import Code, Problem
from ..skin.felt import SKIN_FELT, felt_in

_HINT = (
    "both together mean the part of the territories that lies in the regions: leave "
    "out one of the two, or name regions in which the territories lie"
)


def check_placed(file: CaseFile, skin: Skin) -> list[Problem]:
    """Report complaints whose regions and territories have no skin in common.

    Nothing of them would be drawn, and nobody would be told.
    """
    if skin.drawn is None:
        return []
    atlas = skin.drawn.atlas
    return [
        Problem(
            file.text.path,
            file.lines.get(f"pattern[{i}].regions", file.lines.get("pattern", 1)),
            Code.BAD_VALUE,
            f"pattern[{i}]: its regions and territories share no skin",
            hint=_HINT,
        )
        for i, complaint in enumerate(file.case.pattern)
        if complaint.symptom in SKIN_FELT
        and complaint.regions
        and complaint.territories
        and not felt_in(complaint, atlas)
    ]
