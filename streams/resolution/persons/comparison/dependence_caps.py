"""Caps on features that are not independent: what a family or a home town makes agree together."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from reference.names import rarity
from streams.resolution.persons.comparison.address_comparison import AddressComparison
from streams.resolution.persons.comparison.level_weights import LIMITS, LevelWeight
from streams.resolution.persons.comparison.name_comparison import ComparedNames, NameComparison
from values.name import Name

_PLACES: Final = LIMITS["places"]
_FAMILY: Final = LIMITS["family"]
_ROOTS: Final = LIMITS["roots"]
_SHARED: Final = LIMITS["shared"]
_ONE_DOOR: Final = LIMITS["one-door"]
_YEARS: Final = ("birth.year", "birth.age-fits", "birth.equal-1-january", "birth.two-parts", "birth.two-slips")
"""Birth levels that many who live in one town share."""


def capped_home(names: NameComparison, places: int, phones: int) -> int:
    """Bits of surname, home and phone. Those behind one door mostly share the surname: beside it, it adds little."""
    home = min(places, _PLACES)
    surname = names.surname.bits
    if home > 0 and surname > 0:
        surname = max(0, min(surname, _FAMILY - home))
    if names.given.bits <= 0:
        return min(surname + home, _FAMILY) + phones
    return surname + home + phones


_OF_BROTHERS: Final = frozenset(("mohammed", "muhammad", "mohammad", "mohamed", "md", "abdul", "abu", "syed", "jean"))
"""Given names that brothers or sisters share as the first of several: Mohammed Adnan, Mohammed Imran."""

_OF_IBERIANS: Final = frozenset(("maria", "ana", "jose", "joao"))
"""The same of Portuguese, Brazilian and Filipino families. Of others, as Polish ones, they are names like any other."""


def at_one_door(names: ComparedNames) -> int:
    """Bits that a given name says more where surname and door agree: who lives together seldom shares it."""
    given = names.comparison.given
    if given.level != "given.equal" or names.comparison.surname.bits <= 0 or names.one is None or names.other is None:
        return 0
    if _is_shared_by_brothers(names.one) or _is_shared_by_brothers(names.other):
        return 0
    return max(0, min(_ONE_DOOR, LIMITS["one-door-most"] - given.bits))


def _is_shared_by_brothers(name: Name) -> bool:
    if not (name.given and name.surname):
        return False
    first, last = name.given[0], name.surname[-1]
    if first in _OF_IBERIANS:
        return _may_be_iberian(last)
    if first == "mohamed" and last in rarity.origins()["somali"].surnames:
        return False  # the second word is the father's name, and there is no first of two
    return first in _OF_BROTHERS


@lru_cache(maxsize=16_384)
def _may_be_iberian(surname: str) -> bool:
    """Whether a surname is listed as Portuguese or Filipino, or nowhere."""
    listed = [origin for origin, names in rarity.origins().items() if surname in names.surnames]
    return not listed or not {"portuguese", "filipino"}.isdisjoint(listed)


def capped_birth_place(birth_place: int, home: int) -> int:
    """Bits of the place of birth. Most people live near theirs, so it adds less the more the home added."""
    return min(birth_place, max(0, _ROOTS - max(0, min(home, _PLACES))))


def excess_of_shared(born: LevelWeight, homes: AddressComparison, birth_place: int, occupation: int) -> int:
    """Bits to take away so that town, year of birth, place of birth and trade together say no more than they may."""
    town = homes.locality.bits if homes.total == homes.locality.bits else 0
    year = born.bits if born.level in _YEARS else 0
    return min(0, _SHARED - sum(max(0, bits) for bits in (town, year, birth_place, occupation)))
