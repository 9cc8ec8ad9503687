"""Comparison of addresses: premises, house and street, locality and postcode; the best matching pair counts."""

from __future__ import annotations

from functools import cache, lru_cache
from math import log2
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from reference import places
from streams.resolution.persons.comparison.attribute_comparison import nearly_equal
from streams.resolution.persons.comparison.level_weights import LEVEL_WEIGHTS, LIMITS, POPULATION, LevelWeight
from streams.resolution.persons.features.address_parts import Address
from values.text import words


class AddressComparison(NamedTuple):
    """``total`` is their sum, or what two doors may say at most (``_most``)."""

    premises: LevelWeight
    street: LevelWeight
    locality: LevelWeight
    postcode: LevelWeight
    total: int


NO_ADDRESSES: Final = AddressComparison(
    LEVEL_WEIGHTS["premises.unknown"],
    LEVEL_WEIGHTS["street.unknown"],
    LEVEL_WEIGHTS["locality.unknown"],
    LEVEL_WEIGHTS["postcode.unknown"],
    0,
)


NEIGHBOURS: Final = LIMITS["neighbours"]
"""What two house numbers say at most where neither premises nor postcode is one."""


def compare_homes(one: tuple[Address, ...], other: tuple[Address, ...]) -> AddressComparison:
    """The two addresses that have most in common. People move, so others that differ take nothing away."""
    if not (one and other):
        return NO_ADDRESSES
    if len(one) == 1 == len(other):
        return compare_addresses(one[0], other[0])
    return max(
        (compare_addresses(a, b) for a in one for b in other), key=lambda comparison: (comparison.total, comparison)
    )


@lru_cache(maxsize=32_768)
def compare_addresses(one: Address, other: Address) -> AddressComparison:
    """The levels at which two addresses agree, and the sum."""
    street, postcode = compare_streets(one, other), compare_postcodes(one, other)
    levels = (compare_premises(one, other), street, compare_localities(one, other), postcode)
    return _comparison(*levels, _most(street, postcode, has_other_number(one, other)))


def has_other_number(one: Address, other: Address) -> bool:
    """Whether both have a house number, and not the same."""
    return bool(one.number and other.number) and one.number != other.number


def _most(street: LevelWeight, postcode: LevelWeight, other_number: bool) -> int:
    """What two addresses say at most: street, postcode and town agree together or not at all: no three facts."""
    if street.level == "street.street" and other_number:
        return NEIGHBOURS
    if street.level != "street.different":
        return LIMITS["places"]
    return LIMITS["rewritten" if postcode.level == "postcode.equal" else "neighbourhood"]


@lru_cache(maxsize=1_024)
def _comparison(
    door: LevelWeight, street: LevelWeight, locality: LevelWeight, postcode: LevelWeight, most: int
) -> AddressComparison:
    """Cached, since few combinations of levels exist."""
    bits = door.bits + street.bits + locality.bits + postcode.bits
    return AddressComparison(door, street, locality, postcode, bits if door.bits > 0 else min(bits, most))


def compare_premises(one: Address, other: Address) -> LevelWeight:
    """The same UPRN: the same door."""
    return LEVEL_WEIGHTS["premises.equal" if one.uprn and one.uprn == other.uprn else "premises.unknown"]


def compare_streets(one: Address, other: Address) -> LevelWeight:
    """The same house in the same street, the same street, the same house number, or neither."""
    if not (one.street or one.number) or not (other.street or other.number):
        return LEVEL_WEIGHTS["street.unknown"]
    number = bool(one.number) and one.number == other.number
    street = bool(one.street) and bool(other.street) and similar_streets(one.street, other.street)
    if street:
        return LEVEL_WEIGHTS["street.house" if number else "street.street"]
    return LEVEL_WEIGHTS["street.number" if number else "street.different"]


@lru_cache(maxsize=4_096)
def similar_streets(one: str, other: str) -> bool:
    """Equal but for slips, or one holds all words of the other in any order."""
    if nearly_equal(one, other):
        return True
    fewer, more = sorted((one.split(), other.split()), key=lambda words: (len(words), words))
    if sum(map(len, fewer)) < 5:
        return False
    joined = "".join(more)
    return all(word in joined or any(nearly_equal(word, each) for each in more) for word in fewer)


def compare_localities(one: Address, other: Address) -> LevelWeight:
    """The same town or village, spelled alike, or another."""
    if not (one.locality and other.locality):
        return LEVEL_WEIGHTS["locality.unknown"]
    if one.locality == other.locality:
        return _same_town(one.locality)
    return LEVEL_WEIGHTS["locality.close" if nearly_equal(one.locality, other.locality) else "locality.different"]


@lru_cache(maxsize=4_096)
def _same_town(locality: str) -> LevelWeight:
    """A town says as little as its share of the people of the county; one not of the county as one of middling size."""
    people = _people_of_towns().get(locality)
    if people is None:
        return LEVEL_WEIGHTS["locality.equal"]
    return LevelWeight("locality.equal", min(round(100 * log2(POPULATION / people)), _SMALLEST))


_SMALLEST: Final = 600
"""A village says no more than one of 12,000 people: who lives in a smaller one is known for the next one, too."""


@cache
def _people_of_towns() -> dict[str, int]:
    """How many people live in each town and village of the county, by its folded name."""
    own = (place for place in places.everywhere() if place.in_county and place.population > 0)
    return {"".join(words(place.name)): place.population for place in own}


def compare_postcodes(one: Address, other: Address) -> LevelWeight:
    """The same postcode, the same sector or district, the same but for a slip, or another."""
    a, b = one.postcode, other.postcode
    if not (a and b):
        return LEVEL_WEIGHTS["postcode.unknown"]
    if a == b:
        return LEVEL_WEIGHTS["postcode.equal" if len(a) >= 5 else "postcode.equal-short"]
    if one.outcode and one.outcode == other.outcode:
        return LEVEL_WEIGHTS["postcode.sector" if a[:-2] == b[:-2] else "postcode.outcode"]
    if OSA.distance(a, b) > 1:
        return LEVEL_WEIGHTS["postcode.different"]
    return LEVEL_WEIGHTS["postcode.close" if min(len(a), len(b)) >= 5 else "postcode.close-short"]
