"""Publish what a source says, and know of every event whether it arrived."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Self

from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError, MessageSizeTooLargeError

from producers.errors import BrokerUnavailable, NotYourName, TopicMissing
from schemas.cloudevents import Headers, headers_of, key_of
from schemas.topics import EVENTS
from schemas.wire import Said, encode

IN_FLIGHT: Final = 20_000
"""Events sent and not yet confirmed, at most: memory stays flat, and a slow broker slows us."""


@dataclass(slots=True)
class DeliveryReport:
    """What became of what was published. ``failed``: event id and reason, never content."""

    delivered: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


class Publisher:
    """Speaks for one source, on its own topic. Use it in a ``with`` statement; leaving it waits for every delivery."""

    def __init__(self, bootstrap: str, source: str) -> None:
        self._source, self._topic = source, EVENTS.named(source=source)
        self._under_way: deque[tuple[str, Any]] = deque()
        self.report = DeliveryReport()
        try:
            self._producer = KafkaProducer(
                bootstrap_servers=bootstrap.split(","),
                acks="all",
                enable_idempotence=True,
                compression_type="zstd",
                linger_ms=10,
                batch_size=262_144,
                delivery_timeout_ms=120_000,
                max_block_ms=10_000,
                reconnect_backoff_max_ms=1_000,
                bootstrap_timeout_ms=5_000,
                allow_auto_create_topics=False,
            )
        except KafkaError as error:
            raise BrokerUnavailable(f"no broker answered at {bootstrap}; is it up?") from error

    def publish(self, said: Said) -> None:
        """Send one event or amendment. Raise NotYourName, or TopicMissing when the source has no topic."""
        if said.source_system != self._source:
            raise NotYourName(f"this publisher speaks for {self._source}; the event names another source")
        self.publish_raw(key_of(said), encode(said), headers_of(said))

    def publish_all(self, said: Iterable[Said]) -> DeliveryReport:
        """Send each, wait for all."""
        for one in said:
            self.publish(one)
        return self.flush()

    def publish_raw(self, key: bytes | None, value: bytes | None, headers: Headers = ()) -> None:
        """Send bytes as they are: for replays, and for clients that encode themselves."""
        name = (key or b"").decode(errors="replace")
        try:
            sent = self._producer.send(self._topic, key=key, value=value, headers=list(headers))
        except MessageSizeTooLargeError:
            self.report.failed.append((name, "larger than a record may be; send it in parts"))
            return
        except KafkaTimeoutError as error:
            raise TopicMissing(f"{self._topic} is not there, or no broker answers; run `viper prepare`") from error
        self._under_way.append((name, sent))
        while len(self._under_way) > IN_FLIGHT:
            self._confirm()

    def flush(self) -> DeliveryReport:
        """Return when every event is confirmed or has failed."""
        self._producer.flush()
        while self._under_way:
            self._confirm()
        return self.report

    def _confirm(self) -> None:
        name, sent = self._under_way.popleft()
        try:
            sent.get(timeout=130)
        except KafkaError as error:
            self.report.failed.append((name, type(error).__name__))
        else:
            self.report.delivered += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.flush()
        finally:
            self._producer.close()
