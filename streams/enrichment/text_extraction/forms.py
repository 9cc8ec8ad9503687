"""The forms in which a word is written: plural, past, -ing. English, by rule, and by the table where no rule holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reference import text_words
from streams.enrichment.text_extraction.times_of_day import LATE, NUMBER

_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
_HISSES = re.compile(r".*(?:[sxz]|ch|sh)")
_AFTER_CONSONANT_Y = re.compile(r".+[^aeiou]y")


def forms(word: str) -> frozenset[str]:
    """Every form of a word; of ``=word`` that one alone. A form nobody writes does no harm."""
    if word.startswith("="):
        return frozenset({word[1:]})
    if word == NUMBER:
        return frozenset({NUMBER, LATE})
    irregular = text_words.irregular().get(word)
    if irregular is not None:
        return frozenset({word, *irregular})
    return frozenset({word, *_regular(word)}) if word.isalpha() and len(word) > 2 else frozenset({word})


def _regular(word: str) -> Iterator[str]:
    if _AFTER_CONSONANT_Y.fullmatch(word):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    elif word.endswith("e"):
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    else:
        stem = word + word[-1] if _DOUBLES.fullmatch(word) else word
        yield from (f"{word}es" if _HISSES.fullmatch(word) else f"{word}s", f"{stem}ed", f"{stem}ing")
