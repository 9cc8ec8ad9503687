"""What the stories share: who tells of a place, and what the words of a scene are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from producers.simulator.calendar import moment
from producers.simulator.dice import Dice, Weighted
from producers.simulator.gangs import VILLAGERS, villager
from producers.simulator.households import Neighbourhood, somebody, villages
from producers.simulator.people import Car, Human
from producers.simulator.places import Address
from schemas.kinds.reports import Channel

CHANNELS: Final = Weighted([(Channel.CALL_101, 66.0), (Channel.ONLINE, 32.0), (Channel.OTHER, 2.0)])
"""How the public reaches the police. Assumed."""

OPERATION: Final = "Viper"


def often(dealt: Dice, here: Neighbourhood, a_week: float) -> Iterator[int]:
    """As many numbers as things of this rate happen in one week here."""
    return iter(range(dealt.poisson(a_week * here.intensity)))


def neighbour(dealt: Dice, here: Neighbourhood, place: Address) -> Human:
    """Somebody who lives near enough to see it."""
    if place.town in villages(here):
        return villager(here, place.town, dealt.below(VILLAGERS))
    return somebody(dealt, here)


def spoken(car: Car, dealt: Dice) -> str:
    """A car as people speak of it, now and then with its registration."""
    called = f"{car.colour} {car.make} {car.model}" if dealt.chance(0.6) else f"{car.colour} {car.make}"
    return f"{called} {car.vrm[:4]} {car.vrm[4:]}" if dealt.chance(0.2) else called


def about(place: Address, at: int, dealt: Dice, **more: str) -> dict[str, Any]:
    """What the words of a scene at this place are filled with."""
    named = dealt.pick((place.line, f"the address {place.line}", f"the place on {place.street}", place.line))
    since = moment(at - dealt.between(7, 60) * 1_440).strftime("%B")
    return {"place": named, "street": place.street, "town": place.town, "since": since, **more}


def called(human: Human, dealt: Dice) -> str:
    """A person as others speak of them."""
    ways = [human.names.given, f"{human.names.given} {human.names.surname}", human.street_name]
    return dealt.pick([way for way in ways if way])
