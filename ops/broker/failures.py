"""Unresolved failures: which sources are paused or passed over, and how to have them read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kafka import KafkaProducer

from indexers.topic_reader import newest
from schemas.bookkeeping.failures import UnresolvedFailures
from schemas.bookkeeping.receipts import Receipt
from schemas.topics import FAILURES, RECEIPTS

SEND_SECONDS = 60


def unresolved_failures(bootstrap: str) -> list[UnresolvedFailures]:
    """Those of every agent and source, in order."""
    found = newest(bootstrap, FAILURES.named())
    return [UnresolvedFailures.model_validate_json(record.value or b"") for _, record in sorted(found.items())]


def failure_rows(failures: list[UnresolvedFailures]) -> Iterator[tuple[str, str, int, str]]:
    """Source, consumer group, records parked, and from where on records are left unread, for each that has any."""
    for one in failures:
        places = ", ".join(f"{place} from {offset:,}" for place, offset in sorted(one.unparked_from.items()))
        yield one.source or "(unknown)", one.group, one.parked, places


def resolve(bootstrap: str, source: str) -> list[UnresolvedFailures]:
    """Declare the failures on records of a source resolved: the workers start again and read on. What they were."""
    found = [one for one in unresolved_failures(bootstrap) if one.source == source]
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap.split(","), acks="all", enable_idempotence=True)
    try:
        for one in found:
            producer.send(FAILURES.named(), key=one.record_key, value=None).get(timeout=SEND_SECONDS)
        for key in _paused_receipts(bootstrap, source) if found and source else ():
            producer.send(RECEIPTS.named(source=source), key=key, value=None).get(timeout=SEND_SECONDS)
    finally:
        producer.close()
    return found


def _paused_receipts(bootstrap: str, source: str) -> Iterator[bytes]:
    for key, record in newest(bootstrap, RECEIPTS.named(source=source)).items():
        if Receipt.model_validate_json(record.value or b"").faults[0].rule == "paused":
            yield key
