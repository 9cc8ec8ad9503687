"""Read, count and requeue dead letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kafka import KafkaProducer

from indexers.topic_reader import newest
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Undecodable
from schemas.topics import DEAD_LETTERS, EVENTS
from streams.intake import read
from streams.step import Record


def dead_letters(bootstrap: str) -> dict[str, DeadLetter]:
    """Every dead letter that is neither requeued nor discarded, by its key."""
    found = newest(bootstrap, DEAD_LETTERS.named())
    return {key.decode(): DeadLetter.read(record.value, record.headers) for key, record in sorted(found.items())}


def counts_by_rule(letters: dict[str, DeadLetter]) -> list[dict[str, Any]]:
    """How many there are of each stage and rule, as plain values."""
    counts = Counter((letter.stage, letter.rule) for letter in letters.values())
    return [{"stage": stage, "rule": rule, "count": count} for (stage, rule), count in sorted(counts.items())]


def still_refused(letter: DeadLetter) -> str | None:
    """Why requeueing it is no use: intake's refusal of it now. None where intake accepts it, or it is not intake's."""
    if letter.is_anonymous:
        return "its source is anonymous, so what it sent was not kept; only the source can send it again"
    if letter.withheld:
        return "it is larger than a dead letter may be, so what was sent was not kept; its source must send it in parts"
    if not letter.topic.startswith(EVENTS.named(source="")):
        return None
    record = Record(letter.topic, letter.partition, letter.offset, 0, letter.key, letter.value, letter.headers)
    try:
        read(record)
    except Undecodable as error:
        return str(error.problems[0])
    return None


def requeue(bootstrap: str, letters: Iterable[tuple[str, DeadLetter]]) -> int:
    """Publish each unchanged to the topic and partition it was read from, then delete the letter. Returns how many."""
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap.split(","), acks="all", enable_idempotence=True)
    done = 0
    try:
        for key, letter in letters:
            place = {"partition": letter.partition} if letter.partition >= 0 else {}
            record = {"key": letter.key, "value": letter.value, "headers": list(letter.headers)}
            producer.send(letter.topic, **record, **place).get(timeout=60)
            producer.send(DEAD_LETTERS.named(), key=key.encode(), value=None).get(timeout=60)
            done += 1
    finally:
        producer.close()
    return done
