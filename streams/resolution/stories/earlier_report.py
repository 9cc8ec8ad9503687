"""What a text says of an earlier report that it repeats: that there was one, and on which days things happened."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = "(" + "|".join(_MONTHS) + r")[a-z]*"
_DAY: Final = r"([0-3]?\d)(?:st|nd|rd|th)?"
_NAMED_DAY: Final = re.compile(
    rf"\b{_DAY}(?: of)? {_MONTH}\b|\b{_MONTH} {_DAY}\b|\b([0-3]?\d)[/.-]([01]?\d)[/.-](?:20)?\d\d\b"
)
_WORDINGS: Final = (
    r"(as|previously|already|earlier|originally|first) (report|told|tell|mention|record|log|pass|submit|call|rais)",
    r"(as|previously|already|earlier) said\b",
    r"(report|call|log|intel|information|submission)\w* (last|earlier|previously|from last)\b",
    r"further to\b",
    r"in addition to\b",
    r"follow(ing)? (up|on)\b",
    r"follow-?up\b",
    r"update (on|to|re)\b",
    r"re[: ] (the )?(call|report|log)",
    r"(last|previous) (week|month|fortnight)",
    r"(weekend|week|day|night) before last\b",
    r"relayed\b",
    r"as discussed\b",
    r"minutes of\b",
    r"(week|fortnight|month|day)s? ago\b",
    r"back in\b",
    r"chas(ing|er|ed)\b",
    r"(copied|forwarded|fwd|passed on|taken|copy|extract|summary) (from|to|by|of)\b",
    r"see (also )?(log|report|ref|crime|incident)",
)
_REPEATS: Final = re.compile(rf"\b({'|'.join(_WORDINGS)})")
LONGEST: Final = 8_000
"""Characters that are looked at."""

MOST: Final = 4
"""Days of one text, the first."""


class EarlierReport(NamedTuple):
    """``repeats``: the text says that it repeats or follows something earlier. ``days``: month and day, as 1102."""

    repeats: bool = False
    days: tuple[int, ...] = ()


NO_EARLIER_REPORT: Final = EarlierReport()


def earlier_report(text: str | None) -> EarlierReport:
    """Read a text; most name no day and repeat nothing."""
    if not text:
        return NO_EARLIER_REPORT
    plain = text[:LONGEST].casefold()
    days = dict.fromkeys(map(_day, _NAMED_DAY.finditer(plain)))
    found = EarlierReport(bool(_REPEATS.search(plain)), tuple(days)[:MOST])
    return found if any(found) else NO_EARLIER_REPORT


def _day(found: re.Match[str]) -> int:
    day, month, other_month, other_day, numeric_day, numeric_month = found.groups()
    if numeric_day:
        return 100 * int(numeric_month) + int(numeric_day)
    return 100 * (_MONTHS.index(month or other_month) + 1) + int(day or other_day)
