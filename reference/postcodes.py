"""Postcodes of Northamptonshire and the postcode areas around it, live and terminated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from math import ceil
from statistics import fmean
from typing import Final, NamedTuple

from reference.places import metres_between
from reference.tables import rows
from values.postcode import outcode, read, sector
from values.unread import Unread

_WITHIN: Final = 0.9


class Postcode(NamedTuple):
    """One postcode. Terminated ones have no point. ``quality`` 10 is best, 90 none (Code-Point Open)."""

    postcode: str
    latitude: float | None
    longitude: float | None
    quality: int | None
    terminated: date | None  # the first of the month in which it ended
    lsoa11: str | None


class District(NamedTuple):
    """The postcodes that begin alike, ``NN1`` or ``NN1 4``: their middle, and metres about it to 9 of 10."""

    name: str
    latitude: float
    longitude: float
    metres: int


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


def district(text: str) -> District | None:
    """The district of the first part of a postcode, or the sector of that and a figure; None where we have none of it.

    Of the postcodes in use only: the others have no point.
    """
    name = sector(text) or outcode(text)
    points = list(_points_of(name)) if name else []
    if name is None or not points:
        return None
    middle = fmean(point[0] for point in points), fmean(point[1] for point in points)
    far = sorted(metres_between(middle, point) for point in points)
    return District(name, *middle, ceil(far[int(len(far) * _WITHIN)]))


def _points_of(name: str) -> Iterator[tuple[float, float]]:
    beginning = name if " " in name else f"{name} "
    for table in ("postcodes.csv.gz", "postcodes_adjacent.csv.gz"):
        for code, (latitude, longitude, *_) in _table(table).items():
            if code.startswith(beginning) and latitude:
                yield float(latitude), float(longitude)


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
