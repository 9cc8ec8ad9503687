"""The homes a gang takes over (cuckooing), the period of each, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from producers.simulator import rates
from producers.simulator.calendar import BEGINS, ENDS, WEEK
from producers.simulator.dice import Dice, dice
from producers.simulator.world.gangs import Gang, Line, Period, gang, vulnerable
from producers.simulator.world.households import Neighbourhood
from producers.simulator.world.people import Human


@dataclass(frozen=True, slots=True)
class CuckooedHome:
    """One home, while it is taken over."""

    id: str
    resident: Human
    line: Line
    taken: Period
    takeover: str  # what for
    ending: rates.Ending
    crew: tuple[Human, ...]  # who comes and stays
    band: str


@cache
def cuckooed(neighbourhood: Neighbourhood) -> tuple[CuckooedHome, ...]:
    """Every home its gang takes over in the year. A home may be taken again."""
    draws = dice(neighbourhood.path("cuckooed"))
    group = gang(neighbourhood)
    homes: list[CuckooedHome] = []
    for line in group.lines:
        at = BEGINS + draws.between(0, 5) * WEEK + draws.below(WEEK)
        while at < ENDS:
            end = at + draws.between(*rates.WEEKS_AT_AN_ADDRESS) * WEEK - draws.below(WEEK)
            homes.append(_take(draws, neighbourhood, group, line, Period(at, end), len(homes)))
            at = end + draws.between(*rates.WEEKS_BETWEEN) * WEEK
    return tuple(homes)


def _take(draws: Dice, neighbourhood: Neighbourhood, group: Gang, line: Line, taken: Period, at: int) -> CuckooedHome:
    served = line.towns_at(taken.start)
    rural = len(served) > 1 and draws.chance(rates.ADDRESS_IN_A_VILLAGE)
    place = draws.pick(served[1:]) if rural else served[0]
    crew = (*draws.some(group.members, draws.between(1, 3)), *draws.some(group.runners, draws.between(1, 2)))
    return CuckooedHome(
        id=f"cuckooed:{neighbourhood.number}.{at}",
        resident=_resident(draws, neighbourhood, place),
        line=line,
        taken=taken,
        takeover=draws.weighted(rates.TAKEOVERS),
        ending=draws.weighted(rates.ENDINGS),
        crew=crew,
        band=draws.weighted(rates.GREEN_AMBER_RED),
    )


def _resident(draws: Dice, neighbourhood: Neighbourhood, place: str) -> Human:
    people = [vulnerable(neighbourhood, at) for at in range(rates.VULNERABLE)]
    return draws.pick([person for person in people if person.home.town == place] or people)
