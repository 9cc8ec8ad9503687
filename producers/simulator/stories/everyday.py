"""What happens in any neighbourhood, whether there is a gang or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from producers.simulator import rates, words
from producers.simulator.calendar import some_time
from producers.simulator.dice import Dice, Path, Weighted, dice, name_of
from producers.simulator.gangs import gang, vulnerable
from producers.simulator.households import Neighbourhood, somebody
from producers.simulator.people import Human
from producers.simulator.plans import Plan, told
from producers.simulator.scenes import Scene, Seen
from producers.simulator.stories import enforcement
from producers.simulator.stories.searching import searched
from producers.simulator.stories.telling import CHANNELS, about, called, often, spoken
from schemas.kinds.safeguarding import Referral
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision

Story = Callable[[Dice, Neighbourhood, Path, int], Iterator[Plan]]

CRIMES: Final = Weighted(
    {
        "violence-and-sexual-offences": 33, "anti-social-behaviour": 24, "criminal-damage-and-arson": 11, "burglary": 9,
        "vehicle-crime": 9, "other-theft": 9, "shoplifting": 8, "drugs": 3,
    }.items()
)  # fmt: skip
"""Roughly the shares that data.police.uk gives for the county in late 2018."""

_VICTIMLESS: Final = frozenset({"anti-social-behaviour", "shoplifting", "drugs"})


def week(here: Neighbourhood, number: int) -> Iterator[Plan]:
    """What is told this week of ordinary trouble."""
    dealt = dice(here.path("everyday", number))
    for name, (rate, story) in _STORIES.items():
        for one in often(dealt, here, rate):
            yield from story(dealt, here, here.path("everyday", number, name, one), some_time(dealt, number))


def _scene(dealt: Dice, here: Neighbourhood, path: Path, at: int, crime: str) -> Scene:
    """A crime, whom it happened to, and now and then who is said to have done it."""
    victim = somebody(dealt, here)
    place = victim.lives_at(at)
    car = victim.car if crime == "vehicle-crime" else None
    filled = about(place, at, dealt, **({"car": spoken(car, dealt)} if car else {}))
    role = Role.REPORTER if crime in _VICTIMLESS else Role.VICTIM
    people = [Seen(victim, role, "oneself", drives=car is not None)]
    if dealt.chance(0.22):
        people.append(Seen(_offender(dealt, here), Role.SUSPECT, "neighbour"))
    elif dealt.chance(0.12):
        people.append(Seen(somebody(dealt, here), Role.WITNESS, "oneself"))
    return Scene(
        incident=f"everyday:{name_of(path)}",
        facts=words.facts(dealt, crime, dealt.between(2, 4), filled),
        place=place,
        precise="street" if crime in {"anti-social-behaviour", "violence-and-sexual-offences"} else "address",
        people=tuple(people),
        cars=(car,) if car else (),
        vrm_by="police",
    )


def _offender(dealt: Dice, here: Neighbourhood) -> Human:
    """Those who take drugs pay for them somehow; the others are anybody."""
    return dealt.pick(gang(here).users) if dealt.chance(0.6) else somebody(dealt, here)


def _crime(kind: str, **own: Any) -> Story:
    def story(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
        crime = dealt.weighted(CRIMES)
        scene = _scene(dealt, here, path, at, crime)
        how = dealt.pick((TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.DAY))
        more = {"channel": dealt.weighted(CHANNELS)} if kind == "crime-report" else {}
        yield from told(path, kind, scene, at, how=how, crime_type=crime, **more, **own)

    return story


def _patrol(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    place = somebody(dealt, here).home
    one = _offender(dealt, here)
    filled = about(place, at, dealt, **({"car": spoken(one.car, dealt)} if one.car else {}))
    scene = Scene(
        incident=f"patrol:{name_of(path)}",
        facts=words.facts(dealt, "patrol-everyday", dealt.between(1, 3), filled),
        place=place,
        precise="street",
        people=(Seen(one, Role.SUBJECT, "check"),) if dealt.chance(0.45) else (),
    )
    yield from told(path, "patrol-sighting", scene, at, activity="patrol")


def _search(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    yield from searched(dealt, path, _offender(dealt, here), somebody(dealt, here).home, at)


def _intelligence(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    one, other = _offender(dealt, here), somebody(dealt, here)
    filled = about(
        one.lives_at(at), at, dealt, who=called(one, dealt), **({"car": spoken(one.car, dealt)} if one.car else {})
    )
    scene = Scene(
        incident=f"intelligence:{name_of(path)}",
        facts=words.facts(dealt, "everyday-intelligence", dealt.between(2, 3), filled),
        place=one.lives_at(at) if dealt.chance(0.5) else None,
        people=(
            Seen(one, Role.SUBJECT, "intelligence", drives=one.car is not None),
            *((Seen(other, Role.ASSOCIATE, "intelligence"),) if dealt.chance(0.3) else ()),
        ),
        cars=(one.car,) if one.car else (),
        together=True,
    )
    yield from told(path, "intelligence-report", scene, at, how=TimePrecision.DAY, threat="acquisitive-crime")


def _arrest(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    yield from enforcement.arrest(dealt, path, _offender(dealt, here), somebody(dealt, here).home, at, whose="other")


def _referral(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    """Most who are vulnerable are nobody's prey."""
    one = vulnerable(here, dealt.below(rates.VULNERABLE))
    filled = about(one.home, at, dealt, resident=called(one, dealt))
    scene = Scene(
        incident=f"welfare:{name_of(path)}",
        facts=words.facts(dealt, "welfare", dealt.between(2, 3), filled),
        place=one.home,
        people=(Seen(one, Role.VULNERABLE, "professional", Relation.LIVES_AT),),
    )
    yield from told(
        path, "safeguarding-referral", scene, at, referral=dealt.pick((Referral.MASH, Referral.PPN, Referral.PPN))
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
