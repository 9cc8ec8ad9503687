"""One piece of a subject as it is stored: its revision, the offset at which it was read, and its value. Packed.

The same bytes are the value of a state record on the broker and are held in memory: thousands of small objects would
cost far more than unpacking a few when they are needed.
"""

from __future__ import annotations

from struct import Struct
from typing import Final, NamedTuple

_MARK: Final = Struct(">Bqq?")  # layout version, revision, offset, whether a value follows
_LAYOUT: Final = 1

Pieces = dict[bytes, bytes]
"""The packed pieces of one subject, by piece name. A deleted piece stays, so that a late write is known as late."""


class Mark(NamedTuple):
    """The revision that the writer of a piece gave it, and the offset at which we read it."""

    revision: int
    offset: int


def pack(mark: Mark, value: bytes | None) -> bytes:
    """The stored form. ``value`` None: the piece is deleted."""
    return _MARK.pack(_LAYOUT, *mark, value is not None) + (value or b"")


def mark_of(packed: bytes) -> Mark:
    """Revision and offset of a stored piece."""
    _, revision, offset, _ = _MARK.unpack_from(packed)
    return Mark(revision, offset)


def value_of(packed: bytes) -> bytes | None:
    """The value of a stored piece; None when it is deleted."""
    return packed[_MARK.size :] if packed[_MARK.size - 1] else None
