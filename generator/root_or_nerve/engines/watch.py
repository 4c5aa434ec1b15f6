"""When the files that every page depends on were last changed."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def stamps(config: MkDocsConfig) -> dict[str, int]:
    """Return the times of mkdocs.yml and of every template that may be edited."""
    folders = [
        Path(folder) for folder in config.theme.dirs if "site-packages" not in folder
    ]
    paths = [Path(config.config_file_path), *(p for f in folders for p in f.rglob("*"))]
    return {str(path): path.stat().st_mtime_ns for path in paths if path.is_file()}
