"""The folder that a site is written to; what was there before may go, if it is ours."""

from pathlib import Path

_MARKER = ".root-or-nerve"  # dotted, so that hosts let it be


class EngineError(Exception):
    """The host could not do it; the message is for a person."""


def claim(folder: Path) -> None:
    """Mark a folder as ours; refuse one with somebody's files, which a build deletes.

    Raises EngineError.
    """
    marker = folder / _MARKER
    if folder.is_dir() and any(folder.iterdir()) and not marker.exists():
        raise EngineError(
            f"{folder} holds files that no build has written, and building would "
            "delete them: name an empty folder, or empty it"
        )
    folder.mkdir(parents=True, exist_ok=True)
    marker.touch()
