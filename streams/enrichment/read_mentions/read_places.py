"""Addresses that a text gives whole: as places, without those that the item states already, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.mentions.locations import LocationMention, LocationPrecision
from schemas.statements import Place, ReadPlace, StatedPerson
from streams.enrichment.geocode import place_of
from streams.enrichment.read_mentions.doors_in_text import DoorInText, doors_in
from streams.enrichment.read_mentions.relation_forms import PLACE
from streams.enrichment.read_mentions.relations_in_text import Located
from streams.enrichment.read_mentions.words_read import ReadText, read_mention_id
from values.text import fold

_MENTION: Final = "read"


class PlacesRead(NamedTuple):
    """The mentions read, and where the text gives them and those that the item states."""

    mentions: tuple[ReadPlace, ...]
    located: tuple[Located, ...]


def read_places(text: ReadText, places: Sequence[Place], persons: Sequence[StatedPerson], day: date) -> PlacesRead:
    """Each address once. ``places`` and ``persons``: of the item. ``day``: on which it happened."""
    towns = tuple(dict.fromkeys(fold(place.town) for place in places if place.town))
    known = {name: place.mention for place in _stated(places, persons) for name in (place.subject, *place.also)}
    mentions: list[ReadPlace] = []
    located: list[Located] = []
    for one in doors_in(text.cased, towns):
        place = _place(one, day)
        if place.precision is not LocationPrecision.ADDRESS or place.placeholder:
            continue
        names = (place.subject, *place.also)
        if known.keys().isdisjoint(names):
            mentions.append(_read(place, text.words(one.start, one.end)))
            known |= dict.fromkeys(names, mentions[-1].mention)
        if mention := next((known[name] for name in names if known.get(name)), None):
            located.append(Located(*text.at(one.start, one.end), PLACE, mention))
    return PlacesRead(tuple(mentions), tuple(located))


def _stated(places: Sequence[Place], persons: Sequence[StatedPerson]) -> Iterator[Place]:
    """Places last, so that an address which is both has the mention of the place."""
    for person in persons:
        yield from person.addresses
    yield from places


def _place(one: DoorInText, day: date) -> Place:
    mention = LocationMention(id=_MENTION, address=(one.line,), town=one.town or None, postcode=one.postcode or None)
    return place_of(mention, day)


def _read(place: Place, words: str) -> ReadPlace:
    """What else the words call the door joins doors only where a source says so."""
    fields = {"mention": read_mention_id("place", place.subject), "also": (), "read": words}
    return constructed(ReadPlace, **(place.__dict__ | fields))
