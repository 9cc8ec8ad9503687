"""Publish what a source says, and know of every event whether it arrived."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final, Self

from kafka.errors import KafkaError, KafkaTimeoutError, MessageSizeTooLargeError

from producers.delivery.anonymous_batches import AnonymousBatch
from producers.delivery.connection import MAX_RECORD, connect
from producers.delivery.delivery_report import TOO_LARGE, DeliveryReport, reason_of
from producers.delivery.rate_limit import RateLimit
from producers.delivery.validation import OutgoingRecord, checked
from producers.errors import BrokerUnavailable, NotDelivered, Refused, TopicMissing
from schemas.errors import Problem
from schemas.sources import SOURCES
from schemas.topics import EVENTS, partition_of
from schemas.transport.anonymity import CLIENT_ID, record_timestamp
from schemas.transport.cloudevents import Headers
from schemas.wire import MAX_BYTES, SourceRecord

EVENTS_UNDER_WAY: Final = 20_000
BYTES_UNDER_WAY: Final = 64_000_000
"""Sent and not yet confirmed, at most: memory stays flat (kafka-python 3 sets no limit), and a slow broker slows us."""

DELIVERY_SECONDS: Final = 120
"""How long the broker may be away before an event counts as failed."""

GONE: Final = "the broker has stopped confirming events; publish the same again later, ids stay the same"


class Publisher:
    """Speaks for one source, on its own topic. Use it in a ``with`` statement; leaving it waits for every delivery.

    ``rate`` is the most events a second. Of an anonymous source (``schemas.transport.anonymity``) reports are held
    back, let go together in random order, and stamped with the day alone; ``flush`` lets go of all that are held.

    Opening raises BrokerUnavailable when no broker answers, and TopicMissing when the source has no topic there.
    Leaving raises NotDelivered when events have failed that no report has told of.
    """

    def __init__(
        self, bootstrap: str, source: str, *, rate: float | None = None, delivery_seconds: int = DELIVERY_SECONDS
    ) -> None:
        anonymous = source in SOURCES and SOURCES[source].anonymous
        self._release = AnonymousBatch() if anonymous else None
        self._pace = RateLimit(rate) if rate is not None else None
        self._delivery_seconds = delivery_seconds
        self._source, self._topic = source, EVENTS.named(source=source)
        self._under_way: deque[tuple[str, int, Any]] = deque()
        self._bytes_under_way = 0
        self._away = False  # whether the broker has let the time for an event pass
        self._told = 0  # failures that a returned report held
        self.report = DeliveryReport()
        self._producer: Any = connect(bootstrap, CLIENT_ID if anonymous else f"viper-{source}", delivery_seconds)
        try:
            self._partitions = len(self._producer.partitions_for(self._topic))
        except KafkaTimeoutError as error:
            self._give_up()
            raise TopicMissing(f"the broker has no topic {self._topic}; run `viper prepare`") from error

    def publish(self, said: SourceRecord) -> None:
        """Send one event or amendment. Raise Refused when the source may not say it, or BrokerUnavailable."""
        self.send(checked(said, self._source))

    def send(self, one: OutgoingRecord) -> None:
        """Send what has been checked."""
        if len(one.value) > MAX_BYTES:  # intake would refuse it: say so now
            self.report.failed.append((one.key.decode(), TOO_LARGE))
        elif self._release is None:
            self._send(*one)
        else:
            self._let_go(self._release.hold(one, time.monotonic()))

    def publish_all(self, said: Iterable[SourceRecord]) -> DeliveryReport:
        """Send each, wait for all."""
        for one in said:
            self.publish(one)
        return self.flush()

    def publish_raw(self, key: bytes | None, value: bytes | None, headers: Headers = ()) -> None:
        """Send bytes as they are: for replays, and for clients that encode themselves. Raise Refused when anonymous."""
        if self._release is not None:
            raise Refused([Problem("", "not-anonymous", "an anonymous source sends nothing that was not checked")])
        self._send(key, value, headers)

    def _let_go(self, reports: Iterable[OutgoingRecord]) -> None:
        day = record_timestamp(datetime.now(UTC))
        for one in reports:
            self._send(*one, timestamp=day)

    def _send(self, key: bytes | None, value: bytes | None, headers: Headers, timestamp: int | None = None) -> None:
        if self._pace and (seconds := self._pace.wait(time.monotonic())):
            time.sleep(seconds)
        name = (key or b"").decode(errors="replace")
        # Ours rather than kafka-python's own, which is written in Python and takes a fifth of the time of a send.
        partition = None if key is None else partition_of(key, self._partitions)
        try:
            sent = self._producer.send(self._topic, value, key, list(headers), partition, timestamp)
        except MessageSizeTooLargeError:
            self.report.failed.append((name, f"is larger than {MAX_RECORD:,} bytes; send it in parts"))
            return
        except KafkaTimeoutError as error:
            raise BrokerUnavailable(GONE) from error
        self._under_way.append((name, size := len(value or b""), sent))
        self._bytes_under_way += size
        self._make_room()

    def _make_room(self) -> None:
        while len(self._under_way) > EVENTS_UNDER_WAY or self._bytes_under_way > BYTES_UNDER_WAY:
            self._confirm()
            if self._away:  # the rest of a long list would wait as long, again and again
                raise BrokerUnavailable(GONE)

    def flush(self) -> DeliveryReport:
        """Return when every event is confirmed or has failed; the report of all since the publisher was opened."""
        if self._release is not None:
            self._let_go(self._release.let_go())
        with suppress(KafkaTimeoutError):
            # Never without a limit: a batch that was being sent when the broker died may stay unanswered for ever.
            self._producer.flush(self._patience)
        while self._under_way:
            self._confirm()
        self._told = len(self.report.failed)
        return self.report

    def _confirm(self) -> None:
        name, size, sent = self._under_way.popleft()
        self._bytes_under_way -= size
        try:
            sent.get(timeout=0 if self._away else self._patience)
        except KafkaError as error:
            self.report.failed.append((name, reason_of(error)))
            self._away = isinstance(error, KafkaTimeoutError)
        else:
            self.report.delivered += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and (issubclass(kind, BrokerUnavailable) or not issubclass(kind, Exception)):
            self._give_up()  # nobody to wait for, or somebody pressed Ctrl-C
            return
        told = self._told
        try:
            failed = self.flush().failed[told:]
        finally:
            self._give_up()
        if failed and kind is None:
            raise NotDelivered(f"{len(failed):,} events did not arrive; event {failed[0][0]}: {failed[0][1]}")

    @property
    def _patience(self) -> float:
        """Seconds until what the producer has neither delivered nor given up counts as failed."""
        return self._delivery_seconds + 10.0

    def _give_up(self) -> None:
        """Close without waiting for what is under way, if anything is."""
        try:
            self._producer.close(timeout=0.1)
        except KafkaTimeoutError:
            # kafka-python 3 then leaves its thread running, and its destructor raises in somebody else's code.
            self._producer._sender.force_close()  # noqa: SLF001
            self._producer.close(timeout=5)
