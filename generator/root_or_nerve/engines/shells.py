"""A theme page rendered once, with slots; thousands of pages filled in by joining.

Sound because a shell template may use nothing of a page but its slots: the
probe page that it is rendered with has no other attribute.
"""

import re
from html import escape

from ..render.page import Page

SLOTS = ("title", "body", "url", "description")


def slot(name: str) -> str:
    """Return a marker that survives HTML, attribute, URL and JSON escaping."""
    return f"rn0slot0{name}0rn"


class Shell:
    """One template at one depth, cut at its slots."""

    def __init__(self, rendered: str) -> None:
        self._parts = re.split("rn0slot0(" + "|".join(SLOTS) + ")0rn", rendered)

    def fill(self, page: Page, body: str, url: str) -> str:
        """Return the finished page; `url` is its address below the site."""
        values = {
            "title": escape(page.title),
            "body": body,
            "url": url,
            "description": escape(page.description),
        }
        parts = self._parts[:]
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)
