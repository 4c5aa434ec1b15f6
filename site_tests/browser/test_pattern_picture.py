"""Pictures of made-up patients: what is shaded, where, and what it tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from root_or_nerve.items.bank import Ellipse, PatternItem
from root_or_nerve.model.library import Library
from site_tests.browser.axe import violations
from site_tests.browser.conftest import NewContext, Serve
from site_tests.browser.pictured import (
    CLUNEAL,
    CUT,
    NERVES,
    SPOT,
    ULNAR,
    as_json,
    candidate,
    painted,
    pattern,
    write_pictures,
)

DRAW = """async ([name, item]) => {
  const folder = new URL("assets/body/", location.href).href;
  document.querySelector("#here").append(await draw[name](item, folder));
}"""
# Of a grid over the picture: where it is shaded, in units of the drawn half.
SHADED = """(svg, look) => {
  const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const paths = [...svg.querySelectorAll(look)];
  const clips = (path) => {
    const found = [];
    let id = /#([^)]+)/.exec(path.getAttribute("clip-path") ?? "")?.[1];
    while (id) {
      const clip = svg.querySelector("#" + id);
      found.push(clip.firstElementChild);
      id = /#([^)]+)/.exec(clip.getAttribute("clip-path") ?? "")?.[1];
    }
    return found;
  };
  const found = [];
  for (let n = 0; n < 3600; n++) {
    const at = [x + (n % 60) * width / 60, y + Math.floor(n / 60) * height / 60];
    for (const path of paths) {
      const turned = path.closest("[data-side]").dataset.side === "right" ? -1 : 1;
      const point = new DOMPoint(turned * at[0], at[1]);
      if ([path, ...clips(path)].every((one) => one.isPointInFill(point)))
        found.push([turned === -1 ? "right" : "left", point.x, point.y]);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def pictures(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pictures(tmp_path_factory.mktemp("pictures"), library)


def draw(
    page: Page, path: Path | str, item: PatternItem, name: str = "patternPicture"
) -> Locator:
    """Open the page, if it is not open, and wait for one more picture."""
    address = path.as_uri() if isinstance(path, Path) else path
    if page.url != address:
        page.goto(address)
    page.evaluate(DRAW, [name, as_json(item)])
    figure = page.locator(".rn-patient").last
    expect(figure).not_to_have_attribute("aria-busy", "true")
    return figure


def shaded(figure: Locator, look: str = ".rn-felt") -> list[tuple[str, float, float]]:
    svg = figure.locator("svg[role=img]").first
    found: list[tuple[str, float, float]] = svg.evaluate(SHADED, look)
    return found


def held(page: Page, paths: list[str], places: list[tuple[str, float, float]]) -> float:
    """Return the share of places that lie in one of the paths."""
    script = """([paths, places]) => {
      const context = document.createElement("canvas").getContext("2d");
      const all = paths.map((d) => new Path2D(d));
      return places.filter(([, x, y]) =>
        all.some((path) => context.isPointInPath(path, x, y))).length / places.length;
    }"""
    found: float = page.evaluate(script, [paths, places])
    return found


def test_what_is_shaded_lies_in_the_cells_of_its_territory(
    page: Page, pictures: Path, library: Library
) -> None:
    drawn = library.skin.drawn
    assert drawn is not None
    places = shaded(draw(page, pictures, pattern(ULNAR, view="hand-palmar")))
    assert len(places) > 50
    usual = drawn.atlas.maps[NERVES].territories["ulnar"].usual
    cells = drawn.views["hand-palmar"].cells
    # Cells and areas were made coarser each for itself.
    assert held(page, [cells[cell] for cell in usual if cell in cells], places) > 0.95


def test_one_side_or_both_are_shaded(page: Page, pictures: Path) -> None:
    for side in ("left", "right", "both"):
        places = shaded(draw(page, pictures, pattern(CLUNEAL, side=side)))
        wanted = {"left", "right"} if side == "both" else {side}
        assert {place[0] for place in places} == wanted
    hands = draw(page, pictures, pattern(ULNAR, view="hand-palmar", side="both"))
    assert hands.locator("svg[role=img]").count() == 2


def test_a_cut_and_an_ellipse_leave_a_part(
    page: Page, pictures: Path, library: Library
) -> None:
    drawn = library.skin.drawn
    assert drawn is not None
    whole = drawn.views["low-back"].maps
    cluneal = [whole[NERVES].core["superior-cluneal"]]
    cut = shaded(draw(page, pictures, pattern(CUT)))
    assert cut
    assert held(page, cluneal, cut) == 1
    assert held(page, [whole["foerster-1933"].core["L2"]], cut) == 1
    spot = shaded(draw(page, pictures, pattern(SPOT)))
    assert spot
    assert held(page, cluneal, spot) == 1
    ellipse = SPOT.within
    assert isinstance(ellipse, Ellipse)
    reach = max(ellipse.rx, ellipse.ry) + 2
    assert all(
        (x - ellipse.x) ** 2 + (y - ellipse.y) ** 2 <= reach**2 for _, x, y in spot
    )


def test_a_picture_tells_words_and_names_neither_root_nor_nerve(
    page: Page, pictures: Path
) -> None:
    figure = draw(page, pictures, pattern(CLUNEAL))
    label = figure.locator("svg[role=img]").get_attribute("aria-label")
    assert label == (
        "Low back and buttock, right side. Numbness: most of the upper buttock"
    )
    markup = figure.evaluate("one => one.outerHTML")
    assert not re.search(r"cluneal|nerve|root|L1", markup)


def test_pain_and_numbness_differ_by_texture_alone(page: Page, pictures: Path) -> None:
    looks = []
    for symptom in ("pain", "numbness"):
        figure = draw(page, pictures, pattern(CLUNEAL, symptom=symptom))
        looks.append(
            figure.locator("pattern path[class*=grain]").first.evaluate(
                "one => [one.getAttribute('d'), getComputedStyle(one).stroke]"
            )
        )
    assert looks[0][0] != looks[1][0]
    assert looks[0][1] == looks[1][1]


def test_both_candidates_stand_on_the_body_after_the_answer(
    page: Page, pictures: Path
) -> None:
    figure = draw(page, pictures, pattern(CLUNEAL), "contrastPicture")
    key = figure.locator(".rn-key-list li")
    expect(key).to_have_text(
        [
            re.compile("The L1–L3 roots"),
            re.compile("The superior cluneal nerves"),
            re.compile("Both"),
            re.compile("What was numb"),
        ]
    )
    root, nerve = (
        shaded(figure, f".rn-two.rn-two--{hue}") for hue in ("root", "nerve")
    )
    assert root
    assert nerve
    both = {*map(tuple, root)} & {*map(tuple, nerve)}
    assert both == {*map(tuple, shaded(figure, ".rn-two-shared"))}
    assert {side for side, _, _ in root + nerve} == {"right"}


def test_a_condition_has_no_skin(page: Page, pictures: Path) -> None:
    two = (
        candidate("the ulnar nerve", "nerve", painted(NERVES, "ulnar")),
        candidate("polyneuropathy", "condition", None),
    )
    item = pattern(ULNAR, view="hand-palmar", candidates=two)
    figure = draw(page, pictures, item, "contrastPicture")
    words = "Polyneuropathy: no skin of its own"
    expect(figure.locator("figcaption")).to_contain_text(words)
    assert figure.locator(".rn-two-shared").count() == 0


def test_nothing_moves_when_the_picture_comes(page: Page, pictures: Path) -> None:
    page.goto(pictures.as_uri())
    script = f"""async (given) => {{
      await ({DRAW})(given);
      return document.querySelector("#below").getBoundingClientRect().top;
    }}"""
    before = page.evaluate(script, ["patternPicture", as_json(pattern(CLUNEAL))])
    expect(page.locator(".rn-patient svg[role=img]")).to_be_visible()
    after = page.locator("#below").evaluate("e => e.getBoundingClientRect().top")
    assert after == before


def test_what_could_not_be_loaded_is_tried_again(
    page: Page, pictures: Path, errors: list[str]
) -> None:
    broken: list[Route] = []

    def refuse(route: Route) -> None:
        broken.append(route)
        route.abort()

    page.route("**/hand-palmar.js", refuse)
    figure = draw(page, pictures, pattern(ULNAR, view="hand-palmar"))
    expect(figure.get_by_role("alert")).to_be_visible()
    page.unroute("**/hand-palmar.js")
    figure.get_by_role("button", name="Try again").click()
    expect(figure.locator("svg[role=img]")).to_be_visible()
    assert broken
    errors.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_are_open_to_all_and_fit_a_phone(
    new_context: NewContext, pictures: Path, serve: Serve, scheme: Any
) -> None:
    folder = serve(pictures.parent)
    phone = {"width": 360, "height": 740}
    page = new_context(viewport=phone, color_scheme=scheme).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("patternPicture", "contrastPicture"):
        draw(page, f"{folder}/{pictures.name}", pattern(CLUNEAL), name)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= phone["width"]
    assert all(url.startswith(folder) for url in asked)
