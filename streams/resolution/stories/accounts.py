"""The account of one item: when, where, who, what and in which words, reduced to what is compared with other items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

from schemas.ids import ItemId
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import Weapon
from schemas.mentions.persons import Role
from schemas.statements import Place, StatedItem, StatedPerson, StatedPhone, StatedVehicle, Statement
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from streams.resolution.stories.word_weights import distinctive_words
from values.name import from_canonical
from values.text import fold

MOST: Final = 12
"""Persons, places or things of one item that are compared, the first in their own order."""

_NOT_DIGIT: Final = re.compile(r"\D")


class NamedPerson(NamedTuple):
    """A named person: the words of the name, folded, and the birth date where it is one."""

    names: tuple[str, ...]
    born: str

    def same(self, other: NamedPerson) -> bool:
        """Whether two items may mean one person by these. Coarse: identity is resolved in ``persons``."""
        shared = len(set(self.names) & set(other.names))
        if self.born and self.born == other.born:
            return True
        fewest = min(len(self.names), len(other.names))
        return shared >= 2 or (shared == 1 == fewest and not (self.born and other.born))


class AccountPlaces(NamedTuple):
    """The places of an item by how precisely they are known."""

    premises: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()


class AccountThings(NamedTuple):
    """Registrations given whole, phone numbers, and kinds of weapon."""

    vehicles: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()


NO_PLACES: Final = AccountPlaces()
NO_THINGS: Final = AccountThings()


class Account(NamedTuple):
    """One item as it is compared. Times in minutes since 1970, ``end`` exclusive."""

    item: ItemId
    recorded_at: datetime
    kind: str
    start: int
    end: int
    where: AccountPlaces = NO_PLACES
    people: tuple[NamedPerson, ...] = ()
    victims: tuple[NamedPerson, ...] = ()
    reporters: tuple[NamedPerson, ...] = ()
    things: AccountThings = NO_THINGS
    words: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()

    @property
    def event(self) -> str:
        """The event that the item is part of."""
        return self.item.partition("/")[0]

    @property
    def order(self) -> tuple[datetime, str]:
        """First recorded first, then by id: the first account of a story gives the story its id."""
        return (self.recorded_at, self.item)


def accounts_of(statement: Statement) -> Iterator[Account]:
    """The accounts of a statement. Items of provenance tell of a report, not of an incident, and give none."""
    if EVENT_KINDS.means(statement.kind, Meaning.READ, Meaning.DECISION):  # neither tells a story
        return
    for item in statement.items:
        if not item.provenance:
            yield _account(statement, item)


def _account(statement: Statement, item: StatedItem) -> Account:
    people, victims, reporters = _people(item) if item.persons else ((), (), ())
    return Account(
        item=item.item_id,
        recorded_at=statement.recorded_at,
        kind=statement.kind,
        start=_minute(statement.occurred.start),
        end=_minute(statement.occurred.end),
        where=_where(item.places) if item.places else NO_PLACES,
        people=people,
        victims=victims,
        reporters=reporters,
        things=_things(item) if item.objects else NO_THINGS,
        words=distinctive_words(item.text),
        derived_from=tuple(sorted(set(item.derived_from) - {item.item_id})),
    )


def _minute(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() // 60)


def _where(places: tuple[Place, ...]) -> AccountPlaces:
    known = [place for place in places if not place.placeholder]
    return AccountPlaces(
        premises=_first(place.subject for place in known if place.precision is LocationPrecision.ADDRESS),
        streets=_first(f"{fold(place.street)}/{fold(place.town or '')}" for place in known if place.street),
        postcodes=_first(place.postcode for place in known if place.postcode),
    )


def _people(item: StatedItem) -> tuple[tuple[NamedPerson, ...], tuple[NamedPerson, ...], tuple[NamedPerson, ...]]:
    """Those it is about, those of them who are victims, and who reported it."""
    about = [person for person in item.persons if person.role is not Role.REPORTER]
    victims = (person for person in about if person.role is Role.VICTIM)
    return _named(about), _named(victims), _named(one for one in item.persons if one.role is Role.REPORTER)


def _named(persons: Iterable[StatedPerson]) -> tuple[NamedPerson, ...]:
    found = {NamedPerson(names, _born(person)) for person in persons if (names := _names(person))}
    return tuple(sorted(found)[:MOST])


def _names(person: StatedPerson) -> tuple[str, ...]:
    words = {word for name in person.names if name.read for word in from_canonical(name.read).words}
    return tuple(sorted(word for word in words if len(word) > 1))


def _born(person: StatedPerson) -> str:
    written = person.known_birth_date.isoformat() if person.known_birth_date else ""
    return "" if written.endswith("-01-01") else written


def _things(item: StatedItem) -> AccountThings:
    return AccountThings(
        vehicles=_first(one.canonical or "" for one in item.objects if isinstance(one, StatedVehicle)),
        phones=_first(one.canonical or "" for one in item.objects if isinstance(one, StatedPhone)),
        weapons=_first(fold(one.name) for one in item.objects if isinstance(one, Weapon) and one.name),
    )


def _first(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value})[:MOST])
