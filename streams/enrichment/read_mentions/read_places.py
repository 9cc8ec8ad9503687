"""Addresses that a text gives whole: as places, without those that the item states already, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.extracted import Extracted
from schemas.mentions.locations import LocationMention, LocationPrecision
from schemas.statements import Place, ReadPlace, StatedPerson
from schemas.vocabulary.roles import Role
from streams.enrichment import place_subjects
from streams.enrichment.geocode import place_of
from streams.enrichment.read_mentions.doors_apart import doors_apart
from streams.enrichment.read_mentions.doors_in_prose import TownNamed, Towns, doors_in_prose
from streams.enrichment.read_mentions.doors_in_text import DoorInText, doors_by_postcode, doors_in
from streams.enrichment.read_mentions.relation_forms import PLACE
from streams.enrichment.read_mentions.relations_in_text import Located
from streams.enrichment.read_mentions.words_read import ReadText, read_mention_id, read_text
from values.door import units
from values.text import fold

_MENTION: Final = "read"
_TELL: Final = frozenset({Role.REPORTER, Role.WITNESS, Role.VICTIM})
"""Roles of people whose home is not what the item is about."""
_MOST_DOORS: Final = 100
"""Doors of a text that are looked at in each way of writing them, so that a list of addresses costs no more."""
_FLAT: Final = re.compile(rf"/(?:{'|'.join(sorted(set(units.KINDS.values())))})(?:-[^/]+)?(?=/)")
"""The part of a subject that is a flat."""


class PlacesRead(NamedTuple):
    """The mentions read, and where the text gives them and those that the item states."""

    mentions: tuple[ReadPlace, ...]
    located: tuple[Located, ...]


def read_places(
    text: ReadText, extracted: Extracted | None, places: Sequence[Place], persons: Sequence[StatedPerson], day: date
) -> PlacesRead:
    """Each address once. ``extracted``, ``places``, ``persons``: of the item. ``day``: on which it happened."""
    towns = tuple(dict.fromkeys(fold(place.town) for place in places if place.town))
    known = {name: place.mention for place in _stated(places, persons) for name in (place.subject, *place.also)}
    mentions: list[ReadPlace] = []
    located: list[Located] = []
    for one in _doors(text, extracted, towns):
        place = _place(one, day)
        if place.precision is not LocationPrecision.ADDRESS or place.placeholder:
            continue
        if not (names := _known_names(place, known)):
            mentions.append(_read(place, text.words(one.start, one.end)))
            names = [place.subject, *place.also]
            known |= dict.fromkeys(names, mentions[-1].mention)
        if len(named := {mention for name in names if (mention := known[name])}) == 1:
            located.append(Located(*text.at(one.start, one.end), PLACE, named.pop()))
    return PlacesRead(tuple(mentions), tuple(located))


def _stated(places: Sequence[Place], persons: Sequence[StatedPerson]) -> Iterator[Place]:
    """What the item states. Places last, so that an address which is both has the mention of the place.

    Where it states no address as its place, the home of somebody it is about, told in its text, is that place: only the
    homes of those who tell it, and of victims, are none.
    """
    has_place = any(place.precision is LocationPrecision.ADDRESS for place in places)
    for person in persons:
        if has_place or person.role in _TELL:
            yield from person.addresses
    yield from places


def _known_names(place: Place, known: Collection[str]) -> list[str]:
    """The names by which a door is known already: its own, else that of the same door with its flat or without it."""
    own = [name for name in (place.subject, *place.also) if name in known]
    house, flat = _FLAT.subn("", place.subject)
    return own or [name for name in known if _FLAT.subn("", name) == (house, 0 if flat else 1)]


def _doors(text: ReadText, extracted: Extracted | None, stated: tuple[str, ...]) -> list[DoorInText]:
    """The doors of a text in their order. What stands whole is not read again as prose."""
    doors = list(islice(doors_in(text.cased, stated), _MOST_DOORS))
    _add(doors, doors_by_postcode(text.cased))
    towns = Towns(_towns_named(text, extracted) if extracted else (), stated)
    streets = [one.value for one in extracted.streets or ()] if extracted else []
    _add(doors, doors_in_prose(text.cased, streets, towns) if streets else ())
    if towns.named or towns.stated:
        _add(doors, doors_apart(text.cased, towns, doors))
    return sorted(doors)


def _add(doors: list[DoorInText], more: Iterable[DoorInText]) -> None:
    """Add the doors of which no part is of another."""
    for one in islice(more, _MOST_DOORS):
        if all(one.end <= each.start or one.start >= each.end for each in doors):
            doors.append(one)


def _towns_named(text: ReadText, extracted: Extracted) -> tuple[TownNamed, ...]:
    written = {fold(one.value): text.text[one.start : one.end] for one in extracted.towns or ()}
    return tuple(TownNamed(town, read_text(words).folded.text) for town, words in written.items())


def _place(one: DoorInText, day: date) -> Place:
    mention = LocationMention(id=_MENTION, address=(one.line,), town=one.town or None, postcode=one.postcode or None)
    return place_of(mention, day)


def _read(place: Place, words: str) -> ReadPlace:
    """What else the words call the door joins doors only where a source says so; it may be a part of one itself."""
    part = tuple(name for name in place.also if name.startswith(place_subjects.PART))
    fields = {"mention": read_mention_id("place", place.subject), "also": part, "read": words}
    return constructed(ReadPlace, **(place.__dict__ | fields))
