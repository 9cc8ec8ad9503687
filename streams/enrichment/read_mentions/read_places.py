"""Addresses that a text gives whole: as places, without those that the item states already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from schemas.base import constructed
from schemas.mentions.locations import LocationMention, LocationPrecision
from schemas.statements import Place, ReadPlace, StatedPerson
from streams.enrichment.geocode import place_of
from streams.enrichment.read_mentions.doors_in_text import DoorInText, doors_in
from streams.enrichment.read_mentions.words_read import ReadText, read_mention_id
from values.text import fold

_MENTION: Final = "read"


def read_places(
    text: ReadText, places: Sequence[Place], persons: Sequence[StatedPerson], day: date
) -> Iterator[ReadPlace]:
    """Each address once. ``places`` and ``persons``: of the item. ``day``: on which it happened."""
    towns = tuple(dict.fromkeys(fold(place.town) for place in places if place.town))
    known = {name for place in _stated(places, persons) for name in (place.subject, *place.also)}
    for one in doors_in(text.cased, towns):
        place = _place(one, day)
        if place.precision is LocationPrecision.ADDRESS and not place.placeholder:
            names = {place.subject, *place.also}
            if known.isdisjoint(names):
                yield _read(place, text.words(one.start, one.end))
            known |= names


def _stated(places: Sequence[Place], persons: Iterable[StatedPerson]) -> Iterator[Place]:
    yield from places
    for person in persons:
        yield from person.addresses


def _place(one: DoorInText, day: date) -> Place:
    mention = LocationMention(id=_MENTION, address=(one.line,), town=one.town or None, postcode=one.postcode or None)
    return place_of(mention, day)


def _read(place: Place, words: str) -> ReadPlace:
    """What else the words call the door joins doors only where a source says so."""
    fields = {"mention": read_mention_id("place", place.subject), "also": (), "read": words}
    return constructed(ReadPlace, **(place.__dict__ | fields))
