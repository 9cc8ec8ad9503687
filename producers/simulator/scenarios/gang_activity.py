"""Reports about a gang apart from its addresses: numbers, cars, roles, missing runners, visits to family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from producers.simulator import rates
from producers.simulator.calendar import BEGINS, DAY, HOUR, WEEK, some_time
from producers.simulator.dice import Dice, Path, Weighted, dice, name_of
from producers.simulator.reports import particulars, wording
from producers.simulator.reports.scenes import Scene, ScenePerson
from producers.simulator.scenarios import enforcement
from producers.simulator.scenarios.innocent_addresses import mother
from producers.simulator.scenarios.scene_details import OPERATION, about, called, often, spoken
from producers.simulator.scenarios.searches import stop_and_search
from producers.simulator.schedule import ScheduledEvent, account, scheduled, with_copies
from producers.simulator.world.gangs import Gang, gang, villager
from producers.simulator.world.households import Neighbourhood
from producers.simulator.world.people import Human
from schemas.kinds.safeguarding import Referral, Risk
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision

Story = Callable[[Dice, Neighbourhood, Gang, Path, int], Iterator[ScheduledEvent]]

_PROVENANCE: Final = ("From a source that has been right before.", "From a source not used before.", "Overheard.")
_RISKS: Final = Weighted([(Risk.LOW, 10.0), (Risk.MEDIUM, 60.0), (Risk.HIGH, 30.0)])


def week(neighbourhood: Neighbourhood, number: int) -> Iterator[ScheduledEvent]:
    """Schedule a week's reports about the neighbourhood's gang."""
    draws = dice(neighbourhood.path("gang", number))
    for name, (rate, story) in _STORIES.items():
        for index in often(draws, neighbourhood, rate):
            yield from story(
                draws,
                neighbourhood,
                gang(neighbourhood),
                neighbourhood.path("gang", number, name, index),
                some_time(draws, number),
            )


def _intelligence(
    draws: Dice, neighbourhood: Neighbourhood, group: Gang, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    """Of a line and of those behind it; often with a statement of where it comes from."""
    line, person = draws.pick(group.lines), draws.pick((*group.members, *group.runners))
    others = draws.some([other for other in group.members if other is not person], draws.between(0, 2))
    car = group.car_at(at) if draws.chance(0.5) else None
    number = line.number_at(at) if draws.chance(0.6) else None
    more = {"who": called(person, draws), "line": line.name}
    more |= {"car": spoken(car, draws)} if car else {}
    more |= {"number": number} if number else {}
    town = draws.pick(line.towns_at(at))
    filled = {**about(person.lives_at(at), at, draws, **more), "town": town}
    scene = Scene(
        incident=f"intelligence:{name_of(path)}",
        facts=wording.facts(draws, "gang", draws.between(1, 3), filled)
        + wording.facts(draws, "line", draws.between(1, 2), filled),
        place=person.lives_at(at) if town == person.lives_at(at).town else None,
        precise="town",
        people=(
            ScenePerson(person, Role.SUBJECT, "intelligence", None, Relation.RUNS, drives=car is not None),
            *(ScenePerson(other, Role.ASSOCIATE, "intelligence", None, Relation.WORKS_FOR) for other in others),
        ),
        cars=(car,) if car else (),
        line=line,
        number=number,
        offer=particulars.offer(path, line.name, number) if number else None,
        operation=OPERATION if draws.chance(0.6) else None,
        together=True,
    )
    own: dict[str, object] = {"threat": "drug-supply", "originator": "intelligence-desk"}
    scenes, owns = [scene], [own]
    if draws.chance(0.35):
        scenes.insert(0, Scene(f"provenance:{name_of(path)}", facts=(_PROVENANCE,)))
        owns.insert(0, {**own, "provenance": True, "title": "Where this comes from"})
    report = account(path, "intelligence-report", tuple(scenes), at, owns=owns, how=TimePrecision.DAY)
    yield from with_copies(report)


def _search(draws: Dice, neighbourhood: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[ScheduledEvent]:
    person = draws.pick((*group.members, *group.runners))
    yield from stop_and_search(draws, path, person, person.lives_at(at), at, operation=OPERATION)


def _patrol(draws: Dice, neighbourhood: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[ScheduledEvent]:
    seen = draws.some((*group.members, *group.runners), draws.between(1, 3))
    car = group.car_at(at) if draws.chance(0.5) else None
    place = seen[0].lives_at(at)
    filled = about(place, at, draws, **({"car": spoken(car, draws)} if car else {}))
    scene = Scene(
        incident=f"patrol:{name_of(path)}",
        facts=wording.facts(draws, "patrol-dealing", draws.between(2, 3), filled),
        place=place,
        precise="street",
        people=tuple(
            ScenePerson(human, Role.SUBJECT, "check", drives=car is not None and human is seen[0]) for human in seen
        ),
        cars=(car,) if car else (),
        together=True,
    )
    yield from scheduled(path, "patrol-sighting", scene, at, activity="drug-dealing")


def _arrest(draws: Dice, neighbourhood: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[ScheduledEvent]:
    person = draws.pick((*group.members, *group.runners))
    operation = OPERATION if draws.chance(0.7) else None
    yield from enforcement.arrest(draws, path, person, person.lives_at(at), at, whose="gang", operation=operation)


def _missing(draws: Dice, neighbourhood: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[ScheduledEvent]:
    """A child who runs for them goes missing, and is found where the line sells."""
    child = draws.pick(group.runners[:2])
    line = draws.pick(group.lines)
    found = draws.pick(line.towns_at(at)[-2:])
    place = draws.pick(group.users).home if found == neighbourhood.town else villager(neighbourhood, found, 0).home
    filled = {"who": child.names.given}
    scene = Scene(
        incident=f"missing:{name_of(path)}",
        facts=(
            *wording.facts(draws, "missing", draws.between(2, 3), filled),
            (f"Found in {found}.", f"Located in {found} by officers.", f"Turned up in {found}."),
        ),
        place=place,
        precise="town",
        people=(ScenePerson(child, Role.VULNERABLE, "professional", Relation.FOUND_AT),),
    )
    own: dict[str, object] = {"referral": Referral.MISSING_EPISODE, "risk": draws.weighted(_RISKS)}
    yield from _still_missing(path, child, at, own)
    yield from scheduled(path, "safeguarding-referral", scene, at, how=TimePrecision.DAY, still_missing=False, **own)
    if draws.chance(0.3):
        nrm: dict[str, object] = {"referral": Referral.NRM, "outcome": "reasonable grounds decision awaited"}
        yield from scheduled(
            (*path, "nrm"), "safeguarding-referral", scene, at + 30 * HOUR, how=TimePrecision.DAY, **nrm
        )


def _still_missing(path: Path, child: Human, found: int, own: Mapping[str, object]) -> Iterator[ScheduledEvent]:
    """The school's report, some days before the child is found; where that is in the week that is being scheduled."""
    draws = particulars.further(path)
    at = found - draws.between(1, 3) * DAY
    if not draws.chance(rates.STILL_MISSING) or (at - BEGINS) // WEEK != (found - BEGINS) // WEEK:
        return
    scene = Scene(
        incident=f"missing:{name_of(path)}",
        facts=((f"{child.names.given} has not come home.", f"{child.names.given} is still missing."),),
        place=child.lives_at(at),
        people=(ScenePerson(child, Role.VULNERABLE, "professional", Relation.MISSING_FROM),),
        organisations=(particulars.school(draws),),
    )
    yield from scheduled(
        (*path, "still"), "safeguarding-referral", scene, at, how=TimePrecision.DAY, still_missing=True, **own
    )


def _kin(draws: Dice, neighbourhood: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[ScheduledEvent]:
    """A confounder: known dealers have mothers."""
    person, kin = group.members[0], mother(neighbourhood)
    filled = about(kin.home, at, draws, who=called(person, draws))
    scene = Scene(
        incident=f"kin:{name_of(path)}",
        facts=wording.facts(draws, "kin", draws.between(2, 3), filled),
        place=kin.home,
        people=(
            ScenePerson(person, Role.SUBJECT, "check", Relation.VISITS),
            *((ScenePerson(kin, Role.OTHER, "neighbour", Relation.LIVES_AT),) if draws.chance(0.4) else ()),
        ),
    )
    yield from scheduled(path, "patrol-sighting", scene, at, activity="sighting")


_STORIES: Final[dict[str, tuple[float, Story]]] = {
    "intelligence": (rates.GANG_INTELLIGENCE, _intelligence),
    "search": (rates.GANG_SEARCHES, _search),
    "patrol": (rates.GANG_PATROLS, _patrol),
    "arrest": (rates.GANG_ARRESTS, _arrest),
    "missing": (2 * rates.RUNNER_MISSING, _missing),
    "kin": (rates.KIN_VISITS, _kin),
}
