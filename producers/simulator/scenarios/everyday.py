"""Everyday crime, patrols, searches, arrests and referrals of any neighbourhood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from producers.simulator import rates
from producers.simulator.calendar import some_time
from producers.simulator.dice import Dice, Path, Weighted, dice, name_of
from producers.simulator.reports import particulars, wording
from producers.simulator.reports.scenes import Scene, ScenePerson
from producers.simulator.scenarios import enforcement
from producers.simulator.scenarios.scene_details import CHANNELS, about, called, often, spoken
from producers.simulator.scenarios.searches import stop_and_search
from producers.simulator.schedule import ScheduledEvent, scheduled
from producers.simulator.world.gangs import gang, vulnerable
from producers.simulator.world.households import Neighbourhood, somebody
from producers.simulator.world.people import Human
from schemas.kinds.safeguarding import Referral
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision
from schemas.vocabulary.findings import Certainty

Story = Callable[[Dice, Neighbourhood, Path, int], Iterator[ScheduledEvent]]

CRIMES: Final = Weighted(
    {
        "violence-and-sexual-offences": 33, "anti-social-behaviour": 24, "criminal-damage-and-arson": 11, "burglary": 9,
        "vehicle-crime": 9, "other-theft": 9, "shoplifting": 8, "drugs": 3,
    }.items()
)  # fmt: skip
"""Roughly the shares that data.police.uk gives for the county in late 2018."""

_VICTIMLESS: Final = frozenset({"anti-social-behaviour", "shoplifting", "drugs"})


def week(neighbourhood: Neighbourhood, number: int) -> Iterator[ScheduledEvent]:
    """Schedule a week's everyday reports."""
    draws = dice(neighbourhood.path("everyday", number))
    for name, (rate, story) in _STORIES.items():
        for index in often(draws, neighbourhood, rate):
            yield from story(
                draws, neighbourhood, neighbourhood.path("everyday", number, name, index), some_time(draws, number)
            )


def _scene(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int, crime: str) -> Scene:
    """A crime, whom it happened to, and now and then who is said to have done it."""
    victim = somebody(draws, neighbourhood)
    place = victim.lives_at(at)
    car = victim.car if crime == "vehicle-crime" else None
    filled = about(place, at, draws, **({"car": spoken(car, draws)} if car else {}))
    role = Role.REPORTER if crime in _VICTIMLESS else Role.VICTIM
    people = [ScenePerson(victim, role, "oneself", drives=car is not None)]
    if draws.chance(0.22):
        people.append(ScenePerson(_offender(draws, neighbourhood), Role.SUSPECT, "neighbour"))
    elif draws.chance(0.12):
        people.append(ScenePerson(somebody(draws, neighbourhood), Role.WITNESS, "oneself"))
    return Scene(
        incident=f"everyday:{name_of(path)}",
        facts=wording.facts(draws, crime, draws.between(2, 4), filled),
        place=place,
        precise="street" if crime in {"anti-social-behaviour", "violence-and-sexual-offences"} else "address",
        people=tuple(people),
        cars=(car,) if car else (),
        vrm_by="police",
    )


def _offender(draws: Dice, neighbourhood: Neighbourhood) -> Human:
    """Those who take drugs pay for them somehow; the others are anybody."""
    return draws.pick(gang(neighbourhood).users) if draws.chance(0.6) else somebody(draws, neighbourhood)


def _crime(kind: str, **own: Any) -> Story:
    def story(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
        crime = draws.weighted(CRIMES)
        scene = _scene(draws, neighbourhood, path, at, crime)
        if kind == "crimestoppers-report" and particulars.further(path).chance(rates.PLACE_IN_DOUBT):
            scene = replace(scene, certainty=Certainty.DOUBTFUL)
        how = draws.pick((TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.DAY))
        more = {"channel": draws.weighted(CHANNELS)} if kind == "crime-report" else {}
        yield from scheduled(path, kind, scene, at, how=how, crime_type=crime, **more, **own)

    return story


def _patrol(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    place = somebody(draws, neighbourhood).home
    person = _offender(draws, neighbourhood)
    filled = about(place, at, draws, **({"car": spoken(person.car, draws)} if person.car else {}))
    scene = Scene(
        incident=f"patrol:{name_of(path)}",
        facts=wording.facts(draws, "patrol-everyday", draws.between(1, 3), filled),
        place=place,
        precise="street",
        people=(ScenePerson(person, Role.SUBJECT, "check"),) if draws.chance(0.45) else (),
    )
    yield from scheduled(path, "patrol-sighting", scene, at, activity="patrol")


def _search(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    yield from stop_and_search(draws, path, _offender(draws, neighbourhood), somebody(draws, neighbourhood).home, at)


def _intelligence(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    person, other = _offender(draws, neighbourhood), somebody(draws, neighbourhood)
    filled = about(
        person.lives_at(at),
        at,
        draws,
        who=called(person, draws),
        **({"car": spoken(person.car, draws)} if person.car else {}),
    )
    scene = Scene(
        incident=f"intelligence:{name_of(path)}",
        facts=wording.facts(draws, "everyday-intelligence", draws.between(2, 3), filled),
        place=person.lives_at(at) if draws.chance(0.5) else None,
        people=(
            ScenePerson(person, Role.SUBJECT, "intelligence", drives=person.car is not None),
            *((ScenePerson(other, Role.ASSOCIATE, "intelligence"),) if draws.chance(0.3) else ()),
        ),
        cars=(person.car,) if person.car else (),
        together=True,
    )
    yield from scheduled(path, "intelligence-report", scene, at, how=TimePrecision.DAY, threat="acquisitive-crime")


def _arrest(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    yield from enforcement.arrest(
        draws, path, _offender(draws, neighbourhood), somebody(draws, neighbourhood).home, at, whose="other"
    )


def _referral(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    """Most who are vulnerable are nobody's prey."""
    resident = vulnerable(neighbourhood, draws.below(rates.VULNERABLE))
    filled = about(resident.home, at, draws, resident=called(resident, draws))
    scene = Scene(
        incident=f"welfare:{name_of(path)}",
        facts=wording.facts(draws, "welfare", draws.between(2, 3), filled),
        place=resident.home,
        people=(ScenePerson(resident, Role.VULNERABLE, "professional", Relation.LIVES_AT),),
        organisations=particulars.referred_by(path),
    )
    yield from scheduled(
        path, "safeguarding-referral", scene, at, referral=draws.pick((Referral.MASH, Referral.PPN, Referral.PPN))
    )


_STORIES: Final[dict[str, tuple[float, Story]]] = {
    "call": (rates.EVERYDAY_CALLS, _crime("crime-report")),
    "recorded": (rates.EVERYDAY_RECORDED, _crime("recorded-crime", outcome="Under investigation")),
    "crimestoppers": (rates.EVERYDAY_CRIMESTOPPERS, _crime("crimestoppers-report")),
    "patrol": (rates.EVERYDAY_PATROLS, _patrol),
    "search": (rates.EVERYDAY_SEARCHES, _search),
    "intelligence": (rates.EVERYDAY_INTELLIGENCE, _intelligence),
    "arrest": (rates.EVERYDAY_ARRESTS, _arrest),
    "referral": (rates.EVERYDAY_REFERRALS, _referral),
}
