"""Messages as hostile or careless clients send them: refused with the right cause, or read as what they are."""

from __future__ import annotations

import json

import pytest
from pydantic_core import to_json

from ops.broker.dead_letter_queue import still_refused
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.receipts import Receipt
from schemas.topics import DEAD_LETTERS, EVENTS, RECORDS
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.transport.headers import MAX_HEADER_BYTES
from schemas.transport.messages import STRUCTURED
from schemas.wire import MAX_BYTES, encode
from streams.intake import Intake
from streams.step import Record, Send
from tests.make import crime, item

EVENT = crime("H1", item(text="Seen outside the flats."))


def admitted(headers: Headers, value: bytes | None = None, key: bytes | None = None) -> list[Send]:
    record = Record(
        EVENTS.named(source="police-uk"),
        0,
        0,
        0,
        key_of(EVENT) if key is None else key,
        encode(EVENT) if value is None else value,
        headers,
    )
    return list(Intake().advance([record]).sends)


def faults(sends: list[Send]) -> list[tuple[str, str]]:
    letter, receipt = sends
    assert letter.topic == DEAD_LETTERS.named()
    told = [(one.path, one.rule) for one in Receipt.model_validate_json(receipt.value or b"").faults]
    assert told == [(one.path, one.rule) for one in DeadLetter.read(letter.value, letter.headers).problems]
    return told


def without(*names: str) -> Headers:
    return tuple(header for header in headers_of(EVENT) if header[0] not in names)


@pytest.mark.parametrize("name", ["content-type", "ce_type", "ce_source", "ce_id", "ce_specversion", "ce_time"])
def test_a_header_that_is_read_and_has_no_value_is_refused_by_its_name(name: str) -> None:
    sends = admitted((*without(name), (name, None)))
    assert faults(sends) == [(f"header {name}", "null-header")]
    assert "has no value; give it one, or leave the header out" in str(sends[1].value)


@pytest.mark.parametrize("name", ["content-type", "ce_type", "ce_id"])
def test_a_header_with_two_values_is_refused_by_its_name_and_one_said_twice_is_read_once(name: str) -> None:
    sends = admitted((*headers_of(EVENT), (name, b"another")))
    assert faults(sends) == [(f"header {name}", "repeated-header")]
    assert "is given more than once, with different values" in str(sends[1].value)
    (record,) = admitted(headers_of(EVENT) * 2)
    assert sorted(record.headers) == sorted(without("content-type"))


@pytest.mark.parametrize("header", [("traceparent", None), ("x-caf\u00e9", b"\xff\x00"), ("viper-stage", b"intake")])
def test_a_header_that_nobody_reads_is_passed_over_whatever_it_holds(header: tuple[str, bytes | None]) -> None:
    (record,) = admitted((header, *headers_of(EVENT), header))
    assert (record.topic, record.headers) == (RECORDS.named(), without("content-type"))


def test_headers_that_are_too_large_are_refused_before_they_are_stored_with_the_record() -> None:
    sends = admitted((*headers_of(EVENT), ("ce_extension", b"x" * MAX_HEADER_BYTES)))
    assert faults(sends) == [("headers", "too-large")]
    assert "larger than 8,192 bytes together" in str(sends[1].value)


@pytest.mark.parametrize(
    ("headers", "value", "key"),
    [
        (headers_of(EVENT), b"{" + b" " * 2_500_000 + b"}", None),
        ((*headers_of(EVENT), ("x", b"x" * 2_500_000)), None, None),
        ((*headers_of(EVENT), *((f"x{number}", b"") for number in range(200_000))), None, None),
        (headers_of(EVENT), None, b"k" * 2_500_000),
    ],
    ids=["value", "header", "headers", "key"],
)
def test_a_record_too_large_for_a_dead_letter_is_kept_by_digest_and_place_and_its_source_told_why(
    headers: Headers, value: bytes | None, key: bytes | None
) -> None:
    """A topic bounds records as they are compressed: plain they may be of any size."""
    letter, receipt = admitted(headers, value, key)
    read = DeadLetter.read(letter.value, letter.headers)
    assert (read.key, read.value, read.headers, read.topic, read.offset) == (
        None,
        None,
        (),
        "intel.events.police-uk",
        0,
    )
    told = Receipt.model_validate_json(receipt.value or b"")
    assert read.digest == read.withheld == told.digest
    assert all(one.message for one in told.faults)
    assert sum(len(name) + len(text or b"") for name, text in letter.headers) < 1_000
    assert "larger than a dead letter may be" in (still_refused(read) or "")


FORGED: Headers = (
    ("viper-stage", b"enrich"),
    ("viper-rule", b"conflict"),
    ("viper-partition", b"no number"),
    ("viper-withheld", b"0000"),
    ("viper-null-value", b"true"),
    ("viper-problem", b"no tabs"),
    ("viper-key", b"another key"),
)


def test_headers_called_like_ours_on_a_bad_record_forge_nothing_in_its_dead_letter() -> None:
    letter, _ = admitted(FORGED, value=b"{}")
    read = DeadLetter.read(letter.value, letter.headers)
    assert (read.stage, read.topic, read.partition) == ("intake", "intel.events.police-uk", 0)
    assert (read.key, read.value, read.headers, read.withheld) == (key_of(EVENT), b"{}", FORGED, None)
    assert "conflict" not in {one.rule for one in read.problems}


def grown(headers: Headers = ()) -> list[Send]:
    """An event of small items, each of which is stored with every default: two and a half times as large."""
    event = crime("H2", *(item(number) for number in range(1, 101)))
    plain = json.loads(encode(event))
    for one in plain["items"]:
        one["persons"] = [{"id": f"p{at}", "role": "other"} for at in range(60)]
        for default in ("marking", "locations", "objects", "links", "derived_from"):
            one.pop(default, None)
    value = to_json(plain)
    assert len(value) < MAX_BYTES
    envelope = {name.removeprefix("ce_"): (text or b"").decode() for name, text in headers_of(event)}
    structured = bool(headers)
    sent = to_json({**envelope, "data": plain}) if structured else value
    return admitted(headers or headers_of(event), sent, key_of(event))


@pytest.mark.parametrize("headers", [(), (("content-type", STRUCTURED.encode()),)])
def test_an_event_that_grows_when_it_is_stored_is_refused_as_too_large_in_either_form(headers: Headers) -> None:
    sends = grown(headers)
    assert faults(sends) == [("", "too-large")]
    assert "as it is stored, with every default written; send it in parts" in str(sends[1].value)
