"""The scene in three dimensions: opened, turned, placed, read from what was drawn."""

from __future__ import annotations

import math
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from root_or_nerve.model.library import Library
from root_or_nerve.model.scene import Layer, View
from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext

PAGE = "cluneal/"
OPEN = "Open in three dimensions"
PLOT = ".rn-scene-plot"
NO_GRAPHICS = """() => {
  const made = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.includes("webgl") ? null : made.call(this, kind, ...rest);
  };
}"""
USUAL = {Layer.SKIN, Layer.TERRITORY, Layer.TUNNEL}


def opened(page: Page, base: str, state: str = "") -> Page:
    """Open the scene and wait until it is drawn."""
    page.goto(base + PAGE + state)
    if not state:
        page.get_by_role("button", name=OPEN).click()
    return drawn(page)


def drawn(page: Page) -> Page:
    page.locator("rn-scene-stage[data-drawn]").wait_for(timeout=60_000)
    return page


def names(page: Page) -> list[str]:
    found: list[str] = page.locator(PLOT).evaluate("p => p.data.map(t => t.name)")
    return found


def trace(page: Page, name: str) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(PLOT).evaluate(
        "(p, name) => p.data.find(t => t.name === name)", name
    )
    return found


def eye(page: Page) -> dict[str, float]:
    found: dict[str, float] = page.locator(PLOT).evaluate(
        "p => p.layout.scene.camera.eye"
    )
    return found


def settled(page: Page, script: str) -> None:
    page.wait_for_function(
        f"p => {{ p = document.querySelector('{PLOT}'); return {script} }}"
    )


@pytest.fixture
def scene(page: Page, base: str) -> Page:
    return opened(page, base)


class TestOpening:
    def test_nothing_of_it_is_loaded_before_it_is_asked_for(
        self, page: Page, base: str
    ) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        page.goto(base + PAGE)
        page.wait_for_load_state("networkidle")
        heavy = {"plotly.min.js", "cluneal-3d.js", "scene.js", "scene.css"}
        assert not heavy & {*asked}
        opened(page, base)
        assert heavy <= {*asked}

    def test_bones_nerves_and_skin_are_drawn(self, scene: Page) -> None:
        found = names(scene)
        assert {"Sacrum", "L1 vertebra", "L5 vertebra", "Skin"} <= {*found}
        assert any(name.startswith("Superior cluneal, medial") for name in found)
        assert sum(name.startswith("Skin: ") for name in found) == 3

    def test_the_poster_comes_back(self, scene: Page) -> None:
        scene.get_by_role("button", name="Show the still picture").click()
        expect(scene.locator(PLOT)).to_be_hidden()
        expect(scene.locator(".rn-poster--light")).to_be_visible()

    def test_without_graphics_poster_and_tables_stand(
        self, new_context: NewContext, base: str
    ) -> None:
        page = new_context().new_page()
        page.add_init_script(f"({NO_GRAPHICS})()")
        page.goto(base + PAGE)
        page.get_by_role("button", name=OPEN).click()
        expect(page.locator("rn-scene .rn-notice")).to_contain_text(
            "could not be opened"
        )
        expect(page.locator(".rn-poster--light")).to_be_visible()
        expect(
            page.get_by_role("group", name="The course of each branch")
        ).to_be_visible()


