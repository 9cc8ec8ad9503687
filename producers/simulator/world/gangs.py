"""The gang of a neighbourhood: who is in it, its drug lines with their numbers, and where they spread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.calendar import BEGINS, ENDS, WEEK
from producers.simulator.dice import Dice, dice
from producers.simulator.world import identifiers, invented_names
from producers.simulator.world.households import Neighbourhood, in_town, in_village, villages
from producers.simulator.world.people import Car, Family, Human, Part, born, car, family_name, human, move
from schemas.mentions.persons import Sex

MEMBERS_FROM: Final = 220
"""The first of the slots where the people of a gang live."""

VULNERABLE_FROM: Final = 260
VILLAGERS: Final = 24
"""People of a village who may tell what goes on there."""


class Period(NamedTuple):
    """From a minute of the story until, and not including, another."""

    start: int
    end: int

    def contains(self, minute: int) -> bool:
        """Whether the minute is in the period."""
        return self.start <= minute < self.end


@dataclass(frozen=True, slots=True)
class Number:
    """A phone number of a line, while it is one."""

    number: str
    used: Period


@dataclass(frozen=True, slots=True)
class Line:
    """A drug line: a name people know, numbers that change, and the places it serves, each from some minute on."""

    id: str
    name: str
    gang: str
    town: str
    numbers: tuple[Number, ...]
    serves: tuple[tuple[str, int], ...]

    def number_at(self, minute: int) -> str:
        """The number people ring at this minute."""
        return next((number.number for number in self.numbers if number.used.contains(minute)), self.numbers[-1].number)

    def towns_at(self, minute: int) -> tuple[str, ...]:
        """Where it sells at this minute, its home town first."""
        return tuple(place for place, since in self.serves if since <= minute)


@dataclass(frozen=True, slots=True)
class Gang:
    """Who runs the lines. Members first, then runners, two of whom are children, then the people they sell to."""

    id: str
    members: tuple[Human, ...]
    runners: tuple[Human, ...]
    users: tuple[Human, ...]
    lines: tuple[Line, ...]
    hired: tuple[tuple[Period, Car], ...]

    def car_at(self, minute: int) -> Car:
        """The car it hires at this minute."""
        return next((one for spell, one in self.hired if spell.contains(minute)), self.hired[-1][1])


@cache
def gang(neighbourhood: Neighbourhood) -> Gang:
    """The neighbourhood's gang. Cached for the whole simulation."""
    draws = dice(neighbourhood.path("gang"))
    count = draws.between(*rates.MEMBERS)
    members = tuple(_member(draws, neighbourhood, at, "nominal", (18, 34)) for at in range(count - 3))
    ages = ((14, 17), (15, 17), (18, 21))
    runners = tuple(_member(draws, neighbourhood, count - 3 + at, "runner", age) for at, age in enumerate(ages))
    users = tuple(_member(draws, neighbourhood, count + at, "user", (22, 55)) for at in range(10))
    name = f"gang:{neighbourhood.number}"
    lines = _lines(draws, neighbourhood, name)
    return Gang(name, members, runners, users, lines, tuple(_hired(draws, neighbourhood)))


def _member(draws: Dice, neighbourhood: Neighbourhood, at: int, part: Part, ages: tuple[int, int]) -> Human:
    origin, surname = family_name(draws)
    key = f"{neighbourhood.number}.g{at}"
    family = Family(f"household:{key}", in_town(neighbourhood, MEMBERS_FROM + at, flat=part == "user"), origin, surname)
    sex = Sex.MALE if draws.chance(0.85 if part == "nominal" else 0.65) else Sex.FEMALE
    one = human(draws, key, family, born(draws, *ages), part=part, sex=sex)
    return replace(one, moved=move(draws, part, in_town(neighbourhood, MEMBERS_FROM + 84 + at)))


def _lines(draws: Dice, neighbourhood: Neighbourhood, name: str) -> tuple[Line, ...]:
    called = [one for one in draws.some(invented_names.LINE_NAMES, 4) if one != _shared_name(neighbourhood)]
    if neighbourhood.number % rates.SAME_LINE_NAME_EVERY == 1:
        called.insert(0, _shared_name(neighbourhood))
    lines: list[Line] = []
    for at in range(draws.weighted(rates.LINES)):
        former = [number.number for line in lines for number in line.numbers]
        serves = ((neighbourhood.town, BEGINS), *_spread(draws, neighbourhood))
        line_id = f"line:{neighbourhood.number}.{at}"
        lines.append(Line(line_id, called[at], name, neighbourhood.town, tuple(_numbers(draws, former)), serves))
    return tuple(lines)


def _shared_name(neighbourhood: Neighbourhood) -> str:
    """What another gang, in another town, calls a line of its own."""
    return dice((neighbourhood.seed, "shared name", neighbourhood.number // rates.SAME_LINE_NAME_EVERY // 2)).pick(
        invented_names.LINE_NAMES
    )


def _numbers(draws: Dice, former: list[str]) -> list[Number]:
    numbers: list[Number] = []
    at = BEGINS
    while at < ENDS:
        end = at + draws.between(*rates.NUMBER_LASTS) * WEEK
        handed_on = former and draws.chance(rates.HANDED_ON)
        numbers.append(Number(former.pop(0) if handed_on else identifiers.phone(draws), Period(at, end)))
        at = end
    return numbers


def _spread(draws: Dice, neighbourhood: Neighbourhood) -> list[tuple[str, int]]:
    reached: list[tuple[str, int]] = []
    at = BEGINS
    for village in draws.some(villages(neighbourhood), 5):
        at += draws.between(*rates.SPREAD_EVERY) * WEEK
        if at < ENDS:
            reached.append((village, at))
    return reached


def _hired(draws: Dice, neighbourhood: Neighbourhood) -> list[tuple[Period, Car]]:
    cars: list[tuple[Period, Car]] = []
    at = BEGINS
    while at < ENDS:
        end = at + draws.between(*rates.HIRED_FOR) * WEEK
        drawn = car(draws, f"vehicle:{neighbourhood.number}.h{len(cars)}")
        cars.append((Period(at, end), replace(drawn, hired=True)))
        at = end
    return cars


@lru_cache(maxsize=8_192)
def villager(neighbourhood: Neighbourhood, village: str, at: int) -> Human:
    """One of 24 people of a village who live alone and see what goes on."""
    draws = dice(neighbourhood.path("villager", village, at))
    origin, surname = family_name(draws)
    key = f"{neighbourhood.number}.{villages(neighbourhood).index(village)}x{at}"
    home = in_village(neighbourhood, village, rates.VULNERABLE + at)
    return human(draws, key, Family(f"household:{key}", home, origin, surname), born(draws, 30, 84))


@cache
def vulnerable(neighbourhood: Neighbourhood, at: int) -> Human:
    """Somebody living alone who could be exploited: half of them in the town, half in the villages around."""
    draws = dice(neighbourhood.path("vulnerable", at))
    origin, surname = family_name(draws)
    places = villages(neighbourhood)
    flat = draws.chance(0.7)
    slot = VULNERABLE_FROM + at
    home = (
        in_town(neighbourhood, slot, flat=flat)
        if at % 2 == 0
        else in_village(neighbourhood, places[at // 2 % len(places)], at, flat=flat)
    )
    key = f"{neighbourhood.number}.v{at}"
    return human(draws, key, Family(f"household:{key}", home, origin, surname), born(draws, 24, 78), part="user")
