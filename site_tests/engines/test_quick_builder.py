"""Serving: a saved case is rewritten alone; anything else is built in full."""

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from root_or_nerve.engines.mkdocs_plugin import RootOrNerve
from site_tests.conftest import ROOT
from site_tests.engines.test_mkdocs_plugin import SETTINGS, plugin_of

CASE = "content/cases/crest-pain-after-fusion.md"


class Project:
    """A built course that may be edited, and the plugin as it is while serving."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(ROOT / "content", root / "content")
        (root / "mkdocs.yml").write_text(SETTINGS)
        self.root = root
        self.config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "out"))
        build(self.config)
        self.plugin: RootOrNerve = plugin_of(self.config)

    def edit(self, path: str, old: str, new: str) -> bool:
        """Replace words in a file; return whether the quick builder did it all."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self.plugin.rebuild_quickly(self.config)

    def page(self, address: str) -> str:
        return (self.root / "out" / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_case_is_rewritten_alone(project: Project) -> None:
    pages = list((project.root / "out/cases").rglob("*.html"))
    before = {page: page.stat().st_mtime_ns for page in pages}

    assert project.edit(CASE, "## Story\n", "## Story\n\nA quite new sentence.\n")
    assert "A quite new sentence." in project.page("cases/crest-pain-after-fusion")
    changed = [p for p in pages if p.stat().st_mtime_ns != before[p]]
    rewritten = [page.parent.name for page in changed]
    assert rewritten == ["crest-pain-after-fusion"]


def test_search_follows_a_rewritten_case(project: Project) -> None:
    assert project.edit(CASE, "## Story\n", "## Story\n\nZanzibar.\n")
    index = project.root / "out/search/search_full.json"
    assert "Zanzibar" in index.read_text("utf-8")


def test_practice_follows_a_rewritten_case(project: Project) -> None:
    scripts = project.root / "out/assets/practice"
    before = {path: path.read_bytes() for path in scripts.iterdir()}
    assert project.edit(CASE, "words: with an edge", "words: with a sharp edge")
    changed = [path for path in scripts.iterdir() if path.read_bytes() != before[path]]

    assert [path.name for path in changed] == ["0.js"]
    assert "with a sharp edge" in changed[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CASE, "title: ", "title: New "),
        ("content/anatomy/studies.yaml", "mean_mm: 81", "mean_mm: 82"),
        ("mkdocs.yml", "site_name: Small", "site_name: Tiny"),
    ],
    ids=["title, which lists show", "anatomy", "settings"],
)
def test_what_other_pages_show_is_built_in_full(
    project: Project, path: str, old: str, new: str
) -> None:

    assert not project.edit(path, old, new)


def test_a_new_case_is_built_in_full(project: Project) -> None:
    text = (project.root / CASE).read_text("utf-8")
    copy = project.root / "content/cases/another.md"
    copy.write_text(text.replace("id: crest-pain-after-fusion", "id: another"), "utf-8")

    assert not project.plugin.rebuild_quickly(project.config)


def test_a_mistake_keeps_the_old_page_and_mending_it_clears_it(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    before = project.page("cases/crest-pain-after-fusion")

    assert project.edit(CASE, "rev: 1", "rev: one")
    assert "expected a whole number" in caplog.text
    assert project.page("cases/crest-pain-after-fusion") == before
    assert project.edit(CASE, "rev: one", "rev: 1")
