"""Jinja: the one place where fragments of HTML are filled in."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
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
        auto_reload=False,
    )
    environment.filters["ticks"] = _ticks
    return environment


def fill(fragment: str, **context: Any) -> str:
    """Render fragments/NAME.html; text is escaped, `safe` HTML is not."""
    return _template(fragment).render(context)


@cache
def _template(fragment: str) -> Template:
    return _environment().get_template(f"fragments/{fragment}.html")


def safe(html: str) -> Markup:
    """Mark HTML made by this package as such."""
    return Markup(html)


def forget_templates() -> None:
    """Read fragments from disk again, because somebody has edited one."""
    _template.cache_clear()
    _environment.cache_clear()
