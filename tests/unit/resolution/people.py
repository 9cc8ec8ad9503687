"""Mentions for tests, naming only what matters. Every person is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from streams.resolution.persons.decisions import Decision
from streams.resolution.persons.live import Persons
from streams.resolution.persons.mentions import Called, Lives, Mention, Numbered

START = datetime(2018, 10, 2, tzinfo=UTC)


def mention(name: str, *, at: int = 0, **said: Any) -> Mention:
    """A mention of this id. ``called`` is "given/surname" or a name in full; ``home`` "address, locality, postcode"."""
    called, home, pnc = (said.pop(field, None) for field in ("called", "home", "pnc"))
    if called:
        said["names"] = (_called(called),)
    if home:
        said["addresses"] = (Lives(*(part.strip() for part in home.split(","))),)
    if pnc:
        said["numbers"] = (Numbered("pnc", pnc),)
    return Mention(id=name, recorded_at=START + timedelta(minutes=at), **said)


def _called(name: str) -> Called:
    given, slash, surname = name.partition("/")
    return Called(given, surname) if slash else Called(full=name)


def decision(name: str, *mentions: str, same: bool, at: int = 0) -> Decision:
    """Somebody decided about these."""
    return Decision(name, START + timedelta(minutes=at), mentions, same)


def resolved(*mentions: Mention, decisions: tuple[Decision, ...] = ()) -> Persons:
    """All of them, in this order."""
    persons = Persons()
    for one in mentions:
        persons.put(one)
    for made in decisions:
        persons.decide(made)
    return persons


def groups(persons: Persons) -> set[frozenset[str]]:
    """Who is taken for whom."""
    return {frozenset(person.mentions) for person in persons.persons()}


def together(persons: Persons, *mentions: str) -> bool:
    """Whether all of them are taken for one person."""
    return len({persons.person(one) for one in mentions}) == 1
