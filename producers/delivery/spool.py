"""A queue on disk for the events of one source: they survive a broker that is away, a crash, and a power cut.

SQLite in write-ahead mode, every batch synced before it counts as accepted. Each page of its log carries a checksum, so
what was half written when the machine stopped is told apart and was never accepted. An event leaves the queue when the
broker has confirmed it; a crash in between sends it again, which is harmless: ids stay the same.

The file holds what may be about persons: only its owner can read it, and what has left it is overwritten.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import randbelow
from typing import Final, NamedTuple, Self

from producers.delivery.delivery_report import DeliveryReport
from producers.delivery.publisher import Publisher
from producers.delivery.validation import OutgoingRecord, outgoing_record
from producers.errors import NotDelivered, SpoolFull, SpoolUnusable
from schemas.size import size_problems
from schemas.sources import SOURCES
from schemas.wire import SourceRecord, encode

MAX_FILE_BYTES: Final = 1_000_000_000
"""How large the file may grow: about 700,000 events of 1 kB."""

EVENTS_A_BATCH: Final = 1_000
"""Events that are sent before their confirmations are awaited and they leave the queue."""

EVENTS_A_SYNC: Final = 500
"""Events that ``SpoolSink`` stores in one transaction."""

_PAGE: Final = 4_096
_MARK: Final = 0x56495045  # "VIPE": the file is one of ours
_LAYOUT: Final = 1
_FULL: Final = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_TOOBIG})


def spool_file(folder: Path, source: str) -> Path:
    """The file of a source's queue in a folder."""
    return folder / f"{source}.spool"


class Spool:
    """The queue of one source in a folder. Use it in a ``with`` statement. Opening raises SpoolUnusable."""

    def __init__(self, folder: Path, source: str, *, max_bytes: int = MAX_FILE_BYTES) -> None:
        self._source, self._file = source, spool_file(folder, source)
        self._in_order = not (source in SOURCES and SOURCES[source].anonymous)
        with self._errors():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file.touch(mode=0o600)
            self._rows = sqlite3.connect(self._file, isolation_level=None, timeout=30)
            self._open(max_bytes // _PAGE)

    def accept(self, messages: Iterable[SourceRecord]) -> int:
        """Store all messages durably and return their number. Raise Refused or SpoolFull, and none is stored."""
        rows = [self._row(outgoing_record(message, self._source)) for message in messages]
        with self._errors(), self._transaction():
            self._rows.executemany("INSERT INTO waiting VALUES (?, ?, ?, ?)", rows)
        return len(rows)

    def drain(self, publisher: Publisher, progress: Callable[[int], None] = lambda _: None) -> int:
        """Send the queued events, oldest first. Return the number of delivered ones.

        Raise BrokerUnavailable or NotDelivered when the broker does not confirm; unconfirmed events stay queued.
        """
        done = 0
        while waiting := self._oldest():
            before = len(publisher.report.failed)
            for row in waiting:
                publisher.send(row.outgoing)
            if failed := publisher.flush().failed[before:]:
                raise NotDelivered(f"{len(self):,} events wait in {self._file.name}; {failed[0][1]}")
            with self._errors(), self._transaction():
                self._rows.executemany("DELETE FROM waiting WHERE at = ?", [(row.at,) for row in waiting])
            done += len(waiting)
            progress(len(waiting))
        return done

    def __len__(self) -> int:
        with self._errors():
            ((count,),) = self._rows.execute("SELECT count(*) FROM waiting")
            return int(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def _open(self, most_pages: int) -> None:
        ((mark,),) = self._rows.execute("PRAGMA application_id")
        ((layout,),) = self._rows.execute("PRAGMA user_version")
        ((tables,),) = self._rows.execute("SELECT count(*) FROM sqlite_master")
        if tables and (mark, layout) != (_MARK, _LAYOUT):
            raise SpoolUnusable(f"{self._file} is no spool of this release; drain it with the release that made it")
        self._rows.execute("PRAGMA journal_mode = WAL")
        self._rows.execute("PRAGMA synchronous = FULL")
        self._rows.execute("PRAGMA secure_delete = ON")
        self._rows.execute(f"PRAGMA max_page_count = {most_pages:d}")
        with self._transaction():
            self._rows.execute(f"PRAGMA application_id = {_MARK:d}")
            self._rows.execute(f"PRAGMA user_version = {_LAYOUT:d}")
            self._rows.execute(
                "CREATE TABLE IF NOT EXISTS waiting "
                "(at INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL, value BLOB NOT NULL, headers TEXT NOT NULL)"
            )

    def _row(self, record: OutgoingRecord) -> tuple[int | None, bytes, bytes, str]:
        # In which order anonymous reports came is not kept.
        at = None if self._in_order else randbelow(2**62)
        return at, record.key, record.value, json.dumps([(name, value.decode()) for name, value in record.headers])

    def _oldest(self) -> list[_Waiting]:
        with self._errors():
            rows = self._rows.execute("SELECT * FROM waiting ORDER BY at LIMIT ?", (EVENTS_A_BATCH,)).fetchall()
        return [_Waiting(at, OutgoingRecord(key, value, _headers(headers))) for at, key, value, headers in rows]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._rows.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._rows.in_transaction:  # a full disk has rolled it back by itself
                self._rows.execute("ROLLBACK")
            raise
        self._rows.execute("COMMIT")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) in _FULL:
                raise SpoolFull(f"{self._file} or its disk is full; drain it, or make room") from error
            raise SpoolUnusable(f"{self._file} cannot be used: {error}; if damaged, move it aside") from error
        except OSError as error:
            raise SpoolUnusable(f"{self._file} cannot be used: {error.strerror}") from error


class _Waiting(NamedTuple):
    at: int
    outgoing: OutgoingRecord


def _headers(text: str) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, value.encode()) for name, value in json.loads(text))


class SpoolSink:
    """A sink like ``Publisher`` that stores events in a spool, in batches. ``Spool.drain`` delivers them."""

    def __init__(self, spool: Spool) -> None:
        self._spool, self._pending = spool, list[SourceRecord]()
        self.report = DeliveryReport()

    def publish(self, message: SourceRecord) -> None:
        """Store one event; one above the size limit is reported as failed. Raise SpoolFull."""
        if problems := size_problems(message, len(encode(message))):
            self.report.failed += [(message.event_id, problem.message) for problem in problems]
            return
        self._pending.append(message)
        if len(self._pending) >= EVENTS_A_SYNC:
            self.flush()

    def flush(self) -> DeliveryReport:
        """Store the rest of the batch. Return the report."""
        pending, self._pending = self._pending, []
        if pending:
            self._spool.accept(pending)
        return self.report
