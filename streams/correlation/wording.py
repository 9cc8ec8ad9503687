"""Numbers and nouns of the sentences that explain a conclusion."""

from __future__ import annotations


def quantity(count: int, singular: str, plural: str | None = None) -> str:
    """``1 item``, ``2 items``. ``plural`` where it is not the singular with an s."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"
