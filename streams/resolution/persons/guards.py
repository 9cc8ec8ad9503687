"""Caps: constellations that add up to more than they prove. Each holds a pair back as a question for a person."""

from __future__ import annotations

from typing import Final, NamedTuple

from streams.resolution.persons.comparing_names import NameSayings
from streams.resolution.persons.saying import LIMITS, Saying


class Guard(NamedTuple):
    """Why a pair counts for no more than ``most`` bits. ``apart``: it speaks against a whole cluster, too."""

    name: str
    most: int
    apart: bool


TWINS: Final = Guard("twins", LIMITS["twins"], apart=True)
GENERATIONS: Final = Guard("generations", LIMITS["generations"], apart=True)
NAMELESS: Final = Guard("nameless", LIMITS["nameless"], apart=False)
UNNAMED: Final = Guard("unnamed", LIMITS["family"], apart=False)
FORENAME: Final = Guard("forename", LIMITS["forename"], apart=False)
SIBLINGS: Final = Guard("siblings", LIMITS["household"], apart=True)
HOUSEHOLD: Final = Guard("household", LIMITS["household"], apart=False)

_SAME_NUMBER: Final = ("number.equal-checked", "number.equal")
_OTHER_GIVEN: Final = ("given.different", "given.similar")


def guard(names: NameSayings, born: Saying, numbers: Saying, home: int, generation: bool) -> Guard | None:
    """The strictest that holds. ``generation``: their birth years lie as far apart as a parent's and a child's."""
    if numbers.level in _SAME_NUMBER:
        return None
    given, surname = names.given, names.surname
    if given.level in _OTHER_GIVEN and surname.bits > 0:
        return TWINS if born.bits >= 800 else SIBLINGS if born.bits < 0 else HOUSEHOLD
    if given.bits > 0 and surname.bits > 0 and generation and born.bits < 0:
        return GENERATIONS
    if given.bits > 0 and surname.level == "surname.different" and born.bits < 800 and home < 1100:
        return FORENAME
    if given.bits > 0 or surname.bits > 0:
        return None
    return UNNAMED if names.total == 0 and born.bits >= 600 and home >= 650 else NAMELESS
