"""Registrations, phone numbers and postcodes as somebody types them, compared as the pipeline compares them. Pure.

A value is searched as a value only where it is all that is typed: with words beside it, all are searched as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ops.search.request import Clause

EXTRACTED: Final = ("vrms", "phones", "postcodes")
"""The values that text reading extracts, by their field under ``items.extracted``."""


def extracted_value_clauses(text: str, fields: Iterable[str] = EXTRACTED) -> Iterator[Clause]:
    """One clause for each of these fields whose kind of value the whole of ``text`` is."""
    from streams.enrichment.reading_text.read import read

    written = text.strip().upper()  # registrations and postcodes are read in capitals
    found = read(written)
    for field in fields:
        for value in (getattr(found, field) if found else None) or ():
            if (value.start, value.end) == (0, len(written)):
                yield {"term": {f"items.extracted.{field}.value": value.value}}


def line_number_clauses(text: str) -> Iterator[Clause]:
    """A drug line that has this number, where the text is a phone number."""
    from streams.resolution.stories.accounts import significant_digits

    if digits := significant_digits(text):
        yield {"term": {"numbers.digits": digits}}


def object_id_clauses(text: str) -> Iterator[Clause]:
    """The vehicle and the phone whose id this text gives, where it is a registration or a number."""
    from schemas.mentions.objects import Phone, Vehicle
    from streams.resolution.events.event_things import thing_subject

    for mention in (Vehicle(id="o1", vrm=text[:200]), Phone(id="o1", number=text[:200])):
        if id_ := thing_subject(mention):
            yield {"term": {"id": id_}}
