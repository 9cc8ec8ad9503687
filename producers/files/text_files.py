"""Opening files for adapters, and the three outputs of reading one: an event, a bad row, a part left out."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
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
)


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
            yield io.TextIOWrapper(plain, encoding=encoding or _encoding_of(plain, path.name), newline="")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_wrong_encoding(path.name, encoding)) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(f"{path.name} breaks off or is damaged; fetch it again") from error
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} is not CSV: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error


def _encoding_of(file: io.BufferedReader, name: str) -> str:
    first = file.peek(_PEEKED)[:_PEEKED]
    for mark, encoding in _BYTE_ORDER_MARKS:
        if first.startswith(mark):
            return encoding
    for mark, what in _NO_TEXT:
        if first.startswith(mark):
            raise UnreadableFile(f"{name} {what}, not text; save it as {_AS_TEXT}")
    if first.count(b"\x00") > max(_FEWEST_NULLS, len(first) // 10):
        message = "holds null bytes: it is UTF-16 without its byte order mark, or no text"
        raise UnreadableFile(f"{name} {message}; save it as {_AS_TEXT}")
    return "utf-8-sig"


def _wrong_encoding(name: str, encoding: str | None) -> str:
    if encoding:
        return f"{name} is not {encoding} text, which the mapping says it is"
    return f"{name} is not UTF-8 text, but probably Windows-1252; save it as {_AS_TEXT}, or name it in the mapping"
