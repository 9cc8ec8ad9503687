"""The value of a field from the cells of a row. Messages never repeat a cell: it may be personal data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from pydantic import JsonValue
from pydantic_core import to_jsonable_python

from producers.files.inline_grades import grade_of
from producers.files.local_times import YEARS, by_the_clock, span_of
from producers.files.written_days import written_day
from producers.tables.grading import GradingPolicy
from producers.tables.mapping import FieldSource
from producers.tables.schema_paths import FieldPlace, Shape
from producers.tables.spreadsheet_damage import DAY_NUMBER, is_day_number
from schemas.errors import BrokenRule
from schemas.times import TimePrecision
from values import placeholder

_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,15}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_TRUTH: Final = {"true": True, "false": False}
_COARSE: Final = frozenset({TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.YEAR})


def value_of(cells: Sequence[str], filling: FieldSource, field: FieldPlace, policy: GradingPolicy) -> JsonValue:
    """The JSON value of the cells, or None when all are empty. Raise BrokenRule when they do not fit the field."""
    texts = [text for cell in cells if (text := cell.strip()) and not says_not_known(text, filling, field)]
    if not texts:
        return None
    if filling.graded:
        return _grade(texts, filling, policy)
    if field.shape is Shape.LIST:
        entries = texts[0].split(filling.split) if filling.split else [line for text in texts for line in _lines(text)]
        return [" ".join(text.split()) for text in entries if text.strip()]
    text = (filling.joined or " ").join(texts)
    if field.on_one_line:
        text = " ".join(text.split())
    if filling.values is not None:
        return _translated(text, filling)
    return _dated(text, filling, field.shape) if filling.format else _plain(text, field.shape)


def constant_of(filling: FieldSource, policy: GradingPolicy) -> JsonValue:
    """The JSON value of a constant; of a grade in one text, its parts. Raise BrokenRule when it is none."""
    if filling.graded is None:
        return filling.constant
    return _grade([str(filling.constant)], filling, policy)


NOT_KNOWN: Final = "says that it is not known, so the field is left out"
_OF_TEXT: Final = frozenset({Shape.TEXT, Shape.LIST, Shape.GRADE})


def says_not_known(text: str, filling: FieldSource, field: FieldPlace) -> bool:
    """Whether a cell of a date, a number, a flag or of listed words says that nothing is known: ``N/K``, ``TBC``.

    Texts say so themselves, and are sent as they are written; figures may be a value.
    """
    if not text or any(map(str.isdigit, text)) or (field.shape in _OF_TEXT and filling.values is None):
        return False
    return text.strip() not in (filling.values or {}) and placeholder.is_placeholder(text)


def _lines(text: str) -> list[str]:
    """The lines of a cell: an address that was written into one."""
    return text.splitlines()


def _grade(texts: Sequence[str], filling: FieldSource, policy: GradingPolicy) -> JsonValue:
    grade = policy.grade("".join(texts)) if filling.graded == "5x5x5" else grade_of(" ".join(texts))
    return to_jsonable_python(grade, exclude_none=True)  # type: ignore[no-any-return]


def _translated(text: str, filling: FieldSource) -> JsonValue:
    values = filling.values or {}
    if text not in values:
        raise BrokenRule(f"must be one of {', '.join(filter(None, values))}, or empty")
    return values[text] if values[text] != "" else None


def _plain(text: str, shape: Shape) -> JsonValue:
    if shape is Shape.WHOLE:
        if not _WHOLE.fullmatch(text):
            raise BrokenRule("must be a whole number, in digits alone", example="12")
        return int(text)
    if shape is Shape.NUMBER:
        if not _NUMBER.fullmatch(text):
            raise BrokenRule("must be a number", example="52.2376")
        return float(text)
    if shape is Shape.TRUTH:
        if text.casefold() not in _TRUTH:
            raise BrokenRule("must be true or false; other words need values in the mapping", example="true")
        return _TRUTH[text.casefold()]
    return _day(text) if shape is Shape.DAY else text


def _day(text: str) -> str:
    if is_day_number(text):
        raise BrokenRule(DAY_NUMBER)
    try:
        return written_day(text)
    except ValueError as error:
        raise BrokenRule(str(error), example="2018-10-02") from None


def _dated(text: str, filling: FieldSource, shape: Shape) -> JsonValue:
    form = filling.format or ""
    try:
        written = datetime.strptime(text, form)  # noqa: DTZ007 (the zone follows)
    except ValueError:
        written = None
    if written is None and is_day_number(text):
        raise BrokenRule(DAY_NUMBER)
    if written is not None and written.year not in YEARS:
        raise BrokenRule(f"lies outside the years {YEARS.start} to {YEARS.stop - 1}; check the year")
    if written is None:
        raise BrokenRule(f"must be a date of the format {form}", example=datetime(2018, 10, 2, 21, 40).strftime(form))  # noqa: DTZ001
    if shape is Shape.DAY:
        return written.date().isoformat()
    if filling.precision in _COARSE:  # a calendar's day, month or year, whatever the clocks
        return to_jsonable_python(span_of(written.replace(tzinfo=UTC), filling.precision))  # type: ignore[no-any-return]
    moment = _moment(written, filling)
    return to_jsonable_python(span_of(moment, filling.precision) if filling.precision else moment)  # type: ignore[no-any-return]


def _moment(written: datetime, filling: FieldSource) -> datetime:
    if written.tzinfo is not None:
        return written.astimezone(UTC)
    if filling.clocks is None:  # no time of day either
        return written.replace(tzinfo=UTC)
    try:
        return by_the_clock(written, filling.clocks)
    except ValueError as error:
        raise BrokenRule(str(error)) from None
