"""A cheap upper bound on the match weight: rejects most candidate pairs before they are compared in full."""

from __future__ import annotations

from typing import Final

from streams.resolution.persons.comparison import attribute_comparison
from streams.resolution.persons.comparison.address_comparison import NEIGHBOURS, compare_homes
from streams.resolution.persons.comparison.level_weights import LIMITS, POPULATION, level_bits, prior_bits
from streams.resolution.persons.comparison.match_weight import FeatureComparison, best_name_comparison
from streams.resolution.persons.features.address_parts import Address
from streams.resolution.persons.features.mention_features import MentionFeatures

_SHOWN: Final = min(LIMITS["possible"], LIMITS["same"])
_SEX: Final = level_bits("sex.equal")
_ALIAS: Final = level_bits("alias.equal")
_PLACES: Final = LIMITS["places"]
_ONE_DOOR: Final = LIMITS["one-door"]
_BIRTH_PLACE: Final = level_bits("birth-place.equal")
_OCCUPATION: Final = level_bits("occupation.equal")


def rejected_early(one: MentionFeatures, other: MentionFeatures, population: int = POPULATION) -> bool:
    """Whether the bits can add up to so little that the pair is never shown."""
    return compare_unless_rejected(one, other, population) is None


def compare_unless_rejected(
    one: MentionFeatures, other: MentionFeatures, population: int = POPULATION
) -> FeatureComparison | None:
    """The features compared; None: the bits can add up to so little that the pair is never shown.

    Never None of a pair that ``match_weight`` would show: no cap or guard adds bits, and neither does any feature left
    out here (``tests/unit/resolution/persons/test_early_reject.py``). The most expensive features come last.
    """
    names = best_name_comparison(one, other)
    born = attribute_comparison.compare_births(one.born, other.born)
    phones = attribute_comparison.compare_phones(one.phones, other.phones)
    numbers = attribute_comparison.compare_register_numbers(one.numbers, other.numbers)
    bits = prior_bits(population) + names.total + born.bits + phones.bits + numbers.bits
    if bits + _most(one, other) < _SHOWN:
        return None
    sex, homes = attribute_comparison.compare_sexes(one.sex, other.sex), compare_homes(one.addresses, other.addresses)
    birth_place = attribute_comparison.compare_birth_places(one.birth_place, other.birth_place)
    occupation = attribute_comparison.compare_occupations(one.occupation, other.occupation)
    bits += sex.bits + min(_PLACES, homes.total) + birth_place.bits + occupation.bits
    bits += _ONE_DOOR if one.addresses and other.addresses else 0
    if bits + (_ALIAS if one.aliases and other.aliases else 0) < _SHOWN:
        return None
    return FeatureComparison(names, born, sex, numbers, homes, phones, birth_place, occupation)


def _most(one: MentionFeatures, other: MentionFeatures) -> int:
    """The bits of the remaining features if all of them agreed."""
    bits = _SEX + (_ALIAS if one.aliases and other.aliases else 0)
    if one.addresses and other.addresses:
        bits += most_of_homes(one.addresses, other.addresses)
    if one.birth_place and other.birth_place:
        bits += _BIRTH_PLACE
    if one.occupation and other.occupation:
        bits += _OCCUPATION
    return bits


def most_of_homes(one: tuple[Address, ...], other: tuple[Address, ...]) -> int:
    """The bits of the two addresses that have most in common, at most, and of a given name behind one door."""
    return max(_most_of_two(a, b) for a in one for b in other)


def _most_of_two(a: Address, b: Address) -> int:
    """Two house numbers behind two postcodes are of two doors: they say no more than that of neighbours."""
    if not (a.number and b.number) or a.number == b.number:
        return _PLACES + _ONE_DOOR
    if (a.postcode and a.postcode == b.postcode) or (a.uprn and a.uprn == b.uprn):
        return _PLACES + _ONE_DOOR
    return NEIGHBOURS
