"""<rn-figure>: a still picture until somebody asks for more."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Locate, NewContext
from .pages import figure_html, write_figure, write_page

OPEN = "Open the interactive figure"
STILL = "Show the still picture"
MARKER = "document.querySelector('.rn-plot').data[0].marker.color"


@pytest.fixture
def requests(page: Page) -> list[str]:
    """The scripts that the page has asked for, by file name."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url.rpartition("/")[2]))
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_figure(tmp_path)
    return write_page(tmp_path, figure_html())


def open_figure(page: Page) -> Locator:
    page.get_by_role("button", name=OPEN).first.click()
    plot = page.locator(".rn-plot")
    expect(plot.locator(".main-svg").first).to_be_visible()
    return plot


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).evaluate(
        "one => one.getBoundingClientRect().toJSON()"
    )
    return {name: round(value, 1) for name, value in found.items()}


def test_nothing_is_loaded_before_it_is_asked_for(
    page: Page, path: Path, locate: Locate, requests: list[str]
) -> None:
    page.goto(locate(path))
    page.wait_for_load_state("networkidle")
    assert not {"plotly.min.js", "distances.js"} & set(requests)
    expect(page.locator(".rn-plate > .rn-open")).to_have_text(OPEN)
    open_figure(page)
    assert requests.count("plotly.min.js") == 1
    assert requests.count("distances.js") == 1


def test_the_plot_takes_the_place_of_the_poster(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    poster = box(page, ".rn-poster")
    caption = box(page, "figcaption")
    open_figure(page)
    assert box(page, ".rn-plot") == poster
    assert box(page, ".rn-plot .main-svg >> nth=0") == poster
    assert box(page, "figcaption") == caption
    expect(page.locator(".rn-poster")).to_be_hidden()
    expect(page.get_by_role("img", name="Distances by study")).to_be_visible()
    expect(page.get_by_role("button", name=STILL)).to_be_focused()
    expect(page.get_by_role("status")).to_be_empty()


def test_the_poster_comes_back_and_the_plot_again(
    page: Page, path: Path, requests: list[str]
) -> None:
    page.goto(path.as_uri())
    open_figure(page)
    page.get_by_role("button", name=STILL).click()
    expect(page.locator(".rn-poster")).to_be_visible()
    expect(page.locator(".rn-plot")).to_be_hidden()
    page.set_viewport_size({"width": 500, "height": 800})
    poster = box(page, ".rn-poster")
    open_figure(page)
    assert box(page, ".rn-plot") == poster
    assert box(page, ".rn-plot .main-svg >> nth=0") == poster
    assert requests.count("plotly.min.js") == 1


def test_the_plot_follows_its_place(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    open_figure(page)
    page.set_viewport_size({"width": 420, "height": 800})
    expect(page.locator(".rn-plot .main-svg").first).to_have_attribute("width", "404")
    assert box(page, ".rn-plot")["height"] == 202


def test_figures_share_plotly(page: Page, tmp_path: Path, requests: list[str]) -> None:
    write_figure(tmp_path, "one")
    write_figure(tmp_path, "two")
    page.goto(write_page(tmp_path, figure_html("one") + figure_html("two")).as_uri())
    said = page.evaluate(
        """() => {
            document.querySelectorAll('.rn-open').forEach(one => one.click())
            return document.querySelector('.rn-plate [role=status]').textContent
        }"""
    )
    assert said == "Loading…"
    expect(page.locator(".rn-plot .main-svg:first-child")).to_have_count(2)
    assert requests.count("plotly.min.js") == 1


def test_styles_are_those_of_the_page(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    plot = open_figure(page)
    assert page.evaluate(MARKER) == "#aa0000"
    layout = plot.evaluate("one => one.layout")
    assert layout["font"]["family"] == '"Course Sans", sans-serif'
    assert layout["title"]["text"] == "not var(--rn-nerve) here"
    assert page.locator(".plotlyjsicon, .modebar-btn--logo").count() == 0
    # The figure itself keeps the names, to be looked up again.
    source = page.evaluate("rnFigures.distances.data[0].marker.color")
    assert source == "var(--rn-nerve)"


@pytest.mark.parametrize(
    "change",
    [
        "document.documentElement.dataset.scheme = 'dark'",
        "document.body.dataset.mdColorScheme = 'slate'",
    ],
)
def test_the_plot_follows_the_scheme_of_the_page(
    page: Page, path: Path, change: str
) -> None:
    page.goto(path.as_uri())
    open_figure(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{MARKER} === '#0000aa'")
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"{MARKER} === '#aa0000'")
    page.evaluate(change)
    page.wait_for_function(f"{MARKER} === '#00aa00'")


def test_a_still_figure_turns_dark_when_opened_again(page: Page, path: Path) -> None:
    page.goto(path.as_uri())
    open_figure(page)
    page.get_by_role("button", name=STILL).click()
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    open_figure(page)
    page.wait_for_function(f"{MARKER} === '#00aa00'")


@pytest.mark.parametrize("lost", ["assets/rn/plotly.min.js", "figures/distances.js"])
def test_a_figure_that_cannot_be_loaded_stays_a_picture(
    page: Page, path: Path, locate: Locate, errors: list[str], lost: str
) -> None:
    script = path.parent / lost
    script.rename(script.with_suffix(".away"))
    page.goto(locate(path))
    page.get_by_role("button", name=OPEN).click()
    notice = page.locator(".rn-notice")
    expect(notice).to_contain_text("could not be opened")
    expect(page.locator(".rn-poster")).to_be_visible()
    expect(page.locator(".rn-figure-table")).to_be_visible()
    # What the browser says of the missing file is the only complaint.
    assert [error for error in errors if "Failed to load resource" not in error] == []
    errors.clear()
    script.with_suffix(".away").rename(script)
    open_figure(page)
    assert notice.count() == 0


@pytest.mark.parametrize(
    "script", ["", "(window.rnFigures = {}).distances = {data: []}"]
)
def test_a_figure_that_cannot_be_drawn_stays_a_picture(
    page: Page, path: Path, script: str
) -> None:
    (path.parent / "figures" / "distances.js").write_text(script)
    page.goto(path.as_uri())
    page.get_by_role("button", name=OPEN).click()
    expect(page.locator(".rn-notice")).to_be_visible()
    expect(page.locator(".rn-poster")).to_be_visible()
    assert page.locator(".rn-plot").count() == 0


def test_nothing_moves_for_those_who_asked_for_stillness(
    new_context: NewContext, path: Path
) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(path.as_uri())
    plot = open_figure(page)
    assert plot.evaluate("one => one.layout.transition") == {"duration": 0}


def test_without_script_there_is_picture_and_table(
    new_context: NewContext, path: Path
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(path.as_uri())
    expect(page.get_by_role("img", name="Distances by study")).to_be_visible()
    assert page.get_by_role("button").count() == 0
