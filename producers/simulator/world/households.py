"""Households: each is a function of its neighbourhood and its slot there, computed on demand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice, Path, Weighted, dice
from producers.simulator.world.addresses import Address, Ground, address, ground_of, streets_of, villages_of
from producers.simulator.world.people import STORY_YEAR, Car, Family, Human, born, family_name, human, move
from schemas.mentions.persons import Sex

SLOTS: Final = 348
"""Addresses of a neighbourhood in its own town: a whole number of house numbers on each of its streets."""

VILLAGE_SLOTS: Final = 68
"""Addresses of a neighbourhood in each village it reaches."""

CACHED_HOUSEHOLDS: Final = 8_192
"""Households cached; affects speed only."""

_KINDS: Final = Weighted({"single": 28, "couple": 26, "family": 34, "lone parent": 12}.items())


class Neighbourhood(NamedTuple):
    """A part of the force that goes its own way."""

    seed: int
    number: int
    intensity: float  # how much happens, against what happens in one at scale 1

    @property
    def town(self) -> str:
        """Its home town."""
        return rates.TOWNS[self.number % len(rates.TOWNS)]

    @property
    def rank(self) -> int:
        """Which of the neighbourhoods of its town it is."""
        rounds, within = divmod(self.number, len(rates.TOWNS))
        return rounds * rates.TOWNS.count(self.town) + rates.TOWNS[:within].count(self.town)

    def path(self, *parts: int | str) -> Path:
        """A path within it."""
        return (self.seed, self.number, *parts)


@cache
def ground(neighbourhood: Neighbourhood) -> tuple[Ground, ...]:
    """Its own streets."""
    return streets_of(neighbourhood.town, dice(neighbourhood.path("streets")))


@cache
def villages(neighbourhood: Neighbourhood) -> tuple[str, ...]:
    """The rural places within its reach, in the order in which they are reached."""
    return tuple(dice(neighbourhood.path("villages")).some(villages_of(neighbourhood.town)[:14], 6))


def in_town(neighbourhood: Neighbourhood, slot: int, *, flat: bool = False) -> Address:
    """An address of its own in its town."""
    return address(neighbourhood.town, ground(neighbourhood), neighbourhood.rank * SLOTS + slot, flat=flat)


def in_village(neighbourhood: Neighbourhood, village: str, slot: int, *, flat: bool = False) -> Address:
    """An address in a village, which other neighbourhoods reach, too."""
    streets = ground_of(village)
    height = neighbourhood.number * (VILLAGE_SLOTS // 4) + slot // len(streets)  # a village has four streets at least
    return address(village, streets, height * len(streets) + slot % len(streets), flat=flat)


@lru_cache(maxsize=CACHED_HOUSEHOLDS)
def household(neighbourhood: Neighbourhood, slot: int) -> tuple[Human, ...]:
    """Everybody who lives there, adults first."""
    draws = dice(neighbourhood.path("household", slot))
    origin, surname = family_name(draws)
    family = Family(f"household:{neighbourhood.number}.{slot}", in_town(neighbourhood, slot), origin, surname)
    kind = draws.weighted(_KINDS)
    key = f"{neighbourhood.number}.{slot}"
    if kind == "single":
        members = [human(draws, f"{key}.0", family, born(draws, 19, 85))]
    else:
        members = _family_of(draws, key, family, kind)
    to = in_town(neighbourhood, rates.HOUSEHOLDS + slot % 60)
    moves = move(draws, "other", to) if slot < 60 else None  # the whole household moves, each to an address of its own
    return tuple(replace(member, moved=moves) for member in members)


def _family_of(draws: Dice, key: str, family: Family, kind: str) -> list[Human]:
    eldest = born(draws, 24, 58)
    adults = [human(draws, f"{key}.0", family, eldest, sex=Sex.FEMALE if kind == "lone parent" else None)]
    if kind != "lone parent":
        other = Sex.MALE if adults[0].sex is Sex.FEMALE else Sex.FEMALE
        partner = eldest + timedelta(days=draws.between(-1500, 1500))
        own = family if draws.chance(0.6) else replace(family, surname=family_name(draws, family.origin)[1])
        adults.append(human(draws, f"{key}.1", own, partner, sex=other))
    return adults if kind == "couple" else [*adults, *children(draws, key, family, eldest, draws.between(1, 3))]


def children(draws: Dice, key: str, family: Family, eldest: date, count: int) -> list[Human]:
    """The children of a family, by age. Twins share a birth date and nothing else that tells them apart but a name."""
    oldest = max(1, min(24, STORY_YEAR - eldest.year - 19))
    births = sorted(born(draws, 0, oldest) for _ in range(count))
    twins = count > 1 and draws.chance(rates.TWINS)
    if twins:
        births[1] = births[0]
    siblings = [human(draws, f"{key}.c{at}", family, birth) for at, birth in enumerate(births)]
    if twins:
        while siblings[1].names.given == siblings[0].names.given:
            siblings[1] = human(draws, f"{key}.c1", family, births[1])
        siblings[1] = replace(siblings[1], twin_of=siblings[0].id)
    return siblings


@cache
def driven(neighbourhood: Neighbourhood) -> tuple[Car, ...]:
    """The cars of its ordinary households. Kept, for cameras see them every day."""
    return tuple(one.car for slot in range(rates.HOUSEHOLDS) for one in household(neighbourhood, slot) if one.car)


def adults(neighbourhood: Neighbourhood, slot: int) -> tuple[Human, ...]:
    """Those of a household who may call the police themselves."""
    return tuple(one for one in household(neighbourhood, slot) if STORY_YEAR - one.birth_date.year >= 18)


def somebody(draws: Dice, neighbourhood: Neighbourhood) -> Human:
    """An adult of an ordinary household."""
    return draws.pick(adults(neighbourhood, draws.below(rates.HOUSEHOLDS)))
