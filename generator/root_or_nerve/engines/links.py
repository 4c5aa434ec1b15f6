"""From source paths to addresses: the only place that knows how pages are addressed."""

import re
from functools import cache, lru_cache
from posixpath import dirname, join, normpath

# In JSON the quotes are escaped: explanations travel inside a script element.
_PAGE = re.compile(r'(href=\\?")([^":#?\\]+\.md)(#[^"\\]*)?')
_ASSET = re.compile(r'(=\\?")asset:([^"\\]+)')


@cache
def url_of(path: str) -> str:
    """Return the address of a page below the site: cases/x.md -> cases/x/."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def with_urls(html: str, path: str) -> str:
    """Replace source paths and `asset:` names by addresses relative to the page."""
    here, folder = url_of(path), dirname(path)

    def page(match: re.Match[str]) -> str:
        target = _target(folder, match[2])
        return f"{match[1]}{relative(target, here)}{match[3] or ''}"

    def asset(match: re.Match[str]) -> str:
        return f"{match[1]}{relative(match[2], here)}"

    html = _PAGE.sub(page, html)
    return _ASSET.sub(asset, html) if "asset:" in html else html


@lru_cache(maxsize=20_000)
def _target(folder: str, link: str) -> str:
    """Return the address that a link from a folder leads to."""
    return url_of(normpath(join(folder, link)))


def relative(target: str, here: str) -> str:
    """Return the way from a page's address to another one below the same site."""
    to, start = target.split("/"), here.split("/")[:-1]
    same = next(
        (i for i, (a, b) in enumerate(zip(to[:-1], start, strict=False)) if a != b),
        min(len(to) - 1, len(start)),
    )
    return "../" * (len(start) - same) + "/".join(to[same:]) or "./"
