"""The outcome of publishing: events confirmed by the broker, and events that failed, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kafka.errors import (
    ClusterAuthorizationFailedError,
    KafkaError,
    KafkaTimeoutError,
    MessageSizeTooLargeError,
    RecordListTooLargeError,
    TopicAuthorizationFailedError,
)

from schemas.topics import EVENTS
from schemas.wire import MAX_BYTES

Failure = tuple[str, str]
"""An event's id and the reason why it did not arrive; never its content."""

TOO_LARGE: Final = f"is larger than {MAX_BYTES:,} bytes; send it in parts"


@dataclass(slots=True)
class DeliveryReport:
    """Counts of events confirmed by all in-sync replicas, and the failed ones."""

    delivered: int = 0
    failed: list[Failure] = field(default_factory=list)


def reason_of(error: KafkaError) -> str:
    """The reason of a failed delivery in words, with what to do about it."""
    if isinstance(error, MessageSizeTooLargeError | RecordListTooLargeError):
        # Whatever was sent with it fails, too: a refusal by the broker ends kafka-python's idempotent producer.
        return f"it, or an event sent with it, is larger than the topic takes; its limit must be {EVENTS.max_bytes:,}"
    if isinstance(error, TopicAuthorizationFailedError | ClusterAuthorizationFailedError):
        return "the broker does not let this client write to the topic; ask whoever runs the broker"
    if isinstance(error, KafkaTimeoutError):
        return "the broker did not confirm it in time; publish it again"
    return f"the broker answered {type(error).__name__}; publish it again"
