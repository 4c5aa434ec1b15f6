"""Compiling is pure: the same content gives the same site, by any way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from root_or_nerve import compile as subject
from root_or_nerve.compile import Compiler, Site
from root_or_nerve.load.library import Loader, load_library
from root_or_nerve.model.library import Anatomy, CaseFile, Library, Skin
from root_or_nerve.problems import errors
from root_or_nerve.render.atlas import AtlasPart, render_atlas
from root_or_nerve.render.case_page import CasePart, Surroundings, render_case
from root_or_nerve.render.figures import FIGURES
from root_or_nerve.render.index_pages import easiest_first
from root_or_nerve.render.scene_figure import SCENE
from site_tests.course import CASE, LESSON, compiled, edit, make_course, shown, write
from site_tests.skin_files import make_skin_course


def test_the_same_library_gives_the_same_site(library: Library, site: Site) -> None:
    again, _ = Compiler()(library)
    assert again == site


def test_the_same_folder_read_twice_gives_the_same_site(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    assert compiled(content) == compiled(content)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the cases that are rendered, in order."""
    ids: list[str] = []

    def counted(file: CaseFile, around: Surroundings) -> CasePart:
        ids.append(file.case.id)
        return render_case(file, around)

    monkeypatch.setattr(subject, "render_case", counted)
    return ids


@pytest.fixture
def serving(tmp_path: Path) -> Callable[[], Site]:
    """What a server does at every change; two cases stand in `tmp_path`/content."""
    content = make_course(tmp_path)
    text = (tmp_path / CASE).read_text()
    other = text.replace("id: foot-that-slaps", "id: other-foot")
    write(tmp_path, {"content/cases/other-foot.md": other})
    loader, compiler = Loader(content), Compiler()

    def compile_again() -> Site:
        library, problems = loader()
        site, more = compiler(library)
        assert errors([*problems, *more]) == ()
        fresh, _ = Compiler()(load_library(content)[0])
        assert site == fresh
        return site

    return compile_again


def test_nothing_is_made_again_when_nothing_changed(
    serving: Callable[[], Site], made: list[str]
) -> None:
    first = serving()
    del made[:]
    assert serving() == first
    assert made == ["foot-that-slaps", "other-foot"]  # by the fresh compiler alone


def test_an_edited_case_alone_is_made_again(
    tmp_path: Path, serving: Callable[[], Site], made: list[str]
) -> None:
    before = serving()
    del made[:]
    edit(tmp_path, CASE, ("He crossed his legs", "He crossed both legs"))
    after = serving()
    assert made == ["foot-that-slaps", "foot-that-slaps", "other-foot"]
    changed = {path for path in after.pages if after.pages[path] != before.pages[path]}
    assert changed == {"cases/foot-that-slaps.md"}


def test_a_new_title_reaches_neighbours_and_lists(
    tmp_path: Path, serving: Callable[[], Site], made: list[str]
) -> None:
    before = serving()
    del made[:]
    edit(tmp_path, CASE, ("title: A foot that slaps", "title: A slapping foot"))
    after = serving()
    assert made[:1] == ["foot-that-slaps"]
    assert made.count("other-foot") == 1
    changed = {path for path in after.pages if after.pages[path] != before.pages[path]}
    assert changed == {
        "answers/foot-that-slaps.md",
        "cases/foot-that-slaps.md",
        "cases/index.md",
        "cases/other-foot.md",
        "nerves/common-fibular.md",
    }


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (LESSON, ("title: Two nerves of the leg", "title: Nerves of the leg")),
        ("content/anatomy/roots.yaml", ("Lateral border", "The lateral border")),
    ],
)
def test_what_every_case_reads_makes_every_case_again(
    tmp_path: Path,
    serving: Callable[[], Site],
    made: list[str],
    name: str,
    change: tuple[str, str],
) -> None:
    serving()
    del made[:]
    edit(tmp_path, name, change)
    serving()
    assert len(made) == 4


