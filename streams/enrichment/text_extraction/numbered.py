"""Postcodes, registrations and phones in a text, in their canonical form: of ``values.prose`` what may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from reference import postcodes
from values import prose

_FIELDS: Final = {"phone": "phones", "postcode": "postcodes", "registration": "vrms"}


class Numbered(NamedTuple):
    """Where the folded text has a value, under which field of ``Extracted`` it goes, and its canonical form."""

    start: int
    end: int
    sort: str
    value: str


@lru_cache(maxsize=64)  # looked for once, though a text is read for its values and for its mentions
def values_in(text: str, original: str) -> tuple[prose.Found, ...]:
    """Every value in a folded text, numbers of registers among them."""
    return tuple(prose.find(text, original))


def numbered(text: str, original: str) -> Iterator[Numbered]:
    """All of them in a folded text. ``original`` has the same characters in the case they came in, or is the same.

    Numbers of registers are not extracted: they are a person's, and a text does not say whose. Nor is any part of them.
    """
    for found in values_in(text, original):
        if found.kind not in _FIELDS:
            continue
        if found.kind != "postcode" or _is_postcode(found.canonical, original[found.start : found.end]):
            yield Numbered(found.start, found.end, _FIELDS[found.kind], found.canonical)


def _is_postcode(canonical: str, written: str) -> bool:
    """One that exists here, or is written in capitals: words and times of day have its form in small letters."""
    return written.isupper() or postcodes.find(canonical) is not None
