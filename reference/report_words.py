"""How common words are in reports, not in English: in how many of some hundred written ones each stem stands.

And what different agencies call one thing, everyday words and those of the trade: what is uncommon must be repeated.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from reference.tables import rows


class ReportWords(NamedTuple):
    """``reports``: how many were counted. ``used``: in how many of them a stem stands, where in three at least.

    ``senses``: in how many of them any of the words for one thing stands, by the first of these.
    """

    reports: int
    used: dict[str, int]
    senses: dict[str, int]


SENSE: Final = "="
"""What stands before the first word of a group in the table."""


@cache
def report_words() -> ReportWords:
    """The counts of ``python -m benchmarks.accuracy.report_words``."""
    counts = {stem: int(count) for stem, count in rows("report_words.csv")}
    senses = {stem[1:]: count for stem, count in counts.items() if stem.startswith(SENSE)}
    used = {stem: count for stem, count in counts.items() if not stem.startswith(SENSE)}
    return ReportWords(used.pop(""), used, senses)


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """The words for one thing, by the first of them. No stem is in two groups."""
    groups = (tuple(words.split()) for (words,) in rows("report_synonyms.csv"))
    return {group[0]: group for group in groups}
