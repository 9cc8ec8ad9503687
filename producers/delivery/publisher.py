"""Deliver the events of one source to its topic, with a confirmed or failed outcome for each."""

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
from producers.delivery.validation import OutgoingRecord, outgoing_record
from producers.errors import BrokerUnavailable, NotDelivered, Refused, TooLarge, TopicMissing
from schemas.errors import Problem
from schemas.sources import SOURCES
from schemas.topics import EVENTS, partition_of
from schemas.transport.anonymity import CLIENT_ID, record_timestamp
from schemas.transport.cloudevents import Headers
from schemas.wire import MAX_BYTES, SourceRecord

MAX_EVENTS_IN_FLIGHT: Final = 20_000
MAX_BYTES_IN_FLIGHT: Final = 64_000_000
"""Limits of events sent and not yet confirmed: bounds memory (kafka-python 3 sets no limit of its own)."""

DELIVERY_SECONDS: Final = 120
"""Seconds without a confirmation after which an event counts as failed."""

NOT_CONFIRMING: Final = "the broker has stopped confirming events; publish the same again later, ids stay the same"


class Publisher:
    """Sends the events of one source. Use it in a ``with`` statement; leaving it waits for every delivery.

    ``rate`` limits events a second. Reports of an anonymous source (``schemas.transport.anonymity``) are sent in
    batches in random order, with timestamps cut to the day; ``flush`` releases the batch.

    Opening raises BrokerUnavailable when no broker answers, and TopicMissing when the source has no topic there.
    Leaving raises NotDelivered when events failed that no returned report contains.
    """

    def __init__(
        self, bootstrap: str, source: str, *, rate: float | None = None, delivery_seconds: int = DELIVERY_SECONDS
    ) -> None:
        anonymous = source in SOURCES and SOURCES[source].anonymous
        self._batch = AnonymousBatch() if anonymous else None
        self._pace = RateLimit(rate) if rate is not None else None
        self._delivery_seconds = delivery_seconds
        self._source, self._topic = source, EVENTS.named(source=source)
        self._in_flight: deque[tuple[str, int, Any]] = deque()
        self._bytes_in_flight = 0
        self._silent = False  # whether the broker has let the time for an event pass
        self._reported = 0  # failures that a returned report held
        self.report = DeliveryReport()
        self._producer: Any = connect(bootstrap, CLIENT_ID if anonymous else f"viper-{source}", delivery_seconds)
        try:
            self._partitions = len(self._producer.partitions_for(self._topic))
        except KafkaTimeoutError as error:
            self._close_at_once()
            raise TopicMissing(f"the broker has no topic {self._topic}; run `viper prepare`") from error

    def publish(self, message: SourceRecord) -> None:
        """Validate and send one event or amendment. Raise Refused or BrokerUnavailable.

        One above the limits of size is reported as failed, not sent.
        """
        try:
            record = outgoing_record(message, self._source)
        except TooLarge as error:
            self.report.failed += [(message.event_id, problem.message) for problem in error.problems]
            return
        self.send(record)

    def send(self, record: OutgoingRecord) -> None:
        """Send an encoded record. One above the size limit is reported as failed, not sent."""
        if len(record.value) > MAX_BYTES:  # intake would refuse it: say so now
            self.report.failed.append((record.key.decode(), TOO_LARGE))
        elif self._batch is None:
            self._send(*record)
        else:
            self._send_batch(self._batch.add(record, time.monotonic()))

    def publish_all(self, messages: Iterable[SourceRecord]) -> DeliveryReport:
        """Send each and wait for all confirmations."""
        for message in messages:
            self.publish(message)
        return self.flush()

    def publish_raw(self, key: bytes | None, value: bytes | None, headers: Headers = ()) -> None:
        """Send bytes without validation, for replays and foreign encoders. Raise Refused when anonymous."""
        if self._batch is not None:
            raise Refused([Problem("", "not-anonymous", "an anonymous source sends nothing that was not checked")])
        self._send(key, value, headers)

    def _send_batch(self, reports: Iterable[OutgoingRecord]) -> None:
        day = record_timestamp(datetime.now(UTC))
        for report in reports:
            self._send(*report, timestamp=day)

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
            raise BrokerUnavailable(NOT_CONFIRMING) from error
        self._in_flight.append((name, size := len(value or b""), sent))
        self._bytes_in_flight += size
        self._limit_in_flight()

    def _limit_in_flight(self) -> None:
        while len(self._in_flight) > MAX_EVENTS_IN_FLIGHT or self._bytes_in_flight > MAX_BYTES_IN_FLIGHT:
            self._confirm()
            if self._silent:  # the rest of a long list would wait as long, again and again
                raise BrokerUnavailable(NOT_CONFIRMING)

    def flush(self) -> DeliveryReport:
        """Wait until every event is confirmed or has failed. Return the report since the publisher was opened."""
        if self._batch is not None:
            self._send_batch(self._batch.release())
        with suppress(KafkaTimeoutError):
            # Never without a limit: a batch that was being sent when the broker died may stay unanswered for ever.
            self._producer.flush(self._confirmation_timeout)
        while self._in_flight:
            self._confirm()
        self._reported = len(self.report.failed)
        return self.report

    def _confirm(self) -> None:
        name, size, sent = self._in_flight.popleft()
        self._bytes_in_flight -= size
        try:
            sent.get(timeout=0 if self._silent else self._confirmation_timeout)
        except KafkaError as error:
            self.report.failed.append((name, reason_of(error)))
            self._silent = isinstance(error, KafkaTimeoutError)
        else:
            self.report.delivered += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and (issubclass(kind, BrokerUnavailable) or not issubclass(kind, Exception)):
            self._close_at_once()  # nobody to wait for, or somebody pressed Ctrl-C
            return
        reported = self._reported
        try:
            failed = self.flush().failed[reported:]
        finally:
            self._close_at_once()
        if failed and kind is None:
            raise NotDelivered(f"{len(failed):,} events did not arrive; event {failed[0][0]}: {failed[0][1]}")

    @property
    def _confirmation_timeout(self) -> float:
        """Seconds after which an event that the producer neither delivered nor gave up counts as failed."""
        return self._delivery_seconds + 10.0

    def _close_at_once(self) -> None:
        """Close without waiting for events in flight."""
        try:
            self._producer.close(timeout=0.1)
        except KafkaTimeoutError:
            # kafka-python 3 then leaves its thread running, and its destructor raises in somebody else's code.
            self._producer._sender.force_close()  # noqa: SLF001
            self._producer.close(timeout=5)
