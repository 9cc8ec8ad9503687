"""How alike two words of a name are: the same, a short or foreign form, a slip, an initial, or no more than similar."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from reference import name_bits
from reference.name_words import short_forms
from streams.resolution.persons.sounds import sound

_FORMS: Final = short_forms()
_GIVEN: Final = name_bits.given()
_SURNAMES: Final = name_bits.surnames()
_NONE: Final = frozenset[str]()


class Alike(IntEnum):
    """From nothing in common to the same."""

    NOT = 0
    SIMILAR = 1
    INITIAL = 2
    CLOSE = 3
    SHORT = 4
    SAME = 5


@lru_cache(maxsize=262_144)
def alike(one: str, other: str) -> Alike:
    """Symmetric. Two well-known names that sound different are never a slip of one another: harry is not larry."""
    if one == other:
        return Alike.SAME
    if len(one) == 1 or len(other) == 1:
        return Alike.INITIAL if one[0] == other[0] else Alike.NOT
    if not _FORMS.get(one, _NONE).isdisjoint(_FORMS.get(other, _NONE)):
        return Alike.SHORT
    return _spelled(one, other)


def _spelled(one: str, other: str) -> Alike:
    shorter, longer = sorted((len(one), len(other)))
    apart = OSA.distance(one, other, score_cutoff=3)
    if apart > 3 or shorter < 3:
        return Alike.CLOSE if _begins(one, other, shorter) else Alike.NOT
    same_sound = one[0] == other[0] and sound(one) == sound(other)
    slip = apart <= (1 if longer < 7 else 2 if longer < 10 else 3)
    if (same_sound and apart < shorter - 1) or (slip and not (known(one) and known(other))):
        return Alike.CLOSE
    if _begins(one, other, shorter):
        return Alike.CLOSE
    return Alike.SIMILAR if slip or (apart * 3 <= longer) else Alike.NOT


def _begins(one: str, other: str, shorter: int) -> bool:
    """One is cut short: ``alexand``."""
    return shorter >= 4 and (one.startswith(other) or other.startswith(one))


def known(word: str) -> bool:
    """The counts list it, or it is a form of a name."""
    return word in _GIVEN or word in _SURNAMES or word in _FORMS
