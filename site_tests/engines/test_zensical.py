"""The Zensical engine: the same site as with MkDocs, made without MkDocs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from root_or_nerve.cli import main
from root_or_nerve.compile import Site
from root_or_nerve.engines import zensical
from root_or_nerve.engines.links import url_of
from root_or_nerve.engines.search_index import entries
from root_or_nerve.engines.settings import read_settings
from root_or_nerve.engines.site_folder import EngineError
from site_tests.course import CASE, ROOT, edit, make_course
from site_tests.local_links import broken_links

SETTINGS = """\
site_name: Small
site_url: http://127.0.0.1/below
docs_dir: content
site_dir: out
nav: [Home: index.md, Cases: cases/index.md, Learn: [All: learn/index.md]]
theme: {name: material}
plugins: [root-or-nerve, search]
"""
OUR_ASSETS = ("assets/rn", "assets/figures", "assets/practice")


def test_addresses_are_those_of_the_other_host(
    built_by_zensical: Path, built: Path
) -> None:
    assert addresses(built_by_zensical) == addresses(built)


def addresses(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def test_every_page_shows_the_html_of_the_compiler(
    built_by_zensical: Path, built: Path, site: Site
) -> None:
    pages = [f"{url_of(path)}index.html" for path in site.pages]
    differing = [
        page for page in pages if shown(built_by_zensical / page) != shown(built / page)
    ]

    assert differing == []


def shown(page: Path) -> tuple[str, ...]:
    """Return title, what robots are told, outline and article of a page."""
    html = page.read_text(encoding="utf-8")
    parts = ("<title>.*?</title>", '<meta name="robots".*?>', "<article.*?</article>")
    found = [re.findall(part, html, re.S) for part in parts]
    outline = re.findall(r'<li><a href="(#[^"]+)">([^<]+)</a></li>', html)
    return str(found), str(outline)


def test_every_link_leads_somewhere(built_by_zensical: Path) -> None:
    assert broken_links(built_by_zensical) == []


@pytest.mark.parametrize("folder", OUR_ASSETS)
def test_what_pages_load_is_the_same(
    built_by_zensical: Path, built: Path, folder: str
) -> None:
    found = contents(built_by_zensical / folder)

    assert found
    assert found == contents(built / folder)


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_index_holds_the_compilers_entries_and_no_answer(
    built_by_zensical: Path, site: Site
) -> None:
    index = json.loads((built_by_zensical / "search.json").read_text("utf-8"))
    found = [(item["location"], item["text"]) for item in index["items"]]
    expected = [
        (entry["location"], f"<p>{entry['text']}</p>")
        for path, page in site.pages.items()
        for entry in entries(page, url_of(path))
    ]

    assert found == expected
    assert not [location for location, _ in found if location.startswith("answers/")]


def test_no_source_is_published(built_by_zensical: Path) -> None:
    endings = {".md", ".yaml", ".yml", ".bib", ".ts", ".map"}

    assert not [p for p in built_by_zensical.rglob("*") if p.suffix in endings]


def test_the_extra_names_the_release_that_is_tested() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pin = f"zensical=={version('zensical')}"

    assert project["project"]["optional-dependencies"]["zensical"] == [pin]
    assert pin in project["dependency-groups"]["test"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The settings of a small course."""
    make_course(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(SETTINGS)
    return config


def test_mkdocs_is_not_needed(small: Path) -> None:
    script = (
        "import sys; sys.modules['mkdocs'] = sys.modules['material'] = None\n"
        "from root_or_nerve.cli import main; main()"
    )
    words = ["build", "--engine", "zensical", "--config", str(small)]
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"built {small.parent / 'out'}\n"
    assert (small.parent / "out/cases/foot-that-slaps/index.html").is_file()


def test_settings_reach_the_pages(small: Path) -> None:
    own = small.parent / "own"
    (own / "partials").mkdir(parents=True)
    (own / "partials/footer.html").write_text("<footer>our own</footer>")
    theme = ("{name: material}", "{name: material, custom_dir: own}")
    edit(small.parent, "mkdocs.yml", theme)
    folder = zensical.build(small, None, None)
    page = (folder / "cases/foot-that-slaps/index.html").read_text("utf-8")
    sitemap = (folder / "sitemap.xml").read_text("utf-8")

    assert "our own" in page
    assert "rn-header" in page
    assert 'href="../../learn/"' in page
    address = "http://127.0.0.1/below/cases/foot-that-slaps/"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f"<loc>{address}</loc>" in sitemap
    assert "/answers/" not in sitemap


def test_building_again_leaves_nothing_behind(small: Path) -> None:
    folder = zensical.build(small, None, None)
    first = contents(folder)
    (folder / "cases/old").mkdir()
    (folder / "cases/old/index.html").write_text("an old case")
    (folder / "old.html").write_text("an old page")
    (folder / ".nojekyll").touch()
    zensical.build(small, None, None)

    assert contents(folder) == {**first, ".nojekyll": b""}


def test_a_missing_extra_is_said_in_one_sentence(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zensical, "find_spec", lambda name: None)
    words = ["build", "--engine", "zensical", "--config", str(small)]
    result = CliRunner().invoke(main, words)

    assert result.exit_code == 1
    assert result.output == (
        "Error: Zensical is not installed: "
        "pip install 'root-or-nerve[zensical]', then try again\n"
    )
    assert not (small.parent / "out").exists()


def failure(small: Path) -> str:
    """Return why a build fails; the site that was there must still be."""
    old = small.parent / "out/index.html"
    old.parent.mkdir()
    (old.parent / ".root-or-nerve").touch()
    old.write_text("the old site")
    with pytest.raises(EngineError) as caught:
        zensical.build(small, None, None)
    assert old.read_text() == "the old site"
    return str(caught.value)


def test_broken_content_stops_the_build(small: Path) -> None:
    edit(small.parent, CASE, ("rev: 1", "rev: 0"))

    assert "foot-that-slaps.md:3:1  bad-value" in failure(small)


def test_what_zensical_complains_of_is_shown(small: Path) -> None:
    (small.parent / "own").mkdir()
    (small.parent / "own/case.html").write_text("{% nonsense %}")
    theme = ("{name: material}", "{name: material, custom_dir: own}")
    edit(small.parent, "mkdocs.yml", theme)
    said = failure(small)

    assert said.startswith("Zensical could not build the site:\n    ")
    assert "nonsense" in said


def test_a_folder_of_templates_that_is_not_there_is_named(small: Path) -> None:
    theme = ("{name: material}", "{name: material, custom_dir: own}")
    edit(small.parent, "mkdocs.yml", theme)

    assert failure(small) == f"No such file or directory: {small.parent / 'own'}"


def test_a_build_does_not_last_for_ever(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zensical, "_TIMEOUT_SECONDS", 0.001)

    assert failure(small) == "Zensical did not end within 0.001 seconds"


def test_a_folder_with_somebodys_files_is_refused(small: Path) -> None:
    thesis = small.parent / "out/thesis.txt"
    thesis.parent.mkdir()
    thesis.write_text("years of work")
    with pytest.raises(EngineError, match="no build has written"):
        zensical.build(small, None, None)

    assert thesis.read_text() == "years of work"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("docs_dir: content\n", "site_name: field required"),
        ("site_name: [a]\n", "site_name: input should be a valid string"),
        ("site_name: a\nnav: {a\n", "not closed"),
        ("site_name: a\nsite_url: !ENV [URL]\n", ":2: a tag"),
        ("", "site_name: field required"),
        ("- site_name\n", "valid dictionary"),
    ],
)
def test_wrong_settings_are_named_with_their_file(
    tmp_path: Path, text: str, said: str
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text)
    with pytest.raises(EngineError, match=re.escape(said)) as caught:
        read_settings(config)

    assert str(caught.value).startswith(f"{config}:")
