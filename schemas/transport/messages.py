"""A Kafka record as a source sends it, in either form of CloudEvents 1.0, read once.

*Binary*: the envelope in ``ce_`` headers, the record's value the plain event. *Structured*: one JSON object that holds
envelope and event, recognised by its ``content-type``. Both are written to the log in binary form, so that an event
sent in either form is one record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import to_json

from schemas.errors import Problem, Undecodable
from schemas.size import size_problems
from schemas.transport.cloudevents import ENVELOPE, Headers, disagreements, headers_of
from schemas.transport.headers import header_problems
from schemas.transport.problems import problems_of
from schemas.wire import MAX_BYTES, SourceRecord, decode_said, encode, is_of_a_later_version

STRUCTURED: Final = "application/cloudevents+json"
_FAMILY: Final = "application/cloudevents"


class Message(NamedTuple):
    """A message as parsed: what it contains, its bytes for the log, and where key or envelope disagree with them."""

    record: SourceRecord
    value: bytes
    headers: Headers  # the envelope's, in binary form
    problems: tuple[Problem, ...]


def read_message(key: bytes | None, value: bytes | None, headers: Headers) -> Message:
    """Raise Undecodable when the value is not in the event language, or a header leaves open what it is."""
    if problems := list(header_problems(headers)):
        raise Undecodable(problems)
    if value is None:
        raise Undecodable([Problem("", "null-value", "has no value; amendments delete, null values do not")])
    kind = _content_type(headers)
    if kind == STRUCTURED:
        return _structured(key, value)
    if kind.startswith(_FAMILY):
        message = "is a form of CloudEvents that is not taken; send one event a record, in JSON"
        raise Undecodable([Problem("header content-type", "unsupported-form", message, STRUCTURED)])
    record = decode_said(value)
    found = (*disagreements(record, key, headers), *size_problems(record, len(value)))
    return Message(record, value, _envelope_headers(headers), found)


def to_structured(record: SourceRecord) -> bytes:
    """The value of a structured message, for clients that cannot set headers other than ``content-type``."""
    envelope = {name.removeprefix("ce_"): text.decode() for name, text in headers_of(record) if name.startswith("ce_")}
    opening: bytes = to_json(envelope | {"datacontenttype": "application/json"})
    return opening[:-1] + b',"data":' + encode(record) + b"}"


def _envelope_headers(headers: Headers) -> Headers:
    """Those of the envelope and its extensions, each once."""
    return tuple(
        {name: (name, value) for name, value in headers if name.startswith("ce_") and value is not None}.values()
    )


def _content_type(headers: Headers) -> str:
    given = dict(headers).get("content-type") or b""
    return given.decode("ascii", errors="replace").partition(";")[0].strip().lower()


class _Envelope(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", hide_input_in_errors=True)

    specversion: Literal["1.0"]
    id: str
    source: str
    type: str
    time: str | None = None
    datacontenttype: Literal["application/json"] = "application/json"
    data: dict[str, Any]


def _structured(key: bytes | None, value: bytes) -> Message:
    if len(value) > MAX_BYTES:
        raise Undecodable([Problem("", "too-large", f"is larger than {MAX_BYTES:,} bytes; send it in parts")])
    try:
        envelope = _Envelope.model_validate_json(value)
    except ValidationError as error:
        raise Undecodable([_of_the_envelope(one) for one in problems_of(error)]) from None
    plain: bytes = to_json(envelope.data)
    record = _decoded(plain)
    given = envelope.model_dump(include={"specversion", "id", "source", "type"})
    problems = disagreements(record, key, [(f"ce_{name}", text.encode()) for name, text in given.items()])
    too_large = size_problems(record, len(value))
    # Encoded by us it is to the byte what our publisher sends; only the source's bytes have fields of a later version.
    stored = plain if is_of_a_later_version(record) else encode(record)
    return Message(
        record, stored, _envelope_headers(headers_of(record)), (*map(_of_the_envelope, problems), *too_large)
    )


def _decoded(plain: bytes) -> SourceRecord:
    try:
        return decode_said(plain)
    except Undecodable as error:
        problems = [replace(one, path=f"data.{one.path}".rstrip(".")) for one in error.problems]
        raise Undecodable(problems) from None


def _of_the_envelope(problem: Problem) -> Problem:
    name = problem.path.removeprefix("header ce_")
    return replace(problem, path=name, example=ENVELOPE.get(f"ce_{name}", problem.example))
