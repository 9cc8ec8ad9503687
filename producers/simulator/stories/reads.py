"""Vehicle reads: those who live here, those who pass, taxis, and the trips of a line to where it sells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from producers.simulator import rates, slips
from producers.simulator.accounts import Telling
from producers.simulator.calendar import HOUR, moment, some_time
from producers.simulator.cameras import Camera, near
from producers.simulator.dice import Dice, dice
from producers.simulator.gangs import gang
from producers.simulator.households import Neighbourhood, driven, villages
from producers.simulator.people import Car, car
from producers.simulator.plans import Plan
from producers.simulator.stories.telling import often
from producers.simulator.truth import MentionTruth
from schemas.events import VehicleRead
from schemas.grading import Assessment, Grade, Handling, SourceEvaluation
from schemas.ids import item_id
from schemas.items import VehicleReadItem
from schemas.kinds.encounters import Direction
from schemas.mentions.objects import Vehicle
from schemas.times import minute_of

SOURCE: Final = "anpr"
_SEEN: Final = Grade(
    source_evaluation=SourceEvaluation.RELIABLE, assessment=Assessment.KNOWN_DIRECTLY, handling=Handling.PERMITTED
)
_DIRECTIONS: Final = tuple(Direction)


def week(here: Neighbourhood, number: int) -> Iterator[Plan]:
    """Every read of a week on the roads around."""
    dealt = dice(here.path("reads", number))
    around = (*near(here.town), *near(villages(here)[0])[:2])
    for _ in often(dealt, here, rates.READS["residents"]):
        yield _read(dealt, _resident(dealt, here), dealt.pick(around), some_time(dealt, number))
    for _ in often(dealt, here, rates.READS["passing"]):
        passing = car(dealt, f"vehicle:{here.number}.p{number}.{dealt.below(10**9)}")
        yield _read(dealt, passing, dealt.pick(around), some_time(dealt, number))
    for _ in often(dealt, here, rates.READS["taxis"]):
        yield _read(dealt, taxi(here, dealt.below(6)), dealt.pick(around), some_time(dealt, number))
    yield from _trips(dealt, here, number)


@lru_cache(maxsize=4_096)
def taxi(here: Neighbourhood, at: int) -> Car:
    """One of its six taxis."""
    return car(dice(here.path("taxi", at)), f"vehicle:{here.number}.x{at}")


def _resident(dealt: Dice, here: Neighbourhood) -> Car:
    members = [one.car for one in gang(here).members if one.car]
    return dealt.pick(members if members and dealt.chance(0.04) else driven(here))


def _trips(dealt: Dice, here: Neighbourhood, number: int) -> Iterator[Plan]:
    """From home to where the line sells, and back some hours later, each way past a camera or two."""
    group = gang(here)
    for line in group.lines:
        for _ in often(dealt, here, rates.TRIPS):
            at = some_time(dealt, number)
            hired, to = group.car_at(at), dealt.pick(line.towns_at(at)[-3:])
            back = at + dealt.between(3, 30) * HOUR
            yield _read(dealt, hired, dealt.pick(near(here.town)), at)
            yield _read(dealt, hired, dealt.pick(near(to)[:2]), at + dealt.between(12, 40))
            if dealt.chance(0.6):
                yield _read(dealt, hired, dealt.pick(near(to)[:2]), back)


def _read(dealt: Dice, seen: Car, camera: Camera, at: int) -> Plan:
    vrm = slips.misread(dealt, seen.vrm) if dealt.chance(rates.MISREAD) else seen.vrm
    order = dealt.below(2**53)
    return Plan(at + 1, order, partial(_telling, order, seen.id, vrm, camera, at))


def _telling(order: int, vehicle: str, vrm: str, camera: Camera, at: int) -> Telling:
    when = moment(at)
    read = VehicleReadItem(
        number=1,
        grade=_SEEN,
        camera=camera.code,
        direction=_DIRECTIONS[order % 8],
        locations=(camera.location,),
        objects=(Vehicle(id="o1", vrm=vrm),),
    )
    said = VehicleRead(
        source_system=SOURCE,
        source_reference=f"{camera.code}/{when:%Y%m%dT%H%M}/{order % 10**10:010d}",
        occurred=minute_of(when),
        reported_at=when,
        recorded_at=moment(at + 1),
        items=(read,),
    )
    mention = f"{item_id(said.event_id, 1)}/o1"
    return Telling(said, (MentionTruth(mention=mention, of="vehicle", thing=vehicle),))
