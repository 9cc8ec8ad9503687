"""The KafkaProducer with the settings that every delivery needs: idempotent, all replicas, bounded waits."""

from __future__ import annotations

from typing import Any, Final

from kafka import KafkaProducer
from kafka.errors import KafkaConnectionError, KafkaTimeoutError

from producers.errors import BrokerUnavailable

MAX_RECORD: Final = 1_048_576
"""Bytes of a record with key and headers. Below the topic's limit: a refusal by the broker ends the producer."""


def connect(bootstrap: str, client_id: str, delivery_seconds: int) -> Any:
    """A KafkaProducer. Raise BrokerUnavailable when no broker answers."""
    try:
        return KafkaProducer(
            bootstrap_servers=bootstrap.split(","),
            client_id=client_id,
            acks="all",
            enable_idempotence=True,  # a retry is not a second event
            compression_type="zstd",
            linger_ms=20,
            batch_size=262_144,
            delivery_timeout_ms=delivery_seconds * 1_000,
            request_timeout_ms=delivery_seconds * 250,
            max_request_size=MAX_RECORD,
            max_block_ms=10_000,
            reconnect_backoff_max_ms=1_000,
            bootstrap_timeout_ms=5_000,
            allow_auto_create_topics=False,
        )
    except (KafkaTimeoutError, KafkaConnectionError) as error:
        raise BrokerUnavailable(f"no broker answered at {bootstrap}; is it up?") from error
