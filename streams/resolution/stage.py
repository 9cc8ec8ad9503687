"""The resolve stage: statements in, documents of events and facts about persons, associations, lines and places out.

State is one record a statement. What follows from all statements together is held in memory and rebuilt at start; each
statement is decoded once for all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple

from schemas.statements import Statement
from schemas.topics import ASSOCIATION_FACTS, OBJECT_FACTS, PERSON_FACTS, REVISION, record_key
from schemas.views import View
from streams.batch_reader import BatchReader
from streams.resolution.counted_items import counted_statement
from streams.resolution.door_names import places_of, relocated
from streams.resolution.events.event_conclusion import STAGE, EventConclusions, decode_statement
from streams.resolution.lines.line_associates import LineAssociateChange
from streams.resolution.lines.line_resolution import LINE_JOINS, LineFactChange
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.person_resolution import PERSON_JOINS, PersonFactChange
from streams.resolution.resolution_index import ResolutionIndex, empty_index, restored, snapshot
from streams.resolution.storied_statement import StatementChanges, StoriedStatement
from streams.stateful_step import StatefulStep
from streams.step import Outcome, Record, Send, Write
from streams.subject_step import changed_outputs

AT_ONCE: Final = 500
"""Statements that are decoded at once to derive them again: most retellings follow soon, and are derived once."""


class StatementBatch(NamedTuple):
    """The statements of a batch, and of events whose stories the batch changed: before it, and after it."""

    before: Mapping[bytes, StoriedStatement | None]
    after: StatementChanges
    reprocessed: frozenset[bytes]
    revision: int


class ResolveStage(StatefulStep[Statement]):
    """The step for one generation and view. The statements topic has one partition: identity is decided as a whole.

    Outputs carry the newest offset read of *any* statement as revision, since any statement may have changed them.
    """

    def __init__(self, generation: str, view: View, population: int = POPULATION) -> None:
        super().__init__(STAGE, decode_statement)
        self._events = EventConclusions(generation, view)
        self._person_topic = PERSON_FACTS.named(view=view, generation=generation)
        self._association_topic = ASSOCIATION_FACTS.named(view=view, generation=generation)
        self._object_topic = OBJECT_FACTS.named(view=view, generation=generation)
        self._population = population
        self._set_index(empty_index(population))
        self._waiting: dict[bytes, None] = {}  # read back at start, and nothing derived of them yet

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """The outputs of the events themselves, then the changed facts about persons, associations and lines."""
        if self._waiting:
            self.resume(None)
        reading = self._read(batch)
        statements = self._statement_batch(reading)
        sends = (*reading.dead_letters, *self._event_outputs(statements), *self._fact_outputs(statements))
        return Outcome(sends, reading.writes)

    def apply(self, writes: Iterable[Write]) -> None:
        """Store what ``advance`` decided, or, at start, what was stored before."""
        committed = self._pending is not None and writes is self._pending.writes
        super().apply(writes)
        if committed:
            self._people.commit_emitted()

    def resume(self, snapshot: bytes | None) -> int:
        """State was read back: restore the index from a snapshot as far as possible. Returns the number rebuilt."""
        found, events = restored(snapshot, self._stored, self._population)
        self._waiting = {}
        self._set_index(found)
        self._recompute(events)
        return len(events)

    def snapshot(self) -> bytes:
        """The index as bytes, for the next start."""
        return snapshot(
            ResolutionIndex(self._doors, self._refutations, self._stories, self._people, self._lines, self._companions),
            self._stored,
        )

    def _set_index(self, derived: ResolutionIndex) -> None:
        (self._doors, self._refutations, self._stories, self._people, self._lines, self._companions) = derived

    def _after_restore(self, subjects: Iterable[bytes]) -> None:
        self._waiting.update(dict.fromkeys(subjects))

    def _statement_batch(self, reading: BatchReader[Statement]) -> StatementBatch:
        now = self._current_statements(reading)
        doors = {event: self._doors.names_of(event) for event in now}
        refuted = {event: self._refutations.refuted_in(event) for event in now}
        for event, statement in now.items():
            self._doors.put(event, places_of(statement))
            self._refutations.put(event, statement)
        doors |= self._doors.changed()
        refuted |= self._refutations.changed()
        for event in (*doors, *refuted):
            now.setdefault(event, self._statement(event))
        stories = {event: self._stories.stories_of(event) for event in now}
        for event, statement in now.items():
            self._stories.put(event, self._relocated(event, statement))
        stories |= self._stories.changed()
        before: dict[bytes, StoriedStatement | None] = {}
        for event, changes in stories.items():
            stored = self._statement(event)
            now.setdefault(event, stored)
            names = doors.get(event, self._doors.names_of(event))
            denied = refuted.get(event, self._refutations.refuted_in(event))
            before[event] = StoriedStatement(relocated(stored, names), changes, denied) if stored else None
        revision = max([self._reached, *reading.newest.values()])
        part = {event: self._storied(event, self._relocated(event, now[event])) for event in stories}
        return StatementBatch(before, part, frozenset(reading.reprocessed), revision)

    def _current_statements(self, reading: BatchReader[Statement]) -> dict[bytes, Statement | None]:
        """The newest statement of each event in the batch."""
        ends = reading.values.items()
        return {event: values[-1][1] if values else self._statement(event) for event, values in ends}

    def _event_outputs(self, statements: StatementBatch) -> Iterator[Send]:
        """Changed documents and facts of events whose statement or story changed."""
        for event, stated in statements.after.items():
            before, after = self._events.conclude(statements.before[event]), self._events.conclude(stated)
            yield from changed_outputs(before, after, statements.revision, reprocessed=event in statements.reprocessed)

    def _fact_outputs(self, statements: StatementBatch) -> Iterator[Send]:
        stamp = ((REVISION, str(statements.revision).encode()),)
        after = {event: _counted(stated) for event, stated in statements.after.items()}
        changes = self._people.apply(after, statements.reprocessed)
        lines = self._lines.apply(after, statements.reprocessed)
        for person, fact, value in changes.persons:
            yield Send(self._person_topic, record_key(person, fact), person.encode(), value, stamp)
        for (pair, fact), value in changes.associations:
            yield Send(self._association_topic, record_key(pair, fact), pair.encode(), value, stamp)
        for line, fact, value in lines:
            yield Send(self._object_topic, record_key(line, fact), line.encode(), value, stamp)
        for person, mention, value in self._line_associates(after, changes.persons, lines):
            yield Send(self._person_topic, record_key(person, "lines", mention), person.encode(), value, stamp)

    def _line_associates(
        self, statements: StatementChanges, persons: Sequence[PersonFactChange], lines: Sequence[LineFactChange]
    ) -> Sequence[LineAssociateChange]:
        for event, stated in statements.items():
            self._companions.put(event, stated)
        return self._companions.apply(
            [(one.person, one.fact) for one in persons if one.fact != PERSON_JOINS],
            [(one.line, one.fact) for one in lines if one.fact != LINE_JOINS],
            self._people.person,
            self._lines.line,
        )

    def _recompute(self, subjects: Iterable[bytes]) -> None:
        """Derive these events again, at start or after an undelivered batch, without emitting anything."""
        storied, left = dict[bytes, None](), iter(subjects)
        while events := tuple(islice(left, AT_ONCE)):
            statements = {event: self._statement(event) for event in events}
            for event, statement in statements.items():
                self._doors.put(event, places_of(statement))
                self._refutations.put(event, statement)
            self._put_each(statements, storied)
        moved = tuple(self._doors.changed() | self._refutations.changed())
        self._put_each({event: self._statement(event) for event in moved}, storied)
        for event in storied | dict.fromkeys(self._stories.changed()):
            self._put(event, _counted(self._storied(event, self._relocated(event, self._statement(event)))))
        self._people.mark_emitted()
        self._lines.mark_emitted()
        self._companions.mark_emitted()

    def _put_each(self, statements: Mapping[bytes, Statement | None], storied: dict[bytes, None]) -> None:
        """Derive events, with the doors as they are named, and what is refuted, so far.

        Of those that may tell a story of several the stories alone: they are ``storied``, and derived once all are put.
        """
        current = {event: self._relocated(event, statement) for event, statement in statements.items()}
        for event, relocated_statement in current.items():
            self._stories.put(event, relocated_statement)
        for event, relocated_statement in current.items():
            if self._stories.may_tell(event):
                storied[event] = None
            else:
                self._put(event, _counted(self._storied(event, relocated_statement)))

    def _put(self, event: bytes, stated: StoriedStatement | None) -> None:
        self._people.put(event, stated)
        self._lines.put(event, stated)
        self._companions.put(event, stated)

    def _storied(self, event: bytes, statement: Statement | None) -> StoriedStatement | None:
        """``statement``: with the doors as all statements name them."""
        if statement is None:
            return None
        return StoriedStatement(statement, self._stories.stories_of(event), self._refutations.refuted_in(event))

    def _relocated(self, event: bytes, statement: Statement | None) -> Statement | None:
        """The statement with the doors as all statements name them."""
        return relocated(statement, self._doors.names_of(event)) if statement else None

    def _statement(self, event: bytes) -> Statement | None:
        """The stored statement of an event, or None."""
        pieces = self._stored.get(event)
        return self._value(pieces[b""]) if pieces and b"" in pieces else None


def _counted(stated: StoriedStatement | None) -> StoriedStatement | None:
    return counted_statement(stated) if stated else None
