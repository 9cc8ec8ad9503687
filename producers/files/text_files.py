"""Opening files for adapters, and the three outputs of reading one: an event, a bad row, a part left out."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, TextIO, cast

from producers.errors import UnreadableFile
from schemas.errors import Problem
from schemas.wire import SourceRecord


class EventRow(NamedTuple):
    """A row that is an event or amendment, with its file and first line. ``line`` is None where a file is one event."""

    file: str
    line: int | None
    record: SourceRecord


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no event, with its file, line and problems. ``line`` is None where each problem names its line."""

    file: str
    line: int | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a file for which no event has a field, with file, line and reason. The row's event is published."""

    file: str
    line: int | None
    problems: tuple[Problem, ...]


AdapterOutput = EventRow | BadRow | LeftOut
"""What reading a file yields, in the order of the file."""

LONGEST_LINE: Final = 20_000_000
"""Characters of one line. No event comes near it: what is longer is no text, or an archive made to fill a disk."""

_PEEKED: Final = 4_096
_FEWEST_NULLS: Final = 10
"""More, and more than a tenth of the bytes, are no slip but text in UTF-16."""
_BYTE_ORDER_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_AS_TEXT: Final = "text in UTF-8 (a sheet: as CSV UTF-8)"
_NO_TEXT: Final = (
    (b"PK\x03\x04", "is an Excel workbook, another Office document or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "is an Excel workbook or another Office document of the old form"),
    (b"%PDF", "is a PDF document"),
    (b"{\\rtf", "is a document in Rich Text Format"),
    (b"<!doctype html", "is a page of HTML (which spreadsheets open, too)"),
    (b"<html", "is a page of HTML (which spreadsheets open, too)"),
    (b"<table", "is a page of HTML (which spreadsheets open, too)"),
    (b"<?xml", "is a document in XML"),
)
_CONTROLS: Final = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS: Final = 20
"""One byte in so many that is a control character: what has more of them is no text."""


@contextmanager
def open_text(path: Path, encoding: str | None = None) -> Iterator[TextIO]:
    """The text of a file, plain or gzipped, with its line ends as they are. Raise UnreadableFile.

    UTF-8, or UTF-16 and UTF-32 where a byte order mark says so; another ``encoding`` only where the caller names one,
    because a guess would corrupt names.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            plain = cast("io.BufferedReader", io.BufferedReader(gzip.GzipFile(fileobj=file)) if packed else file)
            yield _Text(plain, encoding=encoding or _encoding_of(plain, path.name), newline="")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_wrong_encoding(path, encoding)) from error
    except _LineTooLong as error:
        message = f"has a line of more than {LONGEST_LINE:,} characters, which is no text of lines"
        raise UnreadableFile(f"{path.name} {message}") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(f"{path.name} breaks off or is damaged; fetch it again") from error
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} is not CSV: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


class _LineTooLong(Exception):
    """A line is longer than ``LONGEST_LINE``."""


class _Text(io.TextIOWrapper):
    """Text of which no line is read into memory that is longer than ``LONGEST_LINE``."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # of text, as its superclass says
        """The next line, at most ``size`` characters of it. Raise _LineTooLong."""
        whole = size is None or size < 0
        line = super().readline(LONGEST_LINE if whole else size)  # type: ignore[arg-type]  # size is a number here
        if whole and len(line) >= LONGEST_LINE:
            raise _LineTooLong
        return line

    def __next__(self) -> str:  # type: ignore[override]
        if line := self.readline():
            return line
        raise StopIteration


def as_one_message(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a file that is one message. Raise UnreadableFile when it is larger than ``LONGEST_LINE``."""
    read = 0
    for line in lines:
        read += len(line)
        if read > LONGEST_LINE:
            raise UnreadableFile(
                f"{name} is one message of more than {LONGEST_LINE:,} characters; no event is as large"
            )
        yield line


def bounded_line(text: TextIO, most: int) -> str:
    """The next line; of one that is longer than ``most`` the first characters, one more than that. Empty at the end."""
    rest = line = text.readline(most + 1)
    while len(line) > most and rest and not rest.endswith(("\n", "\r")):
        rest = text.readline(1_000_000)
    return line


def _encoding_of(file: io.BufferedReader, name: str) -> str:
    first = file.peek(_PEEKED)[:_PEEKED]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if first.startswith(mark):
            return encoding
    start = first.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for mark, what in _NO_TEXT:
        if first.startswith(mark) or start.startswith(mark):
            raise UnreadableFile(f"{name} {what}, not text; save it as {_AS_TEXT}")
    if first.count(b"\x00") > max(_FEWEST_NULLS, len(first) // 10):
        message = "holds null bytes: it is UTF-16 without its byte order mark, or no text"
        raise UnreadableFile(f"{name} {message}; save it as {_AS_TEXT}")
    if len(first) - len(first.translate(None, _CONTROLS)) > max(_FEWEST_NULLS, len(first) // _MOST_CONTROLS):
        raise UnreadableFile(f"{name} holds control characters throughout: it is no text; save it as {_AS_TEXT}")
    return "utf-8-sig"


def _wrong_encoding(path: Path, encoding: str | None) -> str:
    if encoding:
        return f"{path.name} is not {encoding} text, which the mapping says it is"
    message = "is not UTF-8 text, but probably Windows-1252"
    return f"{path.name} {message} (first in line {_first_wrong_line(path):,}); save it as {_AS_TEXT}" + _NAMED


_NAMED: Final = ", or name the encoding in the mapping where there is one"


def _first_wrong_line(path: Path) -> int:
    """The line of the first byte that is not UTF-8."""
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        plain = gzip.GzipFile(fileobj=file) if packed else file
        try:
            while chunk := plain.read(65_536):
                line += decoder.decode(chunk).count("\n")
        except UnicodeDecodeError as error:
            line += error.object[: error.start].count(b"\n")
    return line
