"""Addresses as they are compared: house number, street, locality, postcode."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from streams.enrichment.place_subjects import House
from streams.resolution.persons.features.mention import WrittenAddress
from values import placeholder, postcode
from values.door import no_place
from values.text import words as folded_words

_KINDS: Final = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "close",
        "drive",
        "crescent",
        "lane",
        "place",
        "court",
        "way",
        "terrace",
        "flat",
    ]
)


class Address(NamedTuple):
    """Folded; what is not known is empty. ``outcode`` only of a postcode of the United Kingdom."""

    number: str
    street: str
    locality: str
    postcode: str
    outcode: str
    uprn: str


@lru_cache(maxsize=4_096)
def read_address(written: WrittenAddress) -> Address | None:
    """None where nothing usable is written: a custody suite, no fixed abode."""
    parts = [part[:200] for part in (written.address, written.locality) if part]
    if any(no_place.everybody_reason(part) or no_place.reason(part) for part in parts):
        return None
    house = _read_house(written.house) if written.house else _written_house(written.address)
    found = Address(
        house.number,
        house.street,
        "".join(folded_words(written.locality)),
        *read_postcode(written.postcode),
        written.uprn,
    )
    return found if any(found) else None


def _read_house(house: House) -> House:
    """The number of the house with that of the flat, and the street without its kind."""
    return House(house.number, " ".join(word for word in house.street.split() if word not in _KINDS) or house.street)


def _written_house(address: str) -> House:
    words = folded_words(address)
    number = next((word for word in words if word[0].isdigit()), "")
    return House(number, " ".join(word for word in words if word != number and word not in _KINDS))


@lru_cache(maxsize=4_096)
def read_postcode(text: str) -> tuple[str, str]:
    """The postcode in small letters without its space, and its outward half; what is none, as it is written.

    Nothing of what stands for "not known" or for no fixed abode.
    """
    found = postcode.read(text)
    if isinstance(found, postcode.Postcode):
        return found.canonical.replace(" ", "").lower(), found.outcode.lower()
    return ("", "") if found in {placeholder.UNREAD, postcode.PSEUDO} else ("".join(folded_words(text[:20])), "")
