"""Days as upstream systems write them, read as everywhere else (``values.date``), for fields that take one day."""

from __future__ import annotations

from typing import Final

from values import date
from values.unread import Unread

NO_DAY: Final = "must be a whole day, for example 2018-10-02"


def written_day(text: str) -> str:
    """The day in ISO 8601. Raise ValueError, with what is wrong, for a month, a year, about a day, and what is none.

    A day that systems fill in where none is known is passed on as it is: enrich sets it aside, and tells the source.
    """
    read = date.read(text)
    if isinstance(read, date.Date):
        if read.is_day and not read.about:
            return read.first.isoformat()
        raise ValueError(NO_DAY)
    if read is date.FILLED_IN and isinstance(filled := date.calendar_day(text), date.Date):
        return filled.first.isoformat()
    raise ValueError(_reason(read))


def _reason(read: Unread) -> str:
    return NO_DAY if read.rule == "placeholder" else read.message
