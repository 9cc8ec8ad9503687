"""Below Faust's public interface: whole fetched lists instead of single messages. The only place that reaches there.

Faust makes four asyncio tasks for each message; handing over a whole fetch at once costs them once a fetch. A fetch
travels as one Faust message, whose acknowledgement marks every partition of it as done: strictly in order, without the
gaps that Faust's own bookkeeping jumps over. Pinned to one version of Faust by ``tests/unit/streams/test_pinned.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import faust
from faust.transport.drivers import aiokafka as driver
from faust.types import TP

from streams.engine import record_reader
from streams.engine.errors import FetchLost
from streams.step import Record

Fetch = Mapping[TP, Sequence[Any]]
"""aiokafka's records by partition, as they were fetched."""


LINGER_BYTES: Final = 3_000_000
"""While the broker waits for more, it answers at once where so much has come."""

LINGER_PER_RECORD: Final = 0.001
"""Seconds that each record of a fetch makes the next one wait: only above a thousand a second do they grow."""

SHORTEST_LINGER: Final = 0.05
NO_LINGER: Final = (1, 1_500)
"""Bytes and milliseconds the broker waits for, when there is no flood: the first byte."""


class RawSchema(faust.Schema):  # type: ignore[type-arg]
    """Nothing is decoded by Faust: a record it cannot decode would be acknowledged first."""

    def loads_key(self, app: Any, message: Any, **_: Any) -> Any:
        """None: a record's own key travels inside the fetch."""
        return None

    def loads_value(self, app: Any, message: Any, **_: Any) -> Any:
        """The value, or the fetch, as it is."""
        return message.value


class BatchConsumer(driver.Consumer):
    """A Faust consumer that delivers each fetch as one message, and acknowledges it as one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._done: dict[TP, int] = {}

    async def _drain_messages(self, fetcher: Any) -> None:
        while not (self.should_stop or fetcher.should_stop):
            began_in = self.app.consumer_generation_id
            try:
                records, active = await self._wait_next_records(1.0)
                if self.flow_active and began_in == self.app.consumer_generation_id:
                    await self._deliver(records, active)
                elif records:
                    # Fetched while the partitions were given out anew: from where, nobody knows. Read it again.
                    await self.perform_seek()
            except self.consumer_stopped_errors:
                if self.app.should_stop:
                    return
                raise
            await self.sleep(0)

    async def _deliver(self, records: Any, active: Any) -> None:
        ours = active | self._buffered_partitions
        fetch = {
            tp: fresh for tp, several in (records or {}).items() if tp in ours and (fresh := self._fresh(tp, several))
        }
        if not fetch or self.should_stop:
            return
        message = self._message(fetch)
        await self.wait_first(self.callback(message), self.suspend_flow.wait())
        # Also when it was not taken: if nothing seeks back before the next fetch, `ack` then finds what is missing.
        for tp, several in fetch.items():
            self._read_offset[tp] = several[-1].offset + 1  # as after a seek: the next one to read
        self._gather(sum(map(len, fetch.values())))

    def _gather(self, records: int) -> None:
        """In a flood let the broker wait for more: a batch costs by its deliveries, and by the subjects it touches."""
        transport: Any = self.transport
        wait = min(transport.linger, records * LINGER_PER_RECORD)
        least = (LINGER_BYTES, int(wait * 1000)) if wait >= SHORTEST_LINGER else NO_LINGER
        thread: Any = self._thread
        fetcher = thread._consumer._fetcher  # noqa: SLF001
        fetcher._fetch_min_bytes, fetcher._fetch_max_wait_ms = least  # noqa: SLF001

    async def perform_seek(self) -> None:
        """Back to what is committed, and where nothing is, to the beginning.

        Faust leaves a partition without a commit where it stands: what was fetched of it and dropped would be lost.
        """
        await super().perform_seek()
        untouched = [tp for tp in self.assignment() if not self._read_offset[tp]]
        if untouched:
            await self.seek_wait(await self.earliest_offsets(*untouched))

    def _fresh(self, tp: TP, records: Sequence[Any]) -> Sequence[Any]:
        following = self._read_offset[tp]
        if following is None or records[0].offset >= following:
            return records
        return [one for one in records if one.offset >= following]

    def _message(self, fetch: Fetch) -> Any:
        tp, records = next(iter(fetch.items()))
        message: Any = self._to_message(tp, records[-1])
        message.key, message.value = {tp: self._read_offset[tp] for tp in fetch}, fetch
        return message

    def on_buffer_full(self, tp: TP) -> None:
        """Nothing: the queue itself holds us back.

        Faust would stop reading the partition, and with no partition left sleep for a second before it looks again.
        """

    def on_buffer_drop(self, tp: TP) -> None:
        """Nothing was stopped."""

    def ack(self, message: Any) -> bool:
        """Everything in the fetch is delivered and kept: its partitions may be committed up to its end.

        Raise FetchLost when what came between this fetch and the last one done was never handed over.
        """
        if message.acked:
            return False
        for tp, following in message.key.items():
            if following is not None and following > self._done.get(tp, following):
                raise FetchLost(f"{tp.topic} {tp.partition}: done to {self._done[tp]}, continued at {following}")
        message.acked = True
        self._unacked_messages.discard(message)
        for tp, records in message.value.items():
            last = records[-1].offset
            self._done[tp], self._acked[tp] = max(last + 1, self._done.get(tp, 0)), [last]
        if self._waiting_for_ack is not None and not self._waiting_for_ack.done():
            self._waiting_for_ack.set_result(None)
        return True

    def _new_offset(self, tp: TP) -> int | None:
        return self._done.get(tp)

    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Commit what is done before the partitions go; what is in flight is waited for, and committed too."""
        await self.commit()
        await super().on_partitions_revoked(revoked)
        for tp in revoked:
            self._done.pop(tp, None)


class Transport(driver.Transport):
    """Faust's way to the broker, by fetches. ``linger``: seconds to wait for more at most."""

    Consumer = BatchConsumer
    linger = 0.0


def install(app: Any, linger: float) -> None:
    """Make this app read by fetches, and pass on what cannot be read."""
    record_reader.install()
    app.transport = Transport(app.conf.broker, app, loop=app.loop)
    app.transport.linger = linger


def records_of(fetch: Any) -> dict[tuple[str, int], list[Record]]:
    """The records of a fetch by topic and partition, each in order."""
    return {(tp.topic, tp.partition): [_record(one) for one in several] for tp, several in fetch.items()}


def leave_unread(app: Any, message: Any, done: Mapping[tuple[str, int], int]) -> None:
    """Take out of a fetch what is not done, and read no more of its partitions until the process starts again."""
    for tp, records in list(message.value.items()):
        if (count := done[tp.topic, tp.partition]) < len(records):
            app.consumer.pause_partitions([tp])
            message.value[tp] = records[:count]
            if not count:
                del message.value[tp], message.key[tp]


def records_of_events(events: Sequence[Any]) -> dict[tuple[str, int], list[Record]]:
    """The same from Faust events, one a record: the switch back to stock."""
    records: dict[tuple[str, int], list[Record]] = {}
    for event in events:
        one = event.message
        headers = tuple(one.headers.items()) if isinstance(one.headers, dict) else tuple(one.headers or ())
        record = Record(one.topic, one.partition, one.offset, int(one.timestamp * 1000), one.key, one.value, headers)
        records.setdefault((one.topic, one.partition), []).append(record)
    return records


def _record(one: Any) -> Record:
    unreadable = getattr(one, "unreadable", "")
    return Record(
        one.topic, one.partition, one.offset, one.timestamp, one.key, one.value, tuple(one.headers), unreadable
    )
