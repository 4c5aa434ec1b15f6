"""YAML 1.2 core schema on libyaml: fast, with the place of every key and value."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]
MAX_DEPTH = 20


class Place(NamedTuple):
    """Line and column, counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the YAML itself; `code` is a name of `problems.Code`."""

    place: Place
    code: str
    message: str


@dataclass
class Document:
    """A value, and the place of each of its parts.

    Few places are ever asked for: they are noted in a second reading of the text,
    when the first one is.
    """

    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    text: str = ""
    line: int = 1

    @property
    def keys(self) -> dict[Path, Place]:
        """Where each key stands."""
        return self._places.keys

    @property
    def values(self) -> dict[Path, Place]:
        """Where each value begins."""
        return self._places.values

    @cached_property
    def _places(self) -> "_Places":
        return _Places(self.text, self.line)

    def place(self, path: Path) -> Place:
        """Return the place of a key, or of the nearest thing around it."""
        while path and path not in self.keys and path not in self.values:
            path = path[:-1]
        return self.keys.get(path) or self.values.get(path) or Place(1, 1)


_DEFAULT_TAGS: dict[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(yaml.CSafeLoader):
    """libyaml with the core schema only: `no` and `2026-01-01` stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own hook

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """As PyYAML's, without what is not used here: paths and wildcards."""
        if kind is yaml.ScalarNode and implicit[0]:
            for tag, form in self.yaml_implicit_resolvers.get(value[:1], ()):
                if form.match(value):
                    return str(tag)
        return _DEFAULT_TAGS[kind]


_CORE: dict[str, tuple[str, str, Callable[[str], Any]]] = {
    "null": (r"~|null|Null|NULL|", "~nN", lambda text: None),
    "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF", lambda text: text[0] in "tT"),
    "int": (
        r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}",
        "-+0123456789",
        lambda text: int(text, 0) if text[:2] in ("0o", "0x") else int(text),
    ),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?",
        "-+.0123456789",
        float,
    ),
}
for _name, (_pattern, _first, _) in _CORE.items():
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_name}",
        re.compile(f"^(?:{_pattern})$"),
        [*_first, ""] if _name == "null" else list(_first),
    )
_READ = {f"tag:yaml.org,2002:{name}": read for name, (_, _, read) in _CORE.items()}
_READ["tag:yaml.org,2002:str"] = str

# libyaml's composer recurses in C: text that could nest this deep is measured first.
_MUCH_SPACE = " " * 40
_STACKED = re.compile(r"[-?] +[-?] +[-?] +[-?] ")
_SECOND = "a second document; one `---` block only"
_STAR = "an anchor or alias; put text that starts with `*` or `&` in quotes"
_PLAIN_WORDS = {
    "mapping values are not allowed in this context": "a second colon in a line "
    "starts a new key; put the text in quotes",
    "found character that cannot start any token": "a character that cannot start a "
    "value: a tab, `@`, `%` or a back-tick; indent with spaces, or use quotes",
    "could not find expected ':'": "a key without a colon",
    "did not find expected key": "the indent does not match the lines above",
    "did not find expected ',' or '}'": "a `{` that is not closed, or a comma missing",
    "did not find expected ',' or ']'": "a `[` that is not closed, or a comma missing",
    "found unexpected end of stream": "quotes or brackets that are not closed",
    "but found another document": _SECOND,
    "found undefined alias": _STAR,
    "did not find expected alphabetic or numeric character": _STAR,
}
_FEATURES = (_STAR, _SECOND)


# What may start an anchor, an alias or a tag; only then are events looked through.
_MAYBE_SPECIAL = re.compile(r"(?<![^\s\[{,:?-])[&*!]\S")


def load(text: str, line: int = 1) -> Document:
    """Read YAML whose first line is `line` of its file. Never raises."""
    document = Document(text=text, line=line)
    try:
        if _may_be_deep(text) and (mark := _too_deep(text)) is not None:
            message = f"nested more than {MAX_DEPTH} levels deep"
            document.faults.append(Fault(_place(mark, line), "TOO_DEEP", message))
            return document
        node = _Loader(text).get_single_node()
        if node is not None:
            _Reader(document, line).read_document(node, text)
    except yaml.MarkedYAMLError as error:
        problem = error.problem or "not YAML"
        words = _PLAIN_WORDS.get(problem, problem)
        code = "YAML_FEATURE" if words in _FEATURES else "YAML_SYNTAX"
        document.faults.append(Fault(_place_of_error(error, text, line), code, words))
    except yaml.YAMLError as error:
        document.faults.append(Fault(Place(line, 1), "YAML_SYNTAX", str(error)))
    return document


