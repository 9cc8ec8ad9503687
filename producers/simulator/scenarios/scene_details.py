"""What scenarios share: reporters near a place, and the values that fill the texts of a scene."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from producers.simulator.calendar import moment
from producers.simulator.dice import Dice, Weighted
from producers.simulator.world.addresses import Address
from producers.simulator.world.gangs import VILLAGERS, villager
from producers.simulator.world.households import Neighbourhood, somebody, villages
from producers.simulator.world.people import Car, Human
from schemas.kinds.reports import Channel

CHANNELS: Final = Weighted([(Channel.CALL_101, 66.0), (Channel.ONLINE, 32.0), (Channel.OTHER, 2.0)])
"""How the public reaches the police. Assumed."""

OPERATION: Final = "Viper"


def often(draws: Dice, neighbourhood: Neighbourhood, a_week: float) -> Iterator[int]:
    """Draw how many things of a weekly rate happen, as numbers from 0."""
    return iter(range(draws.poisson(a_week * neighbourhood.intensity)))


def neighbour(draws: Dice, neighbourhood: Neighbourhood, place: Address) -> Human:
    """Somebody who lives near enough to see it."""
    if place.town in villages(neighbourhood):
        return villager(neighbourhood, place.town, draws.below(VILLAGERS))
    return somebody(draws, neighbourhood)


def spoken(car: Car, draws: Dice) -> str:
    """A car as people speak of it, now and then with its registration."""
    called = f"{car.colour} {car.make} {car.model}" if draws.chance(0.6) else f"{car.colour} {car.make}"
    return f"{called} {car.vrm[:4]} {car.vrm[4:]}" if draws.chance(0.2) else called


def about(place: Address, at: int, draws: Dice, **more: str) -> dict[str, Any]:
    """What the words of a scene at this place are filled with."""
    named = draws.pick((place.line, f"the address {place.line}", f"the place on {place.street}", place.line))
    since = moment(at - draws.between(7, 60) * 1_440).strftime("%B")
    return {"place": named, "street": place.street, "town": place.town, "since": since, **more}


def called(human: Human, draws: Dice) -> str:
    """A person as others speak of them."""
    ways = [human.names.given, f"{human.names.given} {human.names.surname}", human.street_name]
    return draws.pick([way for way in ways if way])
