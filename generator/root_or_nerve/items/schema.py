"""The bank's JSON Schema, from which the browser's types are generated."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from .bank import Bank


class _Plain(GenerateJsonSchema):
    """Without titles on fields: each would become a type of its own."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def bank_schema() -> str:
    """Return the schema as the text of bank.schema.json."""
    schema: JsonSchemaValue = Bank.model_json_schema(
        mode="serialization", schema_generator=_Plain
    )
    schema["$id"] = "bank.schema.json"
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
