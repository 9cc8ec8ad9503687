"""How common English words are: the two commonest levels of SCOWL, which rest on counts of British texts."""

from __future__ import annotations

from functools import cache

from reference.tables import rows


@cache
def levels() -> dict[str, int]:
    """Level by word in lower case: 10 for the commonest 4,000 or so, 20 for the next 7,000. Other words are rarer."""
    return {word: int(level) for word, level in rows("word_levels.csv.gz")}
