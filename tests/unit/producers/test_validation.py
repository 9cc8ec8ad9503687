"""Build: what a program has becomes an event, or the reason why not names field, rule and a right value; no more."""

from __future__ import annotations

import json
from collections import ChainMap, UserDict
from datetime import UTC, datetime
from typing import Any

import pytest

from producers import Refused, build
from producers.delivery.validation import build_for, outgoing_record
from schemas.transport.cloudevents import headers_of, key_of
from schemas.wire import encode
from tests.make import EXAMPLES, crime, erasure, example, withdrawal

CANARY = "zaphod7zebra"
GOOD = sorted(path.stem for path in EXAMPLES.glob("*.json"))


def fields(**changes: Any) -> dict[str, Any]:
    least: dict[str, Any] = json.loads((EXAMPLES / "patrol-sighting-with-the-least.json").read_text())
    return least | changes


def refused(told: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as error:
        build(told)
    assert CANARY not in str(error.value)
    return [(one.path, one.rule) for one in error.value.problems]


@pytest.mark.parametrize("name", GOOD)
def test_fields_text_and_bytes_build_the_same(name: str) -> None:
    text = (EXAMPLES / f"{name}.json").read_text()
    assert build(json.loads(text)) == build(text) == build(text.encode()) == example(name)


class Odd:
    """Something that no JSON can say, of which nothing may be shown."""

    def __repr__(self) -> str:
        return CANARY


@pytest.mark.parametrize("told", [None, 7, 1.5, [fields()], {1, 2}, Odd(), print], ids=lambda told: type(told).__name__)
def test_what_is_no_event_at_all_is_refused_and_never_fails(told: Any) -> None:
    assert refused(told) == [("", "dict-type")]


@pytest.mark.parametrize("value", [Odd(), b"\xff", "\ud800", {1: {2: Odd()}}, float("nan"), 10**4_000])
def test_a_value_that_no_event_can_hold_is_refused_and_never_fails(value: Any) -> None:
    assert refused(fields(source_reference=value))


def test_an_event_a_mapping_of_any_type_and_text_with_a_byte_order_mark_are_events() -> None:
    least = build(fields())
    text = encode(least).decode()
    for told in (least, ChainMap(fields()), UserDict(fields()), f"\ufeff{text}", bytearray(text.encode())):
        assert build(told) == least
    assert build(f"\ufeff{text}".encode()) == build(memoryview(text.encode())) == least


def test_a_moment_with_a_zone_may_be_given_as_one() -> None:
    moment = datetime(2018, 10, 2, 22, 5, tzinfo=UTC)
    assert build(fields(recorded_at=moment)).recorded_at == moment


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (fields(recorded_at=datetime(2018, 10, 2)), ("recorded_at", "timezone-aware")),  # noqa: DTZ001
        (fields(kind=CANARY), ("kind", "unknown-kind")),
        (fields(colour=CANARY), ("colour", "unknown-field")),
        (fields(**{"Ann Sample": CANARY}), ("(a name that is not a field)", "unknown-field")),
        (fields(items={}), ("items", "tuple-type")),
        (fields(items=object()), ("", "json-invalid")),
        (fields(items=float("nan")), ("items", "tuple-type")),
        (fields(source_reference="\ud800"), ("", "json-invalid")),
        (fields(schema_version="2.0"), ("schema_version", "unsupported-version")),
        (fields(schema_version="1.7"), ("schema_version", "unsupported-version")),
        (f"{{{CANARY}", ("", "json-invalid")),
        ("\ud800", ("", "json-invalid")),
        (b"\xff", ("", "json-invalid")),
        ("[]", ("", "dict-type")),
        ({}, ("kind", "missing")),
    ],
)
def test_a_wrong_event_is_refused_by_field_and_rule(told: Any, expected: tuple[str, str]) -> None:
    assert refused(told)[0] == expected


def test_a_refusal_shows_a_right_value() -> None:
    with pytest.raises(Refused, match=r'recorded_at: .* for example "2018-10-02T22:05:00Z"'):
        build(fields(recorded_at="yesterday"))


def test_what_is_checked_is_what_intake_reads() -> None:
    said = crime()
    assert outgoing_record(said, "police-uk") == (key_of(said), encode(said), headers_of(said))


@pytest.mark.parametrize(
    ("source", "said", "rule"),
    [
        ("police-uk", crime(source="patrols"), "not-your-name"),
        ("patrols", crime(source="patrols"), "not-your-kind"),
        ("police-uk", withdrawal(of="patrols"), "not-your-event"),
        ("police-uk", erasure().model_copy(update={"source_system": "police-uk"}), "erasure-not-allowed"),
        ("not-declared-yet", crime(), "not-your-name"),
    ],
)
def test_what_a_source_may_not_say_is_refused_before_anything_is_sent(source: str, said: Any, rule: str) -> None:
    with pytest.raises(Refused) as error:
        outgoing_record(said, source)
    assert [one.rule for one in error.value.problems] == [rule]


def test_a_source_that_this_release_does_not_know_yet_speaks_for_itself() -> None:
    assert outgoing_record(crime(source="new-system"), "new-system").key == key_of(crime(source="new-system"))


ANONYMOUS = json.loads((EXAMPLES / "crimestoppers-report-with-the-least.json").read_text())


@pytest.mark.parametrize(
    "told",
    [
        ANONYMOUS | {CANARY: 1},
        ANONYMOUS | {"caller": CANARY},
        ANONYMOUS | {"kind": "arrest", CANARY: CANARY},
        ANONYMOUS | {"reported_at": "2018-10-02T21:40:00Z"},
        ANONYMOUS | {"source_reference": CANARY},
        {"kind": "crimestoppers-report", CANARY: {}},
        f"{{{CANARY}",
    ],
)
def test_of_an_anonymous_report_whatever_identifies_is_refused_and_not_even_its_name_repeated(told: Any) -> None:
    with pytest.raises(Refused) as error:
        build_for(told, "crimestoppers")
    assert CANARY not in str(error.value)
    assert "21:40" not in str(error.value)
