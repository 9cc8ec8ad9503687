"""Reports about a cuckooed home while it is taken over, and the warrant, visit or move that ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from producers.simulator import rates
from producers.simulator.calendar import DAY, some_time, week_begins
from producers.simulator.dice import Dice, Path, dice
from producers.simulator.reports import particulars, wording
from producers.simulator.reports.scenes import Scene, ScenePerson
from producers.simulator.scenarios import enforcement
from producers.simulator.scenarios.scene_details import CHANNELS, OPERATION, about, called, neighbour, often, spoken
from producers.simulator.scenarios.searches import stop_and_search
from producers.simulator.schedule import ScheduledEvent, account, scheduled, with_copies
from producers.simulator.world.cuckooed_homes import CuckooedHome, cuckooed
from producers.simulator.world.gangs import gang
from producers.simulator.world.households import Neighbourhood
from producers.simulator.world.people import Human
from schemas.kinds.safeguarding import Band, Referral
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision

Story = Callable[[Dice, Neighbourhood, CuckooedHome, Path, int], Iterator[ScheduledEvent]]


def week(neighbourhood: Neighbourhood, number: int) -> Iterator[ScheduledEvent]:
    """Schedule a week's reports about every cuckooed home, and the endings that fall into the week."""
    for at, home in enumerate(cuckooed(neighbourhood)):
        draws = dice(neighbourhood.path("cuckooed", at, number))
        for name, (rate, story) in _STORIES.items():
            for index in often(draws, neighbourhood, rate):
                when = some_time(draws, number)
                if home.taken.contains(when):
                    yield from story(
                        draws, neighbourhood, home, neighbourhood.path("cuckooed", at, number, name, index), when
                    )
        if week_begins(number) <= home.taken.end < week_begins(number + 1):
            yield from _ended(draws, neighbourhood, home, neighbourhood.path("cuckooed", at, "ended"))


def scene_at(draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, at: int, *, knows: str) -> Scene:
    """What can be seen there: who comes, in what, and how the one who lives there is."""
    crew = draws.some(home.crew, draws.between(0, 2))
    visitors = draws.some(gang(neighbourhood).users, draws.between(0, 1))
    car = gang(neighbourhood).car_at(at) if draws.chance(0.4) else None
    named = {"resident": called(home.resident, draws) if draws.chance(0.5) else "the tenant"}
    if car:
        named["car"] = spoken(car, draws)
    if knows_line := draws.chance(0.15):
        named["line"] = home.line.name
    filled = about(home.resident.home, at, draws, **named)
    facts = wording.facts(draws, "dealing", draws.between(2, 4), filled)
    if draws.chance(0.4):
        facts += wording.facts(draws, "resident", draws.between(1, 2), filled)
    people = [
        ScenePerson(human, Role.SUBJECT, "check" if knows == "police" else "bystander", Relation.VISITS)
        for human in crew + visitors
    ]
    if people and car:
        people[0] = people[0]._replace(drives=True)
    if draws.chance(0.6):
        people.append(ScenePerson(home.resident, Role.VULNERABLE, "neighbour", Relation.LIVES_AT))
    return Scene(
        incident=f"{home.id}:{at}",
        facts=facts,
        place=home.resident.home,
        people=tuple(people),
        cars=(car,) if car else (),
        vrm_by="police" if knows == "police" else "public",
        line=home.line if knows_line else None,
        together=bool(crew) and draws.chance(0.5),
    )


