"""What a refused record leads to: a dead letter for those on call, and a receipt for its source alone."""

from __future__ import annotations

from typing import Final

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.receipts import Receipt
from schemas.errors import Undecodable
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
    topic = RECEIPTS.named(source=source_of(record.topic))
    receipt = encode(Receipt.of(letter))
    return to_dead_letters(letter), Send(topic, letter.record_key, letter.digest.encode(), receipt)
