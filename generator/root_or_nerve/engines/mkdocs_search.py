"""Material's search files: a stub that loads at once, the index on first use."""

import json
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils import write_file

from ..render.page import Page
from .links import url_of
from .search_index import FULL, entries, index, on_use

_WORKER = re.compile(r"assets/javascripts/workers/search\.\w+\.min\.js")


class SearchFiles:
    """Collects entries of all pages and writes what Material's worker reads."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        self.folder = Path(config.site_dir, "search")
        # On file:// Material waits by itself, and needs the index in one piece.
        self.deferred = "material/offline" not in config.plugins
        self._settings: dict[str, Any] | None = None
        self._docs: dict[str, str] = {}

    def defer(self, files: Files) -> None:
        """Put a small worker in the place of Material's, and that beside it."""
        if not self.deferred:
            return
        for file in list(files):
            if _WORKER.fullmatch(file.src_uri):
                files.remove(file)
                path = file.src_uri.replace("/search.", "/search-on-use.")
                small = on_use(Path(path).name)
                for uri, text in ((file.src_uri, small), (path, file.content_string)):
                    files.append(File.generated(self.config, uri, content=text))

    def read(self) -> None:
        """Take the settings from the index that the search plugin wrote."""
        path = self.folder / "search_index.json"
        if path.exists():
            self._settings = json.loads(path.read_text(encoding="utf-8"))["config"]

    def add(self, path: str, page: Page) -> None:
        """Note a page's entries."""
        self._docs[path] = json.dumps(entries(page, url_of(path)), ensure_ascii=False)[
            1:-1
        ]

    def write(self) -> None:
        """Write stub and full index, or the full one in the stub's place."""
        if self._settings is None:
            return
        settings, name = self._settings, "search_index.json"
        if self.deferred:
            stub = index({**settings, "deferred": FULL}, ())
            write_file(stub.encode(), str(self.folder / name))
            name = Path(FULL).name
        write_file(
            index(settings, self._docs.values()).encode(), str(self.folder / name)
        )
