"""Words for how probable something is, shown to people instead of numbers: the yardstick of the PHIA.

The gaps between their ranges are intended. Source: Professional Head of Intelligence Assessment, probability yardstick.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

REALISTIC_POSSIBILITY: Final = "a realistic possibility"  # 40 to under 50 %
LIKELY: Final = "likely"  # 55 to 75 %
HIGHLY_LIKELY: Final = "highly likely"  # 80 to 90 %

_IN_ORDER: Final = (REALISTIC_POSSIBILITY, LIKELY, HIGHLY_LIKELY)


def least_likely(words: Iterable[str]) -> str:
    """The word for something that needs several things to be so: that of the least likely."""
    return min(words, key=_IN_ORDER.index)


_UP_TO: Final = (
    (0.075, "a remote chance"),
    (0.225, "highly unlikely"),
    (0.375, "unlikely"),
    (0.525, REALISTIC_POSSIBILITY),
    (0.775, LIKELY),
    (0.925, HIGHLY_LIKELY),
)
"""Each gap between two ranges is halved."""


def in_words(probability: float) -> str:
    """The word for a probability from 0 to 1."""
    return next((word for upper, word in _UP_TO if probability < upper), "almost certain")
