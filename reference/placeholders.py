"""Values that stand for "not known", or that too many people share: they must never bring anybody together."""

from __future__ import annotations

from functools import cache, lru_cache

from reference.tables import rows


@lru_cache(maxsize=65_536)
def reason(kind: str, value: str) -> str | None:
    """Why this value is a placeholder, or None when it is none. A ``*`` in the table stands for anything."""
    exact, patterns = _table(kind)
    folded = " ".join(value.upper().replace(".", "").replace("'", "").split())
    if folded in exact:
        return exact[folded]
    return next((why for pattern, why in patterns if _matches(pattern, folded)), None)


def _matches(pattern: str, value: str) -> bool:
    words = pattern.strip("*")
    if pattern.startswith("*"):
        return words in value
    return value.startswith(words)


@cache
def _table(kind: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    own = [(value, why) for of, value, why in rows("placeholders.csv") if of == kind]
    return {value: why for value, why in own if "*" not in value}, tuple(row for row in own if "*" in row[0])
