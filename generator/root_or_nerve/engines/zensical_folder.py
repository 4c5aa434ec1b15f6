"""The Site as a folder that Zensical builds: pages, assets and settings as values."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from ..compile import Site
from ..render.page import Page
from .links import url_of, with_urls
from .search_index import entries
from .settings import Settings

PAGES, THEME, BUILT, CONFIG = "pages", "theme", "site", "mkdocs.yml"


def as_files(site: Site, settings: Settings) -> dict[str, bytes]:
    """Return every file of the folder but those of the theme, by path."""
    files = {CONFIG: json.dumps(config(site, settings))}
    files |= {f"{PAGES}/{path}": page_file(path, p) for path, p in site.pages.items()}
    texts = {path: text.encode() for path, text in files.items()}
    return texts | {
        f"{PAGES}/{path}": asset.encode() if isinstance(asset, str) else asset
        for path, asset in site.assets.items()
    }


def config(site: Site, settings: Settings) -> dict[str, Any]:
    """Return Zensical's settings: JSON is YAML, so no YAML need be written."""
    return {
        "site_name": settings.site_name,
        "site_url": settings.base or None,
        "site_description": settings.site_description,
        "docs_dir": PAGES,
        "site_dir": BUILT,
        "nav": list(settings.nav),
        # Its own fonts would be fetched from another origin.
        "theme": {"variant": "classic", "custom_dir": THEME, "font": False},
        "plugins": ["search"],
        "markdown_extensions": {},
        "extra": {"rn_pages": [p for p, page in site.pages.items() if page.listed]},
    }


def page_file(path: str, page: Page) -> str:
    """Return a page that is all front matter: HTML that no Markdown can change."""
    meta = json.dumps(page_meta(path, page), ensure_ascii=False)
    # Zensical looks for Markdown links even here, and would report those of examples.
    meta = meta.replace("](", "]\\u0028")
    return f"---\n{meta}\n---\n"


def page_meta(path: str, page: Page) -> dict[str, Any]:
    """Return what templates read of a page; all text is escaped."""
    return {
        "title": escape(page.title),
        "description": escape(page.description),
        "template": page.template,
        "door": page.door,
        "outline": [
            {"url": f"#{anchor}", "title": escape(title)}
            for _, anchor, title in page.outline
        ],
        "body": with_urls(page.html + page.onward, path),
    }


def search_items(pages: Mapping[str, Page]) -> list[dict[str, Any]]:
    """Return the compiler's search entries in the form of Zensical's index."""
    return [
        {
            "location": entry["location"],
            "level": 2 if "#" in entry["location"] else 1,
            "title": entry["title"],
            "text": f"<p>{entry['text']}</p>",
            "path": [],
            "tags": [],
        }
        for path, page in pages.items()
        for entry in entries(page, url_of(path))
    ]
