"""Words for how probable something is, shown to people instead of numbers: the yardstick of the PHIA.

The gaps between their ranges are intended. Source: Professional Head of Intelligence Assessment, probability yardstick.
"""

from __future__ import annotations

from typing import Final

REALISTIC_POSSIBILITY: Final = "a realistic possibility"  # 40 to under 50 %
LIKELY: Final = "likely"  # 55 to 75 %
HIGHLY_LIKELY: Final = "highly likely"  # 80 to 90 %
