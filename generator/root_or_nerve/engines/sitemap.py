"""sitemap.xml of all pages, those that a host does not know included."""

import gzip
from html import escape
from pathlib import Path

from ..compile import Site
from .links import url_of


def write_sitemap(site: Site, folder: Path, base: str | None) -> None:
    """Write the sitemap; without the site's address there is nothing to write in it."""
    rows = [
        f"<url><loc>{escape(base + url_of(path))}</loc></url>"
        for path, page in site.pages.items()
        if base and page.indexed
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'{head}<urlset xmlns="{space}">\n' + "\n".join([*rows, "</urlset>"]) + "\n"
    (folder / "sitemap.xml").write_text(text, "utf-8", newline="\n")
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
