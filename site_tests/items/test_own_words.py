"""What a root's or nerve's own page says of its skin is not counted against anybody.

The table was read off the sentences on roots and nerves by hand, phrase by phrase; a
phrase that changes there has to be read again here.
"""

from __future__ import annotations

import pytest

from root_or_nerve.items.from_skin import body_items
from root_or_nerve.model.anatomy import Nerve
from root_or_nerve.model.base import Side
from root_or_nerve.model.library import Library
from root_or_nerve.skin.extent import Half
from root_or_nerve.skin.score import score, worth_of_regions
from site_tests.items.asked_skin import atlas_of, key_of, skin_of

OWN_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "C7": {
        "middle finger": ("middle-finger-palmar", "middle-finger-dorsal-radial"),
        "A strip down the back of the arm and forearm": (
            *("arm-back-upper", "arm-back-lower"),
            *("forearm-back-upper", "forearm-back-lower"),
        ),
        "dorsum of the hand": ("hand-dorsum-radial", "hand-dorsum-middle"),
    },
    "L2": {
        "Upper and middle front of the thigh": (
            "thigh-front-upper",
            "thigh-front-middle",
        ),
        "A strip over the upper buttock": (
            *("buttock-upper-inner", "buttock-upper-middle", "buttock-upper-outer"),
        ),
    },
    "L3": {
        "Lower front of the thigh": ("thigh-front-lower",),
        "medial side of the knee": ("knee-inner",),
        "upper and lateral buttock towards the greater trochanter": (
            *("buttock-upper-middle", "buttock-upper-outer", "trochanter"),
        ),
    },
    "L5": {
        "Lateral leg": ("leg-front-outer-upper", "leg-front-outer-lower"),
        "dorsum of the foot": ("foot-dorsum-middle", "foot-dorsum-inner"),
        "toes 1 to 3": ("great-toe-dorsal", "second-and-third-toe-dorsal"),
        "A posterolateral strip of thigh": ("thigh-outer-middle", "thigh-outer-lower"),
    },
    "S1": {
        "Little toe": ("little-toe-dorsal-inner", "little-toe-outer"),
        "lateral border of the foot": ("foot-outer-edge",),
        "heel": ("heel-pad", "heel-back", "heel-outer"),
        "lateral sole": ("sole-outer",),
    },
    "S2": {
        "Posterior thigh": ("thigh-back-middle", "thigh-back-lower"),
        "popliteal fossa": ("knee-back",),
    },
    "ulnar": {
        "Little finger": ("little-finger-palmar", "little-finger-dorsal"),
        "ulnar half of the ring finger": (
            "ring-finger-palmar-ulnar",
            "ring-finger-dorsal-ulnar",
        ),
        "ulnar side of the hand, palm and dorsum": (
            "hypothenar",
            "palm-distal-ulnar",
            "hand-dorsum-ulnar",
        ),
    },
    "median": {
        "thumb, index, middle and the radial half of the ring finger": (
            *("thumb-palmar", "index-palmar", "middle-finger-palmar"),
            "ring-finger-palmar-radial",
        ),
        "dorsal tips of the same": ("index-dorsal-end", "middle-finger-dorsal-end"),
    },
    "radial": {
        "Back of the arm and forearm": (
            *("arm-back-upper", "arm-back-lower"),
            *("forearm-back-upper", "forearm-back-lower"),
        ),
        "lower lateral arm": ("arm-outer-lower",),
        "dorsum of the hand on the thumb side": (
            "hand-dorsum-radial",
            "thumb-metacarpal-dorsal",
            "first-web-dorsal",
        ),
    },
    "femoral": {
        "Front and medial side of the thigh": (
            *("thigh-front-upper", "thigh-front-middle", "thigh-front-lower"),
            *("thigh-inner-middle", "thigh-inner-lower"),
        ),
        "medial leg": ("leg-inner-upper", "leg-inner-lower"),
        "inner edge of the foot": ("foot-inner-edge",),
    },
    "common-fibular": {
        "Lateral leg": ("leg-front-outer-upper", "leg-outer-lower"),
        "dorsum of the foot": (
            *("foot-dorsum-inner", "foot-dorsum-middle", "foot-dorsum-outer"),
        ),
        "first web space": ("first-web-foot",),
    },
    "sciatic": {
        "Skin below the knee, except the saphenous strip": (
            *("leg-front-outer-upper", "leg-outer-upper", "calf-middle", "calf-lower"),
            *("foot-dorsum-middle", "sole-middle", "heel-pad"),
        ),
    },
    "axillary": {"lower half of deltoid": ("deltoid-lower",)},
    "superior-cluneal": {
        "Upper buttock": (
            *("buttock-upper-inner", "buttock-upper-middle", "buttock-upper-outer"),
        ),
        "greater trochanter": ("trochanter",),
    },
}


