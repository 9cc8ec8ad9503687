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
