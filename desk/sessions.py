"""Sessions: short, in memory alone, gone with the process. Each has a token of its own for its forms."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from desk.access import Credentials, Reader
from desk.errors import FormExpired

IDLE: Final = 15 * 60.0
"""Seconds without a page after which a session ends."""

LONGEST: Final = 8 * 3600.0
"""Seconds after which a session ends, used or not: a shift."""

MOST: Final = 1_000
"""Sessions in memory; the one longest unused goes first."""


@dataclass(slots=True)
class Session:
    """One reader at one browser. ``why``: the reason they gave for looking, until they give another."""

    reader: Reader
    credentials: Credentials | None
    began: float
    used: float
    form_token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    why: str = ""

    def check_form(self, token: str) -> None:
        """Raise FormExpired where a form was not made for this session."""
        if not hmac.compare_digest(self.form_token.encode(), token.encode()):
            raise FormExpired("this form was made for another session: open the page again, and nothing is lost")


class Sessions:
    """The sessions of one desk. ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._by_key: dict[str, Session] = {}

    def begin(self, reader: Reader, credentials: Credentials | None) -> tuple[str, Session]:
        """A new session, and the key of its cookie."""
        self._forget_old()
        now, key = self._clock(), secrets.token_urlsafe(32)
        self._by_key[key] = session = Session(reader, credentials, began=now, used=now)
        return key, session

    def find(self, key: str | None) -> Session | None:
        """The session of a cookie, used now; None where there is none, or it has ended."""
        session = self._by_key.get(key or "")
        if session is None or self._ended(session):
            self._by_key.pop(key or "", None)
            return None
        session.used = self._clock()
        return session

    def end(self, key: str | None) -> None:
        """Forget it, and its credentials."""
        self._by_key.pop(key or "", None)

    def _ended(self, session: Session) -> bool:
        now = self._clock()
        return now - session.used > IDLE or now - session.began > LONGEST

    def _forget_old(self) -> None:
        for key in [key for key, session in self._by_key.items() if self._ended(session)]:
            del self._by_key[key]
        while len(self._by_key) >= MOST:
            del self._by_key[min(self._by_key, key=lambda key: self._by_key[key].used)]
