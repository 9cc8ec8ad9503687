"""Events and amendments from bytes and to bytes. Everything a source sent is decoded here, once."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from schemas.amendments import Amendment
from schemas.base import Model
from schemas.errors import Problem, Undecodable
from schemas.events import CrimestoppersReport, Event
from schemas.transport.problems import problems_of

SourceRecord = Event | Amendment
"""Anything a source may send: an event or an amendment."""

MAJOR, MINOR = 1, 1
"""The version of the event language this release speaks."""

MAX_BYTES: Final = 250_000
"""The largest event accepted. What is derived from it must still fit a Kafka record of 1,000,000 bytes."""

MAX_PROBLEMS: Final = 100
"""More faults than that are reported as one. Lists stop at their first fault, so only unknown fields can be so many."""

_ADAPTER: Final[TypeAdapter[SourceRecord]] = TypeAdapter(Annotated[SourceRecord, Field(discriminator="kind")])


class _Version(BaseModel):
    schema_version: str = "1.0"


def encode(value: Model) -> bytes:
    """The bytes of a value: JSON in UTF-8, fields in the order of the schema, nothing that is absent."""
    # What model_dump_json calls, without its way there and back through str.
    return type(value).__pydantic_serializer__.to_json(value, exclude_none=True)


def decode_said(value: bytes) -> SourceRecord:
    """Decode what a source sent. Raise Undecodable when it is not in the event language, or a later major version of
    it.

    Fields we do not know are refused, unless the event names a later minor version: then they are passed over. An
    anonymous report is refused even then: an unknown field may identify the caller.
    """
    if len(value) > MAX_BYTES:
        raise Undecodable([Problem("", "too-large", f"is larger than {MAX_BYTES:,} bytes; send it in parts")])
    try:
        record = _ADAPTER.validate_json(value)
    except ValidationError as error:
        return _of_another_version(value, error)
    if not record.schema_version.startswith(f"{MAJOR}."):
        raise _unsupported()
    return record


def is_of_a_later_version(record: SourceRecord) -> bool:
    """Whether it names a minor version after ours: what we do not know of it has been passed over."""
    return int(record.schema_version.partition(".")[2]) > MINOR


def _unsupported() -> Undecodable:
    message = f"is of a major version this release does not speak; it speaks {MAJOR}.{MINOR}"
    return Undecodable([Problem("schema_version", "unsupported-version", message, f'"{MAJOR}.{MINOR}"')])


def _of_another_version(value: bytes, error: ValidationError) -> SourceRecord:
    major, minor = _version(value)
    if major != MAJOR:
        raise _unsupported() from None
    if minor > MINOR:
        try:
            record = _ADAPTER.validate_json(value, extra="ignore")
        except ValidationError as still:
            raise Undecodable(problems_of(still)) from None
        if not isinstance(record, CrimestoppersReport):
            return record
    raise Undecodable(_problems(value, error)) from None


def _problems(value: bytes, error: ValidationError) -> list[Problem]:
    """What is wrong. Very many unknown fields are reported as one problem, which bounds the cost."""
    if error.error_count() <= MAX_PROBLEMS:
        return problems_of(error)
    message = f"has more than {MAX_PROBLEMS:,} fields that are not of its schema; remove them"
    flood = Problem("", "unknown-field", message)
    try:
        _ADAPTER.validate_json(value, extra="ignore")
    except ValidationError as others:
        return [flood, *problems_of(others)] if others.error_count() <= MAX_PROBLEMS else [flood]
    return [flood]


def _version(value: bytes) -> tuple[int, int]:
    try:
        major, _, minor = _Version.model_validate_json(value).schema_version.partition(".")
        return int(major), int(minor)
    except ValueError:  # not JSON, or no version in it: the first error already says so
        return MAJOR, MINOR
