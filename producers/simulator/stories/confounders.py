"""What is told of those who look like something and are not. How often, is in ``rates``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from producers.simulator import rates, words
from producers.simulator.calendar import DAY, HOUR, WEEKS, some_time, week_begins
from producers.simulator.confounding import (
    House,
    caller,
    cared_for,
    hostel,
    large_family,
    mother,
    namesakes,
    party_house,
    shared_house,
)
from producers.simulator.dice import Dice, Path, dice, name_of
from producers.simulator.households import Neighbourhood, household, somebody
from producers.simulator.people import Human, car
from producers.simulator.plans import Plan, told
from producers.simulator.scenes import Scene, Seen, weapon
from producers.simulator.stories import enforcement
from producers.simulator.stories.searching import searched
from producers.simulator.stories.telling import CHANNELS, about, often, spoken
from schemas.kinds.reports import Channel
from schemas.kinds.safeguarding import Referral
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision

__all__ = ["mother", "stabbings", "week"]

Story = Callable[[Dice, Neighbourhood, Path, int], Iterator[Plan]]


def week(here: Neighbourhood, number: int) -> Iterator[Plan]:
    """What is told this week of the houses and people that confound."""
    dealt = dice(here.path("confounders", number))
    for name, (rate, story) in _STORIES.items():
        for one in often(dealt, here, rate):
            yield from story(dealt, here, here.path("confounders", number, name, one), some_time(dealt, number))
    if number == _week_of_stabbings(here):
        yield from _two_stabbings(dealt, here, week_begins(number) + 5 * DAY + 22 * HOUR)


def _call(
    dealt: Dice, path: Path, house: House, at: int, topic: str, by: Human, crime: str, **more: str
) -> Iterator[Plan]:
    vehicle = car(dealt, f"vehicle:{name_of(path)}") if topic == "carers" else None
    filled = about(house.home, at, dealt, **({"car": spoken(vehicle, dealt)} if vehicle else {}), **more)
    scene = Scene(
        incident=f"{topic}:{path}",
        facts=words.facts(dealt, topic, dealt.between(2, 4), filled),
        place=house.home,
        people=(Seen(by, Role.REPORTER, "oneself"),),
        cars=(vehicle,) if vehicle else (),
        vrm_by="public",
    )
    how = TimePrecision.HOUR
    yield from told(path, "crime-report", scene, at, how=how, channel=dealt.weighted(CHANNELS), crime_type=crime)


def _party(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    yield from _call(dealt, path, party_house(here), at, "party", somebody(dealt, here), "anti-social-behaviour")


def _carers(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    yield from _call(dealt, path, cared_for(here), at, "carers", somebody(dealt, here), "anti-social-behaviour")


def _repeat(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    """Always the same caller about the same house, where a family lives and nothing happens."""
    about_whom = household(here, 7)
    house = House(about_whom[0].home, about_whom)
    yield from _call(dealt, path, house, at, "repeat", caller(here), dealt.pick(("anti-social-behaviour", "drugs")))


def _shared(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    yield from _comes_to_notice(dealt, path, dealt.pick(shared_house(here).people), at)


def _hostel(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    if house := hostel(here):
        yield from _comes_to_notice(dealt, path, dealt.pick(house.people), at)


def _family(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    """One of the nine; the twins more than the others."""
    people = large_family(here).people
    yield from _comes_to_notice(dealt, path, dealt.pick((*people[:2], *people[2:4], *people[2:4], *people)), at)


def _namesake(dealt: Dice, here: Neighbourhood, path: Path, at: int) -> Iterator[Plan]:
    one = dealt.pick(dealt.pick(namesakes(here)))
    yield from _comes_to_notice(dealt, path, one, at)


def _comes_to_notice(dealt: Dice, path: Path, one: Human, at: int) -> Iterator[Plan]:
    """Stopped, arrested, referred, or a victim: whatever happens to people."""
    place = one.lives_at(at)
    what = dealt.below(4) if one.age(at) >= 16 else 2
    if what == 0:
        yield from searched(dealt, path, one, place, at)
    elif what == 1:
        yield from enforcement.arrest(dealt, path, one, place, at, whose="other")
    elif what == 2:
        seen = Seen(one, Role.VULNERABLE, "professional", Relation.LIVES_AT)
        scene = Scene(
            f"welfare:{name_of(path)}",
            words.facts(dealt, "welfare", 2, about(place, at, dealt, resident=one.names.given)),
            place,
            people=(seen,),
        )
        yield from told(path, "safeguarding-referral", scene, at, referral=Referral.PPN)
    else:
        facts = words.facts(dealt, "violence-and-sexual-offences", 3, about(place, at, dealt))
        scene = Scene(f"everyday:{name_of(path)}", facts, place, "street", people=(Seen(one, Role.VICTIM, "oneself"),))
        yield from told(
            path, "crime-report", scene, at, channel=Channel.CALL_101, crime_type="violence-and-sexual-offences"
        )


def _week_of_stabbings(here: Neighbourhood) -> int:
    if here.number % rates.STABBINGS_EVERY:
        return -1
    return dice(here.path("stabbings")).between(2, WEEKS - 4)


def stabbings(here: Neighbourhood) -> tuple[str, ...]:
    """The incidents of the night with two stabbings, where there is one."""
    return () if _week_of_stabbings(here) < 0 else tuple(f"stabbing:{here.number}.{at}" for at in range(2))


def _two_stabbings(dealt: Dice, here: Neighbourhood, at: int) -> Iterator[Plan]:
    """In one street, an hour or two apart, each told of by two people who saw it; nothing else in common."""
    street = somebody(dealt, here).home
    for one, incident in enumerate(stabbings(here)):
        when = at + one * dealt.between(50, 150)
        victim = somebody(dealt, here)
        facts = words.facts(dealt, "stabbing", 5, about(street, when, dealt))
        for witness in range(2):
            people = (Seen(victim, Role.VICTIM, "check"), Seen(somebody(dealt, here), Role.REPORTER, "oneself"))
            told_by = words.reworded(dealt, facts, words.wording(dealt, facts))[0]
            scene = Scene(
                incident, told_by, street, "street", people=people, seized=(weapon(dealt.pick(words.WEAPONS)),)
            )
            path = here.path("stabbing", one, witness)
            yield from told(
                path, "crime-report", scene, when, channel=Channel.CALL_101, crime_type="violence-and-sexual-offences"
            )


_STORIES: Final[dict[str, tuple[float, Story]]] = {
    "party": (rates.PARTY_HOUSE, _party),
    "carers": (rates.CARERS, _carers),
    "repeat": (rates.REPEAT_CALLER, _repeat),
    "shared": (rates.SHARED_HOUSE, _shared),
    "hostel": (rates.HOSTEL, _hostel),
    "family": (rates.LARGE_FAMILY, _family),
    "namesake": (2 * rates.NAMESAKE, _namesake),
}
