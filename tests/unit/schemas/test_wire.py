"""What a source said, read from bytes: newer versions, and refusals that never repeat what was said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import Undecodable
from schemas.transport.cloudevents import disagreements, headers_of, key_of
from schemas.wire import SourceRecord, decode_said, encode
from tests.make import crime, item, regrade, withdrawal

SAID: list[SourceRecord] = [crime(), crime(revision=7), withdrawal(), regrade()]
SECRET = "Zaphod7Zebra"


def changed(**fields: object) -> bytes:
    """A crime with these fields changed or added."""
    return json.dumps(json.loads(encode(crime())) | fields).encode()


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value, containers and leaves."""
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from places(part, (*path, name))


def with_value(at: tuple[str | int, ...], value: object) -> bytes:
    """A crime that says ``value`` at this place."""
    whole: Any = json.loads(encode(crime("A1", item(text="x"))))
    inner = whole
    for part in at[:-1]:
        inner = inner[part]
    inner[at[-1]] = value
    return json.dumps(whole).encode()


PLACES = [path for path in places(json.loads(encode(crime("A1", item(text="x"))))) if path]


def problems(value: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Undecodable) as refused:
        decode_said(value)
    return [(problem.path, problem.rule) for problem in refused.value.problems]


def test_a_field_of_a_newer_minor_version_is_passed_over() -> None:
    assert decode_said(changed(schema_version="1.7", mood="calm")) == crime().model_copy(
        update={"schema_version": "1.7"}
    )


@pytest.mark.parametrize(
    "moment",
    ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "1849-12-31T23:59:59Z"],
)
def test_a_moment_at_an_end_of_the_calendar_is_refused_and_stops_nobody(moment: str) -> None:
    for field in ("reported_at", "recorded_at"):
        assert problems(changed(**{field: moment})) == [(field, "rule")]
    with pytest.raises(Undecodable, match=r"occurred\.end: must lie between the years 1850 and 2200"):
        decode_said(changed(occurred={"start": "2018-10-01T00:00:00Z", "end": moment, "precision": "month"}))


def test_a_field_nobody_declared_is_refused_in_our_own_version() -> None:
    assert problems(changed(mood="calm")) == [("mood", "unknown-field")]


def test_what_a_newer_minor_version_still_gets_wrong_is_refused() -> None:
    assert problems(changed(schema_version="1.7", mood="calm", revision=0)) == [("revision", "greater-than-equal")]


@pytest.mark.parametrize("version", ["0.9", "2.0", "12.1"])
def test_another_major_version_is_refused_whether_or_not_it_would_fit(version: str) -> None:
    for value in (changed(schema_version=version), changed(schema_version=version, mood="calm")):
        assert problems(value) == [("schema_version", "unsupported-version")]


@pytest.mark.parametrize("record", SAID, ids=lambda record: record.kind)
def test_nothing_absent_is_written_and_the_same_is_always_written_the_same(record: SourceRecord) -> None:
    assert b"null" not in encode(record)
    assert encode(decode_said(encode(record))) == encode(record)


@given(st.sampled_from(PLACES), st.sampled_from([SECRET, [SECRET], {SECRET: SECRET}, {"name": [SECRET]}]))
def test_a_refusal_never_repeats_what_was_said(at: tuple[str | int, ...], value: object) -> None:
    if (refused := refusal(with_value(at, value))) is not None:
        assert SECRET not in str(refused) + repr(refused.problems)
        # What pydantic said is not printed beside it, either.
        assert (refused.__cause__, refused.__suppress_context__) == (None, True)


def refusal(value: bytes) -> Undecodable | None:
    try:
        decode_said(value)
    except Undecodable as refused:
        return refused
    return None


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    record = crime("A1", item(text=text))
    assert decode_said(encode(record)) == record


@given(st.binary(max_size=200))
def test_any_bytes_are_taken_or_refused_and_nothing_else_happens(value: bytes) -> None:
    assert problems(value)


@pytest.mark.parametrize("record", SAID, ids=lambda record: record.kind)
def test_key_and_headers_agree_with_what_they_were_made_from(record: SourceRecord) -> None:
    assert disagreements(record, key_of(record), headers_of(record)) == []


def test_every_header_that_is_missing_or_lies_is_named() -> None:
    headers = dict(headers_of(crime())) | {"ce_id": b"another"}
    del headers["ce_source"]
    found = [(problem.path, problem.rule) for problem in disagreements(crime(), b"another", headers.items())]
    assert found == [("key", "disagrees"), ("header ce_source", "missing"), ("header ce_id", "disagrees")]


def test_a_correction_has_the_key_of_what_it_corrects_and_an_id_of_its_own() -> None:
    one, two = crime(), crime(revision=2)
    assert key_of(one) == key_of(two)
    assert dict(headers_of(one))["ce_id"] != dict(headers_of(two))["ce_id"]


def test_an_amendment_has_the_key_of_its_event() -> None:
    assert key_of(crime("A1")) == key_of(withdrawal("A1")) == key_of(regrade("A1"))


def test_a_flood_of_unknown_fields_is_told_as_one_beside_what_else_is_wrong() -> None:
    flood = {f"f{number}": 1 for number in range(101)}
    event = json.loads(encode(crime()))
    with pytest.raises(Undecodable) as alone:
        decode_said(json.dumps(event | flood).encode())
    assert [(one.path, one.rule) for one in alone.value.problems] == [("", "unknown-field")]
    assert "more than 100 fields" in str(alone.value)
    with pytest.raises(Undecodable) as both:
        decode_said(json.dumps(event | flood | {"revision": 0}).encode())
    assert [one.path for one in both.value.problems] == ["", "revision"]
