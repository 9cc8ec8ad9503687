"""Operation Worcester, the two years before: arrests, charges and sentences that add up to almost 300 years.

History does not grow with the scale: it is the same at every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.calendar import DAY, HOUR
from producers.simulator.dice import Dice, dice, name_of
from producers.simulator.reports.accounts import Account
from producers.simulator.reports.scenes import Scene, ScenePerson, cash, drug
from producers.simulator.reports.wording import DRUGS
from producers.simulator.scenarios.enforcement import SUPPLY, sentence
from producers.simulator.schedule import ScheduledEvent, account, final
from producers.simulator.world.gangs import gang
from producers.simulator.world.households import Neighbourhood, in_town
from producers.simulator.world.people import Family, Human, born, family_name, human
from schemas.mentions.persons import Role

OPERATION: Final = "Worcester"
YEAR: Final = 365.25
"""Days of a year in which sums of sentences are stated."""

LONGEST, SHORTEST = 3_650, 720
"""Days of one term for supply. Sentencing Council, supply of class A: from a community order to 16 years; assumed."""

_HOMES_FROM: Final = 339


class Convict(NamedTuple):
    """Somebody who was sentenced, and to what: days of custody, and perhaps a term that runs beside it."""

    human: Human
    days: int
    beside: int | None


def plans(seed: int) -> Iterator[ScheduledEvent]:
    """Schedule all events of the operation."""
    for at, convict in enumerate(convicts(seed)):
        draws = dice((seed, "worcester", at))
        day = draws.between(60, 727)
        arrested = draws.between(max(1, day - 280), day - 42) * DAY + draws.below(DAY - 1)
        for report in _case(draws, (seed, "worcester", at), convict, arrested, day * DAY + 14 * HOUR):
            yield final(report)


def _case(
    draws: Dice, path: tuple[int | str, ...], convict: Convict, arrested: int, sentenced: int
) -> Iterator[Account]:
    person, days, beside = convict
    offence = SUPPLY[0]
    scene = Scene(
        f"arrest:{name_of(path)}",
        place=person.home,
        people=(ScenePerson(person, Role.SUSPECT, "custody"),),
        operation=OPERATION,
    )
    owns = ({"offences": (offence,), "outcome": "charged"},)
    yield account((*path, "arrest"), "arrest", (scene,), arrested, owns=owns)
    if draws.chance(0.5):
        things = (drug(draws.pick(DRUGS), draws.between(10, 120)), cash(draws.between(80, 4_000)))
        taken = Scene(
            f"seizure:{name_of(path)}", place=person.home, people=scene.people, seized=things, operation=OPERATION
        )
        yield account(
            (*path, "seizure"),
            "seizure",
            (taken,),
            arrested + HOUR,
            owns=({"power": "Police and Criminal Evidence Act 1984 s.19"},),
        )
    charged = Scene(f"charge:{name_of(path)}", people=scene.people, operation=OPERATION)
    yield account(
        (*path, "charge"),
        "charge",
        (charged,),
        arrested + 22 * HOUR,
        owns=({"offence": offence, "outcome": "remanded in custody"},),
    )
    yield sentence((*path, "sentence"), person, sentenced, offence, days, OPERATION, beside)


def convicts(seed: int) -> Iterator[Convict]:
    """Who was sentenced, until it adds up."""
    draws = dice((seed, "worcester"))
    left = int(draws.between(*rates.WORCESTER_YEARS) * YEAR)
    at = 0
    while left:
        drawn = draws.between(SHORTEST, LONGEST)
        days = left if left <= LONGEST else min(drawn, left - SHORTEST)
        beside = draws.between(180, days) if draws.chance(0.3) else None
        yield Convict(_convict(draws, seed, at), days, beside)
        left, at = left - days, at + 1


def _convict(draws: Dice, seed: int, at: int) -> Human:
    """Mostly people who play no part later; one of eight is in a gang again."""
    neighbourhood = Neighbourhood(seed, at % rates.NEIGHBOURHOODS, 1.0)
    if at % 8 == 3:
        return gang(neighbourhood).members[at % 2]
    origin, surname = family_name(draws)
    key = f"w{at}"
    family = Family(
        f"household:{key}", in_town(neighbourhood, _HOMES_FROM + at // rates.NEIGHBOURHOODS), origin, surname
    )
    return human(draws, key, family, born(draws, 20, 44), part="nominal")
