"""The field reference, read off the models."""

import types
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Field:
    """One key; `depth` is how far it is nested."""

    name: str
    depth: int
    form: str
    needed: bool
    meaning: str


def fields_of(model: type[BaseModel], depth: int = 0) -> tuple[Field, ...]:
    """Return the keys of a model, each followed by the keys inside it."""
    found: list[Field] = []
    for name, info in model.model_fields.items():
        if depth == 0 and name == "id" and _is_table(model):
            continue
        inner = model_in(info.annotation)
        meaning = (
            info.description or (inner.__doc__ or "").strip().split("\n")[0]
            if inner
            else info.description or ""
        )
        found.append(Field(name, depth, _form(info), info.is_required(), meaning))
        if inner is not None:
            found += fields_of(inner, depth + 1)
    return tuple(found)


def _is_table(model: type[BaseModel]) -> bool:
    """Entries of tables take their id from their key."""
    return model.__module__.endswith(
        (".anatomy", ".studies", ".territories", ".patches")
    )


def model_in(annotation: Any) -> type[BaseModel] | None:
    """Return the model that a field holds, alone or in a list; of several, none."""
    models = _models_in(annotation)
    return models[0] if len(models) == 1 else None


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found = [m for part in get_args(annotation) for m in _models_in(part)]
    return list(dict.fromkeys(found))


_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false"}


def _form(info: FieldInfo) -> str:
    return _words(info.annotation)


def _words(annotation: Any) -> str:
    """Say in an author's words what form a value has."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _words(parts[0])
    if origin in (Union, types.UnionType):
        if len(models := _models_in(annotation)) > 1:
            return " or ".join(model.__name__.lower() for model in models)
        return " or ".join(_words(part) for part in parts if part is not type(None))
    if origin is Literal:
        return " or ".join(str(part).lower() for part in parts)
    if origin is tuple and parts[-1] is not ...:
        return f"[{', '.join(_words(part) for part in parts)}]"
    if origin is tuple:
        return f"list of {_words(parts[0])}"
    if origin is dict:
        return "keys"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(str(member.value) for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "keys"
    return _PLAIN.get(annotation, "text")
