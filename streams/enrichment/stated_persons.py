"""The persons of an item as its statement carries them: names read, and every address that the item gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from schemas.base import constructed
from schemas.items import ItemWithMentions
from schemas.mentions import PersonMention
from schemas.mentions.objects import DrugLine
from schemas.statements import Place, StatedAddress, StatedPerson
from schemas.vocabulary.relations import HOMES
from streams.enrichment.canonical_values import ReadIdentifier, read_identifier
from streams.enrichment.geocode import place_of
from streams.enrichment.person_names import NamesRead, line_names, names_of
from streams.enrichment.set_aside import Aside
from values import date as birth_dates
from values.unread import Unread


def stated_persons(
    item: ItemWithMentions, places: Sequence[Place], day: date, recorded: date
) -> tuple[tuple[StatedPerson, ...], list[Aside]]:
    """The persons of an item whose places these are, and which mentions, names, numbers and births are set aside.

    ``day``: on which it happened; ``recorded``: on which they were spoken of.
    """
    lines = line_names(one.name for one in item.objects if isinstance(one, DrugLine) and one.name)
    read = [_read(person, lines, recorded) for person in item.persons]
    persons = tuple([_person(one, _addresses(one.mention, item, places, day)) for one in read])
    asides = [aside for one in read for aside in _asides(one)]
    return persons, [*asides, *(one.birth for one in read if one.birth)]


class _ReadPerson(NamedTuple):
    """A mention, its names and numbers read, and its birth where it is set aside."""

    mention: PersonMention
    names: NamesRead
    identifiers: tuple[ReadIdentifier, ...]
    birth: Aside | None


def _read(person: PersonMention, lines: frozenset[str], recorded: date) -> _ReadPerson:
    identifiers = tuple([read_identifier(one) for one in person.identifiers])
    birth = birth_aside(person, recorded)
    names = names_of(person, lines, dated=bool(person.birth_date) and birth is None)
    return _ReadPerson(person, names, identifiers, birth)


def birth_aside(person: PersonMention, recorded: date) -> Aside | None:
    """A birth that cannot be: after they were spoken of, over 120 years before, or a day that systems fill in."""
    if person.birth_date:
        field, written = "birth_date", birth_dates.Date(person.birth_date, person.birth_date)
    elif person.birth_year:
        year = person.birth_year
        field, written = "birth_year", birth_dates.Date(date(year, 1, 1), date(year, 12, 31))
    else:
        return None
    read = birth_dates.birth(written, on=recorded)
    return Aside(person.id, field, read) if isinstance(read, Unread) else None


def _person(read: _ReadPerson, addresses: Iterator[StatedAddress]) -> StatedPerson:
    names, birth = read.names, read.birth
    stated = {
        "names": names.names,
        "read_aliases": names.aliases,
        "unread_aliases": names.unread_aliases or None,
        "identifiers": tuple([one.stated for one in read.identifiers]),
        "set_aside": names.nobody.rule if names.nobody else None,
        "birth_set_aside": birth.why.rule if birth else None,
        "addresses": tuple(dict.fromkeys(addresses)),
    }
    return constructed(StatedPerson, **(read.mention.__dict__ | stated))


def _asides(read: _ReadPerson) -> Iterator[Aside]:
    person, names = read.mention.id, read.names
    if names.nobody:
        yield Aside(person, None, names.nobody)
    yield from (Aside(person, field, why) for field, why in names.unread)
    for at, one in enumerate(read.identifiers):
        if one.unread:
            yield Aside(person, f"identifiers.{at}", one.unread)


def _addresses(
    person: PersonMention, item: ItemWithMentions, places: Sequence[Place], day: date
) -> Iterator[StatedAddress]:
    for address in person.addresses:
        yield constructed(StatedAddress, **place_of(address, day).__dict__, use=address.use)
    linked = {place.mention: place for place in places}
    for link in item.links:
        if link.subject == person.id and link.relation in HOMES and link.object in linked:
            yield constructed(StatedAddress, **linked[link.object].__dict__, use=HOMES[link.relation])
