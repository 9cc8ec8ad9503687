"""Postcodes of Northamptonshire and the postcode areas around it, live and terminated."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from reference.tables import rows
from values.postcode import read
from values.unread import Unread


class Postcode(NamedTuple):
    """One postcode. Terminated ones have no point. ``quality`` 10 is best, 90 none (Code-Point Open)."""

    postcode: str
    latitude: float | None
    longitude: float | None
    quality: int | None
    terminated: date | None  # the first of the month in which it ended
    lsoa11: str | None


def normalise(text: str) -> str | None:
    """As ``NN1 1AA``, or None when the text is no postcode, or one that stands for none. It need not exist."""
    found = read(text)
    return None if isinstance(found, Unread) else found.canonical


def find(text: str) -> Postcode | None:
    """The postcode, if it is one of ours; the surrounding areas are read only when the county does not have it."""
    code = normalise(text)
    if code is None:
        return None
    row = _table("postcodes.csv.gz").get(code) or _table("postcodes_adjacent.csv.gz").get(code)
    return _postcode(code, *row) if row else None


@cache
def living() -> tuple[Postcode, ...]:
    """Every postcode of the county that is in use, in its order."""
    every = (_postcode(postcode, *row) for postcode, row in sorted(_table("postcodes.csv.gz").items()))
    return tuple(postcode for postcode in every if postcode.terminated is None)


def _postcode(postcode: str, latitude: str, longitude: str, quality: str, lsoa: str, terminated: str) -> Postcode:
    return Postcode(
        postcode,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(quality) if quality else None,
        date(int(terminated[:4]), int(terminated[4:]), 1) if terminated else None,
        lsoa or None,
    )


@cache
def _table(name: str) -> dict[str, tuple[str, str, str, str, str]]:
    table: dict[str, tuple[str, str, str, str, str]] = {}
    for postcode, latitude, longitude, quality, lsoa, terminated in rows(name):
        if postcode not in table:  # live ones come first, and win over a former use of the same postcode
            table[postcode] = (latitude, longitude, quality, lsoa, terminated)
    return table
