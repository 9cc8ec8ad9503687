"""Intake: from what an upstream system published to what was said, or to a dead letter that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.amendments import AmendmentBase
from schemas.cloudevents import disagreements
from schemas.errors import Problem, Undecodable, UnknownSource
from schemas.ids import digest
from schemas.sources import source
from schemas.topics import RECORDS, record_key, source_of
from schemas.wire import Said, decode_said
from streams.reading import park
from streams.step import Outcome, Record, Send, Write

STAGE = "intake"


class Intake:
    """A Step without state: each record stands alone, and the same bytes always become the same record."""

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """One record, or one dead letter, for each."""
        return Outcome([_admit(record) for record in batch])

    def keep(self, writes: Iterable[Write]) -> None:
        """Nothing to hold."""


def _admit(record: Record) -> Send:
    try:
        said = read(record)
    except Undecodable as error:
        return park(STAGE, record, error)
    event, value = said.event_id, record.value or b""
    headers = tuple(header for header in record.headers if header[0].startswith("ce_"))
    return Send(RECORDS.named(), record_key(event, digest(value)), event.encode(), value, headers)


def read(record: Record) -> Said:
    """What the record says. Raise Undecodable with every problem found, the most basic ones first."""
    if record.value is None:
        raise Undecodable([Problem("", "null-value", "has no value; amendments delete, null values do not")])
    said = decode_said(record.value)
    problems = [*disagreements(said, record.key, record.headers), *overreach(said, source_of(record.topic))]
    if problems:
        raise Undecodable(problems)
    return said


def overreach(said: Said, topic_source: str) -> Iterable[Problem]:
    """Where a source says what it may not: in another's name, or about another's events."""
    try:
        speaker = source(topic_source)
    except UnknownSource as error:
        yield Problem("", "unknown-source", str(error))
        return
    if said.source_system != speaker.name:
        yield Problem("source_system", "not-your-name", "must be the source this topic belongs to", f'"{speaker.name}"')
    if isinstance(said, AmendmentBase) and said.event.source_system != speaker.name and not speaker.amends_others:
        message = "names another source's event; only sources declared to amend others may do that"
        yield Problem("event.source_system", "not-your-event", message, f'"{speaker.name}"')
