"""Blocking keys of a mention: two mentions are compared if they share one.

A key that too many share pairs nobody, so short keys serve rare values and long ones common values. Each key has a
*worth*: the bits of what two mentions agree in that share it and no better key. Where these and the prior leave a pair
out of reach of *possible*, the key is not given: the more people a mention may be of, the more a key has to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reference.names import rarity
from reference.names.sounds import sound
from streams.resolution.persons.comparison.address_comparison import compare_localities
from streams.resolution.persons.comparison.level_weights import LIMITS, POPULATION, level_bits, prior_bits
from streams.resolution.persons.comparison.name_comparison import given_bits
from streams.resolution.persons.comparison.word_similarity import full_forms, is_rare
from streams.resolution.persons.features.address_parts import Address
from streams.resolution.persons.features.mention_features import MentionFeatures
from values.name import Name

STRONG = "!"
"""Keys that begin so stand for one person almost surely: however many share one, they are still brought together."""

GENEROUS: Final = "spmdag"
"""Beginnings of keys that families, neighbours and namesakes share: surname and place, any word at a postcode, a day
with the beginning of a name or a place, a house number, the sounds of two names. They serve while few share one."""

LIMIT: Final = 64
"""Nodes that may share a key. Shared by more, it discriminates nothing."""

LIMIT_OF_GENEROUS: Final = 16
"""The limit for generous keys: pairs that share only such a key rarely match."""

HUBS: Final = 8
"""Of a strong key over its limit, this many nodes, first by digest, are paired with every other."""


def key_limit(key: str) -> int:
    """How many may share this key."""
    return LIMIT_OF_GENEROUS if key[0] in GENEROUS else LIMIT


def key_hubs(key: str) -> int:
    """How many nodes stay paired with all others beyond the limit."""
    return HUBS if key[0] == STRONG else 0


Key = tuple[str, int]
"""A key, and its worth in hundredths of a bit."""

BESIDE: Final = 300
"""Hundredths of a bit that may speak beside a key and have no key of their own: a street, a sector, an initial.

