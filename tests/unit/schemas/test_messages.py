"""One record, in either form of CloudEvents: the same is said, and what is wrong is named where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import Undecodable
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.transport.messages import STRUCTURED, Message, read_message, to_structured
from schemas.wire import MAX_BYTES, encode
from tests.make import EXAMPLES, crime, example, withdrawal

IN_ONE: Headers = (("content-type", STRUCTURED.encode()),)
GOOD = sorted(path.stem for path in EXAMPLES.glob("*.json"))


def structured(changes: dict[str, Any] | None = None, *, without: str = "", headers: Headers = IN_ONE) -> Message:
    envelope = json.loads(to_structured(crime())) | (changes or {})
    envelope.pop(without, None)
    return read_message(key_of(crime()), json.dumps(envelope).encode(), headers)


def refused(changes: dict[str, Any] | None = None, *, without: str = "") -> list[tuple[str, str]]:
    try:
        found = structured(changes, without=without).problems
    except Undecodable as error:
        found = error.problems
    return [(one.path, one.rule) for one in found]


@pytest.mark.parametrize("name", GOOD)
def test_said_in_one_form_or_the_other_it_becomes_the_same(name: str) -> None:
    record = example(name)
    binary = read_message(key_of(record), encode(record), headers_of(record))
    one = read_message(key_of(record), to_structured(record), IN_ONE)
    assert binary.problems == one.problems == ()
    assert (one.record, one.value) == (binary.record, binary.value)
    assert set(one.headers) == set(binary.headers)


def test_an_amendment_may_be_structured_too() -> None:
    record = withdrawal()
    assert read_message(key_of(record), to_structured(record), IN_ONE).value == encode(record)


@pytest.mark.parametrize("form", [b"application/cloudevents+json; charset=utf-8", b"Application/CloudEvents+JSON"])
def test_the_form_is_told_by_the_media_type_whatever_its_case_and_charset(form: bytes) -> None:
    assert structured(headers=(("content-type", form),)).value == encode(crime())


def test_order_white_space_and_extensions_of_the_envelope_change_nothing() -> None:
    envelope = dict(reversed(json.loads(to_structured(crime())).items())) | {"traceparent": "00-1-2-03", "subject": "x"}
    assert read_message(key_of(crime()), json.dumps(envelope, indent=4).encode(), IN_ONE).value == encode(crime())


def test_what_a_later_minor_version_adds_is_kept() -> None:
    data = json.loads(encode(crime())) | {"schema_version": "1.9", "colour": "red"}
    assert json.loads(structured({"data": data}).value) == data


@pytest.mark.parametrize("form", ["application/cloudevents-batch+json", "application/cloudevents+avro"])
def test_another_form_of_cloudevents_is_refused_with_the_form_to_send(form: str) -> None:
    with pytest.raises(Undecodable, match=r"header content-type: .* for example application/cloudevents\+json"):
        structured(headers=(("content-type", form.encode()),))


@pytest.mark.parametrize("name", ["specversion", "id", "source", "type", "data"])
def test_a_part_of_the_envelope_that_is_missing_is_named(name: str) -> None:
    assert refused(without=name) == [(name, "missing")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"specversion": "0.3"}, ("specversion", "literal-error")),
        ({"id": 7}, ("id", "string-type")),
        ({"id": "another"}, ("id", "disagrees")),
        ({"type": "uk.police.viper.arrest.v1"}, ("type", "disagrees")),
        ({"source": "/patrols"}, ("source", "disagrees")),
        ({"datacontenttype": "text/xml"}, ("datacontenttype", "literal-error")),
        ({"data": "e30="}, ("data", "dict-type")),
        ({"data": {}}, ("data.kind", "missing")),
        ({"data": {"kind": "arrest"}}, ("data.source_system", "missing")),
        ({"data": json.loads(encode(crime())) | {"colour": "red"}}, ("data.colour", "unknown-field")),
        (
            {"data": json.loads(encode(crime())) | {"schema_version": "2.0"}},
            ("data.schema_version", "unsupported-version"),
        ),
    ],
)
def test_what_is_wrong_is_named_where_it_stands(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert refused(changes)[0] == expected


def test_a_wrong_envelope_is_told_with_an_example_and_not_with_what_was_sent() -> None:
    with pytest.raises(Undecodable) as error:
        structured({"type": 7, "specversion": "Ann Sample"})
    assert "for example 1.0" in str(error.value)
    assert "uk.police.viper.recorded-crime.v1" in str(error.value)
    assert "Ann" not in str(error.value)


@pytest.mark.parametrize("value", [b"", b"\xff", b"[]", b"[" * 100_000, b'{"data":' * 30_000, b"{" + b" " * MAX_BYTES])
def test_what_is_no_envelope_is_refused(value: bytes) -> None:
    with pytest.raises(Undecodable):
        read_message(b"key", value, IN_ONE)


@given(st.binary(max_size=500), st.binary(max_size=40))
def test_bytes_at_random_are_refused_in_either_form(value: bytes, form: bytes) -> None:
    for headers in (IN_ONE, (("content-type", form),)):
        with pytest.raises(Undecodable):
            read_message(b"key", value, headers)
