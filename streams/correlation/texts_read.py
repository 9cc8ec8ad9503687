"""Which facts about a subject were read in texts and are stated by no source, in documents and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from schemas.facts.read_in_text import ReadInText
from streams.correlation.wording import quantity

SHOWN: Final = 10
"""Readings that a document shows, at most: the earliest."""


class TextsRead:
    """The readings of one subject as they come and go."""

    def __init__(self) -> None:
        self._found: set[tuple[datetime, str, str]] = set()

    def __len__(self) -> int:
        return len(self._found)

    def put(self, at: datetime, item: str, words: str) -> None:
        """Add what one item's text says."""
        self._found.add((at, item, words))

    def drop(self, at: datetime, item: str, words: str) -> None:
        """Remove what was added before."""
        self._found.discard((at, item, words))

    @property
    def shown(self) -> tuple[ReadInText, ...]:
        """The earliest of them."""
        return tuple(ReadInText(item=item, words=words) for _, item, words in sorted(self._found)[:SHOWN])


def in_words(shown: Sequence[ReadInText], read: int, total: int) -> str:
    """How many of ``total`` mentions or items are read in texts, with the words of the first."""
    which = (
        "It is" if read == total == 1 else "All are" if read == total else f"{quantity(read, 'mention')} {_are(read)}"
    )
    return f"{which} read in a text and stated by no source: \u201c{shown[0].words}\u201d."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
