"""Validation before sending: fields or JSON become an event that intake accepts, or ``Refused`` with every problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic_core import to_json

from producers.errors import Refused, TooLarge
from schemas.amendments import AmendmentBase
from schemas.errors import Problem, Undecodable
from schemas.kinds.base import Envelope
from schemas.size import size_problems
from schemas.sources import SOURCES
from schemas.transport.anonymity import without_names
from schemas.transport.cloudevents import headers_of, key_of
from schemas.transport.permissions import permission_problems
from schemas.transport.plausibility import impossible
from schemas.wire import MAJOR, MINOR, SourceRecord, decode_said, encode, is_of_a_later_version

Fields = Mapping[str, Any] | str | bytes | bytearray | memoryview | SourceRecord
"""What an event is built from: fields by name, JSON, or an event."""

_BOM: Final = "\ufeff"


class OutgoingRecord(NamedTuple):
    """Key, value and headers of a Kafka record, as ``outgoing_record`` encodes a validated event or amendment."""

    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes], ...]


def build(fields: Fields) -> SourceRecord:
    """Validate fields or JSON and return the event or amendment. Raise Refused with every problem.

    Moments may be ``datetime`` values with a zone. A field of a later version of the event language is refused, too:
    a producer is expected to know its own fields, while consumers tolerate unknown ones.
    """
    try:
        message = decode_said(_bytes(fields))
    except Undecodable as error:
        raise Refused(error.problems) from None
    if is_of_a_later_version(message):
        why = f"is later than this release speaks; it speaks {MAJOR}.{MINOR}"
        raise Refused([Problem("schema_version", "unsupported-version", why, f'"{MAJOR}.{MINOR}"')])
    return message


def build_for(fields: Fields, source: str) -> SourceRecord:
    """Validate as ``build`` does and check that this source may send it. Raise Refused.

    Problems of an anonymous source do not repeat the names of unknown fields.
    """
    try:
        message = build(fields)
        outgoing_record(message, source)
    except Refused as error:
        if source in SOURCES and SOURCES[source].anonymous:
            raise Refused(without_names(error.problems)) from None
        raise
    return message


def outgoing_record(message: SourceRecord, source: str) -> OutgoingRecord:
    """Encode a message for Kafka. Raise Refused when this source may not send it, TooLarge when nobody may."""
    value = encode(message)
    if problems := [*objections(message, source)]:
        raise Refused(problems)
    if too_large := size_problems(message, len(value)):
        raise TooLarge(too_large)
    return OutgoingRecord(key_of(message), value, headers_of(message))


def objections(message: SourceRecord, source: str) -> Iterator[Problem]:
    """Why intake would refuse this message of this source, whatever its size."""
    yield from impossible(message)
    if source in SOURCES:
        yield from permission_problems(message, source)
    elif message.source_system != source:  # a source that this release does not know yet: the broker does
        yield Problem("source_system", "not-your-name", "must be the source this topic belongs to", f'"{source}"')


def _bytes(fields: object) -> bytes:
    """The fields as JSON. Raise Refused for what is neither fields, nor text, nor an event."""
    try:
        match fields:
            case str():
                return fields.removeprefix(_BOM).encode()
            case bytes() | bytearray() | memoryview():
                return bytes(fields).removeprefix(_BOM.encode())
            case Envelope() | AmendmentBase():
                return encode(fields)
            case Mapping():
                encoded: bytes = to_json(dict(fields))
                return encoded
    except ValueError:
        why = "holds a value that JSON cannot express; give text, numbers, lists, fields, or moments with a zone"
        raise Refused([Problem("", "json-invalid", why)]) from None
    why = "is no event: give its fields by name, or its JSON as text or bytes"
    raise Refused([Problem("", "dict-type", why)])