def _told(library: Library, id: str) -> str:
    anatomy = library.anatomy
    nerve: Nerve | None = anatomy.nerves.get(id)
    root = anatomy.roots.get(id)
    facts = [nerve.skin] if nerve else [root.front, root.back] if root else []
    return " ".join(fact.text for fact in facts if fact)


@pytest.mark.parametrize("id", OWN_WORDS)
def test_own_words_cost_nothing(library: Library, id: str) -> None:
    text = _told(library, id)
    assert [phrase for phrase in OWN_WORDS[id] if phrase not in text] == []
    atlas = atlas_of(library)
    worth = worth_of_regions(key_of(skin_of(library, id, Side.LEFT)), atlas)
    named = [region for phrase in OWN_WORDS[id].values() for region in phrase]
    half: Half = "left"
    pieces = [(half, atlas.regions.index(region)) for region in named]
    assert [n for n, p in zip(named, pieces, strict=True) if worth[p].wrong] == []
    assert score(worth, pieces).excess == 0


def test_every_drawn_answer_of_a_case_was_read(library: Library) -> None:
    drawn = set()
    for file in library.cases:
        found = body_items(file.case, library.anatomy, library.skin, "x.md")
        if found and found.draw:
            drawn.add(found.draw.id.removeprefix(f"{file.case.id}.draw-"))
    assert drawn <= {id.lower() for id in OWN_WORDS}


def test_skin_that_two_nerves_have_by_turns_is_never_asked(library: Library) -> None:
    of_region = atlas_of(library).cells_of_region
    turns = {
        cell
        for region in ("hand-dorsum-middle", "middle-finger-dorsal-ulnar")
        for cell in of_region[region]
    }
    for id in ("ulnar", "dorsal-cutaneous-ulnar", "superficial-radial", "radial"):
        key = key_of(skin_of(library, id, Side.LEFT))
        assert turns.isdisjoint(key.must)
        assert turns <= {*key.may}


def test_blank_skin_is_neither_asked_nor_wrong(library: Library) -> None:
    of_region = atlas_of(library).cells_of_region
    c7 = key_of(skin_of(library, "C7", Side.LEFT))
    for region in ("forearm-back-lower", "index-pulp"):
        assert {*of_region[region]} <= {*c7.may}
    l5 = key_of(skin_of(library, "L5", Side.LEFT))
    for region in ("anal-margin", "around-anus", "perineum-front"):
        assert {*of_region[region]}.isdisjoint({*l5.may, *l5.must})


def test_the_map_is_named_before_the_answer_and_its_words_come_first(
    library: Library,
) -> None:
    file = next(f for f in library.cases if f.case.id == "belt-and-foot")
    found = body_items(file.case, library.anatomy, library.skin, "x.md")
    assert found
    assert found.draw
    assert "on the map “Evidence composite (Lee 2008)”" in found.draw.prompt
    assert "pin" not in found.draw.prompt
    assert found.draw.skin.because.startswith("In general: ")
