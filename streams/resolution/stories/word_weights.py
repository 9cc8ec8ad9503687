"""The words of a text that discriminate between reports: folded, abbreviations expanded, stemmed, with weights."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from math import log2
from typing import Final, NamedTuple
from zlib import crc32

from reference import places, word_levels
from reference.report_words import report_words, synonyms
from streams.resolution.stories.common_words import BANDS, COMMON, RARE, UNCOMMON
from values.text import words

MOST: Final = 200
"""Distinct words of a text that are compared, the first, so that the cost of a text is bounded."""

LONGEST: Final = 8_000
"""Characters that are looked at."""

RUN: Final = 4
"""Stems in a row that make a phrase."""

PHRASES: Final = 4
"""Phrases of a text that are compared."""

_TIME: Final = re.compile(
    r"\b([01]?\d|2[0-3])(?:[:.]([0-5]\d))? ?([ap])\.?m\b|\b([01]\d|2[0-3]):?([0-5]\d)(?: ?h(?:ou)?rs?)?\b"
)
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|(?<=\d),(?=\d{3})")
_SPLIT_PREFIX: Final = re.compile(r"\b([a-z]{1,2})-(?=[a-z])")
_WORD: Final = re.compile(r"[0-9]+(?:[:.][0-9]+)*|w/(?!\w)|[^\W\d_]+")
_APOSTROPHE: Final = re.compile(r"['\u2019](?:s\b)?")
_UNCOUNTED: Final = (20.0, 20.0, 10.0, 3.0, 1.2, 0.6)
"""By weight: of some 700 reports in how many a stem is taken to be before it is counted."""

_SHORT: Final = {
    "addr": "address", "appt": "appointment", "approx": "approximately", "inf": "informant", "m": "male",
    "f": "female", "pers": "persons", "ppl": "people", "rd": "road", "st": "street", "susp": "suspect",
    "veh": "vehicle", "vehs": "vehicles", "vic": "victim", "wit": "witness", "w/": "with",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90", "forty": "40", "fifty": "50",
}  # fmt: skip
"""Abbreviations of hurried notes, and numbers written as words."""

_ENDINGS: Final = ("ing", "ed", "es", "s")
_HISSING: Final = ("s", "x", "z", "ch", "sh")


class TextWords(NamedTuple):
    """The distinct stems of a text, sorted; up to ``PHRASES`` of its phrases, and all its runs of words, as digests.

    ``runs``: four bytes for each ``RUN`` words in a row, the short words too, in the order of the text.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    runs: bytes = b""


NO_WORDS: Final = TextWords()


def text_words(text: str | None) -> TextWords:
    """The stems with a weight above zero, and a sample of phrases that is the same in every copy of the text.

    Numbers and times of day (``21:40``) count as words.
    """
    if not text:
        return NO_WORDS
    every = _stems(text)
    stems = [one for one in every if _distinctive(one)]
    return TextWords(_distinct(stems), _phrases(stems), _runs(every))


@lru_cache(maxsize=16_384)  # names of people and places repeat
def distinctive_words(text: str) -> tuple[str, ...]:
    """The distinct stems of a text alone."""
    return _distinct([one for one in _stems(text) if _distinctive(one)])


def _stems(text: str) -> list[str]:
    """The stem of each word in its turn."""
    plain = text[:LONGEST] if text.isascii() else unicodedata.normalize("NFKC", text[:LONGEST])
    plain = _TIME.sub(_clock, _ORDINAL.sub("", _SPLIT_PREFIX.sub(r"\1", _APOSTROPHE.sub("", plain.casefold()))))
    return list(map(stem, _WORD.findall(plain)))


def _distinct(stems: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(list(dict.fromkeys(stems))[:MOST]))


def _phrases(stems: Sequence[str]) -> tuple[str, ...]:
    """The runs of ``RUN`` stems with the smallest digests: two texts that share most runs share most of these."""
    runs = {" ".join(stems[at : at + RUN]) for at in range(len(stems) - RUN + 1)}
    return tuple(sorted(blake2b(run.encode(), digest_size=8).hexdigest() for run in runs)[:PHRASES])


