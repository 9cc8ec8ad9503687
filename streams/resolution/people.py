"""Everything said of persons in one view, and what is to be told when some of it changes.

A function of the statements held: what is kept in memory beside them is derived, and rebuilt at start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from schemas.facts.associations import BETWEEN
from schemas.facts.persons import PersonJoins, PersonWith
from schemas.statements import StatedItem, Statement
from schemas.wire import encode
from streams.resolution.explaining import SHOWN, explained, grounds, mark
from streams.resolution.mentions import DECISION, decisions, mentions
from streams.resolution.noticing import Noticed, Noticing
from streams.resolution.person_facts import person_fact
from streams.resolution.persons.live import Person
from streams.resolution.persons.mentions import Mention
from streams.resolution.stated import Part, Stated
from streams.resolution.telling import Source, Telling
from streams.resolution.together import Changed, Made, Piece, Together

JOINS: Final = "joins"
"""The fact id of why the mentions of a person are taken for one; the others are named after their mention."""

WITH: Final = "with"
"""What the fact ids of other persons named together with somebody begin with; the other person's id follows."""

_NONE: Final = b""


class PersonTold(NamedTuple):
    """One fact to be told of a person; None: no more."""

    person: str
    fact: str
    value: bytes | None


class Told(NamedTuple):
    """What is to be told of persons, and of pairs of them: a fact each, by its subject and its id there."""

    persons: list[PersonTold]
    associations: list[tuple[Piece, bytes | None]]


