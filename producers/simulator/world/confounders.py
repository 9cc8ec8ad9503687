"""Confounders: residents of innocent addresses that resemble a pattern, and namesakes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice, dice
from producers.simulator.world import identifiers
from producers.simulator.world.addresses import Address
from producers.simulator.world.gangs import gang
from producers.simulator.world.households import Neighbourhood, adults, children, in_town
from producers.simulator.world.people import Family, Human, born, family_name, human
from schemas.mentions.persons import Sex

PARTY, SHARED, HOSTEL, LARGE, CARED_FOR, KIN, CALLER, NAMESAKE = range(330, 338)
"""The slots of these addresses."""

_NAMESAKES_FROM: Final = 100  # households of this slot on have one who is mistaken for somebody else


class House(NamedTuple):
    """An address and everybody who lives there."""

    home: Address
    people: tuple[Human, ...]


def _house(neighbourhood: Neighbourhood, slot: int, count: int, ages: tuple[int, int], *, kin: bool = False) -> House:
    draws = dice(neighbourhood.path("house", slot))
    home = in_town(neighbourhood, slot)
    shared = family_name(draws)
    people = []
    for at in range(count):
        key = f"{neighbourhood.number}.h{slot}.{at}"
        origin, surname = shared if kin else family_name(draws)
        people.append(
            human(
                draws,
                key,
                Family(f"household:{neighbourhood.number}.h{slot}", home, origin, surname),
                born(draws, *ages),
            )
        )
    return House(home, tuple(people))


@cache
def party_house(neighbourhood: Neighbourhood) -> House:
    """Four students. Nobody deals there."""
    return _house(neighbourhood, PARTY, 4, (19, 23))


@cache
def shared_house(neighbourhood: Neighbourhood) -> House:
    """A house in multiple occupation: six tenants who have nothing to do with one another."""
    return _house(neighbourhood, SHARED, 6, (20, 50))


@cache
def hostel(neighbourhood: Neighbourhood) -> House | None:
    """Twenty-five people in the course of the year, in one neighbourhood of a few."""
    return _house(neighbourhood, HOSTEL, 25, (18, 60)) if neighbourhood.number % rates.HOSTEL_EVERY == 0 else None


@cache
def large_family(neighbourhood: Neighbourhood) -> House:
    """Two parents and seven children of one surname at one address, the eldest two of them twins, and grown up."""
    draws = dice(neighbourhood.path("house", LARGE))
    home, (origin, surname) = in_town(neighbourhood, LARGE), family_name(draws)
    family = Family(f"household:{neighbourhood.number}.h{LARGE}", home, origin, surname)
    key = f"{neighbourhood.number}.h{LARGE}"
    parents = [
        human(draws, f"{key}.{at}", family, born(draws, 44, 52), sex=sex) for at, sex in enumerate(Sex) if at < 2
    ]
    twin = human(draws, f"{key}.t0", family, born(draws, 19, 22), part="user")
    other = human(draws, f"{key}.t1", family, twin.birth_date, part="user", sex=twin.sex)
    while other.names == twin.names:
        other = human(draws, f"{key}.t1", family, twin.birth_date, part="user", sex=twin.sex)
    younger = children(draws, key, family, parents[0].birth_date, 5)
    return House(home, (*parents, twin, replace(other, twin_of=twin.id), *younger))


@cache
def cared_for(neighbourhood: Neighbourhood) -> House:
    """An old lady whom carers and taxis come to."""
    return _house(neighbourhood, CARED_FOR, 1, (78, 93))


@cache
def mother(neighbourhood: Neighbourhood) -> Human:
    """The mother of the gang's first member."""
    draws = dice(neighbourhood.path("house", KIN))
    son = gang(neighbourhood).members[0]
    family = Family(
        f"household:{neighbourhood.number}.h{KIN}", in_town(neighbourhood, KIN), son.origin, son.names.surname
    )
    return human(draws, f"{neighbourhood.number}.h{KIN}.0", family, born(draws, 52, 66), sex=Sex.FEMALE)


@cache
def caller(neighbourhood: Neighbourhood) -> Human:
    """The one who always calls."""
    return _house(neighbourhood, CALLER, 1, (55, 80)).people[0]


@cache
def namesakes(neighbourhood: Neighbourhood) -> tuple[tuple[Human, Human], ...]:
    """Pairs with the same names and birth date, both of them known to the police, each under a number of their own."""
    draws = dice(neighbourhood.path("namesakes"))
    return tuple(_pair(draws, neighbourhood, at) for at in range(rates.NAMESAKES))


def _pair(draws: Dice, neighbourhood: Neighbourhood, at: int) -> tuple[Human, Human]:
    one = adults(neighbourhood, _NAMESAKES_FROM + at)[0]
    key = f"{neighbourhood.number}.n{at}"
    other = replace(
        one,
        id=f"person:{key}",
        home=in_town(neighbourhood, NAMESAKE + at),
        household=f"household:{key}",
        moved=None,
        phone=identifiers.phone(draws),
        car=None,
        twin_of=None,
    )
    return _known(draws, one), _known(draws, other)


def _known(draws: Dice, one: Human) -> Human:
    year = one.birth_date.year + 18
    return replace(one, pnc=identifiers.pnc(draws, min(year, 2018)), cro=None)


def everybody(neighbourhood: Neighbourhood) -> Iterator[Human]:
    """All the people of these houses, but for namesakes who live elsewhere as well."""
    houses = (
        party_house(neighbourhood),
        shared_house(neighbourhood),
        large_family(neighbourhood),
        cared_for(neighbourhood),
        hostel(neighbourhood),
    )
    for house in houses:
        yield from house.people if house else ()
    yield mother(neighbourhood)
    yield caller(neighbourhood)
    yield from (other for _, other in namesakes(neighbourhood))
