"""Warrants, arrests, seizures, charges and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Literal

from producers.simulator import rates
from producers.simulator.calendar import HOUR, WEEK
from producers.simulator.dice import Dice, Path, name_of
from producers.simulator.reports import wording
from producers.simulator.reports.accounts import Account
from producers.simulator.reports.scenes import Handset, Scene, ScenePerson, cash, drug, thing, weapon
from producers.simulator.scenarios.scene_details import OPERATION, about
from producers.simulator.schedule import ScheduledEvent, account, only, scheduled
from producers.simulator.world import identifiers
from producers.simulator.world.addresses import Address
from producers.simulator.world.cuckooed_homes import CuckooedHome
from producers.simulator.world.people import Human
from schemas.items import Offence
from schemas.kinds.enforcement import Runs
from schemas.mentions import Relation
from schemas.mentions.objects import ObjectMention
from schemas.mentions.persons import Role
from schemas.vocabulary.findings import Finding

SUPPLY: Final = (
    Offence(title="Being concerned in the supply of a controlled drug of Class A"),
    Offence(title="Possession with intent to supply a controlled drug of Class A"),
)
EVERYDAY: Final = (
    Offence(code="TH68023", title="Robbery"),
    Offence(code="OF61102", title="Assault a person thereby occasioning them actual bodily harm"),
    Offence(code="PU86003", title="Affray"),
    Offence(title="Burglary dwelling"),
    Offence(title="Theft from a shop"),
    Offence(title="Criminal damage"),
    Offence(title="Possession of a controlled drug of Class B"),
)
"""Titles and codes of the Crown Prosecution Service's list, where the open part of it has them."""

Whose = Literal["gang", "other"]
_COURTS: Final = ("Northampton Crown Court", "Wellingborough Magistrates' Court", "Northampton Magistrates' Court")


def warrant(draws: Dice, path: Path, home: CuckooedHome, crew: tuple[Human, ...], at: int) -> Iterator[ScheduledEvent]:
    """A warrant at a home that was taken over: who was there, what was found, who was arrested, and what followed."""
    found = draws.chance(rates.FOUND_DRUGS)
    place = home.resident.home
    filled = about(place, at, draws)
    scene = Scene(
        incident=f"{home.id}:{at}",
        facts=wording.facts(draws, "found", draws.between(2, 4) if found else 1, filled),
        place=place,
        people=(
            *(ScenePerson(one, Role.SUSPECT, "check", Relation.FOUND_AT) for one in crew),
            ScenePerson(home.resident, Role.VULNERABLE, "check", Relation.LIVES_AT),
        ),
        operation=OPERATION,
        together=True,
    )
    outcome = "drugs found" if found else "nothing found"
    power = "Misuse of Drugs Act 1971 s.23"
    own: dict[str, Any] = {"power": power, "outcome": outcome, "forced_entry": draws.chance(0.7)}
    finding = None if found else Finding.NOTHING_FOUND
    yield from scheduled((*path, "warrant"), "warrant-executed", scene, at, finding=finding, **own)
    if found:
        number = Handset(home.line.number_at(at), identifiers.imei(draws), home.line.id)
        handsets = (number,) if draws.chance(rates.LINE_PHONE_FOUND) else ()
        yield from seizure(draws, (*path, "seizure"), crew[:1], place, at + 30, handsets)
    for one, human in enumerate(crew):
        arrested = (*path, "arrest", one)
        bailed_to = place if draws.chance(rates.BAILED_TO_ADDRESS) else None
        yield from arrest(
            draws, arrested, human, place, at + 20, whose="gang", operation=OPERATION, bailed_to=bailed_to
        )


