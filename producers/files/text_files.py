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
from typing import TextIO

from producers.errors import UnreadableFile
from schemas.errors import Problem
from schemas.wire import SourceRecord


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no event, with its file, line and problems. ``line`` is None where each problem names its line."""

    file: str
    line: int | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a row for which the event has no field, with file, line and reason. The event itself is published."""

    file: str
    line: int | None
    problems: tuple[Problem, ...]


AdapterOutput = SourceRecord | BadRow | LeftOut
"""What reading a file yields, in the order of the file."""


@contextmanager
def open_text(path: Path) -> Iterator[TextIO]:
    """The text of a file in UTF-8, plain or gzipped, with its line ends as they are. Raise UnreadableFile."""
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            plain = gzip.GzipFile(fileobj=file) if zipped else file
            yield io.TextIOWrapper(plain, encoding="utf-8-sig", newline="")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path.name} is not UTF-8 text; save it as UTF-8") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(f"{path.name} breaks off or is damaged; fetch it again") from error
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} is not CSV: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
