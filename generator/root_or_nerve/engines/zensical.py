"""Building with Zensical, which runs as a process of its own; MkDocs is not needed."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import assets
from ..compile import Compiler, Site
from ..load.library import load_library
from ..problems import ContentError, errors
from .settings import Settings, read_settings
from .site_folder import EngineError, claim
from .sitemap import write_sitemap
from .zensical_folder import BUILT, CONFIG, PAGES, THEME, as_files, search_items

_COMMAND = (sys.executable, "-m", "zensical", "build", "--strict", "-f", CONFIG)
_TIMEOUT_SECONDS = 600
_LAST_LINES = 12


def build(config_file: Path, content: Path | None, site: Path | None) -> Path:
    """Build the site and return its folder. Raises EngineError."""
    if find_spec("zensical") is None:
        raise EngineError(
            "Zensical is not installed: pip install 'root-or-nerve[zensical]', "
            "then try again"
        )
    settings, here = read_settings(config_file), config_file.resolve().parent
    folder = site.resolve() if site else here / settings.site_dir
    try:
        claim(folder)
        made = _compiled(content or here / settings.docs_dir, settings.site_name)
        with TemporaryDirectory() as work:
            _lay_out(Path(work), made, settings, here)
            _run(Path(work))
            _finish(Path(work, BUILT), made, settings)
            _replace(folder, Path(work, BUILT))
    except OSError as error:
        raise EngineError(f"{error.strerror}: {error.filename}") from None
    return folder


def _compiled(content: Path, site_name: str) -> Site:
    library, problems = load_library(content, assets.content())
    site, more = Compiler(site_name, drafts=False)(library)
    if errors(found := [*problems, *more]):
        raise EngineError(f"content has problems\n\n{ContentError(found)}")
    return site


def _lay_out(work: Path, site: Site, settings: Settings, here: Path) -> None:
    """Write all that Zensical reads: pages, assets, theme and the author's own."""
    for name, data in as_files(site, settings).items():
        path = work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    pages = work / PAGES
    shutil.copytree(assets.built() / "assets", pages / "assets", dirs_exist_ok=True)
    shutil.copytree(assets.templates(), work / THEME)
    if settings.custom_dir:
        shutil.copytree(here / settings.custom_dir, work / THEME, dirs_exist_ok=True)


def _run(work: Path) -> None:
    try:
        done = subprocess.run(
            _COMMAND,
            cwd=work,
            env={**os.environ, "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_TIMEOUT_SECONDS,
            encoding="utf-8",
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        message = f"Zensical did not end within {_TIMEOUT_SECONDS} seconds"
        raise EngineError(message) from None
    if done.returncode != 0:
        said = "\n    ".join(done.stdout.strip().splitlines()[-_LAST_LINES:])
        raise EngineError(f"Zensical could not build the site:\n    {said}")


def _finish(built: Path, site: Site, settings: Settings) -> None:
    """Put in what only the compiler knows; take out what our pages do not use."""
    index = built / "search.json"
    found = json.loads(index.read_text(encoding="utf-8"))
    found["items"] = search_items(site.pages)
    index.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    write_sitemap(site, built, settings.base)
    shutil.rmtree(built / "assets/stylesheets", ignore_errors=True)
    (built / "assets/images/favicon.png").unlink(missing_ok=True)


def _replace(folder: Path, built: Path) -> None:
    """Empty the folder, but for dotted files, and fill it again."""
    for old in folder.glob("[!.]*"):
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink()
    shutil.copytree(built, folder, dirs_exist_ok=True)
