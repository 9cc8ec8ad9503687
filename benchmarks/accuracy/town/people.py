"""The people of a town: families and strangers at doors, each a human of their own, with what is true of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import islice
from random import Random
from typing import Final, NamedTuple

from benchmarks.accuracy.town import numbers
from benchmarks.accuracy.town.name_laws import Origin, origins
from benchmarks.accuracy.town.naming_customs import Bearer, Family, Named, another, named
from reference import postcodes, streets

TOWN: Final = "Northampton"
TODAY: Final = date(2018, 7, 1)
YOUNGEST: Final = 10
"""Years: the age of criminal responsibility in England."""
BANDS: Final = ((17, "10-17"), (24, "18-24"), (34, "25-34"), (49, "35-49"), (64, "50-64"), (130, "65 and over"))


class Door(NamedTuple):
    """Where people live. ``type`` is that of premises where strangers sleep, else empty."""

    line: str
    postcode: str
    type: str


class TownPerson(NamedTuple):
    """One human. ``number``: scheme and value in some register."""

    id: int
    origin: str
    female: bool
    born: date
    name: Named
    door: Door
    phone: str
    number: tuple[str, str]

    @property
    def age(self) -> str:
        """The band of their age."""
        return next(band for years, band in BANDS if (TODAY - self.born).days // 365.25 <= years)


class _Member(NamedTuple):
    """One of a household before they have a number: age in years, and the day of their birth where it is a twin's."""

    bearer: Bearer
    age: float
    born: date | None = None


class Kind(StrEnum):
    """A sort of town: origins as they live there; as many of each; as they live there, with common surnames alone."""

    TRUE = "true"
    EVEN = "even"
    CROWDED = "crowded"


def people(seed: int, wanted: int, kind: Kind = Kind.TRUE) -> list[TownPerson]:
    """So many people, whole households at a time."""
    random = Random(f"town {seed}")
    return list(islice(_people(random, _doors(random), kind), wanted))


def _people(random: Random, doors: Iterator[Door], kind: Kind) -> Iterator[TownPerson]:
    every = origins(listed=kind is Kind.CROWDED)
    weights = [1.0 if kind is Kind.EVEN else one.people for one in every]
    count = 0
    while True:
        (origin,) = random.choices(every, weights)
        door = next(doors)
        for family, member in _household(origin, door, random):
            yield _person(count, family, member, door, random)
            count += 1


def _person(at: int, family: Family, member: _Member, door: Door, random: Random) -> TownPerson:
    born = member.born or TODAY - timedelta(days=int(member.age * 365.25) + random.randrange(365))
    if random.random() * 100 < family.origin.new_year:
        born = born.replace(month=1, day=1)
    name = named(family, member.bearer, random)
    phone, number = _phone(random), numbers.draw(born, random)
    return TownPerson(at, family.origin.name, member.bearer.female, born, name, door, phone, number)


def _phone(random: Random) -> str:
    """A number of the ranges that mobile networks use."""
    return f"07{random.choice('345789')}{random.randrange(10**8):08}"


# --- households


def _household(origin: Origin, door: Door, random: Random) -> Iterator[tuple[Family, _Member]]:
    if door.type:
        yield from _strangers(origin, door, random)
        return
    yield from ((family, member) for family in (_family(origin, random),) for member in _at_home(family, random))


def _at_home(family: Family, random: Random) -> Iterator[_Member]:
    """Somebody alone, a couple, parents or one of them with children, and few with a grandmother."""
    kind = random.random()
    if kind < _ALONE:
        yield _parent(family, random.random() < 0.5, random.uniform(18, 90), random)
        return
    with_children, one = kind > _COUPLES, _FAMILIES < kind < _LONE_PARENTS
    older = random.uniform(32, 62) if with_children else random.uniform(20, 85)
    yield from _parents(family, older, random, one=one)
    if with_children:
        yield from _children(family, older, random)
    if kind > _NO_GRANDMOTHER:
        grandmother = another(family, female=True, random=random)
        yield _Member(Bearer(grandmother, female=True, grown=True, wife=True), older + 25)


_ALONE: Final = 0.28
_COUPLES: Final = 0.52
_FAMILIES: Final = 0.78
_LONE_PARENTS: Final = 0.88
_NO_GRANDMOTHER: Final = 0.93
"""Shares of households up to each kind, near the census of 2021."""


