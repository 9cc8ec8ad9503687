"""How somebody describes a person: by what they know of them, and with the errors people make."""

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
    """A mention of a person, the phone they gave, and whether it holds the least that makes a person record."""

    mention: PersonMention
    phone: str | None
    enough: bool


class Observation(NamedTuple):
    """Who is described, by whom, when, and as what. ``slip``: the draws of errors, none when somebody corrects."""

    human: Human
    knows: Acquaintance
    at: int
    slip: Dice | None

    def slips(self, rate: float) -> bool:
        """Whether an error of this rate is made."""
        return self.slip is not None and self.slip.chance(rate)


def describe(dice: Dice, one: Observation, mention: str, role: Role) -> Description:
    """The mention of somebody in an item."""
    known = [dice.chance(rate) for rate in rates.KNOWS[one.knows]]
    name, birth, age, home, phone, ids, alias = known
    false = one.slip is not None and one.slips(rates.FALSE_DETAILS.get(one.knows, 0.0))
    called = _names(dice, one, false=false) if name else ()
    born = _born(one, false=false) if birth else None
    numbers = _identifiers(one) if ids else ()
    said = PersonMention(
        id=mention,
        role=role,
        names=called,
        aliases=(one.human.street_name,) if alias and one.human.street_name else (),
        birth_date=born,
        age=_age(one) if age and not born else None,
        sex=one.human.sex if dice.chance(rates.SEX_GIVEN) and one.human.sex is not Sex.OTHER else None,
        identifiers=numbers,
        addresses=_home(dice, one) if home else (),
    )
    return Description(said, _phone(one) if phone else None, _enough(said))


def _enough(said: PersonMention) -> bool:
    name = said.names[0] if said.names else None
    surname = bool(
        name and (name.surname or (name.full and " " in name.full)) and name.surname not in _PLACEHOLDER_NAMES
    )
    placeholder = said.birth_date in _PLACEHOLDER_BIRTHS
    return surname and bool(
        (name and (name.given or name.full)) or (said.birth_date and not placeholder) or said.identifiers
    )


def _names(dice: Dice, one: Observation, *, false: bool) -> tuple[PersonName, ...]:
    slip = one.slip
    if slip and one.slips(rates.NAME_PLACEHOLDER):
        return (PersonName(surname=slip.pick(_PLACEHOLDER_NAMES)),)
    given, surname = one.human.names
    if slip and false:
        surname = invented_names.surname(slip, one.human.origin)
        given = invented_names.given(
            slip, one.human.origin, one.human.birth_date.year, female=one.human.sex is Sex.FEMALE
        )
    return (_written(dice, *_spelt(one, recording_errors.plain(given) if dice.chance(0.7) else given, surname)),)


def _spelt(one: Observation, given: str, surname: str) -> tuple[str, str]:
    """The names with the errors made in them."""
    slip = one.slip
    surname = recording_errors.plain(surname) if given.isascii() else surname
    if slip is None:
        return given, surname
    if slip.chance(rates.SHORT_NAME.get(one.knows, 0.0)):
        given = recording_errors.short(slip, one.human.names.given)
    for rate, spelt in ((rates.MISSPELT, recording_errors.misspelt), (rates.SOUNDS_LIKE, recording_errors.as_heard)):
        if slip.chance(rate):
            given, surname = (spelt(slip, given), surname) if slip.chance(0.45) else (given, spelt(slip, surname))
    return (surname, given) if slip.chance(rates.SWAPPED) else (given, surname)


def _written(dice: Dice, given: str, surname: str) -> PersonName:
    """As the form of the source has it."""
    if dice.chance(rates.MIDDLE_INITIAL):
        given = f"{given} {dice.pick('ABCDEJLMPRST')}"
    if dice.chance(rates.CAPITALS):
        given, surname = given.upper(), surname.upper()
    return (
        PersonName(full=f"{given} {surname}") if dice.chance(rates.IN_ONE) else PersonName(given=given, surname=surname)
    )


def _born(one: Observation, *, false: bool) -> date:
    slip, day = one.slip, one.human.birth_date
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


def _age(one: Observation) -> AgeRange:
    years = one.human.age(one.at)
    wrong = one.slip.between(-3, 3) if one.slip else 0
    start = max(0, (years + wrong) // 5 * 5)
    return AgeRange(from_years=start, to_years=start + (5 if one.knows == "neighbour" else 10))


def _identifiers(one: Observation) -> tuple[Identifier, ...]:
    human = one.human
    schemes = (("pnc", human.pnc), ("cro", human.cro if one.knows in {"custody", "court"} else None))
    return tuple(Identifier(scheme=scheme, value=_noted(one, value)) for scheme, value in schemes if value)


def _noted(one: Observation, identifier: str) -> str:
    return (
        recording_errors.mistyped(one.slip, identifier)
        if one.slip and one.slips(rates.WRONG_IDENTIFIER)
        else identifier
    )


def _phone(one: Observation) -> str | None:
    if one.human.phone and one.slip and one.slips(rates.DRAMA_NUMBER):
        return identifiers.DRAMA + one.slip.digits(3)
    return one.human.phone


def _home(dice: Dice, one: Observation) -> tuple[PersonAddress, ...]:
    if one.slips(rates.NO_FIXED_ABODE.get(one.human.part, 0.002)):
        return (NO_ABODE,)
    if one.knows == "custody" and one.slips(rates.CUSTODY_ADDRESS):
        return (POLICE_STATION,)
    lives = one.human.lives_at(one.at)
    former = lives != one.human.home and one.slips(rates.OLD_ADDRESS)
    return (person_address(dice, one.human.home if former else lives),)


def person_address(dice: Dice, lives: Address, use: AddressUse = AddressUse.HOME) -> PersonAddress:
    """A home as it is written down."""
    postcode = None if dice.chance(rates.POSTCODE_MISSING) else lives.postcode
    return PersonAddress(address=(lives.line,), town=lives.town, postcode=postcode, use=use)
