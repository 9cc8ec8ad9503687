"""How large a source record may be: what is stored of it, and what is derived from it, must fit a Kafka record.

The statement of an event holds each of its places with what was found about it, and each address again that a link
gives to a person. An event in which that is too much is refused when it arrives, where its source can still split it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.errors import Problem
from schemas.kinds.base import ItemWithMentions
from schemas.mentions.locations import Location
from schemas.vocabulary.relations import HOMES
from schemas.wire import MAX_BYTES, SourceRecord, encode

MAX_DERIVED_BYTES: Final = 500_000
"""``derived_bytes`` of the largest event accepted. Values read and texts extracted come on top of it."""

PLACE_BYTES: Final = 700
"""At most what is added to a place: its subject, cells, point, areas, and its name composed of its parts."""

_NEVER_TOO_LARGE: Final = 6_000
"""Bytes of an event below which neither places nor links can be enough to reach ``MAX_DERIVED_BYTES``."""


def size_problems(record: SourceRecord, received: int) -> list[Problem]:
    """What is too large about a record of so many bytes as received. Encoded anew it may be larger than it came."""
    if received <= _NEVER_TOO_LARGE:
        return []
    if (encoded := len(encode(record))) > MAX_BYTES:
        message = f"is larger than {MAX_BYTES:,} bytes as it is stored, with every default written; send it in parts"
        return [Problem("", "too-large", message)]
    if encoded + derived_bytes(record) > MAX_DERIVED_BYTES:
        message = (
            f"names so many places that what is derived from it would be larger than {MAX_DERIVED_BYTES:,} bytes; "
            "send it in parts, some hundred places each"
        )
        return [Problem("items", "too-many-places", message)]
    return []


def derived_bytes(record: SourceRecord) -> int:
    """An upper bound of what locating its places adds to an event."""
    items = getattr(record, "items", ())
    return sum(size for item in items if isinstance(item, ItemWithMentions) for size in _added(item))


def _added(item: ItemWithMentions) -> Iterator[int]:
    sizes = {place.id: _located(place) for place in item.locations}
    yield from sizes.values()
    yield from (_located(address) for person in item.persons for address in person.addresses)
    for link in item.links:
        if link.relation in HOMES:
            yield sizes.get(link.object, sizes.get(link.subject, 0))  # in whichever direction it is written


def _located(place: Location) -> int:
    texts = (place.name, *place.address, place.street, place.town, place.postcode)
    # Its name repeats its parts, and its subject is cut at 200 characters.
    return PLACE_BYTES + 2 * sum(len(text.encode()) for text in texts if text)
