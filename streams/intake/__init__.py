"""Intake: from a published message to a record of the log, or to a dead letter and a receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.errors import Undecodable
from schemas.ids import digest
from schemas.topics import RECORDS, record_key, source_of
from schemas.transport.anonymity import disclosures, is_of_a_day
from schemas.transport.messages import Message, read_message
from schemas.transport.permissions import permission_problems
from schemas.transport.plausibility import impossible
from schemas.vocabulary.not_understood import not_understood
from schemas.wire import encode
from streams.refusal import ANONYMOUS, receipts, refused
from streams.step import Outcome, Record, Send, Write

STAGE: Final = "intake"


class Intake:
    """A Step without state: each record stands alone, and the same bytes always become the same record."""

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """One record for each, or one dead letter and one receipt."""
        return Outcome([send for record in batch for send in _admit(record)])

    def apply(self, writes: Iterable[Write]) -> None:
        """Without state."""


def _admit(record: Record) -> Iterator[Send]:
    try:
        message = read(record)
    except Undecodable as error:
        yield from refused(STAGE, record, error.problems)
        return
    event, value = message.record.event_id, message.value
    yield Send(RECORDS.named(), record_key(event, digest(value)), event.encode(), value, message.headers)
    if unknown := not_understood(message.record):
        yield from receipts(STAGE, record, unknown)


def read(record: Record) -> Message:
    """Parse and check a record. Raise Undecodable with every problem found, the most basic ones first."""
    message = read_message(record.key, record.value, record.headers)
    sent, anonymous = message.record, record.topic in ANONYMOUS
    problems = [*message.problems, *impossible(sent), *permission_problems(sent, source_of(record.topic))]
    if anonymous:
        problems += disclosures(sent, record.headers)
        problems += is_of_a_day(record.timestamp)
    if problems:
        raise Undecodable(problems)
    # What JSON ignores, a repeated key or white space, may identify the caller.
    return message._replace(value=encode(sent)) if anonymous else message
