"""Links of a built site that lead to the same site, and whether they arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HOSTS_OWN = "#__skip"  # in Zensical's own template, and hidden by our style


def broken_links(site: Path) -> list[tuple[Path, str]]:
    """Return each page with each of its links that leads nowhere."""
    return [
        (page.relative_to(site), target)
        for page in site.rglob("*.html")
        for target in local_targets(page)
        if not leads_somewhere(page, target)
    ]


def local_targets(page: Path) -> Iterator[str]:
    text = page.read_text(encoding="utf-8")
    found = set(re.findall(r'(?:href|src|data-src|data-plotly)=\\?"([^"\\]+)', text))
    yield from (t for t in found - {HOSTS_OWN} if not re.match(r"[a-z]+:", t))


def leads_somewhere(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if page.name == "404.html" and path.startswith("/"):
        file = page.parent / path.lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    if "=" in anchor:  # what a widget shows, and no place on the page
        return True
    return not anchor or f'id="{anchor}"' in file.read_text("utf-8").replace('\\"', '"')
