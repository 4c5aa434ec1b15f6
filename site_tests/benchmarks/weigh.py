"""What a first visit of one case page costs, with the real cases and with 1,000.

    python -m site_tests.benchmarks.weigh

Requests are those that a fresh Chromium makes of a loopback server, workers
included; sizes are raw and with gzip -9 (fonts and pictures are sent as they are).
Then: what typing into the search costs, a first visit of the atlas, what opening the
lesson's figure costs, and what the scene does, with the time to its first frame
(drawn in software here: a phone has a graphics processor).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page

from .serving import Served, chromium, packed, served
from .workplace import CASE, LESSON, parser, site, table

_SETTLED = 1500  # ms
SCENE = "cluneal/"
_KINDS = {
    ".html": "HTML",
    ".css": "style",
    ".js": "script",
    ".json": "data",
    ".woff2": "font",
    ".svg": "picture",
}
Row = tuple[str, str, int, int]


def weights(state: Served, since: int = 0) -> list[Row]:
    """Return kind, path, raw and sent bytes of each request."""
    rows = []
    for path in dict.fromkeys(state.asked[since:]):
        file = state.file(path)
        raw = file.read_bytes() if file.is_file() else b""
        sent = packed(file) if file.is_file() else None
        kind = _KINDS.get(file.suffix, "other")
        rows.append((kind, path, len(raw), len(raw if sent is None else sent)))
    return rows


def totals(rows: Sequence[Row]) -> dict[str, tuple[int, int, int]]:
    """Return requests, raw and sent bytes by kind, and in all."""
    kinds = [*dict.fromkeys(kind for kind, *_ in rows), "all"]
    found = {}
    for kind in kinds:
        of_kind = [row for row in rows if kind in (row[0], "all")]
        raw, sent = sum(row[2] for row in of_kind), sum(row[3] for row in of_kind)
        found[kind] = len(of_kind), raw, sent
    return found


def visit(folder: Path, path: str, then: str = "") -> tuple[list[Row], list[Row]]:
    """Return what a page costs, and what an action on it costs afterwards."""
    with served(folder) as state, chromium() as browser:
        page = browser.new_page(viewport={"width": 412, "height": 823})
        foreign: list[str] = []
        page.on("request", lambda request: foreign.append(request.url))
        page.goto(state.address + path, wait_until="load")
        page.wait_for_timeout(_SETTLED)
        first = weights(state)
        seen = len(state.asked)
        if then:
            _ACTIONS[then](page)
            page.wait_for_timeout(_SETTLED)
        outside = [url for url in foreign if not url.startswith(state.address)]
        if outside:
            print("requests to other hosts:", *outside)
        return first, weights(state, seen)


def _open_figure(page: Page) -> None:
    page.locator("rn-figure .rn-open").first.click()


def _search(page: Page) -> None:
    page.locator(".rn-search-open").click()
    page.locator(".md-search__input").type("numb")


def _open_scene(page: Page) -> None:
    begun = perf_counter()
    page.locator("rn-scene .rn-open").first.click()
    page.locator("rn-scene-stage[data-drawn]").wait_for(timeout=60_000)
    print(f"first frame of the scene after {perf_counter() - begun:.1f} s, in software")


_ACTIONS = {"figure": _open_figure, "search": _search, "scene": _open_scene}


def _shown(rows: Sequence[Row]) -> str:
    head = ["kind", "requests", "raw bytes", "sent bytes"]
    return table(head, [(kind, *numbers) for kind, numbers in totals(rows).items()])


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--n", type=int, default=1000)
    arguments = options.parse_args()
    real, large = site(arguments.work), site(arguments.work, arguments.n)
    case, _ = visit(real, CASE)
    print("Every request of a case page, real content\n")
    print(table(["kind", "path", "raw bytes", "sent bytes"], case))
    for name, folder in (("real content", real), (f"{arguments.n:,} cases", large)):
        first, more = visit(folder, CASE, "search")
        print(f"\nFirst visit of a case page, {name}\n\n{_shown(first)}")
        print(f"\nTyping into the search there, {name}\n\n{_shown(more)}")
    atlas, _ = visit(real, "atlas/")
    print(f"\nFirst visit of the atlas\n\n{_shown(atlas)}")
    first, more = visit(real, LESSON, "figure")
    print(f"\nFirst visit of the lesson\n\n{_shown(first)}")
    print(f"\nOpening its figure\n\n{_shown(more)}")
    first, more = visit(real, SCENE, "scene")
    print(f"\nFirst visit of the scene's page\n\n{_shown(first)}")
    print(f"\nOpening the scene\n\n{_shown(more)}")


if __name__ == "__main__":
    main()
