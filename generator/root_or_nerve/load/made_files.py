"""Files that a command made: read whole, or said to be broken, with the remedy."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..problems import Code, Problem
from .files import read_bytes, shown
from .validate import key_path

M = TypeVar("M", bound=BaseModel)
# Path, time of change and size of every file of a folder.
Stamps = tuple[tuple[str, int, int], ...]


@dataclass
class MadeFiles:
    """Reads files below `root`, and collects what is wrong with them."""

    root: Path
    remedy: str
    problems: list[Problem] = field(default_factory=list)

    def value(self, path: Path, model: type[M]) -> M | None:
        """Return a JSON file as a model; None, with a problem, if it is not one."""
        data = self._bytes(path)
        if data is None:
            return None
        try:
            return model.model_validate_json(data)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = key_path(first["loc"])
            self.broken(path, f"{where}: {first['msg']}" if where else first["msg"])
            return None

    def webp(self, path: Path) -> bytes | None:
        """Return a picture; None, with a problem, if it is not one."""
        data = self._bytes(path)
        if data is not None and (data[:4] != b"RIFF" or data[8:12] != b"WEBP"):
            self.broken(path, "is not a WebP picture")
            return None
        return data

    def broken(self, path: Path, message: str) -> None:
        """Say what is wrong with a file."""
        name = shown(self.root, path)
        self.problems.append(
            Problem(name, 1, Code.BAD_VALUE, message, hint=self.remedy)
        )

    def _bytes(self, path: Path) -> bytes | None:
        data = read_bytes(self.root, path)
        if isinstance(data, Problem):
            again = Problem(data.path, 1, data.code, data.message, hint=self.remedy)
            self.problems.append(again)
            return None
        return data


def stamps(folder: Path) -> Stamps:
    """Return the state of a folder's files; of one that cannot be read, nothing."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry.path, entry.stat()) for entry in entries]
    except OSError:
        return ()
    return tuple(sorted((p, s.st_mtime_ns, s.st_size) for p, s in found))
