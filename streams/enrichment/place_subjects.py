"""What a place is called as a subject: UPRN, else the door; a coarser place is another subject.

Ids never hold the separator of record keys, and never more than 200 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Final, NamedTuple

from schemas.mentions.locations import Location, LocationPrecision
from values.door import Door

UPRN: Final = "address/uprn/"
NAME: Final = "address/named/"
WHOLE: Final = "whole/"
PART: Final = "part/"

_NUMBER: Final = re.compile(r"\d+[a-z]?(?:-\d+[a-z]?)?(?=-[a-z]|$)")
_LONGEST: Final = 200
_NOT_IN_IDS: Final = re.compile(r"[|/\s]+")


def door(found: Door) -> str:
    """The subject of one door: ``address/flat-3/12-cyril-street/northampton``."""
    house = " ".join(part for part in (found.number, found.street) if part)
    return _id(LocationPrecision.ADDRESS.value, (found.unit, found.building, house, found.area))


def named(found: Door) -> str:
    """The subject of a building without a number, by its name and postcode."""
    name = " ".join((found.building, found.number, found.street))
    return _id(LocationPrecision.ADDRESS.value, ("named", found.unit, name, found.area))


def uprn(number: str) -> str:
    """The subject of the premises of this UPRN."""
    return _id(LocationPrecision.ADDRESS.value, ("uprn", number))


def whole(part: str) -> str:
    """The name of a door by what a part of its address says. No subject of its own: ``part`` is matched with it."""
    return _id(WHOLE.rstrip("/"), (part,))


def part(part_of: str) -> str:
    """The name of a door by its address, which is a part of what another address may say in full."""
    return _id(PART.rstrip("/"), (part_of,))


def coarse(
    mention: Location, precision: LocationPrecision, *, street: str | None, town: str | None, postcode: str | None
) -> str:
    """The subject of a place that is no known door, ``<precision>/<words>``: its words as they were written."""
    match precision:
        case LocationPrecision.ADDRESS:
            words: tuple[str | None, ...] = (*(mention.address or (mention.name,)), mention.street, postcode or town)
        case LocationPrecision.STREET:
            words = (street or mention.name, town)
        case LocationPrecision.POSTCODE | LocationPrecision.OUTCODE:
            words = (postcode or mention.postcode,)
        case LocationPrecision.TOWN:
            words = (town or mention.name,)
        case _:
            words = (mention.name, *mention.address, town, mention.lsoa)
    return _id(precision.value, words)


class House(NamedTuple):
    """What stands before the area in the address of a door: ``flat 3 12`` and ``cyril street``."""

    number: str
    street: str


def house(names: Iterable[str]) -> House | None:
    """Number and street, or building, of the first of these names that is an address in words."""
    for name in names:
        if name.startswith("address/") and not name.startswith(UPRN):
            parts = name.removeprefix(NAME).removeprefix("address/").split("/")
            *units, last = parts[:-1] if len(parts) > 1 else parts
            number = _NUMBER.match(last)
            inside = [unit.replace("-", " ") for unit in units] + ([number[0]] if number else [])
            return House(" ".join(inside), last[number.end() if number else 0 :].replace("-", " ").strip())
    return None


def cell(h3_cell: str) -> str:
    """The subject of one map cell."""
    return f"cell/{h3_cell}"


def _id(kind: str, words: tuple[str | None, ...]) -> str:
    parts = [_NOT_IN_IDS.sub("-", word.casefold().strip()).strip("-") for word in words if word]
    whole = "/".join([kind, *parts]) if parts else f"{kind}/unnamed"
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[: _LONGEST - 17]}~{sha256(whole.encode()).hexdigest()[:16]}"
