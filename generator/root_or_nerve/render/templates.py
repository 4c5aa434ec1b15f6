"""Jinja: the one place where fragments of HTML are filled in."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..assets import templates


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )


def fill(fragment: str, **context: Any) -> str:
    """Render fragments/NAME.html; text is escaped, `safe` HTML is not."""
    return _environment().get_template(f"fragments/{fragment}.html").render(**context)


def safe(html: str) -> Markup:
    """Mark HTML made by this package as such."""
    return Markup(html)
