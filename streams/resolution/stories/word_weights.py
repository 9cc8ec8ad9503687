"""The words of a text that discriminate between reports: folded, abbreviations expanded, stemmed, with weights."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from streams.resolution.stories.common_words import BANDS, UNCOMMON

MOST: Final = 200
"""Distinct words of a text that are compared, the first, so that the cost of a text is bounded."""

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


def distinctive_words(text: str | None) -> tuple[str, ...]:
    """The distinct stems with a weight above zero, sorted. Numbers and times of day count as words."""
    if not text:
        return ()
    plain = text[:LONGEST] if text.isascii() else unicodedata.normalize("NFKC", text[:LONGEST])
    stems = dict.fromkeys(map(_distinctive_stem, _WORD.findall(_APOSTROPHE.sub("", plain.casefold()))))
    stems.pop("", None)
    return tuple(sorted(list(stems)[:MOST]))


def total_weight(words: Iterable[str]) -> int:
    """The summed weights of stems from ``distinctive_words``. A number weighs as much as a rare word."""
    return sum([WEIGHTS.get(word, UNCOMMON) for word in words])


@lru_cache(maxsize=65_536)
def _distinctive_stem(word: str) -> str:
    """The stem, or empty for a word of weight zero or a single letter."""
    stem = _stem(word)
    return stem if WEIGHTS.get(stem, UNCOMMON) and not (len(stem) == 1 and stem.isalpha()) else ""


def _stem(word: str) -> str:
    word = _SHORT.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            doubled = len(ending) > 1 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


WEIGHTS: Final = {_stem(word): weight for weight, band in reversed([*enumerate(BANDS)]) for word in band}
"""Weight by stem, 0 to 3; every other stem has ``UNCOMMON``."""
