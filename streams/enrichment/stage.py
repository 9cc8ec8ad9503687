"""The enrich stage: the records of one event in, its statement in each view out, and what lost a conflict set aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from schemas.amendments import Erasure
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.receipts import Receipt
from schemas.errors import Problem
from schemas.events import Envelope
from schemas.ids import EventId
from schemas.sources import SOURCES
from schemas.statements import Statement
from schemas.topics import DEAD_LETTERS, RECEIPTS, RECORDS, REVISION, STATEMENTS, record_key
from schemas.transport.cloudevents import headers_of, key_of
from schemas.views import View
from schemas.wire import SourceRecord, decode_said, encode
from streams.enrichment.fold import fold
from streams.enrichment.set_aside import problems
from streams.enrichment.statement import in_view, statement_of
from streams.subject_step import Conclusion, Destination, Output, RecomputedState

STAGE: Final = "enrich"
_MESSAGES: Final = {
    "conflict": "says something else under an id and revision already used; send the right one as a higher revision",
    "undo-not-allowed": "takes back what another source said; only that source, or one that amends others, may do it",
    "regrade-not-allowed": "opens an item from C to P; only sources declared to be allowed that may do it",
}


class Enrich:
    """Decides for one generation, in the views it is given."""

    def __init__(self, generation: str, views: tuple[View, ...] = tuple(View)) -> None:
        self._statements = {view: STATEMENTS.named(view=view, generation=generation) for view in views}

    def decode(self, value: bytes) -> bytes:
        """Records stay bytes: an event is rarely touched again, and its bytes are its smallest form."""
        return value

    def empty_state(self, subject: str) -> RecomputedState[bytes]:
        """An empty one."""
        return RecomputedState(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, bytes]) -> Conclusion:
        """One statement a view, when there is anything left to say in it."""
        records = {digest: decode_said(value) for digest, value in pieces.items()}
        conclusion: dict[Destination, Output] = {}
        refused: dict[str, str] = {}
        stated: dict[int, Statement] = {}  # by event: the views mostly say the same
        receipt: Conclusion = {}
        for view, topic in self._statements.items():
            folded = fold(records, view)
            if folded.erased:
                return _forgotten(subject, records)
            refused.update(folded.refused)
            if (event := folded.event) and event.items:
                statement = stated.get(id(event)) or stated.setdefault(id(event), statement_of(EventId(subject), event))
                key = subject.encode()
                conclusion[Destination(topic, key)] = Output(key, encode(in_view(statement, event, view)))
                receipt = _set_aside(statement, records[folded.record], pieces[folded.record])
        conclusion |= receipt  # of the last view, which shows everything that any shows
        for digest, rule in refused.items():
            conclusion |= _lost(pieces[digest], rule)
        return conclusion


def _forgotten(subject: str, records: Mapping[str, SourceRecord]) -> Conclusion:
    """The log itself forgets: every record of the event but the erasures, which are the proof.

    Told without a revision, as the log is written: a record that comes again later is deleted again.
    """
    forgotten = (record_key(subject, digest) for digest, said in records.items() if not isinstance(said, Erasure))
    log = RECORDS.named()
    return {Destination(log, key): Output(subject.encode(), None, ((REVISION, b"0"),)) for key in forgotten}


def _lost(value: bytes, rule: str) -> Conclusion:
    """The dead letter of a record that lost, and a receipt: for its source alone, it may rest on C items."""
    said = decode_said(value)
    letter = _letter(said, value, (Problem("", rule, _MESSAGES[rule]),))
    output = Output(letter.digest.encode(), letter.value or b"", letter.to_headers())
    return {Destination(DEAD_LETTERS.named(), letter.record_key): output, **_receipt(said, letter)}


def _set_aside(statement: Statement, event: SourceRecord, value: bytes) -> Conclusion:
    """The receipt of an event of which something was set aside; nothing of any other."""
    if not isinstance(event, Envelope) or all(item.set_aside is None for item in statement.items):
        return {}
    return _receipt(event, _letter(event, value, problems(statement, event)))


def _letter(said: SourceRecord, value: bytes, found: tuple[Problem, ...]) -> DeadLetter:
    """What is wrong with a record. Not of one place in the log: it follows from all records of its event."""
    letter = DeadLetter(STAGE, RECORDS.named(), -1, -1, key_of(said), value, headers_of(said), found)
    return letter.without_content() if SOURCES[said.source_system].anonymous else letter


def _receipt(said: SourceRecord, letter: DeadLetter) -> Conclusion:
    output = Output(letter.digest.encode(), encode(Receipt.of(letter)))
    return {Destination(RECEIPTS.named(source=said.source_system), letter.record_key): output}
