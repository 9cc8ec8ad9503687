"""What the text of an item names and its source does not state, as mentions: bounded, and what was left is counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from schemas.base import constructed
from schemas.items import ItemWithMentions
from schemas.mentions.objects import DrugLine
from schemas.statements import ReadMentions, ReadPerson, StatedItem, StatedPerson
from streams.enrichment.person_names import line_names
from streams.enrichment.read_mentions.names_in_text import names_in
from streams.enrichment.read_mentions.read_persons import read_persons
from streams.enrichment.text_extraction.folding import Folded, fold
from streams.enrichment.text_extraction.numbered import values_in
from streams.enrichment.text_extraction.read import readable

MOST_PERSONS: Final = 10
"""Persons that are read from one text, the first."""

MOST_OF_EVENT: Final = 100
"""Read mentions that one event may have, those of its first items: a text full of names must still fit a record."""


def read_mentions(item: ItemWithMentions, persons: Sequence[StatedPerson], recorded: date) -> ReadMentions | None:
    """The mentions read from an item's text; None where it names nobody else. ``persons``: those that it states."""
    text = item.text or ""
    folded = fold(text)
    cased = _cased(text, folded)
    named = list(names_in(cased, values_in(readable(folded.text), folded.as_it_came(text)), recorded))
    if not named:
        return None
    lines = line_names(one.name for one in item.objects if isinstance(one, DrugLine) and one.name)
    with_words = [(one, _words(text, folded, one.start, one.end)) for one in named]
    found = list(read_persons(with_words, persons, lines))
    return _of(tuple(found[:MOST_PERSONS]), len(found) - MOST_PERSONS) if found else None


def within_limits(items: Sequence[StatedItem]) -> tuple[StatedItem, ...]:
    """The items of an event with at most ``MOST_OF_EVENT`` read mentions, those of the first."""
    if sum(_count(item) for item in items) <= MOST_OF_EVENT:
        return tuple(items)
    left, kept = MOST_OF_EVENT, []
    for item in items:
        few = _first(item.read, left) if item.read else None
        left -= len(few.persons) if few else 0
        kept.append(item.model_copy(update={"read": few}))
    return tuple(kept)


def _count(item: StatedItem) -> int:
    return len(item.read.persons) if item.read else 0


def _first(read: ReadMentions, most: int) -> ReadMentions:
    persons = read.persons[:most]
    return _of(persons, len(read.persons) - len(persons) + (read.more or 0))


def _of(persons: tuple[ReadPerson, ...], more: int) -> ReadMentions:
    return constructed(ReadMentions, persons=persons, more=more if more > 0 else None)


def _cased(text: str, folded: Folded) -> str:
    """The text as it is read, its capitals kept."""
    if text.isascii():
        return text
    came = folded.as_it_came(text)
    return "".join(letter.upper() if one.isupper() else letter for letter, one in zip(folded.text, came, strict=True))


def _words(text: str, folded: Folded, start: int, end: int) -> str:
    begin, stop = folded.stood(start, end)
    return " ".join(text[begin:stop].split())
