"""Jinja: the one place where fragments of HTML are filled in."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..assets import templates


def _ticks(text: str) -> Markup:
    """Show words between back-ticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    environment.filters["ticks"] = _ticks
    return environment


def fill(fragment: str, **context: Any) -> str:
    """Render fragments/NAME.html; text is escaped, `safe` HTML is not."""
    return _environment().get_template(f"fragments/{fragment}.html").render(**context)


def safe(html: str) -> Markup:
    """Mark HTML made by this package as such."""
    return Markup(html)
