"""How a document's field is searched, declared with the field: ``Annotated[str, Search.TEXT]``.

Strings are keywords, moments dates, numbers numbers, models objects, unless annotated with one of these.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from schemas.base import Model


class Search(Enum):
    """A way of searching that does not follow from the Python type."""

    TEXT = "full text, English"
    NAME = "a name of a place or a thing: exact, and folded by words"
    PERSON = "a name of a person: as a name, and by short forms"
    POINT = "a point on the map"
    STORED = "shown, never searched"


class GeoPoint(Model):
    """A point as Elasticsearch takes it, WGS84 degrees."""

    lat: float
    lon: float


Point = Annotated[GeoPoint, Search.POINT]
