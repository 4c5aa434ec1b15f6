"""What a build needs of mkdocs.yml, read without MkDocs."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from ..load import yaml12
from .site_folder import EngineError


class Theme(BaseModel):
    """The host's theme; ours stands above it, and an author's folder above ours."""

    model_config = ConfigDict(frozen=True)

    custom_dir: str | None = None


class Settings(BaseModel):
    """The settings that every host understands; those of one host alone are left."""

    model_config = ConfigDict(frozen=True)

    site_name: str
    site_url: str | None = None
    site_description: str | None = None
    docs_dir: str = "docs"
    site_dir: str = "site"
    nav: tuple[Any, ...] = ()
    theme: Theme | str = Theme()

    @property
    def base(self) -> str:
        """The address of the site with a slash at its end; empty if not known."""
        return f"{self.site_url.rstrip('/')}/" if self.site_url else ""

    @property
    def custom_dir(self) -> str | None:
        """The author's folder of templates."""
        return self.theme.custom_dir if isinstance(self.theme, Theme) else None


def read_settings(config_file: Path) -> Settings:
    """Return the settings, or say where they are wrong. Raises EngineError."""
    try:
        document = yaml12.load(config_file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{config_file}: {error}") from None
    for fault in document.faults:
        raise EngineError(f"{config_file}:{fault.place.line}: {fault.message}")
    try:
        return Settings.model_validate(document.value or {})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        message = f"{config_file}: {place}: {first['msg'].lower()}"
        raise EngineError(message) from None
