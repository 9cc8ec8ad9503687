"""Every topic, declared once: its name, keys, partitions, clean-up, retention and examples.

Record key and partition key are two things: compaction keeps one record a *record key*, so a record key that named
only the subject would delete the log it should keep; the *partition key* brings together what one step must see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Final
from zlib import crc32

from schemas.errors import UnknownTopic
from schemas.sources import Source
from schemas.views import View

SEPARATOR: Final = b"|"
"""Between the parts of a record key. No id contains it."""

REVISION: Final = "viper-revision"
"""The header that carries a revision: the writer's newest offset of the subject, in ASCII decimal."""

ANONYMOUS: Final = timedelta(days=3)
"""Retention of the topic of an anonymous source."""

TOMBSTONES: Final = timedelta(days=14)
"""Retention of deletions in compacted topics. A stage that was stopped longer is rebuilt."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One declaration. ``{source}``, ``{view}``, ``{agent}`` and ``{generation}`` are filled in by ``named``."""

    pattern: str
    record_key: str  # parts of the record key, in words
    partition_key: str
    partitions: int
    compacted: bool
    retention: timedelta | None  # None: for ever
    max_bytes: int = 1_000_000
    examples: str = ""  # folder under schemas/examples

    def named(self, *, source: str = "", view: View | None = None, agent: str = "", generation: str = "") -> str:
        """The name of the topic on the broker."""
        shown = view.value if view else ""
        return self.pattern.format(source=source, view=shown, agent=agent, generation=generation)

    @property
    def of_generation(self) -> bool:
        """Whether each generation has its own, created and dropped with it."""
        return "{generation}" in self.pattern


def _facts(of: str, key: str = "subject") -> Topic:
    """The topic of facts about one kind of subject: a record a fact, so that each can be deleted alone."""
    pattern = f"intel.{of}-facts.{{view}}.{{generation}}"
    return Topic(pattern, f"{key} | fact id", key, 4, True, None, examples=f"{of}-facts")


EVENTS: Final = Topic(
    "intel.events.{source}", "event id", "any", 4, False, timedelta(days=30), max_bytes=1_048_588, examples="events"
)
RECORDS: Final = Topic("intel.records", "event id | record digest", "event id", 4, True, None, examples="records")
STATEMENTS: Final = Topic(
    # One partition: resolve decides on one domain per view, since identity cannot be decided by halves.
    "intel.statements.{view}.{generation}",
    "event id",
    "event id",
    1,
    True,
    None,
    examples="statements",
)
PERSON_FACTS: Final = _facts("person")
OBJECT_FACTS: Final = _facts("object")
LOCATION_FACTS: Final = _facts("location")
ASSOCIATION_FACTS: Final = _facts("association")
OPERATION_FACTS: Final = _facts("operation")
ALERT_FACTS: Final = _facts("alert", key="alert")
CONCLUSIONS: Final = Topic(
    "intel.conclusions.{view}.{generation}",
    "family | document id",
    "document id",
    4,
    True,
    None,
    examples="conclusions",
)
COMBINATIONS: Final = Topic(
    # In the partition of the conclusion, as many as those have. Counts as C whatever the view.
    "intel.combinations.{view}.{generation}",
    "family | document id | id",
    "document id",
    4,
    False,
    None,
    max_bytes=2_000_000,
    examples="combinations",
)
DEAD_LETTERS: Final = Topic(
    "intel.dead-letters", "stage | digest | rule", "digest", 1, True, None, max_bytes=2_000_000, examples="dead-letters"
)
RECEIPTS: Final = Topic(
    # Written by intake and enrich, read by that source alone: let the broker's access control say so.
    "intel.receipts.{source}",
    "stage | digest | rule",
    "digest",
    1,
    True,
    timedelta(days=30),
    examples="receipts",
)
STATE: Final = Topic(
    # As many partitions as the agent's input: an agent stores the state of what it reads.
    "intel.state.{agent}.{generation}",
    "subject | piece",
    "that of the input",
    4,
    True,
    None,
    max_bytes=1_100_000,  # what it read, the longest of it, and a few bytes beside
)
FAILURES: Final = Topic(
    "intel.failures", "consumer group | source", "consumer group | source", 1, True, None, examples="failures"
)
GENERATIONS: Final = Topic("intel.generations", "generation", "generation", 1, True, None, examples="generations")

TOPICS: Final = (
    EVENTS,
    RECORDS,
    STATEMENTS,
    PERSON_FACTS,
    OBJECT_FACTS,
    LOCATION_FACTS,
    ASSOCIATION_FACTS,
    OPERATION_FACTS,
    ALERT_FACTS,
    CONCLUSIONS,
    COMBINATIONS,
    STATE,
    DEAD_LETTERS,
    RECEIPTS,
    FAILURES,
    GENERATIONS,
)


@cache
def declaration_of(name: str) -> Topic:
    """The declaration that gives this topic name. Raise UnknownTopic when none does."""
    for topic in TOPICS:
        if re.fullmatch(re.sub(r"\\{\w+\\}", r"[\\w-]+", re.escape(topic.pattern)), name):
            return topic
    raise UnknownTopic(f"no declaration gives the topic {name}")


def upstream(speaker: Source) -> Topic:
    """The topic of one source; that of an anonymous one is retained only as long as intake may need to read it."""
    return replace(EVENTS, retention=ANONYMOUS) if speaker.anonymous else EVENTS


def receipts_for(speaker: Source) -> Topic:
    """The receipts topic of one source; that of an anonymous one is retained as long as its events."""
    return replace(RECEIPTS, retention=ANONYMOUS) if speaker.anonymous else RECEIPTS


def consumer_group(agent: str, generation: str = "") -> str:
    """The consumer group of an agent or plain consumer. ``generation`` empty: its output belongs to no generation."""
    return f"viper.{agent}.{generation}" if generation else f"viper.{agent}"


def record_key(*parts: str) -> bytes:
    """A record key from its parts. Every part but the last must be free of the separator."""
    return SEPARATOR.join(part.encode() for part in parts)


def partition_of(partition_key: bytes, partitions: int) -> int:
    """The partition of an internal topic, 0 to ``partitions`` - 1, that a key belongs to: by CRC-32.

    Kafka's clients disagree on a default (murmur2, CRC-32), so whoever writes to an internal topic names the partition
    by this function, and nobody relies on a client's own.
    """
    return crc32(partition_key) % partitions


def revision_of(headers: Iterable[tuple[str, bytes | None]]) -> int:
    """The revision a record carries, 0 when it carries none."""
    return next((int(value) for name, value in headers if name == REVISION and value), 0)


def split_key(key: bytes) -> tuple[bytes, bytes]:
    """A record key split into subject and the rest, which is empty where a subject has one record."""
    subject, _, piece = key.partition(SEPARATOR)
    return subject, piece


def source_of(topic: str) -> str:
    """The source system that may speak on this topic. Raise UnknownTopic when it is not an upstream topic."""
    prefix = EVENTS.named(source="")
    if not topic.startswith(prefix):
        raise UnknownTopic(f"{topic} is not an upstream topic; those begin with {prefix}")
    return topic.removeprefix(prefix)
