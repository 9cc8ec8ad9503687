"""Every kind of event and amendment: its model, its JSON Schema, its smallest example."""

from __future__ import annotations

import json
from functools import cache
from inspect import getdoc
from pathlib import Path
from typing import Any, Final

import schemas
from schemas.amendments import AMENDMENT_KINDS, AmendmentBase
from schemas.errors import UnknownKind
from schemas.events import EVENT_KINDS
from schemas.kinds.base import Envelope
from schemas.sources import SOURCES

JsonSchema = dict[str, Any]
EventModel = type[Envelope] | type[AmendmentBase]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
EXAMPLES: Final = Path(schemas.__path__[0]) / "examples"
KINDS: Final[dict[str, EventModel]] = {**EVENT_KINDS, **AMENDMENT_KINDS}


def model_of(kind: str) -> EventModel:
    """The model of a kind. Raise UnknownKind when there is none."""
    try:
        return KINDS[kind]
    except KeyError:
        raise UnknownKind(f"there is no kind of this name; there are: {', '.join(KINDS)}") from None


def schema_of(kind: str) -> JsonSchema:
    """The JSON Schema of a kind.

    It has every rule that JSON Schema can express; a message that breaks another is refused with its rule.
    """
    return {"$schema": DIALECT, **plain(model_of(kind).model_json_schema())}


def all_schemas() -> dict[str, JsonSchema]:
    """The JSON Schema of every kind, by its name."""
    return {kind: schema_of(kind) for kind in KINDS}


def plain(value: Any) -> Any:
    """Standard JSON Schema alone: pydantic's ``discriminator`` becomes a required ``kind``."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if not isinstance(value, dict):
        return value
    standard = {name: plain(one) for name, one in value.items() if name != "discriminator"}
    properties = standard.get("properties")
    if isinstance(properties, dict) and "const" in properties.get("kind", {}):
        standard["required"] = ["kind", *standard.get("required", ())]
    return standard


def sentence(model: type) -> str:
    """The first paragraph of a model's docstring."""
    return (getdoc(model) or "").split("\n\n")[0].replace("\n", " ").replace("``", "`")


def sources_of(kind: str) -> list[str]:
    """The sources that may send a kind."""
    if kind == "erasure":
        return [name for name, one in SOURCES.items() if one.erases]
    return [name for name, one in SOURCES.items() if kind in one.kinds or kind in AMENDMENT_KINDS]


@cache
def smallest_example(kind: str) -> str:
    """The shortest good example of this kind, as its file has it."""
    texts = [path.read_text() for path in sorted((EXAMPLES / "events" / "good").glob(f"{kind}*.json"))]
    of_kind = [text for text in texts if json.loads(text)["kind"] == kind]
    return min(of_kind, key=lambda text: (len(json.dumps(json.loads(text))), text))
