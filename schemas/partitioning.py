"""Which partition of an internal topic a key belongs to.

CRC-32, because it is fast, stable and in every language. Kafka's clients disagree on a default (murmur2, CRC-32), so
whoever writes to an internal topic names the partition explicitly, by this function; nobody relies on a client's own.
"""

from __future__ import annotations

from zlib import crc32


def partition_of(partition_key: bytes, partitions: int) -> int:
    """The partition, 0 to ``partitions`` - 1, of a key."""
    return crc32(partition_key) % partitions
