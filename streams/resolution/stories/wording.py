"""A text as the words that tell it from others: folded, abbreviations written out, endings off, each with a weight."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from streams.resolution.stories.common_words import UNCOMMON, WEIGHTS

MOST: Final = 200
"""Different words of a text that are looked at. What is longer is cut, so that one text costs no more than another."""

LONGEST: Final = 8_000
"""Characters that are looked at."""

_WORD: Final = re.compile(r"[0-9]+(?:[:.][0-9]+)*|w/(?!\w)|[^\W\d_]+")
_APOSTROPHE: Final = re.compile(r"['\u2019](?:s\b)?")
_SHORT: Final = {
    "addr": "address", "appt": "appointment", "approx": "approximately", "inf": "informant", "m": "male",
    "f": "female", "pers": "persons", "ppl": "people", "rd": "road", "st": "street", "susp": "suspect",
    "veh": "vehicle", "vehs": "vehicles", "vic": "victim", "wit": "witness", "w/": "with",
}  # fmt: skip
"""Abbreviations of hurried notes."""

_ENDINGS: Final = ("ing", "ed", "es", "s")


def words_of(text: str | None) -> tuple[str, ...]:
    """The different words that weigh anything, in alphabetical order. Numbers and times of day count as words."""
    plain = _APOSTROPHE.sub("", unicodedata.normalize("NFKC", (text or "")[:LONGEST]).casefold())
    stems = dict.fromkeys(_stem(word) for word in _WORD.findall(plain))
    return tuple(sorted([stem for stem in stems if weight(stem)][:MOST]))


def weight(word: str) -> int:
    """From 0, what everybody says, to 4. A number is as telling as a rare word."""
    return 0 if len(word) == 1 and word.isalpha() else WEIGHTS.get(word, UNCOMMON)


def weigh(words: frozenset[str]) -> int:
    """The weights of these words together."""
    return sum(map(weight, words))


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    word = _SHORT.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            doubled = len(ending) > 1 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word
