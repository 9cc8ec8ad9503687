"""Guards: constellations whose bits add up to more than they prove. Each caps a pair, to be asked of a person."""

from __future__ import annotations

from typing import Final, NamedTuple

from streams.resolution.persons.comparison.address_comparison import AddressComparison
from streams.resolution.persons.comparison.level_weights import LIMITS, LevelWeight
from streams.resolution.persons.comparison.name_comparison import NameComparison


class Guard(NamedTuple):
    """Why a pair counts for at most ``most`` hundredths of a bit. ``apart``: it also counts against joining whole
    clusters."""

    name: str
    most: int
    apart: bool


class GuardContext(NamedTuple):
    """What agrees beside the names.

    ``same_door``: they live behind one door; ``other_door``: behind two. ``supporting_bits``: the sum, a neighbourhood
    counting less.
    """

    born: LevelWeight
    sex: LevelWeight
    numbers: LevelWeight
    occupation: LevelWeight
    same_door: bool
    other_door: bool
    supporting_bits: int
    a_generation_apart: bool
    """Their birth years lie as far apart as a parent's and a child's."""
    same_phone: bool
    aged: bool
    """Both were sixty or more when recorded, and their homes agree as far as homes can."""


TWINS: Final = Guard("twins", LIMITS["twins"], apart=True)
GENERATIONS: Final = Guard("generations", LIMITS["generations"], apart=True)
NAMELESS: Final = Guard("nameless", LIMITS["nameless"], apart=False)
UNNAMED: Final = Guard("unnamed", LIMITS["family"], apart=False)
FORENAME: Final = Guard("forename", LIMITS["forename"], apart=False)
ONE_WORD: Final = Guard("one-word", LIMITS["forename"], apart=False)
NAMESAKES: Final = Guard("namesakes", LIMITS["namesakes"], apart=True)
MOVED: Final = Guard("moved", LIMITS["namesakes"], apart=False)
SIBLINGS: Final = Guard("siblings", LIMITS["household"], apart=True)
HOUSEHOLD: Final = Guard("household", LIMITS["household"], apart=False)

_NEAR: Final = LIMITS["neighbourhood"]
_PLACES: Final = LIMITS["places"]
_SAME_NUMBER: Final = ("number.equal-checked", "number.equal")
_OTHER_GIVEN: Final = ("given.different", "given.similar")
_BOTH_WAYS: Final = ("surname.equal", "surname.close", "surname.part")
"""Levels of a surname that count as agreement for names in swapped order."""
_OTHER_GIVEN_AND_SEX: Final = (*_OTHER_GIVEN, "given.close", "given.short")
"""Paul and Paula, recorded as a man and a woman, are two."""
_ENOUGH: Final = {"surname.different": (None, 600), "surname.similar": (400, -300), "surname.unknown": (150, -300)}
"""Bits that the birth date must reach where the given name agrees and the surname does not; the second, at one door."""
_UNDATED: Final = ("birth.unknown", "birth.two-slips", "birth.age-fits")
"""Birth levels that say nothing, or that fit many who are not one person."""


def same_door(where: AddressComparison) -> bool:
    """The same premises or house; or the same full postcode where neither side has a street."""
    if where.premises.bits > 0 or where.street.level == "street.house":
        return True
    return where.street.level == "street.unknown" and where.postcode.level == "postcode.equal"


def two_doors(where: AddressComparison) -> bool:
    """Another house, or another street, town or postcode."""
    levels = (where.street.level, where.locality.level, where.postcode.level)
    return any(level in levels for level in ("street.different", "locality.different", "postcode.different"))


def home_bits(where: AddressComparison, *, door: bool) -> int:
    """Bits of the home that speak for one person rather than for a neighbour."""
    return min(where.total, _PLACES if door else _NEAR)


def strictest_guard(names: NameComparison, context: GuardContext) -> Guard | None:
    """The guard that applies to a pair, or None."""
    given, surname = names.given, names.surname
    if context.numbers.level in _SAME_NUMBER:
        return None
    other_given = _OTHER_GIVEN if context.sex.bits >= 0 else _OTHER_GIVEN_AND_SEX
    crosswise = names.order.level == "names.swapped" and surname.level not in _BOTH_WAYS
    if crosswise or (given.level in other_given and surname.bits > 0):
        return _same_surname(given, context)
    if given.level == "given.unclear" and surname.bits > 0 and context.born.bits <= 100:
        return HOUSEHOLD
    if given.bits > 0:
        return _same_given_name(surname, context)
    if surname.bits > 0:
        return None if given.level != "given.unknown" else _one_word(context)
    return _no_name_agrees(names, context)


def _same_surname(given: LevelWeight, context: GuardContext) -> Guard | None:
    """The surname agrees and the given name does not."""
    born = context.born.bits
    if _one_person_after_all(given, context):
        return None
    return TWINS if born >= 800 else SIBLINGS if born < 0 else HOUSEHOLD


def _one_person_after_all(given: LevelWeight, context: GuardContext) -> bool:
    """What a family hardly shares.

    Born in one year, names a letter apart: a slip. Brothers and sisters of one trade, their birth dates but for a slip
    the same: one person by two names. Twins of sixty behind one door: one in some thousand people has such a twin, and
    one in a hundred is recorded by a name that is not theirs.
    """
    born, sex = context.born, context.sex
    if given.level == "given.similar" and born.bits >= LIMITS["slipped"]:
        return sex.bits >= 0
    if context.occupation.bits > 0 and 0 <= born.bits < 800 and born.level not in _UNDATED:
        return True
    return context.aged and born.level == "birth.equal" and sex.bits >= 0


def _same_given_name(surname: LevelWeight, context: GuardContext) -> Guard | None:
    """The given name agrees."""
    born = context.born
    if context.numbers.bits > 0:
        return None
    if surname.level in _ENOUGH:
        least, behind_one_door = _ENOUGH[surname.level]
        known = (least is not None and born.bits >= least) or (context.same_door and born.bits >= behind_one_door)
        return None if known or context.supporting_bits >= LIMITS["forename-beside"] else FORENAME
    if surname.bits <= 0 or born.bits > 100:
        return None
    if context.a_generation_apart and born.bits < 0 and not context.aged:
        return GENERATIONS
    if not context.other_door or context.supporting_bits >= LIMITS["namesakes-beside"]:
        return None
    return NAMESAKES if born.bits < 0 else MOVED


def _one_word(context: GuardContext) -> Guard | None:
    """One word agrees and one side has no other: a surname that a family shares, or a given name that a town does."""
    dated = context.born.level not in _UNDATED and context.born.bits >= 0
    return None if dated or context.numbers.bits > 0 or context.same_phone else ONE_WORD


def _no_name_agrees(names: NameComparison, context: GuardContext) -> Guard | None:
    """Neither name agrees."""
    if names.total == 0:
        return UNNAMED if context.born.bits >= 600 and context.supporting_bits - context.born.bits >= 650 else NAMELESS
    both = names.given.level == "given.different" and names.surname.level == "surname.different"
    if both and context.born.level == "birth.equal" and context.supporting_bits >= LIMITS["nameless-beside"]:
        return None
    return NAMELESS
