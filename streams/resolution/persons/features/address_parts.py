"""Addresses as they are compared: house number, street, locality, postcode."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reference import placeholders
from streams.resolution.persons.features.mention import WrittenAddress
from streams.resolution.persons.features.text_folding import folded_words

_POSTCODE: Final = re.compile(r"^([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})$")
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
    if any(placeholders.reason("address", part[:200]) for part in (written.address, written.locality) if part):
        return None
    words = folded_words(written.address)
    number = next((word for word in words if word[0].isdigit()), "")
    street = " ".join(word for word in words if word != number and word not in _KINDS)
    found = Address(
        number, street, "".join(folded_words(written.locality)), *read_postcode(written.postcode), written.uprn
    )
    return found if any(found) else None


@lru_cache(maxsize=4_096)
def read_postcode(text: str) -> tuple[str, str]:
    """The postcode in small letters without its space, and its outward half."""
    if not text or placeholders.reason("postcode", text[:20]):
        return "", ""
    folded = "".join(folded_words(text[:20]))
    match = _POSTCODE.match(folded)
    return (folded, match[1]) if match else (folded, "")
