"""Pairs that no feature could make worth showing: most of those that share a key, and cheap to tell."""

from __future__ import annotations

from typing import Final

from streams.resolution.persons import comparing_facts as facts
from streams.resolution.persons.comparing_places import places
from streams.resolution.persons.features import Features
from streams.resolution.persons.saying import LIMITS, weight
from streams.resolution.persons.weighing import best_names

_SHOWN: Final = min(LIMITS["possible"], LIMITS["same"])
_SEX: Final = weight("sex.equal")
_PLACES: Final = LIMITS["places"]
_BIRTH_PLACE: Final = weight("birth-place.equal")
_OCCUPATION: Final = weight("occupation.equal")


def hopeless(one: Features, other: Features) -> bool:
    """Whether all they say adds up to so little that no look at the whole is needed.

    Never said of a pair that weighing would show: no cap or guard adds anything, and neither does anything that is left
    out here (``tests/unit/resolution/test_hopeless.py``). What costs most is looked at last.
    """
    bits = best_names(one, other).total + facts.births(one.born, other.born).bits
    if one.phones and other.phones:
        bits += facts.phones(one.phones, other.phones).bits
    if one.numbers and other.numbers:
        bits += facts.numbers(one.numbers, other.numbers).bits
    if bits + _most(one, other) < _SHOWN:
        return True
    bits += facts.sexes(one.sex, other.sex).bits + min(_PLACES, places(one.addresses, other.addresses).total)
    bits += facts.birth_places(one.birth_place, other.birth_place).bits
    return bits + facts.occupations(one.occupation, other.occupation).bits < _SHOWN


def _most(one: Features, other: Features) -> int:
    """What the rest would add if all of it agreed."""
    bits = _SEX
    if one.addresses and other.addresses:
        bits += _PLACES
    if one.birth_place and other.birth_place:
        bits += _BIRTH_PLACE
    if one.occupation and other.occupation:
        bits += _OCCUPATION
    return bits
