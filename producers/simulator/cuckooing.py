"""Which homes a gang takes over, from when until when, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from producers.simulator import rates
from producers.simulator.calendar import BEGINS, ENDS, WEEK
from producers.simulator.dice import Dice, dice
from producers.simulator.gangs import Gang, Line, Spell, gang, vulnerable
from producers.simulator.households import Neighbourhood
from producers.simulator.people import Human


@dataclass(frozen=True, slots=True)
class Cuckooed:
    """One home, while it is taken over."""

    id: str
    resident: Human
    line: Line
    taken: Spell
    takeover: str  # what for
    ending: rates.Ending
    crew: tuple[Human, ...]  # who comes and stays
    band: str


@cache
def cuckooed(here: Neighbourhood) -> tuple[Cuckooed, ...]:
    """Every home its gang takes over in the year. A home may be taken again."""
    dealt = dice(here.path("cuckooed"))
    group = gang(here)
    homes: list[Cuckooed] = []
    for line in group.lines:
        at = BEGINS + dealt.between(0, 5) * WEEK + dealt.below(WEEK)
        while at < ENDS:
            end = at + dealt.between(*rates.WEEKS_AT_AN_ADDRESS) * WEEK - dealt.below(WEEK)
            homes.append(_take(dealt, here, group, line, Spell(at, end), len(homes)))
            at = end + dealt.between(*rates.WEEKS_BETWEEN) * WEEK
    return tuple(homes)


def _take(dealt: Dice, here: Neighbourhood, group: Gang, line: Line, taken: Spell, at: int) -> Cuckooed:
    served = line.towns_at(taken.start)
    rural = len(served) > 1 and dealt.chance(rates.ADDRESS_IN_A_VILLAGE)
    place = dealt.pick(served[1:]) if rural else served[0]
    crew = (*dealt.some(group.members, dealt.between(1, 3)), *dealt.some(group.runners, dealt.between(1, 2)))
    return Cuckooed(
        id=f"cuckooed:{here.number}.{at}",
        resident=_resident(dealt, here, place),
        line=line,
        taken=taken,
        takeover=dealt.weighted(rates.TAKEOVERS),
        ending=dealt.weighted(rates.ENDINGS),
        crew=crew,
        band=dealt.weighted(rates.GREEN_AMBER_RED),
    )


def _resident(dealt: Dice, here: Neighbourhood, place: str) -> Human:
    people = [vulnerable(here, at) for at in range(rates.VULNERABLE)]
    return dealt.pick([one for one in people if one.home.town == place] or people)
