"""sources.bib -> sources, with the line of each entry."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library as Bibliography
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
)

from ..model.sources import Source
from ..problems import Code, Problem
from .files import TextFile
from .latex import plain_text

_NEEDED = ("title", "year")
_PEOPLE = ("author", "organization", "editor")
_UNREAD = ("abstract", "keywords", "file", "annote")
_NAMED_BY = (*_PEOPLE, "journal", "publisher")
_KEY = re.compile(r"[A-Za-z][\w-]*")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_URL = re.compile(r"https?://[^\s/\"<>][^\s\"<>]*")
_LOST_ENTRY = re.compile(r"^\s*(@?\w*\s*[{(]|@).*", re.M)


@dataclass
class BibliographyFile:
    """The sound entries; `stated` are all keys read, `lost` if some could not be."""

    sources: dict[str, Source] = field(default_factory=dict)
    stated: list[str] = field(default_factory=list)
    lost: bool = False
    problems: list[Problem] = field(default_factory=list)


def read_sources(file: TextFile) -> BibliographyFile:
    """Return the entries by key, and every problem in the file."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    bibliography: Bibliography = parse_string(file.text)
    result = BibliographyFile()
    for block in bibliography.failed_blocks:
        result.problems.append(_failure(file.path, block))
        result.lost |= not isinstance(block, DuplicateBlockKeyBlock)
    for comment in bibliography.comments:
        if lost := _LOST_ENTRY.search(comment.comment):
            line = (comment.start_line or 0) + 1
            line += comment.comment.count("\n", 0, lost.start(1))
            message = f"is no entry, but looks like one: {lost[0].strip()[:60]}"
            result.problems.append(Problem(file.path, line, Code.BIB_SYNTAX, message))
            result.lost = True
    for entry in bibliography.entries:
        line = (entry.start_line or 0) + 1
        fields = {
            name.lower(): plain_text(str(f.value))
            for name, f in entry.fields_dict.items()
        }
        result.stated.append(entry.key)
        faults = list(_faults(entry.key, fields))
        result.problems += [
            Problem(file.path, line, code, f"{entry.key}: {message}")
            for code, message in faults
        ]
        if not faults:
            result.sources[entry.key] = _source(entry, fields, line)
    return result


def _faults(key: str, fields: Mapping[str, str]) -> Iterator[tuple[Code, str]]:
    """Yield what is wrong with the key and the fields of one entry."""
    if not _KEY.fullmatch(key):
        yield Code.BIB_SYNTAX, "a key is a letter, then letters, digits and hyphens"
    missing = [name for name in _NEEDED if not fields.get(name)]
    if not any(fields.get(name) for name in _NAMED_BY):
        missing.append("author")
    if missing:
        yield Code.BIB_SYNTAX, f"has no {' and no '.join(missing)}"
    for name, value in fields.items():
        if "\\" in value and name not in _UNREAD:
            yield Code.BIB_SYNTAX, f"{name}: write the letter itself, not {value[:60]}"
    if "doi" in fields and not _DOI.fullmatch(fields["doi"]):
        yield Code.BIB_SYNTAX, f"doi: begins with 10., not {fields['doi'][:60]}"
    if "url" in fields and not _URL.fullmatch(fields["url"]):
        yield Code.UNSAFE_LINK, f"url: begins with https://, not {fields['url'][:60]}"


def _failure(path: str, block: ParsingFailedBlock) -> Problem:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        message = f'"{block.key}" is here twice'
        return Problem(path, line, Code.DUPLICATE_ID, message)
    if isinstance(block, DuplicateFieldKeyBlock):
        message = f'"{min(block.duplicate_keys)}" is here twice'
        return Problem(path, line, Code.DUPLICATE_KEY, message)
    first = (block.raw or "").strip().splitlines()
    message = f"cannot be read: {first[0][:60] if first else 'an entry'}"
    return Problem(path, line, Code.BIB_SYNTAX, message)


def _source(entry: Entry, fields: dict[str, str], line: int) -> Source:
    people = next((fields[name] for name in _PEOPLE if fields.get(name)), "")
    return Source(
        key=entry.key,
        kind=entry.entry_type.lower(),
        people=_people(people, fields.get("author") is not None),
        title=fields["title"],
        year=fields["year"],
        where=_where(fields),
        doi=fields.get("doi"),
        url=fields.get("url"),
        note=fields.get("note"),
        line=line,
    )


def _people(names: str, are_persons: bool) -> tuple[str, ...]:
    if not are_persons:
        return (names,) if names else ()
    return tuple(_person(name) for name in re.split(r"\s+and\s+", names) if name)


def _person(name: str) -> str:
    """Lu, Jike -> Lu J."""
    if name == "others":
        return "et al."
    surname, comma, given = name.partition(",")
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", given) if part)
    return f"{surname.strip()} {initials}".strip() if comma else name.strip()


def _where(fields: dict[str, str]) -> str:
    """Return journal, volume and pages, or publisher, as one phrase."""
    place = (
        fields.get("journal")
        or fields.get("booktitle")
        or fields.get("publisher")
        or ""
    )
    volume = fields.get("volume", "")
    if fields.get("number"):
        volume += f"({fields['number']})"
    pages = fields.get("pages", "")
    numbers = ":".join(part for part in (volume, pages) if part)
    return " ".join(part for part in (place, numbers) if part)
