"""From plain values to models: every fault with its place, in an author's words."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import ID_FORM, ROOT_FORM
from ..model.cases import LEVEL_FORM
from ..problems import Code, Problem, did_you_mean
from .yaml12 import Document, Path

M = TypeVar("M", bound=BaseModel)

# What pydantic calls a fault -> what an author should have written.
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "tuple_type": "a list: [one, two], or lines that start with `-`",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "string_too_short": "some text",
}
_LIMITS = {
    "string_too_long": "at most {max_length} characters",
    "too_short": "at least {min_length} in the list",
    "too_long": "at most {max_length} in the list",
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
    "enum": "{expected}",
}
_FORMS = {
    ID_FORM: "lower-case words joined by hyphens",
    ROOT_FORM: "a root as clinicians write it: L3, S1, S4-5",
    LEVEL_FORM: "a disc level: L4-L5",
}
_MAX_SHOWN = 60
_MAX_FAULTS = 100  # of one file or entry; nobody mends more at once


def build(
    model: type[M],
    value: Any,
    document: Document,
    path: str,
    at: Path = (),
    **given: Any,
) -> tuple[M | None, list[Problem]]:
    """Return the model made from `value`, or None, with every problem in it.

    `at` is where `value` stands in the document; `given` are fields that the
    file does not state, such as the id of an entry that is its key.
    """
    if not isinstance(value, dict):
        problem = _problem(
            document, path, at, Code.BAD_VALUE, _got("keys with values", value)
        )
        return None, [problem]
    taken = sorted(given.keys() & value.keys())
    problems = [
        _problem(
            document,
            path,
            (*at, name),
            Code.UNKNOWN_KEY,
            "is given by the entry's own key",
        )
        for name in taken
    ]
    try:
        return model.model_validate({**value, **given}), problems
    except ValidationError as error:
        faults = _without_noise(error.errors(include_url=False), value)
        problems += [
            _explain(model, value, fault, document, path, at)
            for fault in islice(faults, _MAX_FAULTS)
        ]
        if (more := sum(1 for _ in faults)) > 0:
            message = f"{more} more of this sort; mend the first {_MAX_FAULTS} first"
            problems.append(_problem(document, path, at, Code.BAD_VALUE, message))
        return None, problems


def _without_noise(faults: list[ErrorDetails], value: Any) -> Iterator[ErrorDetails]:
    """Keep one fault a place: of a union's members the first, of nested the inner."""
    seen: set[Path] = set()
    inside = {
        fault["loc"][:-n] for fault in faults for n in range(1, len(fault["loc"]))
    }
    for fault in faults:
        if fault["type"] == "too_short" and fault["loc"] in inside:
            continue  # short only because what it holds is faulty
        loc = _as_stated(fault["loc"], value)
        if fault["type"] not in ("missing", "extra_forbidden"):  # else it ends in a key
            loc = tuple(part for part in loc if not _is_union_tag(part))
        if len(loc) < len(fault["loc"]) and loc in seen:
            continue
        seen.add(loc)
        yield {**fault, "loc": loc}


def _is_union_tag(part: str | int) -> bool:
    return isinstance(part, str) and (part in ("bool", "str", "int") or "[" in part)


def _as_stated(loc: Path, value: Any) -> Path:
    """Return a place without the kinds of models on its way, which no file states."""
    stated: Path = ()
    for i, part in enumerate(loc):
        if isinstance(value, dict) and part not in value and i < len(loc) - 1:
            continue
        stated, value = (*stated, part), _inside(value, part)
    return stated


def _inside(value: Any, part: str | int) -> Any:
    """Return the part of a value, or None."""
    try:
        return value[part]
    except (TypeError, KeyError, IndexError):
        return None


