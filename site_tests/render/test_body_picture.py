"""Still pictures: plates cut round their skin, and what they never tell."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from root_or_nerve.model.library import NO_SKIN
from root_or_nerve.render.body_picture import Layer, Plate, Studio, studio
from root_or_nerve.render.templates import fill
from root_or_nerve.skin.extent import Half, usual
from site_tests.skins import skin


def a_studio(shading: int = 100) -> Studio:
    found = studio(skin(shading))
    assert found is not None
    return found


def plates(id: str, map_id: str, *halves: Half, shading: int = 100) -> list[Plate]:
    made = a_studio(shading)
    extent = usual(made.drawn.atlas, map_id, [id], "left")
    extent = extent if "left" in halves else extent.mirrored
    if len(halves) == 2:
        extent |= extent.mirrored
    paths = made.of_territories(map_id, [id])
    return made.plates([Layer("felt", extent, paths, "numbness", words="numbness: so")])


def svg(plate: Plate) -> ElementTree.Element:
    html = fill(
        "pattern", prefix="s", times=[("now", [("s0", plate)])], looks=[], many=0
    )
    found = re.search(r"<svg width.*?</svg>", html, re.S)
    assert found
    return ElementTree.fromstring(found[0])


def uses(plate: Plate, look: str) -> list[bool]:
    """Return whether each drawn half of a look is mirrored."""
    return [
        "transform" in use.attrib
        for use in svg(plate).iter("use")
        if look in use.get("class", "")
    ]


def test_a_skin_that_was_not_drawn_has_no_studio() -> None:
    assert studio(NO_SKIN) is None


def test_the_left_half_is_drawn_and_the_right_one_mirrored() -> None:
    (left,), (right,) = (
        plates("L5", "lee-2008", "left"),
        plates("L5", "lee-2008", "right"),
    )
    assert uses(left, "felt") == [False]
    assert uses(right, "felt") == [True]
    assert uses(left, "rn-skin") == uses(right, "rn-skin") == [False, True]
    assert left.box == right.box.mirrored
    assert left.label == "Posterior, left side"


def test_both_sides_stand_on_one_body() -> None:
    (both,) = plates("L5", "lee-2008", "right", "left")
    assert sorted(uses(both, "felt")) == [False, True]
    assert both.label == "Posterior, both sides"


def test_a_view_of_one_limb_is_turned_for_the_right_side() -> None:
    (left,) = plates("tibial", "nerves", "left")
    (right,) = plates("tibial", "nerves", "right")
    assert not left.is_turned
    assert right.is_turned
    assert right.box.x + right.box.width <= 0 <= left.box.x
    assert len(plates("tibial", "nerves", "right", "left")) == 2


def test_a_picture_is_named_by_the_words_alone() -> None:
    (plate,) = plates("L5", "lee-2008", "left")
    element = svg(plate)
    assert element.get("role") == "img"
    assert element.get("aria-label") == "Posterior, left side. numbness: so"


def test_no_mark_names_a_territory() -> None:
    (plate,) = plates("tibial", "nerves", "left")
    html = ElementTree.tostring(svg(plate), encoding="unicode")
    assert "tibial" not in html
    assert "nerve" not in html


def test_every_reference_inside_a_picture_is_met() -> None:
    (plate,) = plates("L5", "lee-2008", "left", shading=10**6)
    html = ElementTree.tostring(svg(plate), encoding="unicode")
    wanted = set(re.findall(r'(?:url\(#|href="#)([\w-]+)', html))
    assert wanted <= set(re.findall(r'id="([\w-]+)"', html))


def test_shading_that_weighs_too_much_is_replaced_by_a_rim() -> None:
    (heavy,) = plates("L5", "lee-2008", "left")
    (light,) = a_studio().lightened([heavy], 99)
    assert heavy.shaded
    assert not light.shaded
    assert a_studio().lightened([heavy, heavy], 100) == [heavy, heavy]
    assert svg(heavy).find(".//filter") is None
    assert svg(light).find(".//filter") is not None


def test_paths_are_cut_to_what_is_seen() -> None:
    made = a_studio()
    extent = usual(made.drawn.atlas, "nerves", ["tibial"], "left")
    paths = {"foot-plantar": "M500 0l100000 0 0 100-100000 0z"}
    (plate,) = made.plates([Layer("felt", extent, paths, words="so")])
    numbers = [int(n) for n in re.findall(r"-?\d+", plate.drawings[0].path)]
    assert max(map(abs, numbers)) < 3000
