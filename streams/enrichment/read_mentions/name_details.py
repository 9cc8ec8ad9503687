"""What a text says of somebody right after their name: date of birth, age, a register's number, what they go by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from values import date as dates
from values import prose

_MONTH: Final = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_DAY: Final = (
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?:\d{{4}}|\d\d))(?!\d)"
)
_GAP: Final = r"[\s,;:()\[\]-]{0,4}"
_BORN: Final = re.compile(
    rf"{_GAP}(?:d\.?\s?o\.?\s?b\.?|date of birth|born|b)(?:\s+on|\s+in)?[\s.:,-]{{0,3}}({_DAY}|(?:19|20)\d\d(?!\d))"
    rf"|[\s,]{{0,2}}[(\[]?\s*({_DAY})",
    re.IGNORECASE,
)
_AGED: Final = re.compile(
    rf"{_GAP}aged?\s*:?\s*(\d{{1,2}})(?![\d/:])|\s?[,(]\s*(\d{{1,2}})\s*(?:yrs?\.?(?:\s*old)?|years?\s*(?:old)?|yo)?(?=\s*[,).;])",
    re.IGNORECASE,
)
_KNOWN_AS: Final = re.compile(
    rf"{_GAP}(?:a\.?k\.?a\.?|also known as|known as|street name|nickname)[\s:]+[\"'(]?"
    r"([A-Z][\w-]*(?: [A-Z][\w-]*)?)[\"')]?",
)
_NUMBER_LEAD: Final = re.compile(
    rf"{_GAP}(?:pnc|cro|noms|nhs|nino|prison|asn|crn)?(?:\s?(?:id|no|num|number|ref))?\.?{_GAP}", re.IGNORECASE
)
_MOST: Final = 5
_YOUNGEST: Final = 8
_OLDEST: Final = 110
_OF_BIRTH: Final = 10
"""Years before the text was written from which on a date beside a name is a birth though no word says so."""


class Details(NamedTuple):
    """What stands right after a name, up to ``end``. ``born``: the day, or the year alone."""

    end: int
    born: date | None = None
    born_in: int | None = None
    age: int | None = None
    numbers: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()

    @property
    def identifies(self) -> bool:
        """Whether it tells this person from others of the name: a day of birth, or a register's number."""
        return bool(self.numbers) or self.born is not None


def details_after(text: str, end: int, registers: Mapping[int, prose.Found], recorded: date) -> Details:
    """What follows the name that ends here. ``registers``: numbers of registers in the text, by where they begin."""
    details = Details(end)
    for _ in range(_MOST):
        if (more := _next(text, details, registers, recorded)) is None:
            break
        details = more
    opened = text.count("(", end, details.end) > text.count(")", end, details.end)
    closed = opened and text[details.end : details.end + 1] == ")"
    return details._replace(end=details.end + 1) if closed else details


def _next(text: str, details: Details, registers: Mapping[int, prose.Found], recorded: date) -> Details | None:
    at = details.end
    if details.born is None and details.born_in is None and (born := _BORN.match(text, at)):
        return _with_birth(details, born, recorded)
    lead = _NUMBER_LEAD.match(text, at) if registers else None
    if lead and (number := registers.get(lead.end())):
        return details._replace(end=number.end, numbers=(*details.numbers, number.canonical))
    if details.age is None and (aged := _AGED.match(text, at)):
        age = int(aged[1] or aged[2])
        return details._replace(end=aged.end(), age=age) if _YOUNGEST <= age <= _OLDEST else None
    if known := _KNOWN_AS.match(text, at):
        return details._replace(end=known.end(), known_as=(*details.known_as, known[1]))
    return None


def _with_birth(details: Details, found: re.Match[str], recorded: date) -> Details | None:
    """None where the date is of no birth: it cannot be, or no word calls it one and it is not long ago."""
    said = found[1] is not None
    read = dates.read(found[1] if said else found[2], latest=recorded)
    born = dates.birth(read, on=recorded) if isinstance(read, dates.Date) else read
    if not isinstance(born, dates.Date) or (not said and born.last > dates.years_before(recorded, _OF_BIRTH)):
        return None
    if born.is_day:
        return details._replace(end=found.end(), born=born.first)
    return details._replace(end=found.end(), born_in=born.first.year)
