"""How a name sounds, roughly and in whatever language: what is left without spelling and transliteration."""

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
_RULES: Final = tuple((re.compile(pattern), to) for pattern, to in _SPELLINGS)
_VOWELS: Final = re.compile(r"(?<=.)[aeiouy]+")
_TWICE: Final = re.compile(r"(.)\1+")
_FIRST_VOWEL: Final = re.compile(r"^[aeiouy]+")


@lru_cache(maxsize=16_384)
def sound(word: str) -> str:
    """Up to five consonants: ``sergey`` and ``sergei`` are srk, ``smith`` and ``smyth`` smt."""
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    word = _FIRST_VOWEL.sub("a", _TWICE.sub(r"\1", word))
    return _VOWELS.sub("", word).lower()[:5]
