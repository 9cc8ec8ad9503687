"""How the demonstration says things. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any


def stands_on(standing: Mapping[str, Any]) -> str:
    """In words: items, independent origins, the range of their grades."""
    items, origins = standing["items_total"], standing["origins"]
    of = f"{items} item{'s' * (items != 1)} from {origins} independent origin{'s' * (origins != 1)}"
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