def _family(origin: Origin, random: Random) -> Family:
    father, grandfather = (origin.male.draw(random) for _ in range(2))
    surname, other = (origin.surnames.draw(random) if origin.surnames else "" for _ in range(2))
    return Family(origin, surname, other, father, grandfather)


def _parent(family: Family, female: bool, age: float, random: Random) -> _Member:
    given = _given(family.origin, random, female=female, age=age) if female else family.father
    return _Member(Bearer(given, female, grown=True, wife=female), age)


def _given(origin: Origin, random: Random, *, female: bool, age: float) -> str:
    young = age < 22
    if female:
        return (origin.young_female if young else origin.female).draw(random)
    return (origin.young_male if young else origin.male).draw(random)


def _parents(family: Family, older: float, random: Random, *, one: bool) -> Iterator[_Member]:
    """Both, or one, who is the mother of five in six."""
    women = [random.random() < 0.85] if one else [False, True]
    for female in women:
        yield _parent(family, female, max(18, older - (random.uniform(-2, 6) if female else 0)), random)


def _children(family: Family, older: float, random: Random) -> Iterator[_Member]:
    """One to three of ten years and more; one birth in 65 of twins; brothers and sisters share no given name."""
    count, used = random.choice((1, 1, 2, 2, 3)), {family.father} if random.random() < 0.985 else set()
    ages = sorted(max(YOUNGEST + 0.0, random.uniform(older - 40, older - 20)) for _ in range(count))
    twins = random.random() < 1 / 65 * count
    for at, age in enumerate([ages[0], *ages] if twins else ages):
        born = TODAY - timedelta(days=int(ages[0] * 365.25) + 100) if twins and at < 2 else None
        yield _child(family, age, born, used, random)


def _child(family: Family, age: float, born: date | None, used: set[str], random: Random) -> _Member:
    female = random.random() < 0.5
    given = _given(family.origin, random, female=female, age=age)
    if not female and not used and random.random() < 0.5:
        given = family.father  # the few sons that bear their father's name
    while given in used:
        given = _given(family.origin, random, female=female, age=age)
    used.add(given)
    return _Member(Bearer(given, female, grown=age > 21, wife=False), min(age, 60), born)


def _strangers(origin: Origin, door: Door, random: Random) -> Iterator[tuple[Family, _Member]]:
    """Those at a door where strangers sleep: of any origin, but for rented rooms, which are let to one."""
    low, high, count = _STRANGERS[door.type]
    for _ in range(random.randint(*count)):
        own = origin if door.type == "hmo" else random.choices(origins(), [one.people for one in origins()])[0]
        family, age = _family(own, random), random.uniform(low, high)
        yield family, _parent(family, random.random() < 0.35, age, random)


_STRANGERS: Final = {
    "hmo": (19, 45, (3, 6)),
    "student-hall": (18, 23, (8, 20)),
    "care-home": (72, 96, (10, 25)),
    "hostel": (18, 60, (10, 25)),
}
"""By type of premises: the ages there, in years, and how many live there."""
_SHARED: Final = (("hmo", 0.03), ("student-hall", 0.0015), ("care-home", 0.0015), ("hostel", 0.0012))
"""Of all doors, which share is of each type."""


# --- doors


def _doors(random: Random) -> Iterator[Door]:
    """Doors of the town, none twice."""
    used: set[str] = set()
    while True:
        street, codes = random.choice(_streets())
        number, flat = random.randint(1, 140), f"Flat {random.randint(1, 9)}, " if random.random() < 0.2 else ""
        line = f"{flat}{number} {street}"
        if line not in used:
            used |= {line, f"{number} {street}"}
            yield Door(line, codes[number * len(codes) // 141], _type(random))


def _type(random: Random) -> str:
    at = random.random()
    for kind, share in _SHARED:
        if at < share:
            return kind
        at -= share
    return ""


@cache
def _streets() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Streets of the town whose name is no road's number, and the postcodes near them."""
    near: dict[tuple[int, int], list[str]] = {}
    for code in postcodes.living():
        if code.latitude is not None and code.longitude is not None:
            near.setdefault(_square(code.latitude, code.longitude), []).append(code.postcode)
    points = {one.name: one for one in streets.everywhere() if one.town == TOWN and len(one.name.split()) > 1}
    found = ((name, near.get(_square(one.latitude, one.longitude), ())) for name, one in sorted(points.items()))
    return tuple((name, tuple(codes[:4])) for name, codes in found if codes)


def _square(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // 0.003), int(longitude // 0.004)
