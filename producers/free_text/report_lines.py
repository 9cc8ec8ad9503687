"""Parser of a report's lines: headers, then items, each closed by its grade. Any other line is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from producers.files.inline_grades import RIGHT, grade_of
from producers.free_text.report_header import CHECKS, EXAMPLES, REQUIRED
from schemas.errors import BrokenRule, Problem
from schemas.grading import Grade

_HEADER: Final = re.compile(r"([A-Za-z][A-Za-z ]{0,39}?) *: *(.*)")
_ITEM: Final = re.compile(r"([0-9]{1,4})[.)]\s+(.*)")
_CLOSING: Final = re.compile(r"(.*?)\s*\[([^\[\]]*)\]", re.DOTALL)
_GRADE_INSIDE: Final = re.compile(r"\[[1-3][A-E][PC](?:[ :][^\[\]]*)?\]")
_IN_OTHER_BRACKETS: Final = re.compile(r"[({<][1-3][A-E][PC](?:[ :][^)}>]*)?[)}>]$")
_STOPS: Final = (".", "!", "?", "\u2026", '"', "'", "\u201d", "\u2019", ")")  # an ellipsis, closing quotes
_BLANKS: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Blanks that word processors write: they are read as plain ones."""

_MAX_PROBLEMS: Final = 20
_EXAMPLE: Final = f"1. Two people left with boxes. [{RIGHT.partition(',')[0]}]"

_UNKNOWN: Final = grade_of("2DP")
"""Until the grade is read. A report with an item whose grade never is, is refused."""


@dataclass(slots=True)
class Item:
    """A numbered item: its text and the grade that closes it."""

    number: int
    line: int
    text: list[str]
    grade: Grade = _UNKNOWN
    closed: bool = False
    numbered: bool = True  # as it is written; paragraphs without numbers are counted


@dataclass(slots=True)
class Lines:
    """A parsed report: headers, items, and the problems with their lines."""

    headers: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, rule: str, message: str, example: str | None = None) -> None:
        """Add a problem of a line. At most twenty are reported, as for an event."""
        if len(self.problems) < _MAX_PROBLEMS:
            self.problems.append(Problem(f"line {line}", rule, message, example))


def lines_of(text: Iterable[str]) -> Lines:
    """Parse a report in one pass. Only blank lines are ignored.

    Below its headers a report may be paragraphs without numbers, each closed by its grade: they are items 1, 2 and on.
    """
    report, last = Lines(), 0
    for last, raw in enumerate(text, start=1):
        line = _BLANKS.sub(" ", raw).strip()
        if started := _ITEM.fullmatch(line):
            _start(report, last, int(started[1]), started[2])
        elif report.items:
            _go_on(report, last, line)
        elif line and _is_paragraph(report, line):
            _start(report, last, 1, line, numbered=False)
        elif line:
            _header(report, last, line)
    _unclosed(report, "the report ends")
    _missing(report, max(last, 1))
    return report


def _is_paragraph(report: Lines, line: str) -> bool:
    """Whether a line begins the text: all headers that are required stand above it, and it is none itself."""
    return not _HEADER.fullmatch(line) and all(name in report.headers for name in REQUIRED)


def _header(report: Lines, line: int, text: str) -> None:
    found = _HEADER.fullmatch(text)
    known = {name.casefold(): name for name in EXAMPLES}
    if not found or (name := known.get(found[1].casefold())) is None:
        message = f"is neither a numbered item nor one of the headers {', '.join(EXAMPLES)}"
        report.wrong(line, "unknown-header", message, _EXAMPLE)
    elif name in report.headers:
        report.wrong(line, "repeated-header", f"says {name} a second time; say it once")
    elif not found[2]:
        report.wrong(line, "empty-header", f"{name} says nothing; fill it in or leave it out", EXAMPLES[name])
    else:
        report.headers[name] = found[2]
        _check(report, line, name, found[2])


def _check(report: Lines, line: int, name: str, written: str) -> None:
    try:
        CHECKS[name](written)
    except ValueError as error:
        example = error.example if isinstance(error, BrokenRule) and error.example else EXAMPLES[name]
        report.wrong(line, "wrong-header", f"{name} {error}", example)


def _start(report: Lines, line: int, number: int, text: str, *, numbered: bool = True) -> None:
    _unclosed(report, f"line {line} begins another")
    if report.items and number <= report.items[-1].number:
        report.wrong(line, "number", "an item's number is higher than that of the item before", _EXAMPLE)
    report.items.append(Item(number, line, [], numbered=numbered))
    _go_on(report, line, text)


def _go_on(report: Lines, line: int, text: str) -> None:
    item = report.items[-1]
    if item.closed and text and not item.numbered:
        _start(report, line, item.number + 1, text, numbered=False)
        return
    if item.closed:
        if text:
            message = f"comes after the grade of item {item.number}; the grade closes the item, the next has a number"
            report.wrong(line, "after-the-grade", message, _EXAMPLE)
        return
    item.text.append(text)
    if text.endswith("]") and (closing := _CLOSING.fullmatch(text)):
        _close(report, line, item, closing[1], closing[2])
    elif _IN_OTHER_BRACKETS.search(text):
        item.closed = True
        report.wrong(line, "grade-brackets", "a grade stands in square brackets", _EXAMPLE)
    elif _GRADE_INSIDE.search(text):
        report.wrong(line, "grade-inside", "a grade stands inside the text; it closes the item", _EXAMPLE)


def _close(report: Lines, line: int, item: Item, before: str, written: str) -> None:
    item.closed, item.text[-1] = True, before
    try:
        item.grade = grade_of(written)
    except BrokenRule as error:
        report.wrong(line, "grade", str(error), error.example)
    if _GRADE_INSIDE.search(before):
        report.wrong(line, "grade-inside", "an item has one grade; give each statement an item of its own", _EXAMPLE)
    elif not " ".join(item.text).rstrip().endswith(_STOPS):
        report.wrong(line, "full-stop", "an item's grade stands after its full stop", _EXAMPLE)


def _unclosed(report: Lines, what: str) -> None:
    if report.items and not report.items[-1].closed:
        item = report.items[-1]
        message = f"item {item.number} has no grade before {what}; it stands at the end, after the full stop"
        report.wrong(item.line, "no-grade", message, _EXAMPLE)


def _missing(report: Lines, last: int) -> None:
    for name in REQUIRED:
        if name not in report.headers:
            report.wrong(1, "missing-header", f"{name} is required, above the first item", f"{name}: {EXAMPLES[name]}")
    if not report.items:
        report.wrong(last, "no-item", "the report has no numbered item", _EXAMPLE)
