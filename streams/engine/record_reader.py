"""Below aiokafka's public interface: a record that cannot be read is passed on as such, instead of ending the fetch.

aiokafka decodes the header names of a record as UTF-8 while it fetches, and raises at the same offset for ever when one
is not. Here such a batch is read once more, leniently: its good records come as they are, the bad ones as
``UnreadableRecord``. Where a batch cannot be taken apart, one ``UnreadableRecord`` stands for what is left of it.
Pinned to one version of aiokafka by ``tests/unit/streams/test_pinned.py``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from gzip import BadGzipFile
from typing import Any, Final

from aiokafka.consumer import fetcher
from aiokafka.errors import CorruptRecordException
from aiokafka.record.default_records import _DefaultRecordBatchPy
from aiokafka.record.memory_records import MemoryRecords
from aiokafka.record.util import decode_varint_py
from aiokafka.structs import ConsumerRecord

from streams.engine.plain_size import UNREADABLE, check_plain_size

_PREFIX: Final = 12
"""Bytes of a batch before its length counts: base offset and the length itself."""

_ATTRIBUTES, _CODEC, _RECORDS = 22, 0b111, 61
"""Where the attributes of a batch have its codec, and where its records begin."""

_SPOILT: Final = (ValueError, IndexError, struct.error, EOFError, BadGzipFile, CorruptRecordException, *UNREADABLE)
"""What a batch raises that cannot be taken apart."""


@dataclass
class UnreadableRecord(ConsumerRecord[bytes, bytes]):  # type: ignore[misc]
    """A record that could not be fetched as it is: what could be read of it, and why not all of it."""

    unreadable: str = ""


class RawRecords:
    """Fetched bytes as aiokafka takes them apart, and the bytes themselves."""

    def __init__(self, data: bytes) -> None:
        self.data, records = data, MemoryRecords(data)
        self.has_next, self.next_batch = records.has_next, records.next_batch
        self.size_in_bytes = records.size_in_bytes


class PartitionRecords(fetcher.PartitionRecords):  # type: ignore[misc]
    """The records of one fetch of one partition."""

    next_fetch_offset: int

    def _unpack_records(self) -> Iterator[Any]:
        try:
            _check_plain_sizes(self._records.data)
            yield from super()._unpack_records()
        except _SPOILT:
            yield from self._leniently()

    def _leniently(self) -> Iterator[Any]:
        """Everything from the next offset on. Raise CorruptRecordException when it was spoilt since it was sent."""
        for batch in _batches(self._records.data):
            if batch.next_offset <= self.next_fetch_offset or batch.is_control_batch:
                continue
            if not batch.validate_crc():
                raise CorruptRecordException(f"invalid CRC: {self._tp}")
            try:
                batch.check_plain_size()
                yield from self._records_of(batch)
            except _SPOILT as error:
                yield self._lost(batch, error)
            self.next_fetch_offset = batch.next_offset

    def _records_of(self, batch: Any) -> Iterator[Any]:
        for record in batch:
            if record.offset >= self.next_fetch_offset:
                self.next_fetch_offset = record.offset + 1
                found = self._consumer_record(self._tp, record)
                yield _marked(found) if any(map(_spoilt, dict(found.headers))) else found

    def _lost(self, batch: Any, error: Exception) -> UnreadableRecord:
        """In place of every record that is left of a batch."""
        why = f"{type(error).__name__} from here to offset {batch.next_offset - 1}"
        place = (self._tp.topic, self._tp.partition, batch.next_offset - 1, batch.max_timestamp, batch.timestamp_type)
        return UnreadableRecord(*place, None, None, None, -1, -1, (), unreadable=why)


class LenientBatch(_DefaultRecordBatchPy):  # type: ignore[misc]
    """A batch whose header names need not be UTF-8: bytes that are none become lone surrogates."""

    _buffer: bytearray

    def check_plain_size(self) -> None:
        """Raise BatchTooLarge when it is not to be decompressed, or one of UNREADABLE when it cannot be."""
        _check_plain_sizes(self._buffer)

    def _read_msg(self, *_: object) -> Any:
        """The next record. Read in Python: the compiled reader of numbers looks beyond the end of what is spoilt."""
        return super()._read_msg(decode_varint_py)

    def _maybe_uncompress(self) -> None:
        super()._maybe_uncompress()
        self._buffer = _LenientBytes(self._buffer)


class _LenientBytes(bytearray):
    def __getitem__(self, at: Any) -> Any:
        found = super().__getitem__(at)
        return _LenientBytes(found) if isinstance(at, slice) else found

    def decode(self, encoding: str = "utf-8", errors: str = "surrogateescape") -> str:
        return super().decode(encoding, errors)


def install() -> None:
    """Make every consumer of this process read records so."""
    fetcher.PartitionRecords = PartitionRecords
    fetcher.MemoryRecords = RawRecords


def _batches(data: bytes) -> Iterator[Any]:
    return (LenientBatch(data[start:end]) for start, end in _spans(data))


def _spans(data: bytes | bytearray) -> Iterator[tuple[int, int]]:
    """Where each whole batch starts and ends."""
    at = 0
    while at + _PREFIX <= len(data):
        end = at + _PREFIX + struct.unpack_from(">i", data, at + 8)[0]
        if not at + _PREFIX < end <= len(data):
            return
        yield at, end
        at = end


def _check_plain_sizes(data: bytes | bytearray) -> None:
    """Raise BatchTooLarge, or one of UNREADABLE, when a batch is not to be decompressed."""
    for start, end in _spans(data):
        if end - start > _RECORDS and (codec := data[start + _ATTRIBUTES] & _CODEC):
            check_plain_size(codec, memoryview(data)[start + _RECORDS : end])


def _spoilt(name: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in name)


def _marked(record: ConsumerRecord[bytes, bytes]) -> UnreadableRecord:
    headers = tuple((_shown(name), value) for name, value in record.headers)
    return UnreadableRecord(**{**vars(record), "headers": headers}, unreadable="a header name is not UTF-8")


def _shown(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
