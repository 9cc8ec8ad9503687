"""The fact that one mention gives about a drug line. Bounded in size, whatever the source wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from schemas.facts.lines import LineFact, LinePlace
from schemas.ids import ItemId, mention_reference
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import DrugLine
from schemas.statements import Place, ReadLine, StatedItem, StatedPerson, StatedPhone, Statement
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS, Relation
from streams.resolution.events.event_document import shown_name
from streams.resolution.lines.homes_told import homes_told_in
from streams.resolution.lines.line_mentions import (
    LineItem,
    possible_members,
    prose_key,
    prose_mention,
    read_key,
    towns_told,
)
from streams.resolution.lines.names_in_prose import names_in_prose
from streams.resolution.lines.towns_on_the_way import stop_on_the_way
from values.text import fold

MOST: Final = 10
"""Values of one field that a fact carries, the first that the source gave."""

LONGEST: Final = 200
"""Characters of a value that are carried."""


def line_facts(
    statement: Statement, item: StatedItem, namings: Mapping[ItemId, LineItem], story: str | None
) -> Iterator[LineFact]:
    """One fact for each mention of a line's name and of a phone in the item, stated or read. ``namings``: by item."""
    if naming := namings.get(item.item_id):
        yield from _stated_facts(statement, item, naming, story)
    if naming := namings.get(read_key(item.item_id)):
        yield from _read_facts(statement, item, naming, story)
    if namings.get(prose_key(item.item_id)):
        yield from _prose_facts(statement, item, story)


def _prose_facts(statement: Statement, item: StatedItem, story: str | None) -> Iterator[LineFact]:
    """Of a word that is a line's name the name alone."""
    shared = _of_text(statement, item, story)
    for one in names_in_prose(item):
        mention = prose_mention(item.item_id, one.name)
        yield shared.model_copy(update={"mention": mention, "name": one.written[:LONGEST], "read": one.words[:LONGEST]})


def _of_text(statement: Statement, item: StatedItem, story: str | None) -> LineFact:
    """The fields that all mentions of one item's text share: no town, premises or people of the item are a line's."""
    return _shared(statement, item, story).model_copy(update={"people": (), "homes": (), "towns": (), "premises": ()})


def _read_facts(statement: Statement, item: StatedItem, naming: LineItem, story: str | None) -> Iterator[LineFact]:
    """What a text says of a line: its name, its numbers, the towns where it sells. No people or premises are its."""
    shared = _of_text(statement, item, story)
    numbers = {one.mention: one.number for one in naming.phones}
    for one in item.read.objects if item.read else ():
        mention = mention_reference(item.item_id, one.id)
        if isinstance(one, ReadLine):
            name = one.name or ""
            homes = homes_told_in(item.text or "") if naming.homes else ()
            named = {"name": name[:LONGEST], "read": one.read, "homes": homes, **_read(item, name)}
            yield shared.model_copy(update={"mention": mention, **named})
        elif mention in numbers:
            number = {"number": (one.called or "")[:LONGEST], "digits": numbers[mention], "says_so": True}
            yield shared.model_copy(update={"mention": mention, **number, "read": one.read})


def _stated_facts(statement: Statement, item: StatedItem, naming: LineItem, story: str | None) -> Iterator[LineFact]:
    shared = _shared(statement, item, story)
    lines = tuple(one.name for one in item.objects if isinstance(one, DrugLine) and one.name)
    named_as_lines = {one.mention: bool(one.of) for one in naming.phones}
    for one in item.objects:
        mention = mention_reference(item.item_id, one.id)
        if isinstance(one, DrugLine) and one.name:
            yield shared.model_copy(update={"mention": mention, "name": one.name[:LONGEST], **_read(item, one.name)})
        elif isinstance(one, StatedPhone) and mention in named_as_lines:
            written = (one.number or "")[:LONGEST]
            number_fields = {"number": written, "digits": one.canonical, "says_so": named_as_lines[mention]}
            yield shared.model_copy(update={"mention": mention, **number_fields, **_read(item, *lines[:MOST])})


def _read(item: StatedItem, *names: str) -> dict[str, tuple[str, ...]]:
    """The field of the towns of which the text says that the line of these names sells there."""
    return {"read_towns": _first(towns_told(item, names))}


def _shared(statement: Statement, item: StatedItem, story: str | None) -> LineFact:
    """The fields that all mentions of one item share."""
    people = [person for person in possible_members(item) if person.names]
    places = [place for place in item.places if not place.placeholder]
    homes = (place.town for person in people for place in person.addresses if not place.placeholder)
    told = (
        homes_told_in(item.text or "")
        if len({one.name for one in item.objects if isinstance(one, DrugLine)}) == 1
        else ()
    )
    at = (place for place in places if place.precision is LocationPrecision.ADDRESS)
    return LineFact(
        mention=mention_reference(item.item_id, "x"),
        item_id=item.item_id,
        kind=statement.kind,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        people=_first(name[:LONGEST] for person in people if (name := shown_name(person))),
        homes=_first(town for town in (*homes, *told) if town),
        towns=_first(place.town for place in places if place.town and not _is_no_town_of_it(place, item, people)),
        premises=tuple({one.subject: _place(one) for one in at}.values())[:MOST],
        story=story,
    )


def _is_no_town_of_it(place: Place, item: StatedItem, people: Iterable[StatedPerson]) -> bool:
    """Whether a place says of no town that the line is there: a member's home, or a stop on the way."""
    return is_a_members_home(place, item, people) or fold(place.town or "") in stop_on_the_way(item).passed


def is_a_members_home(place: Place, item: StatedItem, people: Iterable[StatedPerson]) -> bool:
    """Whether all that the item says of the place is where one of these people lives, learns or is missing from."""
    links = [link for link in item.links if place.mention and link.object == place.mention]
    members = {person.id for person in people}
    return bool(links) and all(
        link.subject in members
        and (RELATIONS.means(link.relation, Meaning.RESIDENCE, Meaning.MISSING) or link.relation == Relation.ATTENDS)
        for link in links
    )


def _first(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))[:MOST]


def _place(one: Place) -> LinePlace:
    return LinePlace(subject=one.subject, name=one.name[:LONGEST], town=one.town)
