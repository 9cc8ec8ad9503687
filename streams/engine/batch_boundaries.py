"""Ends of batches that were begun and may have been emitted without being stored. Whoever reads on stops there, too.

A step emits the difference between what it concluded before a batch and after it. A process that ends between emitting
and storing has emitted the conclusions at the end of *its* batch; the next one, if it read past that end in one go,
would never take back what was concluded there and nowhere else. So the end is on the broker before anything is
emitted (ADR 0018).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from streams.step import Record, Write

KEY: Final = b"\x00ends"
"""Among the state of a partition. No subject begins like that."""


class BatchBoundaries:
    """Of one partition: the offset after each batch that was begun, and is not known to be stored."""

    def __init__(self) -> None:
        self._open: tuple[int, ...] = ()

    def restore(self, writes: Sequence[Write]) -> list[Write]:
        """State as it is read back, without the boundaries; the newest of those are restored."""
        for write in writes:
            if write.key == KEY:
                self._open = tuple(map(int, (write.value or b"").split()))
        return [write for write in writes if write.key != KEY]

    def up_to_boundary(self, batch: Sequence[Record]) -> int:
        """How many of these records may be decided at once: up to the first end among them."""
        ends = [end for end in self._open if batch[0].offset < end <= batch[-1].offset]
        return sum(record.offset < min(ends) for record in batch) if ends else len(batch)

    def open(self, batch: Sequence[Record]) -> Write:
        """The write that has to be on the broker before anything of this batch is emitted."""
        still = {end for end in self._open if end > batch[0].offset} | {_end(batch)}
        self._open = tuple(sorted(still))
        return Write(KEY, b" ".join(b"%d" % end for end in self._open))

    def close(self, batch: Sequence[Record]) -> None:
        """The state at the end of this batch is on the broker."""
        self._open = tuple(end for end in self._open if end > _end(batch))


def _end(batch: Sequence[Record]) -> int:
    return batch[-1].offset + 1
