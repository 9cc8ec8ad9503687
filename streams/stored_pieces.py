"""One piece of a subject as it is kept on the broker: two offsets, and the value as it was read.

Held packed in memory too: thousands of small objects would cost far more than taking a few apart when they are needed.
"""

from __future__ import annotations

from struct import Struct
from typing import Final, NamedTuple

_MARK: Final = Struct(">Bqq?")  # layout version, revision, offset, whether a value follows
_LAYOUT: Final = 1

Pieces = dict[bytes, bytes]
"""What is held of one subject: packed, by the name of the piece. A deleted one is remembered, so that a late write
stays late."""


class Mark(NamedTuple):
    """When a piece was written: the revision its writer gave it, and the offset at which we read it."""

    revision: int
    offset: int


def pack(mark: Mark, value: bytes | None) -> bytes:
    """What is kept of a piece. ``value`` None: it is deleted."""
    return _MARK.pack(_LAYOUT, *mark, value is not None) + (value or b"")


def mark_of(packed: bytes) -> Mark:
    """When the piece was written."""
    _, revision, offset, _ = _MARK.unpack_from(packed)
    return Mark(revision, offset)


def value_of(packed: bytes) -> bytes | None:
    """The value, None when it is deleted."""
    return packed[_MARK.size :] if packed[_MARK.size - 1] else None
