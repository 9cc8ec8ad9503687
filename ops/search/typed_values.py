"""What a search asks of the values that were read in texts. Pure.

What is asked is read by the same reader as the texts, so a registration, number or postcode is found however either
writes it. A value is asked for only where it is all that is asked: with words beside it, all are searched as words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

READ: Final = ("vrms", "phones", "postcodes")


def read_clauses(said: str, sorts: Iterable[str] = READ) -> Iterator[dict[str, Any]]:
    """One for each sort of value that the whole of ``said`` is."""
    from streams.enrichment.reading_text.read import read

    written = said.strip().upper()  # registrations and postcodes are read in capitals
    found = read(written)
    for sort in sorts:
        for one in (getattr(found, sort) if found else None) or ():
            if (one.start, one.end) == (0, len(written)):
                yield {"term": {f"items.extracted.{sort}.value": one.value}}