def test_the_atlas_is_made_again_when_the_skin_changes_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_skin_course(tmp_path)
    skins: list[Skin] = []

    def counted(anatomy: Anatomy, skin: Skin) -> AtlasPart:
        skins.append(skin)
        return render_atlas(anatomy, skin)

    monkeypatch.setattr(subject, "render_atlas", counted)
    loader, compiler = Loader(content), Compiler()
    for _ in range(2):
        compiler(loader()[0])
    assert len(skins) == 1
    assert skins[0].drawn
    edit(tmp_path, "content/territories/leg.yaml", ("below the knee", "at the knee"))
    library, _ = loader()
    compiler(library)
    assert skins[1:] == [library.skin]


def test_a_removed_case_leaves_no_page_behind(
    tmp_path: Path, serving: Callable[[], Site]
) -> None:
    serving()
    (tmp_path / "content" / "cases" / "other-foot.md").unlink()
    site = serving()
    assert not any(
        "other-foot" in path or "other-foot" in page.html
        for path, page in site.pages.items()
    )


def test_a_renamed_case_takes_its_page_along(
    tmp_path: Path, serving: Callable[[], Site]
) -> None:
    serving()
    edit(tmp_path, "content/cases/other-foot.md", ("id: other-foot", "id: third-foot"))
    path = tmp_path / "content" / "cases" / "other-foot.md"
    path.rename(path.with_name("third-foot.md"))
    assert "cases/third-foot.md" in serving().pages


def test_a_broken_case_leaves_the_others_compiled(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    text = (tmp_path / CASE).read_text()
    broken = text.replace("id: foot-that-slaps", "id: other-foot").replace(
        "rev: 1", "rev: x"
    )
    write(
        tmp_path, {"content/cases/other-foot.md": broken.replace("He crossed", "<b>He")}
    )
    site, problems = compiled(content)
    assert "cases/foot-that-slaps.md" in site.pages
    assert "cases/other-foot.md" not in site.pages
    assert shown(problems) == [
        "content/cases/other-foot.md:3:1 bad-value rev: expected a whole number; "
        'received "x"',
        "content/cases/other-foot.md:55:1 raw-html <b>",
    ]


def test_links_to_a_broken_file_are_not_called_broken(tmp_path: Path) -> None:
    content = make_course(tmp_path)
    edit(tmp_path, CASE, ("rev: 1", "rev: 0"))
    edit(
        tmp_path, LESSON, ("foot-that-slaps.md)", "foot-that-slaps.md) [x](nowhere.md)")
    )
    assert [p.code.slug for p in compiled(content)[1]] == ["bad-value", "broken-link"]


def test_faulty_facts_make_no_page_of_a_file() -> None:
    site, problems = Compiler()(Library())
    assert problems == []
    assert {"index.md", "cases/index.md", "educators/messages.md"} <= site.pages.keys()
    assert site.bank.items == ()


def test_each_case_leads_to_the_next_easiest_and_the_last_to_the_first(
    library: Library, site: Site
) -> None:
    ids = [file.case.id for file in easiest_first(library.cases)]
    for id, following in zip(ids, [*ids[1:], ids[0]], strict=True):
        assert f'href="{following}.md"' in site.pages[f"cases/{id}.md"].onward


def test_only_used_figures_are_published(tmp_path: Path, site: Site) -> None:
    assert figures(compiled(make_course(tmp_path))[0]) == []
    scripts = {path for path in figures(site) if path.endswith(".js")}
    assert scripts == {f"assets/figures/{id}.js" for id in (*FIGURES, SCENE)}


def test_every_placing_of_the_scene_has_a_poster_in_both_schemes(site: Site) -> None:
    drawn = {path for path in figures(site) if path.endswith(".svg")}
    named = {path.rpartition("/")[2] for path in drawn}
    assert {"lu-1998-midline-light.svg", "lu-1998-midline-dark.svg"} <= named
    assert len([name for name in named if name.endswith("-light.svg")]) * 2 == len(
        drawn
    )


def figures(site: Site) -> list[str]:
    return [path for path in site.assets if path.startswith("assets/figures/")]
