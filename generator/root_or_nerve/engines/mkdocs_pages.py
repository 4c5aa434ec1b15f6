"""Compiled pages as MkDocs pages, and shells for those that are not."""

from collections.abc import Sequence
from html import escape
from typing import Any

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file

from ..processes import Shared
from ..render.page import Page
from .links import url_of, with_urls
from .shells import Shell, slot


class HostPage(MkDocsPage):
    """A page whose HTML is already made: nothing to read, nothing to convert."""

    def __init__(self, source: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.source = source

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the front matter from the compiled page."""
        self.markdown, self.meta = "", page_meta(self.source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML from the compiled page."""
        self.content = with_urls(
            self.source.html + self.source.onward, self.file.src_uri
        )
        self.toc = get_toc([_toc_token(*heading) for heading in self.source.outline])
        self.present_anchor_ids = {anchor for _, anchor, _ in self.source.outline}


def page_meta(page: Page) -> dict[str, Any]:
    """Return what templates read of a page; all text is escaped."""
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "template": page.template,
        "door": page.door,
        "search": {"exclude": True},  # entries come from the compiler, not from HTML
    }


def _toc_token(level: int, anchor: str, title: str) -> Any:
    name = escape(title)
    return {"level": level, "id": anchor, "name": name, "html": name, "children": []}


class Shells:
    """Writes pages that MkDocs does not know, one join of strings each."""

    def __init__(
        self, config: MkDocsConfig, env: Any, nav: Navigation, files: Files
    ) -> None:
        self.config, self.env, self.nav, self.files = config, env, nav, files
        self._shells: dict[tuple[str, int], Shell] = {}

    def write_all(self, pages: Sequence[tuple[str, Page]]) -> None:
        """Write many pages; each shell is rendered here, once."""
        for path, page in pages:
            self.shell(path, page)
        Shared(self._write, pages).results()

    def _write(self, page: tuple[str, Page]) -> None:
        self.write(*page)

    def write(self, path: str, page: Page) -> None:
        """Fill the page's shell and write it below the site."""
        url = url_of(path)
        html = self.shell(path, page).fill(
            page, with_urls(page.html + page.onward, path), url
        )
        write_file(html.encode(), f"{self.config.site_dir}/{url}index.html")

    def shell(self, path: str, page: Page) -> Shell:
        """Return the shell of the page's template at its depth."""
        key = page.template, path.count("/")
        if key not in self._shells:
            file = File.generated(self.config, path, content="")
            self._shells[key] = Shell(self.render(page, file))
        return self._shells[key]

    def render(self, page: Page, file: File) -> str:
        """Render the theme for a probe: a page whose every text is a slot."""
        probe = MkDocsPage(None, file, self.config)
        probe.markdown, probe.content = "", slot("body")
        probe.meta = {
            **page_meta(page),
            "title": slot("title"),
            "description": slot("description"),
        }
        if self.config.site_url:
            probe.canonical_url = self.config.site_url + slot("url")
        return self.render_host_page(probe)

    def render_host_page(self, page: MkDocsPage) -> str:
        """Render the theme around a page, as MkDocs itself does."""
        self.config._current_page = page  # the url filter reads it
        context = get_context(self.nav, self.files, self.config, page)
        try:
            template = self.env.get_template(page.meta["template"])
            return str(template.render(context))
        finally:
            self.config._current_page = None
