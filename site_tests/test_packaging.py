"""The wheel carries all that another repository needs, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from run import ROOT, program

SHIPPED = "root_or_nerve/shipped/"
SHIPPED_CONTENT = ("anatomy", "territories", "geometry")
ELSEWHERE = """\
site_name: Elsewhere
docs_dir: content
theme:
  name: material
plugins:
  - root-or-nerve
  - search
"""


def do(
    command: list[str], folder: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def hatch(kind: str, source: Path, out: Path, env: Mapping[str, str]) -> Path:
    do(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(out)],
        source,
        env,
    )
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatch("wheel", ROOT, tmp_path_factory.mktemp("wheel"), os.environ)


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_carries_the_theme_and_what_was_built(names: list[str]) -> None:
    built = f"{SHIPPED}theme/built/assets/rn/"
    wanted = {f"{built}{name}" for name in ("rn.js", "rn.css", "plotly.min.js")}
    wanted |= {f"{built}THIRD-PARTY.txt", f"{SHIPPED}theme/templates/main.html"}
    assert wanted <= set(names)
    assert any(name.startswith(f"{built}fonts/") for name in names)


@pytest.mark.parametrize("folder", SHIPPED_CONTENT)
def test_the_wheel_carries_the_shipped_content(folder: str, names: list[str]) -> None:
    here = [path for path in (ROOT / "content" / folder).rglob("*") if path.is_file()]
    wanted = {SHIPPED + path.relative_to(ROOT).as_posix() for path in here}
    assert wanted <= set(names)
    assert wanted or folder != "anatomy"


def test_the_wheel_carries_nothing_else(names: list[str]) -> None:
    outside = [name for name in names if not name.startswith(SHIPPED)]
    assert all(name.startswith("root_or_nerve") for name in outside)
    shipped = [name.removeprefix(SHIPPED) for name in names if name not in outside]
    assert {"/".join(name.split("/")[:2]) for name in shipped} <= {
        "theme/templates",
        "theme/built",
        *(f"content/{name}" for name in SHIPPED_CONTENT),
    }


def test_the_wheel_carries_no_source_of_what_was_built(names: list[str]) -> None:
    assert unpublished(names) == []
    assert not [name for name in names if "theme/style/" in name]


def test_the_licences_of_what_was_bundled_are_there(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        text = archive.read(f"{SHIPPED}theme/built/assets/rn/THIRD-PARTY.txt").decode()
    assert "SIL OPEN FONT LICENSE" in text
    assert "plotly.js-gl3d-dist-min" in text
    assert "MIT License" in text


def test_an_sdist_builds_the_wheel_without_node(
    tmp_path: Path, names: list[str]
) -> None:
    sdist = hatch("sdist", ROOT, tmp_path / "sdist", os.environ)
    with tarfile.open(sdist) as archive:
        # Not an argument, which Python before 3.11.4 refuses.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(tmp_path)
    (source,) = tmp_path.glob("root_or_nerve-*")
    wheel = hatch("wheel", source, tmp_path / "wheel", {**os.environ, "PATH": ""})
    with ZipFile(wheel) as archive:
        assert set(archive.namelist()) == set(names)


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another repository, with an environment in which only the wheel is ours."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "mkdocs.yml").write_text(ELSEWHERE)
    left_out = shutil.ignore_patterns(*SHIPPED_CONTENT)
    shutil.copytree(ROOT / "content", folder / "content", ignore=left_out)
    venv.create(folder / ".venv", with_pip=False)
    python = program(folder / ".venv", "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "--quiet", "install"]
    do([*pip, "--no-deps", "--no-index", str(wheel)], folder)
    base = {"base": str(folder / ".venv")}
    theirs = Path(sysconfig.get_path("purelib", "venv", base))
    # Dependencies as tested here. A .pth in that folder, such as the one of the
    # checkout, is not followed from this one.
    (theirs / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return folder


def test_a_course_without_own_territories_gets_the_shipped_ones(
    elsewhere: Path,
) -> None:
    python = program(elsewhere / ".venv", "python")
    code = (
        "from pathlib import Path; from root_or_nerve import assets; "
        "from root_or_nerve.load.library import load_library; "
        "skin = load_library(Path('content'), assets.content())[0].skin; "
        "print(*skin.territories.maps, len(skin.drawn.views) > 5)"
    )
    printed = do([python, "-c", code], elsewhere).stdout.split()
    assert {"lee-2008", "nerves", "True"} <= set(printed)


def test_the_plugin_is_that_of_the_wheel(elsewhere: Path) -> None:
    python = program(elsewhere / ".venv", "python")
    where = "import root_or_nerve; print(root_or_nerve.__file__)"
    printed = do([python, "-c", where], elsewhere).stdout
    assert Path(printed.strip()).is_relative_to(elsewhere)


def test_the_wheel_alone_builds_a_course(elsewhere: Path) -> None:
    python = program(elsewhere / ".venv", "python")
    do([python, "-m", "mkdocs", "build", "--strict"], elsewhere)
    site = elsewhere / "site"
    published = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    wanted = {"index.html", "assets/rn/rn.js", "assets/rn/rn.css"}
    assert wanted <= set(published)
    assert [name for name in published if name.startswith("cases/")]
    assert unpublished(published) == []


def unpublished(names: list[str]) -> list[str]:
    """Those of the names that are sources and belong in no wheel and no site."""
    endings = (".ts", ".mjs", "package.json", "package-lock.json", "tsconfig.json")
    return [
        name
        for name in names
        if name.endswith(endings)
        or "node_modules" in name
        or (name.endswith((".yaml", ".md")) and not name.startswith(SHIPPED))
    ]
