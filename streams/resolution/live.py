"""The resolve stage as it runs: what each statement says by itself, and who the people in all of them are.

State is one record a statement, as for every stage over subjects. Which mentions are one person follows from all
statements together; it is held in memory, and rebuilt at start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemas.topics import PERSON_FACTS, REVISION, record_key, split_key
from schemas.views import View
from streams.pieces import Pieces, value_of
from streams.resolution.decides import STAGE, Resolve
from streams.resolution.people import People
from streams.step import Outcome, Record, Send, Write
from streams.subjects import CAREFUL, PerSubject


class Resolving(PerSubject[bytes]):
    """A Step for one generation and view. The topic of statements has one partition: identity is decided as a whole.

    What it tells of persons carries the newest offset it has read of *any* statement, since any may have moved a fact.
    """

    def __init__(self, generation: str, view: View) -> None:
        super().__init__(STAGE, Resolve(generation, view))
        self._facts = PERSON_FACTS.named(view=view, generation=generation)
        self._people = People()
        self._reached = -1

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """What the statements say by themselves, then what has changed about persons."""
        outcome = super().advance(batch)
        return Outcome([*outcome.sends, *self._persons()], outcome.writes)

    def keep(self, writes: Iterable[Write]) -> None:
        """Hold what ``advance`` decided, or, at start, what was held before."""
        decided = self._decided
        if decided is not None and writes is decided.writes:
            super().keep(writes)
            self._people.kept()
            self._reach(decided.newest)
            return
        several = list(writes)
        super().keep(several)
        subjects = dict.fromkeys(split_key(key)[0] for key, _ in several)
        for subject in subjects:
            self._people.put(subject, _said(self._held.get(subject)))
        self._reach({subject: self._newest.get(subject, -1) for subject in subjects})
        self._people.settle()

    def _persons(self) -> Iterator[Send]:
        decided = self._decided
        if decided is None:
            return
        said = [(split_key(write.key)[0], value_of(write.value or b"")) for write in decided.writes]
        revision = str(max([self._reached, *decided.newest.values()])).encode()
        for told in self._people.change(said, decided.again, careful=self._kept < CAREFUL):
            key, subject = record_key(told.person, told.fact), told.person.encode()
            yield Send(self._facts, key, subject, told.value, ((REVISION, revision),))

    def _take_back(self) -> None:
        if self._decided is not None:
            for subject, pieces in self._decided.changed.items():
                if pieces:
                    self._people.put(subject, _said(self._held.get(subject)))
            self._people.settle()
        super()._take_back()

    def _reach(self, newest: Mapping[bytes, int]) -> None:
        self._reached = max([self._reached, *newest.values()])


def _said(pieces: Pieces | None) -> bytes | None:
    """What an event says, of what is held of it."""
    return value_of(pieces[b""]) if pieces and b"" in pieces else None
