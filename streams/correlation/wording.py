"""Numbers, nouns and names of the sentences that explain a conclusion."""

from __future__ import annotations

from collections.abc import Iterable


def quantity(count: int, singular: str, plural: str | None = None) -> str:
    """``1 item``, ``2 items``. ``plural`` where it is not the singular with an s."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"


def at_risk_first(name: str, at_risk: Iterable[str]) -> str:
    """The name, behind what they are to be protected from: ``child: Ann Sample``."""
    return ": ".join(filter(None, (", ".join(at_risk), name)))