def seizure(
    draws: Dice, path: Path, people: tuple[Human, ...], place: Address, at: int, handsets: tuple[Handset, ...]
) -> Iterator[ScheduledEvent]:
    """What was seized there, and from whom."""
    things: list[ObjectMention] = [drug(draws.pick(wording.DRUGS), draws.between(4, 90))]
    if draws.chance(0.7):
        things.append(cash(draws.between(40, 2_400)))
    if draws.chance(0.6):
        things.append(thing(draws.pick(("scales", "deal bags", "SIM cards", "a tick list"))))
    if draws.chance(0.3):
        things.append(weapon(draws.pick(wording.WEAPONS)))
    scene = Scene(
        incident=f"seizure:{name_of(path)}",
        place=place,
        people=tuple(ScenePerson(person, Role.SUSPECT, "custody") for person in people),
        seized=tuple(things),
        handsets=handsets,
        operation=OPERATION,
    )
    yield from scheduled(path, "seizure", scene, at, power="Police and Criminal Evidence Act 1984 s.19")


def arrest(
    draws: Dice,
    path: Path,
    human: Human,
    place: Address,
    at: int,
    *,
    whose: Whose,
    operation: str | None = None,
    bailed_to: Address | None = None,
) -> Iterator[ScheduledEvent]:
    """An arrest, and perhaps a charge and a sentence after it."""
    offence = draws.pick(SUPPLY if whose == "gang" else EVERYDAY)
    charged = draws.chance(rates.CHARGED[whose])
    scene = Scene(
        incident=f"arrest:{name_of(path)}",
        place=place,
        precise="street" if draws.chance(0.3) else "address",
        people=(ScenePerson(human, Role.SUSPECT, "custody", bailed_to=bailed_to),),
        operation=operation,
    )
    outcome = "charged" if charged else draws.pick(("bailed", "released under investigation", "no further action"))
    yield from scheduled(path, "arrest", scene, at, offences=(offence,), outcome=outcome)
    if charged:
        weeks = draws.between(*rates.WEEKS_TO_CHARGE)
        yield from charge(draws, (*path, "charge"), human, at + 20 * HOUR + weeks * WEEK, offence, operation)


def charge(
    draws: Dice, path: Path, human: Human, at: int, offence: Offence, operation: str | None
) -> Iterator[ScheduledEvent]:
    """A charge, and perhaps a sentence."""
    scene = Scene(f"charge:{name_of(path)}", people=(ScenePerson(human, Role.SUSPECT, "custody"),), operation=operation)
    outcome = "remanded in custody" if draws.chance(rates.REMANDED) else "bailed to court"
    yield from scheduled(path, "charge", scene, at, offence=offence, outcome=outcome)
    if draws.chance(rates.SENTENCED):
        later = at + draws.between(*rates.WEEKS_TO_SENTENCE) * WEEK
        supply = offence in SUPPLY
        days = draws.between(18, 84) * 30 if supply else draws.between(1, 24) * 30
        custody = supply or draws.chance(0.4)
        yield from only(sentence((*path, "sentence"), human, later, offence, days if custody else None, operation))


def sentence(
    path: Path,
    human: Human,
    at: int,
    offence: Offence,
    days: int | None,
    operation: str | None,
    also: int | None = None,
) -> Account:
    """What a court passed: a term or a community order, and with ``also`` a second term that runs beside it."""
    scene = Scene(
        f"sentence:{name_of(path)}", people=(ScenePerson(human, Role.CONVICTED, "court"),), operation=operation
    )
    court = _COURTS[0] if days and days > 180 else _COURTS[1 + at % 2]
    custody = "imprisonment" if human.age(at) >= 21 else "detention"
    kind: dict[str, object] = {"sentence_type": custody if days else "community-order", "court": court}
    owns = [{"offence": offence, **kind, **({"days": days, "runs": Runs.CONSECUTIVE} if days else {})}]
    if also:
        owns.append({"offence": SUPPLY[1], **kind, "days": also, "runs": Runs.CONCURRENT})
    return account(path, "sentence", (scene,) * len(owns), at, owns=tuple(owns))
