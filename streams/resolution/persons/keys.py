"""What brings two mentions together to be compared: any one key in common is enough. Generous, for comparing is cheap."""

from __future__ import annotations

from collections.abc import Iterator

from reference.name_words import short_forms
from streams.resolution.persons.features import Features
from streams.resolution.persons.naming import Name
from streams.resolution.persons.sounds import sound

STRONG = "!"
"""Keys that begin so stand for one person almost surely: however many share one, they are still brought together."""


def keys(one: Features) -> tuple[str, ...]:
    """The keys of a mention, each once, in a fixed order."""
    return tuple(dict.fromkeys(_keys(one)))


def _keys(one: Features) -> Iterator[str]:
    yield from (f"!n{number.scheme}{number.value}" for number in one.numbers)
    yield from (f"t{phone}" for phone in one.phones)
    day = one.born.digits if one.born and not one.born.rough else ""
    year = one.born.digits[:4] or str(one.born.first) if one.born and one.born.first == one.born.last else ""
    where = tuple(dict.fromkeys(_where(one)))
    for name in one.names:
        yield from _named(name, day, year, one.occupation)
        yield from _named_somewhere(name, where, one)
    if day:
        yield f"d{day}"
        yield from (f"d{day}{place}" for place in where)
    yield from _unnamed(one)


def _named(name: Name, day: str, year: str, one_occupation: str) -> Iterator[str]:
    sounds = sorted({sound(word) for word in name.words})
    if len(name.words) > 1:
        yield f"{'!' if day else ''}f{''.join(sorted(name.words))}{day}"
        if day:
            yield f"f{''.join(sorted(name.words))}"
    surname = sound(name.surname[-1])
    if name.given:
        for form in _forms(name.given[0]):
            yield f"g{'/'.join(sorted((surname, sound(form))))}"
        first, last = name.given[0], name.surname[-1]
        yield f"i{sound(first)}{last[:2]}"
        yield f"e{sound(first)}{last[-2:]}"
        if year:
            yield f"y{year}{surname}{first[0]}"
            yield f"y{year}{sound(first)}{last[0]}"
        if one_occupation:
            yield f"o{sound(first)}{one_occupation}"
    if day:
        yield from (f"d{day}{one[:3]}" for one in sounds)
        yield f"m{day[4:]}{surname}"


def _forms(given: str) -> list[str]:
    return sorted(short_forms().get(given, (given,)))[:4]


def _where(one: Features) -> Iterator[str]:
    for address in one.addresses:
        yield from (place for place in (address.outcode or address.postcode, address.locality, address.number) if place)
    if one.birth_place:
        yield one.birth_place


def _named_somewhere(name: Name, where: tuple[str, ...], one: Features) -> Iterator[str]:
    sounds = sorted({sound(word) for word in name.words})
    surname = sound(name.surname[-1])
    yield from (f"s{surname}{place}" for place in where)
    if one.occupation:
        yield f"s{surname}{one.occupation}"
    for at in sorted({address.postcode for address in one.addresses if address.postcode}):
        yield from (f"p{at}{each}" for each in sounds)
    if one.birth_place:
        yield from (f"b{one.birth_place}{each}" for each in sounds)
    for address in one.addresses:
        if address.number and address.locality and name.given:
            yield f"a{address.number}{address.locality}{name.given[0][0]}"


def _unnamed(one: Features) -> Iterator[str]:
    for address in one.addresses:
        if address.postcode:
            yield from (f"p{address.postcode}{more}" for more in (one.occupation, one.birth_place, address.number) if more)
        if address.uprn:
            yield f"u{address.uprn}"
