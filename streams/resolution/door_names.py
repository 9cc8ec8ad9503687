"""Which names of doors are one door: a UPRN, an address, a building's name at a postcode, a part of an address.

An event names a door by one of them or by several together. What some event names together is one door for every other
event of the view, whenever it arrives: all of it is a function of the set of current statements.

- A door whose address is named together with exactly one UPRN is that UPRN's premises.
- A building is known by its name and postcode: Rose Cottage, NN6 0AB; its address in a street is the same where it is
  named together with exactly one such, and that in no other street. One address with two postcodes of one sector is
  one building: one of them is a slip.
- A UPRN that is named with two addresses that differ in number or flat (that of a block, or a slip) joins nothing.
- An address that leaves out its street, its number or the kind of its building (``Flat 3, 12, NN1 5EL``; ``Flat 3,
  Cyril Street, NN1 5EL``; ``Rose, NN6 0AB``; ``Flat 4, Rose Court, Corby``) is the one door that is written in full
  with the rest of it and the same postcode, a flat in a block the same town; where there are two of them, it stays by
  itself.
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

_REACH: Final = 5
"""Links from what an event names to what its subject may depend on: part, whole, address, name, UPRN, address."""

_NUMBER: Final = re.compile(r"\d+[a-z]?(?:-\d+[a-z]?)?(?=-[a-z])")


class NamedDoor(NamedTuple):
    """The names that one place of a statement gives a door; what it does not give is empty."""

    uprn: str
    by_name: str
    """A building by its name and postcode."""
    address: str
    wholes: tuple[str, ...]
    """By what is said of it by addresses that are a part of it …"""
    part: str
    """… and by what it is a part of."""

    @property
    def own(self) -> str:
        """Its address, or the name of a building that has no number."""
        return self.address if _inside(self.address) else self.by_name or self.address


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
        """The names whose subject may depend on the links touched: those a few links away."""
        names, found = set(self._touched), set(self._touched)
        for _ in range(_REACH):
            names = {other for name in names for other in (*self._linked.get(name, ()), *_matched(name))} - found
            found |= names
        return found

    def _names_now(self, event: bytes) -> Mapping[tuple[str, ...], str]:
        names = {key: self._subject(door) for key, door in self._doors.get(event, {}).items()}
        return {key: subject for key, subject in names.items() if subject != key[0]}

    def _subject(self, door: NamedDoor) -> str:
        if door.uprn and not (door.address and self._is_contradictory(door.uprn)):
            return door.uprn
        if door.address and door.by_name and self._is_of_two_streets(door.by_name):
            return self._of_address(door.address)
        name = self._whole(door) or door.own
        return self._of_name(name) if name.startswith(NAME) else self._of_address(name)

    def _of_name(self, name: str) -> str:
        """The subject of a building's name: of its one address, where that has other names or a number."""
        address = self._address_of(name)
        if address and name in self._names_of(address):
            return self._of_address(address)
        return self._only_uprn((name,)) or name

    def _of_address(self, address: str) -> str:
        """The one UPRN of an address and its names, else its name; the address where it has a number or several."""
        names = self._names_of(address)
        numbered = self._address_of(names[0]) if len(names) == 1 else None
        if numbered and numbered != address and self._names_of(numbered):
            return self._of_address(numbered)
        if uprn := self._only_uprn((address, *names)):
            return uprn
        return names[0] if len(names) == 1 and not _inside(address) else address

    def _names_of(self, address: str) -> list[str]:
        """The names of the one building at this address; none where they, or the postcodes of its number, differ."""
        names = [name for name in self._linked.get(address, ()) if name.startswith(NAME)]
        clear = sorted(name for name in names if not self._is_of_two_streets(name))
        postcodes = sum(name.startswith(WHOLE) for name in self._linked.get(address, ())) if _inside(address) else 1
        if postcodes > 1 or len({_of_sector(name) for name in clear}) > 1 or len(self._uprns(clear)) > 1:
            return []
        return clear

    def _uprns(self, names: Iterable[str]) -> set[str]:
        """The UPRNs that are given with these names, without those that contradict themselves."""
        found = {other for name in names for other in self._linked.get(name, ()) if other.startswith(UPRN)}
        return {uprn for uprn in found if not self._is_contradictory(uprn)}

    def _only_uprn(self, names: Iterable[str]) -> str | None:
        found = self._uprns(names)
        return found.pop() if len(found) == 1 else None

    def _whole(self, door: NamedDoor) -> str | None:
        """The one address in full that this is a part of, unless it is a building with a UPRN of its own.

        A flat in a block whose street no gazetteer has is in full, and a part of the same with a postcode.
        """
        if not door.part or (door.own.startswith(NAME) and self._uprns((door.own,))):
            return None
        in_full, parts = self._linked.get(_whole_of(door.part), {}), self._linked.get(door.part, {})
        clear = [name for name in in_full if name not in parts] or list(in_full)
        same = {self._address_of(name) for name in clear if name.startswith(NAME)}
        left = [name for name in clear if name not in same]
        return left[0] if len(left) == 1 else None

    def _addresses_of(self, by_name: str) -> list[str]:
        return sorted(name for name in self._linked.get(by_name, ()) if not name.startswith((UPRN, WHOLE, PART)))

    def _address_of(self, by_name: str) -> str | None:
        """The one address of a building: with its number, where it is written with and without it in one street."""
        addresses = self._addresses_of(by_name)
        numbered = [address for address in addresses if _inside(address)]
        if len(numbered) < 2 and len({_street_of(address) for address in addresses}) == 1:
            return numbered[0] if numbered else addresses[0]
        return None

    def _is_of_two_streets(self, by_name: str) -> bool:
        """Whether events name this building at its postcode in two streets: they may be two of one name."""
        return bool(self._addresses_of(by_name)) and not self._address_of(by_name)

    def _is_contradictory(self, uprn: str) -> bool:
        """Whether events name this UPRN with addresses of two doors."""
        inside = {found for name in self._linked.get(uprn, ()) if (found := _inside(name))}
        return any(one != other for one, other in combinations(sorted(inside), 2))

    def _count(self, event: bytes, doors: Iterable[NamedDoor], by: int) -> None:
        for name in {name for door in doors for name in _every(door)}:
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
        yield from item.read.places if item.read else ()
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
    read = item.read and item.read.model_copy(
        update={"places": tuple(_relocated_place(place, names) for place in item.read.places)}
    )
    return item.model_copy(update={"places": places, "persons": persons, "read": read})


