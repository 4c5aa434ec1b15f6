"""A small course whose skin is described and drawn, as files to write and to break."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from root_or_nerve.load.atlas import fingerprints
from site_tests.course import make_course, write

TERRITORIES = "content/territories"
GEOMETRY = "content/geometry"
WEBP = b"RIFF----WEBPVP8 "
DESCRIBED: Mapping[str, str] = {
    f"{TERRITORIES}/maps.yaml": """\
nerves:
  title: Nerves
  short: Nerves
  of: nerves
  shape: partition
  summary: Drawn after descriptions.
  parts: [leg]
roots:
  title: Roots
  short: Roots
  of: dermatomes
  shape: patches
  summary: Drawn after descriptions.
  sources: [{key: smith2001}]
  parts: [roots]
""",
    f"{TERRITORIES}/leg.yaml": """\
anchors:
  knee: {text: It begins below the knee., kind: consensus}
borders:
  T12-L1: {back: L1, front: I}
territories:
  tibial:
    patches:
      - {chart: leg, strip: [[1, 90, 270], [2, 90, 270]], anchored: {start: [knee]}}
  common-fibular:
    patches:
      - {chart: leg, strip: [[1, -90, 90], [2, -90, 90]]}
""",
    f"{TERRITORIES}/roots.yaml": """\
territories:
  L5:
    patches:
      - {chart: leg, strip: [[1, -90, 90], [2, -90, 90]]}
  S1:
    patches:
      - {chart: leg, strip: [[1, 90, 270], [2, 90, 270]]}
""",
    f"{TERRITORIES}/regions.yaml": """\
shin:
  name: shin
  group: leg
  patches: [{chart: leg, strip: [[1, -90, 90], [2, -90, 90]]}]
calf:
  name: calf
  group: leg
  patches: [{chart: leg, strip: [[1, 90, 270], [2, 90, 270]]}]
""",
}


def territory(area_mm2: int, cell: int) -> dict[str, Any]:
    whole = {str(cell): 100}
    return {
        "area_mm2": area_mm2,
        "usual": whole,
        "sure": {},
        "reach": whole,
        "alone": {},
    }


def atlas_value() -> dict[str, Any]:
    """Return the numbers of two cells: shin and calf."""
    nerves = {"common-fibular": territory(900, 0), "tibial": territory(1000, 1)}
    roots = {"L5": territory(900, 0), "S1": territory(1000, 1)}
    return {
        "version": 1,
        "inputs": {},
        "regions": ["shin", "calf"],
        "cells": {
            "region": [0, 1],
            "area_mm2": [900, 1000],
            "at_mm": [[90, 300, 50], [90, 300, -50]],
            "touching": [[1], [0]],
        },
        "maps": {"nerves": {"territories": nerves}, "roots": {"territories": roots}},
        "shared_mm2": {
            "roots": {
                "tibial": {"S1": 400, "L5": 200},
                "common-fibular": {"S1": 300, "L5": 100},
            }
        },
    }


def view_value(id: str = "leg") -> dict[str, Any]:
    return {
        "id": id,
        "name": "Leg",
        "both": True,
        "unit_mm": 0.5,
        "box": [0, 0, 20, 90],
        "outline": "M0 0l9 0 0 9z",
        "inside": "",
        "cells": {"0": "M0 0l9 0 0 9z"},
        "seen_mm2": {"0": 700},
        "maps": {},
    }


def drawn_files(view: str = "leg") -> dict[str, str | bytes]:
    """Return the files of the atlas, without fingerprints."""
    views = f"{GEOMETRY}/views/{view}"
    return {
        f"{GEOMETRY}/skin.json": "{}\n",
        f"{GEOMETRY}/tiling.json": "{}\n",
        f"{GEOMETRY}/atlas.json": json.dumps(atlas_value()),
        f"{views}.json": json.dumps(view_value(view)),
        f"{views}-light.webp": WEBP,
        f"{views}-dark.webp": WEBP,
    }


def make_skin_course(folder: Path) -> Path:
    """Write a sound course with described and drawn skin; return its content."""
    content = make_course(folder)
    write(folder, {**DESCRIBED, **drawn_files()})
    put_atlas(content, atlas_value())
    return content


def put_atlas(content: Path, value: Mapping[str, Any]) -> None:
    """Write atlas.json as if it had been drawn from the files as they are now."""
    inputs = fingerprints(content, content)
    text = json.dumps({**value, "inputs": inputs})
    (content / "geometry" / "atlas.json").write_text(text, encoding="utf-8")
