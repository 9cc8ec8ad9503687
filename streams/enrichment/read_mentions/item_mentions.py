"""What the text of an item names and its source does not state, as mentions: bounded, and what was left is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from schemas.base import constructed
from schemas.grading import Grade
from schemas.mentions import Link
from schemas.mentions.objects import DrugLine
from schemas.statements import (
    ReadMentions,
    ReadObject,
    ReadOrganisation,
    ReadPerson,
    ReadPlace,
    StatedItem,
    StatedPerson,
)
from streams.enrichment.event_times import EventTimes
from streams.enrichment.person_names import line_names
from streams.enrichment.read_mentions.groups_in_text import read_groups
from streams.enrichment.read_mentions.names_in_text import NamedInText, names_in
from streams.enrichment.read_mentions.read_objects import read_objects
from streams.enrichment.read_mentions.read_persons import read_persons
from streams.enrichment.read_mentions.read_places import read_places
from streams.enrichment.read_mentions.relations_in_text import Located, relations_in
from streams.enrichment.read_mentions.words_read import ReadText, read_text, short_words
from streams.enrichment.text_extraction.numbered import values_in
from streams.enrichment.text_extraction.read import readable

MOST: Final = {"persons": 10, "places": 5, "objects": 15, "organisations": 5}
"""Mentions of each sort that are read from one text, the first."""

MOST_LINKS: Final = 20
"""Relations that are read from one text, the first."""

MOST_OF_EVENT: Final = 100
"""Read mentions that one event may have, those of its first items: a text full of names must still fit a record."""


def read_mentions(
    fields: Mapping[str, Any], times: EventTimes, earlier: Sequence[StatedPerson] = ()
) -> ReadMentions | None:
    """The mentions read from the text of an item of these fields; None where it names nothing that is not stated.

    ``earlier``: persons of the items before it, whom it may call by their surname.
    """
    text = read_text(fields["text"])
    stated = fields.get("persons", ())
    lines = line_names(one.name for one in fields["objects"] if isinstance(one, DrugLine) and one.name)
    persons = read_persons(text, list(_names(text, times.recorded)), stated, earlier, lines)
    places = read_places(text, fields["extracted"], fields["places"], stated, times.day)
    objects = read_objects(text, fields["extracted"], fields["objects"])
    groups = read_groups(text, fields.get("organisations") or ())
    found = {
        "persons": persons.mentions,
        "places": places.mentions,
        "objects": objects.mentions,
        "organisations": groups.mentions,
    }
    located = sorted((*persons.located, *places.located, *objects.located, *groups.located))
    return _of(found, MOST, links=list(_links(text, located, fields["links"])))


def _names(text: ReadText, recorded: date) -> Iterator[NamedInText]:
    return names_in(
        text.cased, lambda: values_in(readable(text.folded.text), text.folded.as_it_came(text.text)), recorded
    )


def _links(text: ReadText, located: Sequence[Located], stated: Sequence[Link]) -> Iterator[Link]:
    """Each relation once, and none that the item states."""
    known = {(link.subject, link.relation, link.object) for link in stated}
    for one in relations_in(text.text, located) if len(located) > 1 else ():
        key = one.subject, one.relation, one.object
        if key not in known:
            known.add(key)
            described = short_words(text.text[one.start : one.end])
            yield constructed(Link, subject=one.subject, relation=one.relation, object=one.object, described=described)


class EarlierPersons:
    """The persons whom the items of an event name, stated or read, for those after them of exactly the same grade.

    An item must be handled as strictly as the item that says whom it means: of another grade none is taken.
    """

    def __init__(self) -> None:
        self._named: dict[Grade, list[StatedPerson]] = {}

    def before(self, grade: Grade) -> Sequence[StatedPerson]:
        """The persons of items so far that are graded so."""
        return self._named.get(grade, ())

    def add(self, item: StatedItem) -> None:
        """Take in the persons of the next item."""
        if persons := (*item.persons, *(item.read.persons if item.read else ())):
            self._named.setdefault(item.grade, []).extend(persons)


def within_limits(items: Sequence[StatedItem]) -> tuple[StatedItem, ...]:
    """The items of an event with at most ``MOST_OF_EVENT`` read mentions, those of the first."""
    if sum(_count(item.read) for item in items) <= MOST_OF_EVENT:
        return tuple(items)
    left, cut = MOST_OF_EVENT, []
    for item in items:
        few = _first(item.read, left) if item.read else None
        left -= _count(few)
        cut.append(item.model_copy(update={"read": few}))
    return tuple(cut)


def _count(read: ReadMentions | None) -> int:
    if read is None:
        return 0
    return len(read.persons) + len(read.places) + len(read.objects) + len(read.links) + len(read.organisations or ())


def _first(read: ReadMentions, most: int) -> ReadMentions | None:
    persons, places = len(read.persons), len(read.places)
    left = {"persons": most, "places": max(0, most - persons), "objects": max(0, most - persons - places)}
    left["organisations"] = max(0, left["objects"] - len(read.objects))
    found = {"persons": read.persons, "places": read.places, "objects": read.objects}
    found = {**found, "organisations": read.organisations or ()}
    return _of(found, left, links=read.links, more=read.more or 0)


def _of(
    found: Mapping[str, Sequence[Any]], most: Mapping[str, int], *, links: Sequence[Link], more: int = 0
) -> ReadMentions | None:
    """At most so many of each sort, and the number of the others; None where there is none."""
    shown = {sort: tuple(mentions[: most[sort]]) for sort, mentions in found.items()}
    cut = {_id(one) for sort, mentions in found.items() for one in mentions[most[sort] :]}
    linked = tuple(link for link in links if not {link.subject, link.object} & cut)[:MOST_LINKS]
    more += sum(len(mentions) - len(shown[sort]) for sort, mentions in found.items())
    if not (any(shown.values()) or linked or more):
        return None
    organisations = shown.pop("organisations") or None
    return constructed(ReadMentions, **shown, organisations=organisations, links=linked, more=more or None)


def _id(mention: ReadPerson | ReadPlace | ReadObject | ReadOrganisation) -> str:
    return mention.mention or "" if isinstance(mention, ReadPlace) else mention.id
