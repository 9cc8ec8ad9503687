"""A cache in two halves, the recent and the older one: what is asked again stays, and evicting costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class RecentCache(Generic[K, V]):
    """Values by key, at most ``2 * half`` of them. What was evicted is computed again, and is the same."""

    __slots__ = ("_half", "_older", "recent")

    def __init__(self, half: int) -> None:
        self._half = half
        self.recent: dict[K, V] = {}  # looked up first, and directly, by whoever asks often
        self._older: dict[K, V] = {}

    def __reduce__(self) -> tuple[type[RecentCache[K, V]], tuple[int]]:
        """A copy holds nothing: a snapshot of what was derived says only what cannot be computed again as fast."""
        return RecentCache, (self._half,)

    def older(self, key: K) -> V | None:
        """The value of a key that is not among the recent ones, or None."""
        return self._older.get(key)

    def store(self, key: K, value: V) -> V:
        """Store a value among the recent ones, and return it."""
        if len(self.recent) >= self._half:
            self._older, self.recent = self.recent, {}
        self.recent[key] = value
        return value

    def discard(self, key: K) -> None:
        """Forget one value, if it is there."""
        self.recent.pop(key, None)
        self._older.pop(key, None)

    def forget(self, changed: Callable[[K], bool]) -> None:
        """Forget the values of these keys: what they were computed from has changed. Each key is looked at."""
        for values in (self.recent, self._older):
            for key in [key for key in values if changed(key)]:
                del values[key]

    def clear(self) -> None:
        """Forget every value: what they were computed from has changed."""
        self.recent, self._older = {}, {}
