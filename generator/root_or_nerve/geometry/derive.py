"""Every file of content/geometry that is derived, as bytes."""

import json
from collections.abc import Mapping
from typing import Any

from .outer_skin import without_linings
from .pelvis import pelvis_value, place_pelvis
from .skin_mesh import derive_skin
from .surface import skin_of
from .thorax import thorax_value
from .vertebrae import place_spine, vertebrae_value

TEXTS = {
    "LICENSE-MPL-2.0.txt": "pelvis-licence",
    "LICENSE-Apache-2.0.txt": "vertebrae-licence",
    "NOTICE-vertebrae.txt": "vertebrae-notice",
}


def derive_files(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return name -> bytes of the derived files, from the members of the wheels."""
    whole = derive_skin(parts)
    skin = without_linings(whole, skin_of(whole))
    pelvis = place_pelvis(parts, skin)
    spine = place_spine(parts, pelvis.sacrum)
    values = {
        "skin.json": skin,
        "pelvis.json": pelvis_value(pelvis),
        "vertebrae.json": vertebrae_value(spine, thorax_value(parts, spine)),
    }
    texts = {name: parts[member] for name, member in TEXTS.items()}
    return {name: packed(value) for name, value in values.items()} | texts


def packed(value: Mapping[str, Any]) -> bytes:
    """Return a value as compact JSON, the same bytes every time."""
    text = json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    return f"{text}\n".encode()
