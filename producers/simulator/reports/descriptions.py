"""Descriptions of persons: which attributes an observer knows, with recording errors."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice
from producers.simulator.reports import recording_errors
from producers.simulator.world import identifiers, invented_names
from producers.simulator.world.addresses import Address
from producers.simulator.world.people import Human
from schemas.mentions.locations import AddressUse, PersonAddress
from schemas.mentions.persons import AgeRange, Identifier, PersonMention, PersonName, Role, Sex

Acquaintance = Literal["custody", "court", "check", "professional", "oneself", "intelligence", "neighbour", "bystander"]

POLICE_STATION: Final = PersonAddress(
    name="Criminal Justice Centre", address=("Criminal Justice Centre",), town="Northampton"
)
NO_ABODE: Final = PersonAddress(address=("No fixed abode",), postcode="NF1 1NF")
_PLACEHOLDER_BIRTHS: Final = (date(1900, 1, 1), date(1970, 1, 1))
_PLACEHOLDER_NAMES: Final = ("UNKNOWN", "NOT ENTERED", "NOT KNOWN")


class Description(NamedTuple):
    """A person mention, their phone, and whether it has enough attributes for a person record."""

    mention: PersonMention
    phone: str | None
    enough: bool


class Observation(NamedTuple):
    """Who is described, how well known, and when. ``slip``: draws of recording errors, None for a correction."""

    human: Human
    knows: Acquaintance
    at: int
    slip: Dice | None

    def slips(self, rate: float) -> bool:
        """Draw whether an error of this rate occurs."""
        return self.slip is not None and self.slip.chance(rate)


def describe(dice: Dice, observation: Observation, mention: str, role: Role) -> Description:
    """Draw the person mention of an item."""
    known = [dice.chance(rate) for rate in rates.KNOWS[observation.knows]]
    name, birth, age, home, phone, ids, alias = known
    false = observation.slip is not None and observation.slips(rates.FALSE_DETAILS.get(observation.knows, 0.0))
    called = _names(dice, observation, false=false) if name else ()
    born = _born(observation, false=false) if birth else None
    numbers = _identifiers(observation) if ids else ()
    described = PersonMention(
        id=mention,
        role=role,
        names=called,
        aliases=(observation.human.street_name,) if alias and observation.human.street_name else (),
        birth_date=born,
        age=_age(observation) if age and not born else None,
        sex=observation.human.sex if dice.chance(rates.SEX_GIVEN) and observation.human.sex is not Sex.OTHER else None,
        identifiers=numbers,
        addresses=_home(dice, observation) if home else (),
    )
    return Description(described, _phone(observation) if phone else None, _enough(described))


def _enough(mention: PersonMention) -> bool:
    name = mention.names[0] if mention.names else None
    surname = bool(
        name and (name.surname or (name.full and " " in name.full)) and name.surname not in _PLACEHOLDER_NAMES
    )
    placeholder = mention.birth_date in _PLACEHOLDER_BIRTHS
    return surname and bool(
        (name and (name.given or name.full)) or (mention.birth_date and not placeholder) or mention.identifiers
    )


def _names(dice: Dice, observation: Observation, *, false: bool) -> tuple[PersonName, ...]:
    slip = observation.slip
    if slip and observation.slips(rates.NAME_PLACEHOLDER):
        return (PersonName(surname=slip.pick(_PLACEHOLDER_NAMES)),)
    given, surname = observation.human.names
    if slip and false:
        surname = invented_names.surname(slip, observation.human.origin)
        given = invented_names.given(
            slip,
            observation.human.origin,
            observation.human.birth_date.year,
            female=observation.human.sex is Sex.FEMALE,
        )
    return (
        _written(dice, *_spelt(observation, recording_errors.plain(given) if dice.chance(0.7) else given, surname)),
    )


def _spelt(observation: Observation, given: str, surname: str) -> tuple[str, str]:
    """The names with the errors made in them."""
    slip = observation.slip
    surname = recording_errors.plain(surname) if given.isascii() else surname
    if slip is None:
        return given, surname
    if slip.chance(rates.SHORT_NAME.get(observation.knows, 0.0)):
        given = recording_errors.short(slip, observation.human.names.given)
    for rate, spelt in ((rates.MISSPELT, recording_errors.misspelt), (rates.SOUNDS_LIKE, recording_errors.as_heard)):
        if slip.chance(rate):
            given, surname = (spelt(slip, given), surname) if slip.chance(0.45) else (given, spelt(slip, surname))
    return (surname, given) if slip.chance(rates.SWAPPED) else (given, surname)


def _written(dice: Dice, given: str, surname: str) -> PersonName:
    """The name in the fields of the source's form."""
    if dice.chance(rates.MIDDLE_INITIAL):
        given = f"{given} {dice.pick('ABCDEJLMPRST')}"
    if dice.chance(rates.CAPITALS):
        given, surname = given.upper(), surname.upper()
    return (
        PersonName(full=f"{given} {surname}")
        if dice.chance(rates.FULL_NAME_IN_ONE_FIELD)
        else PersonName(given=given, surname=surname)
    )


