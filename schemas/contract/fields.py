"""The fields that make a kind what it is, in words: what its items have, or an amendment, beyond what all share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from schemas.contract.kinds import JsonSchema, schema_of

_OF_AN_ITEM: Final = ("number", "grade", "marking", "title", "text", "persons", "locations", "objects", "links")
_SHARED: Final = frozenset((*_OF_AN_ITEM, "operation", "derived_from", "schema_version", "kind", "source_system"))
_SHORT: Final = {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "object"}


class Field(NamedTuple):
    """One field: its name, what it holds, whether it must be given."""

    name: str
    holds: str
    required: bool


def fields_of(kind: str) -> Iterator[Field]:
    """What only this kind has: of an event in its items, of an amendment in itself."""
    whole = schema_of(kind)
    owner = _resolved(whole["properties"]["items"]["items"], whole) if "items" in whole["properties"] else whole
    required = owner.get("required", ())
    for name, schema in owner["properties"].items():
        if name not in _SHARED:
            yield Field(name, _holds(schema, whole), name in required)


def _holds(schema: JsonSchema, whole: JsonSchema) -> str:
    schema = _resolved(schema, whole)
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if choices:
        return " or ".join(_holds(one, whole) for one in choices)
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of: {_holds(schema['items'], whole)}"
    if schema.get("type") == "object":
        return ", ".join(f"`{name}`" for name in schema["properties"])
    if "pattern" in schema:
        return f"`{schema['pattern']}`".replace("|", "\\|")
    return str(schema.get("format") or _SHORT[schema["type"]])


def _resolved(schema: JsonSchema, whole: JsonSchema) -> JsonSchema:
    if "$ref" not in schema:
        return schema
    found: JsonSchema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    return found
