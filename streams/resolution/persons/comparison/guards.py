"""Guards: constellations whose bits add up to more than they prove. Each caps a pair, to be asked of a person."""

from __future__ import annotations

from typing import Final, NamedTuple

from reference.names.rarity import sex_of_given
from streams.resolution.persons.comparison.address_comparison import AddressComparison
from streams.resolution.persons.comparison.level_weights import LIMITS, LevelWeight
from streams.resolution.persons.comparison.name_comparison import NameComparison
from values.name import Name


class Guard(NamedTuple):
    """Why a pair counts for at most ``most`` hundredths of a bit, the prior included.

    ``apart``: the two are never of one person, whatever stands between them, unless a person decides.
    """

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
    same_door: bool
    other_door: bool
    supporting_bits: int
    a_generation_apart: bool
    """Their birth years lie as far apart as a parent's and a child's."""
    same_phone: bool
    same_postcode: bool
    man_and_woman: bool
    """Recorded as such, each with a given name that goes with it."""
    population: int


TWINS: Final = Guard("twins", LIMITS["twins"], apart=True)
SIBLINGS: Final = Guard("siblings", LIMITS["household"], apart=True)
HOUSEHOLD: Final = Guard("household", LIMITS["household"], apart=True)
GENERATIONS: Final = Guard("generations", LIMITS["generations"], apart=True)
MISSPELT: Final = Guard("misspelt", LIMITS["household"], apart=False)
FATHERS_NAME: Final = Guard("fathers-name", LIMITS["household"], apart=False)
NAMELESS: Final = Guard("nameless", LIMITS["nameless"], apart=False)
UNNAMED: Final = Guard("unnamed", LIMITS["unnamed"], apart=False)
FORENAME: Final = Guard("forename", LIMITS["forename"], apart=False)
ONE_WORD: Final = Guard("one-word", LIMITS["one-word"], apart=False)
NAMESAKES: Final = Guard("namesakes", LIMITS["namesakes"], apart=False)
MOVED: Final = Guard("moved", LIMITS["moved"], apart=False)
UNIDENTIFIED: Final = Guard("unidentified", LIMITS["unidentified"], apart=False)

_NEAR: Final = LIMITS["neighbourhood"]
_PLACES: Final = LIMITS["places"]
_SAME_NUMBER: Final = ("number.equal-checked", "number.equal-formed", "number.equal")
_OTHER_GIVEN: Final = ("given.different", "given.similar")
_OTHER_GIVEN_AND_SEX: Final = (*_OTHER_GIVEN, "given.close", "given.alike", "given.short")
"""Paul and Paula, recorded as a man and a woman, are two."""
_SLIPS_OF_GIVEN: Final = ("given.slip", "given.close", "given.alike")
_SLIPS_OF_SURNAME: Final = ("surname.slip", "surname.close")
_BOTH_WAYS: Final = ("surname.equal", "surname.slip", "surname.close", "surname.part")
"""Levels of a surname that count as agreement for names in swapped order."""
_ENOUGH: Final = {"surname.different": (None, 600), "surname.similar": (400, -300), "surname.unknown": (150, -300)}
"""Bits that the birth date must reach where the given name agrees and the surname does not; the second, at one door."""
DATED: Final = ("birth.equal", "birth.swapped", "birth.transposed", "birth.typo")
"""Levels of two full dates of birth that are one, or one but for a slip."""
_BORN_ON_ONE_DAY: Final = (*DATED, "birth.equal-1-january")
_UNDATED: Final = ("birth.unknown", "birth.two-slips", "birth.age-fits", "birth.year", "birth.equal-1-january")
"""Birth levels that say nothing, or that fit many who are not one person."""


def goes_with(name: Name, sex: str) -> bool:
    """Whether a given name is that of people of this sex (m or f), nearly always."""
    return bool(name.given) and bool(sex) and sex_of_given().get(name.given[0]) == sex


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
    if context.numbers.level in _SAME_NUMBER:
        return None
    guard = _guard_of_names(names, context)
    if guard is None and context.population >= LIMITS["open"] and not _identified(context):
        return UNIDENTIFIED
    return guard


