"""How large a compressed batch of records is in plain: measured within bounds, before anybody decompresses it.

A broker bounds batches as they are compressed. Six kilobytes may be two hundred megabytes in plain, which would end
whoever reads them, again and again at the same offset.
"""

from __future__ import annotations

import mmap
import zlib
from struct import unpack_from
from typing import Final

import cramjam

MAX_PLAIN_BYTES: Final = 16_000_000
"""The largest batch that is read. Clients fill a batch with 1 MB, or one record, before they compress it."""

GZIP, SNAPPY, LZ4, ZSTD = 1, 2, 3, 4
"""Codecs as they stand in the attributes of a batch."""

UNREADABLE: Final = (cramjam.DecompressionError, zlib.error)
"""What a payload raises that is not of its codec."""

_ROOM: Final = mmap.mmap(-1, MAX_PLAIN_BYTES, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
"""Where plain bytes go that nobody looks at. Memory is taken as far as it was ever filled."""

_XERIAL: Final = b"\x82SNAPPY\x00"
_XERIAL_HEADER: Final = 16


class BatchTooLarge(ValueError):
    """A batch is larger than ``MAX_PLAIN_BYTES`` in plain."""


def check_plain_size(codec: int, payload: memoryview) -> None:
    """Raise BatchTooLarge, or one of UNREADABLE."""
    if codec == GZIP:
        _gzip(payload)
    elif codec == SNAPPY:
        _snappy(payload)
    elif codec in (LZ4, ZSTD):
        _into_room(codec, payload)


def _gzip(payload: memoryview) -> None:
    left, rest = MAX_PLAIN_BYTES, bytes(payload)
    while rest:  # an archive may have several members
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        left -= len(member.decompress(rest, left + 1))
        if left < 0:
            raise BatchTooLarge
        rest = member.unused_data


def _snappy(payload: memoryview) -> None:
    if bytes(payload[: len(_XERIAL)]) != _XERIAL:
        sizes = [cramjam.snappy.decompress_raw_len(payload)]
    else:
        sizes, at = [], _XERIAL_HEADER
        while at + 4 <= len(payload):
            (length,) = unpack_from(">i", payload, at)
            at += 4
            sizes.append(cramjam.snappy.decompress_raw_len(payload[at : at + length]))
            at += max(0, length)
    if sum(sizes) > MAX_PLAIN_BYTES:
        raise BatchTooLarge


def _into_room(codec: int, payload: memoryview) -> None:
    decompress = cramjam.zstd.decompress_into if codec == ZSTD else cramjam.lz4.decompress_into
    try:
        decompress(payload, _ROOM)
    except cramjam.DecompressionError as error:
        if "whole buffer" in str(error):  # the library has one error for this and for what is not of its codec
            raise BatchTooLarge from error
        raise
