"""Figures in numbers in a browser: all on one page, opened, saved as files."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from root_or_nerve.model.library import Library
from root_or_nerve.render.figures import FIGURES, Figure, figure_list, make_figures

from .axe import violations
from .conftest import Locate, NewContext, Serve
from .pages import BUILT, figure_html, write_figure, write_page

CSV, PNG = "Download the table (CSV)", "Download the picture (PNG)"
REGISTER = "(window.rnFigures=window.rnFigures||{})"


@pytest.fixture(scope="module")
def figures(library: Library) -> dict[str, Figure]:
    return make_figures(library.anatomy)


@pytest.fixture(scope="module")
def path(figures: dict[str, Figure], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with every figure, in the course's own style."""
    folder = tmp_path_factory.mktemp("numbers")
    assets = folder / "assets"
    (assets / "figures").mkdir(parents=True)
    (assets / "rn").symlink_to(BUILT)
    for id, figure in figures.items():
        script = f'{REGISTER}["{id}"]={figure.plot};\n'
        (assets / "figures" / f"{id}.js").write_text(script, encoding="utf-8")
    body = figure_list(figures).replace("asset:", "")
    page = folder / "index.html"
    page.write_text(
        f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Numbers</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="assets/rn/rn.css">
<script src="assets/rn/rn.js" defer></script></head>
<body><main style="padding: 0 1rem"><h1>Numbers</h1>{body}</main></body></html>""",
        encoding="utf-8",
    )
    return page


def figure_of(page: Page, id: str) -> Locator:
    return page.locator(f'rn-figure[figure="{id}"]')


def saved(page: Page, figure: Locator, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        figure.get_by_role("button", name=name).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def rows_of(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_picture_can_be_read_at_every_width(
    new_context: NewContext, path: Path, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(path.as_uri())
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    told = page.evaluate(
        """() => [...document.querySelectorAll('.rn-poster')].flatMap(svg => {
            const { x, width } = svg.getBoundingClientRect()
            const texts = [...svg.querySelectorAll('text')]
            const boxes = texts.map(t => [t, t.getBoundingClientRect()])
            const out = boxes.filter(([, b]) =>
                b.left < x - 0.5 || b.right > x + width + 0.5)
            const small = boxes.filter(([, b]) => b.height < 10)
            const over = boxes.filter(([a, b]) => boxes.some(([c, d]) => a !== c
                && b.left < d.right - 0.5 && d.left < b.right - 0.5
                && b.top < d.bottom - 4 && d.top < b.bottom - 4))
            return [['out', out], ['small', small], ['over', over]].flatMap(
                ([why, some]) => some.map(([t]) => `${why}: ${t.textContent}`))
        })"""
    )
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_of_all_figures(
    new_context: NewContext, path: Path, serve: Serve, scheme: str
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(f"{serve(path.parent)}/{path.name}")  # axe reads style sheets again
    for summary in page.locator(".rn-figure-table summary").all():
        summary.click()
    assert violations(page) == []


@pytest.mark.parametrize("id", ["clinic-frequencies", "tunnels", "perforation-heights"])
def test_a_figure_opens_as_plotly(
    page: Page, path: Path, locate: Locate, id: str
) -> None:
    page.goto(locate(path))
    figure = figure_of(page, id)
    figure.locator(".rn-open").click()
    expect(figure.locator(".main-svg").first).to_be_visible()
    ours = figure.locator(
        ".rn-poster .rn-plate-bar, .rn-poster .rn-plate-range"
    ).count()
    expect(figure.locator(".rn-plot .scatterlayer .js-line")).to_have_count(ours)
    shown = figure.locator(".rn-plate-title").all_text_contents()
    expect(figure.locator(".rn-plot .annotation-text")).to_have_text(shown)


@pytest.mark.parametrize("id", FIGURES)
def test_the_table_is_saved_as_it_stands(
    page: Page, path: Path, tmp_path: Path, figures: dict[str, Figure], id: str
) -> None:
    page.goto(path.as_uri())
    figure = figure_of(page, id)
    file = saved(page, figure, CSV, tmp_path)
    assert file.name == f"{id}.csv"
    rows = rows_of(file)
    cells: list[list[str]] = figure.locator("table tr").evaluate_all(
        """rows => rows.map(row => [...row.children].map(cell => {
            const copy = cell.cloneNode(true)
            copy.querySelector('sup')?.remove()
            const text = copy.textContent.replace(/\\s+/g, ' ').trim()
            return text === '–' ? '' : text
        }))"""
    )
    assert [row[:-1] for row in rows] == cells
    assert rows[0][-1] == "Source"
    assert all(row[-1] for row in rows)
    assert file.read_bytes().count(b"\r\n") == len(rows)
    assert id == "severity" or any(name.endswith((", mm", ", %")) for name in rows[0])


def test_files_can_be_saved_from_a_server_as_well(
    page: Page, path: Path, tmp_path: Path, locate: Locate
) -> None:
    page.goto(locate(path))
    figure = figure_of(page, "tunnels")
    assert saved(page, figure, CSV, tmp_path).stat().st_size > 1000
    assert saved(page, figure, PNG, tmp_path).stat().st_size > 10_000


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", (251, 248, 241)), ("dark", (35, 32, 28))]
)
def test_the_picture_is_saved_in_the_colours_of_the_page(
    new_context: NewContext,
    path: Path,
    tmp_path: Path,
    scheme: str,
    ground: tuple[int, int, int],
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(path.as_uri())
    file = saved(page, figure_of(page, "tunnels"), PNG, tmp_path)
    assert file.name == "tunnels.png"
    with Image.open(file) as picture:
        assert picture.width == 330 * 4
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    assert (np.median(pixels, axis=(0, 1)) == ground).all()
    ink = np.abs(pixels.sum(axis=2) - sum(ground)) > 450
    assert ink.sum() > 20_000


def test_the_picture_has_the_fonts_of_the_page(
    page: Page, path: Path, tmp_path: Path
) -> None:
    """The same picture without them is another one."""
    page.goto(path.as_uri())
    figure = figure_of(page, "severity")
    with Image.open(saved(page, figure, PNG, tmp_path)) as ours:
        first = ours.tobytes()
    page.evaluate(
        """() => document.documentElement.style.setProperty(
            '--rn-font-text', 'monospace')"""
    )
    with Image.open(saved(page, figure, PNG, tmp_path)) as other:
        assert other.tobytes() != first


def test_an_opened_figure_saves_the_same_picture_and_stays_open(
    page: Page, path: Path, tmp_path: Path
) -> None:
    page.goto(path.as_uri())
    figure = figure_of(page, "perforation-heights")
    closed = saved(page, figure, PNG, tmp_path).read_bytes()
    figure.locator(".rn-open").click()
    expect(figure.locator(".main-svg").first).to_be_visible()
    assert saved(page, figure, PNG, tmp_path).read_bytes() == closed
    expect(figure.locator(".rn-plot")).to_be_visible()
    expect(figure.locator(".rn-poster")).to_be_hidden()
    assert figure.locator(".rn-poster").get_attribute("style") == "display: none;"


def test_buttons_are_large_enough_and_need_script(
    new_context: NewContext, page: Page, path: Path
) -> None:
    page.goto(path.as_uri())
    for button in page.locator(".rn-save").all()[:2]:
        box: Any = button.bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 44
    still = new_context(java_script_enabled=False).new_page()
    still.goto(path.as_uri())
    assert still.get_by_role("button").count() == 0
    assert still.locator(".rn-poster").count() == len(FIGURES)


CELLS = [
    ("=1+1", "'=1+1"),
    ("+44 20", "'+44 20"),
    ("-see below", "'-see below"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("-5.8", "-5.8"),
    ("+3", "+3"),
    ('a "word", two', 'a "word", two'),
    ("–", ""),
    ("3 – 4", "3 – 4"),
]


def test_cells_that_look_like_formulas_are_words(page: Page, tmp_path: Path) -> None:
    write_figure(tmp_path)
    table = "".join(f"<tr><td>{cell}</td><td>x</td></tr>" for cell, _ in CELLS)
    html = figure_html(attributes='data-files="assets/rn/files.js"')
    path = write_page(tmp_path, html.replace("<tr><td>75 mm</td></tr>", table))
    (tmp_path / "assets/rn/files.js").write_bytes((BUILT / "files.js").read_bytes())
    page.goto(path.as_uri())
    file = saved(page, page.locator("rn-figure"), CSV, tmp_path)
    rows = rows_of(file)
    assert [row[0] for row in rows] == [wanted for _, wanted in CELLS]


def test_a_file_that_cannot_be_made_says_so(
    page: Page, tmp_path: Path, errors: list[str]
) -> None:
    write_figure(tmp_path)
    html = figure_html(attributes='data-files="assets/rn/absent.js"')
    page.goto(write_page(tmp_path, html).as_uri())
    page.get_by_role("button", name=CSV).click()
    expect(page.get_by_role("status")).to_contain_text("could not be made")
    assert all("Failed to load resource" in error for error in errors)
    errors.clear()


def test_a_figure_that_offers_no_files_has_no_buttons_for_them(
    page: Page, tmp_path: Path
) -> None:
    write_figure(tmp_path)
    page.goto(write_page(tmp_path, figure_html()).as_uri())
    expect(page.locator(".rn-open")).to_be_visible()
    assert page.locator(".rn-save").count() == 0
