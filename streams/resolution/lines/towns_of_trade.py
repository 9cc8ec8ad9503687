"""In which of the towns that a text names it says that a line sells.

A town is named for many reasons. It counts where its clause speaks of trade, or of the line itself, and of nothing that
explains the town otherwise: home, kin, school, court, the past, the way somewhere, a denial, other goods, another line.
Clauses end at the marks of a sentence and of a line, and at words that set what follows apart (but, whereas, and not).
By words and never by grammar, so that it is the same everywhere; what it misses is not read, since a place where no
line sells costs a search.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from reference import places, streets
from schemas.extracted import Passage
from streams.resolution.lines.buyers_turned_away import are_turned_away
from streams.resolution.lines.sale_subject import is_of_others
from streams.resolution.lines.trade_clauses import (
    CLAUSE_END,
    SENTENCE_END,
    THERE,
    TOWN,
    affirmed,
    is_asked,
    is_untrue,
    says_trade,
)

MOST: Final = 50
"""Places in a text at which its towns are looked at, at most: the first."""
AROUND: Final = 500
"""Characters of a sentence or clause that are read to either side of a town, at most."""
_LARGE: Final = 10_000
"""Inhabitants of a town of the county whose name alone is enough, without a word before it that leads to a place."""
_LEADS: Final = re.compile(
    r"\b(?:in|at|to|into|from|near|around|round|of|across|through|via|and|or|for|not|serves|serving|supplies|supplying)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_STREET: Final = rf"(?!\s+(?:{'|'.join(sorted({*streets.KINDS, *streets.KINDS.values()}))})\b)"
_INSTEAD: Final = re.compile(r"\b(?:instead of|rather than)\s+(?:in\s+|at\s+)?(?:the\s+)?$", re.IGNORECASE)
_LEADS_AWAY: Final = re.compile(r"\b(?:from|via|through|past|towards|leaving)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a town: it is where somebody comes from, or on the way."""
_BUYERS_FROM: Final = re.compile(
    r"\b(?:customers?|users?|buyers?|punters?|clients|addicts?|cats|calls?|orders)\s+from\s+(?:the\s+)?$", re.IGNORECASE
)


class _Text(NamedTuple):
    """A text with its towns masked, and where its clauses and sentences begin and end."""

    masked: str
    clauses: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int]]


class _TradeClause(NamedTuple):
    """A town, its sentence before it, and its clause after it, without names of towns."""

    town: str
    before: str
    after: str


def towns_of_trade(text: str | None, towns: Iterable[Passage[str]], names: Collection[str] = ()) -> Iterator[str]:
    """The towns, in their order, of which a clause says so of the line of these names."""
    sold = _trade_clauses(text, tuple(towns)) if text else ()
    yield from dict.fromkeys(one.town for one in sold if not is_of_others(one.before, one.after, names))


@lru_cache(maxsize=64)
def _trade_clauses(text: str, towns: tuple[Passage[str], ...]) -> tuple[_TradeClause, ...]:
    """The clauses that speak of trade in a town, of whichever line. Read once for all lines that an item names."""
    found = sorted(_occurrences(text, towns))
    found = sorted((*found, *_there(text, found)))
    read = _read(text, found)
    return tuple(clause for one in found[:MOST] if (clause := _trade_clause(read, *one)))


def _occurrences(text: str, towns: Sequence[Passage[str]]) -> Iterator[tuple[int, int, str]]:
    """Every place where the text names one of the towns, from the passage on that was read first."""
    for town in towns:
        yield town.start, town.end, town.value
        wordings = {re.escape(text[town.start : town.end]), re.escape(town.value)}
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(wordings))})(?!\w)(?i:{_STREET})")
        for found in pattern.finditer(text, town.end):
            if _is_large(town.value) or _LEADS.search(text[max(0, found.start() - 20) : found.start()]):
                yield found.start(), found.end(), town.value


def _there(text: str, towns: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Every ``there`` of a sale, with the town named last before it."""
    for sale in THERE.finditer(text) if towns else ():
        before = [one for one in towns if sale.start() - AROUND <= one[0] < sale.start()]
        if before:
            yield sale.start("there"), sale.end("there"), before[-1][2]


def _is_large(town: str) -> bool:
    return any(place.in_county and place.population >= _LARGE for place in places.find(town)[:1])


def _read(text: str, towns: Iterable[tuple[int, int, str]]) -> _Text:
    letters = list(text)
    for start, end, _ in towns:
        letters[start:end] = TOWN * (end - start)
    masked = affirmed("".join(letters))
    return _Text(masked, _ends(CLAUSE_END, masked), _ends(SENTENCE_END, masked))


def _ends(mark: re.Pattern[str], text: str) -> Sequence[tuple[int, int]]:
    """Where each mark begins and ends."""
    return [(0, 0), *((found.start(), found.end()) for found in mark.finditer(text)), (len(text), len(text))]


def _trade_clause(text: _Text, start: int, end: int, town: str) -> _TradeClause | None:
    """The clause around a town, where it speaks of trade there; None otherwise."""
    since, sentence = (max(_last(ends, start), start - AROUND) for ends in (text.clauses, text.sentences))
    until = min(text.clauses[bisect_left(text.clauses, (end, end))][0], end + AROUND)
    before, after = text.masked[since:start], text.masked[end:until]
    if _LEADS_AWAY.search(before) and not _BUYERS_FROM.search(before):
        return None
    sentences = text.masked[sentence:start], text.masked[end : _next(text.sentences, end)]
    if _INSTEAD.search(sentences[0]) or is_asked(before, sentences[1]):
        return None
    if says_trade(before, after) and not (is_untrue(*sentences) or are_turned_away(*sentences, end - start)):
        return _TradeClause(town, sentences[0], after)
    return None


def _next(sentences: Sequence[tuple[int, int]], end: int) -> int:
    """Where the sentence after the one of this place ends."""
    return min(sentences[min(bisect_left(sentences, (end, end)) + 1, len(sentences) - 1)][0], end + AROUND)


def _last(ends: Sequence[tuple[int, int]], start: int) -> int:
    """Where the clause or sentence of this place begins."""
    return ends[bisect_right(ends, (start, start)) - 1][1]
