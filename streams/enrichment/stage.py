"""The enrich stage: the records of one event in, its statement in each view out, and what lost a conflict set aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from schemas.amendments import Erasure
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Problem
from schemas.events import Envelope, Event
from schemas.ids import EventId
from schemas.sources import SOURCES
from schemas.statements import Statement
from schemas.topics import RECORDS, REVISION, STATEMENTS, record_key
from schemas.transport.cloudevents import headers_of, key_of
from schemas.views import View
from schemas.wire import SourceRecord, decode_said, encode
from streams.enrichment.fold import fold
from streams.enrichment.set_aside import problems
from streams.enrichment.statement import in_view, statement_of
from streams.enrichment.text_flags import is_plain
from streams.refusal import to_dead_letters, to_source
from streams.step import Send
from streams.subject_step import Conclusion, Destination, Output, RecomputedState

STAGE: Final = "enrich"
_MESSAGES: Final = {
    "conflict": "says something else under an id and revision already used; send the right one as a higher revision",
    "undo-not-allowed": "takes back what another source said; only that source, or one that amends others, may do it",
    "regrade-not-allowed": "opens an item from C to P; only sources declared to be allowed that may do it",
}


class LoggedRecord(NamedTuple):
    """A record of the log: its bytes, and what they say."""

    value: bytes
    record: SourceRecord


class Enrich:
    """The rules of enrich, for one generation and the views it serves."""

    def __init__(self, generation: str, views: tuple[View, ...] = tuple(View)) -> None:
        self._statements = {view: STATEMENTS.named(view=view, generation=generation) for view in views}

    def decode(self, value: bytes) -> LoggedRecord:
        """Raise Undecodable when the bytes are not in the event language."""
        return LoggedRecord(value, decode_said(value))

    def empty_state(self, subject: str) -> RecomputedState[LoggedRecord]:
        """The state of an event without records."""
        return RecomputedState(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, LoggedRecord]) -> Conclusion:
        """One statement for each view that is shown anything of the event, and the refusals of its records."""
        key, records = subject.encode(), {digest: piece.record for digest, piece in pieces.items()}
        conclusion: dict[Destination, Output] = {}
        refused: dict[str, str] = {}
        stated: dict[int, tuple[Statement, bytes]] = {}  # by event: the views mostly show the same
        last: tuple[Statement, LoggedRecord] | None = None
        for view, topic in self._statements.items():
            folded = fold(records, view)
            if folded.erased:
                return _forgotten(subject, records)
            refused.update(folded.refused)
            if (event := folded.event) and event.items:
                record = pieces[folded.record]
                statement, plain = stated.get(id(event)) or stated.setdefault(
                    id(event), _stated(subject, event, record)
                )
                conclusion[Destination(topic, key)] = Output(key, in_view(plain, event, view))
                last = (statement, record)
        if last:
            conclusion |= _set_aside(*last)  # of the last view, which shows everything that any shows
        for digest, rule in refused.items():
            conclusion |= _lost(pieces[digest], rule)
        return conclusion


def _stated(subject: str, event: Event, logged: LoggedRecord) -> tuple[Statement, bytes]:
    statement = statement_of(EventId(subject), event, plain=is_plain(logged.value))
    return statement, encode(statement)


def _forgotten(subject: str, records: Mapping[str, SourceRecord]) -> Conclusion:
    """The log itself forgets: every record of the event but the erasures, which are the proof.

    Sent without a revision, as the log is written: a record that comes again later is deleted again.
    """
    forgotten = (record_key(subject, digest) for digest, record in records.items() if not isinstance(record, Erasure))
    log = RECORDS.named()
    return {Destination(log, key): Output(subject.encode(), None, ((REVISION, b"0"),)) for key in forgotten}


def _lost(lost: LoggedRecord, rule: str) -> Conclusion:
    """The dead letter of a record that lost a conflict, and the receipt of its source."""
    letter = _letter(lost, (Problem("", rule, _MESSAGES[rule]),))
    return dict(map(_output, (to_dead_letters(letter), to_source(letter, lost.record.source_system))))


def _set_aside(statement: Statement, event: LoggedRecord) -> Conclusion:
    """The receipt of an event of which something was set aside; nothing of any other."""
    if all(item.set_aside is None for item in statement.items) or not isinstance(event.record, Envelope):
        return {}
    letter = _letter(event, problems(statement, event.record))
    return dict([_output(to_source(letter, event.record.source_system))])


def _letter(logged: LoggedRecord, found: tuple[Problem, ...]) -> DeadLetter:
    """What is wrong with a record. Not of one place in the log: it follows from all records of its event."""
    record = logged.record
    letter = DeadLetter(STAGE, RECORDS.named(), -1, -1, key_of(record), logged.value, headers_of(record), found)
    return letter.without_content() if SOURCES[record.source_system].anonymous else letter


def _output(send: Send) -> tuple[Destination, Output]:
    return Destination(send.topic, send.key), Output(send.partition_key, send.value, send.headers)
