"""Comparison of birth date, sex, register numbers, phones, place of birth and occupation."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA, Indel

from streams.resolution.persons.comparison.level_weights import LEVEL_WEIGHTS, LevelWeight
from streams.resolution.persons.features.birth_dates import Birth
from values.register_number import RegisterNumber

NEAR: Final = 5
"""Years of birth that are so far apart may be a guess; further apart they are another's."""

IN_SEQUENCE: Final = 10
"""Numbers that are given to one household or firm at a time run on within so many."""

PARENTS: Final = range(16, 46)
"""Years between the births of a parent and a child."""


@lru_cache(maxsize=32_768)
def compare_births(one: Birth | None, other: Birth | None) -> LevelWeight:
    """The dates of birth agree, are swapped, differ by a slip, share a year, or lie years apart."""
    if one is None or other is None:
        return LEVEL_WEIGHTS["birth.unknown"]
    if one.digits and other.digits:
        return LEVEL_WEIGHTS[_date_level(one, other)]
    if one.first == one.last and other.first == other.last:
        return LEVEL_WEIGHTS[_year_level(one, other)]
    fits = one.first <= other.last and other.first <= one.last
    return LEVEL_WEIGHTS["birth.age-fits" if fits else "birth.age-other"]


def _date_level(one: Birth, other: Birth) -> str:
    a, b = one.digits, other.digits
    if a == b:
        return "birth.equal-1-january" if one.rough else "birth.equal"
    if a[:4] == b[:4] and (a[4:6], a[6:]) == (b[6:], b[4:6]):
        return "birth.swapped"
    if one.rough or other.rough:
        return _year_level(one, other)
    slips = OSA.distance(a, b)
    if slips == 1:
        return "birth.transposed" if sorted(a) == sorted(b) else "birth.typo"
    if (a[:4] == b[:4]) + (a[4:6] == b[4:6]) + (a[6:] == b[6:]) == 2:
        return "birth.two-parts"
    return "birth.two-slips" if slips == 2 else _year_level(one, other, same="birth.near")


def _year_level(one: Birth, other: Birth, same: str = "birth.year") -> str:
    years_apart = abs(one.first - other.first)
    if years_apart == 0:
        return same
    if OSA.distance(str(one.first), str(other.first)) == 1 and same == "birth.year":
        return "birth.year-slip"
    return "birth.near" if years_apart <= NEAR else "birth.other"


def a_generation_apart(one: Birth | None, other: Birth | None) -> bool:
    """The birth years lie as far apart as a parent's and a child's."""
    if one is None or other is None or one.first != one.last or other.first != other.last:
        return False
    return abs(one.first - other.first) in PARENTS


def compare_sexes(one: str, other: str) -> LevelWeight:
    """The same sex was recorded, or another; it is sometimes recorded wrongly."""
    if not (one and other):
        return LEVEL_WEIGHTS["sex.unknown"]
    return LEVEL_WEIGHTS["sex.equal" if one == other else "sex.different"]


def compare_register_numbers(one: tuple[RegisterNumber, ...], other: tuple[RegisterNumber, ...]) -> LevelWeight:
    """A number of one register is the same, the same but for a slip that its check shows, or different."""
    if not (one and other):
        return LEVEL_WEIGHTS["number.unknown"]
    levels = [number_level(a, b) for a in one for b in other if a.scheme == b.scheme]
    return LEVEL_WEIGHTS[min(levels, key=NUMBER_LEVELS.index, default="number.unknown")]


NUMBER_LEVELS: Final = (
    "number.equal-checked",
    "number.equal-formed",
    "number.equal",
    "number.close",
    "number.different-checked",
    "number.different",
    "number.unknown",
)
"""What counts of several numbers, the first of these."""


def number_level(a: RegisterNumber, b: RegisterNumber) -> str:
    """The level of two numbers of one register."""
    if a.canonical == b.canonical:
        return _equal_level(a, b)
    if a.tells_apart(b):
        return "number.different-checked"
    if a.may_be_slip(b):
        return "number.close"
    return "number.unknown" if a.says_nothing_beside(b) else "number.different"


def _equal_level(a: RegisterNumber, b: RegisterNumber) -> str:
    if a.checked and b.checked:
        return "number.equal-checked"
    return "number.equal-formed" if a.is_certain and b.is_certain else "number.equal"


def compare_phones(one: tuple[str, ...], other: tuple[str, ...]) -> LevelWeight:
    """A phone number is the same, the same but for a slip, or another. People change numbers: that weighs little."""
    if not (one and other):
        return LEVEL_WEIGHTS["phone.unknown"]
    if not set(one).isdisjoint(other):
        return LEVEL_WEIGHTS["phone.equal"]
    near = [(a, b) for a in one for b in other if len(a) == len(b) and OSA.distance(a, b, score_cutoff=1) == 1]
    if not near:
        return LEVEL_WEIGHTS["phone.different"]
    if all(_run_on(a, b) for a, b in near):
        return LEVEL_WEIGHTS["phone.in-sequence"]
    return LEVEL_WEIGHTS["phone.close-mobile" if all(_is_mobile(a) for a, _ in near) else "phone.close"]


def _run_on(one: str, other: str) -> bool:
    """Whether two numbers are so near in sequence that one contract or one exchange gave both to one household."""
    return one[:-2] == other[:-2] and abs(int(one[-2:]) - int(other[-2:])) <= IN_SEQUENCE


def _is_mobile(number: str) -> bool:
    """Whether a number of the form 447911123456 is of a mobile network; most others share an exchange."""
    return number.lstrip("+").startswith("447")


def compare_birth_places(one: str, other: str) -> LevelWeight:
    """Equal, spelled alike, or different (a village and its county count as different, so it weighs little)."""
    return LEVEL_WEIGHTS[f"birth-place.{_text_level(one, other)}"]


def compare_occupations(one: str, other: str) -> LevelWeight:
    """Equal or different. People have several, so different ones weigh little."""
    level = _text_level(one, other)
    return LEVEL_WEIGHTS[f"occupation.{'equal' if level == 'close' else level}"]


def _text_level(one: str, other: str) -> str:
    if not (one and other):
        return "unknown"
    if one == other:
        return "equal"
    return "close" if nearly_equal(one, other) else "different"


def nearly_equal(one: str, other: str) -> bool:
    """Equal but for slips: at most a fifth of the letters."""
    return Indel.distance(one, other) * 5 <= len(one) + len(other)
