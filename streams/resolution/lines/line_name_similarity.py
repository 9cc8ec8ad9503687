"""Which names of lines may be one name written differently: a slip, a pet form, an initial, a word before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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

_LETTERS_TOGETHER: Final = {**_LETTERS, "zee": "z", "zed": "z", "pee": "p", "ell": "l", "em": "m", "en": "n", "ar": "r"}
"""Letters written as words of a name that is letters alone: Jay Zee."""

_SOUNDS: Final = str.maketrans(
    {letter: group[0] for group in ("bp", "fv", "ckqgx", "sz", "dt", "mn") for letter in group}
    | dict.fromkeys("aeiouywh")
)
"""Letters that are taken for each other when a name is heard; vowels are heard least, and left out."""

_SHORTEST: Final = 4
"""Letters from which on one slip makes no other name."""

_PET: Final = 2
"""Letters that a pet form adds at most: Maxi, Blingy."""


@lru_cache(maxsize=16_384)
def similar(one: str, other: str) -> bool:
    """Whether two canonical names may be one. Symmetric."""
    ones, others = _words(one), _words(other)
    if ones <= others or others <= ones or _glued(one) == _glued(other):
        return True
    if len(ones) == len(others) == 1:
        return _alike(*sorted((*ones, *others), key=lambda word: (len(word), word)))
    return False


def is_initial(name: str) -> bool:
    """Whether a canonical name is one letter, also one written as a word: Kay."""
    return all(len(word) == 1 for word in _words(name))


def name_keys(name: str) -> Iterator[str]:
    """What two similar names have in common: the beginning of a word. Initials have no key."""
    yield from sorted({word[:3] for word in (*_words(name), _glued(name)) if len(word) >= 3})


def sounds_like(one: str, other: str) -> bool:
    """Whether one canonical name may be the other as somebody heard it: Bruiser is Breeze. Symmetric.

    Two consonants at least, of which one name has at most one more than the other, at its end.
    """
    short, long = sorted((_sound(one), _sound(other)), key=len)
    return len(short) > 1 and len(long) - len(short) <= 1 and long.startswith(short)


def shares_word(name: str, words: Iterable[str]) -> bool:
    """Whether a word of a canonical name, other than its initials, may be one of these words written differently."""
    return any(len(one) >= 3 and len(other) >= 3 and similar(one, other) for one in name.split() for other in words)


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
    if len(letters := _letters(name)) > 1:
        return frozenset({letters})
    telling = [word for word in words if word not in _QUALIFIERS] or words
    return frozenset(map(_plain, telling))


@lru_cache(maxsize=16_384)
def _glued(name: str) -> str:
    """The name as one word: Tee Bone is Tbone."""
    return _letters(name) or _plain("".join(_LETTERS.get(word, word) for word in name.split()))


def _letters(name: str) -> str:
    """The letters of a name that is nothing but letters, spoken or written one by one; else empty."""
    letters = [_LETTERS_TOGETHER.get(word, word) for word in name.split()]
    return "".join(letters) if len(letters) > 1 and all(len(one) == 1 for one in letters) else ""


@lru_cache(maxsize=16_384)
def _sound(name: str) -> str:
    """The consonants that are heard of the telling words."""
    telling = [word for word in name.split() if word not in _QUALIFIERS]
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", "".join(telling)).translate(_SOUNDS))


def _plain(word: str) -> str:
    word = re.sub(r"^(\w{2,})\1$", r"\1", word)
    word = re.sub(r"(.)\1+", r"\1", word)
    word = re.sub(r"(ie|ey|y)s?$", "i", word)
    return re.sub("ck|q|k", "c", word)
