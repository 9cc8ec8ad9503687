"""Caps on features that are not independent: what a family, a home town or a common name makes agree together."""

from __future__ import annotations

from typing import Final

from streams.resolution.persons.comparison.level_weights import LIMITS, LevelWeight, level_bits
from streams.resolution.persons.comparison.name_comparison import NameComparison

_PLACES: Final = LIMITS["places"]
_FAMILY: Final = LIMITS["family"]
_ROOTS: Final = LIMITS["roots"]
_RAREST_GIVEN: Final = level_bits("given.rarest") * level_bits("given.equal-share") // 100
_RAREST_SURNAME: Final = level_bits("surname.rarest") * level_bits("surname.close-share") // 100


def capped_family(names: NameComparison, born: LevelWeight, places: int, phones: int) -> int:
    """Bits of surname and home. A whole family shares them: alone they come close to one person and never reach it."""
    bits = names.surname.bits + min(places, _PLACES) + phones
    if names.given.bits <= 0 and born.bits <= 0:
        return min(bits, _FAMILY)
    return bits


def capped_birth_place(birth_place: int, home: int) -> int:
    """Bits of the place of birth. Most people live near theirs, so it adds less the more the home added."""
    return min(birth_place, max(0, _ROOTS - max(0, min(home, _PLACES))))


def name_only_penalty(names: NameComparison, others: tuple[int, ...]) -> int:
    """Bits to subtract where hardly anything but a name agrees, since namesakes are many.

    ``others``: bits of birth date, numbers, home and phones; then place of birth and occupation, which families share.
    """
    penalty = LIMITS["unlisted"] if _unlisted(names) else 0
    if names.given.bits > 0 and names.surname.level == "surname.unknown" and max(others) < 800:
        penalty += LIMITS["forename-only"]
    if names.given.level == "given.unknown" and names.surname.bits > 0 and max(others[:4]) <= 0:
        penalty += LIMITS["surname-only"]
    if names.total > 0 and max(others) <= 0:
        penalty += LIMITS["alone"]
    return penalty


def _unlisted(names: NameComparison) -> bool:
    """Both names agree and neither is in the counts: the two are not independent, since both follow from one origin."""
    given, surname = names.given, names.surname
    return given.level == "given.equal" and given.bits >= _RAREST_GIVEN and surname.bits >= _RAREST_SURNAME
