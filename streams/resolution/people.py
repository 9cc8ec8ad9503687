"""Everything said of persons in one view, and what is to be told when some of it changes.

A function of the statements held: what is kept in memory beside them is derived, and rebuilt at start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from schemas.statements import Statement
from schemas.wire import encode
from streams.resolution.explaining import explained
from streams.resolution.mentions import DECISION, decisions, mentions
from streams.resolution.noticing import Noticed, Noticing
from streams.resolution.person_facts import person_fact
from streams.resolution.persons.live import Person
from streams.resolution.persons.mentions import Mention
from streams.resolution.stated import Part, Stated

JOINS: Final = "joins"
"""The fact id of why the mentions of a person are taken for one; the others are named after their mention."""

_NONE: Final = b""


class PersonTold(NamedTuple):
    """One fact to be told of a person; None: no more."""

    person: str
    fact: str
    value: bytes | None


class People:
    """The persons of one view."""

    def __init__(self) -> None:
        self._persons = Noticing()
        self._mentions: dict[bytes, tuple[str, ...]] = {}  # by event: of which mentions it speaks …
        self._decisions: dict[bytes, tuple[str, ...]] = {}  # … and what it decides
        self._facts: dict[str, bytes] = {}  # by mention
        self._told: dict[str, bytes] = {}  # by person: digest of why, as last told; _NONE when nothing
        self._telling: dict[str, bytes] = {}  # the same, as long as the batch is not kept

    def put(self, event: bytes, stated: Stated | None) -> None:
        """What an event says now, in place of what it said; None: nothing any more."""
        if stated and not speaks_of_persons(stated.statement):
            stated = None
        self._decide(event, stated.statement if stated else None)
        self._mention(event, stated)

    def settle(self) -> None:
        """What was put until now is not news: it was told before."""
        self._persons.noticed()
        self._telling = {}

    def kept(self) -> None:
        """What was told last is delivered and kept."""
        self._told |= self._telling
        self._telling = {}

    def change(self, parts: Sequence[Part], again: Collection[bytes]) -> list[PersonTold]:
        """Put several statements, part after part; the facts that are, or on the way were, different, as they are now.

        And all of those that are read again.
        """
        facts, touched, before = set[tuple[str, str]](), Counter[str](), set[str]()
        for part in parts:
            events = part.keys()
            old = {mention: self._facts[mention] for mention in self._all(events)}
            for event, stated in part.items():
                self.put(event, stated)
            noticed = self._persons.noticed()
            facts |= set(self._moved(noticed, old, events))
            touched.update(self._concerned(noticed))
            before |= noticed.before.keys()
        forced = {name for name, times in touched.items() if times > 1}
        for mention in self._all(again):
            if person := self._persons.person(mention):
                facts.add((person.id, mention))
                forced.add(person.id)
        told = [self._fact(*one) for one in facts]
        why = [one for name in touched.keys() | forced for one in self._why(name, name in before, name in forced)]
        return sorted([*told, *why], key=_order)

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
        made = dict(_made(stated)) if stated else {}
        for gone in self._mentions.pop(event, ()):
            del self._facts[gone]
            if gone not in made:
                self._persons.drop(gone)
        for name, (mention, fact) in made.items():
            self._persons.put(mention)
            self._facts[name] = fact
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

    def _concerned(self, noticed: Noticed) -> set[str]:
        """Everybody of whom it may be told otherwise why they are one, or who else they may be."""
        beside = (other.id for person in noticed.after.values() for other in self._persons.beside(person))
        return {*noticed.before, *noticed.after, *beside}

    def _fact(self, person: str, mention: str) -> PersonTold:
        own = self._persons.person(mention)
        return PersonTold(person, mention, self._facts[mention] if own and own.id == person else None)

    def _why(self, name: str, known: bool, again: bool) -> Iterator[PersonTold]:
        """Told when it is not what was told last. After a start nobody knows what was, so it is told once more."""
        person = self._persons.person(name)
        joins = explained(self._persons, person) if person and person.id == name else None
        value = encode(joins) if joins else None
        digest = blake2b(value, digest_size=16).digest() if value else _NONE
        if again or digest != self._told.get(name, None if known else _NONE):
            yield PersonTold(name, JOINS, value)
        self._telling[name] = digest


def speaks_of_persons(statement: Statement) -> bool:
    """Most statements speak of nobody."""
    return statement.kind == DECISION or any(item.persons for item in statement.items)


def _made(stated: Stated) -> Iterator[tuple[str, tuple[Mention, bytes]]]:
    for item, person, mention in mentions(stated.statement):
        fact = person_fact(stated.statement, item, person, mention, stated.story(item.item_id))
        yield mention.id, (mention, encode(fact))


def _whose(persons: Mapping[str, Person]) -> dict[str, str]:
    return {mention: name for name, person in persons.items() for mention in person.mentions}


def _order(told: PersonTold) -> tuple[str, str]:
    return told.person, told.fact