class TestStates:
    @pytest.mark.parametrize("view", View)
    def test_every_view_has_its_own_camera(self, scene: Page, view: View) -> None:
        radio = scene.locator(f"input[value={view.value}]")
        before = eye(scene)
        if radio.is_checked():
            assert view is View.BEHIND
            return
        radio.check(force=True)
        settled(scene, f"p.closest('rn-scene-stage').dataset.drawn === '{view.value}'")
        assert math.dist([*before.values()], [*eye(scene).values()]) > 0.2
        assert f"view={view.value}" in scene.url

    def test_the_other_side_is_the_mirror_image(self, scene: Page) -> None:
        name = "Superior cluneal, medial branch"
        left = trace(scene, name)["x"]
        scene.get_by_label("Right", exact=True).check(force=True)
        settled(scene, "p.data.find(t => t.name.startsWith('Superior')).x[0] < 0")
        right = trace(scene, name)["x"]
        assert max(left) > 40
        assert sorted(round(x, 3) for x in right) == sorted(round(-x, 3) for x in left)

    def test_layers_come_and_go(self, scene: Page) -> None:
        layers = scene.get_by_role("group", name="Shown")
        assert layers.get_by_role("checkbox").count() == len(Layer)
        before = {*names(scene)}
        for box in ("Thoracolumbar fascia", "Roots", "Point of examination"):
            layers.get_by_label(box, exact=True).check()
        settled(scene, "p.data.some(t => t.name.startsWith('Point of exam'))")
        more = {*names(scene)} - before
        assert "Thoracolumbar fascia" in more
        assert any(name.startswith("L4 root") for name in more)
        layers.get_by_label("Skin", exact=True).uncheck()
        settled(scene, "!p.data.some(t => t.name === 'Skin')")

    def test_every_layer_adds_something(self, page: Page, base: str) -> None:
        opened(page, base, "#layers=&view=behind")
        bare = len(names(page))
        for layer in Layer:
            page.evaluate(f"location.hash = 'view=behind&layers={layer.value}'")
            settled(page, f"p.data.length > {bare}")
            page.evaluate("location.hash = 'view=behind&layers='")
            settled(page, f"p.data.length === {bare}")

    def test_a_level_shows_what_it_reaches_and_says_it(self, scene: Page) -> None:
        scene.get_by_label("A narrowing of the spine at").select_option("L4-L5")
        scene.get_by_role("combobox", name="in the").select_option("lateral-recess")
        expect(scene.locator(".rn-scene-words")).to_contain_text(
            "the lateral recess holds L5"
        )
        settled(scene, "p.data.some(t => t.name === 'L4–L5')")
        reached = {trace(scene, f"L5 root, {s}")["color"] for s in ("left", "right")}
        assert len(reached) == 2
        assert "level=L4-L5" in scene.url

    def test_a_deep_link_opens_its_state(self, page: Page, base: str) -> None:
        opened(page, base, "#view=crest&layers=trigger&study=tubbs-2010-psis&side=both")
        assert any(name.startswith("Point of examination") for name in names(page))
        expect(page.locator(".rn-scene-words")).to_contain_text("Tubbs 2010")


class TestStudies:
    def test_every_study_s_crossing_is_where_it_measured_it(
        self, scene: Page, library: Library
    ) -> None:
        select = scene.get_by_label("Crossing placed by")
        ids = select.evaluate("s => [...s.options].map(o => o.value)")
        assert len(ids) >= 8
        for id in ids:
            select.select_option(id)
            settled(scene, f"location.hash.includes('study={id}')")
            found = scene.evaluate(CROSSINGS, id)
            assert found, id
            for wanted_mm, midline_mm, psis_mm, landmark in found:
                here_mm = midline_mm if landmark == "midline" else psis_mm
                assert here_mm == pytest.approx(wanted_mm, abs=1.0), id

    def test_people_differ_as_published(self, scene: Page) -> None:
        scene.get_by_label("Crossing placed by").select_option("lu-1998-midline")
        scene.get_by_label("People differ").check()
        settled(scene, "p.data.some(t => t.name.endsWith('people differ'))")
        expect(scene.locator(".rn-scene-words")).to_contain_text("24 courses")
        scene.get_by_label("Crossing placed by").select_option("tubbs-2010-psis")
        settled(scene, "!p.data.some(t => t.name.endsWith('people differ'))")
        expect(scene.locator(".rn-scene-words")).to_contain_text(
            "no spread was published"
        )


