"""Unresolved failures: which sources are paused or passed over, and how to have them read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from kafka import KafkaProducer

from indexers.topic_reader import newest
from schemas.bookkeeping.failures import UnresolvedFailures
from schemas.bookkeeping.receipts import Receipt
from schemas.topics import EVENTS, FAILURES, RECEIPTS

SEND_SECONDS: Final = 60

UNNAMED: Final = "-"
"""In place of a source, of records that name none."""


def unresolved_failures(bootstrap: str) -> list[UnresolvedFailures]:
    """Those of every agent and source, in order."""
    found = newest(bootstrap, FAILURES.named())
    return [UnresolvedFailures.model_validate_json(record.value or b"") for _, record in sorted(found.items())]


def of_groups(failures: Iterable[UnresolvedFailures], groups: Collection[str]) -> list[UnresolvedFailures]:
    """Those of these consumer groups: what an agent of an earlier generation failed on concerns nobody any more."""
    return [one for one in failures if one.group in groups]


def failure_rows(failures: Iterable[UnresolvedFailures]) -> Iterator[tuple[str, str, int, str]]:
    """Source, consumer group, records parked, and from where on records are left unread, for each that has any."""
    for one in failures:
        places = ", ".join(f"{place} from {offset:,}" for place, offset in sorted(one.unparked_from.items()))
        yield source_argument(one.source), one.group, one.parked, places


def source_argument(source: str) -> str:
    """What ``viper resume`` is given for a source: its name; ``-`` where records name none."""
    return source or UNNAMED


def source_named(argument: str) -> str:
    """The source that ``viper resume`` is given."""
    return "" if argument == UNNAMED else argument


def next_steps(resolved: UnresolvedFailures) -> Iterator[str]:
    """What happens by itself once failures are resolved, and the commands that bring back what was parked or left."""
    yield f"{resolved.group} starts again and reads on."
    if resolved.parked:
        again = "`viper dead-letters requeue --rule unexpected`"
        yield f"It parked {resolved.parked:,} of its records: {again} publishes them again."
    for topic, offset in sorted(_passed_over(resolved).items()):
        again = f"`viper replay --topic {topic} --since {offset}`"
        yield f"It passed over records of {topic}: {again} reads them again."


def _passed_over(resolved: UnresolvedFailures) -> dict[str, int]:
    """The first offset that was left, by topic of many sources. A source's own topic was paused, and is read on."""
    first: dict[str, int] = {}
    for place, offset in resolved.unparked_from.items():
        topic = place.rpartition("/")[0]
        if not topic.startswith(EVENTS.named(source="")):
            first[topic] = min(offset, first.get(topic, offset))
    return first


def resolve(bootstrap: str, source: str) -> list[UnresolvedFailures]:
    """Declare the failures on records of a source resolved: the workers start again and read on. What they were."""
    failures = unresolved_failures(bootstrap)
    resolved = [one for one in failures if one.source == source]
    receipts = _receipts(bootstrap, source) if resolved and source else {}
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap.split(","), acks="all", enable_idempotence=True)
    try:
        for name, key in deletions(resolved, receipts, source):
            producer.send(name, key=key, value=None).get(timeout=SEND_SECONDS)
    finally:
        producer.close()
    return resolved


def deletions(
    resolved: Iterable[UnresolvedFailures], receipts: Mapping[bytes, Receipt], source: str
) -> Iterator[tuple[str, bytes]]:
    """Topic and key of what ends the failures of a source: their records, and its receipts that it is paused.

    ``receipts``: those of the source, by key; those of another rule stay.
    """
    yield from ((FAILURES.named(), one.record_key) for one in resolved)
    paused = (key for key, one in receipts.items() if any(fault.rule == "paused" for fault in one.faults))
    yield from ((RECEIPTS.named(source=source), key) for key in paused)


def _receipts(bootstrap: str, source: str) -> dict[bytes, Receipt]:
    found = newest(bootstrap, RECEIPTS.named(source=source))
    return {key: Receipt.model_validate_json(record.value or b"") for key, record in found.items()}
