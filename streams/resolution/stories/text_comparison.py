"""What two texts share, in tenths of a bit: uncommon words and figures, each by how seldom it is met at the time."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from streams.resolution.stories.accounts import Account
from streams.resolution.stories.common_words import COMMON, RARE, UNCOMMON
from streams.resolution.stories.word_weights import senses, total_weight, weight

_FORM: Final = 12
"""What a copy may say for each uncommon word in it where place or time contradicts: a form has few."""


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


_SHARED: Final = {
    2: (1, 1, 1, 1, 1),
    COMMON: (4, 4, 4, 4, 4),
    UNCOMMON: (14, 10, 7, 5, 3),
    RARE: (28, 20, 13, 8, 3),
}
"""What a shared word is worth by its weight and its band."""

_ALIKE: Final = ((30, 0), (20, -20), (10, -60), (0, -100))
"""From so many in 100 of the shorter text on that are shared, what that says."""

_FIRST: Final = (3, 10)
"""The first few uncommon words in common say so much more each: one may be chance, three together hardly are."""

VERBATIM: Final = 90
"""From so many in 100 of the shorter text on it is a copy, word for word."""

_ALIKE_FORM: Final = 60
"""From so many in 100 on that are shared, two texts whose time, place or people contradict look like one form filled in
twice: their uncommon words are the form's."""

_SENSE: Final = 2
"""The weight of a word that the other text has in another form (bike, bicycle)."""

_MOST_PLAIN: Final = 40
"""What all common words together may say."""

_PLAIN: Final = 20
"""The weight of words that any two short texts have in common."""


class Contradiction(NamedTuple):
    """Which other features contradict: the same words may then be those of a form, filled in for every report."""

    place: bool = False
    people: bool = False
    time: bool = False
    recurs: bool = False  # at another time of the same people or at the same place


class TextComparison(NamedTuple):
    """Tenths of a bit, and the reason in words."""

    bits: int
    reason: str


def compare_texts(one: Account, other: Account, use: WordUse, form: Contradiction) -> TextComparison:
    """Compare the words of two accounts. ``form``: what else contradicts.

    What both name in fields is compared as such, and not here; what one names so and the other in words is no rarity.
    """
    named = one.subjects & other.subjects
    a, b = frozenset(one.words) - named, frozenset(other.words) - named
    shared = a & b
    fewest = max(1, min(total_weight(a), total_weight(b)))
    alike = senses(a - shared) & senses(b - shared)
    percent = min(100, 100 * (total_weight(shared) + _SENSE * len(alike)) // fewest)
    subjects = one.subjects | other.subjects
    uncommon = [word for word in shared - subjects if weight(word) >= UNCOMMON]
    bits = sum(_SHARED[weight(word)][use.band(word, one.month, other.month)] for word in uncommon)
    bits += min(_FIRST[0], len(uncommon)) * _FIRST[1]
    bits = bits // 4 if (form.people or form.time) and percent >= _ALIKE_FORM else bits
    plain = sum(_SHARED[min(weight(word), UNCOMMON)][0] for word in shared.difference(uncommon) if weight(word) > 1)
    bits += min(plain + len(alike) * _SHARED[COMMON][0], _MOST_PLAIN)
    figures = _figures(a, b)
    if percent >= VERBATIM and not figures and _phrase_in_common(one, other, use):
        bits += _copied(fewest, len(uncommon), form)
    bits += _alike(percent, fewest) - figures
    return TextComparison(bits, f"{len(uncommon)} uncommon words and {percent} in 100 of the shorter text are shared")


def _phrase_in_common(one: Account, other: Account, use: WordUse) -> bool:
    return any(not use.boilerplate(phrase) for phrase in set(one.phrases) & set(other.phrases))


def _copied(fewest: int, uncommon: int, form: Contradiction) -> int:
    """A long text does not come to be another's word for word by chance, unless it is a form."""
    if form.people or form.recurs:
        return 0
    bits = min(max(0, 2 * (fewest - _PLAIN)), 120)
    return min(bits, uncommon * _FORM) if form.place or form.time else bits


def _alike(percent: int, fewest: int) -> int:
    """What the share says; a text of few words says less."""
    bits = next(bits for least, bits in _ALIKE if percent >= least)
    return bits * min(fewest, _PLAIN) // _PLAIN


def _figures(a: frozenset[str], b: frozenset[str]) -> int:
    """The penalty where both texts quote figures or times of day and none agree."""
    ones, others = ({word for word in each if word[0].isdigit() and len(word) > 1} for each in (a, b))
    return 25 if ones and others and not ones & others else 0
