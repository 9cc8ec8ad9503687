"""Persons whom a text names: as mentions, without those whom the item states already, and where each is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.mentions.persons import AgeRange, Identifier, PersonMention, PersonName, Role
from schemas.statements import ReadPerson, StatedPerson
from streams.enrichment.canonical_values import read_identifier
from streams.enrichment.person_names import names_of
from streams.enrichment.read_mentions.names_in_text import NamedInText
from streams.enrichment.read_mentions.relation_forms import PERSON
from streams.enrichment.read_mentions.relations_in_text import Located
from streams.enrichment.read_mentions.words_read import ReadText, read_mention_id
from values.name import Name, from_canonical

_SURNAME: Final = re.compile(r"(?<![\w'-])(?:Mc|Mac|O'|D')?[A-Z]{3,}(?:[-'](?!s\b)[A-Z]+)*")
"""A surname alone, in capitals: somebody who was named in full before."""


class _Known(NamedTuple):
    """A name that the item or its text gives in full, and of which mention."""

    name: Name
    born: date | None
    mention: str


class PersonsRead(NamedTuple):
    """The mentions read, and where the text names them and those whom the item states."""

    mentions: tuple[ReadPerson, ...]
    located: tuple[Located, ...]


def read_persons(
    text: ReadText,
    named: Sequence[NamedInText],
    stated: Sequence[StatedPerson],
    earlier: Sequence[StatedPerson],
    lines: frozenset[str],
) -> PersonsRead:
    """A mention for each person named, once each and none that is stated.

    ``earlier``: persons of the report's items before this one, whom it may call by their surname. ``lines``: names of
    the item's drug lines, which are no persons.
    """
    known = [_Known(*name, person.id) for person in stated for name in _names(person)]
    mentions: list[ReadPerson] = []
    located: list[Located] = []
    for one in named:
        if (person := _person(one, text.words(one.start, one.end), lines)) is None:
            continue
        own = [_Known(*name, person.id) for name in _names(person)]
        before = next((other.mention for this in own for other in known if _same(this, other)), None)
        if before is None:
            known.extend(own)
            mentions.append(person)
        located.append(Located(*text.at(one.start, one.end), PERSON, before or person.id))
    by_surname = list(_by_surname(text, _surnames(known), located))
    for where, person in _of_earlier(text, earlier, known, located):
        by_surname.append(where)
        if person.id not in {mention.id for mention in mentions}:
            mentions.append(person)
    return PersonsRead(tuple(mentions), (*located, *by_surname))


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


def _names(person: StatedPerson) -> Iterator[tuple[Name, date | None]]:
    """The names of a person as they are compared, each with the birth date."""
    return ((from_canonical(name.read), person.known_birth_date) for name in person.names if name.read)


def _same(one: _Known, other: _Known) -> bool:
    """Whether two mentions of one item mean one person: first given name and surname agree, and no birth dates differ.

    A surname alone is that of whoever bears it in full.
    """
    if one.born and other.born and one.born != other.born:
        return False
    alone = not one.name.given or not other.name.given
    return one.name.surname == other.name.surname and (alone or one.name.given[0] == other.name.given[0])


def _surnames(known: Sequence[_Known]) -> dict[str, str]:
    """The mention of each surname, in small letters, that one person alone bears here."""
    bearers: dict[str, set[str]] = {}
    for one in known:
        bearers.setdefault("".join(one.name.surname), set()).add(one.mention)
    return {surname: min(mentions) for surname, mentions in bearers.items() if surname and len(mentions) == 1}


def _of_earlier(
    text: ReadText, earlier: Sequence[StatedPerson], known: Sequence[_Known], located: Sequence[Located]
) -> Iterator[tuple[Located, ReadPerson]]:
    """Where the text calls somebody by surname whom an earlier item names in full, and that mention of them."""
    if not earlier:
        return
    here = {"".join(one.name.surname) for one in known}
    full = [_Known(*name, str(at)) for at, person in enumerate(earlier) for name in _names(person) if name[0].given]
    found: dict[str, list[_Known]] = {}
    for one in full:
        found.setdefault("".join(one.name.surname), []).append(one)
    once = {
        surname: several[-1].mention
        for surname, several in found.items()
        if surname not in here and all(_same(several[-1], other) for other in several)
    }
    for where in _by_surname(text, once, located):
        mention = _called(earlier[int(where.mention)], text.text[where.start : where.end])
        yield where._replace(mention=mention.id), mention


def _called(person: StatedPerson, words: str) -> ReadPerson:
    """The mention of somebody by a surname whom an earlier item names in full: who they are, and nothing else."""
    name = next(name for name in person.names if name.read and _in_full(name.read))
    born = person.known_birth_date
    numbers = tuple(one for one in person.identifiers if one.canonical)
    values = (f"{one.scheme} {one.canonical}" for one in numbers)
    return constructed(
        ReadPerson,
        id=read_mention_id("person", name.read or "", str(born or ""), *values),
        role=Role.OTHER,
        names=(name,),
        birth_date=born,
        identifiers=numbers,
        read=words,
    )


def _by_surname(text: ReadText, surnames: Mapping[str, str], located: Sequence[Located]) -> Iterator[Located]:
    """Where the text names somebody by surname alone, and not within a name in full."""
    if not surnames:
        return
    taken = {at for one in located for at in range(one.start, one.end)}
    for match in _SURNAME.finditer(text.cased):
        start, end = text.at(*match.span())
        mention = surnames.get(match[0].lower().replace("'", "").replace("-", ""))
        if mention and start not in taken:
            yield Located(start, end, PERSON, mention)
