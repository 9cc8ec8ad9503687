"""Which names of doors are one door: a UPRN, an address, an address without its street.

An event names a door by one of them or by several together. What some event names together is one door for every other
event of the view, whenever it arrives: all of it is a function of the set of current statements.

- A door whose address is named together with exactly one UPRN is that UPRN's premises.
- A building without a number is known by its name and postcode: Rose Cottage, NN6 0AB; its address in a street is the
  same where it is named together with exactly one such, and that in no other street.
- A UPRN that is named with two addresses that differ in number or flat (that of a block, or a slip) joins nothing.
- An address without its street (``Flat 3, 12, NN1 5EL``) is the one door that is written in full with the same number
  and postcode; where there are two of them, it stays by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final, NamedTuple, TypeVar

from schemas.statements import Place, StatedItem, Statement
from streams.enrichment.place_subjects import NAME, PART, UPRN, WHOLE

P = TypeVar("P", bound=Place)

NO_NAMES: Mapping[tuple[str, ...], str] = {}

_NUMBER: Final = re.compile(r"\d+[a-z]?(?:-\d+[a-z]?)?(?=-[a-z])")


class NamedDoor(NamedTuple):
    """The names that one place of a statement gives a door; what it does not give is empty."""

    uprn: str
    by_name: str
    """A building without a number, by its name and postcode."""
    address: str
    at_postcode: str
    """By number and postcode, of an address with its street …"""
    part: str
    """… and of one without."""


class DoorNames:
    """The doors of one view."""

    def __init__(self) -> None:
        self._doors: dict[bytes, dict[tuple[str, ...], NamedDoor]] = {}  # by event and names of the place
        self._linked: dict[str, dict[str, int]] = {}  # by name: the names given with it, and by how many events
        self._events: dict[str, set[bytes]] = {}  # by name
        self._touched: set[str] = set()  # names whose links changed since the last call of ``changed`` …
        self._put: set[bytes] = set()  # … and events that were put
        self._names: dict[bytes, Mapping[tuple[str, ...], str]] = {}

    def put(self, event: bytes, places: Iterable[Place]) -> None:
        """Replace the doors that an event names by those of these places."""
        current = dict(_doors_of(places))
        former = self._doors.pop(event, {})
        if current:
            self._doors[event] = current
        if current != former:
            self._count(event, former.values(), -1)
            self._count(event, current.values(), 1)
            self._put.add(event)

    def names_of(self, event: bytes) -> Mapping[tuple[str, ...], str]:
        """By names of a place its subject as of the last call of ``changed``, where it is another than the first."""
        return self._names.get(event, NO_NAMES)

    def changed(self) -> dict[bytes, Mapping[tuple[str, ...], str]]:
        """Events whose doors are named otherwise since the last call, with the names before."""
        before: dict[bytes, Mapping[tuple[str, ...], str]] = {}
        for event in sorted(self._put.union(*(self._events.get(name, ()) for name in self._affected()))):
            last, now = self.names_of(event), self._names_now(event)
            if last != now:
                before[event] = last
                self._names.pop(event, None)
                if now:
                    self._names[event] = now
        self._touched, self._put = set(), set()
        return before

    def _affected(self) -> set[str]:
        """The names touched, the addresses of a UPRN or a name among them, and the parts of an address."""
        names = set(self._touched)
        for kind in (UPRN, NAME):
            for name in [name for name in names if name.startswith(kind)]:
                names.update(self._linked.get(name, ()))
        parts = {part for name in names for part in self._linked.get(name, ()) if part.startswith((WHOLE, PART))}
        return names | parts | {_part_of(part) for part in parts}

    def _names_now(self, event: bytes) -> Mapping[tuple[str, ...], str]:
        names = {key: self._subject(door) for key, door in self._doors.get(event, {}).items()}
        return {key: subject for key, subject in names.items() if subject != key[0]}

    def _subject(self, door: NamedDoor) -> str:
        if door.uprn and not (door.address and self._is_contradictory(door.uprn)):
            return door.uprn
        if door.by_name and not (door.address and self._is_of_two_streets(door.by_name)):
            return self._only(door.by_name, UPRN) or door.by_name
        address = self._whole(door) or door.address
        name = self._only(address, NAME)
        return self._only(address, UPRN) or (name and self._only(name, UPRN)) or name or address

    def _only(self, name: str, kind: str) -> str | None:
        """The one name of a kind that is given with this name; a UPRN only where it contradicts itself nowhere."""
        found = [other for other in self._linked.get(name, ()) if other.startswith(kind)]
        unclear = self._is_contradictory if kind == UPRN else self._is_of_two_streets
        clear = [other for other in found if not unclear(other)]
        return clear[0] if len(clear) == 1 else None

    def _whole(self, door: NamedDoor) -> str | None:
        """The one address in full that an address without its street is a part of."""
        if not door.part:
            return None
        whole = [name for name in self._linked.get(_whole_of(door.part), ()) if not name.startswith((UPRN, NAME))]
        return whole[0] if len(whole) == 1 else None

    def _is_of_two_streets(self, by_name: str) -> bool:
        """Whether events name this building at its postcode in two streets: they may be two of one name."""
        return sum(not name.startswith(UPRN) for name in self._linked.get(by_name, ())) > 1

    def _is_contradictory(self, uprn: str) -> bool:
        """Whether events name this UPRN with addresses of two doors."""
        inside = {found for name in self._linked.get(uprn, ()) if (found := _inside(name))}
        return any(one != other for one, other in combinations(sorted(inside), 2))

    def _count(self, event: bytes, doors: Iterable[NamedDoor], by: int) -> None:
        for name in {name for door in doors for name in door if name}:
            events = self._events.setdefault(name, set())
            events.add(event) if by > 0 else events.discard(event)
            if not events:
                del self._events[name]
        for one, other in {link for door in doors for link in _links(door)}:
            self._count_link(one, other, by)
            self._count_link(other, one, by)

    def _count_link(self, one: str, other: str, by: int) -> None:
        linked = self._linked.setdefault(one, {})
        count = linked.get(other, 0) + by
        if count:
            linked[other] = count
        else:
            del linked[other]
        if count == 0 or count == by:
            self._touched.update((one, other))
        if not linked:
            del self._linked[one]


def places_of(statement: Statement | None) -> Iterator[Place]:
    """Every place that a statement names, and every address of its persons."""
    for item in statement.items if statement else ():
        yield from item.places
        for person in item.persons:
            yield from person.addresses


def relocated(statement: Statement, names: Mapping[tuple[str, ...], str]) -> Statement:
    """The statement with the subjects that its doors have by all statements of the view."""
    if not names:
        return statement
    return statement.model_copy(update={"items": tuple(_relocated_item(item, names) for item in statement.items)})


def _relocated_item(item: StatedItem, names: Mapping[tuple[str, ...], str]) -> StatedItem:
    persons = tuple(
        person.model_copy(update={"addresses": tuple(_relocated_place(one, names) for one in person.addresses)})
        for person in item.persons
    )
    places = tuple(_relocated_place(place, names) for place in item.places)
    return item.model_copy(update={"places": places, "persons": persons})


def _relocated_place(place: P, names: Mapping[tuple[str, ...], str]) -> P:
    subject = names.get((place.subject, *place.also))
    return place.model_copy(update={"subject": subject}) if subject else place


def _doors_of(places: Iterable[Place]) -> Iterator[tuple[tuple[str, ...], NamedDoor]]:
    for place in places:
        if place.subject.startswith("address/") and not place.placeholder:
            names = (place.subject, *place.also)
            yield names, _named_door(names)


def _named_door(names: tuple[str, ...]) -> NamedDoor:
    kinds = dict.fromkeys((UPRN, NAME, "", WHOLE, PART), "")
    for name in names:
        kinds[next((kind for kind in (UPRN, NAME, WHOLE, PART) if name.startswith(kind)), "")] = name
    return NamedDoor(*kinds.values())


def _links(door: NamedDoor) -> Iterator[tuple[str, str]]:
    for one, other in ((door.uprn, door.address), (door.uprn, door.by_name), (door.by_name, door.address)):
        if one and other:
            yield one, other
    if door.address and door.at_postcode:
        yield door.at_postcode, door.address


def _inside(address: str) -> tuple[str, str] | None:
    """Flat and number of an address with a number; None of any other name."""
    if address.startswith(NAME):
        return None
    _, *parts = address.split("/")
    number = _NUMBER.match(parts[-2]) if len(parts) > 1 else None
    return (parts[0] if len(parts) > 2 else "", number[0]) if number else None


def _whole_of(part: str) -> str:
    return WHOLE + part.removeprefix(PART)


def _part_of(whole: str) -> str:
    return PART + whole.removeprefix(WHOLE) if whole.startswith(WHOLE) else whole
