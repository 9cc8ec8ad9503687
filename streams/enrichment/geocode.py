"""Where a mention is, as precisely as it says and no more. Offline, from the reference data we ship."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import h3

from reference import areas, places, postcodes, streets
from reference.gazetteer import GAZETTEER
from schemas.base import constructed
from schemas.mentions.locations import Location, LocationMention, LocationPrecision
from schemas.search import GeoPoint
from schemas.statements import Place
from schemas.vocabulary.premises_types import PremisesType
from streams.enrichment import place_subjects
from streams.enrichment.premises import names_one, premises_type, proper_name
from values import door, uprn
from values.door import Address, no_place, segments

FINE: Final = frozenset({LocationPrecision.ADDRESS, LocationPrecision.STREET, LocationPrecision.POSTCODE})
"""Precise enough to lie in one map cell. A town's middle is nobody's street."""


class Found(NamedTuple):
    """A point, and which data gave it."""

    latitude: float
    longitude: float
    by: str


class Reading(NamedTuple):
    """What the words of a mention are read as."""

    address: Address
    uprn: str | None
    code: str | None
    """The postcode in its one form."""
    premises: PremisesType | None


@lru_cache(maxsize=65_536)  # map points and addresses repeat; a mention and a day always give the same place
def place_of(mention: Location, day: date) -> Place:
    """The place this mention names, with the areas it lay in on that day."""
    read = _read(mention)
    precision = _precision(mention, read)
    found = _find(mention, read)
    town = _town(mention, read) or (_nearest_town(found) if found and precision in FINE else None)
    street = _street(mention, read.address)
    in_a_cell = found and found.by != "town" and precision in FINE
    cells = _cells(found) if found and in_a_cell else (None, None, None)
    subject, also = _subjects(mention, read, precision, street, town)
    return constructed(
        Place,
        mention=mention.id if isinstance(mention, LocationMention) else None,
        subject=subject,
        also=also,
        precision=precision,
        name=_name(mention, town, read.code),
        street=street,
        town=town,
        postcode=read.code,
        uprn=read.uprn,
        point=constructed(GeoPoint, lat=found.latitude, lon=found.longitude) if found else None,
        cell_7=cells[0],
        cell_8=cells[1],
        cell_9=cells[2],
        areas=_areas(mention, found, day),
        premises_type=kind.value if (kind := mention.premises_type or read.premises) else None,
        certainty=mention.certainty and mention.certainty.value,
        placeholder=_placeholder(mention, read),
        found_by=found.by if found else "nothing",
    )


def _street(mention: Location, address: Address) -> str | None:
    """The street of an address, or the one that the source names. The name of a landmark is no street."""
    if address.street and (mention.address or mention.street or _is_door(mention, address)):
        return address.street
    return streets.normalise(mention.street) if mention.street else None


def _read(mention: Location) -> Reading:
    lines = (mention.name, *mention.address) if mention.name else mention.address
    return _read_words(lines, mention.street or "", mention.town or "", mention.postcode or "", mention.uprn)


@lru_cache(maxsize=16_384)  # the same words come with other ids and on other days
def _read_words(lines: tuple[str, ...], street: str, town: str, postcode: str, number: str | None) -> Reading:
    found = door.address(lines, GAZETTEER, street=street, town=town, postcode=postcode)
    if not (town or found.towns or postcode or street) and (named := _town_of_name(lines)):
        found = door.address(lines, GAZETTEER, town=named)
    known = uprn.read(number) if number else None
    return Reading(
        found,
        known.canonical if isinstance(known, uprn.Uprn) else None,
        found.postcode or (postcodes.normalise(postcode) if postcode else None),
        premises_type(lines),
    )


def _town_of_name(lines: tuple[str, ...]) -> str | None:
    """The town after which an institution is called: that of Corby Technical School, where no other is given."""
    names = [name for line in lines if (name := proper_name(line))]
    towns = (" ".join(name[:length]) for name in names for length in range(len(name), 0, -1))
    return next((town for town in towns if GAZETTEER.town(town) == town), None)  # no slip: it may be another place


def _precision(mention: Location, read: Reading) -> LocationPrecision:
    """What the source says, or else the finest that its words bear out. A bare point is only an area."""
    if mention.precision:
        return mention.precision
    if read.uprn or _is_door(mention, read.address):
        return LocationPrecision.ADDRESS
    if _street(mention, read.address):
        return LocationPrecision.STREET
    if read.code or mention.postcode:
        return LocationPrecision.POSTCODE if read.code else LocationPrecision.OUTCODE
    return LocationPrecision.TOWN if mention.town or read.address.towns else LocationPrecision.AREA


def _is_door(mention: Location, address: Address) -> bool:
    """A name beside a street is a landmark, and no door, unless lines of an address or a number go with it.

    The name of premises, and no street, says which they are: Weavers School, Wellingborough.
    """
    if address.door is None:
        return False
    if mention.address or address.door.number:
        return True
    return bool(mention.name and not mention.street and names_one(mention.name))


def _subjects(
    mention: Location, read: Reading, precision: LocationPrecision, street: str | None, town: str | None
) -> tuple[str, tuple[str, ...]]:
    """The subject, and what else the same door is called: by its address beside a UPRN, by its postcode."""
    if precision is not LocationPrecision.ADDRESS or not (read.uprn or read.address.door):
        return place_subjects.coarse(mention, precision, street=street, town=town, postcode=read.code), ()
    first, *also = dict.fromkeys([*([place_subjects.uprn(read.uprn)] if read.uprn else []), *_names(read.address)])
    return first, tuple(also)


def _names(found: Address) -> Iterator[str]:
    """A door with a number is called by it first, another building by its name."""
    numbered = found.door is not None and bool(found.door.number)
    named = [place_subjects.named(found.by_name)] if found.by_name else []
    door_name = [place_subjects.door(found.door)] if found.door and found.door != found.by_name else []
    yield from (*door_name, *named) if numbered else (*named, *door_name)
    if found.door:
        yield from map(place_subjects.whole, found.parts)
        yield from [place_subjects.part(found.part_of)] if found.part_of else []


def _find(mention: Location, read: Reading) -> Found | None:
    if mention.point:
        return Found(mention.point.latitude, mention.point.longitude, "source")
    known = postcodes.find(read.code) if read.code else None
    if known and known.latitude is not None and known.longitude is not None:
        return Found(known.latitude, known.longitude, "postcode")
    town = _town(mention, read)
    street = mention.street or _street(mention, read.address)
    if street and (points := streets.find(street, town)) and len(points) == 1:
        return Found(points[0].latitude, points[0].longitude, "street")  # a name with several points is ambiguous
    if town and (towns := places.find(town)) and len(towns) == 1:
        return Found(towns[0].latitude, towns[0].longitude, "town")
    return None


def _town(mention: Location, read: Reading) -> str | None:
    """The town as it is known by, else as it is written."""
    if mention.town:
        return _town_written(mention.town)
    return GAZETTEER.shown(GAZETTEER.smallest(read.address.towns)) if read.address.towns else None


@lru_cache(maxsize=16_384)
def _town_written(written: str) -> str:
    """The town that a field of towns names, without district, county and country: Corby of ``Corby, Northants``."""
    if known := GAZETTEER.town(segments.folded(written)):
        return GAZETTEER.shown(known)
    named = door.address((), GAZETTEER, town=written).towns
    if here := [town for town in named if GAZETTEER.town(town)]:
        return GAZETTEER.shown(GAZETTEER.smallest(here))
    first, _, _ = written.partition(",")
    return first.strip() if named == (segments.folded(first),) else written


def _nearest_town(found: Found) -> str | None:
    nearest = places.nearest(found.latitude, found.longitude)
    return nearest[0].name if nearest else None


def _cells(found: Found) -> tuple[str, str, str]:
    finest = h3.latlng_to_cell(found.latitude, found.longitude, 9)
    eighth = h3.cell_to_parent(finest, 8)
    return h3.cell_to_parent(eighth, 7), eighth, finest


def _areas(mention: Location, found: Found | None, day: date) -> tuple[str, ...]:
    known = areas.at(found.latitude, found.longitude, day) if found else ()
    if not known and mention.lsoa:
        known = areas.of_lsoa(mention.lsoa, day)
    return tuple(area.name for area in known)


def _placeholder(mention: Location, read: Reading) -> str | None:
    """Why a place must never link anybody: it stands for none, or everybody who is arrested or charged was there."""
    if read.address.placeholder:
        return read.address.placeholder
    lines = [line for line in (mention.name, *mention.address, mention.street) if line]
    reasons = [no_place.everybody_reason(line) for line in lines]
    nothing = mention.uprn and not read.uprn and not (lines or mention.town or mention.postcode or mention.point)
    return next((reason for reason in reasons if reason), uprn.FILLER.message if nothing else None)


def _name(mention: Location, town: str | None, code: str | None) -> str:
    lines = [line for line in (mention.name, *mention.address) if line]
    names_street = mention.name or any(mention.street and line.endswith(mention.street) for line in lines)
    parts = (*lines, None if names_street else mention.street, town, code or mention.postcode)
    named = list(dict.fromkeys(part for part in parts if part))
    return ", ".join(named) or mention.lsoa or mention.uprn or "a point on the map"
