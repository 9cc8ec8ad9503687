"""Whether a text denies what it says: ``no sign of dealing``, ``nobody carried a knife``, ``drugs were not found``.

By words near by in the same clause, never by grammar: some words before, or a verb of finding after. A wording that is
itself an absence (the tenant has not been seen) is looked at from outside alone, so its own words never deny it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Final, NamedTuple

from reference import text_words
from streams.enrichment.reading_text.tree import SENTENCE_ENDS

REACH: Final = 4
"""Words between a wording and what may deny it. The members of a list denied as a whole do not count."""
FARTHEST: Final = 16
"""Words that are looked at, in a list of whatever length."""

_LISTING: Final = frozenset(
    {",", "&", "or", "and", "any", "other", "nor", "the", "a", "of", "sign", "evidence", "trace"}
)


class _Words(NamedTuple):
    """What the words of a denial do."""

    cues: frozenset[str]  # no, not, hasn't
    idioms: frozenset[str]  # after a cue: no doubt, not only
    ends: frozenset[str]  # of a clause
    helpers: frozenset[str]
    found: frozenset[str]
    refuted: frozenset[str]


def is_denied(words: Sequence[str], start: int, end: int, meaningful: Collection[int]) -> bool:
    """Whether the words from ``start`` to ``end`` are denied. ``meaningful``: which words of the text
    belong to a wording that says something."""
    known = _words()
    before, after = words[max(0, start - FARTHEST) : start], words[end : end + REACH]
    if not known.cues.isdisjoint(before) and _before(words, start, meaningful, known):
        return True
    return not (known.cues.isdisjoint(after) and known.refuted.isdisjoint(after)) and _after(words, end, known)


def _before(words: Sequence[str], start: int, meaningful: Collection[int], known: _Words) -> bool:
    between, comma = 0, False
    for at in range(start - 1, max(0, start - FARTHEST) - 1, -1):
        word = words[at]
        if word in SENTENCE_ENDS or word in known.ends:
            return False
        if word in known.cues and at not in meaningful:  # else it belongs to an absence that is said
            return words[at + 1] not in known.idioms
        if word not in _LISTING and at not in meaningful:
            between += 1
            if comma or between > REACH:
                return False  # what stands before the comma is another clause, unless it is a list
        comma = comma or word == ","
    return False


def _after(words: Sequence[str], end: int, known: _Words) -> bool:
    for at in range(end, min(end + REACH, len(words))):
        if words[at] in known.refuted:
            return True
        if words[at] in known.cues:
            return not known.found.isdisjoint(words[at + 1 : at + 3])
        if words[at] not in known.helpers:
            return False
    return False


@cache
def _words() -> _Words:
    parts = {part: text_words.denying(part) for part in _Words._fields}
    return _Words(**parts | {"cues": parts["cues"] | {*text_words.irregular()["n't"]}})
