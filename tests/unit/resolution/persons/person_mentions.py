"""Mentions for tests, naming only what matters. Every person is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.person_index import PersonIndex
from streams.resolution.persons.features.mention import PersonMention, WrittenAddress
from values import register_number
from values.name import Name, read
from values.register_number import RegisterNumber

START = datetime(2018, 10, 2, tzinfo=UTC)


def mention(name: str, *, at: int = 0, **said: Any) -> PersonMention:
    """A mention of this id. ``called`` is "given/surname" or a name in full; ``home`` "address, locality, postcode"."""
    called, home, pnc = (said.pop(field, None) for field in ("called", "home", "pnc"))
    if called:
        said["names"] = (named(called),)
    if home:
        said["addresses"] = (WrittenAddress(*(part.strip() for part in home.split(","))),)
    if pnc:
        said["numbers"] = tuple(one for one in (register_number.read("pnc", pnc),) if isinstance(one, RegisterNumber))
    return PersonMention(id=name, recorded_at=START + timedelta(minutes=at), **said)


def named(text: str) -> Name:
    """The name in "given/surname" or in a name in full."""
    given, slash, surname = text.partition("/")
    found = read(given=given, surname=surname) if slash else read(text)
    assert isinstance(found, Name)
    return found


def decision(name: str, *mentions: str, same: bool, at: int = 0) -> IdentityDecision:
    """Somebody decided about these."""
    return IdentityDecision(name, START + timedelta(minutes=at), mentions, same)


def resolved(*mentions: PersonMention, decisions: tuple[IdentityDecision, ...] = ()) -> PersonIndex:
    """All of them, in this order."""
    persons = PersonIndex()
    for one in mentions:
        persons.put(one)
    for made in decisions:
        persons.add_decision(made)
    return persons


def groups(persons: PersonIndex) -> set[frozenset[str]]:
    """Who is taken for whom."""
    return {frozenset(person.mentions) for person in persons.persons()}


def together(persons: PersonIndex, *mentions: str) -> bool:
    """Whether all of them are taken for one person."""
    return len({persons.person(one) for one in mentions}) == 1
