"""What is told of a home that has been taken over, while it is, and what ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from producers.simulator import rates, words
from producers.simulator.calendar import DAY, some_time, week_begins
from producers.simulator.cuckooing import Cuckooed, cuckooed
from producers.simulator.dice import Dice, Path, dice
from producers.simulator.gangs import gang
from producers.simulator.households import Neighbourhood
from producers.simulator.people import Human
from producers.simulator.plans import Plan, account, told, with_copies
from producers.simulator.scenes import Scene, Seen
from producers.simulator.stories import enforcement
from producers.simulator.stories.searching import searched
from producers.simulator.stories.telling import CHANNELS, OPERATION, about, called, neighbour, often, spoken
from schemas.kinds.safeguarding import Band, Referral
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision

Story = Callable[[Dice, Neighbourhood, Cuckooed, Path, int], Iterator[Plan]]


def week(here: Neighbourhood, number: int) -> Iterator[Plan]:
    """What is told this week of every home that is taken over, and how those end that end in it."""
    for at, home in enumerate(cuckooed(here)):
        dealt = dice(here.path("cuckooed", at, number))
        for name, (rate, story) in _STORIES.items():
            for one in often(dealt, here, rate):
                when = some_time(dealt, number)
                if home.taken.holds(when):
                    yield from story(dealt, here, home, here.path("cuckooed", at, number, name, one), when)
        if week_begins(number) <= home.taken.end < week_begins(number + 1):
            yield from _ended(dealt, here, home, here.path("cuckooed", at, "ended"))


def scene_at(dealt: Dice, here: Neighbourhood, home: Cuckooed, at: int, *, knows: str) -> Scene:
    """What can be seen there: who comes, in what, and how the one who lives there is."""
    crew = dealt.some(home.crew, dealt.between(0, 2))
    visitors = dealt.some(gang(here).users, dealt.between(0, 1))
    car = gang(here).car_at(at) if dealt.chance(0.4) else None
    named = {"resident": called(home.resident, dealt) if dealt.chance(0.5) else "the tenant"}
    if car:
        named["car"] = spoken(car, dealt)
    if knows_line := dealt.chance(0.15):
        named["line"] = home.line.name
    filled = about(home.resident.home, at, dealt, **named)
    facts = words.facts(dealt, "dealing", dealt.between(2, 4), filled)
    if dealt.chance(0.4):
        facts += words.facts(dealt, "resident", dealt.between(1, 2), filled)
    people = [
        Seen(one, Role.SUBJECT, "check" if knows == "police" else "bystander", Relation.VISITS)
        for one in crew + visitors
    ]
    if people and car:
        people[0] = people[0]._replace(drives=True)
    if dealt.chance(0.6):
        people.append(Seen(home.resident, Role.VULNERABLE, "neighbour", Relation.LIVES_AT))
    return Scene(
        incident=f"{home.id}:{at}",
        facts=facts,
        place=home.resident.home,
        people=tuple(people),
        cars=(car,) if car else (),
        vrm_by="police" if knows == "police" else "public",
        line=home.line if knows_line else None,
        together=bool(crew) and dealt.chance(0.5),
    )


def _call(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path, at: int) -> Iterator[Plan]:
    scene = scene_at(dealt, here, home, at, knows="public")
    caller = Seen(neighbour(dealt, here, home.resident.home), Role.REPORTER, "oneself")
    if dealt.chance(0.8):  # the others do not give their name
        scene = replace(scene, people=(*scene.people, caller))
    how = TimePrecision.HOUR if dealt.chance(0.5) else TimePrecision.DAY
    yield from told(path, "crime-report", scene, at, how=how, channel=dealt.weighted(CHANNELS), crime_type="drugs")
    if dealt.chance(rates.SECOND_WITNESS):
        other = Seen(neighbour(dealt, here, home.resident.home), Role.REPORTER, "oneself")
        again = replace(scene_at(dealt, here, home, at, knows="public"), incident=scene.incident)
        witness = replace(again, people=(*again.people, other))
        second = (*path, "second")
        yield from told(
            second, "crime-report", witness, at, how=how, channel=dealt.weighted(CHANNELS), crime_type="drugs"
        )


def _crimestoppers(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path, at: int) -> Iterator[Plan]:
    scene = scene_at(dealt, here, home, at, knows="public")
    yield from told(path, "crimestoppers-report", scene, at, crime_type="drugs")


def _patrol(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path, at: int) -> Iterator[Plan]:
    scene = scene_at(dealt, here, home, at, knows="police")
    filled = about(home.resident.home, at, dealt, car=spoken(gang(here).car_at(at), dealt))
    seen = replace(
        scene,
        facts=words.facts(dealt, "patrol-dealing", dealt.between(2, 4), filled),
        people=tuple(one for one in scene.people if one.role is not Role.VULNERABLE),
        operation=OPERATION if dealt.chance(0.7) else None,
    )
    yield from told(path, "patrol-sighting", seen, at, activity="comings-and-goings")


def _search(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path, at: int) -> Iterator[Plan]:
    group = gang(here)
    human = dealt.pick((*home.crew, *group.users[:5]))
    yield from searched(dealt, path, human, home.resident.home, at, operation=OPERATION)


def _intelligence(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path, at: int) -> Iterator[Plan]:
    crew = dealt.some(home.crew, dealt.between(1, 2))
    car = gang(here).car_at(at) if dealt.chance(0.4) else None
    more = {"line": home.line.name, "who": called(crew[0], dealt), "resident": called(home.resident, dealt)}
    number = home.line.number_at(at) if dealt.chance(0.5) else None
    if number:
        more["number"] = number
    if car:
        more["car"] = spoken(car, dealt)
    filled = about(home.resident.home, at, dealt, **more)
    scene = Scene(
        incident=f"{home.id}:{at}",
        facts=words.facts(dealt, "line", dealt.between(1, 2), filled)
        + words.facts(dealt, "dealing", 1, filled)
        + words.facts(dealt, "resident", 1, filled),
        place=home.resident.home,
        people=(
            *(Seen(one, Role.SUBJECT, "intelligence", Relation.DEALS_FROM, Relation.WORKS_FOR) for one in crew),
            Seen(home.resident, Role.VULNERABLE, "intelligence", Relation.LIVES_AT),
        ),
        cars=(car,) if car else (),
        line=home.line,
        number=number,
        operation=OPERATION if dealt.chance(0.6) else None,
        together=True,
    )
    yield from told(path, "intelligence-report", scene, at, how=TimePrecision.DAY, threat="cuckooing")


def _referral(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path, at: int) -> Iterator[Plan]:
    own: dict[str, object] = {"referral": Referral.CUCKOOING_VISIT, "band": Band(home.band)}
    if dealt.chance(0.45):
        own = {"referral": dealt.pick((Referral.MASH, Referral.PPN)), "outcome": "shared with adult social care"}
    yield from _visit(dealt, home, path, at, own)


def _visit(dealt: Dice, home: Cuckooed, path: Path, at: int, own: Mapping[str, object]) -> Iterator[Plan]:
    filled = about(home.resident.home, at, dealt, resident=called(home.resident, dealt))
    scene = Scene(
        incident=f"{home.id}:{at}",
        facts=words.facts(dealt, "resident", dealt.between(1, 3), filled),
        place=home.resident.home,
        people=(Seen(home.resident, Role.VULNERABLE, "professional", Relation.LIVES_AT),),
        operation=OPERATION if dealt.chance(0.4) else None,
    )
    yield from with_copies(account(path, "safeguarding-referral", (scene,), at, owns=(own,)))


def _ended(dealt: Dice, here: Neighbourhood, home: Cuckooed, path: Path) -> Iterator[Plan]:
    at = home.taken.end
    if not dealt.chance(min(1.0, here.intensity)):
        return
    if home.ending == "warrant":
        crew: list[Human] = dealt.some(home.crew, dealt.between(*rates.ARRESTED_AT_A_WARRANT))
        yield from enforcement.warrant(dealt, path, home, tuple(crew), at)
    if home.ending != "moved-on":
        visited = {"referral": Referral.CUCKOOING_VISIT, "band": Band(home.band), "outcome": "locks changed"}
        yield from _visit(dealt, home, (*path, "visit"), at + dealt.between(0, 2) * DAY, visited)


_STORIES: Final[dict[str, tuple[float, Story]]] = {
    "call": (rates.CUCKOOED_CALLS, _call),
    "crimestoppers": (rates.CUCKOOED_CRIMESTOPPERS, _crimestoppers),
    "patrol": (rates.CUCKOOED_PATROLS, _patrol),
    "search": (rates.CUCKOOED_SEARCHES, _search),
    "intelligence": (rates.CUCKOOED_INTELLIGENCE, _intelligence),
    "referral": (rates.CUCKOOED_REFERRALS, _referral),
}
