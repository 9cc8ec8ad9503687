"""What is told of a gang besides its addresses: numbers, cars, roles, runners that go missing, visits to kin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from producers.simulator import rates, words
from producers.simulator.calendar import HOUR, some_time
from producers.simulator.dice import Dice, Path, Weighted, dice, name_of
from producers.simulator.gangs import Gang, gang, villager
from producers.simulator.households import Neighbourhood
from producers.simulator.plans import Plan, account, told, with_copies
from producers.simulator.scenes import Scene, Seen
from producers.simulator.stories import enforcement
from producers.simulator.stories.confounders import mother
from producers.simulator.stories.searching import searched
from producers.simulator.stories.telling import OPERATION, about, called, often, spoken
from schemas.kinds.safeguarding import Referral, Risk
from schemas.mentions import Relation
from schemas.mentions.persons import Role
from schemas.times import TimePrecision

Story = Callable[[Dice, Neighbourhood, Gang, Path, int], Iterator[Plan]]

_PROVENANCE: Final = ("From a source that has been right before.", "From a source not used before.", "Overheard.")
_RISKS: Final = Weighted([(Risk.LOW, 10.0), (Risk.MEDIUM, 60.0), (Risk.HIGH, 30.0)])


def week(here: Neighbourhood, number: int) -> Iterator[Plan]:
    """What is told this week of the gang that is at home here."""
    dealt = dice(here.path("gang", number))
    for name, (rate, story) in _STORIES.items():
        for one in often(dealt, here, rate):
            yield from story(dealt, here, gang(here), here.path("gang", number, name, one), some_time(dealt, number))


def _intelligence(dealt: Dice, here: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[Plan]:
    """Of a line and of those behind it; often with a statement of where it comes from."""
    line, one = dealt.pick(group.lines), dealt.pick((*group.members, *group.runners))
    others = dealt.some([other for other in group.members if other is not one], dealt.between(0, 2))
    car = group.car_at(at) if dealt.chance(0.5) else None
    number = line.number_at(at) if dealt.chance(0.6) else None
    more = {"who": called(one, dealt), "line": line.name}
    more |= {"car": spoken(car, dealt)} if car else {}
    more |= {"number": number} if number else {}
    town = dealt.pick(line.towns_at(at))
    filled = {**about(one.lives_at(at), at, dealt, **more), "town": town}
    scene = Scene(
        incident=f"intelligence:{name_of(path)}",
        facts=words.facts(dealt, "gang", dealt.between(1, 3), filled)
        + words.facts(dealt, "line", dealt.between(1, 2), filled),
        place=one.lives_at(at) if town == one.lives_at(at).town else None,
        precise="town",
        people=(
            Seen(one, Role.SUBJECT, "intelligence", None, Relation.RUNS, drives=car is not None),
            *(Seen(other, Role.ASSOCIATE, "intelligence", None, Relation.WORKS_FOR) for other in others),
        ),
        cars=(car,) if car else (),
        line=line,
        number=number,
        operation=OPERATION if dealt.chance(0.6) else None,
        together=True,
    )
    own: dict[str, object] = {"threat": "drug-supply", "originator": "intelligence-desk"}
    scenes, owns = [scene], [own]
    if dealt.chance(0.35):
        scenes.insert(0, Scene(f"provenance:{name_of(path)}", facts=(_PROVENANCE,)))
        owns.insert(0, {**own, "provenance": True, "title": "Where this comes from"})
    told_so = account(path, "intelligence-report", tuple(scenes), at, owns=owns, how=TimePrecision.DAY)
    yield from with_copies(told_so)


def _search(dealt: Dice, here: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[Plan]:
    one = dealt.pick((*group.members, *group.runners))
    yield from searched(dealt, path, one, one.lives_at(at), at, operation=OPERATION)


def _patrol(dealt: Dice, here: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[Plan]:
    seen = dealt.some((*group.members, *group.runners), dealt.between(1, 3))
    car = group.car_at(at) if dealt.chance(0.5) else None
    place = seen[0].lives_at(at)
    filled = about(place, at, dealt, **({"car": spoken(car, dealt)} if car else {}))
    scene = Scene(
        incident=f"patrol:{name_of(path)}",
        facts=words.facts(dealt, "patrol-dealing", dealt.between(2, 3), filled),
        place=place,
        precise="street",
        people=tuple(Seen(one, Role.SUBJECT, "check", drives=car is not None and one is seen[0]) for one in seen),
        cars=(car,) if car else (),
        together=True,
    )
    yield from told(path, "patrol-sighting", scene, at, activity="drug-dealing")


def _arrest(dealt: Dice, here: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[Plan]:
    one = dealt.pick((*group.members, *group.runners))
    operation = OPERATION if dealt.chance(0.7) else None
    yield from enforcement.arrest(dealt, path, one, one.lives_at(at), at, whose="gang", operation=operation)


def _missing(dealt: Dice, here: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[Plan]:
    """A child who runs for them goes missing, and is found where the line sells."""
    child = dealt.pick(group.runners[:2])
    line = dealt.pick(group.lines)
    found = dealt.pick(line.towns_at(at)[-2:])
    place = dealt.pick(group.users).home if found == here.town else villager(here, found, 0).home
    filled = {"who": child.names.given}
    scene = Scene(
        incident=f"missing:{name_of(path)}",
        facts=(
            *words.facts(dealt, "missing", dealt.between(2, 3), filled),
            (f"Found in {found}.", f"Located in {found} by officers.", f"Turned up in {found}."),
        ),
        place=place,
        precise="town",
        people=(Seen(child, Role.VULNERABLE, "professional", Relation.FOUND_AT),),
    )
    own: dict[str, object] = {"referral": Referral.MISSING_EPISODE, "risk": dealt.weighted(_RISKS)}
    yield from told(path, "safeguarding-referral", scene, at, how=TimePrecision.DAY, **own)
    if dealt.chance(0.3):
        nrm: dict[str, object] = {"referral": Referral.NRM, "outcome": "reasonable grounds decision awaited"}
        yield from told((*path, "nrm"), "safeguarding-referral", scene, at + 30 * HOUR, how=TimePrecision.DAY, **nrm)


def _kin(dealt: Dice, here: Neighbourhood, group: Gang, path: Path, at: int) -> Iterator[Plan]:
    """A confounder: known dealers have mothers."""
    one, kin = group.members[0], mother(here)
    filled = about(kin.home, at, dealt, who=called(one, dealt))
    scene = Scene(
        incident=f"kin:{name_of(path)}",
        facts=words.facts(dealt, "kin", dealt.between(2, 3), filled),
        place=kin.home,
        people=(
            Seen(one, Role.SUBJECT, "check", Relation.VISITS),
            *((Seen(kin, Role.OTHER, "neighbour", Relation.LIVES_AT),) if dealt.chance(0.4) else ()),
        ),
    )
    yield from told(path, "patrol-sighting", scene, at, activity="sighting")


_STORIES: Final[dict[str, tuple[float, Story]]] = {
    "intelligence": (rates.GANG_INTELLIGENCE, _intelligence),
    "search": (rates.GANG_SEARCHES, _search),
    "patrol": (rates.GANG_PATROLS, _patrol),
    "arrest": (rates.GANG_ARRESTS, _arrest),
    "missing": (2 * rates.RUNNER_MISSING, _missing),
    "kin": (rates.KIN_VISITS, _kin),
}
