"""Deterministic random draws: a function of a seed and a path, in whatever order paths are visited."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import accumulate
from math import exp
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")
Path = tuple[int | str, ...]
"""Names one place in the simulation; the same path gives the same draws."""


class Weighted(Generic[T]):
    """Values, each as likely as its weight says."""

    def __init__(self, weights: Iterable[tuple[T, float]]) -> None:
        pairs = tuple(weights)
        self.values = tuple(value for value, _ in pairs)
        self.cumulated = tuple(accumulate(weight for _, weight in pairs))


class Dice:
    """Draws. Only ``Random.random`` is used: of all its methods it alone is promised to stay the same."""

    __slots__ = ("_next",)

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random  # noqa: S311 (a story, not a secret)

    def chance(self, probability: float) -> bool:
        """True with this probability."""
        return self._next() < probability

    def below(self, end: int) -> int:
        """A whole number from 0 up to, and not including, the end."""
        return int(self._next() * end)

    def between(self, first: int, last: int) -> int:
        """A whole number, both ends included."""
        return first + int(self._next() * (last - first + 1))

    def pick(self, values: Sequence[T]) -> T:
        """One of these."""
        return values[int(self._next() * len(values))]

    def weighted(self, values: Weighted[T]) -> T:
        """One of these, by weight."""
        at = bisect(values.cumulated, self._next() * values.cumulated[-1])
        return values.values[min(at, len(values.values) - 1)]

    def some(self, values: Sequence[T], count: int) -> list[T]:
        """So many different ones of these, or all there are, in an order drawn as well."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def poisson(self, mean: float) -> int:
        """How many, when they come independently and this many on average. For means up to some hundred."""
        limit, product, count = exp(-mean), self._next(), 0
        while product > limit:
            product *= self._next()
            count += 1
        return count

    def fork(self) -> Dice:
        """Draws of their own: however many are taken of them, those of this one go on the same."""
        return Dice(int(self._next() * 2**53))

    def digits(self, count: int) -> str:
        """So many decimal digits."""
        return f"{self.below(10**count):0{count}d}"


def name_of(path: Path) -> str:
    """A path in one word, for the truth: without its seed."""
    return ".".join(map(str, path[1:]))


def number_of(path: Path) -> int:
    """64 bits that belong to this path."""
    return int.from_bytes(blake2b(repr(path).encode(), digest_size=8).digest(), "big")


def dice(path: Path) -> Dice:
    """The draws of this path."""
    return Dice(number_of(path))
