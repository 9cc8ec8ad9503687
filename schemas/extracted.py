"""Values extracted from the text of an item: marked as such, and never mixed with what the source asserted."""

from __future__ import annotations

from typing import Annotated, Final, Generic, TypeVar

from schemas.base import Model
from schemas.search import Search
from schemas.vocabulary.indicators import Indicator

MAX_VALUES: Final = 10
"""Values of each sort extracted from one text, the first of them: the statement of the largest event accepted, full
of them, must still fit a Kafka record."""
MAX_INDICATORS: Final = 2 * MAX_VALUES

V = TypeVar("V", bound=str)


class Passage(Model, Generic[V]):
    """One value, and where it stands first in the text, in characters of the text as it stands: ``text[start:end]``."""

    value: V
    start: Annotated[int, Search.STORED]
    end: Annotated[int, Search.STORED]


class Extracted(Model):
    """The values that the text of one item names, each once, in the order of the text.

    None stands for nothing found. What a text denies ("no knives were seen") is not in it.
    """

    postcodes: tuple[Passage[str], ...] | None = None  # NN1 1DE
    vrms: tuple[Passage[str], ...] | None = None  # AB12CDE
    phones: tuple[Passage[str], ...] | None = None  # E.164
    towns: tuple[Passage[str], ...] | None = None  # as the gazetteer writes them
    streets: tuple[Passage[str], ...] | None = None  # as ``Place.street``
    drugs: tuple[Passage[str], ...] | None = None
    weapons: tuple[Passage[str], ...] | None = None
    indicators: tuple[Passage[Indicator], ...] | None = None
