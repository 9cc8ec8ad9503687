"""Read, count and requeue dead letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kafka import KafkaProducer

from ops.reading import newest
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Undecodable
from schemas.topics import DEAD_LETTERS, EVENTS
from streams.intake import read
from streams.step import Record


def letters(bootstrap: str) -> dict[str, DeadLetter]:
    """Every dead letter, by its key."""
    found = newest(bootstrap, DEAD_LETTERS.named())
    return {key.decode(): DeadLetter.read(record.value, record.headers) for key, record in sorted(found.items())}


def counted(found: dict[str, DeadLetter]) -> list[dict[str, Any]]:
    """How many by stage and rule."""
    counts = Counter((letter.stage, letter.rule) for letter in found.values())
    return [{"stage": stage, "rule": rule, "count": count} for (stage, rule), count in sorted(counts.items())]


def still_refused(letter: DeadLetter) -> str | None:
    """Why intake would refuse it again, for what a source published; None when it would not, or nobody can tell."""
    if letter.withheld:
        return "its source is anonymous, so what it sent was not kept; only the source can send it again"
    if not letter.topic.startswith(EVENTS.named(source="")):
        return None
    record = Record(letter.topic, letter.partition, letter.offset, 0, letter.key, letter.value, letter.headers)
    try:
        read(record)
    except Undecodable as error:
        return str(error.problems[0])
    return None


def requeue(bootstrap: str, found: Iterable[tuple[str, DeadLetter]]) -> int:
    """Publish each untouched to where it was read, then take the letter away. How many."""
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap.split(","), acks="all", enable_idempotence=True)
    done = 0
    try:
        for key, letter in found:
            place = {"partition": letter.partition} if letter.partition >= 0 else {}
            record = {"key": letter.key, "value": letter.value, "headers": list(letter.headers)}
            producer.send(letter.topic, **record, **place).get(timeout=60)
            producer.send(DEAD_LETTERS.named(), key=key.encode(), value=None).get(timeout=60)
            done += 1
    finally:
        producer.close()
    return done
