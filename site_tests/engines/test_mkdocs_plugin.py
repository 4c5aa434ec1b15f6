"""The MkDocs engine: what it publishes, what it keeps back, what it rewrites."""

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from root_or_nerve.compile import Site
from root_or_nerve.engines import mkdocs_command
from root_or_nerve.engines.links import url_of
from root_or_nerve.engines.mkdocs_pages import HostPage
from root_or_nerve.engines.mkdocs_plugin import RootOrNerve
from root_or_nerve.engines.search_index import entries
from site_tests.conftest import ROOT
from site_tests.local_links import broken_links

SETTINGS = """\
site_name: Small
site_url: http://127.0.0.1/
docs_dir: content
nav: [Home: index.md, Cases: cases/index.md, Learn: learn/index.md]
theme: {name: material}
plugins: [root-or-nerve, search]
validation: {nav: {omitted_files: ignore}}
"""
CASE = "crest-pain-after-fusion"
PUBLISHED = {".html", ".js", ".css", ".svg", ".webp", ".woff2", ".txt", ".json"} | {
    ".xml",
    ".gz",
}


def test_only_what_readers_need_is_published(built: Path) -> None:
    files = [path for path in built.rglob("*") if path.is_file()]
    suffixes = {path.suffix for path in files if path.name != ".root-or-nerve"}

    assert suffixes <= PUBLISHED


def test_every_page_of_the_site_has_its_file(built: Path, site: Site) -> None:
    files = {path: built / url_of(path) / "index.html" for path in site.pages}
    missing = [path for path, file in files.items() if not file.is_file()]

    assert missing == []


def test_every_link_inside_the_site_leads_somewhere(built: Path) -> None:
    assert broken_links(built) == []


def test_sitemap_names_all_pages_but_answers(small: MkDocsConfig, site: Site) -> None:
    build(small)
    tree = ElementTree.parse(Path(small.site_dir, "sitemap.xml"))
    found = {loc.text for loc in tree.iter() if loc.tag.endswith("loc")}
    base = "http://127.0.0.1/"

    assert found == {f"{base}{url_of(p)}" for p in site.pages if "answers/" not in p}


def test_the_index_loads_on_use_and_holds_every_entry(built: Path, site: Site) -> None:
    stub = json.loads((built / "search/search_index.json").read_text("utf-8"))
    full = json.loads((built / "search/search_full.json").read_text("utf-8"))
    expected = [e for p, page in site.pages.items() for e in entries(page, url_of(p))]

    assert stub["docs"] == []
    assert stub["config"]["deferred"] == "search/search_full.json"
    assert full["docs"] == expected


@pytest.fixture
def small(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "content").symlink_to(ROOT / "content")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)
    return load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "out"))


def test_a_course_to_be_opened_from_a_folder_keeps_the_hosts_search(
    small: MkDocsConfig, tmp_path: Path, site: Site
) -> None:
    settings = SETTINGS.replace("search]", "search, offline]")
    (tmp_path / "mkdocs.yml").write_text(settings)
    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "out")))
    (worker,) = (tmp_path / "out/assets/javascripts/workers").iterdir()
    index = (tmp_path / "out/search/search_index.js").read_text("utf-8")
    docs = json.loads(index.removeprefix("var __index = "))["docs"]

    assert "lunr" in worker.read_text("utf-8")
    assert docs == [
        e for p, page in site.pages.items() for e in entries(page, url_of(p))
    ]


def plugin_of(config: MkDocsConfig) -> RootOrNerve:
    plugin = config.plugins["root-or-nerve"]
    assert isinstance(plugin, RootOrNerve)
    return plugin


@pytest.mark.parametrize("path", [f"cases/{CASE}.md", f"answers/{CASE}.md"])
def test_a_filled_shell_equals_the_page_rendered_in_full(
    small: MkDocsConfig, path: str
) -> None:
    build(small)
    plugin = plugin_of(small)
    page = plugin.site.pages[path]
    file = File.generated(small, path, content="")
    host = HostPage(page, file, small)
    host.read_source(small)
    host.render(small, plugin.files)
    host.toc = ()  # type: ignore[assignment]  # shells have no outline
    shells = plugin.shells
    in_full = shells.render_host_page(host)
    filled = Path(file.abs_dest_path).read_text(encoding="utf-8")

    assert filled == in_full


def test_an_authors_theme_folder_comes_first(
    small: MkDocsConfig, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    (own / "partials").mkdir(parents=True)
    (own / "partials/footer.html").write_text("<footer>our own</footer>")
    settings = SETTINGS.replace("{name: material}", "{name: material, custom_dir: own}")
    (tmp_path / "mkdocs.yml").write_text(settings)

    build(load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "out")))

    page = (tmp_path / f"out/cases/{CASE}/index.html").read_text("utf-8")
    assert "our own" in page
    assert "rn-header" in page


def test_broken_content_stops_the_build_and_keeps_the_old_site(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    old = tmp_path / "out/index.html"
    old.parent.mkdir()
    (old.parent / ".root-or-nerve").touch()
    old.write_text("the old site")
    case = tmp_path / "content/cases/x.md"
    case.parent.mkdir(parents=True)
    case.write_text("no front matter")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)

    with pytest.raises(mkdocs_command.EngineError):
        mkdocs_command.build(tmp_path / "mkdocs.yml", None, tmp_path / "out")

    assert "content/cases/x.md:1  no-front-matter" in caplog.text
    assert old.read_text() == "the old site"


def test_a_folder_with_somebodys_files_is_refused(tmp_path: Path) -> None:
    thesis = tmp_path / "out/thesis.txt"
    thesis.parent.mkdir()
    thesis.write_text("years of work")

    with pytest.raises(mkdocs_command.EngineError, match="no build has written"):
        mkdocs_command.build(ROOT / "mkdocs.yml", None, thesis.parent)

    assert thesis.read_text() == "years of work"


def test_drafts_are_not_published(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    case = tmp_path / f"content/cases/{CASE}.md"
    text = case.read_text("utf-8").replace("status: published", "status: draft")
    case.write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS)

    mkdocs_command.build(tmp_path / "mkdocs.yml", None, tmp_path / "out")

    assert not (tmp_path / f"out/cases/{CASE}").exists()


def test_building_twice_gives_the_same_files(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        mkdocs_command.build(ROOT / "mkdocs.yml", None, folder)

    assert contents(folders[0]) == contents(folders[1])


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
