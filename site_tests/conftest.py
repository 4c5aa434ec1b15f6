"""What many tests read: the real course, loaded, compiled and built once."""

import os
from pathlib import Path

import pytest

os.environ["NO_MKDOCS_2_WARNING"] = "1"

from root_or_nerve.compile import Compiler, Site
from root_or_nerve.engines import mkdocs_command, zensical
from root_or_nerve.load.library import load_library
from root_or_nerve.model.library import Library
from root_or_nerve.problems import errors

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content, without an error."""
    library, problems = load_library(ROOT / "content")
    assert errors(problems) == ()
    return library


@pytest.fixture(scope="session")
def site(library: Library) -> Site:
    """The real content, compiled."""
    site, problems = Compiler()(library)
    assert errors(problems) == ()
    return site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, as MkDocs builds it."""
    folder = tmp_path_factory.mktemp("site")
    return mkdocs_command.build(ROOT / "mkdocs.yml", None, folder)


@pytest.fixture(scope="session")
def built_by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real site, as Zensical builds it."""
    folder = tmp_path_factory.mktemp("zensical")
    return zensical.build(ROOT / "mkdocs.yml", None, folder)
