"""What a refused record leads to: a dead letter for those on call, and a receipt for its source alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.receipts import Receipt
from schemas.errors import Problem
from schemas.sources import SOURCES
from schemas.topics import DEAD_LETTERS, EVENTS, RECEIPTS, RECORDS, STATEMENTS, source_of
from schemas.transport.anonymity import without_names
from schemas.views import View
from schemas.wire import encode
from streams.step import Record, Send

ANONYMOUS: Final = frozenset(EVENTS.named(source=name) for name, source in SOURCES.items() if source.anonymous)
"""The topics of anonymous sources."""

_UPSTREAM: Final = EVENTS.named(source="")
_STATEMENTS: Final = STATEMENTS.named(view=View.C)


class _Statement(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    source_system: str | None = None


def refused(stage: str, record: Record, problems: Sequence[Problem]) -> tuple[Send, ...]:
    """The dead letter, and a receipt where the record names its source.

    Of an anonymous source they hold digest, field paths and rules, and nothing of what was sent or when.
    """
    source = source_of_record(record)
    letter = _letter(stage, record, problems, source)
    return (to_dead_letters(letter), to_source(letter, source)) if source else (to_dead_letters(letter),)


def receipts(stage: str, record: Record, problems: Sequence[Problem]) -> tuple[Send, ...]:
    """The receipt alone, for a record that goes on; none where the record does not name its source."""
    source = source_of_record(record)
    return (to_source(_letter(stage, record, problems, source), source),) if source else ()


def _letter(stage: str, record: Record, problems: Sequence[Problem], source: str | None) -> DeadLetter:
    letter = DeadLetter(stage, *record[:3], record.key, record.value, record.headers, tuple(problems))
    anonymous = source is not None and SOURCES[source].anonymous
    return letter.without_content(without_names(problems)) if anonymous else letter.without_large_content()


def source_of_record(record: Record) -> str | None:
    """The source a record comes from: by its upstream topic, its envelope, or its statement in view C."""
    if record.topic.startswith(_UPSTREAM):
        return source_of(record.topic)
    if record.topic == RECORDS.named():
        name = (dict(record.headers).get("ce_source") or b"").decode(errors="replace").removeprefix("/")
    elif record.topic.startswith(_STATEMENTS):
        name = _stated_source(record.value or b"")
    else:
        return None
    return name if name in SOURCES else None


def _stated_source(statement: bytes) -> str:
    try:
        return _Statement.model_validate_json(statement).source_system or ""
    except ValidationError:
        return ""


def to_dead_letters(letter: DeadLetter) -> Send:
    """The record to write for a dead letter."""
    place = letter.digest.encode()
    return Send(DEAD_LETTERS.named(), letter.record_key, place, letter.value or b"", letter.to_headers())


def to_source(letter: DeadLetter, source: str) -> Send:
    """The receipt of a dead letter, on the topic of its source."""
    receipt = encode(Receipt.of(letter))
    return Send(RECEIPTS.named(source=source), letter.record_key, letter.digest.encode(), receipt)