def _place(mark: Any, line: int) -> Place:
    return Place(mark.line + line, mark.column + 1) if mark else Place(line, 1)


def _place_of_error(error: yaml.MarkedYAMLError, text: str, line: int) -> Place:
    """Return where it went wrong; where it began, if it went on to the end."""
    last = text.rstrip().count("\n")
    mark = error.problem_mark or error.context_mark
    if mark is not None and error.context_mark is not None and mark.line > last:
        mark = error.context_mark
    place = _place(mark, line)
    return place if place.line <= line + last else Place(line + last, 1)


def _may_be_deep(text: str) -> bool:
    return (
        text.count("[") + text.count("{") > 100
        or _MUCH_SPACE in text
        or bool(_STACKED.search(text))
    )


def _too_deep(text: str) -> Any:
    """Return the mark at which the nesting passes the limit, by events alone."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


class _Reader:
    """Turns nodes into values; anchors and tags become faults."""

    def __init__(self, document: Document, line: int) -> None:
        self.document, self.line = document, line

    def read_document(self, node: yaml.Node, text: str) -> None:
        """Read a whole document, unless aliases could make it larger than it is."""
        may_be = any(sign in text for sign in "&*!") and _MAYBE_SPECIAL.search(text)
        has_alias = may_be and self._note_features(text)
        if not has_alias:
            self.document.value = self._read(node, 1)

    def _note_features(self, text: str) -> bool:
        """Note every anchor, alias and tag, by events; return whether one aliases."""
        has_alias = False
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark = event.start_mark
            if isinstance(event, yaml.AliasEvent):
                has_alias = True
                self._fault(mark, "YAML_FEATURE", f"an alias (`*{event.anchor}`)")
                continue
            if anchor := getattr(event, "anchor", None):
                words = f"an anchor (`&{anchor}`); put the text in quotes"
                self._fault(mark, "YAML_FEATURE", words)
            if tag := getattr(event, "tag", None):
                shown = tag.replace("tag:yaml.org,2002:", "!!")
                words = f"a tag (`{shown}`); put the text in quotes"
                self._fault(mark, "YAML_FEATURE", words)
        return has_alias

    def _fault(self, mark: Any, code: str, message: str) -> None:
        self.document.faults.append(Fault(_place(mark, self.line), code, message))

    def _read(self, node: yaml.Node, depth: int) -> Any:
        if isinstance(node, yaml.ScalarNode) and depth <= MAX_DEPTH:
            return self._scalar(node)
        if depth > MAX_DEPTH:
            words = f"more than {MAX_DEPTH} levels deep"
            self._fault(node.start_mark, "TOO_DEEP", words)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        return [self._read(item, depth + 1) for item in node.value]

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, item in node.value:
            name = _word(key)
            if not name:
                self._fault(key.start_mark, "YAML_FEATURE", "a key that is not a word")
                continue
            if name == "<<":
                self._fault(key.start_mark, "YAML_FEATURE", "a merge key (`<<`)")
                continue
            if name in result:
                self._fault(key.start_mark, "DUPLICATE_KEY", f'"{name}" is here twice')
            result[name] = self._read(item, depth + 1)
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        try:
            return _READ[node.tag](node.value)
        except (KeyError, ValueError, IndexError):  # a tag, and noted as one already
            return str(node.value)


def _word(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else ""


class _Places:
    """The place of each key and value; of none, in a text that cannot be read."""

    def __init__(self, text: str, line: int) -> None:
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self.line = line
        with suppress(yaml.YAMLError):
            if not _may_be_deep(text) or _too_deep(text) is None:
                self._note(_Loader(text).get_single_node(), (), 1)

    def _note(self, node: yaml.Node | None, path: Path, depth: int) -> None:
        if node is None:
            return
        self.values[path] = _place(node.start_mark, self.line)
        if depth > MAX_DEPTH:
            return
        if isinstance(node, yaml.MappingNode):
            for key, item in node.value:
                if name := _word(key):
                    self.keys[(*path, name)] = _place(key.start_mark, self.line)
                    self._note(item, (*path, name), depth + 1)
        elif isinstance(node, yaml.SequenceNode):
            for i, item in enumerate(node.value):
                self._note(item, (*path, i), depth + 1)
