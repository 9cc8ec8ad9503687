"""Vehicle reads: those who live here, those who pass, taxis, and the trips of a line to where it sells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from producers.files.inline_grades import KNOWN_DIRECTLY
from producers.simulator import rates
from producers.simulator.calendar import HOUR, moment, some_time
from producers.simulator.dice import Dice, dice
from producers.simulator.reports import recording_errors
from producers.simulator.reports.accounts import SimulatedEvent
from producers.simulator.scenarios.scene_details import often
from producers.simulator.schedule import ScheduledEvent
from producers.simulator.truth import MentionTruth
from producers.simulator.world.cameras import Camera, near
from producers.simulator.world.gangs import gang
from producers.simulator.world.households import Neighbourhood, driven, villages
from producers.simulator.world.people import Car, car
from schemas.events import VehicleRead
from schemas.ids import item_id
from schemas.items import VehicleReadItem
from schemas.kinds.encounters import Direction
from schemas.mentions.objects import Vehicle
from schemas.times import minute_of

SOURCE: Final = "anpr"
_DIRECTIONS: Final = tuple(Direction)


def week(neighbourhood: Neighbourhood, number: int) -> Iterator[ScheduledEvent]:
    """Every read of a week on the roads around."""
    draws = dice(neighbourhood.path("reads", number))
    around = (*near(neighbourhood.town), *near(villages(neighbourhood)[0])[:2])
    for _ in often(draws, neighbourhood, rates.READS["residents"]):
        yield _read(draws, _resident(draws, neighbourhood), draws.pick(around), some_time(draws, number))
    for _ in often(draws, neighbourhood, rates.READS["passing"]):
        passing = car(draws, f"vehicle:{neighbourhood.number}.p{number}.{draws.below(10**9)}")
        yield _read(draws, passing, draws.pick(around), some_time(draws, number))
    for _ in often(draws, neighbourhood, rates.READS["taxis"]):
        yield _read(draws, taxi(neighbourhood, draws.below(6)), draws.pick(around), some_time(draws, number))
    yield from _trips(draws, neighbourhood, number)


@lru_cache(maxsize=4_096)
def taxi(neighbourhood: Neighbourhood, at: int) -> Car:
    """One of its six taxis."""
    return car(dice(neighbourhood.path("taxi", at)), f"vehicle:{neighbourhood.number}.x{at}")


def _resident(draws: Dice, neighbourhood: Neighbourhood) -> Car:
    members = [member.car for member in gang(neighbourhood).members if member.car]
    return draws.pick(members if members and draws.chance(0.04) else driven(neighbourhood))


def _trips(draws: Dice, neighbourhood: Neighbourhood, number: int) -> Iterator[ScheduledEvent]:
    """From home to where the line sells, and back some hours later, each way past a camera or two."""
    group = gang(neighbourhood)
    for line in group.lines:
        for _ in often(draws, neighbourhood, rates.TRIPS):
            at = some_time(draws, number)
            hired, to = group.car_at(at), draws.pick(line.towns_at(at)[-3:])
            back = at + draws.between(3, 30) * HOUR
            yield _read(draws, hired, draws.pick(near(neighbourhood.town)), at)
            yield _read(draws, hired, draws.pick(near(to)[:2]), at + draws.between(12, 40))
            if draws.chance(0.6):
                yield _read(draws, hired, draws.pick(near(to)[:2]), back)


def _read(draws: Dice, seen: Car, camera: Camera, at: int) -> ScheduledEvent:
    vrm = recording_errors.misread(draws, seen.vrm) if draws.chance(rates.MISREAD) else seen.vrm
    order = draws.below(2**53)
    return ScheduledEvent(at + 1, order, partial(_vehicle_read, order, seen.id, vrm, camera, at))


def _vehicle_read(order: int, vehicle: str, vrm: str, camera: Camera, at: int) -> SimulatedEvent:
    when = moment(at)
    read = VehicleReadItem(
        number=1,
        grade=KNOWN_DIRECTLY,
        camera=camera.code,
        direction=_DIRECTIONS[order % 8],
        locations=(camera.location,),
        objects=(Vehicle(id="o1", vrm=vrm),),
    )
    event = VehicleRead(
        source_system=SOURCE,
        source_reference=f"{camera.code}/{when:%Y%m%dT%H%M}/{order % 10**10:010d}",
        occurred=minute_of(when),
        reported_at=when,
        recorded_at=moment(at + 1),
        items=(read,),
    )
    mention = f"{item_id(event.event_id, 1)}/o1"
    return SimulatedEvent(event, (MentionTruth(mention=mention, of="vehicle", thing=vehicle),))
