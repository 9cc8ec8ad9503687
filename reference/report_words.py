"""In how many of some hundred written reports each stem stands: how common words are in reports, not in English."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reference.tables import rows


class ReportWords(NamedTuple):
    """``reports``: how many were counted. ``used``: in how many of them a stem stands, where in three at least."""

    reports: int
    used: dict[str, int]


@cache
def report_words() -> ReportWords:
    """The counts of ``python -m benchmarks.accuracy.report_words``."""
    used = {stem: int(count) for stem, count in rows("report_words.csv")}
    return ReportWords(used.pop(""), used)
