"""What a stage is: a pure step from records to records, with the state it holds between batches.

The engine (``streams.engine``) runs a step over Kafka, ``streams.pipeline`` runs the same step in one process.
A step is made once for each partition it reads, and never sees another partition's records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

Headers = tuple[tuple[str, bytes], ...]


class Record(NamedTuple):
    """One record as it was read, from whichever topic."""

    topic: str
    partition: int
    offset: int
    timestamp: int  # milliseconds, the broker's; never enters a document
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class Send(NamedTuple):
    """One record to write. ``partition_key`` alone chooses the partition; ``key`` is what compaction keeps one of."""

    topic: str
    key: bytes
    partition_key: bytes
    value: bytes | None  # None: a deletion
    headers: Headers = ()


class Write(NamedTuple):
    """One state record to keep, or with ``value`` None to drop."""

    key: bytes
    value: bytes | None


class Outcome(NamedTuple):
    """What a batch leads to: first every send is delivered, then every write kept, then the batch acknowledged."""

    sends: Sequence[Send]
    writes: Sequence[Write] = ()


class Step(Protocol):
    """One stage, for one partition.

    ``advance`` decides and changes nothing, so that it may be called again with the same batch or a part of it.
    ``keep`` makes writes true in memory: after a batch, or at start for every state record there is, in any order.
    """

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """What this batch, in this order, leads to. Must not raise for anything a record can hold."""

    def apply(self, writes: Iterable[Write]) -> None:
        """Hold these writes from now on."""


@runtime_checkable
class ResumableStep(Step, Protocol):
    """A step of whose state so much follows that deriving it anew takes long, and that can go on from a copy of it."""

    def resume(self, snapshot: bytes | None) -> int:
        """All state there is is kept: take up the copy as far as it is of the same state, derive the rest.

        How many subjects were derived anew. Without a copy that fits, all of them.
        """

    def snapshot(self) -> bytes:
        """A copy of what follows from the state, which says of which. Between batches only."""


StepFactory = Callable[[], Step]
