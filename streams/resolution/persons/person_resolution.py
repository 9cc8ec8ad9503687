"""Everything said of persons in one view, and what is to be told when some of it changes.

A function of the statements held: what is kept in memory beside them is derived, and rebuilt at start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from schemas.facts.associations import BETWEEN
from schemas.facts.persons import NamedTogether, PersonJoins
from schemas.statements import StatedItem, Statement
from schemas.wire import encode
from streams.resolution.persons.clusters.change_tracking import TouchedPersons, TrackedPersonIndex
from streams.resolution.persons.clusters.person_index import PersonCluster
from streams.resolution.persons.co_mentions import AssociationChanges, AssociationFactKey, CoMentionIndex, MentionInItem
from streams.resolution.persons.explanation.merge_explanation import (
    SHOWN,
    explanation_inputs,
    inputs_mark,
    person_joins,
)
from streams.resolution.persons.explanation.pair_description import MentionSource, PairDescriptions
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.persons.mention_fact import person_fact
from streams.resolution.persons.person_mentions import IDENTITY_DECISION, identity_decisions, matchable_mentions
from streams.resolution.storied_statement import StatementChanges, StoriedStatement

PERSON_JOINS: Final = "joins"
"""The fact id of why the mentions of a person are taken for one; the others are named after their mention."""

ASSOCIATE_FACT: Final = "with"
"""What the fact ids of other persons named together with somebody begin with; the other person's id follows."""

_NOTHING_EMITTED: Final = b""


class PersonFactChange(NamedTuple):
    """One fact to be told of a person; None: no more."""

    person: str
    fact: str
    value: bytes | None


class PersonChanges(NamedTuple):
    """What is to be told of persons, and of pairs of them: a fact each, by its subject and its id there."""

    persons: list[PersonFactChange]
    associations: list[tuple[AssociationFactKey, bytes | None]]


