"""Invented people and vehicles as they really are. Their mentions, with errors, are in ``descriptions``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from producers.simulator import rates
from producers.simulator.calendar import BEGINS, DAY, FIRST
from producers.simulator.dice import Dice
from producers.simulator.world import identifiers, invented_names
from producers.simulator.world.addresses import Address
from schemas.mentions.persons import Sex

Part = Literal["nominal", "runner", "user", "other"]
"""What somebody is in the story. The events never say it."""

STORY_YEAR: Final = 2018
_CARS: Final = (
    ("Ford", "Fiesta"), ("Ford", "Focus"), ("Vauxhall", "Corsa"), ("Vauxhall", "Astra"), ("Volkswagen", "Golf"),
    ("Volkswagen", "Polo"), ("BMW", "1 Series"), ("BMW", "3 Series"), ("Audi", "A3"), ("Mercedes", "A Class"),
    ("Nissan", "Qashqai"), ("Toyota", "Yaris"), ("Peugeot", "208"), ("Renault", "Clio"), ("Seat", "Ibiza"),
    ("Kia", "Picanto"), ("Honda", "Civic"), ("Skoda", "Octavia"),
)  # fmt: skip
_COLOURS: Final = ("black", "silver", "white", "blue", "grey", "red", "dark blue", "green")


@dataclass(frozen=True, slots=True)
class Car:
    """A vehicle as it is."""

    id: str
    vrm: str
    make: str
    model: str
    colour: str
    hired: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """To another address, at some minute of the story."""

    at: int
    to: Address


@dataclass(frozen=True, slots=True)
class Human:
    """One invented person."""

    id: str
    part: Part
    sex: Sex
    names: invented_names.Names
    origin: str
    birth_date: date
    home: Address
    household: str
    moved: Move | None = None
    street_name: str | None = None
    phone: str | None = None
    pnc: str | None = None
    cro: str | None = None
    car: Car | None = None
    twin_of: str | None = None

    def lives_at(self, minute: int) -> Address:
        """The address at this minute."""
        return self.moved.to if self.moved and self.moved.at <= minute else self.home

    def age(self, minute: int) -> int:
        """Whole years at this minute."""
        today = (FIRST + timedelta(minutes=minute)).date()
        born = self.birth_date
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

    @property
    def of_age(self) -> int:
        """The minute at which they turn eighteen; who was born on 29 February, the next day."""
        day = date(self.birth_date.year + 18, self.birth_date.month, 1) + timedelta(days=self.birth_date.day - 1)
        return (day - FIRST.date()).days * DAY


@dataclass(frozen=True, slots=True)
class Family:
    """What members of one household share."""

    id: str
    home: Address
    origin: str
    surname: str


def born(dice: Dice, youngest: int, oldest: int) -> date:
    """A birth date of somebody who is that old in the middle of the story."""
    return date(STORY_YEAR, 12, 31) - timedelta(
        days=int((dice.between(youngest, oldest) + dice.below(1000) / 1000) * 365.25)
    )


def human(dice: Dice, key: str, family: Family, birth: date, *, part: Part = "other", sex: Sex | None = None) -> Human:
    """One member of a household. ``key`` tells them apart in it."""
    sex = sex or dice.pick((Sex.MALE, Sex.FEMALE))
    female = sex is Sex.FEMALE
    called = invented_names.Names(
        invented_names.given(dice, family.origin, birth.year, female=female),
        invented_names.borne(family.surname, family.origin, female=female),
    )
    adult = STORY_YEAR - birth.year >= 18
    known = STORY_YEAR - birth.year >= 12 and dice.chance(rates.KNOWN_BEFORE[part])
    since = birth.year + dice.between(13, max(14, min(30, STORY_YEAR - 1 - birth.year)))
    person_id = f"person:{key}"
    return Human(
        id=person_id,
        part=part,
        sex=sex,
        names=called,
        origin=family.origin,
        birth_date=birth,
        home=family.home,
        household=family.id,
        street_name=dice.pick(invented_names.STREET_NAMES) if part in {"nominal", "runner"} else None,
        phone=identifiers.phone(dice) if dice.chance(rates.HAS_PHONE) and STORY_YEAR - birth.year > 10 else None,
        pnc=identifiers.pnc(dice, min(since, STORY_YEAR)) if known else None,
        cro=identifiers.cro(dice, min(since + 1, STORY_YEAR)) if known and dice.chance(0.7) else None,
        car=car(dice, f"vehicle:{key}")
        if adult and part in {"other", "nominal"} and dice.chance(rates.HAS_CAR)
        else None,
    )


def car(dice: Dice, key: str) -> Car:
    """A vehicle, invented."""
    return Car(key, identifiers.vrm(dice), *dice.pick(_CARS), dice.pick(_COLOURS))


def family_name(dice: Dice, origin: str | None = None) -> tuple[str, str]:
    """Where a family's names come from, and its own."""
    origin = origin or dice.weighted(rates.ORIGINS)
    return origin, invented_names.surname(dice, origin)


def move(dice: Dice, part: Part, to: Address) -> Move | None:
    """Whether somebody moves there within the year, and when."""
    rate = rates.MOVES.get(part, rates.MOVES["other"])
    return Move(BEGINS + dice.between(30, 330) * DAY, to) if dice.chance(rate) else None
