"""Wrong passwords: whoever guesses a name's password is held up, and told for how long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desk.errors import SignInRefused

MOST_WRONG: Final = 5
"""Wrong passwords of one name within ``WITHIN``, after which no more are tried."""

WITHIN: Final = 300.0
"""Seconds for which a wrong password counts."""

MOST_NAMES: Final = 10_000
"""Names in memory; those tried longest ago are forgotten first."""


class SignInAttempts:
    """The wrong attempts of one desk. ``clock`` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[str, list[float]] = {}

    def check(self, name: str) -> None:
        """Raise SignInRefused where too many were wrong just now: nothing is asked of Elasticsearch then."""
        if len(self._recent(name)) >= MOST_WRONG:
            raise SignInRefused(f"too many wrong passwords for this name: try again in {WITHIN / 60:.0f} minutes")

    def failed(self, name: str) -> None:
        """One more was wrong."""
        recent = self._recent(name)
        self._wrong.pop(name, None)
        self._wrong[name] = [*recent, self._clock()][-MOST_WRONG:]
        while len(self._wrong) > MOST_NAMES:
            del self._wrong[next(iter(self._wrong))]

    def _recent(self, name: str) -> list[float]:
        return [at for at in self._wrong.get(name, ()) if self._clock() - at < WITHIN]
