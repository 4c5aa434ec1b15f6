"""The drawn body as scripts: safe, small, and complete."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest

from root_or_nerve.compile import Site
from root_or_nerve.model.drawn import Drawn
from root_or_nerve.model.library import NO_SKIN, Anatomy, Library
from root_or_nerve.render.body_assets import (
    FOLDER,
    VIEWS,
    BodyAssets,
    body_assets,
    views_in_order,
)

REGISTER = r'\(window\.rnBody=window\.rnBody\|\|\{\}\)\["([a-z0-9.-]+)"\]=(.*);\n'


@pytest.fixture(scope="module")
def drawn(library: Library) -> Drawn:
    assert library.skin.drawn is not None
    return library.skin.drawn


@pytest.fixture(scope="module")
def assets(library: Library) -> dict[str, str | bytes]:
    return body_assets(library.skin, library.anatomy)


@pytest.fixture(scope="module")
def values(assets: dict[str, str | bytes]) -> dict[str, Any]:
    """Return what each script sets, by the name that it sets."""
    found = {}
    for path, text in assets.items():
        if isinstance(text, str):
            match = re.fullmatch(REGISTER, text)
            assert match, path
            assert path == f"{FOLDER}/{match[1]}.js"
            found[match[1]] = json.loads(match[2])
    return found


def test_a_course_without_a_drawn_body_has_no_assets() -> None:
    assert body_assets(NO_SKIN, Anatomy()) == {}


def test_no_script_can_end_its_element_or_its_line(
    assets: dict[str, str | bytes],
) -> None:
    texts = [text for text in assets.values() if isinstance(text, str)]

    assert len(texts) > 100
    assert all("<" not in text for text in texts)
    assert all(text.isascii() and text.count("\n") == 1 for text in texts)


def test_words_of_an_author_cannot_leave_the_script(library: Library) -> None:
    skin, evil = library.skin, "</script><script>alert(1)</script>"
    maps = {
        id: map.model_copy(update={"summary": evil})
        for id, map in skin.territories.maps.items()
    }
    described = type(skin.territories)(
        maps=maps, parts=skin.territories.parts, regions={}, doubts={}
    )
    text = body_assets(type(skin)(described, skin.drawn), library.anatomy)

    script = text[f"{FOLDER}/atlas.js"]
    assert isinstance(script, str)
    assert "</script" not in script
    match = re.fullmatch(REGISTER, script)
    assert match
    assert json.loads(match[2])["maps"]["nerves"]["summary"] == evil


def test_every_view_and_map_is_there(drawn: Drawn, values: dict[str, Any]) -> None:
    for id, view in drawn.views.items():
        assert values[id]["box"] == list(view.box)
        assert values[f"{id}.cells"].keys() == {str(n) for n in view.cells}
        for map, paths in view.maps.items():
            assert values[f"{id}.{map}"]["core"] == paths.core
            assert values[f"{id}.{map}.halo"] == paths.halo
    assert {f"{FOLDER}/{id}-dark.webp" for id in drawn.dark} <= {
        f"{FOLDER}/{id}-{tone}.webp" for id in drawn.views for tone in ("light", "dark")
    }


def test_views_stand_in_a_fixed_order(drawn: Drawn) -> None:
    names = [view.id for view in views_in_order(drawn)]

    assert names == [id for id in VIEWS if id in names]
    assert names[0] == "anterior"


def test_a_territory_is_reached_in_the_views_that_draw_it(
    drawn: Drawn, values: dict[str, Any]
) -> None:
    atlas = values["atlas"]
    names = [view["id"] for view in atlas["views"]]
    for map, entry in atlas["maps"].items():
        for id, territory in entry["territories"].items():
            pieces = territory.get("of", [id])
            drawing = {
                number
                for number, name in enumerate(names)
                if {*pieces} & {*drawn.views[name].maps[map].core}
            }
            assert set(territory["views"]) == drawing
            assert drawing


def test_a_nerve_that_supplies_skin_through_branches_has_theirs(
    values: dict[str, Any],
) -> None:
    nerves = values["atlas"]["maps"]["nerves"]["territories"]

    assert "superficial-fibular" in nerves["common-fibular"]["of"]
    assert "palmar-cutaneous-median" in nerves["median"]["of"]
    assert "of" not in nerves["sural"]


def test_roots_and_nerves_stand_in_the_order_of_the_anatomy(
    library: Library, values: dict[str, Any]
) -> None:
    listed = [
        id
        for id in values["atlas"]["maps"]["keegan-garrett-1948"]["territories"]
        if id in library.anatomy.roots
    ]

    assert listed == [id for id in library.anatomy.roots if id in listed]
    assert len(listed) > 25


def test_pages_that_are_promised_are_there(values: dict[str, Any], site: Site) -> None:
    for map in values["atlas"]["maps"].values():
        folder = "nerves" if map["of"] == "nerves" else "roots"
        for id, territory in map["territories"].items():
            if territory.get("page"):
                assert f"{folder}/{id.partition('.')[0]}.md" in site.pages


def test_shares_name_every_region_and_cell(
    drawn: Drawn, values: dict[str, Any]
) -> None:
    shares = values["shares"]
    cells = len(shares["areas"])

    assert len(shares["regions"]) == cells == len(drawn.atlas.cells.area_mm2)
    assert max(shares["regions"]) < len(shares["names"])
    assert "-" not in shares["names"][0]
    for map in shares["usual"].values():
        for pairs in map.values():
            assert max(pairs[::2], default=0) < cells
            assert all(0 < percent <= 100 for percent in pairs[1::2])


def test_what_a_first_visit_needs_is_small(assets: dict[str, str | bytes]) -> None:
    first = ("atlas.js", "anterior.js", "anterior.lee-2008.js", "anterior-light.webp")
    size = 0
    for name in first:
        text = assets[f"{FOLDER}/{name}"]
        size += len(gzip.compress(text.encode() if isinstance(text, str) else text))

    assert size < 16_000


def test_they_are_made_again_only_if_something_changed(library: Library) -> None:
    make = BodyAssets()
    first = make(library.skin, library.anatomy)

    assert make(library.skin, library.anatomy) is first
    assert make(NO_SKIN, library.anatomy) == {}
