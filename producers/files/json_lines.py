"""JSON lines: one event or amendment a line in the form of ``docs/events.md``, plain, gzipped or from standard input.

A line that is no event, or that the source may not send, is a ``BadRow`` with its number. Blank lines are skipped. Of a
line longer than any event only the first ``MAX_BYTES`` are in memory.
"""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, Final, cast

from producers.delivery.validation import build_for
from producers.errors import Refused, UnreadableFile
from producers.files.adapters import Adapter
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from producers.files.unread_values import CONSEQUENCE, unread_values
from schemas.errors import Problem
from schemas.kinds.base import Envelope
from schemas.sources import source as declared
from schemas.wire import MAX_BYTES, SourceRecord

STDIN: Final = Path("-")
_BOM: Final = b"\xef\xbb\xbf"


def json_lines(source: str) -> Adapter:
    """The adapter for one source. Raise UnknownSource when the source is not declared."""
    declared(source)

    def read(path: Path) -> Iterator[AdapterOutput]:
        return _events(path, source)

    return Adapter(source, read, _check, compares=False)


def _events(path: Path, source: str) -> Iterator[AdapterOutput]:
    name = "standard input" if path == STDIN else path.name
    first = True
    with _open(path) as file:
        for number, line in enumerate(_lines(file), 1):
            if line.isspace():
                continue
            if first:
                _refuse_other_forms(name, line)
                first = False
            try:
                record = build_for(line, source)
            except Refused as refused:
                yield BadRow(name, number, refused.problems)
                continue
            yield EventRow(name, number, record)
            if unread := _unread(record, source):
                yield LeftOut(name, number, unread)


def _unread(record: SourceRecord, source: str) -> tuple[Problem, ...]:
    """The values that nobody will understand; of an anonymous source by field and rule alone."""
    found = unread_values(record) if isinstance(record, Envelope) else ()
    if declared(source).anonymous:
        return tuple(Problem(one.path, one.rule, f"is not understood{CONSEQUENCE}") for one in found)
    return tuple(found)


def _refuse_other_forms(name: str, line: bytes) -> None:
    """Raise UnreadableFile when the first line shows that no line of the file will be an event."""
    start = line.strip()
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or line.count(b"\x00") > len(line) // 3:
        raise UnreadableFile(f"{name} is UTF-16; save it as UTF-8")
    if start.startswith(b"["):
        raise UnreadableFile(f"{name} is one list; write each event on a line of its own, with nothing around them")
    if start == b"{":
        raise UnreadableFile(f"{name} has an event over several lines; write each on one line")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """Each line without the byte order mark; of one that is too long the first ``MAX_BYTES + 2`` bytes."""
    first = True
    while line := file.readline(MAX_BYTES + 2):
        whole = line
        while not line.endswith(b"\n") and (line := file.readline(MAX_BYTES)):
            pass  # the rest of a line that is too long
        yield whole.removeprefix(_BOM) if first else whole
        first = False


def _check(path: Path) -> None:
    if path != STDIN and not path.is_file():
        raise UnreadableFile(f"{path.name} cannot be read: it is no file")


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes]]:
    name = "standard input" if path == STDIN else path.name
    try:
        opened = nullcontext(sys.stdin.buffer) if path == STDIN else path.open("rb")
        with opened as file:
            zipped = cast("io.BufferedReader", file).peek(2)[:2] == b"\x1f\x8b"
            yield cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if zipped else file
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(f"{name} breaks off or is damaged; fetch it again") from error
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {error.strerror}") from error
