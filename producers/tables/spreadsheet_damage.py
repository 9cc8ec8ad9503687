"""What spreadsheets do to values on their way into a CSV file: recognised by form, and told instead of published.

A reference in scientific notation, a column of ``####``, an error value, a day number instead of a date: what was in
the cell before is gone, and what is left would be a wrong reference, or one phone for many people. Messages never
repeat a cell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9](?:[.,][0-9]+)?E[+-]?[0-9]{2,3}", re.IGNORECASE)
_WITH_SIGN: Final = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?E[+-][0-9]{1,3}", re.IGNORECASE)
_HASHES: Final = re.compile(r"#{2,}")
_ERROR: Final = re.compile(
    r"#(?:N/?A|REF|VALUE|NAME|NUM|NULL|DIV/0|SPILL|CALC|ERROR|FIELD|BLOCKED|GETTING_DATA|UNKNOWN|BUSY|CONNECT)[!?]?|Err:[0-9]{3}",
    re.IGNORECASE,
)
_FORMULA: Final = re.compile(
    r"""=[^\s="'>].* | @[A-Za-z][A-Za-z.]*\(.*\) | [=+\-@][A-Za-z]+\|.*""", re.DOTALL | re.VERBOSE
)
_MARKUP: Final = re.compile(
    r"""</?(?:a|b|body|br|div|em|font|h[1-6]|hr|html|i|img|input|li|ol|p|script|span|strong|style|table|tbody|td|th|tr|u|ul)
        \b[^<>]*>
      | &(?:amp|apos|gt|lt|nbsp|quot|\#[0-9]{2,6}|\#x[0-9a-f]{2,5});""",
    re.IGNORECASE | re.VERBOSE,
)
_AS_TEXT: Final = re.compile(r'="(?P<text>[^"]*)"')
_MARKED_AS_TEXT: Final = re.compile(r"'(?=[0-9+])")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
_DATE: Final = re.compile(rf"[0-9]{{1,2}}-{_MONTH}(?:-[0-9]{{2,4}})?|{_MONTH}-[0-9]{{2}}", re.IGNORECASE)
_FLOAT: Final = re.compile(r"[0-9]+[.,]0+")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_MANY_DIGITS: Final = re.compile(r"[0-9]{15}0{2,}")
_BRITISH_WITHOUT_NOUGHT: Final = re.compile(r"(?:7[0-9]{9}|[12][0-9]{8,9})")
_DAY_NUMBER: Final = re.compile(r"[0-9]{4,6}(?:[.,][0-9]+)?|0[.,][0-9]+")

CUT: Final = (
    "is a number that a spreadsheet cut short (scientific notation); format the column as text and export again"
)
HASHES: Final = "is only what a column that is too narrow shows; widen it and export again"
ERROR: Final = "is an error value of a spreadsheet; mend the formula, or leave the cell empty"
FORMULA: Final = "is a formula, not a value; export values"
MARKUP: Final = "holds markup of a web page (such as <br> or &amp;), which would stay in the value; export plain text"
LOST_CHARACTERS: Final = "has lost characters: it was saved in an encoding that lacks them; save as CSV UTF-8"
GARBLED: Final = "is UTF-8 text that was read as Windows-1252 before it was saved; export again as CSV UTF-8"
DATE: Final = "was turned into a date by a spreadsheet; format the column as text and enter it again"
FLOAT: Final = "was saved as a decimal number; format the column as text and export again"
THOUSANDS: Final = "holds thousands separators; format the column as text and export again"
ROUNDED: Final = "was rounded to fifteen digits by a spreadsheet; format the column as text and export again"
DAY_NUMBER: Final = "is the number that a spreadsheet counts days by; format the column as a date and export again"
LOST_FIRST_NOUGHT: Final = "has lost its first nought, and is read as if it stood there; format the column as text"
LOST_NOUGHTS: Final = (
    "is shorter than the others, which begin with 0: its leading noughts are lost; format the column as text"
)


def unwrapped(cell: str, *, code: bool) -> str:
    """The text of a cell without what spreadsheets wrap around numbers that must stay text: ``="0123"``, ``'0123``."""
    text = cell.strip()
    if found := _AS_TEXT.fullmatch(text):
        return found["text"].strip()
    return _MARKED_AS_TEXT.sub("", text, count=1) if code else text


def damage_of(text: str, *, code: bool) -> str | None:
    """What a spreadsheet did to a text, or None. ``code``: a reference, number, registration, postcode or address line.

    Only in a code are a date, a decimal number and a long row of noughts damage: elsewhere they may be meant.
    """
    if _SCIENTIFIC.fullmatch(text) or _WITH_SIGN.fullmatch(text):
        return CUT
    if _HASHES.fullmatch(text):
        return HASHES
    if _ERROR.fullmatch(text):
        return ERROR
    if _FORMULA.fullmatch(text):
        return FORMULA
    if _MARKUP.search(text):
        return MARKUP
    return _wrong_characters(text) or (_damaged_code(text) if code else None)


def _damaged_code(text: str) -> str | None:
    for form, why in ((_DATE, DATE), (_FLOAT, FLOAT), (_THOUSANDS, THOUSANDS), (_MANY_DIGITS, ROUNDED)):
        if form.fullmatch(text):
            return why
    return None


def _wrong_characters(text: str) -> str | None:
    if text.isascii():
        return None
    if "\ufffd" in text:
        return LOST_CHARACTERS
    for encoding in ("cp1252", "latin-1"):
        try:
            text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        return GARBLED
    return None


def is_day_number(text: str) -> bool:
    """Whether a cell of a date is a spreadsheet's count of days, or of parts of a day."""
    return _DAY_NUMBER.fullmatch(text) is not None


def lacks_first_nought(number: str) -> bool:
    """Whether a telephone number is a British one without the 0 that it begins with."""
    return _BRITISH_WITHOUT_NOUGHT.fullmatch(number) is not None


@dataclass(slots=True)
class CodeLengths:
    """How long the codes of each column are, of which some begin with 0: those that lost their noughts stand out."""

    _led_by_nought: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, column: str, cells: Iterable[str]) -> None:
        """Take in cells of a column."""
        for cell in cells:
            text = unwrapped(cell, code=True)
            if text.startswith("0") and text.isdecimal():
                self._led_by_nought[column].add(len(text))

    def lost_noughts(self, column: str, text: str) -> bool:
        """Whether a code is digits alone and shorter than all those that begin with 0, which have one length."""
        lengths = self._led_by_nought.get(column, set())
        return len(lengths) == 1 and text.isdecimal() and not text.startswith("0") and len(text) < min(lengths)
