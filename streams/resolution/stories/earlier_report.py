"""What a text says of an earlier report that it repeats: that there was one, and on which days things happened."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = "(" + "|".join(_MONTHS) + r")[a-z]*"
_DAY: Final = r"([0-3]?\d)(?:st|nd|rd|th)?"
_NAMED_DAY: Final = re.compile(
    rf"\b{_DAY}(?: of)? {_MONTH}\b|\b{_MONTH} {_DAY}\b|\b([0-3]?\d)[/.-]([01]?\d)[/.-](?:20)?\d\d\b"
    r"|(?<![\d/.])(?!24/7)([0-3]?\d)/(1[0-2]|0?[1-9])(?![\d/])"
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
    r"(copied|forwarded|fwd|passed on|copy|extract|summary) (from|to|by|of)\b",
    r"taken from (the |our |a )?(log|report|email|e-mail|letter|minutes|notes|statement|system)",
    r"see (also )?(log|report|ref|crime|incident)",
    r"(please )?see below\b",
    r"following (information )?(has been|was|is) (received|passed|shared)",
    r"(text|content|details) of (the )?(concern|report|call|message|referral)",
    r"(informed|advised|told|contacted|emailed|rung|phoned) by (the )?(police|housing|school|hospital)",
    r"(informed|advised|told|contacted|rung|phoned) by (the )?(ambulance|council|carer|neighbour|social|charity)",
    r"(informed|advised|told|contacted|rung|phoned) by (the )?(landlord|fire|family|colleague|another|a third)",
    r"(intel|info|information|concern|referral|report) (received )?(from|via) (the )?[a-z]",
    r"(has|have|had|got) (it|this|that) from\b",
    r"(second|third|2nd|3rd)[- ]hand\b",
    r"(not|never) (yet )?(spoken|seen|met|witnessed|heard)( to)?( (her|him|them|it|this))? (myself|directly|in person)",
    r"(police|officers|somebody|someone|staff|us|me) at the time\b",
    r"opened up\b",
    r"(what|all that) happened (in|on|at|before|after|last|to (him|her|them))\b",
    r"index offence\b",
    r"looking back\b",
    r"(recalls|recalled|recollects|remembers|remembered|reminisc)",
    r"debrief(ed|ing)?\b",
)
_REPEATS: Final = re.compile(rf"\b({'|'.join(_WORDINGS)})")
_RECURS: Final = re.compile(
    r"\b(again (to(night|day)|this|last|from|outside|at)|(yet|once) again|back again|same (again|as (last|before)))\b"
    r"|\b(second|third|fourth|another|2nd|3rd|4th) (time|occasion|night|incident|one)\b"
)
"""What says that something like it happened once more: that is no retelling of the first."""

_AGAIN: Final = re.compile(
    r"(?<!writes )(?<!rings )(?<!rang )(?<!asks )(?<!mentioned )(?<!told me )\bagain\b"
    r"|\b(same as|once more|this time)\b"
    r"|\b(second|third|fourth|fifth|another|2nd|3rd|4th|5th) (time|occasion|night|incident|one|report|call|visit)\b"
)
"""Fainter signs of it, which count where the times are not of one event."""

LONGEST: Final = 8_000
"""Characters that are looked at."""

MOST: Final = 4
"""Days of one text, the first."""


class EarlierReport(NamedTuple):
    """``repeats``: the text says that it repeats something earlier, and not that the like happened once more.

    ``days``: month and day of each day that it names, as 1102. ``recurs``: it repeats nothing, and may say that
    the like happened once more.
    """

    repeats: bool = False
    days: tuple[int, ...] = ()
    recurs: bool = False


NO_EARLIER_REPORT: Final = EarlierReport()


def earlier_report(text: str | None) -> EarlierReport:
    """Read a text; most name no day and repeat nothing."""
    if not text:
        return NO_EARLIER_REPORT
    plain = text[:LONGEST].casefold()
    days = dict.fromkeys(map(_day, _NAMED_DAY.finditer(plain)))
    repeats = bool(_REPEATS.search(plain)) and not _RECURS.search(plain)
    found = EarlierReport(repeats, tuple(days)[:MOST], not repeats and bool(_AGAIN.search(plain)))
    return found if any(found) else NO_EARLIER_REPORT


def _day(found: re.Match[str]) -> int:
    day, month, other_month, other_day, *numeric = found.groups()
    for numeric_day, numeric_month in (numeric[:2], numeric[2:]):
        if numeric_day:
            return 100 * int(numeric_month) + int(numeric_day)
    return 100 * (_MONTHS.index(month or other_month) + 1) + int(day or other_day)
