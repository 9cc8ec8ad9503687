"""Fields, in words: those that make a kind what it is, and those of what any item may mention."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from schemas.contract.json_schemas import JsonSchema, schema_of
from schemas.transport.example_values import EXAMPLES

_OF_AN_ITEM: Final = ("number", "grade", "marking", "title", "text", "persons", "locations", "objects", "links")
_OF_ANY_ITEM: Final = ("operation", "derived_from", "finding", "refutes", "organisations", "bulk_texts", "how_often")
_SHARED: Final = frozenset((*_OF_AN_ITEM, *_OF_ANY_ITEM, "schema_version", "kind", "source_system"))
_SHORT: Final = {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "object"}


class Field(NamedTuple):
    """One field: its name, what values it takes, whether it is required."""

    name: str
    holds: str
    required: bool


MENTIONS: Final = {
    "PersonMention": "A person",
    "PersonAddress": "An address of a person",
    "LocationMention": "A location",
    "Vehicle": "An object, `vehicle`",
    "Phone": "An object, `phone`",
    "DrugLine": "An object, `drug-line`",
    "Drug": "An object, `drug`",
    "Weapon": "An object, `weapon`",
    "Money": "An object, `money`",
    "PaperDocument": "An object, `document`",
    "OtherThing": "An object, `other`",
    "OrganisationMention": "An organisation",
    "Link": "A link",
    "BulkText": "A bulk text",
    "HowOften": "How often",
}
"""What an item may mention, by the name of its schema."""


def fields_of(kind: str) -> Iterator[Field]:
    """What only this kind has: of an event in its items, of an amendment in itself."""
    whole = schema_of(kind)
    owner = _resolved(whole["properties"]["items"]["items"], whole) if "items" in whole["properties"] else whole
    yield from (field for field in _fields(owner, whole) if field.name not in _SHARED)


def fields_of_mention(name: str) -> Iterator[Field]:
    """The fields of something an item mentions. ``name`` is one of ``MENTIONS``."""
    whole = schema_of("intelligence-report")
    yield from _fields(whole["$defs"][name], whole)


def fields_of_event(kind: str) -> Iterator[Field]:
    """What the event itself has: who sent it, under which reference, and its times. Nothing of an amendment."""
    whole = schema_of(kind)
    if "items" in whole["properties"]:
        yield from (field for field in _fields(whole, whole) if field.name != "items")


def shared_fields_of_items(kind: str) -> Iterator[Field]:
    """What an item of this kind has as items of other kinds have it. Nothing of an amendment."""
    whole = schema_of(kind)
    if "items" in whole["properties"]:
        owner = _resolved(whole["properties"]["items"]["items"], whole)
        yield from (field for field in _fields(owner, whole) if field.name in _SHARED)


def mentions_of(kind: str) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """What an item of this kind may mention, in words, and its fields."""
    whole = schema_of(kind)
    for name, title in MENTIONS.items():
        if name in whole.get("$defs", {}):
            yield title.replace("`", ""), tuple(_fields(whole["$defs"][name], whole))


def _fields(owner: JsonSchema, whole: JsonSchema) -> Iterator[Field]:
    required = owner.get("required", ())
    for name, schema in owner["properties"].items():
        yield Field(name, _holds(name, schema, whole), name in required)


def _holds(name: str, schema: JsonSchema, whole: JsonSchema) -> str:
    schema = _resolved(schema, whole)
    choices = [one for one in [*schema.get("anyOf", ()), *schema.get("oneOf", ())] if one.get("type") != "null"]
    if choices:
        return " or ".join(_holds(name, one, whole) for one in choices)
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of: {_holds(name, schema['items'], whole)}"
    if schema.get("type") == "object":
        return ", ".join(f"`{inner}`" for inner in schema["properties"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if "pattern" in schema and name in EXAMPLES:
        return f"such as `{_one(EXAMPLES[name])}`"
    return str(schema.get("format") or _SHORT[schema["type"]])


def _one(example: str) -> object:
    value = json.loads(example)
    return value[0] if isinstance(value, list) else value


def _resolved(schema: JsonSchema, whole: JsonSchema) -> JsonSchema:
    if "$ref" not in schema:
        return schema
    found: JsonSchema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    return found
