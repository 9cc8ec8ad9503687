"""Who lives in the houses that look like something and are not, and who is mistaken for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from producers.simulator import identifiers, rates
from producers.simulator.dice import Dice, dice
from producers.simulator.gangs import gang
from producers.simulator.households import Neighbourhood, adults, children, in_town
from producers.simulator.people import Family, Human, born, family_name, human
from producers.simulator.places import Address
from schemas.mentions.persons import Sex

PARTY, SHARED, HOSTEL, LARGE, CARED_FOR, KIN, CALLER, NAMESAKE = range(330, 338)
"""The slots of these addresses."""

_NAMESAKES_FROM: Final = 100  # households of this slot on have one who is mistaken for somebody else


class House(NamedTuple):
    """An address and everybody who lives there."""

    home: Address
    people: tuple[Human, ...]


def _house(here: Neighbourhood, slot: int, count: int, ages: tuple[int, int], *, kin: bool = False) -> House:
    dealt = dice(here.path("house", slot))
    home = in_town(here, slot)
    shared = family_name(dealt)
    people = []
    for at in range(count):
        key = f"{here.number}.h{slot}.{at}"
        origin, surname = shared if kin else family_name(dealt)
        people.append(
            human(dealt, key, Family(f"household:{here.number}.h{slot}", home, origin, surname), born(dealt, *ages))
        )
    return House(home, tuple(people))


@cache
def party_house(here: Neighbourhood) -> House:
    """Four students. Nobody deals there."""
    return _house(here, PARTY, 4, (19, 23))


@cache
def shared_house(here: Neighbourhood) -> House:
    """A house in multiple occupation: six tenants who have nothing to do with one another."""
    return _house(here, SHARED, 6, (20, 50))


@cache
def hostel(here: Neighbourhood) -> House | None:
    """Twenty-five people in the course of the year, in one neighbourhood of a few."""
    return _house(here, HOSTEL, 25, (18, 60)) if here.number % rates.HOSTEL_EVERY == 0 else None


@cache
def large_family(here: Neighbourhood) -> House:
    """Two parents and seven children of one surname at one address, the eldest two of them twins, and grown up."""
    dealt = dice(here.path("house", LARGE))
    home, (origin, surname) = in_town(here, LARGE), family_name(dealt)
    family = Family(f"household:{here.number}.h{LARGE}", home, origin, surname)
    key = f"{here.number}.h{LARGE}"
    parents = [
        human(dealt, f"{key}.{at}", family, born(dealt, 44, 52), sex=sex) for at, sex in enumerate(Sex) if at < 2
    ]
    twin = human(dealt, f"{key}.t0", family, born(dealt, 19, 22), part="user")
    other = human(dealt, f"{key}.t1", family, twin.birth_date, part="user", sex=twin.sex)
    while other.names == twin.names:
        other = human(dealt, f"{key}.t1", family, twin.birth_date, part="user", sex=twin.sex)
    younger = children(dealt, key, family, parents[0].birth_date, 5)
    return House(home, (*parents, twin, replace(other, twin_of=twin.id), *younger))


@cache
def cared_for(here: Neighbourhood) -> House:
    """An old lady whom carers and taxis come to."""
    return _house(here, CARED_FOR, 1, (78, 93))


@cache
def mother(here: Neighbourhood) -> Human:
    """The mother of the gang's first member."""
    dealt = dice(here.path("house", KIN))
    son = gang(here).members[0]
    family = Family(f"household:{here.number}.h{KIN}", in_town(here, KIN), son.origin, son.names.surname)
    return human(dealt, f"{here.number}.h{KIN}.0", family, born(dealt, 52, 66), sex=Sex.FEMALE)


@cache
def caller(here: Neighbourhood) -> Human:
    """The one who always calls."""
    return _house(here, CALLER, 1, (55, 80)).people[0]


@cache
def namesakes(here: Neighbourhood) -> tuple[tuple[Human, Human], ...]:
    """Pairs with the same names and birth date, both of them known to the police, each under a number of their own."""
    dealt = dice(here.path("namesakes"))
    return tuple(_pair(dealt, here, at) for at in range(rates.NAMESAKES))


def _pair(dealt: Dice, here: Neighbourhood, at: int) -> tuple[Human, Human]:
    one = adults(here, _NAMESAKES_FROM + at)[0]
    key = f"{here.number}.n{at}"
    other = replace(
        one,
        id=f"person:{key}",
        home=in_town(here, NAMESAKE + at),
        household=f"household:{key}",
        moved=None,
        phone=identifiers.phone(dealt),
        car=None,
        twin_of=None,
    )
    return _known(dealt, one), _known(dealt, other)


def _known(dealt: Dice, one: Human) -> Human:
    year = one.birth_date.year + 18
    return replace(one, pnc=identifiers.pnc(dealt, min(year, 2018)), cro=None)


def everybody(here: Neighbourhood) -> Iterator[Human]:
    """All the people of these houses, but for namesakes who live elsewhere as well."""
    several = (party_house(here), shared_house(here), large_family(here), cared_for(here), hostel(here))
    for house in several:
        yield from house.people if house else ()
    yield mother(here)
    yield caller(here)
    yield from (other for _, other in namesakes(here))
