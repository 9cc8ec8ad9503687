"""Which names of lines may be one name written differently: a slip, a pet form, an initial, a word before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

_QUALIFIERS: Final = frozenset(
    {
        "auntie",
        "big",
        "brummie",
        "cockney",
        "fat",
        "geordie",
        "king",
        "lil",
        "little",
        "mad",
        "manc",
        "mr",
        "new",
        "old",
    }
    | {"real", "scouse", "skinny", "the", "uncle", "young"}
)
"""Words before a name that users add or leave out."""

_LETTERS: Final = {
    "tee": "t",
    "jay": "j",
    "kay": "k",
    "dee": "d",
    "bee": "b",
    "gee": "g",
    "cee": "c",
    "vee": "v",
    "ess": "s",
}
"""Letters written as words."""

_SHORTEST: Final = 4
"""Letters from which on one slip makes no other name."""

_PET: Final = 2
"""Letters that a pet form adds at most: Maxi, Blingy."""


@lru_cache(maxsize=16_384)
def similar(one: str, other: str) -> bool:
    """Whether two canonical names may be one. Symmetric."""
    ones, others = _words(one), _words(other)
    if ones <= others or others <= ones:
        return True
    if len(ones) == len(others) == 1:
        return _alike(*sorted((*ones, *others), key=lambda word: (len(word), word)))
    return False


def name_keys(name: str) -> Iterator[str]:
    """What two similar names have in common: the beginning of a word. Initials have no key."""
    yield from sorted({word[:3] for word in _words(name) if len(word) >= 3})


def _alike(short: str, long: str) -> bool:
    if len(short) == 1:
        return long.startswith(short)
    if len(short) >= 3 and long.startswith(short) and len(long) - len(short) <= _PET:
        return True
    return len(short) >= _SHORTEST and DamerauLevenshtein.distance(short, long, score_cutoff=1) <= 1


@lru_cache(maxsize=16_384)
def _words(name: str) -> frozenset[str]:
    """The words that tell a name, in one spelling of what sounds alike."""
    words = [_LETTERS.get(word, word) for word in name.split()]
    telling = [word for word in words if word not in _QUALIFIERS] or words
    return frozenset(map(_plain, telling))


def _plain(word: str) -> str:
    word = re.sub(r"(.)\1+", r"\1", word)
    word = re.sub(r"(ie|ey|y)$", "i", word)
    return re.sub("ck|q|k", "c", word)
