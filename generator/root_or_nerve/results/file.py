"""A learner's progress as Practise exports it.

    {"format": "root-or-nerve-progress", "version": 1, "course": "…",
     "exported": ISO date and time, "pseudonym": text or null,
     "answers": [{"device": "…", "n": 1, "id": "…", "rev": 1, "pair": "…" or null,
                  "key": "nerve", "option": "sure-nerve", "bet": null, "right": true,
                  "at": ms since 1970, "taken_ms": 5200 or null, "stream": "probe",
                  "first": true}, …],
     "items": {…}}

`device` and `n` number the answers of a browser, so that the same answer in several
files is one. Other keys, `items` among them, are for the learner's browser.
"""

import json
import stat
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..measures.answers import Answer, Key, Stream
from .fault import Fault, Remedy

FORMAT = "root-or-nerve-progress"
VERSION = 1
MOST_BYTES = 50_000_000
_Word = Annotated[str, Field(min_length=1, max_length=200)]
_Time = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
_SHOWN = 60


@dataclass(frozen=True)
class Progress:
    """What a file says. Answers by device and number."""

    path: str
    course: str
    exported: str
    pseudonym: str | None
    answers: dict[tuple[str, int], Answer]


class _Row(BaseModel):
    """An answer in a file."""

    model_config = ConfigDict(strict=True, extra="ignore")

    device: _Word
    n: Annotated[int, Field(ge=1)]
    id: _Word
    rev: Annotated[int, Field(ge=1)]
    pair: _Word | None
    key: Key
    option: _Word
    bet: _Word | None
    right: bool
    at: _Time
    taken_ms: _Time | None
    stream: Stream
    first: bool


_KEPT = [field.name for field in fields(Answer)]


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return each file once; of a folder, what ends in .json."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.glob("*.json")) if path.is_dir() else []
        found |= dict.fromkeys(inside or [path])
    return list(found)


def read_progress(path: Path) -> tuple[Progress | None, list[Fault]]:
    """Return what a file says, as far as it can be read, and what is wrong with it."""
    name = str(path)
    text = _text(path)
    if isinstance(text, Fault):
        return None, [text]
    content = _content(name, text)
    if isinstance(content, Fault):
        return None, [content]
    answers, faults = _answers(name, content["answers"])
    if not content["answers"]:
        faults.append(Fault(name, Remedy.NO_ANSWERS, "holds no answer"))
    pseudonym = content.get("pseudonym")
    progress = Progress(
        path=name,
        course=str(content.get("course", "")),
        exported=str(content.get("exported", "")),
        pseudonym=pseudonym.strip()[:_SHOWN] or None
        if isinstance(pseudonym, str)
        else None,
        answers=answers,
    )
    return progress, faults


def _text(path: Path) -> str | Fault:
    name = str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Fault(name, Remedy.UNREADABLE_FILE, "is not an ordinary file")
        if status.st_size > MOST_BYTES:
            size = f"{status.st_size // 1_000_000} MB"
            return Fault(name, Remedy.TOO_LARGE, size)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be opened"
        return Fault(name, Remedy.UNREADABLE_FILE, reason.lower())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Fault(name, Remedy.NOT_JSON, "is not UTF-8 text", line)


def _content(name: str, text: str) -> dict[str, Any] | Fault:
    """Return the object of the file, whose answers are a list."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        message = f"{error.msg.lower()}, character {error.colno} of the line"
        return Fault(name, Remedy.NOT_JSON, message, error.lineno)
    except (ValueError, RecursionError):
        return Fault(name, Remedy.NOT_JSON, "numbers too long, or nested too deeply")
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return Fault(name, Remedy.NOT_PROGRESS, f'"format" is not "{FORMAT}"')
    version = content.get("version")
    if type(version) is int and version > VERSION:
        return Fault(name, Remedy.NEWER_VERSION, f"version {version}, not {VERSION}")
    if version != VERSION or not isinstance(content.get("answers"), list):
        return Fault(name, Remedy.NOT_PROGRESS, "has no version 1, or no answers")
    return content


def _answers(
    name: str, rows: list[Any]
) -> tuple[dict[tuple[str, int], Answer], list[Fault]]:
    answers: dict[tuple[str, int], Answer] = {}
    bad: list[str] = []
    for place, value in enumerate(rows):
        try:
            row = _Row.model_validate(value)
        except ValidationError as error:
            bad.append(_said(place, error))
            continue
        answers[row.device, row.n] = Answer(**{key: getattr(row, key) for key in _KEPT})
    if not bad:
        return answers, []
    more = f"; and {len(bad) - 1} more answers" if len(bad) > 1 else ""
    return answers, [Fault(name, Remedy.BAD_ANSWER, f"{bad[0]}{more}")]


def _said(place: int, error: ValidationError) -> str:
    first = error.errors()[0]
    where = "".join(f".{part}" for part in first["loc"])
    return f"answers[{place}]{where}: {first['msg'].lower()}"
