"""Which streets and towns a text may name, and when it does: the word ``sandy`` is no town, ``in Sandy`` is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reference import places, streets
from values.text import words

_WELL_KNOWN: Final = 10_000
"""Inhabitants of a town of the county whose name alone is enough; of a town outside it, ten times as many."""
_LEADS: Final = frozenset(
    {
        "in",
        "at",
        "from",
        "to",
        "near",
        "around",
        "of",
        "via",
        "into",
        "through",
        "between",
        "outside",
        "towards",
        "leaving",
        "for",
        "across",
        "reaching",
        "serves",
        "serving",
        "supplies",
        "supplying",
        "covers",
        "covering",
        "and",
        "or",
        "not",
    }
)
_TITLES: Final = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "called", "named"])
_KINDS: Final = frozenset(
    {*streets.KINDS, *streets.KINDS.values(), "walk", "hill", "rise", "mews", "view", "row", "hall", "house"}
)

Wordings = Iterator[tuple[str, str]]
"""A value and a wording of it."""


def towns() -> Wordings:
    """Every town, by its name in the gazetteer, and those known by a short form by that."""
    for place in sorted(places.everywhere(), key=lambda one: one.id):
        yield place.name, _exactly(list(words(place.name)))
        for short in places.short_forms(place.name):
            yield place.name, _exactly(short.split())


def street_names() -> Wordings:
    """Every street of two words or more, and every numbered road, as they are compared."""
    short: dict[str, list[str]] = {}
    for brief, full in streets.KINDS.items():
        short.setdefault(full, []).append(brief)
    for name in sorted({streets.normalise(point.name) for point in streets.everywhere()}):
        words = name.replace("-", " ").split()
        if len(words) > 1:
            last = "/".join(f"={one}" for one in (words[-1], *short.get(words[-1], ())))
            yield name, f"{_exactly(words[:-1])} {last}"
        elif words and words[0][1:].isdigit():
            yield name, _exactly(words)


def is_town(name: str, words: Sequence[str], start: int, end: int, *, capital: bool) -> bool:
    """Whether these words, which are a town's name, name the town here."""
    before, after = words[start - 1] if start else "", words[end]
    if after in _KINDS or before in _TITLES:
        return False
    return name in _PLAIN or (capital and before in _LEADS)


def is_street(words: Sequence[str], start: int, end: int, *, capital: bool) -> bool:
    """Whether these words name a street: a kind of street does, anything else (the green, a5) needs its capitals."""
    return capital or (words[start] != "the" and words[end - 1] in streets.KINDS.keys() | streets.KINDS.values())


def _exactly(words: Sequence[str]) -> str:
    return " ".join(f"={word}" for word in words)


_PLAIN: Final = frozenset(
    place.name for place in places.everywhere() if place.population >= _WELL_KNOWN * (1 if place.in_county else 10)
)
