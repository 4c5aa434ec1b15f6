"""Groups of drafts -> the file of patterns: notes of one group are equally long."""

from collections.abc import Iterable, Mapping

from ..model.library import Anatomy, Skin
from ..model.patterns import Pattern, Patterns, Stretch
from .pattern_alone import Measure, groups_alone
from .pattern_choice import Group, chooser
from .pattern_forms import with_forms
from .pattern_note import SHORTEST, length_without_person, person_of_length
from .pattern_setting import NOBODY
from .pattern_stretches import dice

_ROOM = 14  # characters by which notes of different groups differ at random


def choose(
    anatomy: Anatomy, skin: Skin, measure: Measure, made_from: Mapping[str, str]
) -> Patterns:
    """Return the patients that anatomy and skin make, the same each time."""
    chosen = chooser(anatomy, skin)
    pairs = [anatomy.pairs[id] for id in chosen.offered]
    groups, margins = list(chosen.groups()), dict[str, float]()
    for group, of_group in groups_alone(anatomy, skin, pairs, measure):
        groups.append(group)
        margins |= of_group
    found = patterns_of(anatomy, groups, margins, made_from)
    return found.model_copy(update={"items": with_forms(anatomy, found.items)})


def patterns_of(
    anatomy: Anatomy,
    groups: Iterable[Group],
    margins: Mapping[str, float],
    made_from: Mapping[str, str],
) -> Patterns:
    """Return all patterns with their skins, each skin once."""
    skins: dict[Stretch, int] = {}
    found: dict[str, Pattern] = {}
    for group in groups:
        drafts = {d.id: d for d in group if d.id not in found}
        bare = {
            id: draft.pattern(
                NOBODY,
                skins.setdefault(draft.setting.stretch, len(skins)),
                margins.get(id),
            )
            for id, draft in drafts.items()
        }
        found |= _tuned(anatomy, bare)
    items = tuple(found[id] for id in sorted(found))
    return Patterns(
        version=1, made_from=dict(made_from), skins=tuple(skins), items=items
    )


def _tuned(anatomy: Anatomy, group: Mapping[str, Pattern]) -> dict[str, Pattern]:
    lengths = {id: length_without_person(anatomy, p) for id, p in group.items()}
    if not lengths:
        return {}
    room = dice(f"room {min(group)}", 1)[0] % _ROOM
    target = max(lengths.values()) + SHORTEST + room
    return {
        id: pattern.model_copy(
            update={"person": person_of_length(target - lengths[id], dice(id, 1)[0])}
        )
        for id, pattern in group.items()
    }
