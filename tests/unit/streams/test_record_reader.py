"""Fetched bytes that aiokafka cannot take apart: the good records come as they are, the others as unreadable."""

from __future__ import annotations

from typing import Any

import pytest
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy
from aiokafka.record.util import calc_crc32c
from aiokafka.structs import TopicPartition

from streams.engine.batch_consumer import records_of
from streams.engine.record_reader import PartitionRecords, RawRecords
from streams.step import Record

PLACE: Any = TopicPartition("in", 0)
GZIP = 1


class Latin1(str):
    """A header name that is not UTF-8 on the wire."""

    def encode(self, *_: object) -> bytes:
        return str.encode(self, "latin-1")


def batch(*headers: tuple[str, bytes | None], base: int = 0, compression: int = 0) -> bytes:
    """A batch of one record for each header."""
    builder = _DefaultRecordBatchBuilderPy(2, compression, False, -1, -1, -1, 1_000_000)
    for at, header in enumerate(headers):
        builder.append(at, timestamp=at, key=b"k%d" % at, value=b"v%d" % at, headers=[header])
    return base.to_bytes(8, "big") + bytes(builder.build())[8:]


def read(data: bytes, offset: int = 0) -> list[Record]:
    fetched = PartitionRecords(PLACE, RawRecords(data), [], offset, None, None, True, 0)
    found: Any = {PLACE: list(fetched)}
    assert fetched.next_fetch_offset == found[PLACE][-1].offset + 1
    return records_of(found)["in", 0]


GOOD, BAD = ("plain", b"1"), (Latin1("caf\u00e9"), b"1")


def test_good_records_are_read_as_ever() -> None:
    found = read(batch(GOOD, ("null", None)) + batch(GOOD, base=2))
    assert [(one.offset, one.value, one.headers) for one in found] == [
        (0, b"v0", (GOOD,)),
        (1, b"v1", (("null", None),)),
        (2, b"v0", (GOOD,)),
    ]
    assert not any(one.unreadable for one in found)


@pytest.mark.parametrize("compression", [0, GZIP])
def test_a_record_with_a_header_name_that_is_not_utf_8_is_marked_and_its_neighbours_are_whole(compression: int) -> None:
    found = read(batch(GOOD, BAD, GOOD, compression=compression) + batch(GOOD, base=3))
    assert [one.offset for one in found] == [0, 1, 2, 3]
    assert [one.unreadable for one in found] == ["", "a header name is not UTF-8", "", ""]
    assert (found[1].key, found[1].value, found[1].headers) == (b"k1", b"v1", (("caf\\xe9", b"1"),))


def test_what_was_read_before_is_not_read_again() -> None:
    assert [one.offset for one in read(batch(GOOD, BAD, GOOD), offset=2)] == [2]


def test_a_record_name_in_another_script_is_no_fault() -> None:
    (found,) = read(batch(("\u044f-\U0001f600", b"1")))
    assert (found.unreadable, found.headers) == ("", (("\u044f-\U0001f600", b"1"),))


def test_a_batch_that_cannot_be_taken_apart_is_passed_over_to_its_end() -> None:
    spoilt = bytearray(batch(GOOD, GOOD))
    spoilt[62] ^= 0xFF  # in the first record; its sender computed the check sum of that
    spoilt[17:21] = calc_crc32c(bytes(spoilt[21:])).to_bytes(4, "big")
    first, second = read(bytes(spoilt) + batch(GOOD, base=2))
    assert (first.offset, first.key, first.value) == (1, None, None)
    assert first.unreadable.endswith("from here to offset 1")
    assert (second.offset, second.unreadable) == (2, "")


def test_bytes_that_were_spoilt_on_the_way_are_no_record_of_anybody_and_are_fetched_again() -> None:
    spoilt = bytearray(batch(GOOD, BAD))
    spoilt[-1] ^= 0xFF
    with pytest.raises(CorruptRecordException):
        read(bytes(spoilt))
