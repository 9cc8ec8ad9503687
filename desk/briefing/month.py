"""The month that a briefing is about."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from desk.errors import InputRefused

_WRITTEN: Final = re.compile(r"([0-9]{4})-([0-9]{2})")


class Month(NamedTuple):
    """A calendar month: its first day, and the first day after it."""

    start: date
    end: date

    @property
    def code(self) -> str:
        """As it is asked for: 2018-10."""
        return f"{self.start:%Y-%m}"

    @property
    def words(self) -> str:
        """As it is read: October 2018."""
        return f"{self.start:%B %Y}"

    def holds(self, moment: str | None) -> bool:
        """Whether a date or a moment of a document lies in it."""
        return bool(moment) and self.start.isoformat() <= str(moment)[:10] < self.end.isoformat()


def month_of(text: str) -> Month:
    """The month that is written so: 2018-10. Raise InputRefused for anything else."""
    written = _WRITTEN.fullmatch(text)
    year, month = (int(part) for part in written.groups()) if written else (0, 0)
    if not (1 <= year < date.max.year and 1 <= month <= 12):
        raise InputRefused("a month is written as year and month, like 2018-10")
    return Month(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1))
