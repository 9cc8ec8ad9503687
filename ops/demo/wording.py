"""How the demonstration says things. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any


def plural(count: int, what: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{count:,} {what}{'s' * (count != 1)}"


def support_in_words(standing: Mapping[str, Any]) -> str:
    """In words: items, independent origins, the range of their grades."""
    of = f"{plural(standing['items_total'], 'item')} from {plural(standing['origins'], 'independent origin')}"
    return f"{of}, graded {standing['best']} to {standing['worst']}"


def time_of(text: str) -> datetime:
    """From JSON."""
    return datetime.fromisoformat(text)


def day_in_words(text: str) -> str:
    """As people write it."""
    return f"{time_of(text):%-d %b %Y}"


def as_words(code: str) -> str:
    """A name of ours as words."""
    return code.replace("-", " ")
