"""Caps: constellations that add up to more than they prove. Each holds a pair back as a question for a person."""

from __future__ import annotations

from typing import Final, NamedTuple

from streams.resolution.persons.comparison.address_comparison import AddressComparison
from streams.resolution.persons.comparison.level_weights import LIMITS, LevelWeight
from streams.resolution.persons.comparison.name_comparison import NameComparison


class Guard(NamedTuple):
    """Why a pair counts for no more than ``most`` bits. ``apart``: it speaks against a whole cluster, too."""

    name: str
    most: int
    apart: bool


class GuardContext(NamedTuple):
    """What speaks beside the names.

    ``door``: they live behind one; ``moved``: behind two. ``rest``: the sum, a neighbourhood counting less.
    """

    born: LevelWeight
    sex: LevelWeight
    numbers: LevelWeight
    occupation: LevelWeight
    door: bool
    moved: bool
    rest: int
    generation: bool
    """Their birth years lie as far apart as a parent's and a child's."""
    aged: bool
    """Both were sixty or more, and their homes agree as far as homes can."""


TWINS: Final = Guard("twins", LIMITS["twins"], apart=True)
GENERATIONS: Final = Guard("generations", LIMITS["generations"], apart=True)
NAMELESS: Final = Guard("nameless", LIMITS["nameless"], apart=False)
UNNAMED: Final = Guard("unnamed", LIMITS["family"], apart=False)
FORENAME: Final = Guard("forename", LIMITS["forename"], apart=False)
NAMESAKES: Final = Guard("namesakes", LIMITS["namesakes"], apart=True)
MOVED: Final = Guard("moved", LIMITS["namesakes"], apart=False)
SIBLINGS: Final = Guard("siblings", LIMITS["household"], apart=True)
HOUSEHOLD: Final = Guard("household", LIMITS["household"], apart=False)

_NEAR: Final = LIMITS["neighbourhood"]
_PLACES: Final = LIMITS["places"]
_SAME_NUMBER: Final = ("number.equal-checked", "number.equal")
_OTHER_GIVEN: Final = ("given.different", "given.similar")
_BOTH_WAYS: Final = ("surname.equal", "surname.close", "surname.part")
"""Of names in another order both must agree: what agrees alone is a family name, of a given name elsewhere."""
_OTHER_GIVEN_AND_SEX: Final = (*_OTHER_GIVEN, "given.close", "given.short")
"""Paul and Paula, recorded as a man and a woman, are two."""
_ENOUGH: Final = {"surname.different": (None, 600), "surname.similar": (400, -300), "surname.unknown": (150, -300)}
"""What the birth date must say beside a given name where the surname does not agree; and so behind one door."""
_UNDATED: Final = ("birth.unknown", "birth.two-slips", "birth.age-fits")
"""Nothing is known, or what is known would be said of many who are not one."""


def same_door(where: AddressComparison) -> bool:
    """The same premises or house; or the same full postcode, where neither side says more."""
    if where.premises.bits > 0 or where.street.level == "street.house":
        return True
    return where.street.level == "street.unknown" and where.postcode.level == "postcode.equal"


def two_doors(where: AddressComparison) -> bool:
    """Another house, or another street, town or postcode."""
    said = (where.street.level, where.locality.level, where.postcode.level)
    return any(level in said for level in ("street.different", "locality.different", "postcode.different"))


def home_bits(where: AddressComparison, *, door: bool) -> int:
    """What the home says of one person rather than of a neighbour."""
    return min(where.total, _PLACES if door else _NEAR)


def strictest_guard(names: NameComparison, beside: GuardContext) -> Guard | None:
    """The strictest that holds."""
    given, surname = names.given, names.surname
    if beside.numbers.level in _SAME_NUMBER:
        return None
    other = _OTHER_GIVEN if beside.sex.bits >= 0 else _OTHER_GIVEN_AND_SEX
    crosswise = names.order.level == "names.swapped" and surname.level not in _BOTH_WAYS
    if crosswise or (given.level in other and surname.bits > 0):
        return _of_one_family(given, beside)
    if given.level == "given.unclear" and surname.bits > 0 and beside.born.bits <= 100:
        return HOUSEHOLD
    if given.bits > 0:
        return _of_one_name(surname, beside)
    if surname.bits > 0:
        return None
    return _of_no_name(names, beside)


def _of_one_family(given: LevelWeight, beside: GuardContext) -> Guard | None:
    """The surname agrees and the given name does not."""
    born = beside.born.bits
    if _of_one_after_all(given, beside):
        return None
    return TWINS if born >= 800 else SIBLINGS if born < 0 else HOUSEHOLD


def _of_one_after_all(given: LevelWeight, beside: GuardContext) -> bool:
    """What a family hardly shares.

    Born in one year, names a letter apart: a slip. Brothers and sisters of one trade, their birth dates but for a slip
    the same: one person by two names. Twins of sixty behind one door: one in some thousand people has such a twin, and
    one in a hundred is recorded by a name that is not theirs.
    """
    born, sex = beside.born, beside.sex
    if given.level == "given.similar" and born.bits >= LIMITS["slipped"]:
        return sex.bits >= 0
    if beside.occupation.bits > 0 and 0 <= born.bits < 800 and born.level not in _UNDATED:
        return True
    return beside.aged and born.level == "birth.equal" and sex.bits >= 0


def _of_one_name(surname: LevelWeight, beside: GuardContext) -> Guard | None:
    """The given name agrees."""
    born = beside.born
    if beside.numbers.bits > 0:
        return None
    if surname.level in _ENOUGH:
        least, behind_one_door = _ENOUGH[surname.level]
        known = (least is not None and born.bits >= least) or (beside.door and born.bits >= behind_one_door)
        return None if known or beside.rest >= LIMITS["forename-beside"] else FORENAME
    if surname.bits <= 0 or born.bits > 100:
        return None
    if beside.generation and born.bits < 0 and not beside.aged:
        return GENERATIONS
    if not beside.moved or beside.rest >= LIMITS["namesakes-beside"]:
        return None
    return NAMESAKES if born.bits < 0 else MOVED


def _of_no_name(names: NameComparison, beside: GuardContext) -> Guard | None:
    """Neither name agrees."""
    if names.total == 0:
        return UNNAMED if beside.born.bits >= 600 and beside.rest - beside.born.bits >= 650 else NAMELESS
    both = names.given.level == "given.different" and names.surname.level == "surname.different"
    if both and beside.born.level == "birth.equal" and beside.rest >= LIMITS["nameless-beside"]:
        return None
    return NAMELESS
