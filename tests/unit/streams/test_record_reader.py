"""Fetched bytes that aiokafka cannot take apart: the good records come as they are, the others as unreadable."""

from __future__ import annotations

import gzip
import tracemalloc
from typing import Any

import pytest
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy
from aiokafka.record.util import calc_crc32c
from aiokafka.structs import TopicPartition
from hypothesis import given
from hypothesis import strategies as st

from streams.engine.batch_consumer import records_of
from streams.engine.plain_size import GZIP, LZ4, MAX_PLAIN_BYTES, SNAPPY, ZSTD, BatchTooLarge, check_plain_size
from streams.engine.record_reader import PartitionRecords, RawRecords
from streams.step import Record

PLACE: Any = TopicPartition("in", 0)
CODECS = {"gzip": GZIP, "snappy": SNAPPY, "lz4": LZ4, "zstd": ZSTD}


class Latin1(str):
    """A header name that is not UTF-8 on the wire."""

    def encode(self, *_: object) -> bytes:
        return str.encode(self, "latin-1")


def batch(*headers: tuple[str, bytes | None], base: int = 0, compression: int = 0, value: bytes = b"v%d") -> bytes:
    """A batch of one record for each header."""
    builder = _DefaultRecordBatchBuilderPy(2, compression, False, -1, -1, -1, 1_000_000_000)
    for at, header in enumerate(headers):
        builder.append(at, timestamp=at, key=b"k%d" % at, value=value.replace(b"%d", b"%d" % at), headers=[header])
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


@pytest.mark.parametrize("compression", [0, *CODECS.values()])
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


@given(st.binary(min_size=1, max_size=40), st.integers(0, 30))
def test_whatever_stands_in_a_batch_it_is_records_or_passed_over(spoilt: bytes, at: int) -> None:
    """Read beyond its end it would now and then end the process."""
    whole = bytearray(batch(GOOD, BAD, GOOD))
    whole[61 + at : 61 + at + len(spoilt)] = spoilt[: len(whole) - 61 - at]
    whole[17:21] = calc_crc32c(bytes(whole[21:])).to_bytes(4, "big")
    found = read(bytes(whole) + batch(GOOD, base=3))
    assert found[-1].offset >= 3  # a record may give itself any offset; brokers take none that lies


def test_bytes_that_were_spoilt_on_the_way_are_no_record_of_anybody_and_are_fetched_again() -> None:
    spoilt = bytearray(batch(GOOD, BAD))
    spoilt[-1] ^= 0xFF
    with pytest.raises(CorruptRecordException):
        read(bytes(spoilt))


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
def test_a_batch_that_would_fill_the_memory_is_passed_over_and_not_decompressed(codec: int) -> None:
    small, next_one = (batch(GOOD, base=base, compression=codec) for base in (0, 2))
    large = batch(GOOD, base=1, compression=codec, value=b"x" * (10 * MAX_PLAIN_BYTES))
    tracemalloc.start()
    before, lost, after = read(small + large + next_one)
    assert tracemalloc.get_traced_memory()[1] < 3 * MAX_PLAIN_BYTES
    tracemalloc.stop()
    assert [one.value for one in (before, lost, after)] == [b"v0", None, b"v0"]
    assert (lost.offset, lost.unreadable) == (1, "BatchTooLarge from here to offset 1")


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
def test_a_batch_just_within_the_bound_is_read(codec: int) -> None:
    value = b"x" * (MAX_PLAIN_BYTES - 1_000)
    assert [one.value for one in read(batch(GOOD, compression=codec, value=value))] == [value]


def test_an_archive_of_several_members_is_measured_as_a_whole() -> None:
    member = gzip.compress(b"x" * (MAX_PLAIN_BYTES // 2))
    check_plain_size(GZIP, memoryview(member + member))
    with pytest.raises(BatchTooLarge):
        check_plain_size(GZIP, memoryview(member * 3))


@pytest.mark.parametrize("codec", CODECS.values(), ids=CODECS)
def test_a_payload_that_is_not_of_its_codec_is_passed_over(codec: int) -> None:
    spoilt = bytearray(batch(GOOD, compression=codec))
    spoilt[61:] = b"\x00\xff\x01" * ((len(spoilt) - 61) // 3) + b"\x00" * ((len(spoilt) - 61) % 3)
    spoilt[17:21] = calc_crc32c(bytes(spoilt[21:])).to_bytes(4, "big")
    first, second = read(bytes(spoilt) + batch(GOOD, base=1))
    assert first.unreadable.endswith("from here to offset 0")
    assert (second.offset, second.value) == (1, b"v0")
