"""From what a program has to an event that intake will take, or to the precise reason why it would not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic_core import to_json

from producers.errors import Refused
from schemas.errors import Problem, Undecodable
from schemas.sources import SOURCES
from schemas.transport.anonymity import without_names
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.transport.permissions import permission_problems
from schemas.wire import MAJOR, MINOR, SourceRecord, decode_said, encode, is_of_a_later_version


class OutgoingRecord(NamedTuple):
    """An event as it goes to Kafka. Made by ``checked`` alone."""

    key: bytes
    value: bytes
    headers: Headers


def build(told: Mapping[str, Any] | str | bytes) -> SourceRecord:
    """The event or amendment that these fields, or this JSON, say. Raise Refused.

    Moments may be ``datetime`` values with a zone. Strict: a field of a later version is refused, too, for whoever
    publishes knows what they say.
    """
    try:
        said = decode_said(_bytes(told))
    except Undecodable as error:
        raise Refused(error.problems) from None
    if is_of_a_later_version(said):
        message = f"is later than this release speaks; it speaks {MAJOR}.{MINOR}"
        raise Refused([Problem("schema_version", "unsupported-version", message, f'"{MAJOR}.{MINOR}"')])
    return said


def build_for(told: Mapping[str, Any] | str | bytes, source: str) -> SourceRecord:
    """The same, if this source may say it. Of an anonymous source not even the name of a wrong field is repeated."""
    try:
        said = build(told)
        checked(said, source)
    except Refused as error:
        if source in SOURCES and SOURCES[source].anonymous:
            raise Refused(without_names(error.problems)) from None
        raise
    return said


def checked(said: SourceRecord, source: str) -> OutgoingRecord:
    """The bytes to send. Raise Refused when this source may not say it."""
    if problems := list(_objections(said, source)):
        raise Refused(problems)
    return OutgoingRecord(key_of(said), encode(said), headers_of(said))


def _objections(said: SourceRecord, source: str) -> Iterator[Problem]:
    if source in SOURCES:
        yield from permission_problems(said, source)
    elif said.source_system != source:  # a source that this release does not know yet: the broker does
        yield Problem("source_system", "not-your-name", "must be the source this topic belongs to", f'"{source}"')


def _bytes(told: Mapping[str, Any] | str | bytes) -> bytes:
    try:
        if isinstance(told, Mapping):
            made: bytes = to_json(told)
            return made
        return told.encode() if isinstance(told, str) else told
    except ValueError:
        message = "holds a value that JSON cannot express; give text, numbers, lists, fields, or moments with a zone"
        raise Refused([Problem("", "json-invalid", message)]) from None
