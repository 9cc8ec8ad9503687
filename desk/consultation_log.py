"""Who looked at what: an entry is written before anything is shown, each naming the one before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from threading import Lock
from typing import Final, NamedTuple, Protocol

from desk.access import Reader
from desk.errors import NotLogged
from schemas.bookkeeping.combinations import chained, first_link
from schemas.bookkeeping.consultations import CONSULTATIONS, Consultation
from schemas.views import View
from schemas.wire import encode

MOST_TRIES: Final = 20
"""Desks that may append between two tries of one."""

LONGEST_WHAT: Final = 1_000
"""Characters of what was searched for, and of why."""


class Look(NamedTuple):
    """What was looked at: the page, its id or the words searched for, and how much was found."""

    view: View
    page: str
    what: str
    hits: int
    outcome: str = "shown"


class ConsultationStore(Protocol):
    """Where the entries are: numbered from 1, written once each, never changed."""

    def last(self) -> tuple[int, bytes] | None:
        """The number and the bytes of the newest entry; None where there is none. Raise NotLogged."""
        ...

    def append(self, number: int, entry: bytes) -> bool:
        """Write the entry of this number; False where there is one already. Raise NotLogged."""
        ...


class ConsultationLog:
    """The log as one desk writes it; another desk may write it at the same time. ``now`` gives the moment."""

    def __init__(self, store: ConsultationStore, now: Callable[[], datetime]) -> None:
        self._store, self._now, self._lock = store, now, Lock()

    def record(self, reader: Reader, why: str, look: Look) -> None:
        """Append an entry. Raise NotLogged where it cannot be written: then nothing may be shown."""
        with self._lock:
            for _ in range(MOST_TRIES):
                if self._append(reader, why, look):
                    return
        raise NotLogged("the log of consultations is busy, and nothing is shown without it: try again")

    def _append(self, reader: Reader, why: str, look: Look) -> bool:
        last = self._store.last()
        number = last[0] + 1 if last else 1
        entry = Consultation(
            number=number,
            previous=chained(last[1]) if last else first_link(CONSULTATIONS, 0),
            at=self._now(),
            who=reader.name,
            roles=reader.roles,
            view=look.view.value,
            page=look.page,
            what=look.what[:LONGEST_WHAT],
            why=why[:LONGEST_WHAT] or None,
            hits=look.hits,
            outcome=look.outcome,
        )
        return self._store.append(number, encode(entry))


class ChainCheck(NamedTuple):
    """How many entries follow one another from the first on, the digest of the last of them, and what breaks it."""

    entries: int
    newest: str
    broken: str = ""


def check_chain(entries: Iterable[bytes]) -> ChainCheck:
    """Whether each entry has the next number and names the one before it, in the order given.

    Entries that were cut off at the end cannot be seen by it: whoever noted the newest digest before sees them.
    """
    number, link = 0, first_link(CONSULTATIONS, 0)
    for value in entries:
        entry = Consultation.model_validate_json(value)
        if entry.number != number + 1 or entry.previous != link:
            return ChainCheck(number, link, f"entry {entry.number} does not follow entry {number}")
        number, link = entry.number, chained(value)
    return ChainCheck(number, link)