def _explain(
    model: type[BaseModel],
    value: Any,
    fault: ErrorDetails,
    document: Document,
    path: str,
    at: Path,
) -> Problem:
    loc = (*at, *fault["loc"])
    if fault["type"].startswith("union_tag"):
        return _of_no_kind(fault, document, path, loc)
    if fault["type"] == "missing":
        fields = _fields_at(model, fault["loc"][:-1], value)
        message = fields.get(str(loc[-1])) or "must be here"
        return _problem(document, path, loc, Code.MISSING_KEY, message)
    if fault["type"] == "extra_forbidden":
        known = _fields_at(model, fault["loc"][:-1], value)
        hint = did_you_mean(str(loc[-1]), known)
        message = f"is not a key here; known: {', '.join(known)}"
        return _problem(document, path, loc, Code.UNKNOWN_KEY, message, hint)
    message = _got(_expected(fault), fault["input"])
    if fault["type"] == "value_error" and isinstance(fault["input"], dict):
        message = f"expected {_expected(fault)}"
    hint = None
    if fault["type"] in ("enum", "literal_error") and isinstance(fault["input"], str):
        allowed = str(fault.get("ctx", {}).get("expected", ""))
        words = [w.strip(" '") for w in allowed.replace(" or ", ",").split(",")]
        hint = did_you_mean(fault["input"], words)
    return _problem(document, path, loc, Code.BAD_VALUE, message, hint)


def _of_no_kind(
    fault: ErrorDetails, document: Document, path: str, loc: Path
) -> Problem:
    """Explain why none of several models was chosen: by the key that tells them."""
    context = fault.get("ctx", {})
    key = str(context["discriminator"]).strip("'")
    if fault["type"] == "union_tag_not_found":
        message = "must be here: the other keys depend on it"
        return _problem(document, path, (*loc, key), Code.MISSING_KEY, message)
    kinds = str(context["expected_tags"]).replace("'", "")
    word = _inside(fault["input"], key)
    hint = did_you_mean(word, kinds.split(", ")) if isinstance(word, str) else None
    message = _got(f"one of {kinds}", word)
    return _problem(document, path, (*loc, key), Code.BAD_VALUE, message, hint)


def _expected(fault: ErrorDetails) -> str:
    context = fault.get("ctx", {})
    if fault["type"] == "value_error":
        return str(context.get("error", fault["msg"]))
    if fault["type"] == "string_pattern_mismatch":
        return _FORMS.get(context["pattern"], "text of another form")
    if fault["type"] == "too_long" and isinstance(fault["input"], str):
        return f"at most {context['max_length']} characters"
    if fault["type"] == "literal_error":
        return re.sub(r"\b(True|False)\b", lambda m: m[0].lower(), context["expected"])
    if fault["type"] in _LIMITS:
        plain = {k: f"{v:g}" if isinstance(v, float) else v for k, v in context.items()}
        return _LIMITS[fault["type"]].format(**plain)
    return _EXPECTED.get(fault["type"], fault["msg"])


def _got(expected: str, value: Any) -> str:
    return f"expected {expected}; received {received(value)}"


def received(value: Any) -> str:
    """Show a value as an author would recognise it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = str(value)
    if len(text) > _MAX_SHOWN:
        text = text[:_MAX_SHOWN] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def key_path(path: Path) -> str:
    """Write a path as contrasts[0].id."""
    text = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)
    return text.removeprefix(".")


def _problem(
    document: Document,
    path: str,
    loc: Path,
    code: Code,
    message: str,
    hint: str | None = None,
) -> Problem:
    place = document.place(loc)
    words = f"{key_path(loc)}: {message}" if loc else message
    return Problem(path, place.line, code, words, place.column, hint)


def _fields_at(model: type[BaseModel], loc: Path, value: Any) -> dict[str, str]:
    """Return the fields of the model that stands at `loc`, with their descriptions."""
    models = [model]
    for part in loc:
        value = _inside(value, part)
        named = [m.model_fields[str(part)] for m in models if part in m.model_fields]
        if named:  # else it is the place in a list, or a key that an author chose
            models = [m for info in named for m in _models_in(info.annotation)]
    fitting = [m for m in models if _is_of_kind(m, value)] or models
    fields = fitting[0].model_fields if fitting else {}
    return {name: info.description or "" for name, info in fields.items()}


def _is_of_kind(model: type[BaseModel], value: Any) -> bool:
    """Return whether a value has the words that this model must have."""
    return all(
        _inside(value, name) in get_args(info.annotation)
        for name, info in model.model_fields.items()
        if get_origin(info.annotation) is Literal
    )


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in get_args(annotation) for m in _models_in(part)]