def _call(
    draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    scene = scene_at(draws, neighbourhood, home, at, knows="public")
    caller = ScenePerson(neighbour(draws, neighbourhood, home.resident.home), Role.REPORTER, "oneself")
    if draws.chance(0.8):  # the others do not give their name
        scene = replace(scene, people=(*scene.people, caller))
    how = TimePrecision.HOUR if draws.chance(0.5) else TimePrecision.DAY
    own: dict[str, Any] = {"channel": draws.weighted(CHANNELS), "crime_type": "drugs", **particulars.how_often(path)}
    yield from scheduled(path, "crime-report", scene, at, how=how, **own)
    if draws.chance(rates.SECOND_WITNESS):
        other = ScenePerson(neighbour(draws, neighbourhood, home.resident.home), Role.REPORTER, "oneself")
        again = replace(scene_at(draws, neighbourhood, home, at, knows="public"), incident=scene.incident)
        witness = replace(again, people=(*again.people, other))
        second = (*path, "second")
        yield from scheduled(
            second, "crime-report", witness, at, how=how, channel=draws.weighted(CHANNELS), crime_type="drugs"
        )


def _crimestoppers(
    draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    scene = scene_at(draws, neighbourhood, home, at, knows="public")
    often_seen = particulars.how_often(path)
    yield from scheduled(path, "crimestoppers-report", scene, at, crime_type="drugs", **often_seen)


def _patrol(
    draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    scene = scene_at(draws, neighbourhood, home, at, knows="police")
    filled = about(home.resident.home, at, draws, car=spoken(gang(neighbourhood).car_at(at), draws))
    seen = replace(
        scene,
        facts=wording.facts(draws, "patrol-dealing", draws.between(2, 4), filled),
        people=tuple(person for person in scene.people if person.role is not Role.VULNERABLE),
        operation=OPERATION if draws.chance(0.7) else None,
    )
    yield from scheduled(path, "patrol-sighting", seen, at, activity="comings-and-goings")


def _search(
    draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    group = gang(neighbourhood)
    human = draws.pick((*home.crew, *group.users[:5]))
    yield from stop_and_search(draws, path, human, home.resident.home, at, operation=OPERATION)


def _intelligence(
    draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    crew = draws.some(home.crew, draws.between(1, 2))
    car = gang(neighbourhood).car_at(at) if draws.chance(0.4) else None
    more = {"line": home.line.name, "who": called(crew[0], draws), "resident": called(home.resident, draws)}
    number = home.line.number_at(at) if draws.chance(0.5) else None
    if number:
        more["number"] = number
    if car:
        more["car"] = spoken(car, draws)
    filled = about(home.resident.home, at, draws, **more)
    scene = Scene(
        incident=f"{home.id}:{at}",
        facts=wording.facts(draws, "line", draws.between(1, 2), filled)
        + wording.facts(draws, "dealing", 1, filled)
        + wording.facts(draws, "resident", 1, filled),
        place=home.resident.home,
        people=(
            *(
                ScenePerson(
                    human,
                    Role.SUBJECT,
                    "intelligence",
                    Relation.DEALS_FROM,
                    Relation.WORKS_FOR,
                    since=home.taken.start,
                )
                for human in crew
            ),
            ScenePerson(home.resident, Role.VULNERABLE, "intelligence", Relation.LIVES_AT),
        ),
        cars=(car,) if car else (),
        line=home.line,
        number=number,
        offer=particulars.offer(path, home.line.name, number) if number else None,
        operation=OPERATION if draws.chance(0.6) else None,
        together=True,
    )
    yield from scheduled(path, "intelligence-report", scene, at, how=TimePrecision.DAY, threat="cuckooing")


def _referral(
    draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path, at: int
) -> Iterator[ScheduledEvent]:
    own: dict[str, object] = {"referral": Referral.CUCKOOING_VISIT, "band": Band(home.band)}
    if draws.chance(0.45):
        own = {"referral": draws.pick((Referral.MASH, Referral.PPN)), "outcome": "shared with adult social care"}
    yield from _visit(draws, home, path, at, own)


def _visit(draws: Dice, home: CuckooedHome, path: Path, at: int, own: Mapping[str, object]) -> Iterator[ScheduledEvent]:
    filled = about(home.resident.home, at, draws, resident=called(home.resident, draws))
    scene = Scene(
        incident=f"{home.id}:{at}",
        facts=wording.facts(draws, "resident", draws.between(1, 3), filled),
        place=home.resident.home,
        people=(ScenePerson(home.resident, Role.VULNERABLE, "professional", Relation.LIVES_AT),),
        organisations=particulars.referred_by(path),
        operation=OPERATION if draws.chance(0.4) else None,
    )
    yield from with_copies(account(path, "safeguarding-referral", (scene,), at, owns=(own,)))


def _ended(draws: Dice, neighbourhood: Neighbourhood, home: CuckooedHome, path: Path) -> Iterator[ScheduledEvent]:
    at = home.taken.end
    if not draws.chance(min(1.0, neighbourhood.intensity)):
        return
    if home.ending == "warrant":
        crew: list[Human] = draws.some(home.crew, draws.between(*rates.ARRESTED_AT_A_WARRANT))
        yield from enforcement.warrant(draws, path, home, tuple(crew), at)
    if home.ending != "moved-on":
        visited = {"referral": Referral.CUCKOOING_VISIT, "band": Band(home.band), "outcome": "locks changed"}
        yield from _visit(draws, home, (*path, "visit"), at + draws.between(0, 2) * DAY, visited)


_STORIES: Final[dict[str, tuple[float, Story]]] = {
    "call": (rates.CUCKOOED_CALLS, _call),
    "crimestoppers": (rates.CUCKOOED_CRIMESTOPPERS, _crimestoppers),
    "patrol": (rates.CUCKOOED_PATROLS, _patrol),
    "search": (rates.CUCKOOED_SEARCHES, _search),
    "intelligence": (rates.CUCKOOED_INTELLIGENCE, _intelligence),
    "referral": (rates.CUCKOOED_REFERRALS, _referral),
}
