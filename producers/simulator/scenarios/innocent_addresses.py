"""Reports about innocent addresses and people that resemble a pattern (confounders). Frequencies are in ``rates``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from producers.simulator import rates
from producers.simulator.calendar import DAY, HOUR, WEEKS, some_time, week_begins
from producers.simulator.dice import Dice, Path, dice, name_of
from producers.simulator.reports import particulars, wording
from producers.simulator.reports.accounts import Account
from producers.simulator.reports.scenes import Scene, ScenePerson, weapon
from producers.simulator.scenarios import enforcement
from producers.simulator.scenarios.scene_details import CHANNELS, about, often, spoken
from producers.simulator.scenarios.searches import stop_and_search
from producers.simulator.schedule import ScheduledEvent, account, only, scheduled, with_copies
from producers.simulator.world.confounders import (
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
from producers.simulator.world.households import Neighbourhood, household, somebody
from producers.simulator.world.people import Human, car
from schemas.kinds.reports import Channel
from schemas.kinds.safeguarding import Referral
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision
from schemas.vocabulary.findings import Finding
from schemas.vocabulary.premises_types import PremisesType

__all__ = ["mother", "stabbings", "week"]

_UNTRUE: Final = (Finding.NOT_SO, Finding.NOT_SO, Finding.MALICIOUS)

Story = Callable[[Dice, Neighbourhood, Path, int], Iterator[ScheduledEvent]]


def week(neighbourhood: Neighbourhood, number: int) -> Iterator[ScheduledEvent]:
    """Schedule a week's reports about confounders."""
    draws = dice(neighbourhood.path("confounders", number))
    for name, (rate, story) in _STORIES.items():
        for index in often(draws, neighbourhood, rate):
            yield from story(
                draws, neighbourhood, neighbourhood.path("confounders", number, name, index), some_time(draws, number)
            )
    if number == _week_of_stabbings(neighbourhood):
        yield from _two_stabbings(draws, neighbourhood, week_begins(number) + 5 * DAY + 22 * HOUR)


def _call(
    draws: Dice, path: Path, house: House, at: int, topic: str, by: Human, crime: str, **more: str
) -> Iterator[ScheduledEvent]:
    vehicle = car(draws, f"vehicle:{name_of(path)}") if topic == "carers" else None
    filled = about(house.home, at, draws, **({"car": spoken(vehicle, draws)} if vehicle else {}), **more)
    tenant = _tenant(path, house) if topic == "party" else ()
    scene = Scene(
        incident=f"{topic}:{path}",
        facts=wording.facts(draws, topic, draws.between(2, 4), filled),
        place=house.home,
        people=(ScenePerson(by, Role.REPORTER, "oneself"), *tenant),
        cars=(vehicle,) if vehicle else (),
        vrm_by="public",
    )
    own = {"channel": draws.weighted(CHANNELS), "crime_type": crime, **particulars.how_often(path)}
    report = account(path, "crime-report", (scene,), at, how=TimePrecision.HOUR, owns=(own,))
    yield from with_copies(report)
    if topic == "repeat":
        yield from _denied(report, house)


def _tenant(path: Path, house: House) -> tuple[ScenePerson, ...]:
    """One of those who live there, where the caller names them."""
    draws = particulars.further((*path, "tenant"))
    if not draws.chance(rates.NAMES_TENANT):
        return ()
    return (ScenePerson(draws.pick(house.people), Role.TENANT, "neighbour", Relation.LIVES_AT),)


def _denied(report: Account, house: House) -> Iterator[ScheduledEvent]:
    """A patrol looks into the call some days later, speaks to those who live there, and says that it is not so."""
    path = (*report.path, "denied")
    draws = particulars.further(path)
    if not draws.chance(rates.DENIED):
        return
    facts = ("Spoke to the family, nothing to support the call.", "Attended: what was reported is untrue.")
    scene = Scene(
        incident=f"denied:{name_of(path)}",
        facts=(facts,),
        place=house.home,
        people=(ScenePerson(house.people[0], Role.OCCUPIER, "professional", Relation.LIVES_AT),),
    )
    own = {"activity": "patrol", "finding": draws.pick(_UNTRUE), "refutes": (report.item(),)}
    yield from only(account(path, "patrol-sighting", (scene,), report.times.sent + DAY, owns=(own,)))


