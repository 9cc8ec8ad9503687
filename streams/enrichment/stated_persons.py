"""The persons of an item as its statement carries them: names read, and every address that the item gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from schemas.base import constructed
from schemas.items import ItemWithMentions
from schemas.mentions import PersonMention
from schemas.mentions.objects import DrugLine
from schemas.statements import Place, StatedAddress, StatedPerson
from schemas.vocabulary.relations import HOMES
from streams.enrichment.canonical_values import read_identifiers, unread_identifiers
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
    read = [names_of(person, lines) for person in item.persons]
    persons = tuple(
        _person(person, names, birth_aside(person, recorded), _addresses(person, item, places, day))
        for person, names in zip(item.persons, read, strict=True)
    )
    asides = [aside for person, names in zip(item.persons, read, strict=True) for aside in _asides(person, names)]
    return persons, [*asides, *(aside for person in item.persons if (aside := birth_aside(person, recorded)))]


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


def _person(
    person: PersonMention, names: NamesRead, birth: Aside | None, addresses: Iterator[StatedAddress]
) -> StatedPerson:
    reported = {
        name: value for name, value in person.__dict__.items() if name not in ("addresses", "names", "identifiers")
    }
    return constructed(
        StatedPerson,
        **reported,
        names=names.names,
        read_aliases=names.aliases,
        unread_aliases=names.unread_aliases or None,
        identifiers=read_identifiers(person.identifiers),
        set_aside=names.nobody.rule if names.nobody else None,
        birth_set_aside=birth.why.rule if birth else None,
        addresses=tuple(dict.fromkeys(addresses)),
    )


def _asides(person: PersonMention, names: NamesRead) -> Iterator[Aside]:
    if names.nobody:
        yield Aside(person.id, None, names.nobody)
    yield from (Aside(person.id, field, why) for field, why in names.unread)
    yield from unread_identifiers(person)


def _addresses(
    person: PersonMention, item: ItemWithMentions, places: Sequence[Place], day: date
) -> Iterator[StatedAddress]:
    for address in person.addresses:
        yield constructed(StatedAddress, **place_of(address, day).__dict__, use=address.use)
    linked = {place.mention: place for place in places}
    for link in item.links:
        if link.subject == person.id and link.relation in HOMES and link.object in linked:
            yield constructed(StatedAddress, **linked[link.object].__dict__, use=HOMES[link.relation])
