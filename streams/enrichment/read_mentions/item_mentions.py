"""What the text of an item names and its source does not state, as mentions: bounded, and what was left is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from schemas.base import constructed
from schemas.mentions.objects import DrugLine
from schemas.statements import ReadMentions, ReadPerson, StatedItem, StatedPerson
from streams.enrichment.event_times import EventTimes
from streams.enrichment.person_names import line_names
from streams.enrichment.read_mentions.names_in_text import names_in
from streams.enrichment.read_mentions.read_objects import read_objects
from streams.enrichment.read_mentions.read_persons import read_persons
from streams.enrichment.read_mentions.read_places import read_places
from streams.enrichment.read_mentions.words_read import ReadText, read_text
from streams.enrichment.text_extraction.numbered import values_in
from streams.enrichment.text_extraction.read import readable

MOST: Final = {"persons": 10, "places": 5, "objects": 15}
"""Mentions of each sort that are read from one text, the first."""

MOST_OF_EVENT: Final = 100
"""Read mentions that one event may have, those of its first items: a text full of names must still fit a record."""


def read_mentions(fields: Mapping[str, Any], times: EventTimes) -> ReadMentions | None:
    """The mentions read from the text of an item of these fields; None where it names nothing that is not stated."""
    text = read_text(fields["text"])
    persons = fields.get("persons", ())
    lines = line_names(one.name for one in fields["objects"] if isinstance(one, DrugLine) and one.name)
    return _of(
        {
            "persons": list(_persons(text, persons, lines, times.recorded)),
            "places": list(read_places(text, fields["places"], persons, times.day)),
            "objects": list(read_objects(text, fields["extracted"], fields["objects"])),
        },
        MOST,
    )


def _persons(
    text: ReadText, persons: Sequence[StatedPerson], lines: frozenset[str], recorded: date
) -> Iterator[ReadPerson]:
    values = values_in(readable(text.folded.text), text.folded.as_it_came(text.text))
    named = names_in(text.cased, values, recorded)
    return read_persons([(one, text.words(one.start, one.end)) for one in named], persons, lines)


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
    return len(read.persons) + len(read.places) + len(read.objects) if read else 0


def _first(read: ReadMentions, most: int) -> ReadMentions | None:
    persons, places = len(read.persons), len(read.places)
    left = {"persons": most, "places": max(0, most - persons), "objects": max(0, most - persons - places)}
    found: dict[str, list[Any]] = {
        "persons": list(read.persons),
        "places": list(read.places),
        "objects": list(read.objects),
    }
    return _of(found, left, read.more or 0)


def _of(found: Mapping[str, Sequence[Any]], most: Mapping[str, int], more: int = 0) -> ReadMentions | None:
    """At most so many of each sort, and the number of the others; None where there is none."""
    shown = {sort: tuple(mentions[: most[sort]]) for sort, mentions in found.items() if mentions}
    if not shown:
        return None
    more += sum(len(mentions) - len(shown[sort]) for sort, mentions in found.items() if mentions)
    return constructed(ReadMentions, **shown, more=more or None)
