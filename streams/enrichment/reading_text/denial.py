"""Whether a text denies what it says: ``no sign of dealing``, ``nobody carried a knife``, ``drugs were not found``.

By words near by in the same clause, never by grammar: some words before, or a verb of finding after. A wording that is
itself an absence (the tenant has not been seen) is looked at from outside alone, so its own words never deny it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from reference import text_words
from streams.enrichment.reading_text.tree import SENTENCE_ENDS

REACH: Final = 4
"""Words between a wording and what may deny it. The members of a list denied as a whole do not count."""
FARTHEST: Final = 30
"""Words that are looked at, in a list of whatever length."""

_LISTING: Final = frozenset({",", "&", "or", "and", "any", "other", "nor", "the", "a", "of"})


def is_denied(words: Sequence[str], start: int, end: int, said: Collection[int]) -> bool:
    """Whether the words from ``start`` to ``end`` are denied. ``said``: which words of the text say something."""
    return _before(words, start, said) or _after(words, end)


def _before(words: Sequence[str], start: int, said: Collection[int]) -> bool:
    between, comma = 0, False
    for at in range(start - 1, max(-1, start - 1 - FARTHEST), -1):
        word = words[at]
        if word in SENTENCE_ENDS or word in _part("ends"):
            return False
        if _denies(word) and at not in said:  # else it belongs to an absence that is said
            return words[at + 1] not in _part("idioms")  # no doubt, not only
        if word not in _LISTING and at not in said:
            between += 1
            if comma or between > REACH:
                return False  # what stands before the comma is another clause, unless it is a list
        comma = comma or word == ","
    return False


def _after(words: Sequence[str], end: int) -> bool:
    for at in range(end, min(end + REACH, len(words))):
        if _denies(words[at]):
            return any(word in _part("found") for word in words[at + 1 : at + 3])
        if words[at] not in _part("helpers"):
            return words[at] in _part("refuted")
    return False


def _denies(word: str) -> bool:
    return word in _part("cues") or word.endswith("n't")


@cache
def _part(name: str) -> frozenset[str]:
    return text_words.denying(name)