class People:
    """The persons of one view, and who is named together with whom."""

    def __init__(self) -> None:
        self._persons = Noticing()
        self._mentions: dict[bytes, tuple[str, ...]] = {}  # by event: of which mentions it speaks …
        self._decisions: dict[bytes, tuple[str, ...]] = {}  # … and what it decides
        self._facts: dict[str, bytes] = {}  # by mention
        self._sources: dict[str, Source] = {}  # by mention
        self._together = Together()
        self._words = Telling(self._persons, self._sources)
        self._told: dict[str, _Last] = {}  # by person
        self._telling: dict[str, _Last] = {}  # the same, as long as the batch is not kept

    def put(self, event: bytes, stated: Stated | None) -> None:
        """What an event says now, in place of what it said; None: nothing any more."""
        if stated and not speaks_of_persons(stated.statement):
            stated = None
        if stated or event in self._mentions or event in self._decisions:
            self._decide(event, stated.statement if stated else None)
            self._mention(event, stated)

    def settle(self) -> None:
        """What was put until now is not news: it was told before."""
        self._move(self._persons.noticed())
        self._telling = {}

    def started(self) -> None:
        """What was told is known to who told it: after a start, to nobody."""
        self._told, self._telling = {}, {}

    def kept(self) -> None:
        """What was told last is delivered and kept."""
        self._told |= self._telling
        self._telling = {}

    def person(self, mention: str) -> str | None:
        """The id of the person that a mention is of; None for one that is no person record."""
        return self._persons.whose(mention)

    def why(self, name: str, shown: int = SHOWN) -> PersonJoins | None:
        """Why the mentions of the person of this id are one; None: nobody has that id, or there is nothing to say."""
        person = self._named(name)
        return explained(self._words, person, grounds(self._persons, person), shown) if person else None

    def change(self, part: Part, again: Collection[bytes]) -> Told:
        """Put several statements; the facts that are different now, and all of those that are read again."""
        old = {mention: self._facts[mention] for mention in self._all(part)}
        sources = {mention: self._sources[mention] for mention in old}
        for event, stated in part.items():
            self.put(event, stated)
        noticed = self._persons.noticed()
        otherwise = [one for one, source in sources.items() if self._sources.get(one, source) != source]
        once_more = {(p.id, mention) for mention in self._all(again) if (p := self._persons.person(mention))}
        told = [self._fact(*one) for one in {*self._moved(noticed, old, part), *once_more}]
        told += self._whys(noticed, self._concerned(noticed, otherwise), {person for person, _ in once_more})
        changed = self._move(noticed).and_also(self._together.of(again))
        told += [one for subject in changed.subjects for one in self._beside(subject)]
        pairs = [(piece, self._together.value(piece)) for piece in sorted(changed.pieces)]
        return Told(sorted(told, key=_order), pairs)

    def _whys(self, noticed: Noticed, touched: Collection[str], again: Collection[str]) -> Iterator[PersonTold]:
        fresh = noticed.after.keys() - noticed.before.keys()
        for name in {*touched, *again}:
            yield from self._why(name, name in fresh, name in again)

    def _move(self, noticed: Noticed) -> Changed:
        """Pairs go with their mentions."""
        moved = (one for person in (*noticed.before.values(), *noticed.after.values()) for one in person.mentions)
        return self._together.moved(moved, self._whose)

    def _whose(self, mention: str) -> str | None:
        return self._persons.whose(mention)

    def _beside(self, subject: str) -> Iterator[PersonTold]:
        """Each of two persons is told of the other, as long as any item names them together."""
        one, other = subject.split(BETWEEN)
        together = self._together.are_together(subject)
        for who, whom in ((one, other), (other, one)):
            value = encode(PersonWith(person=whom, association=subject)) if together else None
            yield PersonTold(who, f"{WITH}/{whom}", value)

    def _decide(self, event: bytes, statement: Statement | None) -> None:
        made = tuple(decisions(statement)) if statement else ()
        gone = set(self._decisions.pop(event, ())) - {one.id for one in made}
        for decision in sorted(gone):
            self._persons.undecide(decision)
        for decided in made:
            self._persons.decide(decided)
        if made:
            self._decisions[event] = tuple(one.id for one in made)

    def _mention(self, event: bytes, stated: Stated | None) -> None:
        found = list(mentions(stated.statement)) if stated else []
        self._together.put(event, stated, found)
        made = dict(_made(stated, found)) if stated else {}
        for gone in self._mentions.pop(event, ()):
            del self._facts[gone], self._sources[gone]
            if gone not in made:
                self._persons.drop(gone)
        for name, (mention, fact, source) in made.items():
            self._persons.put(mention)
            self._facts[name], self._sources[name] = fact, source
        if made:
            self._mentions[event] = tuple(made)

    def _all(self, events: Collection[bytes]) -> Iterator[str]:
        for event in events:
            yield from self._mentions.get(event, ())

    def _moved(
        self, noticed: Noticed, old: Mapping[str, bytes], events: Collection[bytes]
    ) -> Iterator[tuple[str, str]]:
        """Person and mention of every fact that has come, gone or changed."""
        was, now = _whose(noticed.before), _whose(noticed.after)
        for mention in self._all(events):
            if mention not in now and (own := self._persons.person(mention)):
                was[mention] = now[mention] = own.id  # said otherwise, and nothing that takes part in matching
        for mention, person in now.items():
            if was.get(mention) != person or old.get(mention, self._facts[mention]) != self._facts[mention]:
                yield person, mention
        yield from ((person, mention) for mention, person in was.items() if now.get(mention) != person)

    def _concerned(self, noticed: Noticed, otherwise: Collection[str]) -> set[str]:
        """Everybody of whom it may be told otherwise why they are one, or who else they may be.

        ``otherwise``: mentions of another grade or source than before.
        """
        several = {*map(self._persons.person, otherwise), *noticed.after.values()} - {None}
        beside = (other for person in several if person for other in self._persons.beside(person))
        mentions = {one for person in (*noticed.before.values(), *noticed.after.values()) for one in person.mentions}
        named = (person.id for person in several if person)
        return {*noticed.before, *named, *beside, *self._persons.decided_with(mentions)}

    def _fact(self, person: str, mention: str) -> PersonTold:
        own = self._persons.person(mention)
        return PersonTold(person, mention, self._facts[mention] if own and own.id == person else None)

    def _named(self, name: str) -> Person | None:
        person = self._persons.person(name)
        return person if person and person.id == name else None

    def _why(self, name: str, fresh: bool, again: bool) -> Iterator[PersonTold]:
        """Told when it is not what was told last. After a start nobody knows what was, so it is told once more.

        ``fresh``: of somebody who was nobody before this batch, nothing was told.
        """
        person, last = self._named(name), self._told.get(name)
        on = grounds(self._persons, person) if person else None
        seen = mark(self._words, person, on) if person and on else None
        if last and seen is not None and seen == last.mark and not again:
            return
        joins = explained(self._words, person, on) if person and on else None
        value = encode(joins) if joins else None
        digest = blake2b(value, digest_size=16).digest() if value else _NONE
        if again or digest != (last.digest if last else _NONE if fresh else None):
            yield PersonTold(name, JOINS, value)
        self._telling[name] = _Last(seen, digest)


class _Last(NamedTuple):
    """Why a person is one, as last told: what that followed from, and the digest of what was said; _NONE: nothing."""

    mark: int | None
    digest: bytes


def speaks_of_persons(statement: Statement) -> bool:
    """Most statements speak of nobody."""
    return statement.kind == DECISION or any(item.persons for item in statement.items)


def _made(stated: Stated, found: Iterable[Made]) -> Iterator[tuple[str, tuple[Mention, bytes, Source]]]:
    for item, person, mention in found:
        fact = person_fact(stated.statement, item, person, mention, stated.story(item.item_id))
        yield mention.id, (mention, encode(fact), _source(stated.statement, item))


def _source(statement: Statement, item: StatedItem) -> Source:
    """In view P nothing is shown of who said it but the kind of event."""
    system = f"{statement.source_system}, " if statement.source_system else ""
    return _interned(item.grade.inline, f"{system}{statement.kind}")


@lru_cache(maxsize=1_024)
def _interned(grade: str, name: str) -> Source:
    """Most mentions share theirs with many."""
    return Source(grade, name)


def _whose(persons: Mapping[str, Person]) -> dict[str, str]:
    return {mention: name for name, person in persons.items() for mention in person.mentions}


def _order(told: PersonTold) -> tuple[str, str]:
    return told.person, told.fact