Of kinds of keys that this leaves out fewer than one in a hundred pairs was worth showing, in simulated years of 785,000
people (docs/adr/0031)."""

_DAY: Final = level_bits("birth.equal")
_YEAR: Final = level_bits("birth.year")
_MONTH_AND_DAY: Final = level_bits("birth.two-parts")
_POSTCODE: Final = level_bits("postcode.equal")
_OUTCODE: Final = level_bits("postcode.outcode")
_HOUSE: Final = level_bits("street.house")
_BIRTH_PLACE: Final = level_bits("birth-place.equal")
_OCCUPATION: Final = level_bits("occupation.equal")
_NAMES_DIFFER: Final = level_bits("given.different") + level_bits("surname.different")
_WHOLE: Final = LIMITS["names"]
_SLIP: Final = level_bits("surname.close-share")


@lru_cache(maxsize=16)
def least_worth(population: int) -> int:
    """What a key has to be worth where a mention may be of so many people."""
    return LIMITS["possible"] - prior_bits(population) - BESIDE


def blocking_keys(one: MentionFeatures, population: int = POPULATION) -> tuple[str, ...]:
    """The keys of a mention, each once, in a fixed order."""
    least = least_worth(population)
    return tuple(dict.fromkeys(key for key, worth in _keys(one) if worth >= least))


def surest_shared_keys(one: MentionFeatures, other: MentionFeatures) -> Iterator[str]:
    """Keys that both may share and few others do, found without all of their keys: a name, a date of birth, a phone."""
    name = next((name for name in one.names if name in other.names), None)
    day = one.born.digits if one.born and one.born == other.born and not one.born.rough else ""
    if name and day and len(name.words) > 1:
        yield _name_and_day(name, day)
    if name:
        yield _whole(name)
    if day:
        yield f"d{day}"
    yield from (f"t{phone}" for phone in one.phones if phone in other.phones)


def _name_and_day(name: Name, day: str) -> str:
    return f"{STRONG}{_whole(name)}{day}"


def _whole(name: Name) -> str:
    return f"f{''.join(sorted(name.words))}"


def _keys(one: MentionFeatures) -> Iterator[Key]:
    yield from ((f"!n{number.scheme}{number.canonical}", _WHOLE) for number in one.numbers)
    yield from ((f"t{phone}", _WHOLE) for phone in one.phones)
    day = one.born.digits if one.born and not one.born.rough else ""
    year = str(one.born.first) if one.born and one.born.first == one.born.last else ""
    where = tuple(dict.fromkeys(_where(one)))
    for name in (*one.names, *(alias for alias in one.aliases if alias.given)):
        yield from _named(name, day)
        yield from _named_with(name, year, one.occupation, where)
        yield from _named_nearly(name, year, one.birth_place)
        yield from _named_here(name, one)
    if year and one.birth_place:
        yield f"p{year}{one.birth_place}", _YEAR + _BIRTH_PLACE
    if day:
        yield f"d{day}", _DAY
        yield from ((f"m{day[4:]}{place}", _MONTH_AND_DAY + bits) for place, bits in where)
    yield from _unnamed(one)


def _named(name: Name, day: str) -> Iterator[Key]:
    """What is rare in a name itself, and the whole of it."""
    whole, last = _whole(name), name.surname[-1]
    yield from ((f"w{word}", _alone(name, word)) for word in name.words if is_rare(word))
    yield _name_and_day(name, day) if day and len(name.words) > 1 else whole, _WHOLE
    if day:
        yield whole, _WHOLE
        yield f"m{day[4:]}{sound(last)}", _MONTH_AND_DAY + rarity.surname_bits(last)
        yield from ((f"d{day}{word}", _DAY) for word in sorted({sound(word)[:3] for word in name.words}))


def _alone(name: Name, word: str) -> int:
    """What one word says where the rest of the name is another."""
    if word in name.surname:
        return rarity.surname_bits(word) + (level_bits("given.different") if name.given else 0)
    return given_bits(word) + level_bits("surname.different")


def _named_with(name: Name, year: str, occupation: str, where: tuple[Key, ...]) -> Iterator[Key]:
    """A name with something that few share."""
    last = name.surname[-1]
    surname, surname_bits = sound(last), rarity.surname_bits(last)
    yield from ((f"s{surname}{place}", surname_bits + bits) for place, bits in where)
    if occupation:
        yield f"s{surname}{occupation}", surname_bits + _OCCUPATION
    if not name.given:
        return
    first = name.given[0]
    given, whole = sound(first), max(surname_bits + given_bits(first), LIMITS["commonest"])
    yield from ((f"g{'/'.join(sorted((surname, sound(form))))}", whole) for form in _forms(first))
    if year:
        yield f"y{year}{surname}{first[0]}", whole + _YEAR
        yield f"y{year}{given}{last[0]}", whole + _YEAR


def _named_nearly(name: Name, year: str, birth_place: str) -> Iterator[Key]:
    """Half of the surname with something that few share: a slip of the pen is in one half or in the other."""
    last, first = name.surname[-1], name.given[0] if name.given else ""
    half_bits = rarity.surname_bits(last) * _SLIP // 100
    for half in _halves(last):
        if year:
            yield f"p{half}{year}", half_bits + _YEAR
        if first:
            yield f"p{half}{sound(first)}", half_bits + given_bits(first)
        if birth_place:
            yield f"p{half}{birth_place}", half_bits + _BIRTH_PLACE


def _halves(surname: str) -> tuple[str, ...]:
    middle = (len(surname) + 1) // 2
    return (f"{surname[:middle]}-", f"-{surname[-middle:]}") if len(surname) > 3 else ()


def _named_here(name: Name, one: MentionFeatures) -> Iterator[Key]:
    """Any word of a name at a postcode or place of birth."""
    sounds = {sound(word): word for word in (*_forms(name.words[0]), *reversed(name.words))}
    for place in {*(address.postcode for address in one.addresses), one.birth_place} - {""}:
        yield from ((f"p{place}{each}", _POSTCODE) for each in sounds)
    for address in one.addresses:
        if address.outcode:
            for each, word in sounds.items():
                yield f"s{each}{address.outcode}", _alone(name, word) + _OUTCODE
        if address.number and address.locality and name.given:
            yield f"a{address.number}{address.locality}{name.given[0][0]}", _HOUSE


def _forms(given: str) -> list[str]:
    return sorted(full_forms(given))[:4]


def _where(one: MentionFeatures) -> Iterator[Key]:
    for address in one.addresses:
        if address.outcode:
            yield address.outcode, _OUTCODE
        elif address.postcode:
            yield address.postcode, _POSTCODE
        if address.locality:
            yield address.locality, _town_bits(address.locality)
        if address.number:
            yield address.number, level_bits("street.number")
    if one.birth_place:
        yield one.birth_place, _BIRTH_PLACE


@lru_cache(maxsize=4_096)
def _town_bits(locality: str) -> int:
    town = Address("", "", locality, "", "", "")
    return compare_localities(town, town).bits


def _unnamed(one: MentionFeatures) -> Iterator[Key]:
    """What says who it is whatever the name."""
    names = _NAMES_DIFFER if one.names else 0
    for address in one.addresses:
        if address.postcode:
            postcode = f"p{address.postcode}"
            if address.outcode:
                yield postcode, _POSTCODE + names
            if one.occupation:
                yield f"{postcode}{one.occupation}", _POSTCODE + _OCCUPATION + names
            if one.birth_place:
                yield f"{postcode}{one.birth_place}", _POSTCODE + _BIRTH_PLACE + names
            if address.number:
                yield f"{postcode}{address.number}", _POSTCODE + _HOUSE + names
        if address.uprn:
            yield f"u{address.uprn}", _WHOLE
    if one.birth_place and one.occupation:
        yield f"o{one.birth_place}{one.occupation}", _BIRTH_PLACE + _OCCUPATION
