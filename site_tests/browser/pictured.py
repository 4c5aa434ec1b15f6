"""A page with the pictures of made-up patients, and the real body beside it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from build_assets import find_node
from root_or_nerve.items.bank import (
    Because,
    Candidate,
    Ellipse,
    Painted,
    PatternItem,
    PatternSkin,
    Verdict,
)
from root_or_nerve.model.library import Library
from root_or_nerve.render.body_assets import FOLDER, body_assets
from site_tests.course import ROOT

LEE, FOERSTER, NERVES = "lee-2008", "foerster-1933", "nerves"
BUNDLE = """
const shared = {bundle: true, logLevel: "error", external: ["*.webp"]};
require("esbuild").buildSync({...shared, format: "iife", outfile: process.argv[1],
  stdin: {resolveDir: "src", contents: `
    import { patternPicture } from "./pattern-picture";
    import { contrastPicture } from "./contrast-picture";
    window.draw = { patternPicture, contrastPicture };`}});
require("esbuild").buildSync({...shared, nodePaths: ["node_modules"],
  loader: {".woff2": "empty", ".woff": "empty"},
  entryPoints: {main: "../style/main.css", patient: "../style/patient.css"},
  outdir: process.argv[2]});
"""
BECAUSE = Because(root="R.", nerve="N.", other="O.", undetermined="U.", emergency="E.")
PAGE = """<!doctype html><html lang="en" class="js"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Pictures</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/rn/main.css">
<link rel="stylesheet" href="assets/rn/patient.css">
<body class="rn-page">
<main class="rn-article" style="max-width:41rem;margin:auto;padding:1rem">
<h1>Pictures</h1><div id="here"></div><p id="below">Below</p></main>
<script src="draw.js"></script></body></html>"""


def write_pictures(folder: Path, library: Library) -> Path:
    """Write the page, its script and the body; return the page."""
    for path, content in body_assets(library.skin, library.anatomy).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        target.write_bytes(data)
    assert (folder / FOLDER).is_dir()
    node = find_node()
    paths = [str(folder / "draw.js"), str(folder / "assets/rn")]
    command = [node.node, "-e", BUNDLE, *paths]
    subprocess.run(command, cwd=ROOT / "theme/widgets", check=True, timeout=60)
    page = folder / "pictures.html"
    page.write_text(PAGE)
    return page


def painted(map: str, *ids: str) -> Painted:
    return Painted(map=map, ids=ids)


def pattern(
    *skin: PatternSkin,
    view: str = "low-back",
    side: str = "right",
    symptom: str = "numbness",
    candidates: tuple[Candidate, Candidate] | None = None,
) -> PatternItem:
    """Return an item that shades this skin."""
    return PatternItem.model_validate(
        {
            "id": "l1-cluneal.1",
            "rev": 1,
            "page": "pairs/l1-cluneal.md",
            "prompt": "What does this pattern follow?",
            "kind": "pattern",
            "pair": "l1-cluneal",
            "family": "l1-cluneal.nerve.whole.pattern",
            "key": Verdict.NERVE,
            "because": BECAUSE,
            "symptom": symptom,
            "side": side,
            "view": view,
            "extent": "whole",
            "basis": "pattern",
            "skin": skin,
            "words": "most of the upper buttock",
            "deciding": "Tapping the crest hurts.",
            "separating": "the groin",
            "candidates": candidates or CANDIDATES,
            "margin": 0.3,
        }
    )


def candidate(
    name: str, look: str, skin: Painted | None, page: str = "roots/L1.md"
) -> Candidate:
    return Candidate.model_validate(
        {"name": name, "look": look, "skin": skin, "page": page}
    )


CANDIDATES = (
    candidate("the L1–L3 roots", "root", painted(FOERSTER, "L1", "L2", "L3")),
    candidate(
        "the superior cluneal nerves", "nerve", painted(NERVES, "superior-cluneal")
    ),
)
CLUNEAL = PatternSkin(of=painted(NERVES, "superior-cluneal"))
ULNAR = PatternSkin(of=painted(NERVES, "ulnar"))
CUT = PatternSkin(
    of=painted(NERVES, "superior-cluneal"), cut_to=painted(FOERSTER, "L2")
)
SPOT = PatternSkin(
    of=painted(NERVES, "superior-cluneal"),
    within=Ellipse(x=-500, y=-5300, rx=300, ry=150, turn_deg=30),
)


def as_json(item: PatternItem) -> object:
    return json.loads(item.model_dump_json())
