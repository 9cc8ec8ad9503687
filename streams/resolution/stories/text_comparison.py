"""What two texts share: uncommon words and figures, each by how seldom it is met at the time, and runs of words."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from streams.resolution.stories.accounts import Account
from streams.resolution.stories.common_words import UNCOMMON
from streams.resolution.stories.story_weights import IN_USE, MOST_WORDS
from streams.resolution.stories.word_weights import rarity, sense_rarity, senses, shared_runs, total_weight, weight


class WordUse(Protocol):
    """How common words and phrases are among the reports of a time."""

    def band(self, word: str, *months: int) -> int:
        """How common a word is in these months, from 0 for the rarest to 4."""
        ...

    def boilerplate(self, phrase: str) -> bool:
        """Whether so many reports hold this phrase that it says nothing."""
        ...


class AlwaysRare:
    """Where nothing is known of other reports, every word is as rare as in English."""

    def band(self, word: str, *months: int) -> int:
        """The rarest."""
        return 0

    def boilerplate(self, phrase: str) -> bool:
        """No phrase is."""
        return False


COPIED: Final = 85
"""Runs in 100 of the shorter text from which on it is a copy: with a preface, a cut end or a slip."""

OWN_WORDS_RUNS: Final = 9
"""Runs in 100 below which two texts are in words of their own. A form filled in twice shares more."""

SHORTEST_COPY: Final = 30
"""Weight of words below which a copy may be any other report's words."""

_RUNS_FROM: Final = 15
"""Words in 100 of the shorter text from which on runs of them are looked for."""

_SENSE: Final = 2
"""The weight of a word that the other text has in another form (bike, bicycle)."""


class TextOverlap(NamedTuple):
    """What two texts share.

    ``words``: tenths of a bit of all shared words against unrelated reports. ``uncommon``: how many of them are.
    ``percent``: of the weight of the words of the shorter text; ``runs``: of its runs of words.
    """

    words: int = 0
    uncommon: int = 0
    percent: int = 0
    runs: int = 0
    shorter: int = 0
    boilerplate: bool = False

    @property
    def copied(self) -> bool:
        """Whether one is a copy of the other, word for word."""
        return self.runs >= COPIED and self.shorter >= SHORTEST_COPY and not self.boilerplate

    @property
    def formal(self) -> bool:
        """Whether they share wording without being copies, or only wording that many reports hold."""
        return self.runs >= OWN_WORDS_RUNS and not self.copied

    @property
    def reason(self) -> str:
        """What they share, in words."""
        return f"{self.uncommon} uncommon words and {self.percent} in 100 of the shorter text are shared"


def compare_texts(one: Account, other: Account, use: WordUse) -> TextOverlap:
    """Compare the words of two accounts.

    What both name in fields is compared as such, and not here; what one names so and the other in words is no rarity.
    """
    named = one.subjects & other.subjects
    a, b = frozenset(one.words) - named, frozenset(other.words) - named
    shared = a & b
    alike = senses(a - shared) & senses(b - shared)
    shorter = max(1, min(total_weight(a), total_weight(b)))
    worded = shared - one.subjects - other.subjects
    bits = sum(rarity(word) * IN_USE[use.band(word, one.month, other.month)] for word in worded) // 100
    percent = min(100, 100 * (total_weight(shared) + _SENSE * len(alike)) // shorter)
    return TextOverlap(
        words=min(bits + sum(map(sense_rarity, alike)), MOST_WORDS),
        uncommon=sum(weight(word) >= UNCOMMON for word in worded),
        percent=percent,
        runs=shared_runs(one.runs, other.runs) if percent >= _RUNS_FROM else 0,
        shorter=shorter,
        boilerplate=_boilerplate(one, other, use),
    )


def most_words(one: Account, other: Account) -> int:
    """At least ``TextOverlap.words``, whatever the use of words: what is cheap to find before texts are compared."""
    both = frozenset(one.words).intersection(other.words)
    worded = both - one.subjects - other.subjects
    if (bits := sum(map(rarity, worded))) >= MOST_WORDS:
        return MOST_WORDS
    left = both | (one.subjects & other.subjects)
    alike = senses(frozenset(one.words) - left) & senses(frozenset(other.words) - left)
    return min(bits + sum(map(sense_rarity, alike)), MOST_WORDS)


def _boilerplate(one: Account, other: Account, use: WordUse) -> bool:
    """Whether every phrase that both hold is one that many reports hold."""
    both = set(one.phrases) & set(other.phrases)
    return bool(both) and all(map(use.boilerplate, both))