def _relocated_place(place: P, names: Mapping[tuple[str, ...], str]) -> P:
    subject = names.get((place.subject, *place.also))
    return place.model_copy(update={"subject": subject}) if subject else place


def _doors_of(places: Iterable[Place]) -> Iterator[tuple[tuple[str, ...], NamedDoor]]:
    for place in places:
        if place.subject.startswith("address/") and not place.placeholder:
            names = (place.subject, *place.also)
            yield names, _named_door(names)


def _named_door(names: tuple[str, ...]) -> NamedDoor:
    def first(kind: str) -> str:
        return next((name for name in names if name.startswith(kind)), "")

    address = next((name for name in names if not name.startswith((UPRN, NAME, WHOLE, PART))), "")
    wholes = tuple(name for name in names if name.startswith(WHOLE))
    return NamedDoor(first(UPRN), first(NAME), address, wholes, first(PART))


def _every(door: NamedDoor) -> Iterator[str]:
    yield from (name for name in (door.uprn, door.by_name, door.address, *door.wholes, door.part) if name)


def _links(door: NamedDoor) -> Iterator[tuple[str, str]]:
    for one, other in ((door.uprn, door.address), (door.uprn, door.by_name), (door.by_name, door.address)):
        if one and other:
            yield one, other
    if door.own:
        yield from ((whole, door.own) for whole in door.wholes)
    if door.part and door.own:
        yield door.part, door.own


def _of_sector(name: str) -> str:
    """A building's name with the sector of its postcode, which is all but its last two letters."""
    return name[:-2]


def _inside(address: str) -> tuple[str, str] | None:
    """Flat and number of an address with a number; None of any other name."""
    if not address or address.startswith((NAME, WHOLE)):
        return None
    _, *parts = address.split("/")
    number = _NUMBER.match(parts[-2]) if len(parts) > 1 else None
    return (parts[0] if len(parts) > 2 else "", number[0]) if number else None


def _street_of(address: str) -> tuple[str, str]:
    """Street and area of an address, without the number and what is inside."""
    *_, house, area = address.split("/")
    return _NUMBER.sub("", house).removeprefix("-"), area


def _whole_of(part: str) -> str:
    return WHOLE + part.removeprefix(PART)


def _matched(name: str) -> tuple[str, ...]:
    """The part that is a part of what this is the whole of."""
    return (PART + name.removeprefix(WHOLE),) if name.startswith(WHOLE) else ()
