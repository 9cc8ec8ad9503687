"""The values that were compared, feature by feature, as shown to readers: of several values the best matching pair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from streams.resolution.persons.comparison.address_comparison import compare_addresses
from streams.resolution.persons.comparison.attribute_comparison import NUMBER_LEVELS, number_level
from streams.resolution.persons.comparison.match_weight import best_names
from streams.resolution.persons.features.address_parts import Address
from streams.resolution.persons.features.birth_dates import Birth
from streams.resolution.persons.features.mention_features import MentionFeatures
from values.name import Name
from values.register_number import RegisterNumber

LONGEST: Final = 60
"""Characters of a value that are shown."""

ValuesByFeature = dict[str, tuple[str, str]]
"""By feature: both values as shown; empty where unknown."""


def compared_values(one: MentionFeatures, other: MentionFeatures) -> ValuesByFeature:
    """Both values of every feature, for the same pairs of names, addresses and numbers that the comparison used."""
    found = {
        "birth": (_birth(one.born), _birth(other.born)),
        "sex": (one.sex, other.sex),
        "number": _numbers(one.numbers, other.numbers),
        "phone": _phones(one.phones, other.phones),
        "birth-place": (one.birth_place.capitalize(), other.birth_place.capitalize()),
        "occupation": (one.occupation, other.occupation),
        "alias": _aliases(one.aliases, other.aliases),
        **_names(one, other),
        **_places(one.addresses, other.addresses),
    }
    return {feature: (left[:LONGEST], right[:LONGEST]) for feature, (left, right) in found.items()}


def _names(one: MentionFeatures, other: MentionFeatures) -> ValuesByFeature:
    _, a, b = best_names(one, other)
    if a is None or b is None:
        return {"given": (_words(a.words) if a else "", _words(b.words) if b else "")}
    return {
        "given": (_words(a.given), _words(b.given)),
        "middle": (_words(a.given[1:]), _words(b.given[1:])),
        "surname": (_words(a.surname), _words(b.surname)),
        "names": (_words(a.words), _words(b.words)),
    }


def _aliases(left: tuple[Name, ...], right: tuple[Name, ...]) -> tuple[str, str]:
    shared = sorted(set(left).intersection(right))
    return _words(shared[0].words if shared else ()), _words(shared[0].words if shared else ())


def _words(words: Iterable[str]) -> str:
    return " ".join(word.capitalize() for word in words)


def _birth(born: Birth | None) -> str:
    if born is None:
        return ""
    if born.digits:
        return f"{born.digits[:4]}-{born.digits[4:6]}-{born.digits[6:]}"
    return str(born.first) if born.first == born.last else f"{born.first} to {born.last}"


def _numbers(left: tuple[RegisterNumber, ...], right: tuple[RegisterNumber, ...]) -> tuple[str, str]:
    pairs = [(a, b) for a in left for b in right if a.scheme == b.scheme]
    if pairs:
        left, right = ((one,) for one in min(pairs, key=_preference))
    return _number(left), _number(right)


def _preference(both: tuple[RegisterNumber, RegisterNumber]) -> tuple[int, RegisterNumber, RegisterNumber]:
    """The comparison's order of preference."""
    return NUMBER_LEVELS.index(number_level(*both)), *both


def _number(numbers: tuple[RegisterNumber, ...]) -> str:
    return f"{numbers[0].scheme.upper()} {numbers[0].canonical}" if numbers else ""


def _phones(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, str]:
    shared = sorted(set(left).intersection(right))
    return _phone(shared or left), _phone(shared or right)


def _phone(phones: Iterable[str]) -> str:
    first = next(iter(phones), "")
    return f"+{first}" if first.startswith("44") else first


def _places(left: tuple[Address, ...], right: tuple[Address, ...]) -> ValuesByFeature:
    if left and right:
        pairs = [(a, b) for a in left for b in right]
        a, b = (
            max(pairs, key=lambda both: ((comparison := compare_addresses(*both)).total, comparison))
            if len(pairs) > 1
            else pairs[0]
        )
    else:
        a, b = (left or (NOWHERE,))[0], (right or (NOWHERE,))[0]
    return {
        "premises": (f"UPRN {a.uprn}" if a.uprn else "", f"UPRN {b.uprn}" if b.uprn else ""),
        "street": (_street(a), _street(b)),
        "locality": (a.locality.capitalize(), b.locality.capitalize()),
        "postcode": (_postcode(a), _postcode(b)),
    }


NOWHERE: Final = Address("", "", "", "", "", "")


def _street(at: Address) -> str:
    return " ".join(part for part in (at.number, at.street.capitalize()) if part)


def _postcode(at: Address) -> str:
    rest = at.postcode[len(at.outcode) :]
    return f"{at.outcode} {rest}".strip().upper()
