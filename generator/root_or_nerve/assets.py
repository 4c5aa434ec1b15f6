"""Where theme, built widgets and shipped anatomy lie: a checkout, or the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "shipped"
_CHECKOUT = _PACKAGE.parent.parent


def _folder(*parts: str) -> Path:
    shipped = _SHIPPED.joinpath(*parts)
    return shipped if shipped.is_dir() else _CHECKOUT.joinpath(*parts)


def templates() -> Path:
    """Return the folder of templates that hosts and `render` read."""
    return _folder("theme", "templates")


def built() -> Path:
    """Return the folder whose `assets/rn/` holds script, style, fonts and Plotly."""
    return _folder("theme", "built")


def content() -> Path:
    """Return the folder that holds the shipped `anatomy/`."""
    return _folder("content")
