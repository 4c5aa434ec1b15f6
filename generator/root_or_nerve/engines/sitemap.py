"""sitemap.xml of all pages, those that MkDocs does not know included."""

import gzip
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import write_file

from ..compile import Site
from .links import url_of


def write_sitemap(site: Site, config: MkDocsConfig) -> None:
    """Write the sitemap; without a site_url there are no addresses to write."""
    base = config.site_url or ""
    rows = [
        f"<url><loc>{escape(base + url_of(path))}</loc></url>"
        for path, page in site.pages.items()
        if base and page.indexed
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'{head}<urlset xmlns="{space}">\n' + "\n".join([*rows, "</urlset>"]) + "\n"
    write_file(text.encode(), f"{config.site_dir}/sitemap.xml")
    packed = gzip.compress(text.encode(), mtime=0)
    write_file(packed, f"{config.site_dir}/sitemap.xml.gz")
