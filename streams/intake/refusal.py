"""What a source gets back from intake: of a refused record, and of an accepted one with codes that nobody knows."""

from __future__ import annotations

from typing import Final

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.receipts import Receipt
from schemas.errors import Problem, Undecodable
from schemas.sources import SOURCES
from schemas.topics import EVENTS, RECEIPTS, source_of
from schemas.transport.anonymity import without_names
from schemas.wire import encode
from streams.batch_reader import to_dead_letters
from streams.step import Record, Send

STAGE: Final = "intake"
ANONYMOUS: Final = frozenset(EVENTS.named(source=name) for name, source in SOURCES.items() if source.anonymous)
"""The topics of those who tell without saying who they are."""


def refused(record: Record, error: Undecodable) -> tuple[Send, Send]:
    """Of an anonymous source digest, field paths and rules, and nothing of what was sent or when."""
    letter = DeadLetter(STAGE, *record[:3], record.key, record.value, record.headers, error.problems)
    if record.topic in ANONYMOUS:
        letter = letter.without_content(without_names(error.problems))
    return to_dead_letters(letter), _to_source(record, letter)


def not_understood_receipt(record: Record, problems: tuple[Problem, ...]) -> Send:
    """The receipt of an accepted record with codes that no vocabulary knows. There is no dead letter of it."""
    letter = DeadLetter(STAGE, *record[:3], record.key, record.value, record.headers, problems)
    return _to_source(record, letter.without_content() if record.topic in ANONYMOUS else letter)


def _to_source(record: Record, letter: DeadLetter) -> Send:
    topic = RECEIPTS.named(source=source_of(record.topic))
    return Send(topic, letter.record_key, letter.digest.encode(), encode(Receipt.of(letter)))
