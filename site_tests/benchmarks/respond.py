"""From a tap to painted feedback on a case page.

    python -m site_tests.benchmarks.respond --taps 20

Each tap has a fresh browser context. `handled` is the click itself, `painted` is
until the second animation frame after it, and `two frames` is what waiting for two
frames takes when nothing happens: the floor of `painted`.
"""

from __future__ import annotations

from playwright.sync_api import Browser

from .serving import chromium, served
from .workplace import CASE, middle, parser, site, table

_FRAMES = "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))"
_TAP = f"""async () => {{
  const frames = () => {_FRAMES}
  await frames()
  const idle = performance.now()
  await frames()
  const options = [...document.querySelectorAll(".rn-option")]
    .filter(option => option.checkVisibility())
  const start = performance.now()
  options[options.length >> 1].click()
  const handled = performance.now()
  await frames()
  const painted = performance.now()
  const feedback = document.querySelector(".rn-feedback")
  if (!feedback?.textContent) throw new Error("no feedback")
  return [handled - start, painted - start, start - idle]
}}"""


def tap(browser: Browser, url: str, slower: int) -> tuple[float, float, float]:
    """Open the page afresh, tap one option, and return the three times in ms."""
    context = browser.new_context(viewport={"width": 412, "height": 823})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(url, wait_until="load")
        page.wait_for_selector(".rn-option")
        page.wait_for_timeout(300)
        handled, painted, idle = page.evaluate(_TAP)
        return float(handled), float(painted), float(idle)
    finally:
        context.close()


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--taps", type=int, default=20)
    arguments = options.parse_args()
    rows = []
    with served(site(arguments.work)) as state, chromium() as browser:
        url = state.address + CASE
        tap(browser, url, 1)  # warms the browser
        for slower in (1, 4):
            times = [tap(browser, url, slower) for _ in range(arguments.taps)]
            handled, painted, idle = zip(*times, strict=True)
            cells = [middle(handled), max(handled), middle(painted), max(painted)]
            name = f"{slower}x slower" if slower > 1 else "as is"
            rows.append([name, *cells, middle(idle)])
    head = ["processor", "handled ms", "worst", "painted ms", "worst", "two frames ms"]
    print(table(head, rows))


if __name__ == "__main__":
    main()
