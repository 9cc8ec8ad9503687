"""Towns of an item where somebody was only stopped on the way to another town: no line sells there because of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reference import places
from schemas.statements import StatedItem
from streams.resolution.lines.names_in_use import LONGEST
from streams.resolution.lines.towns_of_trade import towns_of_trade
from values.text import fold

_STOPPED: Final = re.compile(
    r"\b(?:stopped|stop[- ]check(?:ed)?|taken off|pulled over|intercepted|changing trains"
    r"|on (?:a|the) (?:train|coach|bus)|arrested (?:at|on) (?:\w+ ){0,4}(?:station|train|coach|bus|services))\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:[Ee]n route|[Oo]n route|[Oo]n (?:the|his|her|their|its) way|[Bb]ound|[Hh]eaded|[Hh]eading|[Tt]ravell?ing)"
    r"\s+(?:to|for|towards)\s+(?P<town>[A-Z][\w'\u2019-]+(?: (?:[A-Z][\w'\u2019-]+|upon|on))*)"
)


class StopOnTheWay(NamedTuple):
    """The folded towns of an item that somebody only passed, and those that they were on the way to."""

    passed: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()


def stop_on_the_way(item: StatedItem) -> StopOnTheWay:
    """Where somebody was stopped on the way to a town: the other towns, unless the text tells of trade there."""
    text = (item.text or "")[:LONGEST]
    if not _STOPPED.search(text) or not (ahead := frozenset(_ahead(text))):
        return StopOnTheWay()
    traded = towns_of_trade(text, (item.extracted and item.extracted.towns) or ())
    stated = {fold(place.town) for place in item.places if place.town}
    return StopOnTheWay(frozenset(stated - ahead - set(map(fold, traded))), ahead)


def _ahead(text: str) -> Iterator[str]:
    for found in _AHEAD.finditer(text):
        words = found["town"].split()
        names = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        yield from (
            fold(name) for name in [next((n for n in names if places.find(n) or places.is_beyond(n)), "")] if name
        )