def _party(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    yield from _call(
        draws, path, party_house(neighbourhood), at, "party", somebody(draws, neighbourhood), "anti-social-behaviour"
    )


def _carers(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    yield from _call(
        draws, path, cared_for(neighbourhood), at, "carers", somebody(draws, neighbourhood), "anti-social-behaviour"
    )


def _repeat(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    """Always the same caller about the same house, where a family lives and nothing happens."""
    about_whom = household(neighbourhood, 7)
    house = House(about_whom[0].home, about_whom)
    yield from _call(
        draws, path, house, at, "repeat", caller(neighbourhood), draws.pick(("anti-social-behaviour", "drugs"))
    )


def _shared(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    yield from _comes_to_notice(draws, path, draws.pick(shared_house(neighbourhood).people), at, PremisesType.HMO)


def _hostel(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    if house := hostel(neighbourhood):
        yield from _comes_to_notice(draws, path, draws.pick(house.people), at, PremisesType.HOSTEL)


def _family(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    """One of the nine; the twins more than the others."""
    people = large_family(neighbourhood).people
    human = draws.pick((*people[:2], *people[2:4], *people[2:4], *people))
    parent = people[0] if human not in people[:2] else None
    yield from _comes_to_notice(draws, path, human, at, parent=parent)


def _namesake(draws: Dice, neighbourhood: Neighbourhood, path: Path, at: int) -> Iterator[ScheduledEvent]:
    person = draws.pick(draws.pick(namesakes(neighbourhood)))
    yield from _comes_to_notice(draws, path, person, at)


def _comes_to_notice(
    draws: Dice,
    path: Path,
    human: Human,
    at: int,
    premises: PremisesType | None = None,
    *,
    parent: Human | None = None,
) -> Iterator[ScheduledEvent]:
    """Stopped, arrested, referred, or a victim: whatever happens to people."""
    place = human.lives_at(at)
    what = draws.below(4) if human.age(at) >= 16 else 2
    if what == 0:
        yield from stop_and_search(draws, path, human, place, at)
    elif what == 1:
        yield from enforcement.arrest(draws, path, human, place, at, whose="other")
    elif what == 2:
        seen = ScenePerson(human, Role.VULNERABLE, "professional", Relation.LIVES_AT)
        kin = (ScenePerson(parent, Role.PARENT, "professional", to_first=Relation.PARENT_OF),) if parent else ()
        named = particulars.further(path).chance(rates.TYPE_OF_PREMISES)
        scene = Scene(
            f"welfare:{name_of(path)}",
            wording.facts(draws, "welfare", 2, about(place, at, draws, resident=human.names.given)),
            place,
            people=(seen, *kin),
            premises=premises if named else None,
        )
        yield from scheduled(path, "safeguarding-referral", scene, at, referral=Referral.PPN)
    else:
        facts = wording.facts(draws, "violence-and-sexual-offences", 3, about(place, at, draws))
        scene = Scene(
            f"everyday:{name_of(path)}", facts, place, "street", people=(ScenePerson(human, Role.VICTIM, "oneself"),)
        )
        yield from scheduled(
            path, "crime-report", scene, at, channel=Channel.CALL_101, crime_type="violence-and-sexual-offences"
        )


def _week_of_stabbings(neighbourhood: Neighbourhood) -> int:
    if neighbourhood.number % rates.STABBINGS_EVERY:
        return -1
    return dice(neighbourhood.path("stabbings")).between(2, WEEKS - 4)


def stabbings(neighbourhood: Neighbourhood) -> tuple[str, ...]:
    """The incidents of the night with two stabbings, where there is one."""
    return (
        ()
        if _week_of_stabbings(neighbourhood) < 0
        else tuple(f"stabbing:{neighbourhood.number}.{at}" for at in range(2))
    )


def _two_stabbings(draws: Dice, neighbourhood: Neighbourhood, at: int) -> Iterator[ScheduledEvent]:
    """In one street, an hour or two apart, each told of by two people who saw it; nothing else in common."""
    street = somebody(draws, neighbourhood).home
    for index, incident in enumerate(stabbings(neighbourhood)):
        when = at + index * draws.between(50, 150)
        victim = somebody(draws, neighbourhood)
        facts = wording.facts(draws, "stabbing", 5, about(street, when, draws))
        for witness in range(2):
            people = (
                ScenePerson(victim, Role.VICTIM, "check"),
                ScenePerson(somebody(draws, neighbourhood), Role.REPORTER, "oneself"),
            )
            told_by = wording.reworded(draws, facts, wording.wording(draws, facts))[0]
            scene = Scene(
                incident, told_by, street, "street", people=people, seized=(weapon(draws.pick(wording.WEAPONS)),)
            )
            path = neighbourhood.path("stabbing", index, witness)
            yield from scheduled(
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
