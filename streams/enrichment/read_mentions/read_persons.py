"""Persons whom a text names: as mentions, without those whom the item states already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from schemas.base import constructed
from schemas.mentions.persons import AgeRange, Identifier, PersonMention, PersonName, Role
from schemas.statements import ReadPerson, StatedPerson
from streams.enrichment.canonical_values import read_identifier
from streams.enrichment.person_names import names_of
from streams.enrichment.read_mentions.names_in_text import NamedInText
from streams.enrichment.read_mentions.words_read import read_mention_id
from values.name import Name, from_canonical


def read_persons(
    named: Iterable[tuple[NamedInText, str]], stated: Sequence[StatedPerson], lines: frozenset[str]
) -> Iterator[ReadPerson]:
    """A mention for each person named, with the words that name them, once each and none that is stated.

    ``lines``: names of the item's drug lines, which are no persons.
    """
    known = [one for person in stated for one in _known(person)]
    for one, words in named:
        person = _person(one, words, lines)
        if person is None:
            continue
        own = _known(person)
        if not any(_same(this, other) for this in own for other in known):
            known.extend(own)
            yield person


def _person(one: NamedInText, words: str, lines: frozenset[str]) -> ReadPerson | None:
    """None where the words are no name of somebody."""
    details = one.details
    numbers = [read_identifier(_identifier(number)) for number in details.numbers]
    mention = constructed(
        PersonMention,
        id="read",
        role=Role.OTHER,
        names=(PersonName(given=one.given, surname=one.surname),),
        aliases=details.known_as,
        birth_date=details.born,
        birth_year=details.born_in,
        age=_age(details.age) if details.born is None and details.born_in is None else None,
        identifiers=tuple(_identifier(number) for number in details.numbers),
    )
    names = names_of(mention, lines, dated=details.born is not None)
    if names.nobody or not all(name.read and _in_full(name.read) for name in names.names):
        return None
    canonical = names.names[0].read or ""
    fields = {
        "id": read_mention_id("person", canonical, str(details.born or ""), *details.numbers),
        "names": names.names,
        "read_aliases": names.aliases,
        "unread_aliases": names.unread_aliases or None,
        "identifiers": tuple(number.stated for number in numbers if not number.unread),
        "addresses": (),
        "read": words,
    }
    return constructed(ReadPerson, **(mention.__dict__ | fields))


def _in_full(canonical: str) -> bool:
    name = from_canonical(canonical)
    return bool(name.given) and bool(name.surname)


def _identifier(number: str) -> Identifier:
    scheme, _, value = number.partition(" ")
    return Identifier(scheme=scheme, value=value)


def _age(years: int | None) -> AgeRange | None:
    return None if years is None else AgeRange(from_years=years, to_years=years)


def _known(person: StatedPerson) -> list[tuple[Name, date | None]]:
    """The names of a person as they are compared, each with the birth date."""
    return [(from_canonical(name.read), person.known_birth_date) for name in person.names if name.read]


def _same(one: tuple[Name, date | None], other: tuple[Name, date | None]) -> bool:
    """Whether two mentions of one item mean one person: first given name and surname agree, and no birth dates differ.

    A surname alone is that of whoever bears it in full.
    """
    (left, born), (right, born_too) = one, other
    if born and born_too and born != born_too:
        return False
    alone = not left.given or not right.given
    return left.surname == right.surname and (alone or left.given[0] == right.given[0])