def _born(observation: Observation, *, false: bool) -> date:
    slip, day = observation.slip, observation.human.birth_date
    if slip is None:
        return day
    if false:
        return recording_errors.mistyped_date(slip, recording_errors.mistyped_date(slip, day))
    if slip.chance(rates.BIRTH_PLACEHOLDER):
        return slip.pick(_PLACEHOLDER_BIRTHS)
    if slip.chance(rates.BIRTH_FIRST_OF_YEAR):
        return date(day.year, 1, 1)
    if slip.chance(rates.BIRTH_TYPO):
        return recording_errors.mistyped_date(slip, day)
    return recording_errors.swapped_date(day) if slip.chance(rates.BIRTH_SWAPPED) else day


def _age(observation: Observation) -> AgeRange:
    years = observation.human.age(observation.at)
    wrong = observation.slip.between(-3, 3) if observation.slip else 0
    start = max(0, (years + wrong) // 5 * 5)
    return AgeRange(from_years=start, to_years=start + (5 if observation.knows == "neighbour" else 10))


def _identifiers(observation: Observation) -> tuple[Identifier, ...]:
    human = observation.human
    schemes = (("pnc", human.pnc), ("cro", human.cro if observation.knows in {"custody", "court"} else None))
    return tuple(Identifier(scheme=scheme, value=_noted(observation, value)) for scheme, value in schemes if value)


def _noted(observation: Observation, identifier: str) -> str:
    return (
        recording_errors.mistyped(observation.slip, identifier)
        if observation.slip and observation.slips(rates.WRONG_IDENTIFIER)
        else identifier
    )


def _phone(observation: Observation) -> str | None:
    if observation.human.phone and observation.slip and observation.slips(rates.DRAMA_NUMBER):
        return identifiers.DRAMA + observation.slip.digits(3)
    return observation.human.phone


def _home(dice: Dice, observation: Observation) -> tuple[PersonAddress, ...]:
    if observation.slips(rates.NO_FIXED_ABODE.get(observation.human.part, 0.002)):
        return (NO_ABODE,)
    if observation.knows == "custody" and observation.slips(rates.CUSTODY_ADDRESS):
        return (POLICE_STATION,)
    lives = observation.human.lives_at(observation.at)
    former = lives != observation.human.home and observation.slips(rates.OLD_ADDRESS)
    return (person_address(dice, observation.human.home if former else lives),)


def person_address(dice: Dice, lives: Address, use: AddressUse = AddressUse.HOME) -> PersonAddress:
    """A home as it is written down."""
    postcode = None if dice.chance(rates.POSTCODE_MISSING) else lives.postcode
    return PersonAddress(address=(lives.line,), town=lives.town, postcode=postcode, use=use)