def _identified(context: GuardContext) -> bool:
    """Whether anything speaks that few people share: a date of birth, a number, a phone, a door or a postcode."""
    return (
        context.born.level in _BORN_ON_ONE_DAY
        or context.numbers.bits > 0
        or context.same_phone
        or context.same_door
        or context.same_postcode
    )


def _guard_of_names(names: NameComparison, context: GuardContext) -> Guard | None:
    given, surname = names.given, names.surname
    other_given = _OTHER_GIVEN_AND_SEX if context.man_and_woman else _OTHER_GIVEN
    differ = surname.bits > 0 and (given.level in other_given or _second_name_decides(names, context))
    swapped = names.order.level != "names.in-order"
    if differ and not swapped:
        return _two_of_a_family(context)
    if (swapped and (differ or surname.level not in _BOTH_WAYS)) or (
        given.level == "given.unclear" and surname.bits > 0 and context.born.bits <= 100
    ):
        return MISSPELT
    of_a_family = context.same_door or context.same_phone
    if _nothing_is_equal(names, context) and not of_a_family and context.numbers.bits <= 0:
        return MISSPELT
    if given.level == "given.alike" and of_a_family and surname.bits > 0 and context.born.level != "birth.equal":
        return MISSPELT
    if given.level == "given.other" and of_a_family and context.born.level not in DATED and context.numbers.bits <= 0:
        return FATHERS_NAME
    if given.bits > 0:
        return _same_given_name(surname, context)
    if surname.bits > 0:
        return None if given.level != "given.unknown" else _one_word(context)
    return _no_name_agrees(names, context)


def _nothing_is_equal(names: NameComparison, context: GuardContext) -> bool:
    """Given name, surname and birth date are each no more than nearly the same."""
    slips = (names.given.level in _SLIPS_OF_GIVEN, names.surname.level in _SLIPS_OF_SURNAME)
    return all(slips) and context.born.level in DATED and context.born.level != "birth.equal"


def _second_name_decides(names: NameComparison, context: GuardContext) -> bool:
    """Where brothers share a first name (Mohammed Adnan, Mohammed Imran) the second one is the name.

    A first name that many of a surname have tells nobody apart; nor does any behind one door, without a birth date; nor
    one that siblings share.
    """
    if names.middle.level == "middle.second-name":
        return names.given.bits > 0
    if names.middle.level != "middle.different" or names.given.level != "given.equal":
        return False
    undated_at_home = context.same_door and context.born.level not in DATED
    return undated_at_home or names.given.bits < LIMITS["first-name"]


def _two_of_a_family(context: GuardContext) -> Guard:
    """The surname agrees and the given name does not, whatever else they share: a date, a door, a trade, a letter."""
    born = context.born
    return TWINS if born.level in DATED else SIBLINGS if born.bits < 0 else HOUSEHOLD


def _same_given_name(surname: LevelWeight, context: GuardContext) -> Guard | None:
    """The given name agrees."""
    born = context.born
    if context.numbers.bits > 0:
        return None
    if surname.level in _ENOUGH:
        least, behind_one_door = _ENOUGH[surname.level]
        known = (least is not None and born.bits >= least) or (context.same_door and born.bits >= behind_one_door)
        beside = born.level in DATED and context.supporting_bits >= LIMITS["forename-beside"]
        one_word = surname.level == "surname.unknown" and context.same_phone
        return None if known or beside or one_word else FORENAME
    if surname.bits <= 0 or born.bits > 100:
        return None
    if context.a_generation_apart and born.bits < 0:
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
        beside = context.supporting_bits - context.born.bits
        return UNNAMED if context.born.level in DATED and beside >= 650 else NAMELESS
    both = names.given.level == "given.different" and names.surname.level == "surname.different"
    if both and context.born.level == "birth.equal" and context.supporting_bits >= LIMITS["nameless-beside"]:
        return None
    return NAMELESS
