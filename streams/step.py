"""A step: one stage as a pure function from records and state to records and changes of state.

The engine (``streams.engine``) runs a step over Kafka, ``streams.pipeline`` runs the same step in one process.
There is one step for each partition, and it never sees another partition's records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

Headers = tuple[tuple[str, bytes | None], ...]


class Record(NamedTuple):
    """One record as it was read."""

    topic: str
    partition: int
    offset: int
    timestamp: int  # milliseconds, the broker's; never enters a document
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    unreadable: str = ""  # why it could not be fetched as it is; then key, value and headers are what could be read


class Send(NamedTuple):
    """One record to write. ``partition_key`` alone chooses the partition; ``key`` is what compaction keeps one of."""

    topic: str
    key: bytes
    partition_key: bytes
    value: bytes | None  # None: a deletion
    headers: Headers = ()


class Write(NamedTuple):
    """One state record to store; ``value`` None deletes it."""

    key: bytes
    value: bytes | None


class Outcome(NamedTuple):
    """The result of a batch: every send is delivered, then every write stored, then the batch is acknowledged."""

    sends: Sequence[Send]
    writes: Sequence[Write] = ()


class Step(Protocol):
    """One stage, for one partition.

    ``advance`` changes nothing that lasts, so that it may be called again with the same batch or a part of it.
    ``apply`` changes the state in memory: after a batch, or at start with every stored state record, in any order.
    """

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """The result of this batch, in this order. Must not raise for anything a record can hold."""

    def apply(self, writes: Iterable[Write]) -> None:
        """Make these writes part of the state."""


@runtime_checkable
class ResumableStep(Step, Protocol):
    """A step that derives so much from its state that recomputing it takes long; it can start from a snapshot of it."""

    def resume(self, snapshot: bytes | None) -> int:
        """After all state is applied: load what the snapshot has of the same state and recompute the rest.

        How many subjects were recomputed: all of them without a snapshot that fits.
        """

    def snapshot(self) -> bytes:
        """A copy of everything derived, with the state it was derived from. Call it between batches only."""


StepFactory = Callable[[], Step]