class PersonResolution:
    """The persons of one view, and who is named together with whom."""

    def __init__(self) -> None:
        self._persons = TrackedPersonIndex()
        self._mentions: dict[bytes, tuple[str, ...]] = {}  # by event: of which mentions it speaks …
        self._decisions: dict[bytes, tuple[str, ...]] = {}  # … and what it decides
        self._facts: dict[str, bytes] = {}  # by mention
        self._sources: dict[str, MentionSource] = {}  # by mention
        self._together = CoMentionIndex()
        self._words = PairDescriptions(self._persons, self._sources)
        self._told: dict[str, _EmittedExplanation] = {}  # by person
        self._telling: dict[str, _EmittedExplanation] = {}  # the same, as long as the batch is not kept

    def put(self, event: bytes, stated: StoriedStatement | None) -> None:
        """What an event says now, in place of what it said; None: nothing any more."""
        if stated and not concerns_persons(stated.statement):
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
        return person_joins(self._words, person, explanation_inputs(self._persons, person), shown) if person else None

    def change(self, part: StatementChanges, again: Collection[bytes]) -> PersonChanges:
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
        return PersonChanges(sorted(told, key=_order), pairs)

    def _whys(
        self, noticed: TouchedPersons, touched: Collection[str], again: Collection[str]
    ) -> Iterator[PersonFactChange]:
        fresh = noticed.after.keys() - noticed.before.keys()
        for name in {*touched, *again}:
            yield from self._why(name, name in fresh, name in again)

    def _move(self, noticed: TouchedPersons) -> AssociationChanges:
        """Pairs go with their mentions."""
        moved = (one for person in (*noticed.before.values(), *noticed.after.values()) for one in person.mentions)
        return self._together.moved(moved, self._whose)

    def _whose(self, mention: str) -> str | None:
        return self._persons.whose(mention)

    def _beside(self, subject: str) -> Iterator[PersonFactChange]:
        """Each of two persons is told of the other, as long as any item names them together."""
        one, other = subject.split(BETWEEN)
        together = self._together.are_together(subject)
        for who, whom in ((one, other), (other, one)):
            value = encode(NamedTogether(person=whom, association=subject)) if together else None
            yield PersonFactChange(who, f"{ASSOCIATE_FACT}/{whom}", value)

    def _decide(self, event: bytes, statement: Statement | None) -> None:
        made = tuple(identity_decisions(statement)) if statement else ()
        gone = set(self._decisions.pop(event, ())) - {one.id for one in made}
        for decision in sorted(gone):
            self._persons.undecide(decision)
        for decided in made:
            self._persons.decide(decided)
        if made:
            self._decisions[event] = tuple(one.id for one in made)

    def _mention(self, event: bytes, stated: StoriedStatement | None) -> None:
        found = list(matchable_mentions(stated.statement)) if stated else []
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
        self, noticed: TouchedPersons, old: Mapping[str, bytes], events: Collection[bytes]
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

    def _concerned(self, noticed: TouchedPersons, otherwise: Collection[str]) -> set[str]:
        """Everybody of whom it may be told otherwise why they are one, or who else they may be.

        ``otherwise``: mentions of another grade or source than before.
        """
        several = {*map(self._persons.person, otherwise), *noticed.after.values()} - {None}
        beside = (other for person in several if person for other in self._persons.beside(person))
        mentions = {one for person in (*noticed.before.values(), *noticed.after.values()) for one in person.mentions}
        named = (person.id for person in several if person)
        return {*noticed.before, *named, *beside, *self._persons.decided_with(mentions)}

    def _fact(self, person: str, mention: str) -> PersonFactChange:
        own = self._persons.person(mention)
        return PersonFactChange(person, mention, self._facts[mention] if own and own.id == person else None)

    def _named(self, name: str) -> PersonCluster | None:
        person = self._persons.person(name)
        return person if person and person.id == name else None

    def _why(self, name: str, fresh: bool, again: bool) -> Iterator[PersonFactChange]:
        """Told when it is not what was told last. After a start nobody knows what was, so it is told once more.

        ``fresh``: of somebody who was nobody before this batch, nothing was told.
        """
        person, last = self._named(name), self._told.get(name)
        on = explanation_inputs(self._persons, person) if person else None
        seen = inputs_mark(self._words, person, on) if person and on else None
        if last and seen is not None and seen == last.mark and not again:
            return
        joins = person_joins(self._words, person, on) if person and on else None
        value = encode(joins) if joins else None
        digest = blake2b(value, digest_size=16).digest() if value else _NOTHING_EMITTED
        if again or digest != (last.digest if last else _NOTHING_EMITTED if fresh else None):
            yield PersonFactChange(name, PERSON_JOINS, value)
        self._telling[name] = _EmittedExplanation(seen, digest)


class _EmittedExplanation(NamedTuple):
    """Why a person is one, as last told: what that followed from, and the digest of what was said; _NONE: nothing."""

    mark: int | None
    digest: bytes


def concerns_persons(statement: Statement) -> bool:
    """Most statements speak of nobody."""
    return statement.kind == IDENTITY_DECISION or any(item.persons for item in statement.items)


def _made(
    stated: StoriedStatement, found: Iterable[MentionInItem]
) -> Iterator[tuple[str, tuple[PersonMention, bytes, MentionSource]]]:
    for item, person, mention in found:
        fact = person_fact(stated.statement, item, person, mention, stated.story(item.item_id))
        yield mention.id, (mention, encode(fact), _source(stated.statement, item))


def _source(statement: Statement, item: StatedItem) -> MentionSource:
    """In view P nothing is shown of who said it but the kind of event."""
    system = f"{statement.source_system}, " if statement.source_system else ""
    return _interned(item.grade.inline, f"{system}{statement.kind}")


@lru_cache(maxsize=1_024)
def _interned(grade: str, name: str) -> MentionSource:
    """Most mentions share theirs with many."""
    return MentionSource(grade, name)


def _whose(persons: Mapping[str, PersonCluster]) -> dict[str, str]:
    return {mention: name for name, person in persons.items() for mention in person.mentions}


def _order(told: PersonFactChange) -> tuple[str, str]:
    return told.person, told.fact
