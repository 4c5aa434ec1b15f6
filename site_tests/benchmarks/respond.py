"""From a tap or a stroke to what it paints: a case, the atlas, a drawn answer.

    python -m site_tests.benchmarks.respond --taps 20

Each has a fresh browser context and real input. `handled` is the page's own work in
the event, `painted` is until the second animation frame after it, when what was asked
for must stand in the page, and `two frames` is what waiting for two frames takes when
nothing happens: the floor of `painted`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Locator, Page

from .serving import chromium, served
from .workplace import CASE, middle, parser, site, table

_FRAMES = "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))"
_IDLE = f"""async () => {{
  const frames = () => {_FRAMES}
  await frames()
  const start = performance.now()
  await frames()
  return performance.now() - start
}}"""
# The first listener of all, and the last.
_WATCH = f"""([type, shown]) => {{
  window.told = new Promise((tell, fail) => {{
    let start
    const begin = () => start = performance.now()
    const end = async () => {{
      const handled = performance.now() - start
      await {_FRAMES}
      tell([handled, performance.now() - start])
      if (!document.querySelector(shown)) fail(new Error(`no ${{shown}}`))
    }}
    addEventListener(type, begin, {{ once: true, capture: true }})
    addEventListener(type, end, {{ once: true }})
  }})
}}"""
# The widest place of a territory of the first map and view.
_PLACE = """(path) => {
  const [x, y] = window.rnBody["anterior.lee-2008"].labels[path.dataset.id]
  const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM())
  return [at.x, at.y]
}"""


class Response(NamedTuple):
    """What is done: where, what comes before it, the event and what it shows."""

    path: str
    prepare: Callable[[Page], Callable[[], None]]
    event: str
    shown: str


def tap_at(page: Page, place: Locator) -> Callable[[], None]:
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return lambda: page.touchscreen.tap(x, y)


def option(page: Page) -> Callable[[], None]:
    page.locator(".rn-option").first.wait_for()
    return tap_at(page, page.locator(".rn-option:visible").nth(3))


def territory(page: Page) -> Callable[[], None]:
    area = page.locator(".rn-area[data-id=L3][data-side=left]")
    area.scroll_into_view_if_needed()
    x, y = area.evaluate(_PLACE)
    return lambda: page.touchscreen.tap(x, y)


def stroke(page: Page) -> Callable[[], None]:
    for _ in range(2):
        shown = page.locator("rn-case > rn-item:not([hidden])").last
        shown.locator(".rn-option").first.click()
        page.locator(".rn-next").click()
    plate = page.locator(".rn-answer-plate:has(svg)")
    plate.wait_for()
    plate.evaluate("e => e.scrollIntoView({ block: 'center' })")
    box = plate.bounding_box()
    assert box
    # Down a thigh: between the legs there is no skin.
    x, high = box["x"] + box["width"] / 2 - 0.1 * box["height"], box["height"]
    page.mouse.move(x, box["y"] + 0.2 * high)
    page.mouse.down()
    return lambda: page.mouse.move(x, box["y"] + 0.45 * high)


def answer(page: Page) -> Callable[[], None]:
    stroke(page)()
    page.mouse.up()
    page.locator(".rn-painted").first.wait_for()
    return tap_at(page, page.get_by_role("button", name="Answer", exact=True))


_FED_BACK = "rn-item .rn-feedback:not(:empty)"
RESPONSES = {
    "case: option to feedback": Response(CASE, option, "click", _FED_BACK),
    "atlas: territory to chip and area": Response(
        "atlas/", territory, "click", "rn-atlas:has(.rn-chip-name):has(.rn-usual)"
    ),
    "drawing: stroke to painted skin": Response(
        CASE, stroke, "pointermove", "rn-item .rn-painted:nth-of-type(9)"
    ),
    "drawing: answer to feedback": Response(
        CASE, answer, "click", f"rn-item:has(.rn-yours) {_FED_BACK}"
    ),
}


def respond(
    browser: Browser, address: str, response: Response, slower: int
) -> tuple[float, float, float]:
    """Open the page afresh, do it once, and return the three times in ms."""
    size = {"width": 412, "height": 823}
    context = browser.new_context(viewport=size, has_touch=True)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(address + response.path, wait_until="load")
        act = response.prepare(page)
        page.wait_for_timeout(300)
        idle = page.evaluate(_IDLE)
        page.evaluate(_WATCH, [response.event, response.shown])
        act()
        handled, painted = page.evaluate("window.told")
        return float(handled), float(painted), float(idle)
    finally:
        context.close()


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--taps", type=int, default=20)
    options.add_argument("--site", type=Path, help="a built site (default: build it)")
    arguments = options.parse_args()
    rows = []
    with served(arguments.site or site(arguments.work)) as state, chromium() as browser:
        for name, response in RESPONSES.items():
            respond(browser, state.address, response, 1)  # warms the browser
            for slower in (1, 4):
                times = [
                    respond(browser, state.address, response, slower)
                    for _ in range(arguments.taps)
                ]
                handled, painted, idle = zip(*times, strict=True)
                cells = [middle(handled), max(handled), middle(painted), max(painted)]
                processor = f"{slower}x slower" if slower > 1 else "as is"
                rows.append([name, processor, *cells, middle(idle)])
    head = ["handled ms", "worst", "painted ms", "worst", "two frames ms"]
    print(table(["what", "processor", *head], rows))


if __name__ == "__main__":
    main()
