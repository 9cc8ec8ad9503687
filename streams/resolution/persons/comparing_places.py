"""What the addresses of two mentions say: premises, house and street, locality, postcode, the best pair of each."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from streams.resolution.persons.comparing_facts import nearly
from streams.resolution.persons.placing import Address
from streams.resolution.persons.saying import SAYINGS, Saying


class PlaceSayings(NamedTuple):
    """``total`` is their sum."""

    premises: Saying
    street: Saying
    locality: Saying
    postcode: Saying
    total: int


UNKNOWN: Final = PlaceSayings(
    SAYINGS["premises.unknown"], SAYINGS["street.unknown"], SAYINGS["locality.unknown"], SAYINGS["postcode.unknown"], 0
)


def places(one: tuple[Address, ...], other: tuple[Address, ...]) -> PlaceSayings:
    """The two addresses that have most in common. People move, so others that differ take nothing away."""
    if not (one and other):
        return UNKNOWN
    if len(one) == 1 == len(other):
        return places_say(one[0], other[0])
    return max((places_say(a, b) for a in one for b in other), key=lambda said: (said.total, said))


@lru_cache(maxsize=8_192)
def places_say(one: Address, other: Address) -> PlaceSayings:
    """What two addresses have in common."""
    return _sayings(premises(one, other), streets(one, other), localities(one, other), postcodes(one, other))


@lru_cache(maxsize=1_024)
def _sayings(door: Saying, street: Saying, locality: Saying, postcode: Saying) -> PlaceSayings:
    """Each is held once."""
    return PlaceSayings(door, street, locality, postcode, door.bits + street.bits + locality.bits + postcode.bits)


def premises(one: Address, other: Address) -> Saying:
    """The same UPRN: the same door."""
    return SAYINGS["premises.equal" if one.uprn and one.uprn == other.uprn else "premises.unknown"]


def streets(one: Address, other: Address) -> Saying:
    """The same house in the same street, the same street, the same house number, or neither."""
    if not (one.street or one.number) or not (other.street or other.number):
        return SAYINGS["street.unknown"]
    number = bool(one.number) and one.number == other.number
    street = bool(one.street) and bool(other.street) and alike(one.street, other.street)
    if street:
        return SAYINGS["street.house" if number else "street.street"]
    return SAYINGS["street.number" if number else "street.different"]


@lru_cache(maxsize=8_192)
def alike(one: str, other: str) -> bool:
    """The same but for slips, or one with more said of it, in whatever order."""
    if nearly(one, other):
        return True
    fewer, more = sorted((one.split(), other.split()), key=lambda words: (len(words), words))
    if sum(map(len, fewer)) < 5:
        return False
    whole = "".join(more)
    return all(word in whole or any(nearly(word, each) for each in more) for word in fewer)


def localities(one: Address, other: Address) -> Saying:
    """The same town or village, spelled alike, or another."""
    if not (one.locality and other.locality):
        return SAYINGS["locality.unknown"]
    if one.locality == other.locality:
        return SAYINGS["locality.equal"]
    return SAYINGS["locality.close" if nearly(one.locality, other.locality) else "locality.different"]


def postcodes(one: Address, other: Address) -> Saying:
    """The same postcode, the same sector or district, the same but for a slip, or another."""
    a, b = one.postcode, other.postcode
    if not (a and b):
        return SAYINGS["postcode.unknown"]
    if a == b:
        return SAYINGS["postcode.equal" if len(a) >= 5 else "postcode.equal-short"]
    if one.outcode and one.outcode == other.outcode:
        return SAYINGS["postcode.sector" if a[:-2] == b[:-2] else "postcode.outcode"]
    if OSA.distance(a, b) > 1:
        return SAYINGS["postcode.different"]
    return SAYINGS["postcode.close" if min(len(a), len(b)) >= 5 else "postcode.close-short"]
