"""What items of every kind are made of."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Verdict(StrEnum):
    """What a classification says; also the classes of the discrimination measures."""

    ROOT = "root"
    NERVE = "nerve"
    OTHER = "other"
    UNDETERMINED = "undetermined"
    EMERGENCY = "emergency"


class Value(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class Step(Value):
    """One answer of the classification scale."""

    id: str
    verdict: Verdict
    text: str


class Because(Value):
    """What to say to somebody who gave each verdict."""

    root: str
    nerve: str
    other: str
    undetermined: str
    emergency: str


class Option(Value):
    """One option of a choice item."""

    id: str
    text: str
    because: Annotated[str, Field(description="why it is right or wrong")]


class ItemBase(Value):
    id: Annotated[str, Field(description="permanent: CASE.classify, CASE.imaging-1")]
    rev: Annotated[
        int, Field(ge=1, description="progress starts again when it changes")
    ]
    page: Annotated[str, Field(description="source path of the page it stands on")]
    prompt: str