def _runs(stems: Sequence[str]) -> bytes:
    """The digests of the first ``MOST`` runs of ``RUN`` stems."""
    last = min(len(stems) - RUN + 1, MOST)
    return array("I", [crc32(" ".join(stems[at : at + RUN]).encode()) for at in range(last)]).tobytes()


def shared_runs(runs: bytes, others: bytes) -> int:
    """How many in 100 of the runs of the text that has fewer are in the other, too."""
    one, other = (frozenset(memoryview(each).cast("I")) for each in (runs, others))
    fewest = min(len(one), len(other))
    return 100 * len(one & other) // fewest if fewest else 0


def total_weight(words: Iterable[str]) -> int:
    """The summed weights of stems from ``distinctive_words``."""
    return sum(map(weight, words))


@lru_cache(maxsize=65_536)
def weight(word: str) -> int:
    """How seldom a stem is met in any report, from 0 (tells nothing) to ``RARE``. Numbers weigh by their length."""
    if word[0].isdigit():
        digits = sum(map(str.isdigit, word))
        return (1, COMMON, UNCOMMON, UNCOMMON)[digits - 1] if digits < RARE else RARE
    return _WEIGHTS.get(word, RARE)


@lru_cache(maxsize=65_536)
def rarity(word: str) -> int:
    """Tenths of a bit that two reports which both use a stem say for one event; 0 for what a quarter of them use.

    Counted in written reports; a stem that is in few of them is taken to be in as many more as one of its weight.
    """
    counted = report_words()
    reports = counted.used.get(word, 0) + _UNCOUNTED[weight(word)]
    return max(0, round(10 * (log2(counted.reports / reports) - 2)))


@cache
def sense_rarity(sense: str) -> int:
    """The same of a thing that two reports call by different words."""
    counted = report_words()
    return max(0, round(10 * (log2(counted.reports / (counted.senses.get(sense, 0) + _UNCOUNTED[RARE])) - 2)))


@lru_cache(maxsize=65_536)
def _distinctive(found: str) -> bool:
    """Whether a stem weighs anything and is no single letter."""
    return bool(weight(found)) and not (len(found) == 1 and found.isalpha())


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its ending, and a shortened one in full."""
    word = _SHORT.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _without(word, ending)
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def _without(word: str, ending: str) -> str:
    found = word.removesuffix(ending)
    if ending == "es" and not found.endswith(_HISSING):
        found += "e"
    doubled = len(ending) > 1 and found[-1] == found[-2] and found[-1] not in "lsze"
    if doubled:
        return found[:-1]
    return found[:-1] if len(found) > 4 and found.endswith("e") else found


def senses(words: Iterable[str]) -> frozenset[str]:
    """What these stems stand for, of those that different agencies write differently."""
    return frozenset(_SENSES[word] for word in _WITH_SENSE.intersection(words))


def _clock(found: re.Match[str]) -> str:
    hour, minute, half, early, late = found.groups()
    if half:
        return f"{int(hour) % 12 + 12 * (half == 'p'):02}:{minute or '00'}"
    return f"{early}:{late}"


def _stemmed_weights() -> dict[str, int]:
    known = {10: COMMON, 20: UNCOMMON}
    levels = {stem(word): known[level] for word, level in sorted(word_levels.levels().items(), key=lambda one: -one[1])}
    towns = {stem(word): UNCOMMON for place in places.everywhere() for word in words(place.name)}
    return towns | levels | {stem(word): weight for weight, band in reversed([*enumerate(BANDS)]) for word in band}


_WEIGHTS: Final = _stemmed_weights()
"""Weight by stem; every other stem is ``RARE``."""

_SENSES: Final = {stem(word): sense for sense, words in synonyms().items() for word in words}
"""Sense by stem."""

_WITH_SENSE: Final = frozenset(_SENSES)
