"""Building and serving with MkDocs, from our own command line."""

import logging
import os
from pathlib import Path
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from typing import Any

# Material prints a notice of its own end of life at every build; see the docs.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError

from .site_folder import EngineError as EngineError
from .site_folder import claim


def build(config_file: Path, content: Path | None, site: Path | None) -> Path:
    """Build the site and return its folder. Raises EngineError."""
    _log_plainly()
    with SaidPlainly():
        config = load_config(str(config_file), strict=True, **_given(content, site))
        folder = Path(config.site_dir)
        claim(folder)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
        return folder


def content_folder(config_file: Path, content: Path | None) -> Path:
    """Return the content folder that a build would read. Raises EngineError."""
    with SaidPlainly():
        return Path(load_config(str(config_file), **_given(content, None)).docs_dir)


def serve(config_file: Path, content: Path | None, port: int) -> None:
    """Serve with live reload until interrupted. Raises EngineError."""
    _log_plainly()
    _check_port(port)
    with SaidPlainly():
        given = _given(content, None)
        mkdocs_serve.serve(
            str(config_file), livereload=True, dev_addr=f"127.0.0.1:{port}", **given
        )


def _check_port(port: int) -> None:
    with socket() as probe:
        probe.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            why = error.strerror or str(error)
            raise EngineError(f"port {port}: {why}; name another with --port") from None


def _given(content: Path | None, site: Path | None) -> dict[str, Any]:
    folders = {"docs_dir": content, "site_dir": site}
    return {name: str(folder.resolve()) for name, folder in folders.items() if folder}


class SaidPlainly:
    """Turns what MkDocs raises into an EngineError."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if isinstance(error, PluginError | BuildError | ConfigurationError):
            raise EngineError(str(error)) from None
        if isinstance(error, OSError):
            raise EngineError(f"{error.strerror}: {error.filename}") from None
        if isinstance(error, Abort):
            raise EngineError("the site was not built; the reason is above") from None


def _log_plainly() -> None:
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
