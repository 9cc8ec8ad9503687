"""Counts the unexpected failures of one agent by source, across restarts, and decides what a further one leads to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto
from typing import Final

from schemas.bookkeeping.failures import FailedAt, UnresolvedFailures
from schemas.wire import encode
from streams.step import Record, Send, Write

LIMIT: Final = 100
"""Failures of a source that are parked one by one where its records stand among those of others."""

WINDOW: Final = 200
"""Offsets of a partition: where LIMIT of so many records fail, it is not the single record that is at fault."""

UNKNOWN: Final = ""
"""The source of a record that names none."""


class Verdict(Enum):
    """What happens with a record on which the step failed."""

    PARK = auto()  # copy it to the dead letters
    PAUSE = auto()  # leave it, and read no more of its topic
    PASS_OVER = auto()  # leave it where it is, and read on
    STOP = auto()  # end the process: the stage is broken, not the record


class Failures:
    """Of one agent. ``own_topics``: those that one source alone writes, so that they can be paused by themselves."""

    def __init__(self, group: str, topic: str, own_topics: Collection[str] = ()) -> None:
        self._group, self._topic, self._own = group, topic, frozenset(own_topics)
        self._found: dict[str, UnresolvedFailures] = {}

    def load(self, writes: Iterable[Write]) -> None:
        """Take up what is on the broker, the newest record of each key last. Records of other groups are ignored."""
        for write in writes:
            group, _, source = write.key.decode().partition("|")
            if group == self._group and write.value is None:
                self._found.pop(source, None)
            elif group == self._group and write.value is not None:
                self._found[source] = UnresolvedFailures.model_validate_json(write.value)

    def unparked(self) -> tuple[str, ...]:
        """The sources of which failing records are left where they are, in order."""
        return tuple(sorted(source for source, found in self._found.items() if found.unparked_from))

    def verdict(self, source: str, record: Record) -> Verdict:
        """What a failure on a record of this source leads to.

        Where most records of a partition fail one after another, a topic of one source is paused. In a topic of many a
        source that fails again and again is passed over, and where it is several, or nobody knows whose records they
        are, the stage itself is broken.
        """
        dense = self._dense(record)
        if record.topic in self._own:
            return Verdict.PAUSE if dense else Verdict.PARK
        if dense and (source == UNKNOWN or len(dense | {source}) > 1):
            return Verdict.STOP
        return Verdict.PASS_OVER if source != UNKNOWN and self._of(source).parked >= LIMIT else Verdict.PARK

    def park(self, source: str, record: Record) -> list[Send]:
        """Count one more that is copied to the dead letters; the same record again is counted once."""
        found, failed = self._of(source), _failed_at(record)
        parked = found.parked + (failed not in found.recent)
        return self._store(_with(found, failed).model_copy(update={"parked": parked}))

    def leave(self, source: str, record: Record) -> list[Send]:
        """Count one more that is left where it is."""
        found, failed = self._of(source), _failed_at(record)
        first = min(failed.offset, found.unparked_from.get(failed.place, failed.offset))
        unparked = {**found.unparked_from, failed.place: first}
        return self._store(_with(found, failed).model_copy(update={"unparked_from": unparked}))

    def _dense(self, record: Record) -> set[str]:
        """The sources of the failures just before this record, when there are LIMIT of them; else none."""
        before = [source for source, failed in self._recent() if _just_before(failed, record)]
        return set(before) if len(before) >= LIMIT else set()

    def _recent(self) -> Iterator[tuple[str, FailedAt]]:
        return ((source, failed) for source, found in self._found.items() for failed in found.recent)

    def _of(self, source: str) -> UnresolvedFailures:
        return self._found.get(source) or UnresolvedFailures(group=self._group, source=source)

    def _store(self, found: UnresolvedFailures) -> list[Send]:
        self._found[found.source] = found
        return [Send(self._topic, found.record_key, found.record_key, encode(found))] if self._topic else []


def _failed_at(record: Record) -> FailedAt:
    return FailedAt(place=f"{record.topic}/{record.partition}", offset=record.offset)


def _just_before(failed: FailedAt, record: Record) -> bool:
    return failed.place == f"{record.topic}/{record.partition}" and 0 < record.offset - failed.offset <= WINDOW


def _with(found: UnresolvedFailures, failed: FailedAt) -> UnresolvedFailures:
    recent = tuple(dict.fromkeys((*found.recent, failed)))[-LIMIT:]
    return found.model_copy(update={"recent": recent})
