"""The MkDocs plugin: hands a compiled Site to MkDocs, and nothing else.

Listed pages become MkDocs pages; the others are not MkDocs pages at all, but
fill a shell after the build. Sources are never published.
"""

import gc
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import write_file

from .. import assets
from ..compile import Compiler, Site
from ..load.library import Loader
from ..problems import ContentError, Problem, errors, in_order
from ..render.templates import forget_templates
from .mkdocs_pages import HostPage, Shells
from .mkdocs_search import SearchFiles
from .sitemap import write_sitemap
from .watch import stamps

log = logging.getLogger("mkdocs.plugins.root_or_nerve")
# The theme brings its own style and searches in English: no page reads these.
_UNUSED = re.compile(
    r"assets/(stylesheets/.*|javascripts/(lunr/.*|.*\.map)|images/favicon\.png)"
)


class RootOrNerve(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Keeps compiler and loader while serving, so that little is made again."""

    def __init__(self) -> None:
        self.site = Site()
        self.loader: Loader | None = None
        self.compiler: Compiler | None = None
        self.shown: tuple[Problem, ...] = ()
        self.drafts = False
        self.is_faulty = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being here makes MkDocs keep this object, and its memory, while serving."""
        self.drafts = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the theme under the author's own `custom_dir`, above Material."""
        first = 1 if config.theme.custom_dir else 0
        config.theme.dirs[first:first] = [str(assets.templates()), str(assets.built())]
        config.theme["font"] = False
        config.watch += [
            folder for folder in config.theme.dirs if "site-packages" not in folder
        ]
        if self.loader is None or self.loader.content != Path(config.docs_dir):
            self.loader = Loader(Path(config.docs_dir), assets.content())
            self.compiler = None
        if self.compiler is None:
            self.compiler = Compiler(str(config.site_name), drafts=self.drafts)
        return config

    def compiled(self) -> Site:
        """Compile what is on disk now. Raises ContentError with every problem."""
        assert self.loader is not None
        assert self.compiler is not None
        library, problems = self.loader()
        site, more = self.compiler(library)
        found = in_order([*problems, *more])
        if errors(found):
            raise ContentError(found)
        if found != self.shown:
            for problem in found:
                log.info("%s", problem)
        self.shown = found
        return site

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Compile before MkDocs empties the old site: a mistake must not cost it."""
        gc.disable()  # much is made, and all of it stays
        try:
            self.site = self.compiled()
        except ContentError as error:
            raise PluginError(f"content has problems\n\n{error}") from None
        finally:
            gc.freeze()
            gc.enable()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace sources by what was made from them."""
        for file in list(files):
            if file.src_dir == config.docs_dir or _UNUSED.fullmatch(file.src_uri):
                files.remove(file)
        # So that footer and header name only pages that there are.
        config.extra["rn_pages"] = [
            p for p, page in self.site.pages.items() if page.listed
        ]
        for path, page in self.site.pages.items():
            if page.listed:
                file = File.generated(config, path, content="")
                HostPage(page, file, config)
                files.append(file)
        for path, value in self.site.assets.items():
            files.append(File.generated(config, path, content=value))
        self.search = SearchFiles(config)
        self.search.defer(files)
        return files

    # Before the pages are written, and after all other plugins had their say.
    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Keep the environment: shells are rendered after the build."""
        self.env, self.files = env, files
        return env

    def on_nav(
        self, nav: Navigation, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        """Keep the navigation for the shells."""
        self.nav = nav
        return nav

    # Search has written its index by now; the offline plugin has not yet copied it.
    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write pages that MkDocs does not know, search index and sitemap."""
        self.shells = Shells(config, self.env, self.nav, self.files)
        self.chrome = stamps(config)
        self.search.read()
        pages = self.site.pages.items()
        self.shells.write_all([(p, page) for p, page in pages if not page.listed])
        for path, page in pages:
            self.search.add(path, page)
        self.search.write()
        write_sitemap(self.site, Path(config.site_dir), config.site_url)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Put a cheaper builder in front of MkDocs' own, which stays the fallback."""
        full = server.builder

        def quick_or_full() -> None:
            if not self.rebuild_quickly(config):
                full()

        server.builder = quick_or_full
        return server

    def _forget_templates(self) -> None:
        """Make everything anew: settings or templates changed, and all read them."""
        self.compiler = None
        forget_templates()

    def rebuild_quickly(self, config: MkDocsConfig) -> bool:
        """Rewrite shells and assets that changed; False if more may have changed."""
        if self.chrome != stamps(config):
            self._forget_templates()
            return False
        try:
            site = self.compiled()
        except ContentError as error:
            log.error("%s", error)
            self.is_faulty = True
            return True
        if self.is_faulty:
            log.info("everything is mended")
        self.is_faulty = False
        old, self.site = self.site, site
        if old.pages.keys() != site.pages.keys():
            return False
        if old.assets.keys() != site.assets.keys():
            return False
        changed = [path for path, page in site.pages.items() if page != old.pages[path]]
        if any(site.pages[path].listed or old.pages[path].listed for path in changed):
            return False
        for path, asset in site.assets.items():
            if asset != old.assets[path]:
                write_asset(asset, f"{config.site_dir}/{path}")
        for path in changed:
            self.shells.write(path, site.pages[path])
            self.search.add(path, site.pages[path])
        self.search.write()
        log.info("%d pages rewritten", len(changed))
        return True


def write_asset(asset: str | bytes, path: str) -> None:
    """Write what pages load; the host takes text or bytes, its writer bytes alone."""
    write_file(asset.encode() if isinstance(asset, str) else asset, path)
