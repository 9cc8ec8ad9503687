"""Pairs that no feature could make worth showing: most of those that share a key, and cheap to tell."""

from __future__ import annotations

from typing import Final

from streams.resolution.persons import comparing_facts as facts
from streams.resolution.persons.features import Features
from streams.resolution.persons.saying import LIMITS, weight
from streams.resolution.persons.weighing import best_names

_SHOWN: Final = min(LIMITS["possible"], LIMITS["same"])
_SEX: Final = weight("sex.equal")
_PLACES: Final = LIMITS["places"]
_BIRTH_PLACE: Final = weight("birth-place.equal")
_OCCUPATION: Final = weight("occupation.equal")


def hopeless(one: Features, other: Features) -> bool:
    """Whether names and birth date speak so much against it that nothing else can outweigh them.

    Never said of a pair that weighing would show: what is not looked at counts as if it agreed, and no cap or guard
    adds anything (``tests/unit/resolution/test_hopeless.py``).
    """
    bits = best_names(one, other).total + facts.births(one.born, other.born).bits + _SEX
    if bits >= _SHOWN:
        return False
    bits += facts.phones(one.phones, other.phones).bits + facts.numbers(one.numbers, other.numbers).bits
    if one.addresses and other.addresses:
        bits += _PLACES
    if one.birth_place and other.birth_place:
        bits += _BIRTH_PLACE
    if one.occupation and other.occupation:
        bits += _OCCUPATION
    return bits < _SHOWN
