"""The header lines of a report: ``URN: NN-INT-2018-0007``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from pydantic import ConfigDict, TypeAdapter, ValidationError

from producers.files.local_times import YEARS, by_the_clock, days, span_of
from schemas.base import Line
from schemas.errors import BrokenRule
from schemas.marking import Classification, Marking
from schemas.times import CLOCKS, Occurred, TimePrecision
from schemas.vocabulary.terms import as_code, has_form_of_a_code
from schemas.vocabulary.threats import THREATS

URN, INTELLIGENCE, CREATED, OCCURRED = "URN", "Date of intelligence", "Date created", "Occurred"
TITLE, OPERATION, MARKING, ORIGINATOR = "Title", "Operation", "Marking", "Originator"
THREAT, REVISION = "Threat", "Revision"
REQUIRED: Final = (URN, INTELLIGENCE, CREATED)
EXAMPLES: Final = {
    URN: "NN-INT-2018-0007",
    INTELLIGENCE: "2018-10-02 21:40",
    CREATED: "03/10/2018 08:15",
    OCCURRED: "2018-09-28 to 2018-10-01",
    TITLE: "Visitors at all hours",
    OPERATION: "Viper",
    MARKING: "OFFICIAL-SENSITIVE",
    ORIGINATOR: "intelligence-desk-north",
    THREAT: "drug-supply",
    REVISION: "2",
}
"""Every header line there is, with a right value."""

_MARKINGS: Final = {
    "OFFICIAL": Marking(),
    "OFFICIAL-SENSITIVE": Marking(caveats=("SENSITIVE",)),
    "SECRET": Marking(classification=Classification.SECRET),
    "TOP SECRET": Marking(classification=Classification.TOP_SECRET),
}
_FORMS: Final = {
    "%Y-%m-%d %H:%M": TimePrecision.MINUTE,
    "%Y-%m-%dT%H:%M": TimePrecision.MINUTE,
    "%d/%m/%Y %H:%M": TimePrecision.MINUTE,
    "%d/%m/%Y %H%M": TimePrecision.MINUTE,
    "%d %B %Y %H:%M": TimePrecision.MINUTE,
    "%d %b %Y %H:%M": TimePrecision.MINUTE,
    "%Y-%m-%d": TimePrecision.DAY,
    "%d/%m/%Y": TimePrecision.DAY,
    "%d %B %Y": TimePrecision.DAY,
    "%d %b %Y": TimePrecision.DAY,
    "%Y-%m": TimePrecision.MONTH,
    "%B %Y": TimePrecision.MONTH,
    "%Y": TimePrecision.YEAR,
}
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,5}")


def occurred_of(headers: Mapping[str, str]) -> Occurred:
    """When it happened: a span of days, or one date as precisely as it is written."""
    written = headers.get(OCCURRED, headers[INTELLIGENCE])
    first, to, last = (part.strip() for part in written.partition(" to "))
    start = _span(first, OCCURRED)
    if not to:
        return start
    end = _span(last, OCCURRED)
    if not (start.precision is end.precision is TimePrecision.DAY) or end.start < start.start:
        raise BrokenRule("a span runs from a day to the same or a later day", example=EXAMPLES[OCCURRED])
    return days(start.start, end.start)


def moment_of(written: str, name: str) -> datetime:
    """A date, with a time of day or as the start of that day."""
    span = _span(written, name)
    if not span.precision.knows_the_day:
        raise BrokenRule("names no day", example=EXAMPLES[name])
    return span.start


def _span(written: str, name: str) -> Occurred:
    for form, precision in _FORMS.items():
        try:
            moment = datetime.strptime(written, form)  # noqa: DTZ007 (the zone is ours to say)
        except ValueError:
            continue
        if moment.year in YEARS:
            timed = precision is TimePrecision.MINUTE
            return span_of(by_the_clock(moment, CLOCKS) if timed else moment.replace(tzinfo=UTC), precision)
    raise BrokenRule("is no date, or a date with a time of day", example=EXAMPLES[name])


def marking_of(written: str) -> Marking:
    """The protective marking."""
    if written not in _MARKINGS:
        raise BrokenRule(f"is one of {', '.join(_MARKINGS)}", example=EXAMPLES[MARKING])
    return _MARKINGS[written]


def threat_of(written: str) -> str:
    """The code of what a report is about: a known one in whatever writing (``CCE``), another in that of a code only.

    What nobody knows and is no code may be a text about somebody, and is refused as in any event.
    """
    if has_form_of_a_code(written):
        return written
    if THREATS.read(written):
        return as_code(written)
    nearest = THREATS.nearest(written)
    message = "is no threat that is known; a new one is written in small letters with hyphens"
    raise BrokenRule(message, example=nearest[0] if nearest else EXAMPLES[THREAT])


def revision_of(written: str) -> int:
    """The revision of the report: 1 as first written."""
    if not _NUMBER.fullmatch(written):
        raise BrokenRule("is a number: 1 for a report as first written, more for each correction", example="2")
    return int(written)


_SILENT: Final = ConfigDict(hide_input_in_errors=True)


def _fits(form: TypeAdapter[str], what: str, name: str) -> Callable[[str], object]:
    def check(written: str) -> None:
        try:
            form.validate_python(written)
        except ValidationError:
            raise BrokenRule(f"is {what}", example=EXAMPLES[name]) from None

    return check


_LINE: Final[TypeAdapter[str]] = TypeAdapter(Line, config=_SILENT)
CHECKS: Final[Mapping[str, Callable[[str], object]]] = {
    INTELLIGENCE: lambda written: moment_of(written, INTELLIGENCE),
    CREATED: lambda written: moment_of(written, CREATED),
    OCCURRED: lambda written: occurred_of({OCCURRED: written, INTELLIGENCE: written}),
    MARKING: marking_of,
    REVISION: revision_of,
    THREAT: threat_of,
    **{
        name: _fits(_LINE, "text on one line, of 1 to 300 characters", name)
        for name in (URN, TITLE, OPERATION, ORIGINATOR)
    },
}
"""The check of each header line's value, so that a problem names the line."""
