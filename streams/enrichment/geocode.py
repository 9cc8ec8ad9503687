"""Where a mention is, as precisely as it says and no more. Offline, from the reference data we ship."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import h3

from reference import areas, placeholders, places, postcodes, streets
from schemas.mentions.locations import Location, LocationMention, LocationPrecision
from schemas.search import GeoPoint
from schemas.statements import Place
from streams.enrichment import place_subjects
from values import postcode

FINE: Final = frozenset({LocationPrecision.ADDRESS, LocationPrecision.STREET, LocationPrecision.POSTCODE})
"""Precise enough to lie in one map cell. A town's middle is nobody's street."""


class Found(NamedTuple):
    """A point, and which data gave it."""

    latitude: float
    longitude: float
    by: str


@lru_cache(maxsize=65_536)  # map points and addresses repeat; a mention and a day always give the same place
def place_of(mention: Location, day: date) -> Place:
    """The place this mention names, with the areas it lay in on that day."""
    precision = precision_of(mention)
    code = postcodes.normalise(mention.postcode) if mention.postcode else None
    found = _find(mention, code)
    town = mention.town or (_nearest_town(found) if found and precision in FINE else None)
    street = streets.normalise(mention.street) if mention.street else None
    cells = _cells(found) if found and precision in FINE else (None, None, None)
    return Place(
        mention=mention.id if isinstance(mention, LocationMention) else None,
        subject=place_subjects.place(mention, precision, street=street, town=town, postcode=code),
        precision=precision,
        name=_name(mention, town, code),
        street=street,
        town=town,
        postcode=code,
        uprn=mention.uprn,
        point=GeoPoint(lat=found.latitude, lon=found.longitude) if found else None,
        cell_7=cells[0],
        cell_8=cells[1],
        cell_9=cells[2],
        areas=_areas(mention, found, day),
        premises_type=mention.premises_type and mention.premises_type.value,
        certainty=mention.certainty and mention.certainty.value,
        placeholder=_placeholder(mention),
        found_by=found.by if found else "nothing",
    )


def precision_of(mention: Location) -> LocationPrecision:
    """What the source says, or else the finest that its words bear out. A bare point is only an area."""
    if mention.precision:
        return mention.precision
    if mention.uprn or (mention.address and mention.postcode):
        return LocationPrecision.ADDRESS
    if mention.street:
        return LocationPrecision.STREET
    if mention.postcode:
        whole = postcodes.normalise(mention.postcode)
        return LocationPrecision.POSTCODE if whole else LocationPrecision.OUTCODE
    return LocationPrecision.TOWN if mention.town else LocationPrecision.AREA


def _find(mention: Location, code: str | None) -> Found | None:
    if mention.point:
        return Found(mention.point.latitude, mention.point.longitude, "source")
    if code and (known := postcodes.find(code)) and known.latitude is not None and known.longitude is not None:
        return Found(known.latitude, known.longitude, "postcode")
    if mention.street and (points := streets.find(mention.street, mention.town)) and len(points) == 1:
        return Found(points[0].latitude, points[0].longitude, "street")  # a name with several points is ambiguous
    if mention.town and (towns := places.find(mention.town)) and len(towns) == 1:
        return Found(towns[0].latitude, towns[0].longitude, "town")
    return None


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


def _placeholder(mention: Location) -> str | None:
    lines = [mention.name, *mention.address, mention.street]
    reasons = [placeholders.reason("address", line) for line in lines if line]
    if mention.postcode and postcode.read(mention.postcode) == postcode.PSEUDO:
        reasons.append(postcode.PSEUDO.message)
    return next((reason for reason in reasons if reason), None)


def _name(mention: Location, town: str | None, code: str | None) -> str:
    lines = [line for line in (mention.name, *mention.address) if line]
    said = mention.name or any(mention.street and line.endswith(mention.street) for line in lines)
    parts = (*lines, None if said else mention.street, town, code or mention.postcode)
    named = list(dict.fromkeys(part for part in parts if part))
    return ", ".join(named) or mention.lsoa or mention.uprn or "a point on the map"
