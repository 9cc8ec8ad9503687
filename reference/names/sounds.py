"""How a name sounds, roughly and in whatever language: what is left without spelling and transliteration.

One table of rules: what is resolved by it is also searched by it (``search_keys``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_SPELLINGS: Final = (
    (r"^(gn|kn|pn)", "n"),
    (r"^wr", "r"),
    (r"^x", "s"),
    (r"tsch|tch|sch|tz|ts|cz|zh|ch|sh|cs", "s"),
    (r"ph|pf", "f"),
    (r"th|dh", "t"),
    (r"ck|kh|gh|qu", "k"),
    (r"c(?=[eiy])", "s"),
    (r"[cqg]", "k"),
    (r"x", "ks"),
    (r"z", "s"),
    (r"v", "f"),
    (r"d", "t"),
    (r"b", "p"),
    (r"(?<=.)[wh]", ""),
    (r"^[yj](?=[aeiou])", "J"),
    (r"j", "y"),
)
REPLACEMENTS: Final = (
    *_SPELLINGS,
    (r"(.)\1+", r"\1"),  # what is written twice
    (r"^[aeiouy]+", "a"),  # any vowels to begin with are one
    (r"(?<=.)[aeiouy]+", ""),  # all others are dropped
)
"""Patterns and what replaces them, one after the other, on a word in small plain letters. What is a capital, stays."""

LONGEST: Final = 5
"""Most letters of a code, in lower case."""

_RULES: Final = tuple((re.compile(pattern), to) for pattern, to in REPLACEMENTS)


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """Up to five consonants: ``sergey`` and ``sergei`` are srk, ``smith`` and ``smyth`` smt."""
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    return word.lower()[:LONGEST]
