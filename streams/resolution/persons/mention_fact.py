"""The fact that one mention gives about a person. Bounded in size, whatever the source wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.facts.persons import PersonFact, PersonNumber, PersonPlace, PersonThing, PersonTie
from schemas.ids import ItemId
from schemas.statements import Place, ReadObject, ReadPerson, StatedItem, StatedObject, StatedPerson, Statement
from schemas.vocabulary.indicators import Indicator
from streams.resolution.events.event_document import full_name, shown_names
from streams.resolution.events.event_groups import groups_of
from streams.resolution.events.event_locations import caller_digests, place_relations
from streams.resolution.events.event_things import thing_subject
from streams.resolution.persons.features.mention import PersonMention
from values import operation_names
from values.register_number import scheme_of

MOST: Final = 10
"""Values of one field that a fact carries, the first that the source gave."""

LONGEST: Final = 200
"""Characters of a value that are carried."""


def person_fact(
    statement: Statement, item: StatedItem, person: StatedPerson, mention: PersonMention, story: ItemId | None
) -> PersonFact:
    """The fact of one mention. ``story``: the story that its item tells together with others."""
    fact = _who(statement, item, person, mention, story)
    if isinstance(person, ReadPerson):
        # Nothing else that the item says of those whom it states.
        return fact.model_copy(update={"read": person.read, "read_signs": _signs(item) or None})
    return fact.model_copy(update=_what_is_said(item, person))


def _who(
    statement: Statement, item: StatedItem, person: StatedPerson, mention: PersonMention, story: ItemId | None
) -> PersonFact:
    """Who somebody is, where and when they are named, and what the text is read to link them with."""
    names = dict.fromkeys(shown_names(person))
    own = {full_name(name) for name in person.names if isinstance(person, ReadPerson) or name.read}
    return PersonFact(
        mention=mention.id,
        item_id=item.item_id,
        kind=statement.kind,
        role=person.role.value,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        names=tuple(name[:LONGEST] for name in names)[:MOST],
        aliases=tuple(alias[:LONGEST] for alias in names if alias not in own)[:MOST],
        birth_date=person.known_birth_date,
        birth_year=person.known_birth_year,
        oldest=person.age.to_years if person.age else None,
        youngest=person.age.from_years if person.age else None,
        identifiers=tuple(dict.fromkeys(_numbers(person)))[:MOST],
        story=story,
        read_places=_read_places(item, person),
        read_things=_read_things(item, person),
    )


def _what_is_said(item: StatedItem, person: StatedPerson) -> dict[str, object]:
    """The fields of a stated person: what the item says of them, and of what happened."""
    read = item.extracted
    return {
        "sex": person.sex.value if person.sex else None,
        "places": tuple(dict.fromkeys(_places(item, person)))[:MOST],
        "things": tuple(dict.fromkeys(_things(item, person)))[:MOST],
        "ties": tuple(dict.fromkeys(_ties(item, person)))[:MOST],
        "groups": groups_of(item, person.id),
        "category": item.category,
        "offences": tuple(title[:LONGEST] for title in item.offences or ())[:MOST],
        "offence_codes": _codes_of_all(item)[:MOST],
        "outcome": item.outcome and item.outcome[:LONGEST],
        "severity": item.severity,
        "signs": _signs(item),
        "weapons": tuple(one.value[:LONGEST] for one in (read.weapons if read else None) or ())[:MOST],
        "callers": tuple(dict.fromkeys(caller_digests(item)))[:MOST],
        "operation": operation_names.subject(item.operation) if item.operation else None,
    }


def _signs(item: StatedItem) -> tuple[Indicator, ...]:
    read = item.extracted
    return tuple(sorted({one.value for one in (read.indicators if read else None) or ()}))


def _codes_of_all(item: StatedItem) -> tuple[str, ...]:
    """The codes of the offences where each has one. Where some have none, nobody says whose they are."""
    codes = item.offence_codes or ()
    return codes if len(codes) == len(item.offences or ()) else ()


def _numbers(person: StatedPerson) -> Iterator[PersonNumber]:
    """Their register numbers, each in its one form. What stands for none is none."""
    for one in person.identifiers:
        if one.canonical:
            yield PersonNumber(scheme=scheme_of(one.scheme), value=one.canonical[:LONGEST])


def _places(item: StatedItem, person: StatedPerson) -> Iterator[PersonPlace]:
    """Their addresses, then where it happened, once for each relation. What stands for "not known" is no place."""
    yield from (_place(one, one.use.value, None) for one in person.addresses if not one.placeholder)
    further = list[PersonPlace]()
    for one in item.places:
        if not one.placeholder:
            first, *more = place_relations(item, person.id, one) or (None,)
            yield _place(one, None, first and first.value)
            further += [_place(one, None, relation and relation.value) for relation in more]
    yield from further  # after all places: what is linked in many ways pushes none of them out


def _place(one: Place, use: str | None, relation: str | None) -> PersonPlace:
    name = one.name[:LONGEST]
    return PersonPlace(subject=one.subject, name=name, town=one.town, point=one.point, use=use, relation=relation)


def _things(item: StatedItem, person: StatedPerson) -> Iterator[PersonThing]:
    things = {one.id: one for one in item.objects}
    for link in item.links:
        if link.subject == person.id and (one := things.get(link.object)):
            yield _thing(one, link.relation.value)


def _thing(one: StatedObject | ReadObject, relation: str) -> PersonThing:
    called = (one.called or "")[:LONGEST] or None
    return PersonThing(kind=one.kind, relation=relation, name=called, subject=thing_subject(one))


def _read_places(item: StatedItem, person: StatedPerson) -> tuple[PersonPlace, ...] | None:
    """Places that the item's text links with them, stated or read; None where there is none."""
    if item.read is None or not item.read.links:
        return None
    places = {one.mention: one for one in (*item.places, *item.read.places) if not one.placeholder}
    own = [link for link in item.read.links if link.subject == person.id and link.object in places]
    found = dict.fromkeys(_place(places[link.object], None, link.relation.value) for link in own)
    return tuple(found)[:MOST] or None


def _read_things(item: StatedItem, person: StatedPerson) -> tuple[PersonThing, ...] | None:
    """Things that the item's text links with them, stated or read; None where there is none."""
    if item.read is None or not item.read.links:
        return None
    things = {one.id: one for one in (*item.objects, *item.read.objects)}
    own = [link for link in item.read.links if link.subject == person.id and link.object in things]
    found = dict.fromkeys(_thing(things[link.object], link.relation.value) for link in own)
    return tuple(found)[:MOST] or None


def _ties(item: StatedItem, person: StatedPerson) -> Iterator[PersonTie]:
    others = {one.id for one in item.persons} - {person.id}
    for link in item.links:
        if link.subject == person.id and link.object in others:
            yield PersonTie(relation=link.relation.value, towards=True)
        elif link.object == person.id and link.subject in others:
            yield PersonTie(relation=link.relation.value, towards=False)
