"""Two candidates told apart in words: and Compare in the browser says the same."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from build_assets import find_node
from root_or_nerve.model.library import Library
from root_or_nerve.render.body_assets import FOLDER, body_assets
from root_or_nerve.skin.compared import ONE_LAYER, once, told
from root_or_nerve.skin.extent import NERVES, usual
from root_or_nerve.skin.overlap import Candidate, Overlap, overlap, overlap_of
from site_tests.course import ROOT
from site_tests.skins import drawn, skin, territories

BUNDLE = """
require("esbuild").buildSync({entryPoints: ["src/atlas-compare.ts"], bundle: true,
  format: "cjs", outfile: process.argv[1]});
"""
TELL = """
const {comparison} = require(process.argv[1]);
const [atlas, shares, pairs] = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(pairs.map(([a, b]) => comparison(atlas, shares, a, b))));
"""
LEE, KEEGAN, FOERSTER = "lee-2008", "keegan-garrett-1948", "foerster-1933"


def _found(library: Library, *sides: tuple[str, str]) -> Overlap:
    body = library.skin.drawn
    assert body is not None
    one, other = (
        Candidate((id,), map, usual(body.atlas, map, [id], "left")) for map, id in sides
    )
    return overlap_of(library.skin, one, other)


def _said(library: Library, *sides: tuple[str, str]) -> tuple[str, ...]:
    body = library.skin.drawn
    assert body is not None
    found = _found(library, *sides)
    names = [f"the {id}" for _, id in sides]
    return told(found, (names[0], names[1]), body.atlas, library.skin.territories)


def test_two_candidates_are_told_by_what_each_alone_holds() -> None:
    found = overlap(skin(), ["L5"], ["fibular"])
    assert found is not None
    said = told(
        found, ("the L5 root", "the fibular nerves"), drawn().atlas, territories()
    )
    assert said[0].startswith("Both hold part of skin of the calf (1 cm²: 37% of")
    assert said[-1] == "Only the fibular nerves hold narrow strips (1 cm²)."


@pytest.mark.parametrize("root", ["L1", "L2", "L3"])
def test_blank_skin_is_not_skin_that_is_not_shared(root: str, library: Library) -> None:
    said = _said(library, (LEE, root), (NERVES, "superior-cluneal"))
    assert said[0] == "What they share cannot be read off this map."
    assert re.search(r"\(Lee 2008\) leaves 9\d% of the skin of the superior", said[1])
    assert "tells them apart" not in " ".join(said)


def test_no_place_is_told_twice(library: Library) -> None:
    for pair in library.anatomy.pairs.values():
        root, nerve = (side.ids[0] for side in pair.sides)
        if root not in library.anatomy.roots or nerve not in library.anatomy.nerves:
            continue
        found = overlap(library.skin, [root], [nerve])
        body = library.skin.drawn
        if found is None or body is None:
            continue
        regions = [
            {body.atlas.cells.region[cell] for _, cell in extent.shares}
            for extent in once(found, body.atlas)
        ]
        assert sum(map(len, regions)) == len(set.union(*regions)), pair.id


def test_what_is_tested_first_is_named_first(library: Library) -> None:
    said = _said(library, (LEE, "L5"), (NERVES, "common-fibular"))
    assert "back of the foot" in said[0]
    assert "% of the first" in said[0]


def test_neighbours_of_one_map_touch(library: Library) -> None:
    said = _said(library, (NERVES, "median"), (NERVES, "ulnar"))
    assert said[0] == "Their borders touch; this map draws no overlap of neighbours."
    fields = _said(library, (FOERSTER, "C6"), (FOERSTER, "C7"))
    assert fields[0].startswith("Both hold")


def test_one_layer_cannot_disagree_with_itself(library: Library) -> None:
    assert _said(library, (LEE, "T7"), (KEEGAN, "T7")) == (ONE_LAYER,)
    assert _said(library, (LEE, "L4"), (KEEGAN, "L4")) != (ONE_LAYER,)


def test_areas_add_up_to_the_skin_of_each(library: Library) -> None:
    body = library.skin.drawn
    assert body is not None
    for root, nerve in (("L5", "common-fibular"), ("C7", "radial"), ("L2", "femoral")):
        areas = _found(library, (LEE, root), (NERVES, nerve)).areas
        whole = body.atlas.maps[NERVES].territories[nerve].area_mm2
        assert areas.shared + areas.second + areas.open_second == pytest.approx(whole)


@pytest.fixture(scope="module")
def told_by_browser(tmp_path_factory: pytest.TempPathFactory) -> Any:
    bundle = tmp_path_factory.mktemp("compare") / "compare.cjs"
    widgets = ROOT / "theme" / "widgets"
    node = find_node().node
    subprocess.run([node, "-e", BUNDLE, str(bundle)], cwd=widgets, check=True)

    def tell(value: Any) -> list[list[str]]:
        script = Path(bundle)
        result = subprocess.run(
            [node, "-e", TELL, str(script)],
            input=json.dumps(value),
            capture_output=True,
            text=True,
            check=True,
        )
        found: list[list[str]] = json.loads(result.stdout)
        return found

    return tell


def _asset(assets: dict[str, str | bytes], name: str) -> Any:
    text = assets[f"{FOLDER}/{name}.js"]
    assert isinstance(text, str)
    return json.loads(text.partition("]=")[2].rstrip(";\n"))


def test_the_browser_says_what_pages_say(
    library: Library, told_by_browser: Any
) -> None:
    body = library.skin.drawn
    assert body is not None
    assets = body_assets(library.skin, library.anatomy)
    atlas, shares = _asset(assets, "atlas"), _asset(assets, "shares")
    picked = random.Random(7)
    every = [
        (map, id)
        for map in atlas["maps"]
        for id in atlas["maps"][map]["territories"]
        if "." not in id and body.atlas.maps[map].territories[id].usual
    ]
    pairs = [tuple(picked.sample(every, 2)) for _ in range(150)]
    pairs += [
        ((LEE, side.ids[0]), (NERVES, other.ids[0]))
        for side, other in (pair.sides for pair in library.anatomy.pairs.values())
        if (LEE, side.ids[0]) in every and (NERVES, other.ids[0]) in every
    ]
    asked = [[{"map": m, "id": i} for m, i in pair] for pair in pairs]
    answers = told_by_browser([atlas, shares, asked])
    for (one, other), said in zip(pairs, answers, strict=True):
        names = _names(atlas, one, other)
        wanted = told(
            _found(library, one, other),
            names,
            body.atlas,
            library.skin.territories,
        )
        kept = [words for words in said if not words.startswith("Other maps differ")]
        assert kept == [words[:1].upper() + words[1:] for words in wanted]


def _names(atlas: Any, *sides: tuple[str, str]) -> tuple[str, str]:
    names = []
    for map, id in sides:
        name = atlas["maps"][map]["territories"][id]["name"]
        is_root = re.match(r"[A-Z]\d", name)
        said = f"the {name}" if is_root else f"the {name[0].lower()}{name[1:]}"
        if is_root and atlas["maps"][map]["of"] == "dermatomes":
            said += " root"
        short = atlas["maps"][map]["short"]
        twice = sides[0][1] == sides[1][1] and sides[0][0] != sides[1][0]
        names.append(f"{said} ({short})" if twice else said)
    return names[0], names[1]
