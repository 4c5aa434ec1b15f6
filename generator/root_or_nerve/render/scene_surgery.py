"""What was counted after operations at the crest, beside the regions of surgery."""

from collections.abc import Iterable

from ..model.clinic import Harm, InjuryShare
from ..model.studies import Study

_CLOSING = (
    "Lines and points are regions, not instructions, and say nothing of how often a "
    "nerve is met: for screws, retractors and pockets no count was found."
)


def surgery_words(studies: Iterable[Study]) -> str:
    """Say the published injuries with their n, and what nobody has counted."""
    found: dict[str, list[str]] = {}
    for study in studies:
        for injury in study.injuries:
            if injury.harm is not Harm.SITE or "graft" in injury.operation:
                found.setdefault(study.label, []).append(_counted(injury))
    said = [f"{label}: {', '.join(counts)}." for label, counts in found.items()]
    return " ".join(["Published after grafts.", *said, _CLOSING]) if said else ""


def _counted(injury: InjuryShare) -> str:
    share = (
        f"{injury.count} of {injury.of}"
        if injury.count is not None
        else f"{injury.percent:g}% of {injury.of}"
    )
    after = f" at {injury.follow_up}" if injury.follow_up else ""
    return f"{injury.outcome} in {share} after {injury.operation}{after}"
