"""Ground truth about the invented world: its people, gangs, drug lines, cuckooed homes and confounders."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from producers.simulator import rates
from producers.simulator.calendar import BEGINS, ENDS, moment, month
from producers.simulator.scenarios import innocent_addresses, worcester
from producers.simulator.simulation import neighbourhoods
from producers.simulator.truth import (
    ConfounderTruth,
    CuckooedTruth,
    ExploitedTruth,
    GangTruth,
    LineTruth,
    NumberTruth,
    PersonTruth,
    ServedTruth,
    Truth,
)
from producers.simulator.world import confounders
from producers.simulator.world.cuckooed_homes import cuckooed
from producers.simulator.world.gangs import VILLAGERS, Gang, Line, gang, villager, vulnerable
from producers.simulator.world.households import Neighbourhood, household, villages
from producers.simulator.world.people import Human


def world(seed: int, scale: float) -> Iterator[Truth]:
    """Yield the truth records of every neighbourhood."""
    convicts = {convict.human.id: convict.human for convict in worcester.convicts(seed)}
    yield from map(_person, convicts.values())
    for neighbourhood in neighbourhoods(seed, scale):
        yield from (person for person in _people(neighbourhood) if person.person not in convicts)
        yield from _gang(neighbourhood, gang(neighbourhood))
        for line in gang(neighbourhood).lines:
            yield from _line(line)
        yield from _cuckooed(neighbourhood)
        yield from _confounders(neighbourhood)


def _people(neighbourhood: Neighbourhood) -> Iterator[PersonTruth]:
    others = {other.id: person.id for person, other in confounders.namesakes(neighbourhood)}
    group = gang(neighbourhood)
    for human in _everybody(neighbourhood, group):
        yield _person(human, namesake_of=others.get(human.id))


def _everybody(neighbourhood: Neighbourhood, group: Gang) -> Iterator[Human]:
    yield from (*group.members, *group.runners, *group.users)
    for slot in range(rates.HOUSEHOLDS):
        yield from household(neighbourhood, slot)
    for at in range(rates.VULNERABLE):
        yield vulnerable(neighbourhood, at)
    for village in villages(neighbourhood):
        for at in range(VILLAGERS):
            yield villager(neighbourhood, village, at)
    yield from confounders.everybody(neighbourhood)


def _person(human: Human, namesake_of: str | None = None) -> PersonTruth:
    return PersonTruth(
        person=human.id,
        given=human.names.given,
        surname=human.names.surname,
        birth_date=human.birth_date,
        sex=human.sex,
        name_origin=human.origin,
        household=human.household,
        part=human.part,
        twin_of=human.twin_of,
        namesake_of=namesake_of,
    )


def _gang(neighbourhood: Neighbourhood, group: Gang) -> Iterator[Truth]:
    yield GangTruth(
        gang=group.id,
        home_town=neighbourhood.town,
        members=tuple(member.id for member in group.members),
        runners=tuple(runner.id for runner in group.runners),
        users=tuple(user.id for user in group.users),
    )
    for child in group.runners:
        if (end := min(ENDS, child.of_age)) > BEGINS:
            yield _exploited(child.id, group.id, "runs-for-a-line", BEGINS, end)
    for home in cuckooed(neighbourhood):
        yield _exploited(home.resident.id, group.id, "home-taken-over", home.taken.start, home.taken.end)


def _exploited(
    person: str, by: str, way: Literal["runs-for-a-line", "home-taken-over"], start: int, end: int
) -> ExploitedTruth:
    return ExploitedTruth(person=person, gang=by, way=way, start=moment(start), end=moment(end))


def _line(line: Line) -> Iterator[Truth]:
    numbers = tuple(
        NumberTruth(number=number.number, start=moment(number.used.start), end=moment(number.used.end))
        for number in line.numbers
    )
    yield LineTruth(line=line.id, name=line.name, gang=line.gang, home_town=line.town, numbers=numbers)
    for town, since in line.serves:
        months = dict.fromkeys(month(minute) for minute in range(max(since, BEGINS), ENDS, 1_440))
        for each in months:
            yield ServedTruth(line=line.id, month=each, town=town)


def _cuckooed(neighbourhood: Neighbourhood) -> Iterator[Truth]:
    for home in cuckooed(neighbourhood):
        place = home.resident.home
        yield CuckooedTruth(
            cuckooed=home.id,
            address=place.line,
            town=place.town,
            postcode=place.postcode,
            resident=home.resident.id,
            line=home.line.id,
            crew=tuple(member.id for member in home.crew),
            takeover=home.takeover,
            ending=home.ending,
            band=home.band,
            start=moment(home.taken.start),
            end=moment(home.taken.end),
        )


def _confounders(neighbourhood: Neighbourhood) -> Iterator[Truth]:
    houses = {
        "party-house": confounders.party_house(neighbourhood),
        "house-in-multiple-occupation": confounders.shared_house(neighbourhood),
        "large-family-with-twins": confounders.large_family(neighbourhood),
        "carers-and-taxis": confounders.cared_for(neighbourhood),
        "hostel": confounders.hostel(neighbourhood),
    }
    for name, house in houses.items():
        if house:
            people = tuple(person.id for person in house.people)
            yield ConfounderTruth(confounder=name, addresses=(house.home.written,), persons=people)
    mother, caller = confounders.mother(neighbourhood), confounders.caller(neighbourhood)
    visitor = gang(neighbourhood).members[0].id
    yield ConfounderTruth(
        confounder="dealer-visits-kin", addresses=(mother.home.written,), persons=(visitor, mother.id)
    )
    about = household(neighbourhood, 7)[0].home.written
    yield ConfounderTruth(confounder="repeat-caller", addresses=(about,), persons=(caller.id,))
    for person, other in confounders.namesakes(neighbourhood):
        yield ConfounderTruth(confounder="namesakes-born-on-one-day", persons=(person.id, other.id))
    if incidents := innocent_addresses.stabbings(neighbourhood):
        yield ConfounderTruth(confounder="two-stabbings-one-street-one-night", incidents=incidents)
