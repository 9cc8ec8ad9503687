"""The AsyncAPI 3 document: the channel of each source, what it may send there, and how that looks on the wire."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from schemas.bookkeeping.receipts import Receipt
from schemas.contract.json_schemas import KINDS, JsonSchema, plain, sentence, smallest_example, sources_of
from schemas.ids import EVENTS as NAMESPACE
from schemas.ids import event_id
from schemas.sources import SOURCES, Source
from schemas.topics import EVENTS, RECEIPTS, upstream
from schemas.transport.cloudevents import TYPE
from schemas.wire import MAJOR, MAX_BYTES, MINOR

_REF: Final = "#/components/schemas/{model}"
_BINDING: Final = "0.5.0"
_ABOUT: Final = f"""What upstream systems tell Viper: events and amendments, in CloudEvents 1.0 binary mode on Kafka.

Each source speaks on a topic of its own. The record key is the event id: the UUID version 5, in the namespace
{NAMESPACE}, of `<source_system> <source_reference>` with one space between. The envelope is
in the headers, the value is the event as plain JSON in UTF-8. What is refused is told in receipts, on a topic of the
source's own."""


def document() -> JsonSchema:
    """The whole document, as JSON."""
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Viper, events", "version": f"{MAJOR}.{MINOR}", "description": _ABOUT},
        "defaultContentType": "application/json",
        "channels": {name: _channel(source) for name, source in SOURCES.items()} | _receipt_channels(),
        "operations": {f"receive-{name}": _operation(name) for name in SOURCES} | _receipt_operations(),
        "components": {
            "messages": {kind: _message(kind) for kind in KINDS} | {"receipt": _receipt()},
            "schemas": _schemas(),
        },
    }


def _receipt_channels() -> JsonSchema:
    """The channel of receipts of each source, for that source alone."""
    return {
        f"{name}-receipts": {
            "address": RECEIPTS.named(source=name),
            "title": f"What {name} is told of what it sent",
            "messages": {"receipt": {"$ref": "#/components/messages/receipt"}},
            "bindings": {"kafka": {"partitions": RECEIPTS.partitions, "bindingVersion": _BINDING}},
        }
        for name in SOURCES
    }


def _receipt_operations() -> JsonSchema:
    return {
        f"send-{name}-receipts": {
            "action": "send",
            "channel": {"$ref": f"#/channels/{name}-receipts"},
            "summary": f"Which events of {name} were refused, or are in conflict, and why. Never what was in them.",
        }
        for name in SOURCES
    }


def _receipt() -> JsonSchema:
    key = {"type": "string", "description": "stage | digest | rule; without a value that receipt is taken away"}
    return {
        "name": "receipt",
        "title": "Receipt",
        "summary": "One refusal or conflict.",
        "contentType": "application/json",
        "payload": {"$ref": _REF.format(model="Receipt")},
        "bindings": {"kafka": {"key": key, "bindingVersion": _BINDING}},
    }


def _channel(source: Source) -> JsonSchema:
    topic = upstream(source)
    retention = int(topic.retention.total_seconds() * 1000) if topic.retention else -1
    configuration = {"cleanup.policy": ["delete"], "retention.ms": retention, "max.message.bytes": topic.max_bytes}
    kafka = {"partitions": topic.partitions, "topicConfiguration": configuration, "bindingVersion": _BINDING}
    return {
        "address": EVENTS.named(source=source.name),
        "title": source.title,
        "messages": {kind: {"$ref": f"#/components/messages/{kind}"} for kind in _spoken_by(source.name)},
        "bindings": {"kafka": kafka},
    }


def _operation(source: str) -> JsonSchema:
    return {
        "action": "receive",
        "channel": {"$ref": f"#/channels/{source}"},
        "summary": f"What {source} says. An event is at most {MAX_BYTES:,} bytes, also as stored.",
        "messages": [{"$ref": f"#/channels/{source}/messages/{kind}"} for kind in _spoken_by(source)],
    }


def _spoken_by(source: str) -> list[str]:
    return [kind for kind in KINDS if source in sources_of(kind)]


def _message(kind: str) -> JsonSchema:
    payload: Any = json.loads(smallest_example(kind))
    about = payload.get("event", payload)
    known_as = event_id(about["source_system"], about["source_reference"])
    key = {"type": "string", "format": "uuid", "examples": [known_as]}
    return {
        "name": kind,
        "title": KINDS[kind].__name__,
        "summary": sentence(KINDS[kind]),
        "contentType": "application/json",
        "headers": _headers(kind),
        "payload": {"$ref": _REF.format(model=KINDS[kind].__name__)},
        "bindings": {"kafka": {"key": key, "bindingVersion": _BINDING}},
        "examples": [{"name": "the-least", "payload": payload}],
    }


def _headers(kind: str) -> JsonSchema:
    identity = "of an event its id, a slash and its revision; of an amendment its id"
    required: JsonSchema = {
        "ce_specversion": {"type": "string", "const": "1.0"},
        "ce_type": {"type": "string", "const": f"{TYPE}{kind}.v{MAJOR}"},
        "ce_source": {"type": "string", "enum": [f"/{one}" for one in sources_of(kind)]},
        "ce_id": {"type": "string", "description": identity},
    }
    welcome = {
        "ce_time": {"type": "string", "format": "date-time", "description": "recorded_at"},
        "content-type": {"type": "string", "const": "application/json"},
    }
    return {"type": "object", "properties": required | welcome, "required": list(required)}


def _schemas() -> JsonSchema:
    _, found = models_json_schema([(model, "validation") for model in (*KINDS.values(), Receipt)], ref_template=_REF)
    schemas: JsonSchema = plain(found["$defs"])
    return schemas
