"""How the demonstration says things. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any


def many(count: int, what: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{count:,} {what}{'s' * (count != 1)}"


def stands_on(standing: Mapping[str, Any]) -> str:
    """In words: items, independent origins, the range of their grades."""
    of = f"{many(standing['items_total'], 'item')} from {many(standing['origins'], 'independent origin')}"
    return f"{of}, graded {standing['best']} to {standing['worst']}"


def moment(text: str) -> datetime:
    """From JSON."""
    return datetime.fromisoformat(text)


def day(text: str) -> str:
    """As people write it."""
    return f"{moment(text):%-d %b %Y}"


def in_words(code: str) -> str:
    """A name of ours as words."""
    return code.replace("-", " ")
