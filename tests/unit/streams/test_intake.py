"""Intake: what was published becomes a record, or a dead letter that says why not. Of an anonymous source, no more."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.sources import SOURCES
from schemas.topics import DEAD_LETTERS, EVENTS, RECORDS, upstream
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.wire import decode_said, encode
from streams.intake import Intake
from streams.step import Record, Send
from tests.make import crime, example

REPORT = example("crimestoppers-report-of-a-person-and-a-place")
CANARY = "zaphod7zebra"


def admitted(value: bytes, source: str, *, key: bytes | None = None, headers: Headers | None = None) -> Send:
    said = crime() if source == "police-uk" else REPORT
    record = Record(
        EVENTS.named(source=source),
        0,
        7,
        0,
        key or key_of(said),
        value,
        headers_of(said) if headers is None else headers,
    )
    return first(record)


def first(record: Record) -> Send:
    """The record it becomes, or else the dead letter."""
    send, *receipts = Intake().advance([record]).sends
    assert len(receipts) == (send.topic == DEAD_LETTERS.named())
    return send


def letter(send: Send) -> DeadLetter:
    assert send.topic == DEAD_LETTERS.named()
    return DeadLetter.read(send.value, send.headers)


def bytes_of(send: Send) -> bytes:
    return b"|".join([send.key, send.value or b"", *(part for header in send.headers for part in _parts(header))])


def _parts(header: tuple[str, bytes | None]) -> Iterable[bytes]:
    return header[0].encode(), header[1] or b""


def test_what_was_said_becomes_a_record_to_the_byte() -> None:
    value = json.dumps(json.loads(encode(crime())), indent=3).encode()
    send = admitted(value, "police-uk")
    assert (send.topic, send.value) == (RECORDS.named(), value)


def test_a_dead_letter_keeps_what_was_sent() -> None:
    found = letter(admitted(b"{}", "police-uk"))
    assert (found.value, found.key, found.withheld) == (b"{}", key_of(crime()), None)


def test_an_anonymous_report_becomes_a_record_in_our_own_writing() -> None:
    twice = encode(REPORT)[:-1] + b', "kind":"crimestoppers-report"  }'
    assert decode_said(twice) == REPORT
    send = admitted(twice.replace(b'"kind":', f'"kind":"{CANARY}","kind":'.encode(), 1), "crimestoppers")
    assert (send.topic, send.value) == (RECORDS.named(), encode(REPORT))
    assert {name for name, _ in send.headers} == {"ce_specversion", "ce_type", "ce_source", "ce_id", "ce_time"}


def with_header(name: str, value: str) -> Headers:
    return (*headers_of(REPORT), (name, value.encode()))


SENT: dict[str, tuple[bytes, bytes | None, Headers | None]] = {
    "a trace id": (encode(REPORT), None, with_header("traceparent", CANARY)),
    "a header named after the caller": (encode(REPORT), None, with_header(CANARY, "1")),
    "a second of arrival": (encode(REPORT), None, with_header("ce_time", f"2018-10-02T21:40:07Z{CANARY}")),
    "another extension": (encode(REPORT), None, with_header("ce_caller", CANARY)),
    "a key of its own": (encode(REPORT), CANARY.encode(), None),
    "a field": (encode(REPORT)[:-1] + f',"caller":"{CANARY}"}}'.encode(), None, None),
    "a field named after the caller": (encode(REPORT)[:-1] + f',"{CANARY}":1}}'.encode(), None, None),
    "a field of another kind": (f'{{"kind":"arrest","{CANARY}":"{CANARY}"}}'.encode(), None, None),
    "a line that is no JSON": (f"call from {CANARY}".encode(), None, None),
}


@pytest.mark.parametrize("sent", SENT.values(), ids=SENT)
def test_whatever_else_comes_with_an_anonymous_report_is_refused_and_kept_nowhere(
    sent: tuple[bytes, bytes | None, Headers | None],
) -> None:
    value, key, headers = sent
    send = admitted(value, "crimestoppers", key=key, headers=headers)
    found = letter(send)
    assert CANARY.encode() not in bytes_of(send)
    assert (found.value, found.key, found.headers) == (None, None, ())
    assert found.problems
    assert found.digest == found.withheld
    assert DeadLetter.read(send.value, send.headers) == found


def test_the_same_refused_twice_is_one_dead_letter_and_another_is_another() -> None:
    one, again, other = (admitted(value, "crimestoppers").key for value in (b"1", b"1", b"2"))
    assert one == again != other


def test_the_topic_of_an_anonymous_source_keeps_days_and_not_weeks() -> None:
    kept = {name: upstream(source).retention for name, source in SOURCES.items()}
    assert {name: time.days for name, time in kept.items() if time and time.days < 30} == {"crimestoppers": 3}
