"""Blocking keys of a mention: two mentions are compared if they share one. Many keys, since comparing is cheap.

A key that too many share pairs nobody, so short keys serve rare values and long ones common values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reference.names.sounds import sound
from streams.resolution.persons.comparison.word_similarity import full_forms, is_rare
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


def blocking_keys(one: MentionFeatures) -> tuple[str, ...]:
    """The keys of a mention, each once, in a fixed order."""
    return tuple(dict.fromkeys(_keys(one)))


def _keys(one: MentionFeatures) -> Iterator[str]:
    yield from (f"!n{number.scheme}{number.canonical}" for number in one.numbers)
    yield from (f"t{phone}" for phone in one.phones)
    day = one.born.digits if one.born and not one.born.rough else ""
    year = str(one.born.first) if one.born and one.born.first == one.born.last else ""
    where = tuple(dict.fromkeys(_where(one)))
    for name in (*one.names, *(alias for alias in one.aliases if alias.given)):
        yield from _named(name, day)
        yield from _named_with(name, year, one.occupation, where)
        yield from _named_nearly(name, year, one.birth_place)
        yield from _named_here(name, one)
    if year and one.birth_place:
        yield f"p{year}{one.birth_place}"
    if day:
        yield from (f"d{day}", *(f"m{day[4:]}{place}" for place in where))
    yield from _unnamed(one)


def _named(name: Name, day: str) -> Iterator[str]:
    """What is rare in a name itself, and the whole of it."""
    whole, surname = "".join(sorted(name.words)), sound(name.surname[-1])
    yield from (f"w{word}" for word in name.words if is_rare(word))
    yield f"!f{whole}{day}" if day and len(name.words) > 1 else f"f{whole}"
    if day:
        yield f"f{whole}"
        yield f"m{day[4:]}{surname}"
        yield from (f"d{day}{word}" for word in sorted({sound(word)[:3] for word in name.words}))


def _named_with(name: Name, year: str, occupation: str, where: tuple[str, ...]) -> Iterator[str]:
    """A name with something that few share."""
    surname = sound(name.surname[-1])
    yield from (f"s{surname}{place}" for place in where)
    if occupation:
        yield f"s{surname}{occupation}"
    if not name.given:
        return
    first, last = name.given[0], name.surname[-1]
    given = sound(first)
    yield from (f"g{'/'.join(sorted((surname, sound(form))))}" for form in _forms(first))
    if year:
        yield from (f"y{year}{surname}{first[0]}", f"y{year}{given}{last[0]}")


def _named_nearly(name: Name, year: str, birth_place: str) -> Iterator[str]:
    """Half of the surname with something that few share: a slip of the pen is in one half or in the other."""
    given = sound(name.given[0]) if name.given else ""
    for half in _halves(name.surname[-1]):
        yield from (f"p{half}{more}" for more in (year, given, birth_place) if more)


def _halves(surname: str) -> tuple[str, ...]:
    middle = (len(surname) + 1) // 2
    return (f"{surname[:middle]}-", f"-{surname[-middle:]}") if len(surname) > 3 else ()


def _named_here(name: Name, one: MentionFeatures) -> Iterator[str]:
    """Any word of a name at a postcode or place of birth."""
    sounds = {sound(word) for word in name.words} | {sound(form) for form in _forms(name.words[0])}
    for place in {*(address.postcode for address in one.addresses), one.birth_place} - {""}:
        yield from (f"p{place}{each}" for each in sounds)
    for address in one.addresses:
        if address.outcode:
            yield from (f"s{each}{address.outcode}" for each in sounds)
        if address.number and address.locality and name.given:
            yield f"a{address.number}{address.locality}{name.given[0][0]}"


def _forms(given: str) -> list[str]:
    return sorted(full_forms(given))[:4]


def _where(one: MentionFeatures) -> Iterator[str]:
    for address in one.addresses:
        yield from (place for place in (address.outcode or address.postcode, address.locality, address.number) if place)
    if one.birth_place:
        yield one.birth_place


def _unnamed(one: MentionFeatures) -> Iterator[str]:
    for address in one.addresses:
        if address.postcode:
            if address.outcode:
                yield f"p{address.postcode}"
            yield from (
                f"p{address.postcode}{more}" for more in (one.occupation, one.birth_place, address.number) if more
            )
        if address.uprn:
            yield f"u{address.uprn}"
    if one.birth_place and one.occupation:
        yield f"o{one.birth_place}{one.occupation}"
