"""What a place is called as a subject: UPRN, else normalised address and postcode; a coarser place is another subject.

Ids never hold the separator of record keys, and never more than 200 characters.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

from schemas.mentions.locations import Location, LocationPrecision

_LONGEST: Final = 200
_NOT_IN_IDS: Final = re.compile(r"[|/\s]+")


def place(
    mention: Location,
    precision: LocationPrecision,
    *,
    street: str | None,
    town: str | None,
    postcode: str | None,
) -> str:
    """The subject that this mention is a fact about, ``<precision>/<words>``."""
    match precision:
        case LocationPrecision.ADDRESS if mention.uprn:
            words: tuple[str | None, ...] = ("uprn", mention.uprn)
        case LocationPrecision.ADDRESS:
            words = (*(mention.address or (mention.name,)), postcode or town)
        case LocationPrecision.STREET:
            words = (street or mention.name, town)
        case LocationPrecision.POSTCODE | LocationPrecision.OUTCODE:
            words = (postcode or mention.postcode,)
        case LocationPrecision.TOWN:
            words = (town or mention.name,)
        case _:
            words = (mention.name, town, mention.lsoa)
    return _id(precision.value, words)


def cell(h3_cell: str) -> str:
    """The subject of one map cell."""
    return f"cell/{h3_cell}"


def _id(kind: str, words: tuple[str | None, ...]) -> str:
    parts = [_NOT_IN_IDS.sub("-", word.casefold().strip()).strip("-") for word in words if word]
    whole = "/".join([kind, *parts]) if parts else f"{kind}/unnamed"
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[: _LONGEST - 17]}~{sha256(whole.encode()).hexdigest()[:16]}"
