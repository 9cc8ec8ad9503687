"""Read a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

from reference import text_words
from schemas.base import constructed
from schemas.extracted import MAX_INDICATORS, MAX_VALUES, Extracted, Passage
from schemas.vocabulary.indicators import Indicator
from streams.enrichment.reading_text.clock import number_word
from streams.enrichment.reading_text.denial import is_denied
from streams.enrichment.reading_text.folding import Folded, fold
from streams.enrichment.reading_text.naming_places import is_street, is_town, street_names, towns
from streams.enrichment.reading_text.numbered import numbered
from streams.enrichment.reading_text.tree import Hit, Node, hits
from streams.enrichment.reading_text.tree_builder import TreeBuilder

_WORDS: Final = re.compile(r"([a-z0-9':]+|[.!?;\n,&])")
_PLACES: Final = frozenset({"towns", "streets"})


class _Value(NamedTuple):
    """A value of one sort, and where the folded text has it."""

    start: int
    end: int
    sort: str
    value: str


@lru_cache(maxsize=64)  # the views of an event mostly say the same
def read(text: str) -> Extracted | None:
    """What a text says that we can read; None when it is nothing. Time grows with its length and no faster."""
    folded = fold(text)
    plain = _readable(folded.text)
    found = [_Value(*one) for one in numbered(plain, folded.as_it_came(text))]
    pieces = _WORDS.split(plain)
    words = ["", *pieces[1::2], ""]
    if met := hits(tree(), [word if word.isalpha() else number_word(word) for word in words]):
        found.extend(_words(met, words, pieces, folded, text))
    return _extracted(found, folded) if found else None


def _readable(text: str) -> str:
    """Without what clings to words: quotes, the s of an owner, the colon after a lead. Of the same length."""
    return text.replace(" '", "  ").replace("'s", "  ").replace("' ", "  ").replace(": ", "  ").replace("24/7", "24:7")


def _words(
    met: Iterable[Hit], words: Sequence[str], pieces: Iterable[str], folded: Folded, text: str
) -> Iterator[_Value]:
    ends = list(accumulate(map(len, pieces)))  # of what stands between words and of words, by turns
    meaningful = {at for hit in met if hit.means[0] not in _PLACES for at in range(hit.start, hit.end)}
    for hit in _longest(met):
        sort, value = hit.means
        if not value:
            continue  # deal with, nail gun: what they hold says nothing here
        start, end = ends[2 * hit.start - 2], ends[2 * hit.end - 3]
        if _holds(hit, words, meaningful, capital=text[folded.stood(start, end)[0]].isupper()):
            yield _Value(start, end, sort, value)


def _holds(hit: Hit, words: Sequence[str], meaningful: set[int], *, capital: bool) -> bool:
    sort, value = hit.means
    if sort == "towns":
        return is_town(value, words, hit.start, hit.end, capital=capital)
    if sort == "streets":
        return is_street(words, hit.start, hit.end, capital=capital)
    return not is_denied(words, hit.start, hit.end, meaningful)


def _longest(met: Iterable[Hit]) -> Iterator[Hit]:
    """Those that are no part of a longer one of their sort: in Oxford Road, Oxford is no town.

    One indicator never hides another: they say different things of one stretch of text.
    """
    last: dict[str, Hit] = {}
    for hit in sorted(set(met), key=lambda one: (one.start, -one.end, one.means)):
        sort, value = hit.means
        family = "places" if sort in _PLACES else sort
        before = last.get(family)
        if before is None or hit.end > before.end or hit[:2] == before[:2]:
            if sort != "indicators" or not value:
                last[family] = hit
            yield hit


def _extracted(found: Iterable[_Value], folded: Folded) -> Extracted | None:
    """The first of each sort, each value once. None where there is none."""
    passages: dict[str, dict[str, Passage[str] | Passage[Indicator]]] = {}
    for start, end, sort, value in sorted(found):
        of_sort, most = passages.setdefault(sort, {}), MAX_INDICATORS if sort == "indicators" else MAX_VALUES
        if value not in of_sort and len(of_sort) < most:
            of_sort[value] = _passage(sort, value, *folded.stood(start, end))
    of_sorts = {sort: tuple(one.values()) for sort, one in passages.items()}
    return constructed(Extracted, **of_sorts) if passages else None


def _passage(sort: str, value: str, start: int, end: int) -> Passage[str] | Passage[Indicator]:
    if sort == "indicators":
        return constructed(Passage[Indicator], value=Indicator(value), start=start, end=end)
    return constructed(Passage[str], value=value, start=start, end=end)


@cache
def tree() -> Node:
    """Every wording we know. Made once, in about a second."""
    builder = TreeBuilder()
    for kind, value, wording in text_words.phrases():
        builder.add((f"{kind}s", value), wording)
    for value, wording in towns():
        builder.add(("towns", value), wording)
    for value, wording in street_names():
        builder.add(("streets", value), wording)
    return builder.build()
