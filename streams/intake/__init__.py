"""Intake: from what an upstream system published to what was said, or to a dead letter that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.anonymity import disclosures
from schemas.cloudevents import disagreements
from schemas.errors import Problem, Undecodable
from schemas.ids import digest
from schemas.permissions import overreach
from schemas.sources import SOURCES
from schemas.topics import EVENTS, RECORDS, record_key, source_of
from schemas.wire import Said, decode_said, encode
from streams.reading import park, park_unseen
from streams.step import Outcome, Record, Send, Write

STAGE = "intake"
ANONYMOUS = frozenset(EVENTS.named(source=name) for name, source in SOURCES.items() if source.anonymous)
"""The topics of those who tell without saying who they are."""


class Intake:
    """A Step without state: each record stands alone, and the same bytes always become the same record."""

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """One record, or one dead letter, for each."""
        return Outcome([_admit(record) for record in batch])

    def keep(self, writes: Iterable[Write]) -> None:
        """Nothing to hold."""


def _admit(record: Record) -> Send:
    anonymous = record.topic in ANONYMOUS
    try:
        said = read(record)
    except Undecodable as error:
        return park_unseen(STAGE, record, error) if anonymous else park(STAGE, record, error)
    event, value = said.event_id, record.value or b""
    if anonymous:
        value = encode(said)  # what JSON passes over, a repeated key or white space, may tell who told it
    headers = tuple(header for header in record.headers if header[0].startswith("ce_"))
    return Send(RECORDS.named(), record_key(event, digest(value)), event.encode(), value, headers)


def read(record: Record) -> Said:
    """What the record says. Raise Undecodable with every problem found, the most basic ones first."""
    if record.value is None:
        raise Undecodable([Problem("", "null-value", "has no value; amendments delete, null values do not")])
    said = decode_said(record.value)
    problems = [*disagreements(said, record.key, record.headers), *overreach(said, source_of(record.topic))]
    if record.topic in ANONYMOUS:
        problems += disclosures(said, record.headers)
    if problems:
        raise Undecodable(problems)
    return said
