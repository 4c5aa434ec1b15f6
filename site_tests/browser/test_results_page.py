"""The page of results opens from a folder; its charts are seen in both forms."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from root_or_nerve.results.cohort import read_cohort, results_of
from root_or_nerve.results.page import PLOTLY, result_files, write_results
from site_tests.results.exports import answers_of, export, small_site


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, at_random = tmp_path_factory.mktemp("results"), random.Random(5)
    for n in range(24):
        answers = answers_of(f"d{n}", 0.6 + 0.015 * n, at_random)
        export(folder / f"{n}.json", answers, f"<b>{n}</b>")
    report, faults = results_of(read_cohort([folder]), small_site(), "content")
    write_results(result_files(report, list(faults)), folder / "out")
    return folder / "out"


def test_charts_are_drawn_and_nothing_lies_over_them(page: Page, results: Path) -> None:
    page.goto((results / "index.html").as_uri())
    page.wait_for_selector("#items .scatterlayer .point")
    assert page.locator("#d-prime .scatterlayer .point").count() == 24
    grounds = page.locator(".js-plotly-plot svg.main-svg").evaluate_all(
        "layers => layers.slice(1).map((x) => getComputedStyle(x).backgroundColor)"
    )
    # Plotly lays its drawings over each other: an opaque one hides the rest.
    assert "rgb(251, 248, 241)" not in grounds


def test_without_plotly_the_same_charts_stand_there(page: Page, results: Path) -> None:
    page.route(f"**/{PLOTLY}", lambda route: route.fulfill(body=""))
    page.goto((results / "index.html").as_uri())
    assert page.locator("#d-prime svg circle").count() == 24
    assert page.locator("#items svg circle").count() == 5
    assert page.locator("svg b").count() == 0


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_is_wider_than_the_window(
    page: Page, results: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((results / "index.html").as_uri())
    page.wait_for_selector("#items .scatterlayer .point")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