# For each measured branch: what was published, and where the drawn course crosses.
CROSSINGS = """(id) => {
  const scene = window.rnFigures['cluneal-3d'];
  const { crest } = scene.courses;
  const placing = scene.placings.find((one) => one.id === id);
  const at = (xs, ys, x) => {
    const n = Math.max(1, xs.findIndex((v) => v >= x));
    return ys[n - 1] + ((ys[n] - ys[n - 1]) * (x - xs[n - 1])) / (xs[n] - xs[n - 1]);
  };
  const marks = document.querySelector('.rn-scene-plot').data
    .find((t) => t.name === 'Crossing of the crest');
  return placing.branches.filter((b) => b.measured).map((b, n) => {
    const midline = Math.abs(marks.x[n]);
    const psis = at(crest.midline, crest.psis, 10 * midline) / 10;
    return [b.measured.mean_mm, midline, psis, b.measured.from];
  });
}"""


class TestHands:
    def test_arrow_keys_turn_it_and_signs_bring_it_nearer(self, scene: Page) -> None:
        plot = scene.locator(PLOT)
        plot.focus()
        start = eye(scene)
        scene.keyboard.press("ArrowLeft")
        settled(scene, f"Math.abs(p.layout.scene.camera.eye.x - {start['x']}) > 0.1")
        turned = eye(scene)
        assert math.hypot(*turned.values()) == pytest.approx(
            math.hypot(*start.values()), rel=0.25
        )
        scene.keyboard.press("+")
        settled(
            scene,
            f"Math.hypot(...Object.values(p.layout.scene.camera.eye)) < "
            f"{math.hypot(*turned.values())} - 0.05",
        )

    def test_buttons_do_the_same(self, scene: Page) -> None:
        before = eye(scene)
        scene.get_by_role("button", name="Look from higher up").click()
        settled(scene, f"p.layout.scene.camera.eye.z > {before['z']} + 0.05")
        box = scene.get_by_role("button", name="Nearer").bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44

    def test_a_layer_keeps_the_camera(self, scene: Page) -> None:
        scene.locator(PLOT).focus()
        scene.keyboard.press("ArrowLeft")
        before = eye(scene)
        scene.get_by_label("Roots", exact=True).check()
        settled(scene, "p.data.some(t => t.name.startsWith('L4 root'))")
        assert eye(scene) == pytest.approx(before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_it_is_accessible_and_fits(
    new_context: NewContext, base: str, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    page = new_context(viewport=size, color_scheme=scheme).new_page()
    opened(page, base)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_follows_the_scheme(scene: Page) -> None:
    before = trace(scene, "Sacrum")["color"]
    scene.evaluate("document.documentElement.dataset.scheme = 'dark'")
    settled(scene, f"p.data.find(t => t.name === 'Sacrum').color !== '{before}'")


def test_an_answered_image_tells_what_lies_at_its_level(page: Page, base: str) -> None:
    page.goto(f"{base}cases/knee-folds-downhill/")
    item = page.locator("rn-item[item='knee-folds-downhill.imaging-mri-l3-l4']")
    item.evaluate("item => { item.hidden = false; }")
    after = item.locator(".rn-after")
    expect(after).to_be_hidden()
    item.locator(".rn-option").first.click()
    expect(after).to_contain_text(
        "At L3–L4 the foramen holds L3, the root that leaves."
    )
    after.get_by_role("link").click()
    drawn(page)
    expect(page.locator(".rn-scene-words")).to_contain_text("the foramen holds L3")


def test_a_figure_in_an_explanation_opens_in_the_state_that_it_asks_for(
    page: Page, base: str
) -> None:
    page.goto(f"{base}answers/crest-pain-after-fusion/")
    page.get_by_role("button", name=OPEN).click()
    drawn(page)
    assert any(name.endswith("incision for a graft") for name in names(page))
    assert min(trace(page, "Superior cluneal, medial branch")["x"]) < -40
    assert "#" not in page.url
