"""How many people live in a town: the fewer, the fewer reports are of it, and the more it says that two are."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from reference import places

CITY: Final = 100_000
TOWN: Final = 20_000


@lru_cache(maxsize=4_096)
def inhabitants(town: str) -> int:
    """As many as a city has where it is not known."""
    return max((place.population for place in places.find(town)[:1]), default=CITY)
