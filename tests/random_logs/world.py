"""The small world that random logs tell of: few people, places, cars, phones, lines and words, so that things meet.

Every person and reference is invented. ``Dice`` may be plain chance from a seed, or Hypothesis, which then finds the
smallest log that breaks a property.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, Final

from schemas.grading import Action, Grade, Handling, Sanitisation
from schemas.marking import Classification, Marking
from schemas.mentions.locations import AddressUse, Coordinates, LocationMention, LocationPrecision, PersonAddress
from schemas.mentions.persons import AgeRange, Identifier, PersonMention, PersonName, Role, Sex
from schemas.times import Occurred, TimePrecision, minute_of, month_of
from tests.make import START, grade

Dice = Random

GOINGS: Final = "People come and go all day and leave after a few minutes. They deal drugs from the flat."
STRANGERS: Final = "Strangers control the front door. Nobody has seen the tenant for days."
TAKEN: Final = "A knife was shown. They have taken over his flat. The tenant looks frightened."
READS: Final = "They sell in Oundle now, ring 07200 000101. Car AB12 CDE, near NN1 1DE."
FORCED: Final = (
    "The rear door was forced with a crowbar; a laptop, a violin and two watches were stolen from the study."
)
SHORTENED: Final = "Rear door forced, crowbar used. Stolen from the study: laptop, violin, 2 watches."
STABBED: Final = "A young man was stabbed in the leg outside the takeaway by somebody with a zombie knife."
NAMES: Final = (
    "Cy Zywicki dob 1971-01-30 lives at 2 Sample Street, NN1 1DE. Dee QUILL drives KX07 ABC for the Rio line."
)
TEXTS: Final = (None, None, "a", "b", GOINGS, STRANGERS, TAKEN, READS, NAMES, FORCED, SHORTENED, STABBED)

GOOD: Final = ("1AP", "1BP", "2AP", "2BP")
GRADES: Final = (*GOOD, *GOOD, "2CP", "3BP", "1DP", "1EP", "1AC", "1BC", "2DC", "3EC", "1BC")
LINES: Final = ("Jazz", "the Jazz line", "Rio")
NUMBERS: Final = ("07200 000101", "+44 7200 000101", "07200 000102", "07200 000102 / 07200 000103", "999")
PLATES: Final = ("AB12CDE", "ab12-cde", "ABI2CDE", "KX07ABC", "KX07ABC or AB12CDE", "KX07")
OPERATIONS: Final = (None, None, "Operation Viper", "Op. Viper", "Worcester")

_NORTHAMPTON: Final = Coordinates(latitude=52.2376, longitude=-0.8954)


def graded(dice: Dice, inline: str = "") -> Grade:
    """As the inline form says, or some grade; conditional ones with any of the codes."""
    made = grade(inline or dice.choice(GRADES))
    if made.handling is Handling.PERMITTED:
        return made
    action = dice.choice(list(Action))
    conditions = "ask first" if action is Action.OVERT_USE else None
    codes = {"action": action, "sanitisation": dice.choice(list(Sanitisation)), "conditions": conditions}
    return made.model_copy(update=codes)


def marking(dice: Dice) -> Marking:
    """Mostly the lowest."""
    return dice.choice(
        [Marking()] * 4 + [Marking(caveats=("SENSITIVE",)), Marking(classification=Classification.SECRET)]
    )


def place(dice: Dice, name: str = "l1") -> LocationMention:
    """Premises of which some are near each other, a street's map point, a postcode, a cell's point, a whole town."""
    kind = dice.randrange(8)
    if kind < 4:
        return premises(dice.randrange(1, 5), name)
    if kind == 4:
        return high_street(dice.choice(["Corby", "Thrapston"]), name, named_by=dice.choice(["both", "uprn", "address"]))
    if kind == 5:
        street = "Abington Street"
        precision = LocationPrecision.STREET
        return LocationMention(
            id=name, name=f"On or near {street}", street=street, point=_NORTHAMPTON, precision=precision
        )
    if kind == 6:
        return LocationMention(id=name, postcode=dice.choice(["NN1 1DE", "NF1 1NF"]))  # one of them no place at all
    return town(dice.choice(["Corby", "Thrapston", "Northampton"]), name)


def premises(number: int, name: str = "l1") -> LocationMention:
    """A house whose point is known, 50 metres from the next."""
    point = Coordinates(latitude=round(52.2376 + number / 2000, 6), longitude=-0.8954)
    return LocationMention(id=name, address=(f"{number} Sample Street",), postcode="NN1 1DE", point=point)


def high_street(of: str, name: str = "l1", named_by: str = "both") -> LocationMention:
    """Premises in a town, named by their UPRN, by their address or by both."""
    uprn = "700" if of == "Corby" else "701"
    if named_by == "uprn":
        return LocationMention(id=name, town=of, uprn=uprn)
    return LocationMention(
        id=name,
        address=("700 High Street",),
        street="High Street",
        town=of,
        uprn=uprn if named_by == "both" else None,
    )


def town(of: str, name: str = "l1") -> LocationMention:
    """A whole town."""
    return LocationMention(id=name, town=of, precision=LocationPrecision.TOWN)


_HARMED_OR_ACTING: Final = [
    Role.SUSPECT,
    Role.CONVICTED,
    Role.VICTIM,
    Role.VULNERABLE,
    Role.SUBJECT,
    Role.ASSOCIATE,
    Role.WITNESS,
    Role.REPORTER,
]
ROLES: Final = (*Role, *_HARMED_OR_ACTING, *_HARMED_OR_ACTING)
"""Every role, and those most often that patterns are about."""

BORN: Final = (date(1990, 4, 12), date(1971, 1, 30), date(2003, 5, 1))

PEOPLE: Final = (
    ("Ann", "Sample", BORN[0], "1981/0000034U"),
    ("Bo", "Sample", BORN[0], None),  # her twin
    ("Ann", "Sample", BORN[1], None),  # her namesake
    ("Cy", "Zywicki", BORN[1], "2002/0073319Z"),
    ("Dee", "Quill", BORN[2], None),  # a child
    ("Eve", "Vale", BORN[1], None),
)
DEALER, CHILD, ADULT = 3, 4, 5
"""Places in ``PEOPLE`` of somebody known to deal, of a child, and of an adult whom others exploit."""


UNNAMED: Final[Sequence[tuple[PersonName, ...]]] = (
    (),
    (PersonName(full="Unknown white male"),),
    (PersonName(given="UNK", surname="UNK"),),
    (PersonName(full="A N Other"), PersonName(full="refused")),
    (PersonName(given="Unknown", surname="Sample"),),
    (PersonName(full="Ann"),),
    (PersonName(full="Ann aka Biggs"), PersonName(full="TBC")),
)
"""Names that name nobody, or hardly anybody."""


def person(dice: Dice, name: str = "p1", who: int | None = None, role: Role | None = None) -> PersonMention:
    """One of few, called this or that, more or less fully; now and then with many names or hardly any."""
    given, surname, born, number = PEOPLE[dice.randrange(len(PEOPLE)) if who is None else who]
    role = role or dice.choice(ROLES)
    if who is None and dice.random() < 0.3:
        given = {"Ann": "Anne", "Bo": "Jazz"}.get(given, given)
    full = who is not None or dice.random() < 0.7
    odd = dice.random() if who is None else 1.0
    surname_alone = odd < 0.05
    names: tuple[PersonName, ...] = (PersonName(given=None if surname_alone else given, surname=surname),)
    if who is None and dice.random() < 0.05:
        names += tuple(PersonName(given=f"Ann{chr(97 + one)}", surname=surname) for one in range(dice.randrange(12)))
    if 0.05 <= odd < 0.12:
        names = UNNAMED[int(odd * 1_000) % len(UNNAMED)]
    known = _born(dice, born if full else None)
    return PersonMention(
        id=name,
        role=role,
        **known,
        names=names,
        aliases=(dice.choice(["Biggs", "Jazz"]),) if dice.random() < 0.15 else (),
        age=AgeRange(from_years=15, to_years=17) if not full and born == BORN[2] else None,
        sex=dice.choice([None, Sex.FEMALE]),
        identifiers=(Identifier(scheme="pnc", value=number),) if number and dice.random() < 0.4 else (),
        addresses=tuple(_home(dice) for _ in range(dice.randrange(2))) if who is None else (),
    )


def _born(dice: Dice, born: date | None) -> dict[str, Any]:
    """The date, now and then its year alone, or one that stands for none."""
    if born is None or dice.random() < 0.85:
        return {"birth_date": born}
    return {"birth_year": born.year} if dice.random() < 0.5 else {"birth_date": date(1900, 1, 1)}


def _home(dice: Dice) -> PersonAddress:
    use = dice.choice([AddressUse.HOME, AddressUse.HOME, AddressUse.BAIL])
    if dice.random() < 0.5:
        return PersonAddress(use=use, town=dice.choice(["Corby", "Northampton"]))
    return PersonAddress(use=use, address=(f"{dice.randrange(1, 5)} Sample Street",), postcode="NN1 1DE")


def when(dice: Dice) -> Occurred:
    """Mostly a day of one month; the months before; now and then years late, or from the future."""
    kind = dice.randrange(20)
    if kind < 13:
        return on(dice.randrange(1, 12), hour=dice.choice([2, 12]))
    if kind < 17:
        return month_of(2018, dice.choice([3, 8, 9, 10, 11]))
    if kind == 17:
        start = START + timedelta(days=dice.randrange(5))
        return Occurred(start=start, end=start + timedelta(days=dice.randrange(1, 40)), precision=TimePrecision.DAY)
    if kind == 18:
        start = datetime(2018, 1, 1, tzinfo=UTC)
        return Occurred(start=start, end=datetime(2019, 1, 1, tzinfo=UTC), precision=TimePrecision.YEAR)
    year = dice.choice([1994, 2016, 2031])
    return minute_of(datetime(year, dice.randrange(1, 13), 9, 4, tzinfo=UTC))


def on(day: int, hour: int = 12) -> Occurred:
    """A known hour; days of October 2018, counted from its first."""
    start = START + timedelta(days=day - 1, hours=hour)
    return Occurred(start=start, end=start + timedelta(hours=1), precision=TimePrecision.HOUR)
