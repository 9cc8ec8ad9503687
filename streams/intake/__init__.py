"""Intake: from what an upstream system published to what was said, or to a dead letter and a receipt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schemas.errors import Undecodable
from schemas.ids import digest
from schemas.topics import RECORDS, record_key, source_of
from schemas.transport.anonymity import disclosures, is_of_a_day
from schemas.transport.messages import Message, read_message
from schemas.transport.permissions import permission_problems
from schemas.wire import encode
from streams.intake.refusal import ANONYMOUS, STAGE, refused
from streams.step import Outcome, Record, Send, Write

__all__ = ["ANONYMOUS", "STAGE", "Intake", "read"]


class Intake:
    """A Step without state: each record stands alone, and the same bytes always become the same record."""

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """One record for each, or one dead letter and one receipt."""
        return Outcome([send for record in batch for send in _admit(record)])

    def apply(self, writes: Iterable[Write]) -> None:
        """Nothing to hold."""


def _admit(record: Record) -> Iterator[Send]:
    try:
        message = read(record)
    except Undecodable as error:
        yield from refused(record, error)
        return
    event, value = message.said.event_id, message.value
    yield Send(RECORDS.named(), record_key(event, digest(value)), event.encode(), value, message.headers)


def read(record: Record) -> Message:
    """What the record says. Raise Undecodable with every problem found, the most basic ones first."""
    message = read_message(record.key, record.value, record.headers)
    said, anonymous = message.said, record.topic in ANONYMOUS
    problems = [*message.problems, *permission_problems(said, source_of(record.topic))]
    if anonymous:
        problems += disclosures(said, record.headers)
        problems += is_of_a_day(record.timestamp)
    if problems:
        raise Undecodable(problems)
    # What JSON passes over, a repeated key or white space, may tell who told it.
    return message._replace(value=encode(said)) if anonymous else message
